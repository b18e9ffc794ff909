import type { Span } from '../text/span.js';

/** Index of the first of some ordered, disjoint spans that ends behind `offset` (binary search); their number where there is none. */
export function firstFrom(ordered: readonly Span[], offset: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
