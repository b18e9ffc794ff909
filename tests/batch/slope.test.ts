import { describe, expect, it } from 'vitest';
import { random } from './random.mjs';
import { type Sample, slope } from './run-batch.js';

const DOCUMENTS = 20_000;
const WARM_UP = DOCUMENTS * 0.3;

/**
 * A run as they are: every few dozen documents a look, garbage in waves of some 10 MB, a quarter of the looks 90 MB higher for a large document,
 * one in fifty 40 MB lower right behind a collection, at the end some looks without a document, and the store closed. `kept` bytes stay of each
 * document.
 */
function run(seed: number, kept: number): Sample[] {
  const next = random(seed);
  const samples: Sample[] = [];
  let garbage = 0;
  let large = 0;
  const look = (documents: number, more = 0): void => {
    garbage = garbage > 8e6 + next() * 4e6 ? 0 : garbage + next() * 2e6;
    large = large > 0 ? large - 1 : next() < 0.04 ? 10 : 0;
    const passing = next() < 0.02 ? -40e6 : large > 0 ? 90e6 : 0;
    const rss = 600e6 + kept * documents + garbage + passing + more;
    samples.push({ documents, rss, descriptors: 30 });
  };
  for (let documents = 0; documents < DOCUMENTS; documents += Math.floor(next() * 40)) look(documents);
  for (let n = 0; n < 80; n++) look(DOCUMENTS, 40e6);
  samples.push({ documents: DOCUMENTS, rss: 400e6, descriptors: 20 });
  return samples;
}

describe('the slope of memory over 20,000 documents', () => {
  const seeds = Array.from({ length: 50 }, (_, seed) => seed + 1);

  it.each([0, 500, 1500])('is told to within 300 bytes where %i are kept of a document', (kept) => {
    for (const seed of seeds) expect(Math.abs(slope(run(seed, kept), WARM_UP) - kept)).toBeLessThan(300);
  });

  it('is that of what is kept behind the warm-up', () => {
    const samples = run(1, 0).map((look) => ({
      ...look,
      rss: look.rss + 100e6 * Math.min(1, look.documents / WARM_UP),
    }));
    expect(Math.abs(slope(samples, WARM_UP))).toBeLessThan(300);
  });

  it('is not told of a run that was hardly looked at', () => {
    expect(() => slope(run(1, 0).slice(0, 60), 0)).not.toThrow();
    expect(() => slope(run(1, 0).slice(-100), WARM_UP)).toThrow(/windows/);
  });
});
