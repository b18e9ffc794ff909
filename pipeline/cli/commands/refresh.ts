import { Command, Option } from 'commander';
import { addRunOptions, configOption, driveOptions, type RunFlags } from '../run-options.js';
import { wholeNumber } from '../shared-options.js';

interface Flags extends RunFlags {
  readonly limit?: number;
  readonly dryRun?: boolean;
}

/** `whosaid refresh`: extracts again what an older version has extracted. */
export function refreshCommand(): Command {
  const command = new Command('refresh')
    .summary('after an upgrade, extract again what an older version has extracted')
    .description(
      'Reads the documents again that an older whosaid, or its readers, have extracted, the newest articles first, each with the options that it was read with: from its original, or from the stored text where that is gone or has changed.\nCtrl-C stops cleanly; the same command goes on where it stopped. What the older version found is kept for `whosaid diff`.',
    )
    .addOption(configOption());
  return addRunOptions(command)
    .addOption(new Option('--limit <n>', 'at most so many documents').argParser(wholeNumber('--limit', 1)))
    .option('--dry-run', 'only say how many there are')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid refresh --dry-run
  $ whosaid refresh --limit 1000`,
    )
    .action(refresh);
}

async function refresh(flags: Flags): Promise<void> {
  const { filledRunOptions, resolveSettings } = await import('../../schedule/settings.js');
  const { countOutdated, refreshDocuments } = await import('../../schedule/refresh.js');
  const { Drive } = await import('../drive-run.js');
  const { write } = await import('../output.js');
  const settings = resolveSettings({ ...flags }, flags.config ?? null);
  const options = driveOptions('refresh', flags, settings);
  if (flags.dryRun) {
    const outdated = countOutdated(filledRunOptions(settings));
    await write(flags.json ? `${JSON.stringify({ ok: true, outdated })}\n` : `${outdated}\n`);
    return;
  }
  const drive = await Drive.start(options);
  await drive.run(async () => {
    const done = await drive.onlyBatch((hooks) =>
      refreshDocuments(filledRunOptions(settings, hooks), flags.limit ?? null),
    );
    if (!done) drive.log.info('every document was extracted by this version, with your lists as they are');
  });
}
