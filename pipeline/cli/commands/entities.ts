import { Command, InvalidArgumentError, Option } from 'commander';
import type { ListedEntity, ListedRelation } from '../../../output/query/entities.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';

const TYPES = ['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP'];

const KEYS: readonly (keyof ListedEntity)[] = [
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
];

interface EntitiesOptions extends FormatOptions {
  readonly db: string;
  readonly type?: string[];
  readonly document?: string;
  readonly limit: number;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError('expected a whole number of at least 1');
  return limit;
}

function typeOf(text: string, before: string[] = []): string[] {
  const types = text.split(',').map((type) => type.trim().toUpperCase());
  for (const type of types)
    if (!TYPES.includes(type)) throw new InvalidArgumentError(`expected one of ${TYPES.join(', ')}`);
  return [...before, ...types];
}

/** "demonym of Japan", "part of United States (US)". */
function relationText({ kind, name, code }: ListedRelation): string {
  return `${kind.replaceAll('_', ' ')} ${name}${code === null || code === name ? '' : ` (${code})`}`;
}

/** `whosaid entities`: who and what the articles name, under which names, and why these were taken as one. */
export function entitiesCommand(): Command {
  const command = new Command('entities')
    .summary('list persons, organizations, places, products, events, works')
    .description(
      'Lists who and what the articles name, those named most first: under which names, how they stand to others\n(demonym, capital that speaks for a state, part), and by which rules mentions were taken as one.',
    )
    .argument('[name]', 'a part of a name, alias or acronym, or an ISO 3166 code')
    .addOption(dbOption())
    .addOption(new Option('--type <type>', `only this type; may be given again: ${TYPES.join(', ')}`).argParser(typeOf))
    .option('--document <name>', 'only what a document names: a part of its path, address or title')
    .addOption(new Option('--limit <n>', 'at most so many').default(100).argParser(limitOf));
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid entities
  $ whosaid entities "ministry of" --type ORG
  $ whosaid entities --document budget.html --jsonl | jq 'select(.relations != [])'`,
    )
    .action(async (name: string | undefined, options: EntitiesOptions) => {
      const { openStore } = await import('../../../output/store/index.js');
      const { listEntities } = await import('../../../output/query/entities.js');
      const { printRows } = await import('../print-rows.js');
      const { paintFor } = await import('../paint.js');
      const paint = paintFor(process.stdout);
      const store = openStore(options.db, { readonly: true });
      try {
        const format = outputFormat(options);
        const filter = {
          words: name ?? null,
          types: options.type ?? [],
          document: options.document ?? null,
          limit: options.limit,
        };
        const n = await printRows(listEntities(store, filter), format, {
          name: 'entities',
          keys: KEYS,
          columns: [
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
            { head: 'documents', cell: (e) => e.documents.toLocaleString('en-US'), least: 5, most: 9, align: 'right' },
            {
              head: 'mentions',
              cell: (e) => e.mentions.toLocaleString('en-US'),
              least: 5,
              most: 9,
              align: 'right',
              paint: paint.green,
            },
          ],
        });
        if (format === 'table') {
          note(
            n === options.limit
              ? `${n.toLocaleString('en-US')} entities; there may be more (--limit)`
              : n === 1
                ? '1 entity'
                : `${n.toLocaleString('en-US')} entities`,
          );
        }
      } finally {
        store.close();
      }
    });
}
