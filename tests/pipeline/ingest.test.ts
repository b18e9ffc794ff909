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
