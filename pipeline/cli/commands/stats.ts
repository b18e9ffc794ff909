import { Command } from 'commander';
import type { CountRow } from '../../../output/query/documents.js';
import { write } from '../output.js';
import { dbOption } from '../shared-options.js';
import { withStore } from '../with-store.js';

/** `whosaid stats`: what the database holds, counted. */
export function statsCommand(): Command {
  return new Command('stats')
    .summary('count what the database holds')
    .addOption(dbOption())
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid stats
  $ whosaid stats --json | jq .units`,
    )
    .action(async (options: { db: string; json?: boolean }) => {
      const { storeStats } = await import('../../../output/query/documents.js');
      const { megabytes } = await import('../progress.js');
      const { paintFor } = await import('../paint.js');
      const { pad, printable } = await import('../text-width.js');
      const paint = paintFor(process.stdout);
      await withStore(options.db, async (store) => {
        const stats = storeStats(store);
        if (options.json) {
          await write(`${JSON.stringify({ ok: true, ...stats })}\n`);
          return;
        }
        const amount = (n: number): string => n.toLocaleString('en-US');
        const percent = (share: number | null): string => (share === null ? '-' : `${Math.round(share * 100)}%`);
        const line = (name: string, value: string): string => `${paint.bold(pad(name, 16))}${value}\n`;
        const list = (rows: readonly CountRow[]): string =>
          rows.length === 0
            ? '-'
            : rows.map((row) => `${printable(row.name)} ${paint.dim(amount(row.count))}`).join(paint.dim(' · '));
        const { claims_with: slots } = stats;
        await write(
          line(
            'documents',
            `${amount(stats.documents)} (${amount(stats.duplicates)} equal to another), ${amount(stats.characters)} characters`,
          ) +
            line('sentences', amount(stats.sentences)) +
            line('numbers', amount(stats.numbers)) +
            line('dates', amount(stats.dates)) +
            line('entities', `${amount(stats.entities)} in ${amount(stats.entity_mentions)} mentions`) +
            line('attributions', amount(stats.attributions)) +
            line('claims', amount(stats.claims)) +
            line(
              'claims with',
              `measure ${percent(slots.measure)}, subject ${percent(slots.subject)}, time ${percent(slots.time)}, source ${percent(slots.source)}`,
            ) +
            line('kinds of number', list(stats.number_kinds)) +
            line('units', list(stats.units)) +
            line('attributed', list(stats.attribution_kinds)) +
            line('relations', list(stats.relations)) +
            line('who said most', list(stats.sources)) +
            line('of whom most', list(stats.subjects)) +
            line('failures', stats.failures === 0 ? '0' : paint.red(`${amount(stats.failures)} (whosaid failures)`)) +
            line('database', `${megabytes(stats.database_bytes)}, ${amount(stats.runs)} runs`),
        );
      });
    });
}
