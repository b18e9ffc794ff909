import { FeatureTable, ModelReader } from '../../syntax/feature-table.js';
import { contextFeatures, MOST_FEATURES, POSITIONS, type SentenceView, typeFeatures } from './features.js';
import type { NameWords } from './name-words.js';
import { SECOND_FEATURES } from './second-look.js';
import { BEFORE, BEHIND, mayEnd, mayFollow, OUTSIDE, TAG_COUNT } from './tags.js';

const BLOCK = POSITIONS * TAG_COUNT;
const IMPOSSIBLE = -1e9;

/** The trained weights, in whole steps of one size. */
export class SequenceWeights {
  readonly table: FeatureTable;
  /** From tag, to tag; row `TAG_COUNT` is the sentence's beginning. */
  readonly transitions: Float64Array = new Float64Array((TAG_COUNT + 1) * TAG_COUNT);
  /** Weights of the second pass, a row a feature. */
  readonly second: Int16Array = new Int16Array(SECOND_FEATURES * TAG_COUNT);
  /** How many steps are one unit of log-odds. */
  readonly unit: number;
  /** No tag that may end a mention or lie outside makes up a lead of more than this by what may follow it. */
  readonly reach: number;

  constructor(reader: ModelReader) {
    reader.expect('WSN1');
    this.unit = reader.integer();
    for (let k = 0; k < this.transitions.length; k++) this.transitions[k] = reader.integer() - 32768;
    for (let k = 0; k < this.second.length; k++) this.second[k] = reader.integer() - 32768;
    for (let from = 0; from <= TAG_COUNT; from++)
      for (let to = 0; to < TAG_COUNT; to++)
        if (!mayFollow(from === TAG_COUNT ? OUTSIDE : from, to)) this.transitions[from * TAG_COUNT + to] = IMPOSSIBLE;
    this.reach = reachOf(this.transitions);
    this.table = new FeatureTable(reader);
  }

  /** Loads the shipped weights. Throws ModelFileError. */
  static load(): SequenceWeights {
    return new SequenceWeights(ModelReader.open('recognizer.bin', import.meta.url));
  }
}

/** Tags that lie outside mentions or end them: what stands before O, B and U. */
const CLOSED: Int32Array = Int32Array.from(BEFORE[OUTSIDE] as Int32Array);
/** Tags that open a mention or lie outside. */
const OPENING: Int32Array = Int32Array.from(BEHIND[OUTSIDE] as Int32Array);
/** Tags within a mention behind its first token, with the two that may stand before each. */
const INNER: readonly (readonly [tag: number, one: number, other: number])[] = Array.from(
  { length: TAG_COUNT },
  (_, tag) => tag,
)
  .filter((tag) => !OPENING.includes(tag))
  .map((tag) => [tag, (BEFORE[tag] as Int32Array)[0] as number, (BEFORE[tag] as Int32Array)[1] as number] as const);

/** The widest gap between two closed tags' transitions into one tag. */
function reachOf(transitions: Float64Array): number {
  let reach = 0;
  for (const tag of OPENING) {
    const into = Array.from(CLOSED, (from) => transitions[from * TAG_COUNT + tag] as number);
    reach = Math.max(reach, Math.max(...into) - Math.min(...into));
  }
  return reach;
}

/** Linear-chain CRF: scores of tokens by tag, and the best legal sequence. Sums of a word's own features are kept by word type. */
export class SequenceModel {
  readonly #weights: SequenceWeights;
  readonly #words: NameWords;
  #sums = new Int16Array(1024 * BLOCK);
  #summed = 0;
  readonly #features = new Int32Array(MOST_FEATURES);
  #best = new Float64Array(256 * TAG_COUNT);
  #back = new Uint8Array(256 * TAG_COUNT);
  readonly #live = new Int32Array(TAG_COUNT);

  constructor(weights: SequenceWeights, words: NameWords) {
    this.#weights = weights;
    this.#words = words;
  }

  /** How many steps of a score are one unit of log-odds. */
  get unit(): number {
    return this.#weights.unit;
  }

  /** Writes the scores of the sentence's tokens, from `scores[first * TAG_COUNT]` on. */
  score(view: SentenceView, scores: Int32Array): void {
    this.#sumTypes();
    const sums = this.#sums;
    const features = this.#features;
    const { types, first, end } = view;
    const { table } = this.#weights;
    const { weights } = table;
    for (let i = first; i < end; i++) {
      let a = i >= first + 2 ? (types[i - 2] as number) * BLOCK : 0;
      let b = (i > first ? (types[i - 1] as number) * BLOCK : 0) + TAG_COUNT;
      let c = (types[i] as number) * BLOCK + 2 * TAG_COUNT;
      let d = (i + 1 < end ? (types[i + 1] as number) * BLOCK : 0) + 3 * TAG_COUNT;
      let e = (i + 2 < end ? (types[i + 2] as number) * BLOCK : 0) + 4 * TAG_COUNT;
      const from = i * TAG_COUNT;
      const to = from + TAG_COUNT;
      for (let k = from; k < to; k++) {
        scores[k] =
          (sums[a++] as number) +
          (sums[b++] as number) +
          (sums[c++] as number) +
          (sums[d++] as number) +
          (sums[e++] as number);
      }
      const count = contextFeatures(view, i, features);
      for (let f = 0; f < count; f++) {
        let at = table.offsetOf(features[f] as number);
        if (at === 0) continue;
        for (let k = from; k < to; k++) scores[k] = (scores[k] as number) + (weights[at++] as number);
      }
    }
  }

  /** Adds the weights of a second-pass feature to the scores of token `i`. */
  addSecond(scores: Int32Array, i: number, feature: number): void {
    const { second } = this.#weights;
    for (let k = 0; k < TAG_COUNT; k++) {
      const at = i * TAG_COUNT + k;
      scores[at] = (scores[at] as number) + (second[feature * TAG_COUNT + k] as number);
    }
  }

  /** Finds the best legal tags of the tokens `first` to `end` (Viterbi) and writes them. */
  decode(scores: Int32Array, first: number, end: number, tags: Uint8Array): void {
    const count = end - first;
    if (count === 0) return;
    if (count * TAG_COUNT > this.#back.length) {
      this.#best = new Float64Array(count * 2 * TAG_COUNT);
      this.#back = new Uint8Array(count * 2 * TAG_COUNT);
    }
    const best = this.#best;
    const back = this.#back;
    const { transitions } = this.#weights;
    let from = first * TAG_COUNT;
    for (let k = 0; k < TAG_COUNT; k++)
      best[k] = (scores[from + k] as number) + (transitions[TAG_COUNT * TAG_COUNT + k] as number);
    const { reach } = this.#weights;
    const live = this.#live;
    for (let i = 1; i < count; i++) {
      from += TAG_COUNT;
      const row = i * TAG_COUNT;
      const rowBefore = row - TAG_COUNT;
      // of the closed tags only those matter that a transition could still bring to the front: mostly O alone
      let lead = Number.NEGATIVE_INFINITY;
      for (let p = 0; p < CLOSED.length; p++) lead = Math.max(lead, best[rowBefore + (CLOSED[p] as number)] as number);
      let lives = 0;
      for (let p = 0; p < CLOSED.length; p++)
        if ((best[rowBefore + (CLOSED[p] as number)] as number) >= lead - reach) live[lives++] = CLOSED[p] as number;
      for (let o = 0; o < OPENING.length; o++) {
        const k = OPENING[o] as number;
        let top = Number.NEGATIVE_INFINITY;
        let winner = 0;
        for (let p = 0; p < lives; p++) {
          const tag = live[p] as number;
          const value = (best[rowBefore + tag] as number) + (transitions[tag * TAG_COUNT + k] as number);
          if (value > top) {
            top = value;
            winner = tag;
          }
        }
        best[row + k] = top + (scores[from + k] as number);
        back[row + k] = winner;
      }
      for (let n = 0; n < INNER.length; n++) {
        const [k, one, other] = INNER[n] as readonly [number, number, number];
        const a = (best[rowBefore + one] as number) + (transitions[one * TAG_COUNT + k] as number);
        const b = (best[rowBefore + other] as number) + (transitions[other * TAG_COUNT + k] as number);
        best[row + k] = Math.max(a, b) + (scores[from + k] as number);
        back[row + k] = a >= b ? one : other;
      }
    }
    let tag = 0;
    let top = Number.NEGATIVE_INFINITY;
    const last = (count - 1) * TAG_COUNT;
    for (let k = 0; k < TAG_COUNT; k++) {
      if (mayEnd(k) && (best[last + k] as number) > top) {
        top = best[last + k] as number;
        tag = k;
      }
    }
    for (let i = count - 1; i >= 0; i--) {
      tags[first + i] = tag;
      tag = back[i * TAG_COUNT + tag] as number;
    }
  }

  #sumTypes(): void {
    const { count } = this.#words;
    if (count * BLOCK > this.#sums.length) {
      const wide = new Int16Array(count * 2 * BLOCK);
      wide.set(this.#sums);
      this.#sums = wide;
    }
    const { table } = this.#weights;
    const { weights } = table;
    for (; this.#summed < count; this.#summed++) {
      for (let position = 0; position < POSITIONS; position++) {
        const to = this.#summed * BLOCK + position * TAG_COUNT;
        const features = typeFeatures(this.#words, this.#summed, position, this.#features);
        for (let f = 0; f < features; f++) {
          const at = table.offsetOf(this.#features[f] as number);
          for (let k = 0; k < TAG_COUNT; k++)
            this.#sums[to + k] = (this.#sums[to + k] as number) + (weights[at + k] as number);
        }
      }
    }
  }
}
