import { Command } from 'commander';
import { addRunOptions, configOption, driveOptions, type RunFlags } from '../run-options.js';

interface Flags extends RunFlags {
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `whosaid run`: one batch of a project's inputs. */
export function runCommand(): Command {
  const command = new Command('run')
    .summary('read all inputs of the project once')
    .description(
      'Reads the inputs of the project file (whosaid.config.json) in one batch. What has not changed is passed over; what fails is noted and stops\nnothing. Two runs never write to one database at once.',
    )
    .argument('[input...]', 'names of inputs (default: all)')
    .addOption(configOption());
  return addRunOptions(command)
    .option('--force', 'read again what has not changed')
    .option('--dry-run', 'only say what would be read; nothing is written')
    .addHelpText(
      'after',
      `
Ends with 3 when documents failed (whosaid failures), 6 when more than --max-error-ratio did.

Examples:
  $ whosaid run
  $ whosaid run press --dry-run
  $ whosaid run --config /etc/whosaid/news.json --metrics-file /var/lib/node_exporter/whosaid.prom`,
    )
    .action(run);
}

async function run(names: string[], flags: Flags): Promise<void> {
  const { requireProject } = await import('../require-project.js');
  const { filledRunOptions } = await import('../../schedule/settings.js');
  const { chooseInputs, partsOf, runProject } = await import('../../schedule/run-project.js');
  const { settings, project } = await requireProject(flags);
  if (flags.dryRun) {
    const { printPlan } = await import('../print-plan.js');
    const options = filledRunOptions(settings, { force: flags.force === true });
    await printPlan(partsOf(project, chooseInputs(project, names), options), options, flags);
    return;
  }
  const { Drive } = await import('../drive-run.js');
  const drive = await Drive.start(driveOptions('run', flags, settings));
  await drive.run(() =>
    drive.onlyBatch((hooks) =>
      runProject('run', project, names, filledRunOptions(settings, { ...hooks, force: flags.force === true })),
    ),
  );
}
