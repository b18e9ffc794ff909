import { Command } from 'commander';
import type { UserName } from '../../../output/query/user-names.js';
import { WhosaidError } from '../../errors.js';
import { type Layout, type ListOptions, listing } from '../listing.js';
import { note } from '../output.js';
import { count } from '../progress.js';
import { addListOptions, dbOption } from '../shared-options.js';
import { withStore } from '../with-store.js';

interface MergeOptions {
  readonly db: string;
}

interface SplitOptions {
  readonly db: string;
  readonly as: string;
  readonly document?: string;
  readonly words?: string;
}

const NAMES: Layout<UserName> = {
  name: 'aliases',
  keys: ['action', 'id', 'name', 'into', 'document', 'words', 'made_at'],
  columns: (paint) => [
    { head: 'what', cell: (r) => r.action, least: 5, most: 5, paint: paint.dim },
    { head: 'id', cell: (r) => (r.action === 'split' ? r.id : null), least: 2, most: 6, paint: paint.dim },
    { head: 'name', cell: (r) => r.name, least: 12, most: 40 },
    { head: 'is', cell: (r) => r.into, least: 12, most: 40, paint: paint.bold },
    { head: 'in', cell: (r) => r.document, least: 12, most: 50 },
    { head: 'where it says', cell: (r) => r.words, least: 12, most: 30 },
    { head: 'since', cell: (r) => r.made_at.slice(0, 10), least: 10, most: 10, paint: paint.cyan },
  ],
  summary: (n) => (n === 0 ? 'nothing was said of names by hand' : count(n, 'statement')),
};

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
  const list = sub('list', 'list what was said of names', '  $ whosaid alias list --csv');
  command.addCommand(addListOptions(list).action(listAll));
  return command;
}

const now = (): string => new Date().toISOString();
const WRITING = { create: false } as const;

async function merge(name: string, into: string, options: MergeOptions): Promise<void> {
  const { mergeNames } = await import('../../../output/store/user-names.js');
  await withStore(
    options.db,
    (store) => {
      const changed = mergeNames(store, name, into, now());
      note(`"${name}" is ${changed.name} now, in ${count(changed.documents, 'document')}`);
    },
    WRITING,
  );
}

async function split(name: string, options: SplitOptions): Promise<void> {
  const { splitName } = await import('../../../output/store/user-names.js');
  const { nameDocument } = await import('../name-document.js');
  await withStore(
    options.db,
    (store) => {
      const document = options.document === undefined ? null : nameDocument(store, options.document).locator;
      const changed = splitName(store, name, { document, words: options.words ?? null }, options.as, now());
      note(`${changed.name} is "${options.as}" there now; ${count(changed.documents, 'document')} read anew`);
    },
    WRITING,
  );
}

async function remove(name: string, options: MergeOptions): Promise<void> {
  const { removeNames } = await import('../../../output/store/user-names.js');
  await withStore(
    options.db,
    (store) => {
      const n = removeNames(store, name);
      if (n === 0) throw new WhosaidError('USAGE', `nothing was said of "${name}"; whosaid alias list tells what was`);
      note(`${count(n, 'statement')} taken back`);
    },
    WRITING,
  );
}

async function listAll(options: ListOptions): Promise<void> {
  const { listUserNames } = await import('../../../output/query/user-names.js');
  await listing(options, NAMES, listUserNames);
}
