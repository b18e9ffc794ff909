import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../../output/store/collector.js';

/** Bytes in use on the heap, and in buffers outside of it. */
const used = () => [getHeapStatistics().used_heap_size, process.memoryUsage().arrayBuffers] as const;

/** Fills some 10 MB of buffers and 50 MB of heap that nothing holds any more when it returns. */
function litter(): void {
  const held: unknown[] = [];
  for (let n = 0; n < 100; n++) held.push([Buffer.alloc(100_000), new Array<number>(60_000).fill(n + 0.5)]);
}

describe('a collection that is asked for', () => {
  it('leaves nothing of what nobody holds, neither on the heap nor outside of it', async () => {
    collectGarbage();
    const [heap, buffers] = used();
    litter();
    expect(Math.max(used()[0] - heap, used()[1] - buffers)).toBeGreaterThan(1_000_000);
    collectGarbage();
    expect(used()[0]).toBeLessThan(heap + 5_000_000);
    // what buffers held is given back by a thread of the engine's, some time after the collection has ended
    await expect.poll(() => used()[1], { timeout: 30_000 }).toBeLessThan(buffers + 1_000_000);
  });
});
