import { readFileSync } from 'node:fs';
import { lanesOf } from './packed-rows.js';

/** A shipped model file is missing or not what it should be. Reinstalling the package mends it; in a checkout, training anew. */
export class ModelFileError extends Error {
  readonly code = 'MODEL_FILE';
  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(
      `The model file ${file} ${reason}. Install the package again, or in a checkout train it anew (npm run train:syntax, train:entities)`,
      options,
    );
    this.name = 'ModelFileError';
  }
}

/** Reads bytes, variable-length integers and rows of weights, in order, from a model file. */
export class ModelReader {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  #at = 0;

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#file = file;
  }

  /** Opens a model file that stands beside the module `base`, else beside this one. Throws ModelFileError when it can't be read. */
  static open(name: string, base: string = import.meta.url): ModelReader {
    try {
      return new ModelReader(readFileSync(new URL(name, base)), name);
    } catch (cause) {
      throw new ModelFileError(name, 'cannot be read', { cause });
    }
  }

  byte(): number {
    if (this.#at >= this.#bytes.length) throw new ModelFileError(this.#file, 'ends too soon');
    return this.#bytes[this.#at++] as number;
  }

  /** Unsigned LEB128, up to 32 bits. */
  integer(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new ModelFileError(this.#file, 'holds a number that is too long');
  }

  /** Several integers of up to 32 bits at once, in one loop. */
  integers(count: number): Uint32Array {
    const values = new Uint32Array(count);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < count; i++) {
      let byte = bytes[at++] ?? 0;
      let value = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++] ?? 0;
        value += (byte & 127) * scale;
      }
      values[i] = value;
    }
    if (at > bytes.length) throw new ModelFileError(this.#file, 'ends too soon');
    this.#at = at;
    return values;
  }

  /** The bytes that are still to be read, for a loop that has no time for a call a byte; `skip` says how many it took. */
  get rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }

  /** Passes over bytes. Throws ModelFileError when there are not so many. */
  skip(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#bytes.length) throw new ModelFileError(this.#file, 'ends too soon');
  }

  /** Throws unless the next four bytes spell `magic`. */
  expect(magic: string): void {
    for (let i = 0; i < magic.length; i++) {
      if (this.byte() !== magic.charCodeAt(i)) throw new ModelFileError(this.#file, `is no ${magic} file`);
    }
  }
}

/** Bits of a byte. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) bits++;
  return bits;
});
/** Rows that stand together in the file and are read through to find one. */
const ROWS_A_STRETCH = 8;

/**
 * Rows of small weights by feature hash. Loading only notes where in the file the rows of each stretch of hashes begin: a row is unpacked when
 * its feature is first asked for, so that those in use stand together, few enough for the processor's caches. Hashes that the model doesn't hold read
 * row 0, which is all zeros, so that no caller needs a branch. Most hashes that are asked for are in no model: a bit set turns them away first.
 */
export class FeatureTable {
  /** Weights a row. */
  readonly width: number;
  /** The rows that were asked for, packed two weights a number (`packed-rows.ts`). */
  readonly rows: Int32Array;
  readonly #lanes: number;
  #count = 1;
  /** By slot: a hash, and where its row begins in `rows`. */
  #slots = new Int32Array(1 << 13);
  #mask = (1 << 12) - 1;
  readonly #filter: Int32Array;
  readonly #filterMask: number;
  readonly #bytes: Uint8Array;
  /** By stretch: where its first row stands in the file, and the hash of the row before that. */
  readonly #stretches: Int32Array;
  readonly #hashesBefore: Int32Array;
  readonly #shift: number;

  /** Reads a table: sorted hashes as differences; a row is a bit mask of its non-zero weights and then those. */
  constructor(reader: ModelReader) {
    reader.expect('WSF1');
    const width = reader.integer();
    const rows = reader.integer();
    this.width = width;
    this.#lanes = lanesOf(width);
    // memory that is never touched costs nothing
    this.rows = new Int32Array((rows + 1) * this.#lanes);
    const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, rows / ROWS_A_STRETCH))));
    this.#shift = 32 - bits;
    this.#stretches = new Int32Array((1 << bits) + 1);
    this.#hashesBefore = new Int32Array(1 << bits);
    let room = 1024;
    while (room < rows * 2) room *= 2;
    // four bits and more a slot: one hash in ten or fewer passes that is not there
    this.#filter = new Int32Array(room >> 3);
    this.#filterMask = room * 4 - 1;
    this.#bytes = reader.rest;
    reader.skip(this.#scan(rows));
  }

  /** Notes where the rows stand. Returns how many bytes they take, one more than there are when the file ends too soon. */
  #scan(rows: number): number {
    const bytes = this.#bytes;
    const filter = this.#filter;
    const filterMask = this.#filterMask;
    const stretches = this.#stretches;
    const hashesBefore = this.#hashesBefore;
    const shift = this.#shift;
    const maskBytes = (this.width + 7) >> 3;
    const end = bytes.length;
    let at = 0;
    let hash = 0;
    let stretch = -1;
    for (let row = 0; row < rows; row++) {
      if (at >= end) return end + 1;
      const from = at;
      let byte = bytes[at++] as number;
      let difference = byte & 127;
      for (let scale = 128; byte > 127 && at < end; scale *= 128) {
        byte = bytes[at++] as number;
        difference += (byte & 127) * scale;
      }
      const before = hash;
      hash = (hash + difference) | 0;
      const bit = (hash >>> 5) & filterMask;
      filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
      const own = hash >>> shift;
      while (stretch < own) {
        stretches[++stretch] = from;
        hashesBefore[stretch] = before;
      }
      let weights = 0;
      for (let k = 0; k < maskBytes && at < end; k++) weights += BITS[bytes[at++] as number] as number;
      at += weights;
    }
    if (at > end) return at;
    while (stretch < stretches.length - 1) stretches[++stretch] = at;
    return at;
  }

  /** Where the row of a feature begins in `rows`; 0 for a feature that the model doesn't hold. */
  at(hash: number): number {
    const bit = (hash >>> 5) & this.#filterMask;
    if ((((this.#filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return 0;
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    for (;;) {
      const at = slots[2 * slot + 1] as number;
      if (at === 0) return this.#unpack(hash);
      if (slots[2 * slot] === hash) return at;
      slot = (slot + 1) & mask;
    }
  }

  /** Unpacks the row of a feature that was not asked for before; returns where it begins in `rows`, 0 when there is none. */
  #unpack(hash: number): number {
    const bytes = this.#bytes;
    const maskBytes = (this.width + 7) >> 3;
    const stretch = hash >>> this.#shift;
    const end = this.#stretches[stretch + 1] as number;
    let at = this.#stretches[stretch] as number;
    let here = this.#hashesBefore[stretch] as number;
    while (at < end) {
      let byte = bytes[at++] as number;
      let difference = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++] as number;
        difference += (byte & 127) * scale;
      }
      here = (here + difference) | 0;
      if (here === hash) return this.#addRow(hash, at, at + maskBytes);
      let weights = 0;
      for (let k = 0; k < maskBytes; k++) weights += BITS[bytes[at++] as number] as number;
      at += weights;
    }
    return 0;
  }

  /** Adds the row whose bit mask and weights stand at `masks` and `weights`. */
  #addRow(hash: number, masks: number, weights: number): number {
    const bytes = this.#bytes;
    const { rows } = this;
    const to = this.#count++ * this.#lanes;
    let at = weights;
    for (let k = 0; k < this.width; k++) {
      if (((bytes[masks + (k >> 3)] as number) & (1 << (k & 7))) === 0) continue;
      const weight = ((bytes[at++] as number) << 24) >> 24;
      const lane = to + (k >> 1);
      rows[lane] = (rows[lane] as number) + (k & 1 ? weight << 16 : weight);
    }
    if (this.#count * 2 > this.#mask) this.#widen();
    this.#put(hash, to);
    return to;
  }

  #put(hash: number, at: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = at;
  }

  #widen(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    this.#mask = slots.length - 1;
    for (let k = 0; k < slots.length; k += 2)
      if (slots[k + 1] !== 0) this.#put(slots[k] as number, slots[k + 1] as number);
  }
}
