import { readFileSync } from 'node:fs';

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

/**
 * Rows of small weights by feature hash. A hash finds its row by open addressing; hashes that the model doesn't hold read row 0, which is
 * all zeros, so that no caller needs a branch. Most hashes that are asked for are in no model: a bit set, small enough for the processor's
 * cache, turns them away before the table is touched.
 */
export class FeatureTable {
  /** Weights a row. */
  readonly width: number;
  /** Row-major: row r holds `weights[r * width]` to `weights[r * width + width - 1]`. */
  readonly weights: Int8Array;
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #filter: Int32Array;
  readonly #filterMask: number;

  /** Reads a table: sorted hashes as differences; a row is a bit mask of its non-zero weights and then those. */
  constructor(reader: ModelReader) {
    reader.expect('WSF1');
    const width = reader.integer();
    const rows = reader.integer();
    let room = 1024;
    while (room < rows * 2) room *= 2;
    this.width = width;
    this.weights = new Int8Array((rows + 1) * width);
    this.#slots = new Int32Array(room * 2);
    this.#mask = room - 1;
    // four bits and more a slot: one hash in ten or fewer passes that is not there
    this.#filter = new Int32Array(room >> 3);
    this.#filterMask = room * 4 - 1;
    const bytes = reader.rest;
    const { weights } = this;
    const slots = this.#slots;
    const mask = this.#mask;
    const filter = this.#filter;
    const filterMask = this.#filterMask;
    // reading beyond the end gives zeros, which end every loop; `skip` tells of it
    const end = bytes.length;
    const byteAt = (at: number): number => (at < end ? (bytes[at] as number) : 0);
    let at = 0;
    let hash = 0;
    for (let row = 1; row <= rows && at <= end; row++) {
      let difference = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = byteAt(at++);
        difference += (byte & 127) * scale;
        if (byte < 128) break;
      }
      hash = (hash + difference) >>> 0;
      let slot = hash & mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = hash | 0;
      slots[2 * slot + 1] = row;
      const bit = (hash >>> 5) & filterMask;
      filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
      const from = row * width;
      const masks = at;
      at += (width + 7) >> 3;
      for (let k = 0; k < width; k += 8) {
        let bits = byteAt(masks + (k >> 3));
        for (let column = k; bits !== 0; column++, bits >>= 1) if (bits & 1) weights[from + column] = byteAt(at++);
      }
    }
    reader.skip(at);
  }

  /** Where the row of a feature begins in `weights`; 0 for a feature that the model doesn't hold. */
  offsetOf(hash: number): number {
    return this.rowOf(hash) * this.width;
  }

  /** The row of a feature; 0 for a feature that the model doesn't hold. */
  rowOf(hash: number): number {
    const bit = (hash >>> 5) & this.#filterMask;
    if ((((this.#filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) return 0;
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = hash & mask;
    for (;;) {
      const row = slots[2 * slot + 1] as number;
      if (row === 0) return 0;
      if (slots[2 * slot] === hash) return row;
      slot = (slot + 1) & mask;
    }
  }
}
