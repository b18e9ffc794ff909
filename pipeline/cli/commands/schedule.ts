import { Command } from 'commander';
import { WhosaidError } from '../../errors.js';
import { addRunOptions, configOption, driveOptions, type RunFlags } from '../run-options.js';

/** `whosaid schedule`: stays, and runs the project's schedules when they are due. */
export function scheduleCommand(): Command {
  const command = new Command('schedule')
    .summary('stay, and read the inputs when they are due')
    .description(
      'Stays, and reads the inputs of the project by the cron expressions of its `schedules`. Runs never overlap; due times that were missed are\ncaught up by one run. SIGTERM ends it within five seconds: what has been read is stored, the rest is read the next time.',
    )
    .addOption(configOption());
  return addRunOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid schedule
  $ whosaid schedule --log-format json --metrics-file whosaid.prom 2>> whosaid.log`,
    )
    .action(schedule);
}

async function schedule(flags: RunFlags): Promise<void> {
  const { requireProject } = await import('../require-project.js');
  const { filledRunOptions } = await import('../../schedule/settings.js');
  const { runProject } = await import('../../schedule/run-project.js');
  const { Scheduler } = await import('../../schedule/scheduler.js');
  const { Drive } = await import('../drive-run.js');
  const { settings, project } = await requireProject(flags);
  const schedules = project.value.schedules ?? [];
  if (schedules.length === 0) {
    throw new WhosaidError(
      'CONFIG_INVALID',
      `${project.file}: schedules: there are none; write [{"name": "nightly", "cron": "0 3 * * *", "timeZone": "Europe/Berlin"}]`,
    );
  }
  const drive = await Drive.start(driveOptions('schedule', flags, settings));
  const { db } = filledRunOptions(settings);
  await drive.run(() =>
    new Scheduler({
      db,
      schedules,
      log: drive.log,
      signal: drive.signal,
      run: ({ inputs }) =>
        drive.batch(async (hooks) => {
          const summary = await runProject('schedule', project, inputs, filledRunOptions(settings, hooks));
          drive.statusOf(summary);
          return summary;
        }),
    }).run(),
  );
}
