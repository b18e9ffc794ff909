import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { facts } from '../../output/query/facts.js';
import { openStore } from '../../output/store/index.js';
import { extractionKey } from '../../pipeline/extraction-key.js';
import { type IngestSummary, ingest } from '../../pipeline/ingest.js';
import { fillIngestOptions } from '../../pipeline/ingest-options.js';
import { READER_VERSION } from '../../pipeline/readers/reader-version.js';
import { countOutdated, refreshDocuments } from '../../pipeline/schedule/refresh.js';
import { NO_LISTS } from '../../pipeline/user-lists.js';
import { article, scratchFolder, whosaid } from './cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);
const options = (db: string): ReturnType<typeof fillIngestOptions> => fillIngestOptions({ db: at(db), jobs: 1 });
const read = (db: string, ...names: string[]): Promise<IngestSummary> => ingest(names.map(at), { db: at(db), jobs: 1 });

/** Makes a store look as one of older readers, or as well of an older version of whosaid. */
function age(db: string, version: string | null = null): void {
  const old = version ?? extractionKey({ referenceDate: null, charset: null, ...NO_LISTS }, 0);
  const database = new Database(at(db));
  database.pragma('foreign_keys = OFF');
  database.prepare('UPDATE documents SET extraction_key = ?').run(old);
  database
    .prepare('UPDATE extraction_keys SET key = ?, reader_version = 0, version = coalesce(?, version)')
    .run(old, version);
  database.close();
}

function query<T>(db: string, sql: string): T[] {
  const database = new Database(at(db), { readonly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

describe('a document whose readers are older', () => {
  it('is read again by the next run over its original, once, whatever the version of the package', async () => {
    writeFileSync(at('a.txt'), article(1));
    writeFileSync(at('b.md'), article(2));
    await read('ingested.db', 'a.txt', 'b.md');
    expect((await read('ingested.db', 'a.txt', 'b.md')).documents).toMatchObject({ replaced: 0, unchanged: 2 });
    age('ingested.db');
    expect((await read('ingested.db', 'a.txt', 'b.md')).documents).toMatchObject({ replaced: 2, unchanged: 0 });
    expect((await read('ingested.db', 'a.txt', 'b.md')).documents).toMatchObject({ replaced: 0, unchanged: 2 });
    expect(query('ingested.db', 'SELECT reader_version FROM extraction_keys ORDER BY 1')).toEqual([
      { reader_version: 0 },
      { reader_version: READER_VERSION },
    ]);
  });

  it('is out of date for refresh, which reads its original again; nothing is left to do then', async () => {
    await read('refreshed.db', 'a.txt', 'b.md');
    expect(countOutdated(options('refreshed.db'))).toBe(0);
    age('refreshed.db');
    expect(countOutdated(options('refreshed.db'))).toBe(2);
    const summary = await refreshDocuments(options('refreshed.db'), null);
    expect(summary).toMatchObject({ documents: { replaced: 2 }, withoutOriginal: 0 });
    expect(await refreshDocuments(options('refreshed.db'), null)).toBeNull();
    expect((await read('refreshed.db', 'a.txt', 'b.md')).documents).toMatchObject({ replaced: 0, unchanged: 2 });
  });

  it('that has failed is tried again, and one that was passed over is looked at again', async () => {
    writeFileSync(at('empty.txt'), '');
    writeFileSync(
      at('german.txt'),
      'Die Regierung gab im vergangenen Jahr drei Milliarden Euro für neue Straßen aus. '.repeat(5),
    );
    await read('others.db', 'empty.txt', 'german.txt');
    expect((await read('others.db', 'empty.txt', 'german.txt')).documents).toMatchObject({ unchanged: 1, failed: 1 });
    const attempts = (): unknown[] => query('others.db', 'SELECT attempts FROM failures');
    expect(attempts()).toEqual([{ attempts: 1 }]);
    const database = new Database(at('others.db'));
    database.exec(`UPDATE skipped_documents SET extraction_key = 'old'; UPDATE failures SET attempt_key = 'old'`);
    database.close();
    expect((await read('others.db', 'empty.txt', 'german.txt')).documents).toMatchObject({ skipped: 1, failed: 1 });
    expect(attempts()).toEqual([{ attempts: 2 }]);
  });
});

describe('refresh, where an original is gone', () => {
  it('leaves what only the readers could make better', async () => {
    writeFileSync(at('left.txt'), article(3));
    await read('left.db', 'left.txt');
    age('left.db');
    rmSync(at('left.txt'));
    expect(await refreshDocuments(options('left.db'), null)).toMatchObject({
      documents: { replaced: 0, unchanged: 1, failed: 0 },
      withoutOriginal: 0,
    });
  });

  const text =
    'The ministry spent $3 billion on roads in 2023 – a record. “We paid 5% more than in 2022,” Jane Roe said.\nThe harbour took in 40 ships in May.';
  const rows = (db: string): unknown[] =>
    query(
      db,
      'SELECT n.text, span_start, span_end, n.byte_start, n.byte_end, byte_precision FROM numbers AS n JOIN documents AS d ON d.id = document_id ORDER BY locator, span_start',
    );

  it('extracts from the stored text, with the places that are known, and says so', async () => {
    mkdirSync(at('press'));
    writeFileSync(at('press/plain.txt'), text);
    writeFileSync(at('press/page.html'), `<p>${text.replace('$3 billion', '$<b>3</b> billion')}</p>`);
    writeFileSync(
      at('press/lines.jsonl'),
      `${JSON.stringify({ id: 'x', text: `${text} In all, "61 people" came.` })}\n`,
    );
    await read('gone.db', 'press');
    const before = { rows: rows('gone.db'), facts: factsOf('gone.db') };
    expect(before.rows).toHaveLength(10);
    age('gone.db', '0.0.1');
    // the marks of one document are lost as well: what is found anew has the bytes that its sentence leads to
    const database = new Database(at('gone.db'));
    database.pragma('foreign_keys = OFF');
    database.exec(`DELETE FROM claims; DELETE FROM numbers; DELETE FROM dates; DELETE FROM entity_mentions`);
    database.close();
    renameSync(at('press'), at('moved'));
    const told = whosaid(folder, ['refresh', '--db', 'gone.db']);
    expect(told.status).toBe(0);
    expect(told.stdout).toContain('gone or changed of 3 documents: extracted again from the stored text');
    const after = rows('gone.db') as typeof before.rows;
    // all of the text that stands in its original as it is, and what stands beside a tag or an escape by its sentence
    const sameBytes = after.filter((row, i) => JSON.stringify(row) === JSON.stringify(before.rows[i]));
    expect(sameBytes.length).toBeGreaterThan(6);
    for (const [i, row] of (after as Record<string, number | string>[]).entries()) {
      const was = before.rows[i] as Record<string, number | string>;
      expect([row.text, row.span_start, row.span_end]).toEqual([was.text, was.span_start, was.span_end]);
      if (row.byte_precision === 'exact')
        expect([row.byte_start, row.byte_end]).toEqual([was.byte_start, was.byte_end]);
      else {
        expect(row.byte_precision).toBe('approximate');
        expect(row.byte_start as number).toBeLessThanOrEqual(was.byte_start as number);
        expect(row.byte_end as number).toBeGreaterThanOrEqual(was.byte_end as number);
      }
    }
    // lines are told where they can be
    const withoutLines = (list: readonly string[]): string[] => list.map((fact) => fact.replace(/ \w+$/, ''));
    expect(withoutLines(factsOf('gone.db'))).toEqual(withoutLines(before.facts));
    const moved = factsOf('gone.db').filter((fact) => !before.facts.includes(fact));
    expect(moved.map((fact) => fact.replace(/^.* /, ''))).toEqual(['null', 'null']);
    expect(query('gone.db', `SELECT count(*) AS n FROM documents WHERE diagnostics LIKE '%STORED_TEXT%'`)).toEqual([
      { n: 3 },
    ]);
    expect(query('gone.db', 'SELECT * FROM failures')).toEqual([]);
  });

  it('writes nothing the second time, and reads the original once it is back', async () => {
    const again = await refreshDocuments(options('gone.db'), null);
    expect(again).toMatchObject({ documents: { replaced: 0, unchanged: 3, failed: 0 }, withoutOriginal: 0 });
    renameSync(at('moved'), at('press'));
    expect((await read('gone.db', 'press')).documents).toMatchObject({ replaced: 3 });
    expect(whosaid(folder, ['verify', '--db', 'gone.db']).status).toBe(0);
    expect(await refreshDocuments(options('gone.db'), null)).toBeNull();
  });

  it('does the same where it has changed: the next run over it reads what it is now', async () => {
    writeFileSync(at('edited.txt'), text);
    await read('edited.db', 'edited.txt');
    age('edited.db', '0.0.1');
    writeFileSync(at('edited.txt'), text.replace('40 ships', '41 ships'));
    expect(await refreshDocuments(options('edited.db'), null)).toMatchObject({
      documents: { replaced: 1, failed: 0 },
      withoutOriginal: 1,
    });
    expect(factsOf('edited.db').join()).toContain('40');
    expect((await read('edited.db', 'edited.txt')).documents).toMatchObject({ replaced: 1 });
    expect(factsOf('edited.db').join()).toContain('41');
  });

  it('does the same for documents with the text of another one, and where that one has got another text', async () => {
    for (const name of ['twin-a.txt', 'twin-b.txt', 'twin-c.txt']) writeFileSync(at(name), text);
    const lines = (db: string): unknown[] =>
      query(
        db,
        'SELECT replace(locator, rtrim(locator, replace(locator, char(47), char(32))), char(32)) AS name, text IS NULL AS points FROM documents ORDER BY locator',
      );
    await read('twins.db', 'twin-a.txt', 'twin-b.txt', 'twin-c.txt');
    age('twins.db', '0.0.1');
    for (const name of ['twin-a.txt', 'twin-b.txt', 'twin-c.txt']) rmSync(at(name));
    const before = lines('twins.db');
    const told = await refreshDocuments(options('twins.db'), null);
    expect(told).toMatchObject({ documents: { replaced: 3, failed: 0 }, withoutOriginal: 3 });
    expect(lines('twins.db')).toEqual(before);
    expect(await refreshDocuments(options('twins.db'), null)).toMatchObject({
      documents: { replaced: 0, unchanged: 3 },
    });
    // the one that holds the text is edited: the next has lost its original, and takes the text over
    writeFileSync(at('twin-a.txt'), text.replace('40 ships', '41 ships'));
    expect(await read('twins.db', 'twin-a.txt')).toMatchObject({ documents: { replaced: 3, failed: 0 } });
    expect(query('twins.db', 'SELECT count(*) AS n FROM documents WHERE text IS NOT NULL')).toEqual([{ n: 2 }]);
    expect(factsOf('twins.db').join()).toMatch(/41.*40|40.*41/);
  });

  it('keeps pages and paragraphs of formats without bytes', async () => {
    const { toDocx } = (await import('../batch/formats.mjs' as string)) as {
      toDocx: (article: object) => Promise<Uint8Array>;
    };
    writeFileSync(
      at('word.docx'),
      await toDocx({ title: 'Roads', paragraphs: [text.split('\n')[0], text.split('\n')[1]] }),
    );
    await read('word.db', 'word.docx');
    const places = `SELECT span_start, byte_precision, paragraph, place_offset FROM sentences ORDER BY 1`;
    const before = query(`word.db`, places);
    expect(before.length).toBeGreaterThan(2);
    age('word.db', '0.0.1');
    rmSync(at('word.docx'));
    expect(await refreshDocuments(options('word.db'), null)).toMatchObject({ withoutOriginal: 1 });
    expect(query(`word.db`, places)).toEqual(before);
  });

  it('fails where the original is there and cannot be read: it may be mended', async () => {
    writeFileSync(at('packed.txt.gz'), gzipSync(text));
    await read('broken.db', 'packed.txt.gz');
    age('broken.db', '0.0.1');
    const packed = readFileSync(at('packed.txt.gz'));
    writeFileSync(at('packed.txt.gz'), Buffer.concat([packed.subarray(0, 10), Buffer.alloc(40, 0xff)]));
    expect(await refreshDocuments(options('broken.db'), null)).toMatchObject({
      documents: { replaced: 0, failed: 1 },
      withoutOriginal: 0,
    });
    writeFileSync(at('packed.txt.gz'), packed);
    expect(await refreshDocuments(options('broken.db'), null)).toMatchObject({ documents: { replaced: 1 } });
  });

  function factsOf(db: string): string[] {
    const store = openStore(at(db), { readonly: true });
    try {
      return [...facts(store, {})].map((f) => `${f.number} ${f.measure} ${f.span_start} ${f.line}`);
    } finally {
      store.close();
    }
  }
});
