/**
 * Leads from UTF-16 offsets in a decoded string to bytes of the file. `startOf` gives the first byte of the character at an offset, `endOf`
 * the byte behind the character that ends there; inside a surrogate pair both go outwards.
 */
export interface ByteIndex {
  startOf(offset: number): number;
  endOf(offset: number): number;
}

/** One byte a code unit (windows-1252 and its like, ASCII), or two (UTF-16), behind a BOM or not. */
export class FixedWidthIndex implements ByteIndex {
  readonly #width: number;
  readonly #skip: number;
  readonly #total: number;

  constructor(width: 1 | 2, skip: number, total: number) {
    this.#width = width;
    this.#skip = skip;
    this.#total = total;
  }

  startOf(offset: number): number {
    return Math.min(this.#total, this.#skip + offset * this.#width);
  }

  endOf(offset: number): number {
    return this.startOf(offset);
  }
}

const STEP = 64;

/**
 * UTF-8, malformed sequences included: each is one U+FFFD, cut as the WHATWG decoder cuts them. Keeps a mark every 64 code units and walks
 * from there.
 */
export class Utf8Index implements ByteIndex {
  readonly #bytes: Uint8Array;
  /** Pairs of byte offset and code units before it, at character borders. */
  readonly #marks: number[] = [];
  readonly #ascii: boolean;
  readonly #skip: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#skip = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    let ascii = true;
    for (let i = this.#skip; i < bytes.length; i++) {
      if ((bytes[i] as number) > 0x7f) {
        ascii = false;
        break;
      }
    }
    this.#ascii = ascii;
    if (ascii) return;
    let units = 0;
    let nextMark = 0;
    for (let i = this.#skip; i < bytes.length; ) {
      if (units >= nextMark) {
        this.#marks.push(i, units);
        nextMark = units + STEP;
      }
      const length = sequenceLength(bytes, i);
      units += length === 4 ? 2 : 1;
      i += length;
    }
  }

  #walk(offset: number, outwards: 'back' | 'on'): number {
    if (this.#ascii) return Math.min(this.#bytes.length, this.#skip + offset);
    let low = 0;
    let high = this.#marks.length / 2 - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#marks[middle * 2 + 1] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    let i = this.#marks[low * 2] as number;
    let units = this.#marks[low * 2 + 1] as number;
    while (units < offset && i < this.#bytes.length) {
      const length = sequenceLength(this.#bytes, i);
      const width = length === 4 ? 2 : 1;
      if (units + width > offset && outwards === 'back') return i;
      units += width;
      i += length;
    }
    return i;
  }

  startOf(offset: number): number {
    return this.#walk(offset, 'back');
  }

  endOf(offset: number): number {
    return this.#walk(offset, 'on');
  }
}

/** Bytes of the character at `i`, or of the malformed sequence that one U+FFFD stands for (Unicode 15, 3.9: maximal subpart). */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] as number;
  if (lead < 0x80) return 1;
  let low = 0x80;
  let high = 0xbf;
  let more: number;
  if (lead >= 0xc2 && lead <= 0xdf) more = 1;
  else if (lead >= 0xe0 && lead <= 0xef) {
    more = 2;
    if (lead === 0xe0) low = 0xa0;
    if (lead === 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    more = 3;
    if (lead === 0xf0) low = 0x90;
    if (lead === 0xf4) high = 0x8f;
  } else return 1;
  for (let k = 1; k <= more; k++) {
    const byte = bytes[i + k];
    if (byte === undefined || byte < low || byte > high) return k;
    low = 0x80;
    high = 0xbf;
  }
  return more + 1;
}

/** Returns where the first malformed sequence begins, or -1. */
export function firstMalformedByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const length = sequenceLength(bytes, i);
    const whole = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead > 0x7f && (lead < 0xc2 || lead > 0xf4 || length !== whole)) return i;
    i += length;
  }
  return -1;
}

/** Any other encoding: the end byte of each code unit, found by decoding byte by byte. Only for the rare multi-byte legacy charsets. */
export class TableIndex implements ByteIndex {
  readonly #ends: Int32Array;

  constructor(ends: Int32Array) {
    this.#ends = ends;
  }

  startOf(offset: number): number {
    return offset <= 0 ? 0 : (this.#ends[Math.min(offset, this.#ends.length) - 1] ?? 0);
  }

  endOf(offset: number): number {
    return this.startOf(offset);
  }
}
