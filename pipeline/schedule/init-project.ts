import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { WhosaidError } from '../errors.js';
import { writeProblem } from '../system-reason.js';
import { configProblems } from './config-errors.js';
import type { Project } from './project.js';
import { PROJECT_SCHEMA, projectJsonSchema } from './project-schema.js';

/** The file name of the JSON Schema that stands beside a project file. */
export const SCHEMA_FILE = 'whosaid.config.schema.json';

/** Text of the JSON Schema file, as it is shipped and written. */
export function schemaText(): string {
  return `${JSON.stringify(projectJsonSchema(), null, 2)}\n`;
}

/** What a value of the file was typed as. */
const FLAGS: Readonly<Record<string, string>> = {
  store: '--store',
  'inputs[0].paths': 'path',
  'schedules[0].cron': '--cron',
  'schedules[0].timeZone': '--time-zone',
};

/** Writes a project file and its schema. Throws USAGE where there is one already, and for values that are not allowed. */
export function writeProject(options: {
  readonly file: string;
  readonly paths: readonly string[];
  readonly store: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly force: boolean;
}): { readonly file: string; readonly schema: string } {
  const file = resolve(options.file);
  const schema = join(dirname(file), SCHEMA_FILE);
  if (existsSync(file) && !options.force) {
    throw new WhosaidError('USAGE', `${file}: is there already; give --force to overwrite it`);
  }
  const folder = dirname(file);
  const inFolder = (path: string): string => relative(folder, resolve(path)) || '.';
  const project: Project = {
    $schema: `./${basename(schema)}`,
    store: inFolder(options.store),
    inputs: [{ kind: 'files', name: 'articles', paths: options.paths.map(inFolder) }],
    schedules: [{ name: 'nightly', cron: options.cron, timeZone: options.timeZone }],
  };
  const problem = configProblems(PROJECT_SCHEMA, project)[0];
  if (problem !== undefined)
    throw new WhosaidError('USAGE', `${FLAGS[problem.key] ?? problem.key}: ${problem.message}`);
  try {
    writeFileSync(schema, schemaText());
    writeFileSync(file, `${JSON.stringify(project, null, 2)}\n`);
  } catch (error) {
    throw new WhosaidError('USAGE', `${file}: cannot be written: ${writeProblem(error)}`);
  }
  return { file, schema };
}
