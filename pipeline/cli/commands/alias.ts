import { Command } from 'commander';
import { WhosaidError } from '../../errors.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';

interface MergeOptions {
  readonly db: string;
}

interface SplitOptions {
  readonly db: string;
  readonly as: string;
  readonly document?: string;
  readonly words?: string;
}

const facts = (n: number): string => (n === 1 ? '1 document' : `${n.toLocaleString('en-US')} documents`);

/** `whosaid alias`: what the user says of names. */
export function aliasCommand(): Command {
  const command = new Command('alias')
    .summary('say by hand which names mean one, and which mean two')
    .description(
      'Merges and splits names by hand. What is said here is kept through every later ingest, and holds for subjects and sources alike.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid alias merge MoD "Ministry of Defense"
  $ whosaid alias split Georgia --document atlanta.html --as "Georgia (U.S. state)"
  $ whosaid alias split "the ministry" --words "the ministry" --as "Ministry of Health"
  $ whosaid alias list --json
  $ whosaid alias remove MoD`,
    );
  const sub = (name: string, summary: string, examples: string): Command =>
    new Command(name)
      .summary(summary)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
      .addHelpText('after', `\nExamples:\n${examples}`);

  command.addCommand(
    sub('merge', 'say that two names mean one', '  $ whosaid alias merge MoD "Ministry of Defense"')
      .argument('<name>', 'the name that goes')
      .argument('<into>', 'the name that it is')
      .addOption(dbOption())
      .action(merge),
  );
  command.addCommand(
    sub(
      'split',
      'say that a name means another, in one document or where certain words stand for it',
      '  $ whosaid alias split Georgia --document atlanta.html --as "Georgia (U.S. state)"',
    )
      .argument('<name>', 'the name')
      .addOption(dbOption())
      .requiredOption('--as <name>', 'the other')
      .option('--document <name>', 'in which document: a part of its path, address or title')
      .option('--words <words>', 'by which words')
      .action(split),
  );
  command.addCommand(
    sub('remove', 'take back what was said of a name', '  $ whosaid alias remove MoD')
      .argument('<name>', 'the name, or the id of a split')
      .addOption(dbOption())
      .action(remove),
  );
  const list = sub('list', 'list what was said of names', '  $ whosaid alias list --csv').addOption(dbOption());
  for (const option of formatOptions()) list.addOption(option);
  command.addCommand(list.action(listAll));
  return command;
}

const now = (): string => new Date().toISOString();

async function merge(name: string, into: string, options: MergeOptions): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { mergeNames } = await import('../../../output/store/user-names.js');
  const store = openStore(options.db, { create: false });
  try {
    const changed = mergeNames(store, name, into, now());
    note(`"${name}" is ${changed.name} now, in ${facts(changed.documents)}`);
  } finally {
    store.close();
  }
}

async function split(name: string, options: SplitOptions): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { splitName } = await import('../../../output/store/user-names.js');
  const { documentIds } = await import('../../../output/query/names.js');
  const store = openStore(options.db, { create: false });
  try {
    let document: string | null = null;
    if (options.document !== undefined) {
      const ids = documentIds(store, options.document);
      const [id] = ids;
      if (id === undefined || ids.length > 1) {
        throw new WhosaidError(
          'USAGE',
          `--document: ${ids.length === 0 ? 'no document has' : `${ids.length} documents have`} "${options.document}" in path, address or title; one is needed`,
        );
      }
      document = store.statement('SELECT locator FROM documents WHERE id = ?').pluck().get(id) as string;
    }
    const changed = splitName(store, name, { document, words: options.words ?? null }, options.as, now());
    note(`${changed.name} is "${options.as}" there now; ${facts(changed.documents)} read anew`);
  } finally {
    store.close();
  }
}

async function remove(name: string, options: MergeOptions): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { removeNames } = await import('../../../output/store/user-names.js');
  const store = openStore(options.db, { create: false });
  try {
    const n = removeNames(store, name);
    if (n === 0) throw new WhosaidError('USAGE', `nothing was said of "${name}"; whosaid alias list tells what was`);
    note(`${n} ${n === 1 ? 'statement' : 'statements'} taken back`);
  } finally {
    store.close();
  }
}

async function listAll(options: FormatOptions & { db: string }): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { listUserNames } = await import('../../../output/query/user-names.js');
  const { printRows } = await import('../print-rows.js');
  const { paintFor } = await import('../paint.js');
  const paint = paintFor(process.stdout);
  const store = openStore(options.db, { readonly: true });
  try {
    await printRows(listUserNames(store), outputFormat(options), {
      name: 'aliases',
      keys: ['action', 'id', 'name', 'into', 'document', 'words', 'made_at'],
      columns: [
        { head: 'what', cell: (r) => r.action, least: 5, most: 5, paint: paint.dim },
        { head: 'id', cell: (r) => (r.action === 'split' ? r.id : null), least: 2, most: 6, paint: paint.dim },
        { head: 'name', cell: (r) => r.name, least: 12, most: 40 },
        { head: 'is', cell: (r) => r.into, least: 12, most: 40, paint: paint.bold },
        { head: 'in', cell: (r) => r.document, least: 12, most: 50 },
        { head: 'where it says', cell: (r) => r.words, least: 12, most: 30 },
        { head: 'since', cell: (r) => r.made_at.slice(0, 10), least: 10, most: 10, paint: paint.cyan },
      ],
    });
  } finally {
    store.close();
  }
}
