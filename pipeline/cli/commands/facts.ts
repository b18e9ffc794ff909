import { Command, Option } from 'commander';
import { FACT_SORTS, type FactSort, GROUPS, type GroupBy } from '../../../output/query/choices.js';
import type { FactRow } from '../../../output/query/facts.js';
import type { FactGroup } from '../../../output/query/groups.js';
import { unitSign } from '../../../output/query/wording.js';
import { ExitStatus, WhosaidError } from '../../errors.js';
import { addFactFilters, type FactFilterOptions, rawSearchOption, readFactFilter } from '../fact-filters.js';
import { type ListOptions, printListing } from '../listing.js';
import { noteUnknown } from '../note-unknown.js';
import { note, write, writeRows } from '../output.js';
import { count } from '../progress.js';
import { addListOptions, choiceOption, outputFormat, wholeNumber } from '../shared-options.js';
import { amountColumn } from '../table.js';
import { withStore } from '../with-store.js';

interface Options extends ListOptions, FactFilterOptions {
  readonly sort?: FactSort;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly offset?: number;
  readonly cursor?: string;
  readonly groupBy?: GroupBy;
}

/** `whosaid facts`: the claims in the database, filtered and sorted. */
export function factsCommand(): Command {
  const command = new Command('facts')
    .summary('list the facts in the database')
    .description('Lists facts: who or what, what was measured, the figure, for when, who said so, and where it stands.')
    .argument(
      '[words...]',
      'words that must all stand in the sentence, or in the names of subject, measure and source',
    );
  addFactFilters(command);
  command
    .addOption(rawSearchOption())
    .addOption(
      choiceOption(
        '--group-by <what>',
        'count facts, with least, median and greatest value, instead of listing them',
        GROUPS,
      ),
    )
    .addOption(
      choiceOption('--sort <by>', 'order (default: relevance where words are given, else document)', FACT_SORTS),
    )
    .option('--descending', 'greatest or last first')
    .addOption(new Option('--limit <n>', 'at most this many').argParser(wholeNumber('--limit', 0)))
    .addOption(new Option('--offset <n>', 'leave out the first n').argParser(wholeNumber('--offset', 0)))
    .option('--cursor <cursor>', 'go on where a page ended: `next` of --json with --limit')
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  return addListOptions(command)
    .addHelpText(
      'after',
      `
Figures: ~ about  > more than  ≥ at least  ↑ rose by  ↓ fell by  ↗ rose to  ↘ fell to; what stands behind = is the same in another unit, or with the unit that stands elsewhere (in the head of a column).

Examples:
  $ whosaid facts
  $ whosaid facts defense budget --entity Japan --min "1 trillion JPY"
  $ whosaid facts --unit km --min 100 --sort value --descending
  $ whosaid facts --said-by "Ministry of Defense" --from 2024 --to 2025 --csv > facts.csv
  $ whosaid facts --group-by said-by --from 2024
  $ whosaid facts --number-kind percent --relation increase --limit 10 --json`,
    )
    .action(run);
}

async function run(words: string[], options: Options): Promise<void> {
  if (options.groupBy !== undefined) return await printGroups(words, options, options.groupBy);
  const { FACT_COLUMNS, factPage, facts } = await import('../../../output/query/facts.js');
  const filter = await readFactFilter(words, options);
  const { sort, descending, cursor, limit } = options;
  const offset = options.offset ?? 0;
  const query = { ...filter, sort, descending, cursor };
  await withStore(options.db, async (store) => {
    const format = outputFormat(options);
    // one page that is small enough is read as a page: then there is a cursor for the next
    const page =
      limit !== undefined && limit > 0 && limit <= 1000 && offset === 0 ? factPage(store, { ...query, limit }) : null;
    const found =
      page?.facts ?? skip(facts(store, { ...query, limit: limit === undefined ? undefined : limit + offset }), offset);
    const told = [...FACT_COLUMNS, 'equivalents', 'converted'] as const;
    const line = (fact: FactRow): string =>
      JSON.stringify(Object.fromEntries(told.map((column) => [column, fact[column]])));
    let n = 0;
    if (format === 'jsonl') {
      for (const fact of found) {
        n++;
        await write(`${line(fact)}\n`);
      }
    } else if (format === 'csv') {
      const { csvLine } = await import('../csv.js');
      await writeRows(csvLine(told));
      for (const fact of found) {
        n++;
        const others = fact.equivalents.map((other) => other.number).join('; ');
        const { low, high, unit } = fact.converted ?? {};
        const converted = low === undefined ? null : `${low === high ? low : `${low} to ${high}`} ${unit}`;
        await writeRows(csvLine([...FACT_COLUMNS.map((column) => fact[column]), others, converted]));
      }
    } else if (format === 'json') {
      await write('{"ok":true,"facts":[');
      for (const fact of found) await write(`${n++ === 0 ? '' : ','}\n${line(fact)}`);
      await write(`\n],"count":${n},"next":${JSON.stringify(page?.next ?? null)}}\n`);
    } else {
      n = await printTable(found);
      if (page?.next != null) note(`more with: --cursor ${page.next}`);
    }
    if (page?.ranked_newest != null) {
      note(`more than ${page.ranked_newest.toLocaleString('en-US')} hits: only the newest are ranked`);
    }
    if (n === 0) await noteUnknown(store, filter);
    if (n === 0 && options.failIfEmpty) process.exitCode = ExitStatus.emptyResult;
  });
}

async function printGroups(words: string[], options: Options, by: GroupBy): Promise<void> {
  const { groupFacts } = await import('../../../output/query/groups.js');
  const { shortNumber } = await import('../../../output/query/ticks.js');
  for (const flag of ['sort', 'descending', 'cursor'] as const) {
    if (options[flag] !== undefined) throw new WhosaidError('USAGE', `--${flag} does not go with --group-by`);
  }
  const filter = await readFactFilter(words, options);
  const short = (n: number | null): string | null => (n === null ? null : shortNumber(n));
  await withStore(options.db, async (store) => {
    const { groups, total } = groupFacts(store, filter, by, {
      limit: options.limit ?? (outputFormat(options) === 'table' ? 50 : Number.MAX_SAFE_INTEGER),
      offset: options.offset ?? 0,
    });
    await printListing<FactGroup>(groups, options, {
      name: 'groups',
      keys: ['name', 'facts', 'documents', 'unit', 'with_unit', 'min', 'median', 'max'],
      columns: (paint) => [
        { head: by.replace('-', ' '), cell: (g) => g.name ?? '(none)', least: 16, most: 60, paint: paint.bold },
        amountColumn('facts', (g) => g.facts),
        amountColumn('documents', (g) => g.documents),
        {
          head: 'unit',
          cell: (g) => (g.with_unit === 0 ? null : g.unit === null ? '–' : unitSign(g.unit)),
          least: 4,
          most: 12,
          paint: paint.dim,
        },
        amountColumn('with it', (g) => g.with_unit),
        { head: 'min', cell: (g) => short(g.min), least: 6, most: 12, align: 'right', paint: paint.green },
        { head: 'median', cell: (g) => short(g.median), least: 6, most: 12, align: 'right', paint: paint.green },
        { head: 'max', cell: (g) => short(g.max), least: 6, most: 12, align: 'right', paint: paint.green },
      ],
      summary: (n) =>
        `${count(n, 'group')}${n < total ? ` of ${total.toLocaleString('en-US')} (--limit, --offset)` : ''}`,
    });
    if (groups.length === 0) await noteUnknown(store, filter);
  });
}

function* skip<T>(rows: Iterable<T>, count: number): Generator<T> {
  let n = 0;
  for (const row of rows) if (n++ >= count) yield row;
}

/** Rows that are laid out together; the first of them tell how wide the columns are. */
const CHUNK = 1000;

async function printTable(found: Iterable<FactRow>): Promise<number> {
  const { factColumns } = await import('../fact-table.js');
  const { Table } = await import('../table.js');
  const { paintFor } = await import('../paint.js');
  const { tableWidth } = await import('../output.js');
  const paint = paintFor(process.stdout);
  let table: InstanceType<typeof Table<FactRow>> | null = null;
  let chunk: FactRow[] = [];
  let n = 0;
  const flush = async (): Promise<void> => {
    const rows = chunk;
    chunk = [];
    if (rows.length === 0) return;
    if (table === null) {
      table = new Table(factColumns(paint), rows, tableWidth());
      await write(table.head(paint.dim));
    }
    for (const row of rows) await write(table.row(row));
  };
  for (const fact of found) {
    n++;
    chunk.push(fact);
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  note(n === 0 ? 'no facts found' : `${count(n, 'fact')} (whosaid show <fact> tells more)`);
  return n;
}
