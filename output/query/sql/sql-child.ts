// The process in which one free statement runs: read-only, watched by a thread that ends it when it takes too much memory. The parent ends it
// when it takes too long.
import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { APPLICATION_ID } from '../../store/migrate.js';
import { openReadable } from '../../store/open-readable.js';
import type { SqlCell, SqlMessage, SqlOrder, SqlResult } from './limits.js';
import { refusal } from './statement.js';

/** Milliseconds between two looks at the memory. */
const WATCH = 10;

function watch(memory: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() <= memory) return;
    writeSync(2, 'memory');
    process.kill(process.pid, 'SIGKILL');
  }, WATCH);
}

function tell(message: SqlMessage, then: () => void = () => {}): void {
  process.send?.(message, then);
}

function cell(value: unknown): SqlCell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
  }
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  return String(value);
}

function run({ path, sql, limits }: SqlOrder): SqlResult {
  const { database } = openReadable(path, { readonly: true, fileMustExist: true, timeout: limits.milliseconds });
  try {
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new TypeError(`${path}: a database, but not one of whosaid`);
    }
    database.pragma('query_only = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    // what a sort or DISTINCT puts by counts as memory, and does not fill the disk
    database.pragma('temp_store = MEMORY');
    database.pragma('mmap_size = 0');
    const statement = database.prepare(sql);
    if (!statement.reader || !statement.readonly)
      throw new TypeError('the statement is refused: it does not only read');
    const columns = statement.columns().map((column) => column.name);
    const rows: SqlCell[][] = [];
    let bytes = 0;
    for (const raw of statement.raw().safeIntegers().iterate() as IterableIterator<unknown[]>) {
      if (rows.length >= limits.rows) return { columns, rows, truncated: 'rows' };
      const row = raw.map(cell);
      for (const value of row) bytes += typeof value === 'string' ? Buffer.byteLength(value) + 3 : 20;
      if (bytes > limits.bytes) return { columns, rows, truncated: 'bytes' };
      rows.push(row);
    }
    return { columns, rows, truncated: null };
  } finally {
    database.close();
  }
}

if (!isMainThread) watch(workerData as number);
else {
  const watcher = new Worker(new URL(import.meta.url), { workerData: Number(process.argv[2]) });
  process.once('disconnect', () => process.exit(0));
  process.once('message', (order: SqlOrder) => {
    try {
      const refused = refusal(order.sql);
      if (refused !== null) throw new TypeError(refused);
      tell({ result: run(order) }, () => process.exit(0));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      tell({ error: { code: 'STORE_QUERY', message } }, () => process.exit(0));
    }
  });
  watcher.once('online', () => tell({ ready: true }));
  // the parent may have gone while this was loaded
  if (process.connected !== true) process.exit(0);
}
