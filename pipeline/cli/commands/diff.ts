import { Command, Option } from 'commander';
import type { DocumentDiff, FactChange, Version } from '../../../output/query/diff.js';
import type { VersionFact } from '../../../output/store/versions.js';
import { WhosaidError } from '../../errors.js';
import { csvLine } from '../csv.js';
import { note, write, writeRows } from '../output.js';
import { paintFor } from '../paint.js';
import { count } from '../progress.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat, wholeNumber } from '../shared-options.js';
import { printable } from '../text-width.js';
import { withStore } from '../with-store.js';

interface Flags extends FormatOptions {
  readonly db: string;
  readonly from?: number;
  readonly to?: number;
  readonly versions?: boolean;
}

/** `whosaid diff`: what changed between two versions of a document. */
export function diffCommand(): Command {
  const command = new Command('diff')
    .summary('compare two versions of a document: its facts and its sentences')
    .description(
      'Compares two versions of a document that was read more than once: the figures that came, went or changed, and the sentences. A version is\nkept whenever a document is replaced: because its file or page has changed, or because a newer whosaid has extracted it.',
    )
    .argument('<document>', 'path or address, or a part of it that no other document has')
    .addOption(dbOption())
    .addOption(new Option('--from <n>', 'older version (default: the one before)').argParser(wholeNumber('--from', 1)))
    .addOption(new Option('--to <n>', 'newer version (default: the one that stands)').argParser(wholeNumber('--to', 1)))
    .option('--versions', 'only list the versions');
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid diff press/budget.html
  $ whosaid diff press/budget.html --versions
  $ whosaid diff press/budget.html --from 1 --to 3 --jsonl`,
    )
    .action(diff);
}

async function diff(name: string, flags: Flags): Promise<void> {
  const { diffDocument, listVersions } = await import('../../../output/query/diff.js');
  const { nameDocument } = await import('../name-document.js');
  await withStore(flags.db, async (store) => {
    const { id, locator } = nameDocument(store, name);
    const versions = listVersions(store, id);
    if (flags.versions) {
      await printVersions(versions, flags);
      return;
    }
    const alone = versions.length === 1 && (flags.from ?? 1) === 1 && (flags.to ?? 1) === 1;
    const found = alone ? null : diffDocument(store, id, { from: flags.from ?? null, to: flags.to ?? null });
    if (found !== null) await print(found, flags);
    else if (alone) {
      if (flags.json) await write(`${JSON.stringify({ ok: true, document: locator, versions: 1 })}\n`);
      note(`${locator}: has one version only`);
    } else {
      throw new WhosaidError('USAGE', `${locator}: has the versions 1 to ${versions.length}; see --versions`);
    }
  });
}

async function printVersions(versions: readonly Version[], flags: Flags): Promise<void> {
  const { printRows } = await import('../print-rows.js');
  await printRows(versions, outputFormat(flags), {
    name: 'versions',
    keys: ['number', 'current', 'title', 'reference_date', 'read_at', 'replaced_at', 'extractor', 'content_sha256'],
    columns: [
      { head: 'version', cell: (v) => `${v.number}${v.current ? ' *' : ''}`, least: 7, most: 9 },
      { head: 'read', cell: (v) => v.read_at?.slice(0, 19) ?? null, least: 19, most: 19 },
      { head: 'replaced', cell: (v) => v.replaced_at?.slice(0, 19) ?? null, least: 19, most: 19 },
      { head: 'extractor', cell: (v) => v.extractor, least: 9, most: 12 },
      { head: 'title', cell: (v) => v.title, least: 12, most: 60 },
      { head: 'content', cell: (v) => v.content_sha256.slice(0, 12), least: 12, most: 12 },
    ],
  });
}

async function print(found: DocumentDiff, flags: Flags): Promise<void> {
  const format = outputFormat(flags);
  if (format === 'json') await write(`${JSON.stringify({ ok: true, ...found })}\n`);
  else if (format === 'jsonl') {
    for (const change of found.facts ?? []) await write(`${JSON.stringify({ layer: 'fact', ...change })}\n`);
    for (const change of found.sentences ?? []) await write(`${JSON.stringify({ layer: 'sentence', ...change })}\n`);
  } else if (format === 'csv') {
    await writeRows(csvLine(['layer', 'kind', 'before', 'after']));
    for (const { kind, before, after } of found.facts ?? [])
      await writeRows(csvLine(['fact', kind, say(before), say(after)]));
    for (const { kind, text } of found.sentences ?? []) {
      await writeRows(csvLine(['sentence', kind, kind === 'removed' ? text : null, kind === 'added' ? text : null]));
    }
  } else await printForPeople(found);
}

/** A fact on one line. */
function say(fact: VersionFact | null): string | null {
  if (fact === null) return null;
  const { subject, measure, number, time, said_by } = fact;
  const about = [subject, measure].filter((part) => part !== null).join(', ');
  const rest = [time, said_by === null ? null : `said by ${said_by}`].filter((part) => part !== null).join('; ');
  return `${about === '' ? '' : `${about}: `}${number}${rest === '' ? '' : ` (${rest})`}`;
}

async function printForPeople({ document, from, to, facts, sentences, same_facts }: DocumentDiff): Promise<void> {
  const paint = paintFor(process.stdout);
  const removed = (text: string | null): string => paint.red(`- ${printable(text ?? '')}\n`);
  const added = (text: string | null): string => paint.green(`+ ${printable(text ?? '')}\n`);
  const told = (v: Version): string =>
    `version ${v.number}${v.read_at === null ? '' : `, read ${v.read_at.slice(0, 19)}`}`;
  await write(`${paint.bold(printable(document))}\n${paint.dim(`${told(from)} → ${told(to)}`)}\n\n`);
  if (facts === null) await write('the facts of the older version were not kept\n');
  for (const change of facts ?? []) await write(sayChange(change, removed, added));
  if (facts !== null)
    await write(paint.dim(`${count(same_facts, 'fact')} ${same_facts === 1 ? 'is' : 'are'} the same\n`));
  if (sentences === null) await write('\nthe text of the older version was not kept\n');
  else if (sentences.length > 0) await write(`\n${paint.bold('sentences')}\n`);
  for (const { kind, text } of sentences ?? []) await write(kind === 'added' ? added(text) : removed(text));
}

function sayChange(
  { kind, before, after }: FactChange,
  removed: (text: string | null) => string,
  added: (text: string | null) => string,
): string {
  if (kind === 'removed') return removed(say(before));
  if (kind === 'added') return added(say(after));
  return removed(say(before)) + added(say(after));
}
