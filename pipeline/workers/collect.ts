import { getHeapStatistics } from 'node:v8';
import { collectGarbage } from '../../output/store/collector.js';

/** Bytes of a document from which on a look at the heap behind it is worth its time. */
const LOOKED_AT_FROM = 128_000;
/** Bytes in use above which garbage is not left to lie: what a worker holds for good is some 80 million. */
const MOST_USED = 120_000_000;

/**
 * Gives back what a large document has left on the heap of this thread. The engine would let it lie until as much again has come, and with a
 * worker on each core that is most of what a batch needs at its peak.
 * @param bytes size of the document
 */
export function collectAfter(bytes: number): void {
  if (bytes < LOOKED_AT_FROM || getHeapStatistics().used_heap_size < MOST_USED) return;
  collectGarbage();
}
