import { appendFileSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openStore, scheduleState } from '../../../output/store/index.js';
import type { IngestSummary } from '../../../pipeline/ingest.js';
import type { ProjectSchedule } from '../../../pipeline/schedule/project.js';
import { nextDue, Scheduler } from '../../../pipeline/schedule/scheduler.js';
import { article, jsonLines, scratchFolder, startWhosaid } from '../cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
let files = 0;
const fresh = (): string => join(folder, `${++files}.db`);

const nightly: ProjectSchedule = { name: 'nightly', cron: '0 3 * * *', timeZone: 'Europe/Berlin' };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Waits until something holds; the test's own timeout ends it. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Lets a scheduler run at a moment, until it has run `runs` times or has nothing to do; returns how often it ran. */
async function at(
  db: string,
  now: string,
  options: { readonly status?: IngestSummary['status']; readonly fail?: boolean } = {},
): Promise<number> {
  const stop = new AbortController();
  let ran = 0;
  const scheduler = new Scheduler({
    db,
    schedules: [nightly],
    log: silent,
    signal: stop.signal,
    now: () => new Date(now),
    run: async () => {
      ran++;
      if (options.fail) throw new Error('the disk is full');
      const store = openStore(db);
      const run = store.beginRun({ command: 'schedule', version: '1', extractionKey: '', options: {}, startedAt: now });
      store.finishRun(run, options.status ?? 'done', now, {}, false);
      store.close();
      return { run, status: options.status ?? 'done' } as IngestSummary;
    },
  });
  // all that is due at that moment is done in the first round
  setTimeout(() => stop.abort(), 300);
  await scheduler.run();
  return ran;
}

describe('a schedule', () => {
  it('is due by its cron expression in its time zone, summer time and all', () => {
    expect(nextDue(nightly, new Date('2025-03-29T12:00:00Z'))?.toISOString()).toBe('2025-03-30T01:00:00.000Z');
    expect(nextDue(nightly, new Date('2025-01-10T12:00:00Z'))?.toISOString()).toBe('2025-01-11T02:00:00.000Z');
    expect(nextDue({ name: 'utc', cron: '0 3 * * *' }, new Date('2025-07-01T12:00:00Z'))?.toISOString()).toBe(
      '2025-07-02T03:00:00.000Z',
    );
  });

  it('that is new waits for its next time; times that were missed are caught up by one run', async () => {
    const db = fresh();
    expect(await at(db, '2025-05-01T12:00:00Z')).toBe(0);
    expect(await at(db, '2025-05-02T00:30:00Z')).toBe(0);
    // three nights without anybody there
    expect(await at(db, '2025-05-04T12:00:00Z')).toBe(1);
    expect(await at(db, '2025-05-04T12:00:01Z')).toBe(0);
    const store = openStore(db, { readonly: true });
    expect(scheduleState(store, 'nightly')).toMatchObject({ dueAt: '2025-05-04T12:00:00.000Z', runStatus: 'done' });
    store.close();
  });

  it('whose run was broken off is done again at once', async () => {
    const db = fresh();
    await at(db, '2025-05-01T12:00:00Z');
    expect(await at(db, '2025-05-02T04:00:00Z', { status: 'stopped' })).toBe(1);
    expect(await at(db, '2025-05-02T05:00:00Z')).toBe(1);
    expect(await at(db, '2025-05-02T06:00:00Z')).toBe(0);
  });

  it('whose run fails is due again at its next time, and ends nothing', async () => {
    const db = fresh();
    await at(db, '2025-05-01T12:00:00Z');
    expect(await at(db, '2025-05-02T04:00:00Z', { fail: true })).toBe(1);
    expect(await at(db, '2025-05-02T05:00:00Z')).toBe(0);
    expect(await at(db, '2025-05-03T04:00:00Z')).toBe(1);
  });
});

describe('whosaid schedule', () => {
  it('runs when it is due, one run after the other, and SIGTERM ends it with 143', async () => {
    const home = join(folder, 'schedule');
    mkdirSync(join(home, 'news'), { recursive: true });
    for (let n = 0; n < 4; n++) writeFileSync(join(home, 'news', `${n}.txt`), article(n));
    writeFileSync(
      join(home, 'whosaid.config.json'),
      JSON.stringify({
        jobs: 1,
        inputs: [{ kind: 'files', paths: ['news'] }],
        schedules: [
          { name: 'each-second', cron: '* * * * * *' },
          { name: 'each-other', cron: '*/2 * * * * *' },
        ],
      }),
    );
    const { child, ended } = startWhosaid(home, ['schedule']);
    let stderr = '';
    child.stderr?.on('data', (data) => (stderr += data));
    await until(() => (stderr.match(/"msg":"schedule each-\w+: run \d+ done"/g) ?? []).length >= 3);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(143);
    expect(jsonLines(stderr).every(({ command }) => command === 'schedule')).toBe(true);
    const database = new Database(join(home, 'whosaid.db'), { readonly: true });
    const overlaps = database
      .prepare(`SELECT count(*) FROM runs AS a JOIN runs AS b ON b.id > a.id AND b.started_at < a.finished_at`)
      .pluck()
      .get();
    const documents = database.prepare('SELECT count(*) FROM documents').pluck().get();
    database.close();
    expect([overlaps, documents]).toEqual([0, 4]);
  });
});

describe('whosaid watch', () => {
  it('reads what is there and what arrives, each file once it is written completely', async () => {
    const incoming = join(folder, 'incoming');
    mkdirSync(join(incoming, 'deep'), { recursive: true });
    writeFileSync(join(incoming, 'there.txt'), article(1));
    const { child, ended } = startWhosaid(folder, [
      'watch',
      'incoming',
      '--db',
      'watch.db',
      '--settle',
      '2000',
      '--jobs',
      '1',
    ]);
    let stderr = '';
    child.stderr?.on('data', (data) => (stderr += data));
    const stored = (): Record<string, number> => {
      try {
        const database = new Database(join(folder, 'watch.db'), { readonly: true, fileMustExist: true });
        const rows = database.prepare('SELECT locator, text_length FROM documents').raw().all() as [string, number][];
        database.close();
        return Object.fromEntries(rows.map(([locator, length]) => [locator.slice(incoming.length + 1), length]));
      } catch {
        return {}; // not made yet
      }
    };
    await until(() => stderr.includes('"msg":"run 1: 1 read, 0 failed"'));
    // a slow writer: half of it, a while, the other half
    const slow = join(incoming, 'deep', 'slow.txt');
    const text = article(2);
    writeFileSync(slow, text.slice(0, 60));
    await new Promise((resolve) => setTimeout(resolve, 100));
    appendFileSync(slow, text.slice(60));
    // one that is put there whole, and some that are no articles
    writeFileSync(join(folder, 'outside.txt'), article(3));
    renameSync(join(folder, 'outside.txt'), join(incoming, 'moved.txt'));
    writeFileSync(join(incoming, 'notes.xyz'), 'not looked at');
    writeFileSync(join(incoming, '.hidden.txt'), article(4));
    writeFileSync(join(folder, 'elsewhere.txt'), article(5));
    symlinkSync(join(folder, 'elsewhere.txt'), join(incoming, 'a-link.txt'));
    await until(() => Object.keys(stored()).length === 3);
    expect(stored()).toEqual({
      'there.txt': article(1).length,
      'deep/slow.txt': text.length,
      'moved.txt': article(3).length,
    });
    writeFileSync(join(incoming, 'there.txt'), `${article(1)}More is known: 7 bridges.\n`);
    await until(() => (stored()['there.txt'] ?? 0) > article(1).length);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(143);
    const database = new Database(join(folder, 'watch.db'), { readonly: true });
    // the half of the slow file was never read
    expect(database.prepare('SELECT count(*) FROM document_versions').pluck().get()).toBe(1);
    database.close();
  });

  it('refuses what is no folder', async () => {
    const run = await startWhosaid(folder, ['watch', 'nowhere', '--db', 'never.db']).ended;
    expect(run).toMatchObject({ status: 3, stderr: expect.stringContaining('INPUT_NOT_FOUND') });
  });
});
