import { existsSync } from 'node:fs';
import type { Command } from 'commander';

/**
 * Gives `--db` of a reading command the database that the project file of the working folder, or the user's file, names, where neither flag nor
 * variable does. Commands that run batches settle all their settings themselves.
 */
export async function useProjectStore(command: Command): Promise<void> {
  if (command.getOptionValueSource('db') !== 'default') return;
  const { userFile } = await import('../schedule/user-file.js');
  const config = process.env.WHOSAID_CONFIG ?? '';
  if (config === '' && !existsSync('whosaid.config.json') && !existsSync(userFile())) return;
  const { resolveSettings } = await import('../schedule/settings.js');
  const store = resolveSettings({}).settings.get('store');
  if (store !== undefined && store.origin !== 'default') command.setOptionValueWithSource('db', store.value, 'config');
}
