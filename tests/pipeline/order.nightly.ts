import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../batch/random.mjs';
import { hashOf } from '../batch/run-batch.js';
import { scratchFolder, whosaid } from './cli/run-command.js';
import { makeNews, shuffled } from './kill-cycles.js';

/** Another one each night. */
const SEED = Number(process.env.WHOSAID_ORDER_SEED ?? Math.floor(Date.now() / 86_400_000)) >>> 0;

const { path: folder, remove } = scratchFolder();
afterAll(remove);
beforeAll(() => makeNews(folder));

describe(`the same inputs in nine orders, from seed ${SEED}`, () => {
  it('give the same bytes with 1, 2 and 4 workers, three times each: the store and what is exported of it', () => {
    const paths = readdirSync(join(folder, 'news')).map((name) => join('news', name));
    const next = random(SEED);
    const hashes = new Set<string>();
    const exported = new Set<string>();
    for (const jobs of [1, 2, 4]) {
      for (let run = 0; run < 3; run++) {
        const db = `${jobs}-${run}.db`;
        const args = ['ingest', ...shuffled(paths, next), '--jobs', String(jobs), '--db', db, '-q'];
        expect(whosaid(folder, args).status).toBe(3);
        hashes.add(hashOf(join(folder, db)));
        exported.add(whosaid(folder, ['export', '--format', 'csv', '--db', db]).stdout);
      }
    }
    expect(hashes.size).toBe(1);
    expect(exported.size).toBe(1);
    expect([...exported][0]?.split('\r\n').length).toBeGreaterThan(1000);
  });
});
