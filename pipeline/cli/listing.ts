import type { Store } from '../../output/store/index.js';
import { ExitStatus } from '../errors.js';
import { note } from './output.js';
import { type Paint, paintFor } from './paint.js';
import { printRows } from './print-rows.js';
import { type FormatOptions, type OutputFormat, outputFormat } from './shared-options.js';
import type { Column } from './table.js';
import { withStore } from './with-store.js';

/** What every command that lists something of a store is told. */
export interface ListOptions extends FormatOptions {
  readonly db: string;
  readonly failIfEmpty?: boolean;
}

/** How rows are laid out: `name` of the list in JSON, `keys` of CSV, columns of the table. */
export interface Layout<T> {
  readonly name: string;
  readonly keys: readonly (keyof T & string)[];
  readonly columns: (paint: Paint) => readonly Column<T>[];
  /** What is said below a table. */
  readonly summary?: (rows: number) => string | null;
}

/** Prints rows that have been read, in the format that was asked for, and says how many there are; ends with 4 when an empty list is a failure. */
export async function printListing<T extends object>(
  rows: Iterable<T>,
  options: Omit<ListOptions, 'db'>,
  { name, keys, columns, summary }: Layout<T>,
): Promise<number> {
  const format = outputFormat(options);
  const n = await printRows(rows, format, { name, keys, columns: columns(paintFor(process.stdout)) });
  const told = format === 'table' ? (summary?.(n) ?? null) : null;
  if (told !== null) note(told);
  if (n === 0 && options.failIfEmpty) process.exitCode = ExitStatus.emptyResult;
  return n;
}

/** Reads rows from the database and prints them: all that most listing commands do. */
export async function listing<T extends object>(
  options: ListOptions,
  layout: Layout<T>,
  read: (store: Store, format: OutputFormat) => Iterable<T> | Promise<Iterable<T>>,
): Promise<void> {
  await withStore(options.db, async (store) => {
    await printListing(await read(store, outputFormat(options)), options, layout);
  });
}
