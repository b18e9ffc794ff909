import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facts } from '../../../output/query/facts.js';
import { dump, openStore } from '../../../output/store/index.js';
import { InputNotes } from '../../../output/store/input-notes.js';
import { APPLICATION_ID, applyMigration, migrations } from '../../../output/store/migrate.js';
import { reviewFact } from '../../../output/store/reviews.js';
import { noteSchedule } from '../../../output/store/schedules.js';
import { mergeNames, splitName } from '../../../output/store/user-names.js';
import { whosaid } from '../../pipeline/cli/run-command.js';
import { packSample, RUN, sampleText } from './sample-documents.js';

const root = resolve(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'whosaid-schema-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const steps = migrations();
const newest = steps.at(-1)?.version as number;
const AT = RUN.startedAt;
/** Tables that may be empty: nobody holds the lock, and no band is shared by hundreds. */
const EMPTY: ReadonlySet<string> = new Set(['run_lock', 'crowded_bands']);

/** A store of today with rows in every table that people or runs fill. */
function makeFresh(path: string): void {
  const store = openStore(path);
  const run = store.beginRun(RUN);
  store.describeKey('key', '0.0.0', { numbers: true }, 1);
  // a version that was replaced
  store.writeBatch(run, [packSample('/a.txt', { amount: '44' })]);
  const documents = [
    packSample('/a.txt'),
    packSample('/b.txt', { amount: '61', who: 'Heron Board', document: { title: 'Tolls', url: 'https://b.example/' } }),
    packSample('/c.txt'),
    // one that is long enough to be near another, of which something is known of its names
    packSample('/d.txt', {
      text: `${sampleText()} ${Array.from({ length: 200 }, (_, n) => `Then word${n} was said.`).join(' ')}`,
      change: (marks) => ({
        ...marks,
        entities: marks.entities.map((entity) => ({
          ...entity,
          relations: [{ kind: 'part_of', name: 'Ostmark', code: null, entity: null }],
          reasons: ['name.test'],
        })),
      }),
    }),
    ...Array.from({ length: 60 }, (_, n) => packSample(`/n${n}.txt`, { amount: String(100 + n) })),
  ];
  const failure = { locator: '/x.pdf', input: '/x.pdf', stage: 'read', code: 'PDF_BROKEN', message: 'no trailer' };
  const skipped = { locator: '/y.txt', input: '/y.txt', code: 'LANGUAGE', language: 'de', message: 'German' };
  store.writeBatch(
    run,
    documents,
    [{ ...failure, attempts: 2, extractionKey: 'key', attemptKey: 'a', format: 'pdf', at: AT }],
    [{ ...skipped, contentSha256: 'c', extractionKey: 'key' }],
  );
  store.settleNearDuplicates(1000);
  store.noteStages(run, [{ stage: 'read', documents: 63, failures: 1, seconds: 0.5 }]);
  new InputNotes(store).note(
    run,
    [{ address: 'https://b.example/', etag: '"1"', lastModified: null, extractionKey: 'key' }],
    [{ feed: 'https://b.example/feed', guid: 'g', itemSha256: 'i', locator: '/b.txt' }],
  );
  noteSchedule(store, { name: 'nightly', cron: '0 3 * * *', timeZone: 'UTC', dueAt: AT, runId: run });
  const [fact] = [...facts(store, { limit: 1 })];
  const review = { note: 'seen', correction: null, reviewer: 'desk', reviewedAt: AT };
  reviewFact(store, { factId: fact?.fact_id as string, verdict: 'accepted', ...review });
  mergeNames(store, 'Heron Board', 'Kestrel Office', AT);
  splitName(store, 'Norvania', { document: '/c.txt', words: 'Norvania' }, 'Norvania (province)', AT);
  store.finishRun(run, 'done', AT, {}, true);
  store.close();
}

const tablesOf = (database: Database.Database, schema = 'main'): string[] =>
  database
    .prepare(
      `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];

/** Columns by table. */
type Columns = ReadonlyMap<string, readonly string[]>;

/** A database as the schema of `version` had it, with the rows of a store of today as far as it had a place for them: its columns. */
function makeOlder(version: number, path: string): Columns {
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  for (const step of steps) if (step.version <= version) applyMigration(database, step);
  database.prepare('ATTACH ? AS fresh').run(at('fresh.db'));
  const there = new Set(tablesOf(database, 'fresh'));
  const kept = new Map<string, readonly string[]>();
  for (const table of tablesOf(database).filter((table) => there.has(table))) {
    const columns = (schema: string): string[] =>
      database.prepare('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, schema) as string[];
    const known = new Set(columns('fresh'));
    const shared = columns('main').filter((name) => known.has(name));
    kept.set(table, shared);
    // triggers of the older schema may have been quicker
    database.exec(
      `INSERT OR REPLACE INTO main.${table} (${shared.join(', ')}) SELECT ${shared.join(', ')} FROM fresh.${table}`,
    );
  }
  // names were found by triggers at first, and since then by what the writer does
  if (version >= 10) {
    for (const table of ['parties_fts', 'measures_fts', 'documents_fts'])
      database.exec(`INSERT INTO ${table} (${table}) VALUES ('rebuild')`);
  }
  database.close();
  return kept;
}

/** The rows of some tables by their columns, and the dump. */
function contentOf(path: string, tables: Columns): Record<string, unknown[]> {
  const store = openStore(path);
  try {
    const rows = ([table, columns]: readonly [string, readonly string[]]): [string, unknown[]] => [
      table,
      store.database
        .prepare(`SELECT ${columns.join(', ')} FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ];
    const lines = [...dump(store)];
    // what is known of names has a place since the schema that brought it
    const told = tables.has('entity_relations')
      ? lines
      : lines.map((line) => (line.startsWith('{"entity":') ? line.replace(/"relations":.*$/, '') : line));
    return { dump: told, ...Object.fromEntries([...tables].map(rows)) };
  } finally {
    store.close();
  }
}

beforeAll(() => makeFresh(at('fresh.db')));

describe('a database of an earlier schema', () => {
  it.each(steps.slice(0, -1))(
    '$version is brought up: every row is there, and a copy of the old one is kept',
    ({ version }) => {
      const path = at(`v${version}.db`);
      const tables = makeOlder(version, path);
      const expected = contentOf(at('fresh.db'), tables);
      expect([...tables.keys()].filter((table) => expected[table]?.length === 0 && !EMPTY.has(table))).toEqual([]);
      expect(contentOf(path, tables)).toEqual(expected);
      const backup = new Database(`${path}.v${version}.bak`, { readonly: true });
      expect(backup.pragma('user_version', { simple: true })).toBe(version);
      expect(backup.prepare('SELECT count(*) FROM claims').pluck().get()).toBe(expected.claims?.length);
      backup.close();
      const database = new Database(path);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('user_version', { simple: true })).toBe(newest);
      // and it has the very shape of a new one
      database.prepare('ATTACH ? AS fresh').run(at('fresh.db'));
      expect(tablesOf(database)).toEqual(tablesOf(database, 'fresh'));
      const references = (schema: string): string[] =>
        (database.prepare(`SELECT sql FROM ${schema}.sqlite_schema WHERE type = 'table'`).pluck().all() as string[])
          .flatMap((sql) => sql.match(/REFERENCES[^,\n]*/g) ?? [])
          .sort();
      expect(references('main')).toEqual(references('fresh'));
      expect(references('main').filter((key) => !key.includes('DEFERRABLE INITIALLY DEFERRED'))).toEqual([]);
      database.exec(`INSERT INTO parties_fts (parties_fts, rank) VALUES ('integrity-check', 1)`);
      database.close();
    },
  );

  it('is old or new when the process is killed while it is brought up, never between', async () => {
    const template = at('template.db');
    const tables = makeOlder(1, template);
    const expected = contentOf(at('fresh.db'), tables);
    const path = at('killed.db');
    const script = `import { openStore } from 'whosaid/store'; process.stdout.write('go'); openStore(${JSON.stringify(path)}).close();`;
    /** Brings a copy up in a process of its own, killed so long after it has begun; gives the time that it took. */
    const bringUp = async (killAfter: number | null): Promise<number> => {
      for (const name of readdirSync(folder)) if (name.startsWith('killed.db')) rmSync(at(name));
      copyFileSync(template, path);
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
      await new Promise((go) => child.stdout.once('data', go));
      const began = performance.now();
      const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
      await new Promise((done) => child.on('close', done));
      clearTimeout(timer);
      return performance.now() - began;
    };
    const whole = await bringUp(null);
    for (let cycle = 0; cycle < 10; cycle++) {
      await bringUp((whole * cycle) / 10);
      const database = new Database(path);
      expect([1, newest]).toContain(database.pragma('user_version', { simple: true }));
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
      expect(contentOf(path, tables)).toEqual(expected);
    }
  });
});

describe('a database of a later schema', () => {
  it('is refused by every command with 2, and stays as it was', () => {
    const path = at('later.db');
    copyFileSync(at('fresh.db'), path);
    const database = new Database(path);
    database.pragma(`user_version = ${newest + 1}`);
    database.close();
    for (const args of [['facts'], ['ingest', '-'], ['stats'], ['audit']]) {
      const { status, stdout, stderr } = whosaid(folder, [...args, '--db', path], { input: 'It cost $5 million.' });
      expect([args[0], status, stdout]).toEqual([args[0], 2, '']);
      expect(stderr).toMatch(/STORE_SCHEMA_NEWER: .*update whosaid/);
    }
    const after = new Database(path, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(newest + 1);
    after.close();
  });
});

describe('columns that hold words of a list', () => {
  it('take these and no others, in a store that is made and in one that is brought up', () => {
    const older = at('lists.db');
    const database = new Database(older);
    for (const { version, sql } of steps) if (version < 5) database.exec(sql);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma('user_version = 4');
    database.close();
    for (const store of [openStore(':memory:'), openStore(older)]) {
      const insert = store.database.prepare('INSERT INTO entities (key, name, type) VALUES (?, ?, ?)');
      insert.run('ORG|heron', 'Heron', 'ORG');
      insert.run('NORP|herons', 'Herons', 'NORP');
      expect(() => insert.run('BIRD|heron', 'Heron', 'BIRD')).toThrow(/CHECK constraint failed: type/);
      // SQLite would make a table of each list for every row
      const lists = store.database.prepare(`SELECT name FROM sqlite_schema WHERE sql GLOB '* IN (''*'`).pluck().all();
      expect(lists).toEqual([]);
      expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok');
      store.close();
    }
  });
});
