import { Command } from 'commander';
import { note } from '../output.js';

interface Flags {
  readonly config: string;
  readonly store: string;
  readonly cron?: string;
  readonly timeZone?: string;
  readonly force?: boolean;
}

/** `whosaid init`: writes a project file. */
export function initCommand(): Command {
  return new Command('init')
    .summary('write a project file')
    .description(
      'Writes whosaid.config.json, and its JSON Schema beside it for editors. The paths are checked by no one before `whosaid run --dry-run`.',
    )
    .argument('[path...]', 'files, folders or patterns that the project reads (default: articles)')
    .option('--config <file>', 'where to write it', 'whosaid.config.json')
    .option('--store <file>', 'the database of the project', 'whosaid.db')
    .option('--cron <expression>', 'when `whosaid schedule` reads them', '0 3 * * *')
    .option('--time-zone <zone>', 'IANA time zone of the schedule (default: that of this machine)')
    .option('--force', 'overwrite a project file that is there')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid init articles/
  $ whosaid init "press/**/*.html" --cron "30 6 * * mon-fri" --time-zone Europe/Berlin`,
    )
    .action(async (paths: string[], flags: Flags) => {
      const { writeProject } = await import('../../schedule/init-project.js');
      const { file, schema } = writeProject({
        file: flags.config,
        paths: paths.length === 0 ? ['articles'] : paths,
        store: flags.store,
        cron: flags.cron ?? '0 3 * * *',
        timeZone: flags.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        force: flags.force === true,
      });
      note(`wrote ${file} and ${schema}; next: whosaid run --dry-run --config ${flags.config}`);
    });
}
