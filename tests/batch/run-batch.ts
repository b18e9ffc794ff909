import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { dumpSha256, openStore } from '../../output/store/index.js';

const here = dirname(fileURLToPath(import.meta.url));

export interface Sample {
  readonly documents: number;
  /** Bytes. */
  readonly rss: number;
  readonly descriptors: number;
}

export interface Counts {
  readonly new: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

export interface BatchRun {
  readonly samples: readonly Sample[];
  /** Null where it was killed. */
  readonly documents: Counts | null;
  readonly seconds: number;
}

/** When a run is killed with SIGKILL: `after` milliseconds from its start, or from its first transaction. */
export interface Kill {
  readonly from: 'start' | 'transaction';
  readonly after: number;
}

/** Reads a folder in a process of its own. */
export async function runBatch(folder: string, db: string, kill: Kill | null = null): Promise<BatchRun> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(here, 'ingest-folder.mjs'), folder, db], {
    cwd: resolve(here, '..', '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let timer: NodeJS.Timeout | undefined;
  const arm = (from: Kill['from']): void => {
    if (kill?.from === from) timer ??= setTimeout(() => child.kill('SIGKILL'), kill.after);
  };
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
    if (/"documents":[1-9]/.test(String(data))) arm('transaction');
  });
  arm('start');
  await new Promise((done) => child.on('close', done));
  clearTimeout(timer);
  const lines = out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Sample & { summary?: { documents: Counts } });
  return {
    samples: lines.filter((line) => line.summary === undefined),
    documents: lines.at(-1)?.summary?.documents ?? null,
    seconds: (performance.now() - began) / 1000,
  };
}

/** Parts that a run is cut into behind its warm-up: over 20,000 documents, a thousand documents each. */
const WINDOWS = 14;

/**
 * Bytes that memory grows a document behind the first `from` documents: least squares over the lower decile of the looks in each of fourteen
 * windows.
 *
 * What is kept lifts the lower decile of a window as much as its mean. What only stands there for a moment does not: garbage between two
 * collections, or a large document in its own worker, which come to tens of megabytes, in waves. With all looks in it the slope over 20,000
 * documents had a standard error of some 900 bytes. Looks at the full count are left out here (not of the peak): near-duplicates are compared
 * there and the store is closed, and memory goes up and down while no document comes.
 */
export function slope(samples: readonly Sample[], from: number): number {
  const all = samples.at(-1)?.documents ?? 0;
  const windows = Array.from({ length: WINDOWS }, (): Sample[] => []);
  for (const sample of samples) {
    if (sample.documents < from || sample.documents >= all) continue;
    windows[Math.floor((WINDOWS * (sample.documents - from)) / (all - from))]?.push(sample);
  }
  const used = windows
    .filter((window) => window.length > 0)
    .map((window) => window.sort((a, b) => a.rss - b.rss)[Math.floor(window.length / 10)] as Sample);
  if (used.length < WINDOWS / 2) throw new Error(`only ${used.length} of ${WINDOWS} windows were looked at`);
  const mean = (of: (sample: Sample) => number): number => used.reduce((sum, s) => sum + of(s), 0) / used.length;
  const [x, y] = [mean((s) => s.documents), mean((s) => s.rss)];
  const over = used.reduce((sum, s) => sum + (s.documents - x) * (s.rss - y), 0);
  const under = used.reduce((sum, s) => sum + (s.documents - x) ** 2, 0);
  return over / under;
}

/**
 * The fewest file descriptors that were open at any look in the middle third of a run, and in the last: what is being read at the moment is not
 * among them, what is never closed is.
 */
export function descriptorsHeld(samples: readonly Sample[]): readonly [middle: number, last: number] {
  const third = Math.floor(samples.length / 3);
  const fewest = (part: readonly Sample[]): number => Math.min(...part.map(({ descriptors }) => descriptors));
  return [fewest(samples.slice(third, 2 * third)), fewest(samples.slice(2 * third))];
}

/** Hash of all rows. */
export function hashOf(db: string): string {
  const store = openStore(db, { readonly: true });
  try {
    return dumpSha256(store);
  } finally {
    store.close();
  }
}

/** `[locator relative to the folder, code]` of every failure. */
export function failuresOf(db: string, folder: string): [string, string][] {
  const database = new Database(db, { readonly: true });
  try {
    const rows = database.prepare('SELECT locator, code FROM failures ORDER BY locator').raw().all() as [
      string,
      string,
    ][];
    return rows.map(([locator, code]) => [locator.slice(folder.length + 1), code]);
  } finally {
    database.close();
  }
}

/** Whether a database that may have been left by a killed process is sound: SQLite says so, and no document is half there. */
export function soundness(db: string): { readonly ok: boolean; readonly documents: number } {
  let database: Database.Database;
  try {
    database = new Database(db, { fileMustExist: true });
  } catch {
    return { ok: true, documents: 0 }; // killed before it had made the file
  }
  try {
    const ok =
      database.pragma('integrity_check', { simple: true }) === 'ok' &&
      (database.pragma('foreign_key_check') as unknown[]).length === 0;
    const tables = database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'documents'`).pluck().get();
    if (tables === 0) return { ok, documents: 0 };
    const half = database
      .prepare(
        `SELECT count(*) FROM documents AS d WHERE text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sentences AS s WHERE s.document_id = d.id)`,
      )
      .pluck()
      .get();
    const documents = database.prepare('SELECT count(*) FROM documents').pluck().get() as number;
    return { ok: ok && half === 0, documents };
  } finally {
    database.close();
  }
}
