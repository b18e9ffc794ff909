import type { Tokens } from '../text/tokens.js';
import { FeatureTable, ModelReader } from './feature-table.js';
import { join } from './hash.js';
import { lanesOf, packRows, unpackRow } from './packed-rows.js';
import { Pos } from './syntax.js';
import {
  isPlainMark,
  lookFeatures,
  lookTagFeatures,
  MOST_FEATURES,
  nextFeatures,
  NO_TAG,
  pairFeatures,
  tagFeatures,
  touchesOf,
  typeFeatures,
  wordFeatures,
} from './tagger-features.js';
import type { WordTypes } from './word-types.js';

/** Number of tags, `Pos.unknown` included, which is never given. */
export const TAG_COUNT = 22;
const LANES = lanesOf(TAG_COUNT);
/** Positions whose sums are kept by word type alone: two before the tagged token, one before it, two behind it. */
const AROUND = [0, 1, 4] as const;
const BLOCK = AROUND.length * LANES;
/** Position of the tagged token's own word, and of the next one: kept together with what hangs on the word and a tag. */
const HERE = 2;
const NEXT = 3;
/** Rows that are kept at most; when there are more, all are worked out anew. */
const MOST_ROWS = 1 << 17;

/** Sums of rows by a key that tells what they hang on: each worked out once, when it is first asked for. */
class SumRows {
  rows = new Int32Array(1024 * LANES);
  #count = 1;
  #keys = new Int32Array(4096);
  #at = new Int32Array(4096);
  #mask = 4095;

  /** Where the row of a key begins in `rows`; 0 when it has none yet. Keys are positive. */
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

  /** Makes room for the row of a key, all zeros; returns where it begins. */
  add(key: number): number {
    if (this.#count >= MOST_ROWS) this.#clear();
    if (this.#count * 2 > this.#mask) this.#widen();
    const at = this.#count++ * LANES;
    if (at + LANES > this.rows.length) {
      const wide = new Int32Array(this.rows.length * 2);
      wide.set(this.rows);
      this.rows = wide;
    }
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

/** The trained weights. */
export class TaggerWeights {
  readonly table: FeatureTable;
  /** The rows of the table, two weights a number. */
  readonly packed: Int32Array;

  constructor(reader: ModelReader) {
    this.table = new FeatureTable(reader);
    this.packed = packRows(this.table.weights, TAG_COUNT);
  }

  /** Loads the shipped model. Throws ModelFileError. */
  static load(): TaggerWeights {
    return new TaggerWeights(ModelReader.open('tagger.bin'));
  }
}

/**
 * Greedy left-to-right tagger (averaged perceptron). The sums of what hangs on one word, on a word and a tag, on tags alone or on looks alone are
 * kept; only what hangs on two words is looked up each time.
 */
export class Tagger {
  readonly #table: FeatureTable;
  readonly #packed: Int32Array;
  readonly #types: WordTypes;
  #sums = new Int32Array(1024 * BLOCK);
  #summed = 0;
  readonly #byWord = new SumRows();
  readonly #byNext = new SumRows();
  readonly #byLooks = new SumRows();
  readonly #byTags = new SumRows();
  readonly #byLookTag = new SumRows();
  readonly #features = new Int32Array(MOST_FEATURES);
  readonly #total = new Int32Array(LANES);
  readonly #scores = new Int32Array(TAG_COUNT);

  constructor(weights: TaggerWeights, types: WordTypes) {
    this.#table = weights.table;
    this.#packed = weights.packed;
    this.#types = types;
  }

  /** Tags the tokens `first` to `end`, which are one sentence. `word` and `looks` hold their types and looks. */
  tag(tokens: Tokens, word: Int32Array, looks: Uint8Array, first: number, end: number, tags: Uint8Array): void {
    this.#sumTypes();
    const sums = this.#sums;
    const packed = this.#packed;
    const table = this.#table;
    const types = this.#types;
    const total = this.#total;
    const scores = this.#scores;
    const features = this.#features;
    let tag1: number = NO_TAG;
    let tag2: number = NO_TAG;
    let tag3: number = NO_TAG;
    for (let i = first; i < end; i++) {
      let tag: number = Pos.punct;
      if (!isPlainMark(tokens, i)) {
        const here = word[i] as number;
        const before = i > first ? (word[i - 1] as number) : 0;
        const next = i + 1 < end ? (word[i + 1] as number) : 0;
        const later = i + 2 < end ? (word[i + 2] as number) : 0;
        const look = looks[i] as number;
        const lookBefore = i > first ? (looks[i - 1] as number) : 0;
        const lookNext = i + 1 < end ? (looks[i + 1] as number) : 0;
        const a = i >= first + 2 ? (word[i - 2] as number) * BLOCK : 0;
        const b = before * BLOCK + LANES;
        const c = later * BLOCK + 2 * LANES;
        const d = this.#wordRow(here, tag1, look);
        const e = this.#nextRow(next, tag1);
        const f = this.#lookRow(look, lookBefore, lookNext, touchesOf(tokens, i, end));
        const g = this.#tagRow(tag1, tag2, tag3);
        const h = this.#lookTagRow(look, tag1, lookNext);
        const words = this.#byWord.rows;
        const nexts = this.#byNext.rows;
        const byLooks = this.#byLooks.rows;
        const byTags = this.#byTags.rows;
        const lookTags = this.#byLookTag.rows;
        for (let k = 0; k < LANES; k++) {
          total[k] =
            (sums[a + k] as number) +
            (sums[b + k] as number) +
            (sums[c + k] as number) +
            (words[d + k] as number) +
            (nexts[e + k] as number) +
            (byLooks[f + k] as number) +
            (byTags[g + k] as number) +
            (lookTags[h + k] as number);
        }
        const count = pairFeatures(types, before, here, next, later, tag1, tag2, features, 0);
        for (let n = 0; n < count; n++) {
          const row = table.rowOf(features[n] as number);
          if (row === 0) continue;
          let at = row * LANES;
          for (let k = 0; k < LANES; k++) total[k] = (total[k] as number) + (packed[at++] as number);
        }
        unpackRow(total, 0, TAG_COUNT, scores, 0);
        tag = 1;
        for (let k = 2; k < TAG_COUNT; k++) if ((scores[k] as number) > (scores[tag] as number)) tag = k;
      }
      tags[i] = tag;
      tag3 = tag2;
      tag2 = tag1;
      tag1 = tag;
    }
  }

  #wordRow(type: number, tag1: number, look: number): number {
    const key = (type * 32 + tag1) * 16 + look;
    const known = this.#byWord.find(key);
    if (known !== 0) return known;
    const features = this.#features;
    const count = wordFeatures(this.#types, type, tag1, look, features, 0);
    const at = this.#sum(this.#byWord, key, count);
    this.#addRows(this.#byWord.rows, at, typeFeatures(this.#types, type, HERE, features));
    return at;
  }

  #nextRow(type: number, tag1: number): number {
    const key = type * 32 + tag1;
    const known = this.#byNext.find(key);
    if (known !== 0) return known;
    const features = this.#features;
    const at = this.#sum(this.#byNext, key, nextFeatures(this.#types, type, tag1, features, 0));
    this.#addRows(this.#byNext.rows, at, typeFeatures(this.#types, type, NEXT, features));
    return at;
  }

  #lookRow(look: number, before: number, next: number, touches: number): number {
    const key = ((look * 16 + before) * 16 + next) * 4 + touches;
    const known = this.#byLooks.find(key);
    if (known !== 0) return known;
    return this.#sum(this.#byLooks, key, lookFeatures(look, before, next, touches, this.#features, 0));
  }

  #tagRow(tag1: number, tag2: number, tag3: number): number {
    const key = (tag1 * 32 + tag2) * 32 + tag3;
    const known = this.#byTags.find(key);
    if (known !== 0) return known;
    return this.#sum(this.#byTags, key, tagFeatures(tag1, tag2, tag3, this.#features, 0));
  }

  #lookTagRow(look: number, tag1: number, next: number): number {
    const key = (look * 32 + tag1) * 16 + next;
    const known = this.#byLookTag.find(key);
    if (known !== 0) return known;
    return this.#sum(this.#byLookTag, key, lookTagFeatures(look, tag1, next, this.#features, 0));
  }

  #sum(kept: SumRows, key: number, count: number): number {
    const at = kept.add(key);
    this.#addRows(kept.rows, at, count);
    return at;
  }

  /** Adds the rows of the first `count` features to a sum. */
  #addRows(rows: Int32Array, to: number, count: number): void {
    const packed = this.#packed;
    for (let f = 0; f < count; f++) {
      const at = this.#table.rowOf(this.#features[f] as number) * LANES;
      if (at === 0) continue;
      for (let k = 0; k < LANES; k++) rows[to + k] = (rows[to + k] as number) + (packed[at + k] as number);
    }
  }

  #sumTypes(): void {
    const { count } = this.#types;
    if (count * BLOCK > this.#sums.length) {
      const wide = new Int32Array(count * 2 * BLOCK);
      wide.set(this.#sums);
      this.#sums = wide;
    }
    for (; this.#summed < count; this.#summed++) {
      AROUND.forEach((position, n) => {
        const features = typeFeatures(this.#types, this.#summed, position, this.#features);
        this.#addRows(this.#sums, this.#summed * BLOCK + n * LANES, features);
      });
    }
  }
}
