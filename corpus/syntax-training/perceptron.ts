/** A feature's row after training. */
export interface TrainedRow {
  readonly hash: number;
  readonly weights: Float64Array;
}

/**
 * Averaged multi-class perceptron (Collins 2002) over hashed features. Rows are made when a feature is first in an update; with `freeze`
 * no more are made.
 */
export class AveragedPerceptron {
  readonly width: number;
  #slots = new Int32Array(1 << 17);
  #mask = (1 << 16) - 1;
  #rows = 0;
  #hashes = new Int32Array(1 << 14);
  #weights: Float32Array;
  #totals: Float64Array;
  #frozen = false;
  /** Counts examples, for the average. */
  time = 1;

  constructor(width: number) {
    this.width = width;
    this.#weights = new Float32Array((1 << 14) * width);
    this.#totals = new Float64Array((1 << 14) * width);
  }

  #find(hash: number): number {
    let slot = hash & this.#mask;
    for (;;) {
      const row = this.#slots[2 * slot + 1] as number;
      if (row === 0 || this.#slots[2 * slot] === hash) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #rowOf(hash: number): number {
    const slot = this.#find(hash);
    const known = this.#slots[2 * slot + 1] as number;
    if (known !== 0 || this.#frozen) return known;
    const row = ++this.#rows;
    if (row + 1 >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, new Int32Array(this.#hashes.length * 2));
      this.#weights = grown(this.#weights, new Float32Array(this.#weights.length * 2));
      this.#totals = grown(this.#totals, new Float64Array(this.#totals.length * 2));
    }
    this.#hashes[row] = hash;
    this.#slots[2 * slot] = hash;
    this.#slots[2 * slot + 1] = row;
    if (row * 3 > this.#mask) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      this.#mask = this.#mask * 2 + 1;
      for (let r = 1; r <= row; r++) {
        const free = this.#find(this.#hashes[r] as number);
        this.#slots[2 * free] = this.#hashes[r] as number;
        this.#slots[2 * free + 1] = r;
      }
    }
    return row;
  }

  /** Adds the weights of the first `count` features to `scores`. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { width } = this;
    for (let f = 0; f < count; f++) {
      const row = this.#slots[2 * this.#find(features[f] as number) + 1] as number;
      if (row === 0) continue;
      const at = row * width;
      for (let k = 0; k < width; k++) scores[k] = (scores[k] as number) + (this.#weights[at + k] as number);
    }
  }

  /** Moves the weights of the features towards the class `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let f = 0; f < count; f++) {
      const row = this.#rowOf(features[f] as number);
      if (row === 0) continue;
      this.#add(row * this.width + right, 1);
      this.#add(row * this.width + wrong, -1);
    }
  }

  #add(at: number, delta: number): void {
    this.#weights[at] = (this.#weights[at] as number) + delta;
    this.#totals[at] = (this.#totals[at] as number) + delta * this.time;
  }

  /** Averaged weights, `most` rows of those with the largest. */
  averaged(most: number): TrainedRow[] {
    const { width } = this;
    const size = new Float64Array(this.#rows + 1);
    const average = (at: number): number => (this.#weights[at] as number) - (this.#totals[at] as number) / this.time;
    for (let row = 1; row <= this.#rows; row++) {
      for (let k = 0; k < width; k++) size[row] = Math.max(size[row] as number, Math.abs(average(row * width + k)));
    }
    const order = Array.from({ length: this.#rows }, (_, i) => i + 1);
    order.sort((a, b) => (size[b] as number) - (size[a] as number) || a - b);
    return order.slice(0, most).map((row) => ({
      hash: this.#hashes[row] as number,
      weights: Float64Array.from({ length: width }, (_, k) => average(row * width + k)),
    }));
  }

  /** A perceptron that knows only these rows and makes no others: to train on after pruning. */
  static from(width: number, rows: readonly TrainedRow[]): AveragedPerceptron {
    const model = new AveragedPerceptron(width);
    for (const { hash, weights } of rows) {
      const row = model.#rowOf(hash);
      for (let k = 0; k < width; k++) model.#weights[row * width + k] = weights[k] as number;
    }
    model.#frozen = true;
    return model;
  }

  get rows(): number {
    return this.#rows;
  }
}

function grown<T extends Int32Array | Float32Array | Float64Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}

/** Scales weights to int8 so that all but the largest thousandth fit, and drops rows that round to nothing. */
export function quantize(rows: readonly TrainedRow[]): TrainedRow[] {
  const sizes = Float64Array.from(
    rows.flatMap(({ weights }) => [...weights].map(Math.abs).filter((weight) => weight > 0)),
  ).sort();
  const largest = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  const scale = 127 / largest;
  return rows
    .map(({ hash, weights }) => ({ hash, weights: weights.map((weight) => Math.round(weight * scale)) }))
    .filter(({ weights }) => weights.some((weight) => weight !== 0));
}
