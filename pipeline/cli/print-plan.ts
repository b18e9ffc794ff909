import { ExitStatus } from '../errors.js';
import type { BatchPart } from '../ingest.js';
import type { FilledIngestOptions } from '../ingest-options.js';
import { type PlannedDocument, plan } from '../plan.js';
import { note, write } from './output.js';
import { printable } from './text-width.js';

const OUTCOMES = ['new', 'replaced', 'unchanged', 'failed', 'fetched'] as const;

/** `--dry-run`: prints what a run would do, a line a document (those that have not changed only in the counts). */
export async function printPlan(
  parts: readonly BatchPart[],
  options: FilledIngestOptions,
  flags: { readonly json?: boolean; readonly quiet?: boolean },
): Promise<void> {
  const counts = { new: 0, replaced: 0, unchanged: 0, failed: 0, fetched: 0 };
  let bytes = 0;
  if (flags.json) await write('{"ok":true,"dry_run":true,"plan":[');
  let first = true;
  for await (const document of plan(parts, options.db, options.force)) {
    counts[document.outcome]++;
    if (document.outcome !== 'unchanged') bytes += document.bytes;
    if (flags.json) await write(`${first ? '' : ','}\n${JSON.stringify(document)}`);
    else if (!flags.quiet && document.outcome !== 'unchanged') await write(`${line(document)}\n`);
    first = false;
  }
  if (flags.json) await write(`\n],"documents":${JSON.stringify(counts)},"bytes":${bytes}}\n`);
  else {
    const told = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => `${counts[outcome]} ${outcome}`);
    note(`dry run: ${told.length === 0 ? 'nothing' : told.join(', ')}; nothing was written`);
  }
  process.exitCode = counts.failed > 0 ? ExitStatus.inputFailed : ExitStatus.done;
}

function line({ outcome, locator, code, message }: PlannedDocument): string {
  return `${outcome.padEnd(9)} ${printable(code === null ? locator : `${code}: ${message}`)}`;
}
