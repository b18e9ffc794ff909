import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../../output/store/collector.js';

describe('a collection that is asked for', () => {
  it('gives all garbage back, with the memory outside of the heap that it holds', () => {
    let held: unknown[] | null = Array.from({ length: 100 }, (_, n) => [
      Buffer.alloc(100_000),
      new Array<number>(60_000).fill(n + 0.5),
    ]);
    const before = getHeapStatistics().used_heap_size;
    const { arrayBuffers } = process.memoryUsage();
    expect(held.length).toBe(100);
    held = null;
    collectGarbage();
    expect(getHeapStatistics().used_heap_size).toBeLessThan(before - 40_000_000);
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(arrayBuffers - 9_000_000);
  });
});
