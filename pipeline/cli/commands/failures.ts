import { Command } from 'commander';
import type { FailureRow } from '../../../output/query/failures.js';
import { addFailureFilter, type FailureFlags } from '../failure-filter.js';
import { type Layout, type ListOptions, listing } from '../listing.js';
import { count } from '../progress.js';
import { addListOptions } from '../shared-options.js';
import { amountColumn } from '../table.js';

const FAILURES: Layout<FailureRow> = {
  name: 'failures',
  keys: ['locator', 'input', 'stage', 'code', 'message', 'attempts', 'run_id', 'first_failed_at', 'last_failed_at'],
  columns: (paint) => [
    { head: 'input', cell: (f) => f.locator, least: 20, most: 60 },
    { head: 'stage', cell: (f) => f.stage, least: 7, most: 10, paint: paint.cyan },
    { head: 'code', cell: (f) => f.code, least: 12, most: 24, paint: paint.red },
    amountColumn('tried', (f) => f.attempts, paint.dim),
    { head: 'reason', cell: (f) => f.message, least: 24, most: 90 },
  ],
  summary: (n) => count(n, 'failure'),
};

/** `whosaid failures`: what could not be read, and why. */
export function failuresCommand(): Command {
  const command = new Command('failures')
    .summary('list the inputs that failed, with stage and reason')
    .description('Lists the inputs that failed. A failure goes when the same input turns out well in a later run.');
  return addListOptions(addFailureFilter(command))
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid failures
  $ whosaid failures --stage read --since 2025-04-01
  $ whosaid failures --jsonl | jq -r .input | sort -u`,
    )
    .action(async (options: ListOptions & FailureFlags) => {
      const { listFailures } = await import('../../../output/query/failures.js');
      await listing(options, FAILURES, async (store) => {
        if (options.run !== undefined) (await import('../name-run.js')).nameRun(store, options.run);
        return listFailures(store, options);
      });
    });
}
