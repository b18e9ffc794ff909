import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dumpSha256, openStore } from '../../output/store/index.js';
import { random } from '../batch/random.mjs';
import { soundness } from '../batch/run-batch.js';
import { article, scratchFolder, startWhosaid, whosaid } from './cli/run-command.js';
import {
  documentsStored,
  killAgainAndAgain,
  linesOf,
  makeNews,
  NEWS_DOCUMENTS,
  runBegan,
  shuffled,
} from './kill-cycles.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
/** How often the run is killed. */
const KILL_CYCLES = 40;

function digest(db: string): string {
  const store = openStore(join(folder, db), { readonly: true });
  try {
    return dumpSha256(store);
  } finally {
    store.close();
  }
}

beforeAll(() => makeNews(folder));

describe('the same inputs', () => {
  it('give the same store with 1, 2 and 4 workers, each in an order of its own', () => {
    const paths = readdirSync(join(folder, 'news')).map((name) => join('news', name));
    const runs = [1, 2, 4].map((jobs) => {
      const args = [
        'ingest',
        ...shuffled(paths, random(jobs)),
        '--jobs',
        String(jobs),
        '--db',
        `jobs-${jobs}.db`,
        '-q',
      ];
      expect(whosaid(folder, args).status).toBe(3);
      return digest(`jobs-${jobs}.db`);
    });
    expect(new Set(runs).size).toBe(1);
  });

  it('make a dump that tells two stores apart', () => {
    writeFileSync(join(folder, 'one.txt'), article(1));
    whosaid(folder, ['ingest', 'one.txt', '--db', 'one.db']);
    writeFileSync(join(folder, 'one.txt'), article(2));
    whosaid(folder, ['ingest', 'one.txt', '--db', 'two.db']);
    expect(digest('one.db')).not.toBe(digest('two.db'));
  });

  it('read twice leave the store as it was', () => {
    const before = digest('jobs-2.db');
    const { stdout } = whosaid(folder, ['ingest', 'news', '--json', '--db', 'jobs-2.db']);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: { new: 0, replaced: 0, failed: 1, unchanged: NEWS_DOCUMENTS },
    });
    expect(digest('jobs-2.db')).toBe(before);
    // where nothing failed, nothing fails now
    const again = whosaid(folder, ['ingest', 'news/1.txt', 'news/2.txt', '--json', '--db', 'jobs-2.db']);
    expect(again.status).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ documents: { new: 0, replaced: 0, failed: 0, unchanged: 2 } });
    expect(digest('jobs-2.db')).toBe(before);
  });
});

describe('a run that is killed', () => {
  it('at any moment loses no committed document, leaves no half one, and goes on where it was', async () => {
    const db = join(folder, 'killed.db');
    // before it is up, while it reads, while it writes
    await killAgainAndAgain(folder, db, KILL_CYCLES, (cycle) => (cycle * 131) % 900);
    expect(whosaid(folder, ['ingest', 'news', '--db', db, '-q']).status).toBe(3);
    expect(linesOf(db)).toEqual(linesOf(join(folder, 'jobs-1.db')));
    expect(whosaid(folder, ['verify', '--db', db]).status).toBe(0);
  }, 600_000);
});

describe('a signal', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'big'));
    for (let n = 0; n < 400; n++) {
      writeFileSync(
        join(folder, 'big', `${n}.txt`),
        Array.from({ length: 400 }, (_, k) => article(n * 401 + k)).join('\n'),
      );
    }
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the run cleanly with %d, and what was read is stored', async (signal, status) => {
    const db = join(folder, `${signal}.db`);
    const { child, ended } = startWhosaid(folder, ['ingest', 'big', '--jobs', '1', '--json', '--db', db]);
    // in the middle of its work: something is stored, and more is on its way
    const before = await documentsStored(db, ended);
    child.kill(signal);
    const began = performance.now();
    const run = await ended;
    // it must stop within five seconds: five times that, on a busy machine
    expect(performance.now() - began).toBeLessThan(25_000);
    expect(run.status).toBe(status);
    expect(run.stderr).toContain('stopping');
    const told = JSON.parse(run.stdout) as { status: string; documents: { new: number } };
    const { ok, documents } = soundness(db);
    expect([ok, told.status, documents]).toEqual([true, 'stopped', told.documents.new]);
    expect(documents).toBeGreaterThanOrEqual(before);
    expect(before).toBeGreaterThan(0);
    expect(documents).toBeLessThan(400);
    const store = openStore(db, { readonly: true });
    expect(store.database.prepare('SELECT status FROM runs').pluck().get()).toBe('stopped');
    store.close();
    rmSync(db);
  });

  it('leaves a run that is taken up where it was', async () => {
    const db = join(folder, 'resumed.db');
    const { child, ended } = startWhosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', db]);
    await documentsStored(db, ended);
    child.kill('SIGTERM');
    await ended;
    expect(whosaid(folder, ['ingest', 'news', '--db', db, '-q']).status).toBe(3);
    expect(digest('resumed.db')).toBe(digest('jobs-1.db'));
  });

  it('a second time ends it at once', async () => {
    const { child, ended } = startWhosaid(folder, ['ingest', 'big', '--jobs', '1', '--db', 'twice.db']);
    await runBegan(join(folder, 'twice.db'), ended);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    child.kill('SIGINT');
    const run = await ended;
    expect(run.status).toBe(130);
    expect(run.stdout).toBe('');
  });

  it('stops a run that waits for standard input', async () => {
    const { child, ended } = startWhosaid(folder, ['ingest', '-', '--db', 'waiting.db', '-q']);
    await runBegan(join(folder, 'waiting.db'), ended);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(143);
  });
});
