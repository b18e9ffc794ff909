import { FeatureTable, ModelReader } from '../../syntax/feature-table.js';
import { lanesOf, unpackRow } from '../../syntax/packed-rows.js';
import { contextFeatures, MOST_FEATURES, POSITIONS, type SentenceView, typeFeatures } from './features.js';
import type { NameWords } from './name-words.js';
import { SECOND_FEATURES } from './second-look.js';
import { BEFORE, BEHIND, mayEnd, mayFollow, OUTSIDE, TAG_COUNT } from './tags.js';

const LANES = lanesOf(TAG_COUNT);
const BLOCK = POSITIONS * LANES;
const IMPOSSIBLE = -1e9;
/** By how many units of log-odds O must lead for a token to be O whatever its neighbours are. */
const QUIET = 6;

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
/** Tags within a mention behind its first token, each with the two that may stand before it. */
const INNER: Int32Array = Int32Array.from(
  Array.from({ length: TAG_COUNT }, (_, tag) => tag)
    .filter((tag) => !OPENING.includes(tag))
    .flatMap((tag) => [tag, (BEFORE[tag] as Int32Array)[0] as number, (BEFORE[tag] as Int32Array)[1] as number]),
);

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
  #sums = new Int32Array(1024 * BLOCK);
  readonly #total = new Int32Array(LANES);
  readonly #unpacked = new Int32Array(TAG_COUNT);
  /** By word type and position: how far O leads all other tags. */
  #leads = new Int16Array(1024 * POSITIONS);
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

  /**
   * Writes the scores of the sentence's tokens, from `scores[first * TAG_COUNT]` on, and 1 into `quiet` for tokens that are O beyond doubt:
   * far from any capital, and O to all the words around them. These have no scores.
   */
  score(view: SentenceView, scores: Int32Array, quiet: Uint8Array): void {
    this.#sumTypes();
    const sums = this.#sums;
    const features = this.#features;
    const { types, first, end } = view;
    const { table } = this.#weights;
    const { rows } = table;
    const total = this.#total;
    const leads = this.#leads;
    const beyondDoubt = QUIET * this.#weights.unit;
    for (let i = first; i < end; i++) {
      const count = contextFeatures(view, i, features);
      if (count === 0) {
        const lead =
          (leads[i >= first + 2 ? (types[i - 2] as number) * POSITIONS : 0] as number) +
          (leads[(i > first ? (types[i - 1] as number) * POSITIONS : 0) + 1] as number) +
          (leads[(types[i] as number) * POSITIONS + 2] as number) +
          (leads[(i + 1 < end ? (types[i + 1] as number) * POSITIONS : 0) + 3] as number) +
          (leads[(i + 2 < end ? (types[i + 2] as number) * POSITIONS : 0) + 4] as number);
        if (lead > beyondDoubt) {
          quiet[i] = 1;
          continue;
        }
      }
      quiet[i] = 0;
      let a = i >= first + 2 ? (types[i - 2] as number) * BLOCK : 0;
      let b = (i > first ? (types[i - 1] as number) * BLOCK : 0) + LANES;
      let c = (types[i] as number) * BLOCK + 2 * LANES;
      let d = (i + 1 < end ? (types[i + 1] as number) * BLOCK : 0) + 3 * LANES;
      let e = (i + 2 < end ? (types[i + 2] as number) * BLOCK : 0) + 4 * LANES;
      for (let k = 0; k < LANES; k++) {
        total[k] =
          (sums[a++] as number) +
          (sums[b++] as number) +
          (sums[c++] as number) +
          (sums[d++] as number) +
          (sums[e++] as number);
      }
      for (let f = 0; f < count; f++) {
        let at = table.at(features[f] as number);
        if (at === 0) continue;
        for (let k = 0; k < LANES; k++) total[k] = (total[k] as number) + (rows[at++] as number);
      }
      unpackRow(total, 0, TAG_COUNT, scores, i * TAG_COUNT);
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

  /** Finds the best legal tags of the tokens `first` to `end`, which are one sentence, and writes them. Quiet tokens are O. */
  decode(scores: Int32Array, quiet: Uint8Array, first: number, end: number, tags: Uint8Array): void {
    let from = first;
    while (from < end) {
      if (quiet[from] === 1) {
        tags[from++] = OUTSIDE;
        continue;
      }
      let to = from + 1;
      while (to < end && quiet[to] !== 1) to++;
      this.#decodeRun(scores, from, to, from === first, to === end, tags);
      from = to;
    }
  }

  /** Viterbi over tokens between quiet ones, or the sentence's ends. */
  #decodeRun(
    scores: Int32Array,
    first: number,
    end: number,
    opensSentence: boolean,
    endsSentence: boolean,
    tags: Uint8Array,
  ): void {
    const count = end - first;
    if (count * TAG_COUNT > this.#back.length) {
      this.#best = new Float64Array(count * 2 * TAG_COUNT);
      this.#back = new Uint8Array(count * 2 * TAG_COUNT);
    }
    const best = this.#best;
    const back = this.#back;
    const { transitions } = this.#weights;
    let from = first * TAG_COUNT;
    const start = (opensSentence ? TAG_COUNT : OUTSIDE) * TAG_COUNT;
    for (let k = 0; k < TAG_COUNT; k++) best[k] = (scores[from + k] as number) + (transitions[start + k] as number);
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
      for (let n = 0; n < INNER.length; n += 3) {
        const k = INNER[n] as number;
        const one = INNER[n + 1] as number;
        const other = INNER[n + 2] as number;
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
      if (!mayEnd(k)) continue;
      const value = (best[last + k] as number) + (endsSentence ? 0 : (transitions[k * TAG_COUNT + OUTSIDE] as number));
      if (value > top) {
        top = value;
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
      const wide = new Int32Array(count * 2 * BLOCK);
      wide.set(this.#sums);
      this.#sums = wide;
      const wideLeads = new Int16Array(count * 2 * POSITIONS);
      wideLeads.set(this.#leads);
      this.#leads = wideLeads;
    }
    const { table } = this.#weights;
    const { rows } = table;
    const unpacked = this.#unpacked;
    for (; this.#summed < count; this.#summed++) {
      for (let position = 0; position < POSITIONS; position++) {
        const to = this.#summed * BLOCK + position * LANES;
        const features = typeFeatures(this.#words, this.#summed, position, this.#features);
        this.#total.fill(0);
        for (let f = 0; f < features; f++) {
          const at = table.at(this.#features[f] as number);
          for (let k = 0; k < LANES; k++) this.#total[k] = (this.#total[k] as number) + (rows[at + k] as number);
        }
        this.#sums.set(this.#total, to);
        unpackRow(this.#total, 0, TAG_COUNT, unpacked, 0);
        let most = Number.NEGATIVE_INFINITY;
        for (let k = 0; k < TAG_COUNT; k++) if (k !== OUTSIDE) most = Math.max(most, unpacked[k] as number);
        this.#leads[this.#summed * POSITIONS + position] = (unpacked[OUTSIDE] as number) - most;
      }
    }
  }
}
