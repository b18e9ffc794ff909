import { csvLine } from './csv.js';
import { tableWidth, write, writeRows } from './output.js';
import { paintFor } from './paint.js';
import type { OutputFormat } from './shared-options.js';
import { type Column, Table } from './table.js';

/**
 * Prints rows in any output format and returns how many there were. JSON is `{"ok": true, NAME: […], "count": n}`; CSV has the keys of the
 * first row as its head, or of `keys`.
 */
export async function printRows<T extends object>(
  rows: Iterable<T>,
  format: OutputFormat,
  options: {
    readonly name: string;
    readonly columns: readonly Column<T>[];
    readonly keys: readonly (keyof T & string)[];
  },
): Promise<number> {
  const { name, columns, keys } = options;
  let n = 0;
  if (format === 'table') {
    const all = [...rows];
    if (all.length === 0) return 0;
    const paint = paintFor(process.stdout);
    const table = new Table(columns, all, tableWidth());
    await write(table.head(paint.dim));
    for (const row of all) await write(table.row(row));
    return all.length;
  }
  if (format === 'json') await write(`{"ok":true,${JSON.stringify(name)}:[`);
  if (format === 'csv') await writeRows(csvLine(keys));
  for (const row of rows) {
    if (format === 'json') await write(`${n === 0 ? '' : ','}\n${JSON.stringify(row)}`);
    else if (format === 'jsonl') await write(`${JSON.stringify(row)}\n`);
    else await writeRows(csvLine(keys.map((key) => row[key])));
    n++;
  }
  if (format === 'json') await write(`\n],"count":${n}}\n`);
  return n;
}
