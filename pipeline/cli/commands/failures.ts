import { Command } from 'commander';
import { addFailureFilter, type FailureFlags } from '../failure-filter.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';

/** `whosaid failures`: what could not be read, and why. */
export function failuresCommand(): Command {
  const command = new Command('failures')
    .summary('list the inputs that failed, with stage and reason')
    .description('Lists the inputs that failed. A failure goes when the same input turns out well in a later run.')
    .addOption(dbOption());
  addFailureFilter(command);
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid failures
  $ whosaid failures --stage read --since 2025-04-01
  $ whosaid failures --jsonl | jq -r .input | sort -u`,
    )
    .action(async (options: FormatOptions & FailureFlags & { db: string }) => {
      const { openStore } = await import('../../../output/store/index.js');
      const { listFailures } = await import('../../../output/query/failures.js');
      const { printRows } = await import('../print-rows.js');
      const { paintFor } = await import('../paint.js');
      const paint = paintFor(process.stdout);
      const store = openStore(options.db, { readonly: true });
      try {
        const format = outputFormat(options);
        const n = await printRows(listFailures(store, options), format, {
          name: 'failures',
          keys: [
            'locator',
            'input',
            'stage',
            'code',
            'message',
            'attempts',
            'run_id',
            'first_failed_at',
            'last_failed_at',
          ],
          columns: [
            { head: 'input', cell: (f) => f.locator, least: 20, most: 60 },
            { head: 'stage', cell: (f) => f.stage, least: 7, most: 10, paint: paint.cyan },
            { head: 'code', cell: (f) => f.code, least: 12, most: 24, paint: paint.red },
            { head: 'tried', cell: (f) => String(f.attempts), least: 5, most: 5, align: 'right', paint: paint.dim },
            { head: 'reason', cell: (f) => f.message, least: 24, most: 90 },
          ],
        });
        if (format === 'table') note(n === 1 ? '1 failure' : `${n.toLocaleString('en-US')} failures`);
      } finally {
        store.close();
      }
    });
}
