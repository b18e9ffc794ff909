import { WhosaidError } from '../errors.js';
import type { Loaded } from '../schedule/load-config.js';
import type { Project } from '../schedule/project.js';
import { resolveSettings, type Settings } from '../schedule/settings.js';

/** The settings of a command that cannot do without a project file. Throws CONFIG_NOT_FOUND, CONFIG_INVALID. */
export async function requireProject(
  flags: object & { readonly config?: string },
): Promise<{ settings: Settings; project: Loaded<Project> }> {
  const settings = resolveSettings({ ...flags }, flags.config ?? null);
  if (settings.project === null) {
    throw new WhosaidError(
      'CONFIG_NOT_FOUND',
      'There is no whosaid.config.json in this folder: write one with `whosaid init`, or name it with --config.',
    );
  }
  return { settings, project: settings.project };
}
