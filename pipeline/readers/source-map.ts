import type { ByteIndex } from './byte-index.js';

/** How well a byte range is known: `exact` both ends; `approximate` it holds the text but perhaps more; `none` the format has no bytes to point to. */
export type BytePrecision = 'exact' | 'approximate' | 'none';

export interface ByteRange {
  /** Half-open range of bytes in the original file, BOM counted. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly precision: BytePrecision;
}

/** Leads from a document's text back to the bytes of the file that it was read from. */
export interface SourceMap {
  /** Byte range of the half-open range of UTF-16 code units `start` to `end` of the text. */
  bytesOf(start: number, end: number): ByteRange;
}

/** The map of a text that is its file's decoded source, unchanged. */
export class IdentityMap implements SourceMap {
  readonly #bytes: ByteIndex;

  constructor(bytes: ByteIndex) {
    this.#bytes = bytes;
  }

  bytesOf(start: number, end: number): ByteRange {
    return { byteStart: this.#bytes.startOf(start), byteEnd: this.#bytes.endOf(end), precision: 'exact' };
  }
}

/** The map of a format that has no bytes to point to. */
export const NO_BYTES: SourceMap = { bytesOf: () => ({ byteStart: 0, byteEnd: 0, precision: 'none' }) };

/** The map of a string that stands in the source with escapes: the byte at which each code unit begins is known. */
export class StartsMap implements SourceMap {
  readonly #base: number;
  readonly #starts: Uint32Array | null;

  /**
   * `starts` are the byte offsets of each code unit of the text from `base`, and of its end; null where each is one byte. Both halves of a
   * surrogate pair begin where the pair does.
   */
  constructor(base: number, starts: Uint32Array | null) {
    this.#base = base;
    this.#starts = starts;
  }

  bytesOf(start: number, end: number): ByteRange {
    const starts = this.#starts;
    if (starts === null) return { byteStart: this.#base + start, byteEnd: this.#base + end, precision: 'exact' };
    const splits = (at: number): boolean => at > 0 && starts[at] === starts[at - 1];
    const cut = splits(start) || splits(end);
    return {
      byteStart: this.#base + (starts[start] as number),
      byteEnd: this.#base + (starts[splits(end) ? end + 1 : end] as number),
      precision: cut ? 'approximate' : 'exact',
    };
  }
}

/** Bytes of the UTF-8 character that begins with this byte; the text is known to be valid. */
export function utf8Length(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** How a piece of the text came from the source. */
export const Piece = {
  /** Code unit for code unit. */
  literal: 0,
  /** A few code units for others: a character reference, an escape, white space made one blank. */
  replaced: 1,
  /** Not in the source at all: the line end between two blocks. */
  inserted: 2,
  /** Somewhere in this range of the source; the parser moved or merged it. */
  loose: 3,
} as const;

/**
 * A text put together from pieces of a source, in the text's order. Lengths and offsets are UTF-16 code units of the text and of the decoded
 * source. Grows as the text does; look-ups are binary searches.
 */
export class PieceMap implements SourceMap {
  readonly #bytes: ByteIndex;
  #textStarts = new Int32Array(256);
  #sourceStarts = new Int32Array(256);
  #sourceEnds = new Int32Array(256);
  #kinds = new Uint8Array(256);
  #count = 0;
  #textLength = 0;

  constructor(bytes: ByteIndex) {
    this.#bytes = bytes;
  }

  /** Appends a piece of `textLength` units that stands for the source range. A literal piece that goes on the one before is joined to it. */
  add(kind: number, textLength: number, sourceStart: number, sourceEnd: number): void {
    if (textLength === 0) return;
    const last = this.#count - 1;
    if (
      kind === Piece.literal &&
      last >= 0 &&
      this.#kinds[last] === Piece.literal &&
      this.#sourceEnds[last] === sourceStart
    ) {
      this.#sourceEnds[last] = sourceEnd;
      this.#textLength += textLength;
      return;
    }
    if (this.#count === this.#kinds.length) this.#grow();
    const i = this.#count++;
    this.#textStarts[i] = this.#textLength;
    this.#sourceStarts[i] = sourceStart;
    this.#sourceEnds[i] = sourceEnd;
    this.#kinds[i] = kind;
    this.#textLength += textLength;
  }

  get textLength(): number {
    return this.#textLength;
  }

  #grow(): void {
    const room = this.#kinds.length * 2;
    const widen = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(room);
      wide.set(old);
      return wide;
    };
    this.#textStarts = widen(this.#textStarts);
    this.#sourceStarts = widen(this.#sourceStarts);
    this.#sourceEnds = widen(this.#sourceEnds);
    const kinds = new Uint8Array(room);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
  }

  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#textStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  bytesOf(start: number, end: number): ByteRange {
    if (this.#count === 0) return { byteStart: 0, byteEnd: 0, precision: 'approximate' };
    const first = this.#pieceAt(start);
    const last = end > start ? this.#pieceAt(end - 1) : first;
    let exact = end > start;
    let from = Number.MAX_SAFE_INTEGER;
    let to = -1;
    let previousEnd = -1;
    for (let i = first; i <= last; i++) {
      const kind = this.#kinds[i] as number;
      if (kind === Piece.inserted) {
        if (i === first || i === last) exact = false;
        continue;
      }
      if (kind === Piece.loose) exact = false;
      const sourceStart = this.#sourceStarts[i] as number;
      // a parser may move text (out of a table): the range then holds more than the text
      if (sourceStart < previousEnd) exact = false;
      previousEnd = this.#sourceEnds[i] as number;
      const textStart = this.#textStarts[i] as number;
      const literal = kind === Piece.literal;
      from = Math.min(from, literal && i === first ? sourceStart + Math.max(0, start - textStart) : sourceStart);
      to = Math.max(to, literal && i === last ? sourceStart + (end - textStart) : previousEnd);
    }
    if (to < 0) {
      const at = this.#sourceStarts[first] as number;
      return { byteStart: this.#bytes.startOf(at), byteEnd: this.#bytes.startOf(at), precision: 'approximate' };
    }
    return {
      byteStart: this.#bytes.startOf(from),
      byteEnd: this.#bytes.endOf(to),
      precision: exact ? 'exact' : 'approximate',
    };
  }
}
