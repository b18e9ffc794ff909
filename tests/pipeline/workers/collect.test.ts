import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { collectAfter } from '../../../pipeline/workers/collect.js';

const used = (): number => getHeapStatistics().used_heap_size;

/** Fills the heap with `megabytes` that nothing holds any more when it returns. */
function litter(megabytes: number): void {
  const held: number[][] = [];
  for (let n = 0; n < megabytes; n++) held.push(new Array<number>(125_000).fill(n + 0.5));
}

describe('behind a document', () => {
  it('that is large, what it left on the heap is given back, and nothing that is held', () => {
    const held = Array.from({ length: 100_000 }, (_, i) => `held ${i}`);
    litter(200);
    const before = used();
    collectAfter(2_000_000);
    expect(used()).toBeLessThan(before);
    expect(used()).toBeLessThan(120_000_000);
    expect(held.at(-1)).toBe('held 99999');
  });

  it('that is small, nobody looks', () => {
    litter(200);
    const before = used();
    collectAfter(1000);
    expect(used()).toBeGreaterThanOrEqual(before);
  });

  it('the collector is not handed to anybody else', async () => {
    const { runInNewContext } = await import('node:vm');
    litter(200);
    collectAfter(2_000_000);
    expect(runInNewContext('typeof gc')).toBe('undefined');
    expect(typeof globalThis.gc).toBe('undefined');
  });
});
