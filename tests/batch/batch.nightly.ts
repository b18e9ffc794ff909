import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Manifest, makeDocuments } from './make-documents.mjs';
import { random } from './random.mjs';
import {
  type BatchRun,
  descriptorsHeld,
  failuresOf,
  hashOf,
  type Kill,
  runBatch,
  slope,
  soundness,
} from './run-batch.js';

// over 20,000 the heaps of the workers are still coming to their size behind the warm-up: 940 bytes a document, with a standard error of 300
const COUNT = Number(process.env.WHOSAID_BATCH_DOCUMENTS ?? 40_000);
const KILLS = Number(process.env.WHOSAID_BATCH_KILLS ?? 40);

const root = mkdtempSync(join(tmpdir(), 'whosaid-batch-'));
const folder = join(root, 'mixed');
const whole = join(root, 'whole.db');
afterAll(() => rmSync(root, { recursive: true, force: true }));

let manifest: Manifest;
let first: BatchRun;
const told = (what: string): void => void process.stderr.write(`  ${what}\n`);

beforeAll(async () => {
  manifest = await makeDocuments(folder, { count: COUNT });
  first = await runBatch(folder, whole);
}, 3_600_000);

describe(`a batch of ${COUNT} mixed documents`, () => {
  it('runs to the end; each bad document costs itself, and is noted with its reason', () => {
    const { documents, skipped, failures } = manifest;
    told(`${documents} read, ${failures.length} failed in ${first.seconds.toFixed(1)} s`);
    expect(first.documents).toEqual({ new: documents, replaced: 0, unchanged: 0, skipped, failed: failures.length });
    expect(failuresOf(whole, folder)).toEqual([...failures].sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  it('keeps its memory and its file descriptors', () => {
    const peak = Math.max(...first.samples.map(({ rss }) => rss));
    const grown = slope(first.samples, manifest.count * 0.3);
    const [middle, last] = descriptorsHeld(first.samples);
    told(
      `slope ${grown.toFixed(0)} bytes a document, peak ${(peak / 1e6).toFixed(0)} MB, descriptors held ${middle}, then ${last}`,
    );
    expect(peak).toBeLessThan(1e9);
    expect(grown).toBeLessThan(1000);
    expect(last).toBeLessThanOrEqual(middle + 2);
  });

  it('read a second time adds nothing, in a tenth of the time', async () => {
    const before = hashOf(whole);
    const again = await runBatch(folder, whole);
    told(`second run: ${again.seconds.toFixed(1)} s of ${first.seconds.toFixed(1)} s`);
    expect(again.documents).toMatchObject({ new: 0, replaced: 0, unchanged: manifest.documents + manifest.skipped });
    expect(hashOf(whole)).toBe(before);
    expect(again.seconds).toBeLessThan(first.seconds / 10);
  });

  it(`killed ${KILLS} times at random moments and started again, ends with the same rows as an unbroken run`, async () => {
    const killed = join(root, 'killed.db');
    const next = random(7);
    let before = 0;
    let kills = 0;
    for (; kills < KILLS; kills++) {
      // every eighth while it starts; the others so late after the first transaction that together they go through the whole batch
      const kill: Kill =
        kills % 8 === 0
          ? { from: 'start', after: 200 + next() * 2000 }
          : { from: 'transaction', after: (next() * 2 * 1000 * first.seconds) / KILLS };
      const { documents } = await runBatch(folder, killed, kill);
      const state = soundness(killed);
      expect(state.ok).toBe(true);
      expect(state.documents).toBeGreaterThanOrEqual(before);
      before = state.documents;
      if (documents !== null) break; // it came to its end between two kills
    }
    told(`${kills} kills, ${before} documents by then`);
    await runBatch(folder, killed);
    expect(hashOf(killed)).toBe(hashOf(whole));
  });
});
