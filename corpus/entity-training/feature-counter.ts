/** Features by hash, with how often they were seen; open addressing that grows. */
export class FeatureCounter {
  size = 0;
  #keys = new Int32Array(1 << 20);
  #values = new Int32Array(1 << 20);
  #mask = (1 << 20) - 1;

  #slot(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 3) & this.#mask;
    while (this.#values[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Counts a feature once more. */
  add(hash: number): void {
    const slot = this.#slot(hash);
    if (this.#values[slot] === 0) {
      this.#keys[slot] = hash;
      this.size++;
      this.#values[slot] = 1;
      if (this.size * 2 > this.#mask) this.#grow();
      return;
    }
    this.#values[slot] = (this.#values[slot] as number) + 1;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    this.#mask = keys.length * 2 - 1;
    for (let i = 0; i < keys.length; i++) {
      if (values[i] === 0) continue;
      const slot = this.#slot(keys[i] as number);
      this.#keys[slot] = keys[i] as number;
      this.#values[slot] = values[i] as number;
    }
  }

  /** Gives each feature that was seen `least` times a row, from 0 on; the counts are gone then. Returns the features by row. */
  number(least: number): Int32Array {
    let rows = 0;
    for (let i = 0; i < this.#values.length; i++) {
      const seen = this.#values[i] as number;
      if (seen !== 0) this.#values[i] = seen >= least ? ++rows : -1;
    }
    const hashes = new Int32Array(rows);
    for (let i = 0; i < this.#values.length; i++)
      if ((this.#values[i] as number) > 0) hashes[(this.#values[i] as number) - 1] = this.#keys[i] as number;
    return hashes;
  }

  /** The row of a feature, -1 when it has none. Only after `number`. */
  rowOf(hash: number): number {
    const value = this.#values[this.#slot(hash)] as number;
    return value > 0 ? value - 1 : -1;
  }
}
