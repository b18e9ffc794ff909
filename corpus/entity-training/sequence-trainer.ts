import { BEFORE, BEHIND, mayEnd, mayFollow, OUTSIDE, TAG_COUNT } from '../../extractors/entities/recognizer/tags.js';

const T = TAG_COUNT;
const NONE = -1e30;

/** A sentence as the trainer sees it: rows of its tokens' features, and what its tags may be. */
export interface TrainingSentence {
  /** Row numbers; those of token i are `rows[offsets[i]]` to `rows[offsets[i + 1]]` (exclusive). */
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
  readonly tags: Uint8Array;
  /** Bit sets of tags that agree with the annotation, or null when `tags` is all there is to say. */
  readonly allowed: Int32Array | null;
  readonly weight: number;
  /** Rows of the second pass, as `rows`; null where there are none. */
  second: { readonly rows: Int32Array; readonly offsets: Int32Array } | null;
}

/** How the weights are learnt. */
export interface TrainingOptions {
  readonly rate: number;
  readonly decay: number;
  /** Share of features that is left out of each update. */
  readonly drop: number;
  /** Share of updates that see the second pass's features. */
  readonly secondShare: number;
}

/**
 * Linear-chain CRF trained by AdaGrad on the likelihood of what the annotation allows (partial labels), with features dropped at random.
 */
export class SequenceTrainer {
  readonly weights: Float32Array;
  readonly transitions: Float64Array = new Float64Array((T + 1) * T);
  readonly #squares: Float32Array;
  readonly #transitionSquares: Float64Array = new Float64Array((T + 1) * T);
  readonly #options: TrainingOptions;
  readonly #random: () => number;
  #sum: Float32Array | undefined;
  readonly #transitionSum: Float64Array = new Float64Array((T + 1) * T);
  #remembered = 0;
  #scores = new Float64Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #expected = new Float64Array(0);
  #observed = new Float64Array(0);
  readonly #flow = new Float64Array((T + 1) * T);
  #kept = new Int32Array(4096);
  #keptOffsets = new Int32Array(256);

  constructor(rows: number, options: TrainingOptions, random: () => number) {
    this.weights = new Float32Array(rows * T);
    this.#squares = new Float32Array(rows * T);
    this.#options = options;
    this.#random = random;
  }

  /** Goes over the sentences once, in the order given. */
  learn(sentences: readonly TrainingSentence[]): void {
    for (const sentence of sentences) if (sentence.weight > 0 && sentence.tags.length > 0) this.#update(sentence);
  }

  /** Adds the weights as they stand to a sum. */
  remember(): void {
    this.#sum ??= new Float32Array(this.weights.length);
    for (let k = 0; k < this.#sum.length; k++) this.#sum[k] = (this.#sum[k] as number) + (this.weights[k] as number);
    for (let k = 0; k < this.#transitionSum.length; k++)
      this.#transitionSum[k] = (this.#transitionSum[k] as number) + (this.transitions[k] as number);
    this.#remembered++;
  }

  /** Puts the mean of all that was remembered in the place of the weights. */
  takeMean(): void {
    if (this.#sum === undefined) return;
    for (let k = 0; k < this.#sum.length; k++) this.weights[k] = (this.#sum[k] as number) / this.#remembered;
    for (let k = 0; k < this.transitions.length; k++)
      this.transitions[k] = (this.#transitionSum[k] as number) / this.#remembered;
  }

  #room(count: number): void {
    if (count * T <= this.#scores.length) return;
    const room = count * 2 * T;
    this.#scores = new Float64Array(room);
    this.#forward = new Float64Array(room);
    this.#backward = new Float64Array(room);
    this.#expected = new Float64Array(room);
    this.#observed = new Float64Array(room);
    this.#keptOffsets = new Int32Array(count * 2 + 1);
  }

  #update(sentence: TrainingSentence): void {
    const { tags, allowed, second } = sentence;
    const count = tags.length;
    this.#room(count);
    const { drop, rate, decay, secondShare } = this.#options;
    const scale = 1 / (1 - drop);
    const withSecond = second !== null && this.#random() < secondShare;
    this.#keep(sentence, withSecond);
    this.#scoreKept(count, scale);
    this.#flow.fill(0);
    if (!this.#pass(count, null, this.#expected, -1)) return;
    if (allowed !== null) {
      if (!this.#pass(count, allowed, this.#observed, 1)) return;
    } else {
      this.#observed.fill(0, 0, count * T);
      let last = T;
      for (let i = 0; i < count; i++) {
        const tag = tags[i] as number;
        this.#observed[i * T + tag] = 1;
        const at = last * T + tag;
        this.#flow[at] = (this.#flow[at] as number) + 1;
        last = tag;
      }
    }
    const eta = rate * sentence.weight;
    const weights = this.weights;
    const squares = this.#squares;
    const kept = this.#kept;
    const offsets = this.#keptOffsets;
    const observed = this.#observed;
    const expected = this.#expected;
    for (let i = 0; i < count; i++) {
      const from = offsets[i] as number;
      const to = offsets[i + 1] as number;
      for (let t = 0; t < T; t++) {
        const gradient = ((observed[i * T + t] as number) - (expected[i * T + t] as number)) * scale;
        if (gradient < 2e-3 && gradient > -2e-3) continue;
        const square = gradient * gradient;
        const step = eta * gradient;
        for (let k = from; k < to; k++) {
          const at = (kept[k] as number) * T + t;
          const sum = (squares[at] as number) + square;
          squares[at] = sum;
          const weight = weights[at] as number;
          weights[at] = weight + step / Math.sqrt(sum + 1e-2) - decay * weight;
        }
      }
    }
    for (let k = 0; k < this.#flow.length; k++) {
      const gradient = this.#flow[k] as number;
      if (gradient === 0) continue;
      this.#transitionSquares[k] = (this.#transitionSquares[k] as number) + gradient * gradient;
      this.transitions[k] =
        (this.transitions[k] as number) + (eta * gradient) / Math.sqrt((this.#transitionSquares[k] as number) + 1e-2);
    }
  }

  /** Chooses the features of this update. */
  #keep(sentence: TrainingSentence, withSecond: boolean): void {
    const { rows, offsets, tags, second } = sentence;
    const { drop } = this.#options;
    const random = this.#random;
    const most = rows.length + (second?.rows.length ?? 0);
    if (this.#kept.length < most) this.#kept = new Int32Array(most * 2);
    const kept = this.#kept;
    let n = 0;
    for (let i = 0; i < tags.length; i++) {
      this.#keptOffsets[i] = n;
      const to = offsets[i + 1] as number;
      for (let k = offsets[i] as number; k < to; k++) if (drop === 0 || random() >= drop) kept[n++] = rows[k] as number;
      if (withSecond && second !== null) {
        const end = second.offsets[i + 1] as number;
        for (let k = second.offsets[i] as number; k < end; k++) kept[n++] = second.rows[k] as number;
      }
    }
    this.#keptOffsets[tags.length] = n;
  }

  #scoreKept(count: number, scale: number): void {
    const { weights } = this;
    const scores = this.#scores;
    const kept = this.#kept;
    scores.fill(0, 0, count * T);
    for (let i = 0; i < count; i++) {
      const to = this.#keptOffsets[i + 1] as number;
      for (let k = this.#keptOffsets[i] as number; k < to; k++) {
        let at = (kept[k] as number) * T;
        for (let c = i * T; c < (i + 1) * T; c++) scores[c] = (scores[c] as number) + (weights[at++] as number);
      }
      if (scale !== 1) for (let c = i * T; c < (i + 1) * T; c++) scores[c] = (scores[c] as number) * scale;
    }
  }

  /**
   * Forward and backward over the tags that `masks` allows: marginals into `out`, expected transitions times `sign` into the flow.
   * @returns false when no legal sequence is allowed.
   */
  #pass(count: number, masks: Int32Array | null, out: Float64Array, sign: number): boolean {
    const forward = this.#forward;
    const backward = this.#backward;
    const scores = this.#scores;
    const { transitions } = this;
    for (let t = 0; t < T; t++)
      forward[t] =
        mayFollow(OUTSIDE, t) && (masks === null || ((masks[0] as number) >> t) & 1)
          ? (scores[t] as number) + (transitions[T * T + t] as number)
          : NONE;
    for (let i = 1; i < count; i++) {
      const row = i * T;
      for (let t = 0; t < T; t++) {
        forward[row + t] = NONE;
        if (masks !== null && !(((masks[i] as number) >> t) & 1)) continue;
        const before = BEFORE[t] as Int32Array;
        let top = NONE;
        for (let p = 0; p < before.length; p++) {
          const tag = before[p] as number;
          const value = (forward[row - T + tag] as number) + (transitions[tag * T + t] as number);
          if (value > top) top = value;
        }
        if (top <= NONE / 2) continue;
        let sum = 0;
        for (let p = 0; p < before.length; p++) {
          const tag = before[p] as number;
          const value = (forward[row - T + tag] as number) + (transitions[tag * T + t] as number) - top;
          if (value > -25) sum += Math.exp(value);
        }
        forward[row + t] = top + Math.log(sum) + (scores[row + t] as number);
      }
    }
    const last = (count - 1) * T;
    let top = NONE;
    for (let t = 0; t < T; t++) if (mayEnd(t) && (forward[last + t] as number) > top) top = forward[last + t] as number;
    if (top <= NONE / 2) return false;
    let sum = 0;
    for (let t = 0; t < T; t++) if (mayEnd(t)) sum += Math.exp((forward[last + t] as number) - top);
    const total = top + Math.log(sum);
    for (let t = 0; t < T; t++) backward[last + t] = mayEnd(t) ? 0 : NONE;
    for (let i = count - 2; i >= 0; i--) {
      const row = i * T;
      const next = row + T;
      const mask = masks === null ? -1 : (masks[i + 1] as number);
      for (let t = 0; t < T; t++) {
        const behind = BEHIND[t] as Int32Array;
        let most = NONE;
        for (let q = 0; q < behind.length; q++) {
          const tag = behind[q] as number;
          if (!((mask >> tag) & 1)) continue;
          const value =
            (backward[next + tag] as number) + (transitions[t * T + tag] as number) + (scores[next + tag] as number);
          if (value > most) most = value;
        }
        if (most <= NONE / 2) {
          backward[row + t] = NONE;
          continue;
        }
        let part = 0;
        for (let q = 0; q < behind.length; q++) {
          const tag = behind[q] as number;
          if (!((mask >> tag) & 1)) continue;
          const value =
            (backward[next + tag] as number) +
            (transitions[t * T + tag] as number) +
            (scores[next + tag] as number) -
            most;
          if (value > -25) part += Math.exp(value);
        }
        backward[row + t] = most + Math.log(part);
      }
    }
    for (let c = 0; c < count * T; c++) {
      const value = (forward[c] as number) + (backward[c] as number) - total;
      out[c] = value > -20 ? Math.exp(value) : 0;
    }
    const flow = this.#flow;
    for (let t = 0; t < T; t++) flow[T * T + t] = (flow[T * T + t] as number) + sign * (out[t] as number);
    for (let i = 1; i < count; i++) {
      const row = i * T;
      for (let t = 0; t < T; t++) {
        if ((out[row + t] as number) < 1e-6) continue;
        const before = BEFORE[t] as Int32Array;
        for (let p = 0; p < before.length; p++) {
          const tag = before[p] as number;
          if ((out[row - T + tag] as number) < 1e-6) continue;
          const value =
            (forward[row - T + tag] as number) +
            (transitions[tag * T + t] as number) +
            (scores[row + t] as number) +
            (backward[row + t] as number) -
            total;
          if (value > -15) flow[tag * T + t] = (flow[tag * T + t] as number) + sign * Math.exp(value);
        }
      }
    }
    return true;
  }

  /** Best tags of a sentence by the weights as they stand. */
  decode(sentence: TrainingSentence, withSecond: boolean): Uint8Array {
    const count = sentence.tags.length;
    this.#room(count);
    this.#keepAll(sentence, withSecond);
    this.#scoreKept(count, 1);
    const tags = new Uint8Array(count);
    if (count === 0) return tags;
    const best = this.#forward;
    const back = new Uint8Array(count * T);
    for (let t = 0; t < T; t++)
      best[t] = mayFollow(OUTSIDE, t) ? (this.#scores[t] as number) + (this.transitions[T * T + t] as number) : NONE;
    for (let i = 1; i < count; i++) {
      const row = i * T;
      for (let t = 0; t < T; t++) {
        const before = BEFORE[t] as Int32Array;
        let top = NONE * 2;
        let winner = 0;
        for (let p = 0; p < before.length; p++) {
          const tag = before[p] as number;
          const value = (best[row - T + tag] as number) + (this.transitions[tag * T + t] as number);
          if (value > top) {
            top = value;
            winner = tag;
          }
        }
        best[row + t] = top + (this.#scores[row + t] as number);
        back[row + t] = winner;
      }
    }
    let tag = 0;
    let top = NONE * 2;
    for (let t = 0; t < T; t++) {
      const value = best[(count - 1) * T + t] as number;
      if (mayEnd(t) && value > top) {
        top = value;
        tag = t;
      }
    }
    for (let i = count - 1; i >= 0; i--) {
      tags[i] = tag;
      tag = back[i * T + tag] as number;
    }
    return tags;
  }

  #keepAll(sentence: TrainingSentence, withSecond: boolean): void {
    const { rows, offsets, tags, second } = sentence;
    const most = rows.length + (second?.rows.length ?? 0);
    if (this.#kept.length < most) this.#kept = new Int32Array(most * 2);
    let n = 0;
    for (let i = 0; i < tags.length; i++) {
      this.#keptOffsets[i] = n;
      for (let k = offsets[i] as number; k < (offsets[i + 1] as number); k++) this.#kept[n++] = rows[k] as number;
      if (withSecond && second !== null)
        for (let k = second.offsets[i] as number; k < (second.offsets[i + 1] as number); k++)
          this.#kept[n++] = second.rows[k] as number;
    }
    this.#keptOffsets[tags.length] = n;
  }
}
