import { type Command, Option } from 'commander';
import type { Settings } from '../schedule/settings.js';
import type { DriveOptions } from './drive-run.js';
import { choiceOption, decimalNumber, share, wholeNumber } from './shared-options.js';

/** Options of every command that runs batches. */
export interface RunFlags {
  readonly db?: string;
  readonly config?: string;
  readonly jobs?: number;
  readonly wait?: number;
  readonly deadline?: number;
  readonly maxFileBytes?: number;
  readonly maxErrorRatio?: number;
  readonly metricsFile?: string;
  readonly logFormat?: 'auto' | 'json' | 'text';
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `--config`, for commands that work on a project. */
export function configOption(): Option {
  return new Option('--config <file>', 'the project file (default: whosaid.config.json; also WHOSAID_CONFIG)');
}

/** Adds the options of runs; those that a project file may give too have no default here (see pipeline/schedule/settings.ts). */
export function addRunOptions(command: Command): Command {
  return command
    .addOption(new Option('--db <file>', 'the database (default: what the project says, or whosaid.db)'))
    .addOption(
      new Option('--jobs <n>', 'worker threads (default: one a processor)').argParser(wholeNumber('--jobs', 1)),
    )
    .addOption(
      new Option('--wait <seconds>', 'how long to wait for another run on the database (default: 60)').argParser(
        decimalNumber('--wait'),
      ),
    )
    .addOption(
      new Option('--deadline <ms>', 'most time for one document (default: 30000)').argParser(
        wholeNumber('--deadline', 1),
      ),
    )
    .addOption(
      new Option('--max-error-ratio <share>', 'end with 6 when more than this share failed (0 to 1)').argParser(
        share('--max-error-ratio'),
      ),
    )
    .option('--metrics-file <file>', 'write metrics there, as Prometheus text')
    .addOption(
      choiceOption('--log-format <format>', 'JSON lines, text, or text on a terminal only (default: auto)', [
        'auto',
        'json',
        'text',
      ]),
    )
    .option('--json', 'print what was done as one JSON object')
    .option('-q, --quiet', 'say nothing but errors');
}

/** What a command prints and where, by its flags and the settings. */
export function driveOptions(command: string, flags: RunFlags, { settings }: Settings): DriveOptions {
  const get = (key: Parameters<typeof settings.get>[0]): string | number | null => settings.get(key)?.value ?? null;
  return {
    command,
    db: String(get('store')),
    quiet: flags.quiet === true,
    json: flags.json === true,
    logFormat: get('logFormat') as DriveOptions['logFormat'],
    maxErrorRatio: get('maxErrorRatio') as number | null,
    metricsFile: get('metricsFile') as string | null,
    jobs: get('jobs') as number | null,
  };
}
