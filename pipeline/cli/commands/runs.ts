import { Command } from 'commander';
import type { RunRow, StageRow } from '../../../output/query/runs.js';
import { type Layout, type ListOptions, printListing } from '../listing.js';
import { write } from '../output.js';
import { count } from '../progress.js';
import { addListOptions, outputFormat, wholeNumber } from '../shared-options.js';
import { amountColumn } from '../table.js';
import { withStore } from '../with-store.js';

const spent = (seconds: number | null): string =>
  seconds === null ? '' : `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;

const RUNS: Layout<RunRow> = {
  name: 'runs',
  keys: [
    ...(['id', 'command', 'version', 'started_at', 'finished_at', 'status', 'seconds', 'new', 'replaced'] as const),
    ...(['unchanged', 'skipped', 'failed', 'claims', 'bytes', 'error'] as const),
  ],
  columns: (paint) => [
    { head: 'run', cell: (r) => String(r.id), least: 3, most: 8, align: 'right' },
    { head: 'command', cell: (r) => r.command, least: 6, most: 10, paint: paint.cyan },
    { head: 'started', cell: (r) => r.started_at.slice(0, 19), least: 19, most: 19 },
    {
      head: 'status',
      cell: (r) => r.status,
      least: 7,
      most: 8,
      paint: (text, row) => (row.status === 'failed' ? paint.red(text) : text),
    },
    { head: 'took', cell: (r) => spent(r.seconds), least: 6, most: 10, align: 'right' },
    amountColumn('new', (r) => r.new, paint.green),
    amountColumn('replaced', (r) => r.replaced),
    amountColumn('unchanged', (r) => r.unchanged, paint.dim),
    amountColumn('skipped', (r) => r.skipped),
    amountColumn('failed', (r) => r.failed, paint.red),
    { head: 'error', cell: (r) => r.error, least: 10, most: 60, paint: paint.red },
  ],
  summary: (n) => count(n, 'run'),
};

const STAGES: Layout<StageRow> = {
  name: 'stages',
  keys: ['stage', 'documents', 'failures', 'seconds'],
  columns: () => [
    { head: 'stage', cell: (s) => s.stage, least: 9, most: 10 },
    amountColumn('documents', (s) => s.documents),
    amountColumn('failures', (s) => s.failures),
    { head: 'seconds', cell: (s) => s.seconds.toFixed(2), least: 8, most: 12, align: 'right' },
  ],
};

/** `whosaid runs`: what ran, and how long each stage took. */
export function runsCommand(): Command {
  const command = new Command('runs')
    .summary('list the runs, and how long each stage took')
    .description('Lists the runs, the latest first; with an id, that run alone with its stages.')
    .argument('[id]', 'id of a run', wholeNumber('id', 1));
  return addListOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid runs
  $ whosaid runs 12
  $ whosaid runs --jsonl | jq '{id, status, failed}'`,
    )
    .action(async (id: number | undefined, options: ListOptions) => {
      const { listRuns } = await import('../../../output/query/runs.js');
      await withStore(options.db, async (store) => {
        const runs = id === undefined ? [...listRuns(store)] : [(await import('../name-run.js')).nameRun(store, id)];
        await printListing(runs, options, RUNS);
        const stages = id === undefined ? [] : (runs[0]?.stages ?? []);
        if (stages.length === 0 || outputFormat(options) !== 'table') return;
        await write('\n');
        await printListing(stages, options, STAGES);
      });
    });
}
