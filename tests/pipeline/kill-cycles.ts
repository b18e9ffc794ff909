import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { dump, openStore } from '../../output/store/index.js';
import { soundness } from '../batch/run-batch.js';
import { article, startWhosaid } from './cli/run-command.js';

const FILES = 60;
/** More than one transaction takes. */
const LINES = 420;
const COPIES = 10;
/** Documents of the folder that `makeNews` makes; one line more is broken. */
export const NEWS_DOCUMENTS: number = FILES + LINES - 1 + 2 * COPIES;

/** Makes the folder `news`: files, some texts under two names, and JSON lines of which one is broken. */
export function makeNews(folder: string): void {
  mkdirSync(join(folder, 'news'));
  for (let n = 0; n < FILES; n++) {
    const body = Array.from({ length: 12 }, (_, k) => article(n * 13 + k)).join('\n');
    writeFileSync(join(folder, 'news', `${n}.${n % 3 === 0 ? 'md' : 'txt'}`), body);
  }
  // some texts twice, under other names: who holds the marks must not depend on who came first
  for (const name of ['copy', 'z-copy'])
    for (let n = 0; n < COPIES; n++) writeFileSync(join(folder, 'news', `${name}-${n}.txt`), article(n));
  const lines = Array.from({ length: LINES }, (_, n) =>
    JSON.stringify({ id: n, text: article(1000 + n), reference_date: '2025-04-02' }),
  );
  lines[6] = '{"broken';
  writeFileSync(join(folder, 'news', 'lines.jsonl'), `${lines.join('\n')}\n`);
}

/** How many rows a table of a database has that another process writes; 0 while it is not there yet. */
function rowsIn(db: string, table: 'runs' | 'documents'): number {
  let database: Database.Database | null = null;
  try {
    database = new Database(db, { readonly: true, fileMustExist: true });
    return database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  } catch {
    return 0;
  } finally {
    database?.close();
  }
}

/** Waits until a table has more than `before` rows, no longer than for the command's end; gives how many it has then. */
async function moreRows(
  db: string,
  table: 'runs' | 'documents',
  ended: Promise<unknown>,
  before: number,
): Promise<number> {
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    const rows = rowsIn(db, table);
    if (over || rows > before) return rows;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until one run more than `before` is noted in a database: the command is up, and its signals are handled. */
export async function runBegan(db: string, ended: Promise<unknown>, before = 0): Promise<void> {
  await moreRows(db, 'runs', ended, before);
}

/** Waits until a run has stored something, and gives how many documents. */
export async function documentsStored(db: string, ended: Promise<unknown>): Promise<number> {
  return moreRows(db, 'documents', ended, 0);
}

/** The rows of a database, as lines that are the same for the same documents. */
export function linesOf(db: string): string[] {
  const store = openStore(db, { readonly: true });
  try {
    return [...dump(store)];
  } finally {
    store.close();
  }
}

/**
 * Starts a run over `news` and kills it, `cycles` times, `delay` milliseconds after it has begun (every eighth before it is up); after each, the
 * database is sound and holds no fewer documents than before. Returns how many were there after each.
 */
export async function killAgainAndAgain(
  folder: string,
  db: string,
  cycles: number,
  delay: (cycle: number) => number,
): Promise<number[]> {
  const reached: number[] = [];
  let before = 0;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const runs = rowsIn(db, 'runs');
    const { child, ended } = startWhosaid(folder, ['ingest', 'news', '--jobs', '2', '--db', db, '-q']);
    if (cycle % 8 !== 0) await runBegan(db, ended, runs);
    await new Promise((resolve) => setTimeout(resolve, delay(cycle)));
    child.kill('SIGKILL');
    await ended;
    const { ok, documents } = soundness(db);
    expect({ cycle, ok }).toEqual({ cycle, ok: true });
    expect(documents).toBeGreaterThanOrEqual(before);
    before = documents;
    reached.push(documents);
  }
  return reached;
}

/** The same things in another order; `next` gives numbers from 0 to below 1. */
export function shuffled<T>(things: readonly T[], next: () => number): T[] {
  const order = [...things];
  for (let i = order.length - 1; i > 0; i--) {
    const k = Math.floor(next() * (i + 1));
    [order[i], order[k]] = [order[k] as T, order[i] as T];
  }
  return order;
}
