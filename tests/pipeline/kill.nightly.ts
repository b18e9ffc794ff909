import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../batch/random.mjs';
import { scratchFolder, whosaid } from './cli/run-command.js';
import { killAgainAndAgain, linesOf, makeNews, NEWS_DOCUMENTS } from './kill-cycles.js';

const CYCLES = Number(process.env.WHOSAID_KILL_CYCLES ?? 200);
/** A store is begun anew after so many: most kills hit one that still takes documents in. */
const CYCLES_OF_A_STORE = 20;

const { path: folder, remove } = scratchFolder();
afterAll(remove);
beforeAll(() => makeNews(folder));

describe(`a run that is killed ${CYCLES} times`, () => {
  it('loses no committed document, leaves no half one, and ends as an unbroken run does', async () => {
    const whole = join(folder, 'whole.db');
    const began = performance.now();
    expect(whosaid(folder, ['ingest', 'news', '--db', whole, '-q']).status).toBe(3);
    const unbroken = performance.now() - began;
    const expected = linesOf(whole);
    const next = random(11);
    const db = join(folder, 'killed.db');
    const reached: number[] = [];
    for (let done = 0; done < CYCLES; done += CYCLES_OF_A_STORE) {
      for (const end of ['', '-wal', '-shm']) if (existsSync(db + end)) rmSync(db + end);
      const cycles = Math.min(CYCLES_OF_A_STORE, CYCLES - done);
      reached.push(...(await killAgainAndAgain(folder, db, cycles, () => next() * unbroken)));
      expect(whosaid(folder, ['ingest', 'news', '--db', db, '-q']).status).toBe(3);
      expect(linesOf(db)).toEqual(expected);
      expect(whosaid(folder, ['verify', '--db', db]).status).toBe(0);
    }
    const partly = reached.filter((documents) => documents > 0 && documents < NEWS_DOCUMENTS).length;
    process.stderr.write(
      `  ${CYCLES} kills, 0 bad; ${partly} of them left a part of the ${NEWS_DOCUMENTS} documents\n`,
    );
  });
});
