import { Command } from 'commander';
import { ExitStatus } from '../../errors.js';
import { note, write } from '../output.js';
import { count } from '../progress.js';
import { dbOption } from '../shared-options.js';
import { printable } from '../text-width.js';
import { withStore } from '../with-store.js';

interface Flags {
  readonly db: string;
  readonly dryRun?: boolean;
  readonly vacuum?: boolean;
  readonly json?: boolean;
}

/** `whosaid remove`: takes documents out of the database. */
export function removeCommand(): Command {
  return new Command('remove')
    .summary('take documents out of the database')
    .description(
      'Takes documents out of the database: their rows, their sentences in the search index, their versions, and the entities that nothing else\nholds. A file that still lies in a folder is read again by the next run over that folder.',
    )
    .argument('<document...>', 'paths or addresses, or parts of them that no other document has')
    .addOption(dbOption())
    .option('--dry-run', 'only say which documents they are')
    .option('--vacuum', 'write the file anew, so that no word of them is left in it (takes a while)')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid remove press/withdrawn.html
  $ whosaid remove https://example.org/a https://example.org/b --dry-run`,
    )
    .action(run);
}

async function run(names: string[], flags: Flags): Promise<void> {
  const { nameDocument } = await import('../name-document.js');
  if (flags.dryRun) {
    await withStore(flags.db, async (store) => {
      const found = names.map((name) => nameDocument(store, name).locator);
      if (flags.json) await write(`${JSON.stringify({ ok: true, dry_run: true, documents: found })}\n`);
      else for (const locator of found) await write(`${printable(locator)}\n`);
    });
    return;
  }
  const { remove } = await import('../../remove.js');
  const { fillIngestOptions } = await import('../../ingest-options.js');
  const options = fillIngestOptions({
    db: flags.db,
    onFailure: ({ locator, code, message }) => note(`whosaid: ${locator}: ${code}: ${message}`),
  });
  const { removals, summary } = await remove(
    (store) => [...new Set(names.map((name) => nameDocument(store, name).id))],
    options,
    flags.vacuum === true,
  );
  if (flags.json) await write(`${JSON.stringify({ ok: true, removed: removals, read_again: summary })}\n`);
  else {
    for (const { locator, claims, waiting } of removals) {
      note(`removed ${printable(locator)} with ${count(claims, 'claim')}`);
      for (const other of waiting) note(`  ${printable(other)}, which has the same text, was read again`);
    }
  }
  if ((summary?.documents.failed ?? 0) > 0) process.exitCode = ExitStatus.inputFailed;
}
