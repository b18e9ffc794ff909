import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../output/store/index.js';
import { type IngestProgress, ingest } from '../../pipeline/ingest.js';
import { article, scratchFolder } from './cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
beforeAll(() => {
  mkdirSync(join(folder, 'news'));
  for (let n = 0; n < 20; n++) writeFileSync(join(folder, 'news', `${n}.txt`), article(n));
});

describe('ingest()', () => {
  it('does what the command does, and reports on the way', async () => {
    const db = join(folder, 'a.db');
    const progress: IngestProgress[] = [];
    const failures: string[] = [];
    const summary = await ingest([join(folder, 'news'), join(folder, 'none')], {
      db,
      jobs: 1,
      onProgress: (p) => progress.push(p),
      onFailure: (failure) => failures.push(failure.code),
    });
    expect(summary).toMatchObject({ status: 'done', documents: { new: 20, failed: 1, unchanged: 0 }, duplicates: 0 });
    expect(failures).toEqual(['INPUT_NOT_FOUND']);
    expect(progress.at(-1)).toMatchObject({ documents: 20, failed: 1 });
    const store = openStore(db, { readonly: true });
    expect(
      store.database.prepare('SELECT status, json_extract(summary, ?) FROM runs').raw().get('$.documents.new'),
    ).toEqual(['done', 20]);
    store.close();
  });

  it('takes any stream for standard input', async () => {
    const stdin = Readable.from([Buffer.from(article(50).slice(0, 20)), Buffer.from(article(50).slice(20))]);
    const summary = await ingest(['-'], { db: join(folder, 'b.db'), stdin });
    expect(summary.documents.new).toBe(1);
  });

  it('reads a document that is larger than all that may be on its way, behind small ones', async () => {
    const large = join(folder, 'large');
    mkdirSync(large);
    for (let n = 0; n < 40; n++) writeFileSync(join(large, `a${n}.txt`), article(n));
    writeFileSync(join(large, 'b.html'), `<p>The board said that 12 ships sank.</p><!--${'x'.repeat(33_000_000)}-->`);
    // 33 MB of page on a busy machine
    const limits = { documentDeadline: 600_000 };
    const summary = await ingest([large], { db: join(folder, 'large.db'), jobs: 1, limits });
    expect(summary).toMatchObject({ status: 'done', documents: { new: 41, failed: 0 } });
  });

  it('does nothing at all when it is stopped before it begins', async () => {
    const summary = await ingest([join(folder, 'news')], { db: join(folder, 'c.db'), signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ status: 'stopped', documents: { new: 0, failed: 0 } });
  });

  it.each([
    [{ jobs: 0 }, /`jobs`.*`0` \(number\)/],
    [{ jobs: 1.5 }, /`jobs`.*`1.5`/],
    [{ referenceDate: '2025-02-30' }, /`referenceDate`.*2025-02-30/],
    [{ limits: { fileBytes: -1 } }, /`limits.fileBytes`.*-1/],
    [{ keepBytes: 'sometimes' as 'auto' }, /`keepBytes`.*sometimes/],
    [{ format: 'word' as 'text' }, /`format`.*word/],
  ])('refuses the options %j with the value and its type', async (options, told) => {
    await expect(ingest(['x'], { db: join(folder, 'never.db'), ...options })).rejects.toThrowError(
      expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(told) }),
    );
  });
});
