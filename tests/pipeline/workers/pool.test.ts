import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../pipeline/limits.js';
import type { Source } from '../../../pipeline/stages/stage.js';
import { DocumentPool, PoolStopped } from '../../../pipeline/workers/pool.js';
import { article } from '../cli/run-command.js';

function source(locator: string, text: string): Source {
  const bytes = new TextEncoder().encode(text);
  return {
    ...{ locator, input: locator, format: 'text', access: {}, bytes, contentSha256: hash('sha256', bytes) },
    ...{ byteStart: 0, byteEnd: bytes.length, line: null, known: null, referenceDate: null, keepBytes: false },
    ...{ charset: null, extractionKey: '' },
  };
}

describe('a document that its worker dies of', () => {
  // heaps that hold the models and a small article, not the marks of a very large one
  const heaps = { worker: 56, roomy: 130 };
  const pool = new DocumentPool(1, { ...DEFAULT_LIMITS, documentDeadline: 300_000 }, heaps);
  afterAll(() => pool.close());
  const deadly = article(7).repeat(8_000);

  it('is given up where that heap is too small as well; the others of its task are read', async () => {
    const results = await pool.run([
      source('/1', article(1)),
      source('/2', deadly),
      source('/3', article(3)),
      source('/4', article(4)),
    ]);
    expect(results.map(({ kind, source: { locator } }) => [locator, kind])).toEqual([
      ['/1', 'document'],
      ['/2', 'failure'],
      ['/3', 'document'],
      ['/4', 'document'],
    ]);
    expect(results[1]).toMatchObject({
      failure: { stage: 'extract', code: 'WORKER_CRASHED', message: expect.stringContaining('more than the 130 MB') },
      attempts: 2,
    });
  }, 300_000);

  it('is read by the roomy worker, where its heap is enough', async () => {
    const roomier = new DocumentPool(1, { ...DEFAULT_LIMITS, documentDeadline: 300_000 }, { ...heaps, roomy: 512 });
    const results = await roomier.run([source('/6', article(6)), source('/2', deadly), source('/7', article(7))]);
    expect(results.map(({ kind }) => kind)).toEqual(['document', 'document', 'document']);
    await roomier.close();
  }, 300_000);

  it('costs no other task that the worker had at hand, and two that wait for the roomy worker are both told of', async () => {
    const tasks = [
      [source('/t1', article(1))],
      [source('/t2', article(2)), source('/d1', deadly), source('/t3', article(3))],
      [source('/d2', deadly)],
      ...[4, 5, 6].map((n) => [source(`/t${n}`, article(n))]),
    ];
    const results = await Promise.all(tasks.map((task) => pool.run(task)));
    expect(results.map((of) => of.map(({ kind, source: { locator } }) => `${locator} ${kind}`))).toEqual([
      ['/t1 document'],
      ['/t2 document', '/d1 failure', '/t3 document'],
      ['/d2 failure'],
      ['/t4 document'],
      ['/t5 document'],
      ['/t6 document'],
    ]);
  }, 300_000);

  it('leaves a pool that is whole again, and is given up at once when it comes again', async () => {
    for (let n = 0; n < 3; n++) {
      const results = await pool.run([source(`/a${n}`, article(n)), source(`/b${n}`, article(n + 1))]);
      expect(results.map(({ kind }) => kind)).toEqual(['document', 'document']);
    }
    const [again, after] = await pool.run([source('/2', deadly), source('/5', article(5))]);
    expect(again).toMatchObject({ failure: { code: 'WORKER_CRASHED' }, attempts: 3 });
    expect(after?.kind).toBe('document');
  }, 300_000);
});

describe('documents over the deadline', () => {
  it('are given up one by one, and the pool goes on', async () => {
    const pool = new DocumentPool(2, { ...DEFAULT_LIMITS, documentDeadline: 2500 });
    const slow = article(5).repeat(20_000);
    const results = await pool.run([source('/1', slow), source('/2', slow), source('/3', article(3))]);
    expect(results.map((result) => (result.kind === 'failure' ? result.failure.code : result.kind))).toEqual([
      'TIMEOUT',
      'TIMEOUT',
      'document',
    ]);
    const behind = [4, 5, 6].map((n) => pool.run([source(`/${n}`, n === 5 ? slow : article(n))]));
    expect((await Promise.all(behind)).flat().map(({ kind }) => kind)).toEqual(['document', 'failure', 'document']);
    await pool.close();
  }, 300_000);
});

describe('a pool that is stopped', () => {
  it('hands back what it has not done, whether a worker has it or not, and takes no more', async () => {
    const pool = new DocumentPool(1, DEFAULT_LIMITS);
    const large = article(5).repeat(2_000);
    const runs = Array.from({ length: 12 }, (_, n) => pool.run([source(`/${n}`, large)]));
    const ends = Promise.allSettled(runs);
    await runs[0];
    await pool.stop();
    const stopped = (await ends).filter(({ status }) => status === 'rejected');
    expect(stopped.length).toBeGreaterThan(0);
    for (const end of stopped) expect(end).toMatchObject({ reason: expect.any(PoolStopped) });
    await expect(pool.run([source('/more', large)])).rejects.toThrow(PoolStopped);
  }, 60_000);
});

describe('workers that cannot be loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-pool-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['INTERNAL', `throw new Error('the models are gone');`, 'the models are gone'],
    ['TOO_MANY_OPEN_FILES', `throw Object.assign(new Error('EMFILE: open'), { code: 'EMFILE' });`, 'EMFILE: open'],
  ])('are not started for ever: whoever waits for them hears why (%s)', async (code, broken, why) => {
    const module = join(folder, `${code}.mjs`);
    writeFileSync(module, broken);
    const pool = new DocumentPool(1, DEFAULT_LIMITS, undefined, module);
    const reason = { code, message: `no worker could be started: ${why}` };
    const waiting = [pool.run([source('/1', article(1))]), pool.run([source('/2', article(2))])];
    for (const run of waiting) await expect(run).rejects.toMatchObject(reason);
    await expect(pool.run([source('/3', article(3))])).rejects.toMatchObject(reason);
    await pool.close();
  });
});
