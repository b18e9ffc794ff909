import { dirname, resolve } from 'node:path';
import { WhosaidError } from '../errors.js';
import { type FilledIngestOptions, fillIngestOptions, type IngestOptions } from '../ingest-options.js';
import { checkConfig, configProblems } from './config-errors.js';
import { findProjectFile, type Loaded, loadProject, loadUserSettings } from './load-config.js';
import type { Project, UserSettings } from './project.js';
import { USER_SCHEMA } from './project-schema.js';

export type SettingKey =
  | 'store'
  | 'jobs'
  | 'referenceDate'
  | 'charset'
  | 'aliases'
  | 'units'
  | 'cues'
  | 'keepBytes'
  | 'limits.fileBytes'
  | 'limits.textLength'
  | 'limits.documentDeadline'
  | 'maxErrorRatio'
  | 'wait'
  | 'metricsFile'
  | 'logFormat';

/** One setting: its key in the files, its flag, its variable, and what holds where nobody says anything. */
export interface SettingRow {
  readonly key: SettingKey;
  /** Name of the option as commander calls it: `--max-file-bytes` is `maxFileBytes`. */
  readonly option: string;
  readonly variable: string;
  readonly kind: 'text' | 'number' | 'path';
  readonly fallback: string | number | null;
}

/** Every setting that a flag, a variable and both files may give. The README lists them; a test compares. */
export const SETTINGS: readonly SettingRow[] = [
  { key: 'store', option: 'db', variable: 'WHOSAID_DB', kind: 'path', fallback: 'whosaid.db' },
  { key: 'jobs', option: 'jobs', variable: 'WHOSAID_JOBS', kind: 'number', fallback: null },
  {
    key: 'referenceDate',
    option: 'referenceDate',
    variable: 'WHOSAID_REFERENCE_DATE',
    kind: 'text',
    fallback: null,
  },
  { key: 'charset', option: 'charset', variable: 'WHOSAID_CHARSET', kind: 'text', fallback: null },
  { key: 'aliases', option: 'aliases', variable: 'WHOSAID_ALIASES', kind: 'path', fallback: null },
  { key: 'units', option: 'units', variable: 'WHOSAID_UNITS', kind: 'path', fallback: null },
  { key: 'cues', option: 'cues', variable: 'WHOSAID_CUES', kind: 'path', fallback: null },
  { key: 'keepBytes', option: 'keepBytes', variable: 'WHOSAID_KEEP_BYTES', kind: 'text', fallback: 'auto' },
  {
    key: 'limits.fileBytes',
    option: 'maxFileBytes',
    variable: 'WHOSAID_MAX_FILE_BYTES',
    kind: 'number',
    fallback: 50_000_000,
  },
  {
    key: 'limits.textLength',
    option: 'maxTextLength',
    variable: 'WHOSAID_MAX_TEXT_LENGTH',
    kind: 'number',
    fallback: 10_000_000,
  },
  {
    key: 'limits.documentDeadline',
    option: 'deadline',
    variable: 'WHOSAID_DEADLINE',
    kind: 'number',
    fallback: 30_000,
  },
  {
    key: 'maxErrorRatio',
    option: 'maxErrorRatio',
    variable: 'WHOSAID_MAX_ERROR_RATIO',
    kind: 'number',
    fallback: null,
  },
  { key: 'wait', option: 'wait', variable: 'WHOSAID_WAIT', kind: 'number', fallback: 60 },
  { key: 'metricsFile', option: 'metricsFile', variable: 'WHOSAID_METRICS_FILE', kind: 'path', fallback: null },
  { key: 'logFormat', option: 'logFormat', variable: 'WHOSAID_LOG_FORMAT', kind: 'text', fallback: 'auto' },
];

/** A setting's value and where it came from. */
export interface Setting {
  readonly value: string | number | null;
  /** `flag`, a variable's name, the path of a file, or `default`. */
  readonly origin: string;
}

/** What holds for a command, and the project that it works on. */
export interface Settings {
  readonly project: Loaded<Project> | null;
  readonly user: Loaded<UserSettings> | null;
  readonly settings: ReadonlyMap<SettingKey, Setting>;
}

type Value = string | number | undefined;

function fromFile(file: Loaded<UserSettings> | null, key: string): Value {
  let at: unknown = file?.value;
  for (const part of key.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at as Value;
}

/** `a.b` set to a value, as the files write it. */
function nested(key: string, value: unknown): UserSettings {
  return key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as UserSettings;
}

/** `maxFileBytes` as it is typed: `--max-file-bytes`. */
function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** What a variable says; an empty one says nothing. Throws CONFIG_INVALID, which names the variable. */
function fromVariable(row: SettingRow, env: NodeJS.ProcessEnv): Value {
  const written = env[row.variable];
  if (written === undefined || written === '') return undefined;
  const value = row.kind === 'number' && written.trim() !== '' ? Number(written) : written;
  const given = typeof value === 'number' && Number.isNaN(value) ? written : value;
  checkConfig(USER_SCHEMA, nested(row.key, given), `the variable ${row.variable}`);
  return given;
}

/**
 * Settles every setting: flag before variable before project file before user file before default. Paths in a file are relative to the file.
 * Throws CONFIG_NOT_FOUND, CONFIG_INVALID, and USAGE for a flag.
 *
 * @param flags what the command line says, by the names of the options
 * @param config the project file as given; null: the one in the working folder, if there is one
 */
export function resolveSettings(
  flags: Readonly<Record<string, unknown>>,
  config: string | null = null,
  env: NodeJS.ProcessEnv = process.env,
): Settings {
  const file = findProjectFile(config ?? (env.WHOSAID_CONFIG || null));
  const project = file === null ? null : loadProject(file);
  const user = loadUserSettings();
  const settings = new Map<SettingKey, Setting>();
  for (const row of SETTINGS) settings.set(row.key, resolveOne(row, flags, env, [project, user]));
  return { project, user, settings };
}

function resolveOne(
  row: SettingRow,
  flags: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
  files: readonly (Loaded<UserSettings> | null)[],
): Setting {
  const flag = flags[row.option] as Value;
  if (flag !== undefined) {
    const problem = configProblems(USER_SCHEMA, nested(row.key, flag))[0];
    if (problem === undefined) return { value: flag, origin: 'flag' };
    throw new WhosaidError('USAGE', `${flagOf(row.option)}: ${problem.message}`);
  }
  const variable = fromVariable(row, env);
  if (variable !== undefined) return { value: variable, origin: row.variable };
  for (const file of files) {
    const value = fromFile(file, row.key);
    if (file === null || value === undefined) continue;
    const path = row.kind === 'path' ? resolve(dirname(file.file), String(value)) : value;
    return { value: path, origin: file.file };
  }
  return { value: row.fallback, origin: 'default' };
}

/** The options of a run that settings give. */
export function runOptions({ settings }: Settings): Pick<FilledIngestOptions, 'db'> & IngestOptions {
  const get = (key: SettingKey): string | number | null => settings.get(key)?.value ?? null;
  const jobs = get('jobs');
  return {
    db: String(get('store')),
    ...(jobs === null ? {} : { jobs: jobs as number }),
    referenceDate: get('referenceDate') as string | null,
    charset: get('charset') as string | null,
    aliases: get('aliases') as string | null,
    units: get('units') as string | null,
    cues: get('cues') as string | null,
    keepBytes: get('keepBytes') as 'auto' | 'always' | 'never',
    wait: get('wait') as number,
    limits: {
      fileBytes: get('limits.fileBytes') as number,
      textLength: get('limits.textLength') as number,
      documentDeadline: get('limits.documentDeadline') as number,
    },
  };
}

/** The same, checked and filled. */
export function filledRunOptions(settings: Settings, more: IngestOptions = {}): FilledIngestOptions {
  return fillIngestOptions({ ...runOptions(settings), ...more });
}
