import { join } from 'node:path';
import envPaths from 'env-paths';

/** The user's own settings, for all projects: under XDG_CONFIG_HOME, or where the system keeps such files. */
export function userFile(): string {
  return join(envPaths('whosaid', { suffix: '' }).config, 'config.json');
}
