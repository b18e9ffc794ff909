import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { facts } from '../../../output/query/facts.js';
import { openStore, type Store } from '../../../output/store/index.js';
import { APPLICATION_ID, migrations } from '../../../output/store/migrate.js';
import { length, madeDocument, money, percent, write, year } from './made-store.js';

const folder = mkdtempSync(join(tmpdir(), 'whosaid-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = (database: Database.Database, schema: string): string[] =>
  database
    .prepare(
      `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE '%_fts_%'`,
    )
    .pluck()
    .all() as string[];

const known = (store: Store): unknown[] => [
  store.database.prepare('SELECT * FROM facts ORDER BY claim_id').all(),
  store.database.prepare('SELECT * FROM fact_index ORDER BY id').all(),
  store.database.prepare('SELECT * FROM fact_counts ORDER BY dimension, key').all(),
  [...facts(store, { words: ['norvania'], sort: 'document' })],
];

describe('a store from before queries had their tables', () => {
  it('has them filled when it is opened, as if it had been written by this version', () => {
    const newer = join(folder, 'newer.db');
    const store = openStore(newer);
    write(store, [
      madeDocument('/a.txt', [
        {
          subject: 'Norvania',
          calledSubject: 'It',
          measure: 'budget',
          figures: [money('$3', 3), money('€2', 2, 'EUR')],
          time: year(2024),
          saidBy: 'Kestrel',
        },
        { measure: 'path', figures: [length('3 km', 3, 'km')] },
      ]),
      madeDocument('/b.txt', [
        { subject: 'Norvania', measure: 'turnout', figures: [percent('61%', 61)], saidBy: 'Heron' },
      ]),
    ]);
    const expected = known(store);
    store.close();

    const older = join(folder, 'older.db');
    const database = new Database(older);
    for (const { version, sql } of migrations()) if (version < 5) database.exec(sql);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma('user_version = 4');
    database.pragma('foreign_keys = OFF');
    database.prepare('ATTACH ? AS newer').run(newer);
    for (const table of names(database, 'main')) {
      const columns = database.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[];
      database.exec(
        `INSERT OR IGNORE INTO main.${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM newer.${table}`,
      );
    }
    database.close();

    const opened = openStore(older);
    expect(known(opened)).toEqual(expected);
    expect(opened.database.pragma('foreign_key_check')).toEqual([]);
    expect(opened.database.pragma('integrity_check', { simple: true })).toBe('ok');
    opened.close();
  });
});
