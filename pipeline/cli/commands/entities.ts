import { Command, Option } from 'commander';
import type { ListedEntity, ListedRelation } from '../../../output/query/entities.js';
import { type Layout, type ListOptions, listing } from '../listing.js';
import { count } from '../progress.js';
import { addListOptions, choicesOption, wholeNumber } from '../shared-options.js';
import { amountColumn } from '../table.js';

const TYPES = ['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP'];

interface EntitiesOptions extends ListOptions {
  readonly type?: string[];
  readonly document?: string;
  readonly limit: number;
}

/** "demonym of Japan", "part of United States (US)". */
function relationText({ kind, name, code }: ListedRelation): string {
  return `${kind.replaceAll('_', ' ')} ${name}${code === null || code === name ? '' : ` (${code})`}`;
}

const ENTITIES: Layout<ListedEntity> = {
  name: 'entities',
  keys: [
    'key',
    'name',
    'type',
    'code',
    'acronym',
    'aliases',
    'relations',
    'reasons',
    'same_as',
    'merged',
    'documents',
    'mentions',
    'claims',
    'attributions',
  ],
  columns: (paint) => [
    { head: 'name', cell: (e) => e.name, least: 16, most: 48, paint: paint.bold },
    { head: 'type', cell: (e) => e.type, least: 4, most: 7, paint: paint.cyan },
    { head: 'code', cell: (e) => e.code, least: 4, most: 6 },
    {
      head: 'also',
      cell: (e) => [...(e.acronym === null ? [] : [e.acronym]), ...e.aliases].join('; '),
      least: 12,
      most: 48,
    },
    {
      head: 'by hand',
      cell: (e) => [...(e.same_as === null ? [] : [`is ${e.same_as}`]), ...e.merged].join('; '),
      least: 10,
      most: 36,
      paint: paint.yellow,
    },
    { head: 'relations', cell: (e) => e.relations.map(relationText).join('; '), least: 10, most: 36 },
    { head: 'why one', cell: (e) => e.reasons.join(', '), least: 8, most: 30, paint: paint.dim },
    amountColumn('documents', (e) => e.documents),
    amountColumn('mentions', (e) => e.mentions, paint.green),
  ],
};

/** `whosaid entities`: who and what the articles name, under which names, and why these were taken as one. */
export function entitiesCommand(): Command {
  const command = new Command('entities')
    .summary('list persons, organizations, places, products, events, works')
    .description(
      'Lists who and what the articles name, those named most first: under which names, how they stand to others\n(demonym, capital that speaks for a state, part), and by which rules mentions were taken as one.',
    )
    .argument('[name]', 'a part of a name, alias or acronym, or an ISO 3166 code')
    .addOption(choicesOption('--type <type>', 'only these types', TYPES))
    .option('--document <name>', 'only what a document names: a part of its path, address or title')
    .addOption(new Option('--limit <n>', 'at most this many').default(100).argParser(wholeNumber('--limit', 1)));
  return addListOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid entities
  $ whosaid entities "ministry of" --type ORG
  $ whosaid entities --document budget.html --jsonl | jq 'select(.relations != [])'`,
    )
    .action(async (name: string | undefined, options: EntitiesOptions) => {
      const { listEntities } = await import('../../../output/query/entities.js');
      const { type: types = [], document = null, limit } = options;
      const summary = (n: number): string =>
        `${count(n, 'entity', 'entities')}${n === limit ? '; there may be more (--limit)' : ''}`;
      await listing(options, { ...ENTITIES, summary }, (store) =>
        listEntities(store, { words: name ?? null, types, document, limit }),
      );
    });
}
