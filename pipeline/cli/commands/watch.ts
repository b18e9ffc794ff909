import { Command, Option } from 'commander';
import { addRunOptions, configOption, driveOptions, type RunFlags } from '../run-options.js';
import { wholeNumber } from '../shared-options.js';

interface Flags extends RunFlags {
  readonly settle: number;
  readonly referenceDate?: string;
}

/** `whosaid watch`: takes in files as they arrive. */
export function watchCommand(): Command {
  const command = new Command('watch')
    .summary('read files as they arrive in a folder')
    .description(
      'Reads what is in the folders, then stays and reads each file that arrives or changes, once it has been written completely.\nSIGTERM ends it within five seconds.',
    )
    .argument('<folder...>', 'folders, with all that is in them')
    .addOption(configOption());
  return addRunOptions(command)
    .addOption(
      new Option('--settle <ms>', 'a file is complete when its size has not changed for so long')
        .argParser(wholeNumber('--settle', 1))
        .default(2000),
    )
    .option('--reference-date <day>', 'YYYY-MM-DD, run-day or file-modified: from where relative dates are counted')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid watch incoming/
  $ whosaid watch incoming/ --reference-date file-modified --settle 5000`,
    )
    .action(watch);
}

async function watch(folders: string[], flags: Flags): Promise<void> {
  const { filledRunOptions, resolveSettings } = await import('../../schedule/settings.js');
  const { watchFolders } = await import('../../schedule/watcher.js');
  const { runBatch } = await import('../../ingest.js');
  const { Drive } = await import('../drive-run.js');
  const settings = resolveSettings({ ...flags }, flags.config ?? null);
  const drive = await Drive.start(driveOptions('watch', flags, settings));
  await drive.run(() =>
    watchFolders({
      folders,
      settleMs: flags.settle,
      log: drive.log,
      signal: drive.signal,
      run: (paths) =>
        drive.batch((hooks) => {
          const options = filledRunOptions(settings, hooks);
          return runBatch('watch', [{ inputs: [{ kind: 'files', paths }], options }], options);
        }),
    }),
  );
}
