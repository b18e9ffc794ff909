import { Command } from 'commander';
import { ExitStatus } from '../../errors.js';
import { addFailureFilter, type FailureFlags } from '../failure-filter.js';
import { addRunOptions, configOption, driveOptions, type RunFlags } from '../run-options.js';

/** `whosaid retry`: what failed, and only that, again. */
export function retryCommand(): Command {
  const command = new Command('retry')
    .summary('try again what failed, and only that')
    .description(
      'Reads the inputs again that failed, with the options of their run. What failed and has not changed since is left alone by other runs; this\ntries it all the same.',
    )
    .addOption(configOption());
  addFailureFilter(command);
  return addRunOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid retry
  $ whosaid retry --code TIMEOUT --deadline 120000
  $ whosaid retry --document press/ --since 2025-04-01`,
    )
    .action(retry);
}

async function retry(flags: RunFlags & FailureFlags): Promise<void> {
  const { filledRunOptions, resolveSettings } = await import('../../schedule/settings.js');
  const { retryFailures } = await import('../../schedule/retry.js');
  const { Drive } = await import('../drive-run.js');
  const settings = resolveSettings({ ...flags }, flags.config ?? null);
  const drive = await Drive.start(driveOptions('retry', flags, settings));
  await drive.run(async () => {
    let lost = 0;
    const done = await drive.onlyBatch((hooks) =>
      retryFailures(flags, filledRunOptions(settings, hooks), ({ locator }) => {
        lost++;
        drive.log.warn(`${locator}: came through standard input, which has gone: pipe it in again`);
      }),
    );
    if (!done && lost === 0) drive.log.info('nothing that failed is chosen: see whosaid failures');
    if (lost > 0 && !process.exitCode) process.exitCode = ExitStatus.inputFailed;
  });
}
