import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BulkInsert } from '../../../output/store/bulk-insert.js';
import { openStore, type PackedDocument, type Store } from '../../../output/store/index.js';
import { COLUMNS, REFERENCES } from '../../../output/store/tables.js';
import { packSample, RUN } from './sample-documents.js';

describe('many rows with one statement', () => {
  it('are all written, once and in order, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.option(fc.string()))), fc.nat(200), (some, more) => {
        const rows = [...some, ...Array.from({ length: more }, (_, i) => [i, null] as const)];
        const database = new Database(':memory:');
        database.exec('CREATE TABLE things (size INTEGER, name TEXT)');
        new BulkInsert(database, 'things', ['size', 'name']).insert(rows.flat());
        expect(database.prepare('SELECT size, name FROM things ORDER BY rowid').raw().all()).toEqual(rows);
        database.close();
      }),
      { numRuns: 50 },
    );
  });

  it('are none where one of them breaks a rule', () => {
    const database = new Database(':memory:');
    database.exec('CREATE TABLE things (size INTEGER NOT NULL)');
    const insert = new BulkInsert(database, 'things', ['size']);
    expect(() => insert.insert([1, 2, null, 4])).toThrow(/NOT NULL/);
    expect(database.prepare('SELECT count(*) FROM things').pluck().get()).toBe(0);
    database.close();
  });
});

/** All that queries read, without the ids that depend on what was deleted in between. */
function whatQueriesRead(store: Store): unknown {
  const all = (sql: string): unknown[] => store.database.prepare(sql).all();
  store.database.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, sentences_fts, row)');
  return {
    facts: all(
      'SELECT document, fact_id, subject, measure, number, said_by, review, sentence FROM facts ORDER BY document, fact_id',
    ),
    parties: all('SELECT key, name, type FROM parties ORDER BY key'),
    counts: all(
      `SELECT dimension, facts, documents FROM fact_counts WHERE facts <> 0 OR documents <> 0 ORDER BY dimension, facts, documents`,
    ),
    words: all('SELECT term, doc, cnt FROM words ORDER BY term'),
    versions: all('SELECT text_sha256, title, length(facts) AS facts FROM document_versions ORDER BY id'),
  };
}

describe('documents of one batch', () => {
  const told = (locator: string, amount: string): PackedDocument => packSample(locator, { amount });
  // the second and third take the place of what the same batch has written, the last one comes before its equal
  const documents = [
    told('/b.txt', '57'),
    told('/b.txt', '58'),
    told('/b.txt', '59'),
    told('/c.txt', '61'),
    told('/d.txt', '59'),
    told('/a.txt', '59'),
    packSample('/c.txt', { amount: '61', extractionKey: 'another key' }),
  ];
  const written = (batches: readonly (readonly PackedDocument[])[]): unknown => {
    const store = openStore(':memory:');
    const run = store.beginRun(RUN);
    for (const batch of batches) store.writeBatch(run, batch);
    store.finishRun(run, 'done', RUN.startedAt, {}, true);
    const read = whatQueriesRead(store);
    expect(store.database.pragma('foreign_key_check')).toEqual([]);
    // names and titles can be searched as they are now, and by nothing that was replaced
    for (const table of ['parties_fts', 'measures_fts', 'documents_fts'])
      store.database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    store.close();
    return read;
  };

  it('leave what they leave when each is written alone, also where one takes the place of another', () => {
    const alone = written(documents.map((document) => [document]));
    expect(written([documents])).toEqual(alone);
    expect(written([documents.slice(0, 3), documents.slice(3)])).toEqual(alone);
  });

  describe('that point to what is not there', () => {
    const claims = COLUMNS.claims.length;
    const pointing = (column: keyof typeof REFERENCES.claims & string, index: number): PackedDocument => {
      const document = told('/bad.txt', '57');
      const rows = { ...document.rows, claims: [...document.rows.claims] };
      expect(rows.claims.length).toBeGreaterThanOrEqual(claims);
      rows.claims[COLUMNS.claims.indexOf(column as (typeof COLUMNS.claims)[number])] = index;
      return { ...document, rows };
    };
    const kept = (store: Store): unknown =>
      ['documents', 'sentences', 'claims', 'fact_index', 'entities', 'parties', 'fact_counts'].map((table) =>
        store.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
      );

    it.each(Object.keys(REFERENCES.claims))(
      'in %s are refused with all of their batch, and the store goes on',
      (column) => {
        const store = openStore(':memory:');
        const run = store.beginRun(RUN);
        for (const index of [-1, 1000]) {
          expect(() => store.writeBatch(run, [told('/good.txt', '58'), pointing(column, index)])).toThrow(
            new RegExp(`^/bad\\.txt: claims\\.${column} points to row ${index}, which the document does not have`),
          );
          expect(kept(store)).toEqual([0, 0, 0, 0, 0, 0, 0]);
        }
        expect(store.writeBatch(run, [told('/good.txt', '58')])).toEqual(['new']);
        expect(store.database.pragma('foreign_key_check')).toEqual([]);
        expect(store.database.pragma('foreign_keys', { simple: true })).toBe(1);
        store.close();
      },
    );

    it('to a run that was never begun are refused', () => {
      const store = openStore(':memory:');
      expect(() => store.writeBatch(7, [told('/good.txt', '58')])).toThrow(/no run 7/);
      expect(kept(store)).toEqual([0, 0, 0, 0, 0, 0, 0]);
      store.close();
    });
  });

  it('are taken back wholly where a row points to nothing: told at the commit, and none of them is kept', () => {
    const store = openStore(':memory:');
    const run = store.beginRun(RUN);
    store.writeBatch(run, [told('/first.txt', '57')]);
    const before = whatQueriesRead(store);
    const spoil = (sql: string) => () => store.write((database) => database.exec(sql));
    for (const sql of [
      "INSERT INTO entity_reasons (document_id, entity_id, reason) VALUES (1, 1, 'name.test'), (1, 999, 'name.test')",
      'UPDATE claims SET number_id = 999',
      'UPDATE fact_index SET subject_id = 999',
      'DELETE FROM entities',
    ]) {
      expect(spoil(sql)).toThrow(/FOREIGN KEY constraint failed/);
      expect(store.database.inTransaction).toBe(false);
      expect(whatQueriesRead(store)).toEqual(before);
    }
    expect(store.database.pragma('foreign_key_check')).toEqual([]);
    expect(store.writeBatch(run, [told('/second.txt', '59')])).toEqual(['new']);
    store.close();
  });

  it('are taken back wholly where SQLite refuses a row of them', () => {
    const store = openStore(':memory:');
    const run = store.beginRun(RUN);
    store.writeBatch(run, [told('/first.txt', '57')]);
    const before = whatQueriesRead(store);
    const document = told('/bad.txt', '58');
    const numbers = [...document.rows.numbers];
    numbers[COLUMNS.numbers.indexOf('kind')] = 'no such kind';
    expect(() =>
      store.writeBatch(run, [told('/second.txt', '59'), { ...document, rows: { ...document.rows, numbers } }]),
    ).toThrow(/CHECK constraint failed/);
    expect(whatQueriesRead(store)).toEqual(before);
    expect(store.writeBatch(run, [told('/second.txt', '59')])).toEqual(['new']);
    expect(store.database.pragma('foreign_key_check')).toEqual([]);
    store.close();
  });
});
