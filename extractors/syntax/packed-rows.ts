/** How many 32-bit numbers hold a row of `width` weights: two share one, 16 bits each, so that one addition adds both. */
export function lanesOf(width: number): number {
  return (width + 1) >> 1;
}

/** Packs rows of weights: the first of two in the low half, the second in the high half. */
export function packRows(weights: Int8Array, width: number): Int32Array {
  const lanes = lanesOf(width);
  const rows = weights.length / width;
  const packed = new Int32Array(rows * lanes);
  let from = 0;
  let to = 0;
  for (let row = 0; row < rows; row++) {
    for (let k = 1; k < width; k += 2) {
      packed[to++] = (weights[from] as number) + ((weights[from + 1] as number) << 16);
      from += 2;
    }
    if (width & 1) packed[to++] = weights[from++] as number;
  }
  return packed;
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
