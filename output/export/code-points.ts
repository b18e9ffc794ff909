/**
 * Counts of the three units in which one place of a text can be told. Lone surrogates count as one code point, and as the three bytes of
 * U+FFFD that an encoder writes for them.
 */

/** The code point index of a UTF-16 offset; an offset inside a surrogate pair is that of the pair. */
export function codePointOffset(text: string, offset: number): number {
  let points = 0;
  for (let i = 0; i < offset; ) {
    const wide = isPair(text, i);
    if (wide && i + 1 === offset) break;
    i += wide ? 2 : 1;
    points++;
  }
  return points;
}

/** The UTF-16 offset of a code point index. */
export function utf16Offset(text: string, points: number): number {
  let i = 0;
  for (let n = 0; n < points && i < text.length; n++) i += isPair(text, i) ? 2 : 1;
  return i;
}

/** Bytes of UTF-8 before a UTF-16 offset. */
export function utf8Offset(text: string, offset: number): number {
  return Buffer.byteLength(text.slice(0, offset));
}

function isPair(text: string, i: number): boolean {
  const high = text.charCodeAt(i);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** Turns many ascending UTF-16 offsets of one text into code points without starting again at its beginning. */
export class CodePointIndex {
  readonly #text: string;
  /** Code points before each block of 1,024 code units; null where the text has no pairs at all. */
  readonly #blocks: Uint32Array | null;

  constructor(text: string) {
    this.#text = text;
    if (!/[\ud800-\udbff]/.test(text)) {
      this.#blocks = null;
      return;
    }
    const blocks = new Uint32Array((text.length >> 10) + 1);
    let points = 0;
    for (let i = 0; i < text.length; i++) {
      if ((i & 1023) === 0) blocks[i >> 10] = points;
      // the second half of a pair adds nothing
      if (i === 0 || !isPair(text, i - 1)) points++;
    }
    this.#blocks = blocks;
  }

  /** The code point index of a UTF-16 offset. */
  of(offset: number): number {
    if (this.#blocks === null || offset <= 0) return Math.max(0, offset);
    const block = Math.min(offset, this.#text.length - 1) >> 10;
    let points = this.#blocks[block] as number;
    for (let i = block << 10; i < offset; i++) if (i === 0 || !isPair(this.#text, i - 1)) points++;
    // an offset between the halves is that of the pair
    return offset < this.#text.length && isPair(this.#text, offset - 1) ? points - 1 : points;
  }
}
