import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { messageOf, WhosaidError } from '../errors.js';
import { checkConfig } from './config-errors.js';
import { parseJson } from './parse-json.js';
import type { Project, UserSettings } from './project.js';
import { PROJECT_SCHEMA, USER_SCHEMA } from './project-schema.js';
import { userFile } from './user-file.js';

/** The name of the project file, looked for in the working folder. */
export const PROJECT_FILE = 'whosaid.config.json';

/** A configuration file that was read and checked. */
export interface Loaded<T> {
  /** Absolute path. */
  readonly file: string;
  readonly value: T;
}

/** Where the project file is: as given, or in the working folder; null where there is none. Throws CONFIG_NOT_FOUND for a given one. */
export function findProjectFile(given: string | null, folder: string = process.cwd()): string | null {
  const file = resolve(folder, given ?? PROJECT_FILE);
  if (existsSync(file)) return file;
  if (given === null) return null;
  throw new WhosaidError('CONFIG_NOT_FOUND', `${file}: there is no such project file; write one with: whosaid init`);
}

/** Reads and checks the project file. Throws CONFIG_INVALID. */
export function loadProject(file: string): Loaded<Project> {
  return { file, value: checked(PROJECT_SCHEMA, file) };
}

/** Reads and checks the user's file; null where there is none. Throws CONFIG_INVALID. */
export function loadUserSettings(file: string = userFile()): Loaded<UserSettings> | null {
  return existsSync(file) ? { file, value: checked(USER_SCHEMA, file) } : null;
}

function checked<T>(schema: z.ZodType<T>, file: string): T {
  let value: unknown;
  try {
    value = parseJson(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new WhosaidError('CONFIG_INVALID', `${file}: is no JSON that can be read: ${messageOf(error)}`);
  }
  return checkConfig(schema, value, file);
}
