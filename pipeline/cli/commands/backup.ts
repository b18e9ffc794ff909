import { Command } from 'commander';
import { note, write } from '../output.js';
import { count, megabytes } from '../progress.js';
import { dbOption } from '../shared-options.js';
import { withStore } from '../with-store.js';

/** `whosaid backup`: a sound copy of the database, while it is in use. */
export function backupCommand(): Command {
  return new Command('backup')
    .summary('copy the database, while it is in use')
    .description(
      'Copies the database while others read and write it. The copy is checked before it gets its name: there is the old file, or a whole new one.',
    )
    .argument('<file>', 'where to put the copy')
    .addOption(dbOption())
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid backup backup/whosaid-$(date +%F).db
  $ whosaid backup latest.db --force --json`,
    )
    .action(async (file: string, options: { db: string; force?: boolean; json?: boolean }) => {
      const { backupStore } = await import('../../../output/store/backup.js');
      await withStore(options.db, async (store) => {
        const backup = await backupStore(store, file, { force: options.force === true });
        if (options.json) await write(`${JSON.stringify({ ok: true, ...backup })}\n`);
        else note(`${file}: ${count(backup.documents, 'document')}, ${megabytes(backup.bytes)}`);
      });
    });
}
