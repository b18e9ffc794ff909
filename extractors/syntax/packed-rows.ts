/** How many 32-bit numbers hold a row of `width` weights: two share one, 16 bits each, so that one addition adds both. */
export function lanesOf(width: number): number {
  return (width + 1) >> 1;
}

/**
 * Parts the halves of sums of packed rows again, from `total[at]` on, into `scores` from `to` on. Exact as long as each half stays within 16
 * bits: some hundred weights of 8 bits do.
 */
export function unpackRow(total: Int32Array, at: number, width: number, scores: Int32Array, to: number): void {
  let lane = at;
  let k = to;
  const end = to + width;
  while (k < end - 1) {
    const both = total[lane++] as number;
    const low = (both << 16) >> 16;
    scores[k++] = low;
    scores[k++] = (both - low) >> 16;
  }
  if (k < end) scores[k] = ((total[lane] as number) << 16) >> 16;
}
