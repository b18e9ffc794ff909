import { Command, Option } from 'commander';
import type { FactFilter, FactSort } from '../../../output/query/facts.js';
import { ExitStatus } from '../../errors.js';
import { note, write } from '../output.js';
import {
  dbOption,
  decimalNumber,
  type FormatOptions,
  formatOptions,
  outputFormat,
  partialDay,
  wholeNumber,
} from '../shared-options.js';

interface Options extends FormatOptions, Omit<FactFilter, 'words'> {
  readonly db: string;
  readonly failIfEmpty?: boolean;
  readonly sort: FactSort;
}

const NUMBER_KINDS = ['cardinal', 'percent', 'money', 'quantity', 'multiplier', 'ordinal'];
const ATTRIBUTION_KINDS = ['direct', 'mixed', 'citation', 'indirect', 'none'];
const RELATIONS = ['is', 'increase', 'decrease', 'increase_to', 'decrease_to', 'from', 'share', 'projected', 'limit'];

/** `whosaid facts`: the claims in the database, filtered and sorted. */
export function factsCommand(): Command {
  const command = new Command('facts')
    .summary('list the facts in the database')
    .description('Lists facts: who or what, what was measured, the figure, for when, who said so, and where it stands.')
    .argument('[words...]', 'words that must all stand in the fact’s sentence')
    .addOption(dbOption())
    .option('--entity <name>', 'subject: a name, a part of one, an acronym or an ISO country code')
    .option('--said-by <name>', 'who said it: a name, a part of one, or an acronym')
    .option('--unit <unit>', 'unit of the figure: an ISO 4217 currency, a UCUM unit, % (EUR, km, t)')
    .addOption(new Option('--number-kind <kind>', 'kind of figure').choices(NUMBER_KINDS))
    .addOption(new Option('--attribution-kind <kind>', 'how it is attributed').choices(ATTRIBUTION_KINDS))
    .addOption(new Option('--relation <relation>', 'what the figure says of its measure').choices(RELATIONS))
    .addOption(
      new Option('--from <day>', 'times that end on or after this day (YYYY, YYYY-MM or YYYY-MM-DD)').argParser(
        partialDay('--from'),
      ),
    )
    .addOption(new Option('--to <day>', 'times that begin on or before this day').argParser(partialDay('--to')))
    .addOption(new Option('--min <value>', 'least value (1500000, 1.5m, 2bn)').argParser(decimalNumber('--min')))
    .addOption(new Option('--max <value>', 'greatest value').argParser(decimalNumber('--max')))
    .option('--document <name>', 'a part of the document’s path, address or title')
    .addOption(
      new Option('--sort <by>', 'order')
        .choices(['document', 'value', 'time', 'subject', 'measure'])
        .default('document'),
    )
    .option('--descending', 'greatest or last first')
    .addOption(new Option('--limit <n>', 'at most this many').argParser(wholeNumber('--limit', 0)))
    .addOption(new Option('--offset <n>', 'leave out the first n').argParser(wholeNumber('--offset', 0)))
    .option('--raw-search', 'take the words as a query of SQLite FTS5 (AND, OR, NOT, NEAR, prefix*)')
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Figures: ~ about  > more than  ≥ at least  ↑ rose by  ↓ fell by  ↗ rose to  ↘ fell to; what stands behind = is the same in another unit.

Examples:
  $ whosaid facts
  $ whosaid facts defense budget --entity Japan --unit USD --min 1bn
  $ whosaid facts --said-by "Ministry of Defense" --from 2024 --to 2025 --csv > facts.csv
  $ whosaid facts --number-kind percent --relation increase --sort value --descending --limit 10`,
    )
    .action(run);
}

async function run(words: string[], options: Options): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { FACT_COLUMNS, facts } = await import('../../../output/query/facts.js');
  const store = openStore(options.db, { readonly: true });
  try {
    const found = facts(store, { ...options, words });
    const format = outputFormat(options);
    let n = 0;
    if (format === 'jsonl') {
      for (const fact of found) {
        n++;
        await write(`${JSON.stringify(fact, FACT_COLUMNS as string[])}\n`);
      }
    } else if (format === 'csv') {
      const { csvLine } = await import('../csv.js');
      await write(csvLine(FACT_COLUMNS));
      for (const fact of found) {
        n++;
        await write(csvLine(FACT_COLUMNS.map((column) => fact[column])));
      }
    } else if (format === 'json') {
      await write('{"ok":true,"facts":[');
      for (const fact of found)
        await write(`${n++ === 0 ? '' : ','}\n${JSON.stringify(fact, FACT_COLUMNS as string[])}`);
      await write(`\n],"count":${n}}\n`);
    } else n = await printTable(found);
    if (n === 0 && options.failIfEmpty) process.exitCode = ExitStatus.emptyResult;
  } finally {
    store.close();
  }
}

/** Rows that are laid out together; the first of them tell how wide the columns are. */
const CHUNK = 1000;

async function printTable(found: Iterable<import('../../../output/query/facts.js').Fact>): Promise<number> {
  const { factColumns, joinEquivalents } = await import('../fact-table.js');
  const { Table } = await import('../table.js');
  const { paintFor } = await import('../paint.js');
  const { tableWidth } = await import('../output.js');
  const paint = paintFor(process.stdout);
  let table: InstanceType<typeof Table<import('../fact-table.js').FactRow>> | null = null;
  let chunk: import('../../../output/query/facts.js').Fact[] = [];
  let n = 0;
  const flush = async (): Promise<void> => {
    const rows = joinEquivalents(chunk);
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
    // an equivalent figure stays in the chunk of the figure that it follows
    if (chunk.length >= CHUNK && fact.equivalent_of === null) await flush();
    chunk.push(fact);
  }
  await flush();
  note(
    n === 0
      ? 'no facts found'
      : `${n.toLocaleString('en-US')} ${n === 1 ? 'fact' : 'facts'} (whosaid show <fact> tells more)`,
  );
  return n;
}
