import { Command } from 'commander';
import type { AnchoredSpan } from '../../reanchor.js';
import { note, write } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';
import { withStore } from '../with-store.js';

interface Flags extends FormatOptions {
  readonly db: string;
  readonly with?: string;
  readonly orphans?: boolean;
}

/** `whosaid reanchor`: where each stored span stands after the original was edited. */
export function reanchorCommand(): Command {
  const command = new Command('reanchor')
    .summary('after an edit of the original, say where each span stands now')
    .description(
      'Reads the original of a document as it is now and says of each stored span where it stands: `exact` with its new offsets and bytes, where its\nwhole sentence stands there unchanged, or `orphan`. Never guesses, and writes nothing: `whosaid ingest` reads the new text.',
    )
    .argument('<document>', 'path or address, or a part of it that no other document has')
    .addOption(dbOption())
    .option('--with <file>', 'the edited original, where it lies elsewhere (a page that was saved again)')
    .option('--orphans', 'only list the orphans');
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid reanchor press/budget.html
  $ whosaid reanchor press/budget.html --orphans --csv
  $ whosaid reanchor https://example.org/budget --with budget-now.html --jsonl`,
    )
    .action(reanchor);
}

async function reanchor(name: string, flags: Flags): Promise<void> {
  const { reanchor } = await import('../../reanchor.js');
  const { readEdited } = await import('../../read-edited.js');
  const { nameDocument } = await import('../name-document.js');
  const { printRows } = await import('../print-rows.js');
  const { paintFor } = await import('../paint.js');
  const paint = paintFor(process.stdout);
  await withStore(flags.db, async (store) => {
    const { id, locator } = nameDocument(store, name);
    const { spans, ...counts } = reanchor(store, id, await readEdited(store, id, flags.with ?? null));
    const shown = flags.orphans ? spans.filter(({ status }) => status === 'orphan') : spans;
    const format = outputFormat(flags);
    if (format === 'json') {
      await write(`${JSON.stringify({ ok: true, document: locator, ...counts, spans: shown })}\n`);
    } else {
      await printRows(shown, format, {
        name: 'spans',
        keys: [
          ...(['layer', 'id', 'slot', 'text', 'start', 'end', 'status', 'reason'] as const),
          ...(['new_start', 'new_end', 'byte_start', 'byte_end', 'byte_precision'] as const),
        ],
        columns: [
          { head: 'layer', cell: (s) => (s.slot === null ? s.layer : `${s.layer}.${s.slot}`), least: 8, most: 20 },
          { head: 'text', cell: (s) => s.text, least: 16, most: 60, paint: paint.bold },
          { head: 'was at', cell: (s) => `${s.start}–${s.end}`, least: 8, most: 16 },
          {
            head: 'stands at',
            cell: (s) => (s.new_start === null ? null : `${s.new_start}–${s.new_end}`),
            least: 9,
            most: 16,
          },
          {
            head: 'bytes',
            cell: (s) => (s.byte_start === null ? null : `${s.byte_start}–${s.byte_end}`),
            least: 8,
            most: 18,
          },
          {
            head: 'status',
            cell: (s) => s.reason ?? s.status,
            least: 6,
            most: 18,
            paint: (text, row: AnchoredSpan) => (row.status === 'orphan' ? paint.red(text) : paint.green(text)),
          },
        ],
      });
    }
    note(
      `${counts.exact} exact, ${counts.orphans} orphans; of the claims ${counts.claims_exact} exact, ${counts.claims_orphaned} orphaned`,
    );
  });
}
