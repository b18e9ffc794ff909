import type { ModelReader } from '../../syntax/feature-table.js';

/**
 * Small numbers by 32-bit hash of a word or phrase: no string is kept. A word that is not in it reads as one that is with a chance of its
 * size in 2^32, some 1 in 50,000, which no model notices.
 */
export class HashedMap {
  readonly #keys: Int32Array;
  readonly #values: Uint16Array;
  readonly #mask: number;

  /** Reads sorted hashes as differences, each with its value, as `writeHashedMap` wrote them. Values are 1 to 65,535. */
  constructor(reader: ModelReader) {
    reader.expect('WSH1');
    const count = reader.integer();
    let room = 1024;
    while (room < count * 2) room *= 2;
    this.#keys = new Int32Array(room);
    this.#values = new Uint16Array(room);
    this.#mask = room - 1;
    const read = reader.integers(2 * count);
    const keys = this.#keys;
    const values = this.#values;
    const mask = this.#mask;
    let hash = 0;
    for (let i = 0; i < 2 * count; i += 2) {
      hash = (hash + (read[i] as number)) | 0;
      let slot = spread(hash) & mask;
      while (values[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = hash;
      values[slot] = read[i + 1] as number;
    }
  }

  /** The value of a hash; 0 when there is none. */
  get(hash: number): number {
    let slot = spread(hash) & this.#mask;
    for (;;) {
      const value = this.#values[slot] as number;
      if (value === 0 || this.#keys[slot] === (hash | 0)) return value;
      slot = (slot + 1) & this.#mask;
    }
  }
}

function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 7;
}
