import { Command, Option } from 'commander';
import type { Source } from '../../../output/query/sources.js';
import { type Layout, type ListOptions, printListing } from '../listing.js';
import { noteUnknown } from '../note-unknown.js';
import { addListOptions, outputFormat, wholeNumber } from '../shared-options.js';
import { amountColumn } from '../table.js';
import { withStore } from '../with-store.js';

interface Options extends ListOptions {
  readonly limit: number;
  readonly offset?: number;
}

/** A source as it is printed: CSV has what is several in one cell. */
type Row = Omit<Source, 'cites' | 'in'> & {
  readonly cites: Source['cites'] | string;
  readonly in: Source['in'] | string;
};

/** The documents that a source is cited with, on one line. */
const told = (cites: Row['cites']): string =>
  typeof cites === 'string'
    ? cites
    : cites
        .map(
          ({ document, date, times }) =>
            `${document}${date === null ? '' : ` (${date})`}${times > 1 ? ` ×${times}` : ''}`,
        )
        .join('; ');

const SOURCES: Layout<Row> = {
  name: 'sources',
  keys: [
    ...(['name', 'type', 'attributions', 'articles', 'facts', 'direct', 'mixed', 'citation'] as const),
    ...(['indirect', 'cites', 'in'] as const),
  ],
  columns: (paint) => [
    { head: 'source', cell: (s) => s.name, least: 16, most: 44, paint: paint.yellow },
    { head: 'type', cell: (s) => s.type, least: 4, most: 8, paint: paint.dim },
    amountColumn('cited', (s) => s.attributions, paint.green),
    amountColumn('articles', (s) => s.articles),
    amountColumn('facts', (s) => s.facts),
    amountColumn('quoted', (s) => s.direct + s.mixed),
    { head: 'with', cell: (s) => told(s.cites), least: 14, most: 60 },
  ],
};

/** `whosaid sources`: who is cited how often, with which documents. */
export function sourcesCommand(): Command {
  const command = new Command('sources')
    .summary('who is cited how often, with which documents')
    .description(
      'Lists who is said to have said something, how often, how, in how many articles, and which of their documents are cited.',
    )
    .argument('[name]', 'a name, a part of one, an alias or an acronym')
    .addOption(new Option('--limit <n>', 'at most this many').default(50).argParser(wholeNumber('--limit', 0)))
    .addOption(new Option('--offset <n>', 'leave out the first n').argParser(wholeNumber('--offset', 0)))
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  return addListOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid sources
  $ whosaid sources ministry --json
  $ whosaid sources --limit 500 --csv > sources.csv`,
    )
    .action(run);
}

async function run(name: string | undefined, options: Options): Promise<void> {
  const { listSources } = await import('../../../output/query/sources.js');
  await withStore(options.db, async (store) => {
    const { sources, total } = listSources(store, { name, limit: options.limit, offset: options.offset ?? 0 });
    const rows: readonly Row[] =
      outputFormat(options) === 'csv'
        ? sources.map((source) => ({ ...source, cites: told(source.cites), in: source.in.join('; ') }))
        : sources;
    const summary = (n: number): string =>
      `${n.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${total === 1 ? 'source' : 'sources'}`;
    await printListing(rows, options, { ...SOURCES, summary });
    if (total === 0) await noteUnknown(store, { saidBy: name }, { saidBy: 'name' });
  });
}
