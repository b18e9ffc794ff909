import { join } from './hash.js';

/**
 * Sums of packed rows of weights (`packed-rows.ts`) that are worked out once, when they are first asked for. Those that are met first stand
 * together: mostly the frequent ones. `KeptRows` and `DenseKeptRows` tell where a sum stands; several of them share one pool.
 */
export class RowPool {
  /** Row-major; grows, so it is to be read anew behind each sum that was added. Row 0 is all zeros. */
  rows: Int32Array;
  readonly lanes: number;
  readonly #most: number;
  readonly #users: { clear(): void }[] = [];
  #count = 1;

  /** @param most Rows that are kept from sentence to sentence; when there are more, all are worked out anew. */
  constructor(lanes: number, most: number) {
    this.lanes = lanes;
    this.#most = most;
    this.rows = new Int32Array(1024 * lanes);
  }

  /** Tells the pool of one who keeps rows in it. */
  serve(user: { clear(): void }): void {
    this.#users.push(user);
  }

  /** Begins anew when there are too many rows. To be called while no row is in use. */
  trim(): void {
    if (this.#count <= this.#most) return;
    this.rows.fill(0, 0, this.#count * this.lanes);
    this.#count = 1;
    for (const user of this.#users) user.clear();
  }

  /** Makes room for a row of zeros; returns where it begins. */
  add(): number {
    const at = this.#count++ * this.lanes;
    if (at + this.lanes > this.rows.length) {
      const wide = new Int32Array(this.rows.length * 2);
      wide.set(this.rows);
      this.rows = wide;
    }
    return at;
  }
}

/** Where the sums of a pool stand, by a key that tells what they hang on. */
export class KeptRows {
  readonly #pool: RowPool;
  #count = 0;
  #keys = new Int32Array(4096);
  #at = new Int32Array(4096);
  #mask = 4095;

  constructor(pool: RowPool) {
    this.#pool = pool;
    pool.serve(this);
  }

  /** Where the row of a key begins; 0 when it has none yet. Keys are positive; 0 stands for a sum that is not to be found again. */
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
    const at = this.#pool.add();
    if (key === 0) return at;
    if (++this.#count * 2 > this.#mask) this.#widen();
    this.#put(key, at);
    return at;
  }

  clear(): void {
    this.#keys.fill(0);
    this.#at.fill(0);
    this.#count = 0;
  }

  #put(key: number, at: number): void {
    let slot = join(key, 0) & this.#mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#at[slot] = at;
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

/** As `KeptRows`, for keys below a small bound: found by one array access. */
export class DenseKeptRows {
  readonly #pool: RowPool;
  readonly #at: Int32Array;

  constructor(pool: RowPool, keys: number) {
    this.#pool = pool;
    this.#at = new Int32Array(keys);
    pool.serve(this);
  }

  /** Where the row of a key begins; 0 when it has none yet. */
  find(key: number): number {
    return this.#at[key] as number;
  }

  /** Makes room for the row of a key that has none; returns where it begins. */
  add(key: number): number {
    const at = this.#pool.add();
    this.#at[key] = at;
    return at;
  }

  clear(): void {
    this.#at.fill(0);
  }
}
