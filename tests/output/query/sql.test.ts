import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '../../../output/query/sql/run-sql.js';
import { firstKeyword, refusal } from '../../../output/query/sql/statement.js';
import { openStore } from '../../../output/store/index.js';
import { madeDocument, money, write } from './made-store.js';

const folder = mkdtempSync(join(tmpdir(), 'whosaid-sql-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'whosaid.db');
const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'STORE_QUERY', message: expect.stringMatching(message) });

beforeAll(() => {
  const store = openStore(path);
  const many = Array.from({ length: 1200 }, (_, i) => ({ measure: 'rain', figures: [money(`$${i}`, i)] }));
  write(store, [madeDocument('/a.txt', many)]);
  store.close();
});

describe('a reading statement', () => {
  it('gives its columns and rows', async () => {
    expect(await runSql(path, "SELECT number, value FROM facts WHERE number = '$7'")).toEqual({
      columns: ['number', 'value'],
      rows: [['$7', 7]],
      truncated: null,
    });
    expect(
      (await runSql(path, '-- how many?\nWITH n AS (SELECT 1 AS a UNION SELECT 2) SELECT count(*) AS c FROM n;')).rows,
    ).toEqual([[2]]);
  });

  it('gives integers that no double holds, and bytes, as text', async () => {
    expect((await runSql(path, "SELECT 9007199254740993, -5, x'00ff', NULL, 1.5, 'é'")).rows).toEqual([
      ['9007199254740993', -5, "x'00ff'", null, 1.5, 'é'],
    ]);
  });

  it('gives 1,000 rows and 10 MB at most, and says so', async () => {
    // a busy machine may need more than the second that people are given
    const patient = { milliseconds: 60_000 };
    const { rows, truncated } = await runSql(path, 'SELECT * FROM claims', patient);
    expect([rows.length, truncated]).toEqual([1000, 'rows']);
    const exact = await runSql(path, 'SELECT id FROM claims LIMIT 1000', patient);
    expect([exact.rows.length, exact.truncated]).toEqual([1000, null]);
    const wide = await runSql(path, "SELECT printf('%.*c', 400000, 'x') FROM claims", patient);
    expect(wide.truncated).toBe('bytes');
    expect(wide.rows.length).toBeLessThanOrEqual(25);
    expect((await runSql(path, 'SELECT id FROM claims', { ...patient, rows: 3 })).rows).toHaveLength(3);
  });

  it('that SQLite does not understand is refused with what SQLite says', async () => {
    await expect(runSql(path, 'SELECT a FROM nowhere')).rejects.toThrowError(refused(/no such table: nowhere/));
    await expect(runSql(join(folder, 'none.db'), 'SELECT 1')).rejects.toThrowError(
      expect.objectContaining({ code: 'STORE_NOT_FOUND' }),
    );
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'not a database'.repeat(100));
    await expect(runSql(other, 'SELECT 1')).rejects.toThrowError(refused(/not a database/));
  });
});

describe('what does more than read', () => {
  it('is refused, and leaves no trace', async () => {
    const before = readdirSync(folder).sort();
    for (const sql of [
      'DELETE FROM claims',
      "INSERT INTO runs (command) VALUES ('x') RETURNING id",
      'UPDATE claims SET confidence = 0',
      'DROP TABLE claims',
      'CREATE TABLE t (a)',
      "ATTACH 'x.db' AS x",
      'DETACH main',
      'PRAGMA journal_mode = DELETE',
      'PRAGMA table_info(claims)',
      `VACUUM INTO '${join(folder, 'copy.db')}'`,
      'VACUUM',
      'REINDEX',
      'ANALYZE',
      'BEGIN',
      'SAVEPOINT a',
      "SELECT load_extension('x')",
      'SELECT 1; DROP TABLE claims',
      'WITH x AS (SELECT 1) DELETE FROM claims',
      "/* SELECT */ ATTACH 'x.db' AS x",
      '',
      '--',
      '/* SELECT 1',
      'SELECT 1\0; DROP TABLE claims',
      `SELECT ${'1,'.repeat(60_000)}1`,
      "SELECT writefile('x', 'y')",
      "SELECT readfile('/etc/passwd')",
      "SELECT fts5(1), edit('x')",
    ]) {
      await expect(runSql(path, sql), sql.slice(0, 60)).rejects.toThrowError(
        expect.objectContaining({ code: 'STORE_QUERY' }),
      );
    }
    expect(readdirSync(folder).sort()).toEqual(before);
    expect((await runSql(path, 'SELECT count(*) FROM claims')).rows).toEqual([[1200]]);
  });

  it('is known by its first word, behind any comments', () => {
    expect(firstKeyword(' \n-- a\n/* b */ ; sElEcT 1')).toBe('SELECT');
    expect(firstKeyword('/* never ends')).toBe('');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' ', '\n', '-- SELECT\n', '/* SELECT */', '\t', ';'), { maxLength: 6 }),
        fc.constantFrom(
          'ATTACH',
          'detach',
          'Pragma',
          'VACUUM',
          'DELETE',
          'insert',
          'REPLACE',
          'DROP',
          'ALTER',
          'BEGIN',
        ),
        (before, word) => {
          expect(refusal(`${before.join('')}${word} x`)).toMatch(/is refused/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a statement that would never end, or eat all memory', () => {
  // deadlines are features: one second, tested at five
  const limits = { milliseconds: 1000 };
  it.each([
    ['counts for ever', 'WITH RECURSIVE t (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT max(x) FROM t'],
    [
      'joins everything with everything',
      'SELECT count(*) FROM claims a, claims b, claims c, claims d WHERE a.id + b.id + c.id + d.id = -1',
    ],
    ['makes a gigantic text', "SELECT length(printf('%.*c', 900000000, 'x') || printf('%.*c', 900000000, 'y'))"],
    [
      'gathers rows without end',
      "WITH RECURSIVE t (x) AS (SELECT hex(zeroblob(50000)) UNION ALL SELECT x || '1' FROM t) SELECT count(DISTINCT x) FROM t",
    ],
  ])('is killed: one that %s', async (_, sql) => {
    await expect(runSql(path, sql, limits)).rejects.toThrowError(
      refused(/longer than 1000 ms|more than 256 MB|too big|out of memory/),
    );
  });

  it('is killed for its memory when it has time enough', async () => {
    await expect(
      runSql(
        path,
        'WITH RECURSIVE t (x, n) AS (SELECT hex(zeroblob(500000)), 1 UNION ALL SELECT x || n, n + 1 FROM t) SELECT count(DISTINCT x) FROM t',
        {
          milliseconds: 30_000,
          memory: 200 * 1024 * 1024,
        },
      ),
    ).rejects.toThrowError(refused(/more than 200 MB/));
  });

  it('leaves the next one unharmed', async () => {
    expect((await runSql(path, 'SELECT 1')).rows).toEqual([[1]]);
  });
});
