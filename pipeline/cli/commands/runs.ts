import { Command } from 'commander';
import type { RunRow } from '../../../output/query/runs.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat, wholeNumber } from '../shared-options.js';

const number = (n: number | null): string => (n === null ? '' : n.toLocaleString('en-US'));
const spent = (seconds: number | null): string =>
  seconds === null ? '' : `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;

/** `whosaid runs`: what ran, and how long each stage took. */
export function runsCommand(): Command {
  const command = new Command('runs')
    .summary('list the runs, and how long each stage took')
    .description('Lists the runs, the latest first; with an id, that run alone with its stages.')
    .argument('[id]', 'id of a run', wholeNumber('id', 1))
    .addOption(dbOption());
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid runs
  $ whosaid runs 12
  $ whosaid runs --jsonl | jq '{id, status, failed}'`,
    )
    .action(async (id: number | undefined, options: FormatOptions & { db: string }) => {
      const { openStore } = await import('../../../output/store/index.js');
      const { listRuns } = await import('../../../output/query/runs.js');
      const { printRows } = await import('../print-rows.js');
      const { paintFor } = await import('../paint.js');
      const paint = paintFor(process.stdout);
      const store = openStore(options.db, { readonly: true });
      try {
        const format = outputFormat(options);
        const runs = [...listRuns(store, id ?? null)];
        const n = await printRows(runs, format, {
          name: 'runs',
          keys: [
            ...([
              'id',
              'command',
              'version',
              'started_at',
              'finished_at',
              'status',
              'seconds',
              'new',
              'replaced',
            ] as const),
            ...(['unchanged', 'skipped', 'failed', 'claims', 'bytes', 'error'] as const),
          ],
          columns: [
            { head: 'run', cell: (r) => String(r.id), least: 3, most: 8, align: 'right' },
            { head: 'command', cell: (r) => r.command, least: 6, most: 10, paint: paint.cyan },
            { head: 'started', cell: (r) => r.started_at.slice(0, 19), least: 19, most: 19 },
            {
              head: 'status',
              cell: (r) => r.status,
              least: 7,
              most: 8,
              paint: (text, row: RunRow) => (row.status === 'failed' ? paint.red(text) : text),
            },
            { head: 'took', cell: (r) => spent(r.seconds), least: 6, most: 10, align: 'right' },
            { head: 'new', cell: (r) => number(r.new), least: 5, most: 10, align: 'right', paint: paint.green },
            { head: 'replaced', cell: (r) => number(r.replaced), least: 5, most: 10, align: 'right' },
            {
              head: 'unchanged',
              cell: (r) => number(r.unchanged),
              least: 5,
              most: 10,
              align: 'right',
              paint: paint.dim,
            },
            { head: 'skipped', cell: (r) => number(r.skipped), least: 5, most: 10, align: 'right' },
            { head: 'failed', cell: (r) => number(r.failed), least: 5, most: 10, align: 'right', paint: paint.red },
            { head: 'error', cell: (r) => r.error, least: 10, most: 60, paint: paint.red },
          ],
        });
        if (id !== undefined && n === 1 && format === 'table') await printStages(runs[0] as RunRow);
        if (format === 'table') note(n === 1 ? '1 run' : `${n.toLocaleString('en-US')} runs`);
      } finally {
        store.close();
      }
    });
}

async function printStages(run: RunRow): Promise<void> {
  const { write } = await import('../output.js');
  const { printRows } = await import('../print-rows.js');
  if (run.stages.length === 0) return;
  await write('\n');
  await printRows(run.stages, 'table', {
    name: 'stages',
    keys: ['stage', 'documents', 'failures', 'seconds'],
    columns: [
      { head: 'stage', cell: (s) => s.stage, least: 9, most: 10 },
      { head: 'documents', cell: (s) => number(s.documents), least: 9, most: 12, align: 'right' },
      { head: 'failures', cell: (s) => number(s.failures), least: 8, most: 12, align: 'right' },
      { head: 'seconds', cell: (s) => s.seconds.toFixed(2), least: 8, most: 12, align: 'right' },
    ],
  });
}
