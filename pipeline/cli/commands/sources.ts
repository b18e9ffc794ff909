import { Command, Option } from 'commander';
import type { Source } from '../../../output/query/sources.js';
import { ExitStatus } from '../../errors.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat, wholeNumber } from '../shared-options.js';

interface Options extends FormatOptions {
  readonly db: string;
  readonly limit: number;
  readonly offset?: number;
  readonly failIfEmpty?: boolean;
}

/** `whosaid sources`: who is cited how often, with which documents. */
export function sourcesCommand(): Command {
  const command = new Command('sources')
    .summary('who is cited how often, with which documents')
    .description(
      'Lists who is said to have said something, how often, how, in how many articles, and which of their documents are cited.',
    )
    .argument('[name]', 'a name, a part of one, an alias or an acronym')
    .addOption(dbOption())
    .addOption(new Option('--limit <n>', 'at most this many').default(50).argParser(wholeNumber('--limit', 0)))
    .addOption(new Option('--offset <n>', 'leave out the first n').argParser(wholeNumber('--offset', 0)))
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  for (const option of formatOptions()) command.addOption(option);
  return command
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

const cites = (source: Source): string =>
  source.cites
    .map(
      ({ document, date, times }) => `${document}${date === null ? '' : ` (${date})`}${times > 1 ? ` ×${times}` : ''}`,
    )
    .join('; ');

async function run(name: string | undefined, options: Options): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { listSources } = await import('../../../output/query/sources.js');
  const { printRows } = await import('../print-rows.js');
  const { paintFor } = await import('../paint.js');
  const paint = paintFor(process.stdout);
  const store = openStore(options.db, { readonly: true });
  try {
    const format = outputFormat(options);
    const { sources, total } = listSources(store, { name, limit: options.limit, offset: options.offset ?? 0 });
    const count = (n: number): string => n.toLocaleString('en-US');
    const rows =
      format === 'csv'
        ? sources.map((source) => ({ ...source, cites: cites(source), in: source.in.join('; ') }))
        : sources;
    await printRows<object>(rows, format, {
      name: 'sources',
      keys: [
        'name',
        'type',
        'attributions',
        'articles',
        'facts',
        'direct',
        'mixed',
        'citation',
        'indirect',
        'cites',
        'in',
      ] as never[],
      columns: [
        { head: 'source', cell: (s) => s.name, least: 16, most: 44, paint: paint.yellow },
        { head: 'type', cell: (s) => s.type, least: 4, most: 8, paint: paint.dim },
        { head: 'cited', cell: (s) => count(s.attributions), least: 5, most: 10, align: 'right', paint: paint.green },
        { head: 'articles', cell: (s) => count(s.articles), least: 8, most: 10, align: 'right' },
        { head: 'facts', cell: (s) => count(s.facts), least: 5, most: 10, align: 'right' },
        { head: 'quoted', cell: (s) => count(s.direct + s.mixed), least: 6, most: 8, align: 'right' },
        { head: 'with', cell: cites, least: 14, most: 60 },
      ] satisfies import('../table.js').Column<Source>[] as import('../table.js').Column<object>[],
    });
    if (format === 'table') {
      note(`${count(sources.length)} of ${count(total)} ${total === 1 ? 'source' : 'sources'}`);
    }
    if (sources.length === 0 && options.failIfEmpty) process.exitCode = ExitStatus.emptyResult;
  } finally {
    store.close();
  }
}
