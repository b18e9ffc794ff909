import type { Lines } from '../readers/reader.js';

/** Tells on which line of a file a byte stands. */
export class LineIndex implements Lines {
  readonly #ends: readonly number[] | null;

  /** UTF-16 files have no lines that a byte 10 would tell: they get none. */
  constructor(bytes: Uint8Array, charset: string) {
    if (charset.startsWith('utf-16')) {
      this.#ends = null;
      return;
    }
    const ends: number[] = [];
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ends.push(at);
    this.#ends = ends;
  }

  /** 1 for the first line; null where lines cannot be told. */
  lineOf(byte: number): number | null {
    const ends = this.#ends;
    if (ends === null) return null;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] as number) < byte) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
