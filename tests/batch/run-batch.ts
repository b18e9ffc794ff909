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

/** Bytes that memory grows a document, by least squares over the samples after `from` documents. */
export function slope(samples: readonly Sample[], from: number): number {
  const used = samples.filter(({ documents }) => documents >= from);
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
