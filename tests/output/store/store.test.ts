import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { facts } from '../../../output/query/facts.js';
import { dump, dumpSha256, openStore, type Store } from '../../../output/store/index.js';
import { migrations } from '../../../output/store/migrate.js';
import { COLUMNS, LAYERS, type PackedDocument } from '../../../output/store/tables.js';
import { decodeText, encodeText, encodingFor } from '../../../output/store/text.js';
import { packSample, RUN, sampleText } from './sample-documents.js';

const folder = mkdtempSync(join(tmpdir(), 'whosaid-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fresh = (): string => join(folder, `${++files}.db`);

function write(store: Store, documents: PackedDocument[]): string[] {
  const runId = store.beginRun(RUN);
  const outcomes = store.writeBatch(runId, documents);
  store.finishRun(runId, 'done', RUN.startedAt, {}, true);
  return outcomes;
}

function count(store: Store, table: string): number {
  return store.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

describe('a new store', () => {
  it('is a database that any SQLite tool reads: STRICT tables, WAL, ours by its application id', () => {
    const path = fresh();
    openStore(path).close();
    const database = new Database(path);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('application_id', { simple: true })).toBe(0x77686f73);
    expect(database.pragma('user_version', { simple: true })).toBe(migrations().length);
    const loose = database
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    database.close();
  });

  it('has every table and column that its README tells, and no other', () => {
    const store = openStore(fresh());
    const names = store.database
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'`,
      )
      .pluck()
      .all() as string[];
    const actual = Object.fromEntries(
      names.map((name) => [name, store.database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name)]),
    );
    store.close();
    const readme = readFileSync(new URL('../../../output/store/README.md', import.meta.url), 'utf8');
    const told: Record<string, string[]> = {};
    let table = '';
    for (const line of readme.split('\n')) {
      if (line.startsWith('### ')) told[(table = line.slice(4))] = [];
      const column = /^\| (\w+) \|/.exec(line)?.[1];
      if (column !== undefined && column !== 'column') told[table]?.push(column);
    }
    expect(told).toEqual(actual);
  });

  it('writes every column but those that the database fills in', () => {
    const store = openStore(fresh());
    for (const layer of LAYERS) {
      const columns = store.database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(layer);
      expect([...COLUMNS[layer], 'document_id', 'id'].sort()).toEqual(columns.sort());
    }
    store.close();
  });
});

describe('a database that is not ours to read', () => {
  it('is refused when a newer whosaid wrote it', () => {
    const path = fresh();
    openStore(path).close();
    const database = new Database(path);
    database.pragma('user_version = 99');
    database.close();
    expect(() => openStore(path)).toThrowError(expect.objectContaining({ code: 'STORE_SCHEMA_NEWER' }));
  });

  it('is refused when it belongs to another program, and stays as it was', () => {
    const path = fresh();
    const database = new Database(path);
    database.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    database.close();
    const before = readFileSync(path);
    expect(() => openStore(path)).toThrowError(expect.objectContaining({ code: 'STORE_NOT_OURS' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is refused when it is no database, or not there', () => {
    const path = fresh();
    writeFileSync(path, 'this is an article, not a database, and long enough to be looked at as one '.repeat(20));
    expect(() => openStore(path)).toThrowError(expect.objectContaining({ code: 'STORE_CORRUPT' }));
    expect(() => openStore(join(folder, 'none.db'), { readonly: true })).toThrowError(
      expect.objectContaining({ code: 'STORE_NOT_FOUND' }),
    );
    for (const readonly of [true, false]) {
      expect(() => openStore(folder, { readonly })).toThrowError(expect.objectContaining({ code: 'STORE_NOT_FOUND' }));
    }
    expect(() => openStore(join(folder, 'no', 'such', 'folder.db'))).toThrowError(
      expect.objectContaining({ code: 'STORE_READONLY' }),
    );
  });
});

describe('a document', () => {
  it('comes back as a fact with every slot, its places and its equivalent', () => {
    const store = openStore(fresh());
    expect(write(store, [packSample('/a.txt')])).toEqual(['new']);
    const rows = [...facts(store, { equivalents: 'each' })];
    expect(rows).toHaveLength(2);
    const [fact, other] = rows;
    expect(fact).toMatchObject({
      subject: 'Norvania',
      measure: 'roads',
      number: '$57 billion',
      decimal: '57000000000',
      value: 57e9,
      unit: 'USD',
      time_value: '2024',
      first_day: '2024-01-01',
      last_day: '2024-12-31',
      said_by: 'Kestrel Office',
      said_by_entity: 'Kestrel Office',
      attribution_kind: 'indirect',
      cue: 'said',
      document: '/a.txt',
      line: 1,
      byte_precision: 'exact',
      equivalent_of: null,
    });
    expect(sampleText().slice(fact!.span_start, fact!.span_end)).toBe('$57 billion');
    expect(other?.equivalent_of).toBe(fact?.fact_id);
    store.close();
  });

  it('keeps its public ids through another database and another ingest, and gets others for another text', () => {
    const ids = (documents: PackedDocument[]): string[] => {
      const store = openStore(fresh());
      for (const document of documents) write(store, [document]);
      const found = [...facts(store, { equivalents: 'each' })].map((fact) => fact.fact_id);
      store.close();
      return found;
    };
    const first = ids([packSample('/a.txt')]);
    expect(ids([packSample('/a.txt', { amount: '58' }), packSample('/a.txt')])).toEqual(first);
    expect(ids([packSample('/elsewhere.txt', { extractionKey: 'newer' })])).toEqual(first);
    expect(ids([packSample('/a.txt', { amount: '58' })])).not.toEqual(first);
  });

  it('replaces its older self wholly, and the old hash is kept', () => {
    const store = openStore(fresh());
    write(store, [packSample('/a.txt', { amount: '57' })]);
    expect(write(store, [packSample('/a.txt', { amount: '61', who: 'Heron Board' })])).toEqual(['replaced']);
    expect([...facts(store, { equivalents: 'each' })].map((fact) => fact.number)).toEqual([
      '$61 billion',
      '8.5 trillion dorints',
    ]);
    expect(count(store, 'documents')).toBe(1);
    expect(count(store, 'document_versions')).toBe(1);
    expect(store.database.prepare('SELECT name FROM entities ORDER BY name').pluck().all()).toEqual([
      'Heron Board',
      'Norvania',
    ]);
    expect(store.database.pragma('foreign_key_check')).toEqual([]);
    store.database.exec(`INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')`);
    store.close();
  });

  it('with the same text as another points to the one with the smallest locator, in whatever order they come', () => {
    const documents = ['/b.txt', '/a.txt', '/c.txt'].map((locator) => packSample(locator));
    const dumps = [
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0],
      [2, 0, 1],
    ].map((order) => {
      const store = openStore(fresh());
      write(
        store,
        order.map((i) => documents[i]!),
      );
      expect(count(store, 'claims')).toBe(2);
      const rows = store.database
        .prepare(
          'SELECT d.locator, o.locator FROM documents AS d JOIN documents AS o ON o.id = d.duplicate_of ORDER BY 1',
        )
        .raw()
        .all();
      expect(rows).toEqual([
        ['/b.txt', '/a.txt'],
        ['/c.txt', '/a.txt'],
      ]);
      const digest = dumpSha256(store);
      store.close();
      return digest;
    });
    expect(new Set(dumps).size).toBe(1);
  });

  it('that was pointed to and changes leaves the others waiting to be read again', () => {
    const store = openStore(fresh());
    write(store, [packSample('/a.txt'), packSample('/b.txt'), packSample('/c.txt')]);
    write(store, [packSample('/a.txt', { amount: '99' })]);
    expect(store.waitingDocuments().map((document) => document.locator)).toEqual(['/b.txt', '/c.txt']);
    write(store, [packSample('/c.txt'), packSample('/b.txt')]);
    expect(store.waitingDocuments()).toEqual([]);
    const alone = openStore(fresh());
    write(alone, [packSample('/a.txt', { amount: '99' }), packSample('/b.txt'), packSample('/c.txt')]);
    expect([...dump(store)]).toEqual([...dump(alone)]);
    store.close();
    alone.close();
  });

  it('calls an entity the same once, though two of its entities turn out to be one; written twice in a batch, once all the same', () => {
    const store = openStore(':memory:');
    const run = store.beginRun(RUN);
    const packed = packSample('/a.txt');
    const more = packed.entities.map((entity) => ({
      ...entity,
      aliases: [...entity.aliases, ['the Heron', 'alias'] as const, ['the Heron', 'alias'] as const],
    }));
    const twice = { ...packed, entities: [...more, ...packed.entities] };
    store.writeBatch(run, [packSample('/a.txt', { amount: '44' }), twice]);
    const called = store.database
      .prepare(
        `SELECT a.alias, count(*) AS n FROM entity_aliases AS a JOIN documents AS d ON d.id = a.document_id
         WHERE d.locator = '/a.txt' GROUP BY a.entity_id, a.alias`,
      )
      .all() as { alias: string; n: number }[];
    expect(called.map(({ alias }) => alias)).toContain('the Heron');
    expect(called.filter(({ n }) => n !== 1)).toEqual([]);
    store.close();
  });

  it('is all there or not at all: a batch that fails leaves nothing behind', () => {
    const store = openStore(fresh());
    const bad = packSample('/bad.txt');
    const broken = {
      ...bad,
      rows: { ...bad.rows, claims: bad.rows.claims.map((v) => (v === 'is' ? 'no relation' : v)) },
    };
    expect(() => write(store, [packSample('/good.txt', { amount: '3' }), broken])).toThrowError(
      expect.objectContaining({ code: 'STORE_FAILED' }),
    );
    for (const table of ['documents', 'sentences', 'numbers', 'claims', 'entities'])
      expect(count(store, table)).toBe(0);
    expect(write(store, [packSample('/good.txt', { amount: '3' })])).toEqual(['new']);
    store.close();
  });
});

describe('text that UTF-8 or SQL cannot hold', () => {
  const odd = fc
    .array(fc.oneof(fc.constantFrom('\0', '\uD800', '\uDC00', '🚀', '\\', '\\u0000', '\\n', 'é', '"'), fc.string()), {
      maxLength: 20,
    })
    .map((parts) => parts.join(''));

  it('is encoded and decoded to itself, and what is encoded is well-formed', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const encoding = encodingFor(text);
        const stored = encodeText(text, encoding);
        expect(decodeText(stored, encoding)).toBe(text);
        expect(/\p{Surrogate}|\0/u.test(stored)).toBe(false);
        if (encoding === 'plain') expect(stored).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back from the database such that the slice law holds for every mention', () => {
    const store = openStore(fresh());
    fc.assert(
      fc.property(odd, odd, (before, after) => {
        const text = `${before} ${sampleText()} ${after}`;
        const runId = store.beginRun(RUN);
        store.writeBatch(runId, [packSample('/odd.txt', { text })]);
        const document = store.database.prepare('SELECT text, text_encoding FROM documents').get() as {
          text: string;
          text_encoding: 'plain' | 'escaped';
        };
        const back = decodeText(document.text, document.text_encoding);
        expect(back).toBe(text);
        for (const table of ['sentences', 'numbers', 'dates', 'entity_mentions']) {
          for (const row of store.database.prepare(`SELECT text, span_start, span_end FROM ${table}`).all() as {
            text: string;
            span_start: number;
            span_end: number;
          }[]) {
            expect(decodeText(row.text, document.text_encoding)).toBe(back.slice(row.span_start, row.span_end));
          }
        }
      }),
      { numRuns: 100 },
    );
    store.close();
  });
});

describe('two at once', () => {
  it('a second writer waits for the first, then says who is to blame', () => {
    const path = fresh();
    const first = openStore(path);
    const second = openStore(path, { busyTimeout: 50 });
    first.database.exec('BEGIN IMMEDIATE');
    expect(() => second.beginRun(RUN)).toThrowError(expect.objectContaining({ code: 'STORE_BUSY' }));
    first.database.exec('COMMIT');
    expect(second.beginRun(RUN)).toBe(1);
    first.close();
    second.close();
  });

  it('a reader sees what was committed while another writes', () => {
    const path = fresh();
    const writer = openStore(path);
    write(writer, [packSample('/a.txt')]);
    const reader = openStore(path, { readonly: true });
    writer.database.exec('BEGIN IMMEDIATE; DELETE FROM claims');
    expect([...facts(reader, { equivalents: 'each' })]).toHaveLength(2);
    writer.database.exec('ROLLBACK');
    reader.close();
    writer.close();
  });
});

describe('every method', () => {
  const methods: Record<string, { readonly writes: boolean; readonly call: (store: Store) => unknown }> = {
    beginRun: { writes: true, call: (store) => store.beginRun(RUN) },
    writeBatch: { writes: true, call: (store) => store.writeBatch(1, []) },
    write: { writes: true, call: (store) => store.write((database) => database.exec('DELETE FROM schedules')) },
    describeKey: { writes: true, call: (store) => store.describeKey('k', '1.0.0', {}) },
    noteStages: { writes: true, call: (store) => store.noteStages(1, []) },
    clearFailures: { writes: true, call: (store) => store.clearFailures(1, { inputs: ['/a'], locators: ['/a'] }) },
    finishRun: { writes: true, call: (store) => store.finishRun(1, 'done', RUN.startedAt, {}, false) },
    settleNearDuplicates: { writes: true, call: (store) => store.settleNearDuplicates(10) },
    findDocument: { writes: false, call: (store) => store.findDocument('/a') },
    originalBytes: { writes: false, call: (store) => store.originalBytes(1) },
    waitingDocuments: { writes: false, call: (store) => store.waitingDocuments() },
    runCounts: { writes: false, call: (store) => store.runCounts(1) },
    findDocumentById: { writes: false, call: (store) => store.findDocumentById(1) },
    keyDescription: { writes: false, call: (store) => store.keyDescription('k') },
    findFailure: { writes: false, call: (store) => store.findFailure('/a') },
    failingInputs: { writes: false, call: (store) => store.failingInputs() },
    read: { writes: false, call: (store) => store.read((database) => database.pragma('user_version')) },
    statement: { writes: false, call: (store) => store.statement('SELECT 1') },
    database: { writes: false, call: (store) => store.database },
  };
  const path = fresh();
  const seed = openStore(path);
  write(seed, [packSample('/a.txt')]);
  seed.close();

  for (const [name, { writes, call }] of Object.entries(methods)) {
    it(`${name} works open, ${writes ? 'is refused' : 'works'} read-only, and is refused closed`, () => {
      const store = openStore(path);
      expect(() => call(store)).not.toThrow();
      store.close();
      expect(() => call(store)).toThrowError(expect.objectContaining({ code: 'STORE_CLOSED' }));
      const reader = openStore(path, { readonly: true });
      if (writes) expect(() => call(reader)).toThrowError(expect.objectContaining({ code: 'STORE_READONLY' }));
      else expect(() => call(reader)).not.toThrow();
      reader.close();
    });
  }

  it('close may be called twice', () => {
    const store = openStore(fresh());
    store.close();
    expect(() => store.close()).not.toThrow();
    expect(store.isOpen).toBe(false);
  });

  it('no other method is there: a new one needs its line above', () => {
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(openStore(fresh())));
    expect(own.filter((name) => !['constructor', 'isOpen', 'close', ...Object.keys(methods)].includes(name))).toEqual(
      [],
    );
  });
});
