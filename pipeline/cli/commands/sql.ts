import { Command, Option } from 'commander';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat, wholeNumber } from '../shared-options.js';

interface Options extends FormatOptions {
  readonly db: string;
  readonly timeout: number;
  readonly limit: number;
}

/** `whosaid sql`: one reading statement. */
export function sqlCommand(): Command {
  const command = new Command('sql')
    .summary('run one reading SQL statement')
    .description(
      'Runs one SELECT in a process of its own, read-only, with limits of time, rows, size (10 MB) and memory (256 MB). The tables are told in output/store/README.md; the view facts is where to begin.',
    )
    .argument('<statement>', 'SELECT, WITH, VALUES or EXPLAIN; - reads it from standard input')
    .addOption(dbOption())
    .addOption(
      new Option('--timeout <ms>', 'milliseconds that it may take')
        .default(1000)
        .argParser(wholeNumber('--timeout', 1)),
    )
    .addOption(
      new Option('--limit <rows>', 'rows that are given out').default(1000).argParser(wholeNumber('--limit', 1)),
    );
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid sql "select subject, count(*) from facts group by 1 order by 2 desc limit 10"
  $ whosaid sql "select number, sentence from facts where unit = 'EUR'" --json
  $ whosaid sql - --csv < question.sql`,
    )
    .action(run);
}

async function run(statement: string, options: Options): Promise<void> {
  const { runSql } = await import('../../../output/query/sql/run-sql.js');
  const { printRows } = await import('../print-rows.js');
  let sql = statement;
  if (statement === '-') {
    const { text } = await import('node:stream/consumers');
    sql = await text(process.stdin);
  }
  const result = await runSql(options.db, sql, { milliseconds: options.timeout, rows: options.limit });
  // two columns may have one name
  const seen = new Map<string, number>();
  const keys = result.columns.map((column) => {
    const n = (seen.get(column) ?? 0) + 1;
    seen.set(column, n);
    return n === 1 ? column : `${column}_${n}`;
  });
  const rows = result.rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, row[i] ?? null])));
  const numeric = keys.map(
    (key) => rows.length > 0 && rows.every((row) => row[key] === null || typeof row[key] === 'number'),
  );
  const format = outputFormat(options);
  await printRows(rows, format, {
    name: 'rows',
    keys,
    columns: keys.map((key, i) => ({
      head: key,
      cell: (row: Record<string, unknown>) => (row[key] === null ? null : String(row[key])),
      least: 4,
      most: 80,
      always: true as const,
      ...(numeric[i] ? { align: 'right' as const } : {}),
    })),
  });
  if (rows.length === 0) note('no rows');
  if (result.truncated === 'rows') note(`only the first ${rows.length.toLocaleString('en-US')} rows (--limit)`);
  if (result.truncated === 'bytes') note('the answer was cut at 10 MB; ask for less');
}
