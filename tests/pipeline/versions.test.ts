import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { diffDocument, listVersions } from '../../output/query/diff.js';
import { backupStore } from '../../output/store/backup.js';
import { dump, dumpSha256, openStore, type Store } from '../../output/store/index.js';
import { ingest } from '../../pipeline/ingest.js';
import { fillIngestOptions } from '../../pipeline/ingest-options.js';
import { remove as removeDocuments } from '../../pipeline/remove.js';
import { article, scratchFolder, whosaid } from './cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);

function withStore<T>(db: string, work: (store: Store) => T): T {
  const store = openStore(at(db), { readonly: true });
  try {
    return work(store);
  } finally {
    store.close();
  }
}
const lines = (db: string): string[] => withStore(db, (store) => [...dump(store)]);
const read = (db: string, ...names: string[]): Promise<unknown> => ingest(names.map(at), { db: at(db), jobs: 1 });

describe('whosaid diff', () => {
  const first = 'The ministry spent $3 billion on roads in 2023. The harbour took in 40 ships in May. Rain fell.';
  const second = 'The ministry spent $4 billion on roads in 2023. Rain fell. The port counted 7 cranes in June.';

  it('tells the facts and sentences that came, went and changed between versions', async () => {
    writeFileSync(at('news.txt'), first);
    await read('diff.db', 'news.txt');
    writeFileSync(at('news.txt'), second);
    await read('diff.db', 'news.txt');
    writeFileSync(at('news.txt'), `${second} All is quiet.`);
    await read('diff.db', 'news.txt');
    withStore('diff.db', (store) => {
      const id = store.findDocument(at('news.txt'))?.id as number;
      expect(listVersions(store, id).map(({ number, current }) => [number, current])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      const diff = diffDocument(store, id, { from: 1, to: 2 });
      const told = diff?.facts?.map(({ kind, before, after }) => [kind, before?.number ?? null, after?.number ?? null]);
      expect(told).toContainEqual(['changed', '$3 billion', '$4 billion']);
      expect(told).toContainEqual(['removed', '40', null]);
      expect(told).toContainEqual(['added', null, '7']);
      expect(diff?.sentences).toEqual([
        { kind: 'removed', text: 'The ministry spent $3 billion on roads in 2023.' },
        { kind: 'removed', text: 'The harbour took in 40 ships in May.' },
        { kind: 'added', text: 'The ministry spent $4 billion on roads in 2023.' },
        { kind: 'added', text: 'The port counted 7 cranes in June.' },
      ]);
      // the version that stands, against the one before it
      expect(diffDocument(store, id)).toMatchObject({
        facts: [],
        sentences: [{ kind: 'added', text: 'All is quiet.' }],
      });
      expect(diffDocument(store, id, { from: 4 })).toBeNull();
    });
  });

  it('knows the older text of a document that had pointed to another one', async () => {
    for (const name of ['twin-a.txt', 'twin-b.txt']) writeFileSync(at(name), first);
    await read('twins.db', 'twin-a.txt', 'twin-b.txt');
    for (const name of ['twin-a.txt', 'twin-b.txt']) writeFileSync(at(name), `${second} ${name}`);
    await read('twins.db', 'twin-a.txt', 'twin-b.txt');
    withStore('twins.db', (store) => {
      for (const name of ['twin-a.txt', 'twin-b.txt']) {
        const diff = diffDocument(store, store.findDocument(at(name))?.id as number);
        expect(diff?.sentences?.[0], name).toEqual({
          kind: 'removed',
          text: 'The ministry spent $3 billion on roads in 2023.',
        });
      }
    });
  });

  it('is a command', () => {
    const run = whosaid(folder, ['diff', 'news.txt', '--from', '1', '--to', '2', '--db', 'diff.db']);
    expect(run.stdout).toContain('- roads: $3 billion (2023)\n+ roads: $4 billion (2023)');
    expect(whosaid(folder, ['diff', 'news.txt', '--from', '9', '--db', 'diff.db']).status).toBe(2);
    expect(whosaid(folder, ['diff', 'nothing', '--db', 'diff.db']).stderr).toContain('DOCUMENT_NOT_FOUND');
  });
});

describe('whosaid remove', () => {
  const options = (db: string): ReturnType<typeof fillIngestOptions> => fillIngestOptions({ db: at(db), jobs: 1 });
  const take = (db: string, ...names: string[]): ReturnType<typeof removeDocuments> =>
    removeDocuments((store) => names.map((name) => store.findDocument(at(name))?.id as number), options(db));

  it('leaves the store as if the document had never been read: rows, search index, entities', async () => {
    for (let n = 0; n < 4; n++) writeFileSync(at(`r${n}.txt`), article(n));
    writeFileSync(
      at('only.txt'),
      'Zanzibaria Quux Holdings of Brobdingnag paid $77 million in 2024, Lilliput Bank said.',
    );
    await read('removed.db', 'r0.txt', 'r1.txt', 'only.txt', 'r2.txt');
    await read('never.db', 'r0.txt', 'r1.txt', 'r2.txt');
    const { removals } = await take('removed.db', 'only.txt');
    expect(removals).toMatchObject([{ locator: at('only.txt'), waiting: [] }]);
    expect(lines('removed.db')).toEqual(lines('never.db'));
    withStore('removed.db', ({ database }) => {
      const hits = database.prepare(`SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'zanzibaria'`);
      expect(hits.pluck().get()).toBe(0);
      expect(database.pragma('foreign_key_check')).toEqual([]);
    });
    const store = openStore(at('removed.db'));
    store.database.exec(`INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')`);
    store.close();
  });

  it('leaves no word in the file with --vacuum', async () => {
    await read('vacuum.db', 'r0.txt', 'only.txt');
    expect(readFileSync(at('vacuum.db')).includes('Quux')).toBe(true);
    expect(whosaid(folder, ['remove', 'only.txt', '--vacuum', '--db', 'vacuum.db']).status).toBe(0);
    const file = readFileSync(at('vacuum.db'));
    for (const word of ['Quux', 'quux', 'Zanzibaria', 'zanzibaria']) expect(file.includes(word), word).toBe(false);
    expect(file.includes('Its share of the budget')).toBe(true);
  });

  it('leads to new marks for the next document with the same text, and is refused where that one cannot be read again', async () => {
    for (const name of ['a-same.txt', 'b-same.txt']) writeFileSync(at(name), article(9));
    writeFileSync(at('c-same.jsonl'), `${JSON.stringify({ id: 'x', text: article(9) })}\n`);
    await read('heirs.db', 'a-same.txt', 'b-same.txt', 'c-same.jsonl');
    const waiting = [at('b-same.txt'), `${at('c-same.jsonl')}#x`];
    expect((await take('heirs.db', 'a-same.txt')).removals).toMatchObject([{ waiting }]);
    await read('heirs-2.db', 'b-same.txt', 'c-same.jsonl');
    expect(lines('heirs.db')).toEqual(lines('heirs-2.db'));
    expect(whosaid(folder, ['verify', '--db', 'heirs.db']).status).toBe(0);
    rmSync(at('c-same.jsonl'));
    await expect(take('heirs.db', 'b-same.txt')).rejects.toThrowError(
      expect.objectContaining({ code: 'DOCUMENT_HELD' }),
    );
    expect(lines('heirs.db')).toEqual(lines('heirs-2.db'));
  });

  it('takes several at once, and asks for a name that means one document only', async () => {
    await read('several.db', 'r0.txt', 'r1.txt', 'r2.txt', 'r3.txt');
    const ambiguous = whosaid(folder, ['remove', '.txt', '--db', 'several.db']);
    expect(ambiguous).toMatchObject({ status: 2, stderr: expect.stringContaining('DOCUMENT_AMBIGUOUS') });
    expect(
      whosaid(folder, ['remove', 'r0.txt', 'r1.txt', '--dry-run', '--db', 'several.db']).stdout.split('\n'),
    ).toHaveLength(3);
    expect(whosaid(folder, ['remove', 'r0.txt', 'r1.txt', 'r2.txt', 'r3.txt', '--db', 'several.db']).status).toBe(0);
    expect(lines('several.db')).toEqual([]);
  });
});

describe('whosaid backup', () => {
  it('copies a store while it is written to: the copy is sound, whole, and one file', async () => {
    await read('live.db', 'r0.txt', 'r1.txt');
    const writer = openStore(at('live.db'));
    writer.database.exec('BEGIN IMMEDIATE; DELETE FROM claims');
    const reader = openStore(at('live.db'), { readonly: true });
    const before = dumpSha256(reader);
    const backup = await backupStore(reader, at('copy.db'));
    writer.database.exec('ROLLBACK');
    writer.close();
    reader.close();
    expect(backup.documents).toBe(2);
    expect(withStore('copy.db', dumpSha256)).toBe(before);
  });

  it('replaces nothing unless asked, and never the database itself', async () => {
    await withStoreAsync('live.db', async (store) => {
      for (const target of ['copy.db', 'live.db']) {
        await expect(backupStore(store, at(target))).rejects.toThrowError(
          expect.objectContaining({ code: 'BACKUP_EXISTS' }),
        );
      }
      await expect(backupStore(store, at('live.db'), { force: true })).rejects.toThrowError(/itself/);
      expect((await backupStore(store, at('copy.db'), { force: true })).documents).toBe(2);
      await expect(backupStore(store, at('no/such/copy.db'))).rejects.toThrowError();
    });
    rmSync(at('copy.db'));
    expect(whosaid(folder, ['backup', 'copy.db', '--db', 'live.db', '--json']).stdout).toContain('"documents":2');
  });
});

async function withStoreAsync(db: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = openStore(at(db), { readonly: true });
  try {
    await work(store);
  } finally {
    store.close();
  }
}
