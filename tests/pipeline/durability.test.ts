import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dump, dumpSha256, openStore } from '../../output/store/index.js';
import { article, scratchFolder, startWhosaid, whosaid } from './cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
const FILES = 60;
const LINES = 60;
/** How often the run is killed. */
const KILL_CYCLES = 40;

/** How many runs are noted in a database. */
function runsIn(db: string): number {
  let database: Database.Database | null = null;
  try {
    database = new Database(db, { readonly: true, fileMustExist: true });
    return database.prepare('SELECT count(*) FROM runs').pluck().get() as number;
  } catch {
    return 0; // not there yet
  } finally {
    database?.close();
  }
}

/** Waits until one run more than `before` is noted in a database: the command is up, and its signals are handled. */
async function runBegan(db: string, before = 0): Promise<void> {
  while (runsIn(db) <= before) await new Promise((resolve) => setTimeout(resolve, 25));
}

function digest(db: string): string {
  const store = openStore(join(folder, db), { readonly: true });
  try {
    return dumpSha256(store);
  } finally {
    store.close();
  }
}

beforeAll(() => {
  mkdirSync(join(folder, 'news'));
  for (let n = 0; n < FILES; n++) {
    const body = Array.from({ length: 12 }, (_, k) => article(n * 13 + k)).join('\n');
    writeFileSync(join(folder, 'news', `${n}.${n % 3 === 0 ? 'md' : 'txt'}`), body);
  }
  // some texts twice, under other names: who holds the marks must not depend on who came first
  for (let n = 0; n < 10; n++) writeFileSync(join(folder, 'news', `copy-${n}.txt`), article(n));
  for (let n = 0; n < 10; n++) writeFileSync(join(folder, 'news', `z-copy-${n}.txt`), article(n));
  const lines = Array.from({ length: LINES }, (_, n) =>
    JSON.stringify({ id: n, text: article(1000 + n), reference_date: '2025-04-02' }),
  );
  lines[6] = '{"broken';
  writeFileSync(join(folder, 'news', 'lines.jsonl'), `${lines.join('\n')}\n`);
});

describe('the same inputs', () => {
  it('give the same store with 1, 2 and 4 workers, and in any order', () => {
    const paths = readdirSync(join(folder, 'news')).map((name) => join('news', name));
    const orders = [paths, [...paths].reverse(), [...paths].sort((a, b) => a.length - b.length || (a < b ? 1 : -1))];
    const runs = [1, 2, 4].map((jobs, i) => {
      const { status } = whosaid(folder, [
        'ingest',
        ...orders[i]!,
        '--jobs',
        String(jobs),
        '--db',
        `jobs-${jobs}.db`,
        '-q',
      ]);
      expect(status).toBe(3);
      return digest(`jobs-${jobs}.db`);
    });
    expect(new Set(runs).size).toBe(1);
  });

  it('make a dump that tells two stores apart', () => {
    writeFileSync(join(folder, 'one.txt'), article(1));
    whosaid(folder, ['ingest', 'one.txt', '--db', 'one.db']);
    writeFileSync(join(folder, 'one.txt'), article(2));
    whosaid(folder, ['ingest', 'one.txt', '--db', 'two.db']);
    expect(digest('one.db')).not.toBe(digest('two.db'));
  });

  it('read twice leave the store as it was', () => {
    const before = digest('jobs-2.db');
    const { stdout } = whosaid(folder, ['ingest', 'news', '--json', '--db', 'jobs-2.db']);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: { new: 0, replaced: 0, failed: 1, unchanged: FILES + LINES - 1 + 20 },
    });
    expect(digest('jobs-2.db')).toBe(before);
  });
});

describe('a run that is killed', () => {
  it('at any moment loses no committed document, leaves no half one, and goes on where it was', async () => {
    const db = 'killed.db';
    let before = 0;
    for (let cycle = 0; cycle < KILL_CYCLES; cycle++) {
      const runs = runsIn(join(folder, db));
      const { child, ended } = startWhosaid(folder, ['ingest', 'news', '--jobs', '2', '--db', db, '-q']);
      // before it is up, while it reads, while it writes
      if (cycle % 8 !== 0) await runBegan(join(folder, db), runs);
      await new Promise((resolve) => setTimeout(resolve, (cycle * 61) % 260));
      child.kill('SIGKILL');
      await ended;
      let database: Database.Database;
      try {
        database = new Database(join(folder, db), { fileMustExist: true });
      } catch {
        continue; // killed before it had made the file
      }
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      const has = database
        .prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'documents'`)
        .pluck()
        .get() as number;
      if (has > 0) {
        const documents = database.prepare('SELECT count(*) FROM documents').pluck().get() as number;
        expect(documents).toBeGreaterThanOrEqual(before);
        before = documents;
        const half = database
          .prepare(
            `SELECT count(*) FROM documents AS d WHERE duplicate_of IS NULL AND NOT EXISTS (SELECT 1 FROM sentences AS s WHERE s.document_id = d.id)`,
          )
          .pluck()
          .get();
        expect(half).toBe(0);
      }
      database.close();
    }
    expect(whosaid(folder, ['ingest', 'news', '--db', db, '-q']).status).toBe(3);
    const lines = (name: string): string[] => {
      const store = openStore(join(folder, name), { readonly: true });
      const all = [...dump(store)];
      store.close();
      return all;
    };
    expect(lines(db)).toEqual(lines('jobs-1.db'));
    expect(whosaid(folder, ['verify', '--db', db]).status).toBe(0);
  }, 600_000);
});

describe('a signal', () => {
  async function stopWith(
    signal: NodeJS.Signals,
    db: string,
  ): Promise<Awaited<ReturnType<typeof startWhosaid>['ended']>> {
    const { child, ended } = startWhosaid(folder, ['ingest', 'big', '--jobs', '1', '--db', db]);
    await runBegan(join(folder, db));
    child.kill(signal);
    return ended;
  }

  beforeAll(() => {
    mkdirSync(join(folder, 'big'));
    for (let n = 0; n < 400; n++) {
      writeFileSync(
        join(folder, 'big', `${n}.txt`),
        Array.from({ length: 400 }, (_, k) => article(n * 401 + k)).join('\n'),
      );
    }
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the run cleanly with %d, and what was read is stored', async (signal, status) => {
    const db = `${signal}.db`;
    const run = await stopWith(signal, db);
    expect(run.status).toBe(status);
    expect(run.stderr).toContain('stopping');
    expect(run.stdout).toContain('stopped before the end');
    const store = openStore(join(folder, db), { readonly: true });
    const counts = store.database
      .prepare(
        `SELECT (SELECT count(*) FROM documents), (SELECT status FROM runs), (SELECT count(*) FROM pragma_foreign_key_check)`,
      )
      .raw()
      .get() as [number, string, number];
    store.close();
    expect(counts[0]).toBeLessThan(400);
    expect(counts.slice(1)).toEqual(['stopped', 0]);
    rmSync(join(folder, db));
  });

  it('a second time ends it at once', async () => {
    const { child, ended } = startWhosaid(folder, ['ingest', 'big', '--jobs', '1', '--db', 'twice.db']);
    await runBegan(join(folder, 'twice.db'));
    child.stderr?.once('data', () => child.kill('SIGINT'));
    child.kill('SIGINT');
    const run = await ended;
    expect(run.status).toBe(130);
    expect(run.stdout).toBe('');
  });

  it('stops a run that waits for standard input', async () => {
    const { child, ended } = startWhosaid(folder, ['ingest', '-', '--db', 'waiting.db', '-q']);
    await runBegan(join(folder, 'waiting.db'));
    child.kill('SIGTERM');
    expect((await ended).status).toBe(143);
  });
});
