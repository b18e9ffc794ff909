import { join } from './hash.js';

/**
 * Sums of packed rows of weights by a key that tells what they hang on, each worked out once, when it is first asked for. Those that are met
 * first stand together: mostly the frequent ones. Row 0 is all zeros.
 */
export class SumRows {
  /** Row-major; grows, so it is to be read anew behind each `add`. */
  rows: Int32Array;
  readonly #lanes: number;
  readonly #most: number;
  #count = 1;
  #keys = new Int32Array(4096);
  #at = new Int32Array(4096);
  #mask = 4095;

  /** @param most Rows that are kept; when there are more, all are worked out anew. */
  constructor(lanes: number, most: number) {
    this.#lanes = lanes;
    this.#most = most;
    this.rows = new Int32Array(1024 * lanes);
  }

  /** Where the row of a positive key begins in `rows`; 0 when it has none yet. */
  find(key: number): number {
    const keys = this.#keys;
    const mask = this.#mask;
    let slot = join(key, 0) & mask;
    for (;;) {
      const known = keys[slot];
      if (known === key) return this.#at[slot] as number;
      if (known === 0) return 0;
      slot = (slot + 1) & mask;
    }
  }

  /** Makes room for the row of a key that has none; returns where it begins. */
  add(key: number): number {
    if (this.#count >= this.#most) this.#clear();
    if (this.#count * 2 > this.#mask) this.#widen();
    const at = this.#count++ * this.#lanes;
    if (at + this.#lanes > this.rows.length) this.rows = doubled(this.rows);
    this.#put(key, at);
    return at;
  }

  #put(key: number, at: number): void {
    let slot = join(key, 0) & this.#mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#at[slot] = at;
  }

  #clear(): void {
    this.#keys.fill(0);
    this.rows.fill(0);
    this.#count = 1;
  }

  #widen(): void {
    const keys = this.#keys;
    const at = this.#at;
    this.#mask = keys.length * 2 - 1;
    this.#keys = new Int32Array(this.#mask + 1);
    this.#at = new Int32Array(this.#mask + 1);
    for (let slot = 0; slot < keys.length; slot++)
      if (keys[slot] !== 0) this.#put(keys[slot] as number, at[slot] as number);
  }
}

/** As `SumRows`, for keys below a small bound: found by one array access. */
export class DenseSumRows {
  /** Row-major; grows, so it is to be read anew behind each `add`. */
  rows: Int32Array;
  /** Where the row of each key begins in `rows`; 0 where it has none yet. */
  readonly at: Int32Array;
  readonly #lanes: number;
  #count = 1;

  constructor(lanes: number, keys: number) {
    this.#lanes = lanes;
    this.at = new Int32Array(keys);
    this.rows = new Int32Array(256 * lanes);
  }

  /** Makes room for the row of a key that has none; returns where it begins. */
  add(key: number): number {
    const at = this.#count++ * this.#lanes;
    if (at + this.#lanes > this.rows.length) this.rows = doubled(this.rows);
    this.at[key] = at;
    return at;
  }
}

function doubled(rows: Int32Array): Int32Array {
  const wide = new Int32Array(rows.length * 2);
  wide.set(rows);
  return wide;
}
