import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dump, openStore } from '../../output/store/index.js';
import { migrations } from '../../output/store/migrate.js';
import { packSample, RUN } from '../output/store/sample-documents.js';
import { article, COMMAND, jsonLines, scratchFolder, whosaid } from './cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);
const root = resolve(import.meta.dirname, '..', '..');

/** Runs the command under a limit of the shell. */
function limited(
  limit: string,
  args: readonly string[],
): { status: number | null; signal: string | null; stderr: string } {
  const words = [process.execPath, COMMAND, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const run = spawnSync('bash', ['-c', `${limit}; exec ${words}`], { cwd: folder });
  return { status: run.status, signal: run.signal, stderr: run.stderr.toString() };
}

beforeAll(() => {
  mkdirSync(at('news'));
  for (let n = 0; n < 40; n++) {
    writeFileSync(at(`news/${n}.txt`), Array.from({ length: 6 }, (_, k) => article(n * 7 + k)).join('\n'));
  }
});

describe.skipIf(process.platform !== 'linux')('what the system denies', () => {
  it('space: a file that may not grow ends the run with a reason; the store opens after, and the same command goes on', () => {
    // blocks of 1024 bytes; the schema alone takes some 400 of them
    const run = limited('ulimit -f 900', ['ingest', 'news', '--jobs', '1', '--db', 'full.db', '-q']);
    expect(run).toMatchObject({ status: 1, signal: null });
    expect(run.stderr).toMatch(/whosaid: STORE_(FULL|FAILED): .*full\.db/);
    const store = openStore(at('full.db'), { readonly: true });
    expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
    expect(whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'full.db', '-q']).status).toBe(0);
    expect(whosaid(folder, ['verify', '--db', 'full.db']).status).toBe(0);
  });

  it('a folder that cannot be written: a clean message', () => {
    const run = whosaid(folder, ['ingest', 'news', '--db', '/proc/whosaid.db']);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/STORE_READONLY: \/proc\/whosaid\.db/);
  });

  it('file descriptors: too few end the run with a reason or let it go on, and nothing is half there', () => {
    const run = limited('ulimit -n 26', ['ingest', 'news', '--jobs', '1', '--db', 'fds.db', '-q']);
    expect(run.signal).toBeNull();
    if (run.status !== 0) expect(run.stderr).not.toBe('');
    if (existsSync(at('fds.db'))) {
      const database = new Database(at('fds.db'));
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    }
    expect(whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'fds.db', '-q']).status).toBe(0);
  });
});

describe('another writer', () => {
  it('that holds the database longer than the timeout ends the run with STORE_BUSY, and nothing is half written', () => {
    openStore(at('busy.db')).close();
    const other = new Database(at('busy.db'));
    other.exec('BEGIN IMMEDIATE');
    const run = whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'busy.db', '-q']);
    other.exec('ROLLBACK');
    expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/STORE_BUSY: .*another process is writing/) });
    expect(other.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(0);
    other.close();
    expect(whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'busy.db', '-q']).status).toBe(0);
  });

  it('that is a run is waited for, and two runs at once end with the same store as one', async () => {
    const start = (): Promise<number | null> =>
      new Promise((done) => {
        const args = [COMMAND, 'ingest', 'news', '--jobs', '1', '--db', 'two.db', '-q', '--wait', '300'];
        spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' }).on('close', done);
      });
    expect(await Promise.all([start(), start()])).toEqual([0, 0]);
    const lines = (db: string): string[] => {
      const store = openStore(at(db), { readonly: true });
      const all = [...dump(store)];
      store.close();
      return all;
    };
    expect(lines('two.db')).toEqual(lines('busy.db'));
    const refused = whosaid(folder, ['ingest', 'none.txt', '--db', 'two.db', '--wait', 'soon']);
    expect(refused.status).toBe(2);
  });
});

describe('a database of an earlier schema', () => {
  const steps = migrations();

  /** A database as the schema of `version` had it, with the rows of a store of today as far as it had a place for them. */
  function older(version: number, path: string): void {
    const fresh = at('fresh.db');
    if (!existsSync(fresh)) {
      const store = openStore(fresh);
      const run = store.beginRun(RUN);
      store.writeBatch(run, [
        packSample('/a.txt'),
        packSample('/b.txt', { amount: '61', who: 'Heron Board' }),
        packSample('/c.txt'),
      ]);
      store.settleNearDuplicates(1000);
      store.finishRun(run, 'done', RUN.startedAt, {}, true);
      store.close();
    }
    const database = new Database(path);
    database.pragma('foreign_keys = OFF');
    for (const { version: step, sql } of steps) if (step <= version) database.exec(sql);
    database.pragma(`application_id = ${0x77686f73}`);
    database.pragma(`user_version = ${version}`);
    database.prepare('ATTACH ? AS fresh').run(fresh);
    const tables = [
      'runs',
      'documents',
      'sentences',
      'numbers',
      'dates',
      'entities',
      'entity_aliases',
      'entity_mentions',
      'attributions',
      'claims',
    ];
    for (const table of tables) {
      const columns = (schema: string): string[] =>
        database.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema) as string[];
      const there = new Set(columns('fresh'));
      const shared = columns('main').filter((name) => there.has(name));
      database.exec(`INSERT INTO main.${table} (${shared.join(', ')}) SELECT ${shared.join(', ')} FROM fresh.${table}`);
    }
    database.close();
  }
  const dumpOf = (path: string): string[] => {
    const store = openStore(path);
    try {
      return [...dump(store)];
    } finally {
      store.close();
    }
  };

  for (const { version } of steps.slice(0, -1)) {
    it(`${version} is brought up: it holds what a fresh one holds, and a copy of the old one is kept`, () => {
      const path = at(`v${version}.db`);
      older(version, path);
      expect(dumpOf(path)).toEqual(dumpOf(at('fresh.db')));
      const backup = new Database(`${path}.v${version}.bak`, { readonly: true });
      expect(backup.pragma('user_version', { simple: true })).toBe(version);
      backup.close();
      const database = new Database(path);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('user_version', { simple: true })).toBe(steps.at(-1)?.version);
      database.close();
    });
  }

  it('is old or new when the process is killed while it is brought up, never between', async () => {
    const template = at('template.db');
    older(1, template);
    const path = at('killed-migration.db');
    for (let cycle = 0; cycle < 8; cycle++) {
      for (const name of readdirSync(folder)) if (name.startsWith('killed-migration.db')) rmSync(at(name));
      copyFileSync(template, path);
      const script = `import { openStore } from 'whosaid/store'; process.stdout.write('go'); openStore(${JSON.stringify(path)}).close();`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
      await new Promise((go) => child.stdout.once('data', go));
      await new Promise((go) => setTimeout(go, cycle * 4));
      child.kill('SIGKILL');
      await new Promise((done) => child.on('close', done));
      const database = new Database(path);
      const version = database.pragma('user_version', { simple: true }) as number;
      expect(steps.map((step) => step.version)).toContain(version);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
      expect(dumpOf(path)).toEqual(dumpOf(at('fresh.db')));
    }
  });
});

describe('every claim (P5)', () => {
  it('reaches a slice of its source through foreign keys', () => {
    whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'claims.db', '-q']);
    const store = openStore(at('claims.db'), { readonly: true });
    const { database } = store;
    expect(database.pragma('foreign_key_check')).toEqual([]);
    const rows = database
      .prepare(
        `SELECT d.locator, n.byte_start, n.byte_end, n.text FROM claims AS c LEFT JOIN numbers AS n ON n.id = c.number_id
         LEFT JOIN sentences AS s ON s.id = n.sentence_id LEFT JOIN documents AS d ON d.id = s.document_id`,
      )
      .all() as { locator: string | null; byte_start: number; byte_end: number; text: string }[];
    expect(rows.length).toBeGreaterThan(500);
    const files = new Map<string, Buffer>();
    for (const { locator, byte_start, byte_end, text } of rows) {
      expect(locator).not.toBeNull();
      const bytes = files.get(locator as string) ?? readFileSync(locator as string);
      files.set(locator as string, bytes);
      expect(bytes.subarray(byte_start, byte_end).toString()).toBe(text);
    }
    store.close();
  });
});

describe('a document that takes too long (H4)', () => {
  it('is given up; the others are read, and no other run tries it again but with other limits', () => {
    mkdirSync(at('deadly'));
    for (let n = 0; n < 3; n++) writeFileSync(at(`deadly/${n}.txt`), article(n));
    writeFileSync(at('deadly/x.txt'), article(5).repeat(30_000));
    const args = ['ingest', 'deadly', '--jobs', '1', '--db', 'deadly.db', '--deadline', '1500'];
    expect(whosaid(folder, args).status).toBe(3);
    const failures = jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'deadly.db']).stdout);
    expect(failures).toMatchObject([{ code: 'TIMEOUT', attempts: 1 }]);
    const again = whosaid(folder, [...args, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ documents: { unchanged: 3, failed: 1 } });
    // it was not tried: its failure stands as long as bytes, options and limits are the same
    expect(jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'deadly.db']).stdout)[0]?.attempts).toBe(1);
    whosaid(folder, [...args.slice(0, -1), '1600']);
    expect(jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'deadly.db']).stdout)[0]?.attempts).toBe(2);
  });
});
