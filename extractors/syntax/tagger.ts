import type { Tokens } from '../text/tokens.js';
import { FeatureTable, ModelReader } from './feature-table.js';
import { lanesOf, unpackRow } from './packed-rows.js';
import { DenseKeptRows, KeptRows, RowPool } from './sum-rows.js';
import { Pos } from './syntax.js';
import {
  clusterPairFeatures,
  clusterTagFeatures,
  isPlainMark,
  lookFeatures,
  lookTagFeatures,
  MOST_FEATURES,
  NO_TAG,
  nextFeatures,
  pairBeforeFeature,
  pairBehindFeature,
  pairFeatures,
  tagFeatures,
  touchesOf,
  typeFeatures,
  wordFeatures,
} from './tagger-features.js';
import { MIDDLE_CLUSTERS, type WordTypes } from './word-types.js';

/** Number of tags, `Pos.unknown` included, which is never given. */
export const TAG_COUNT = 22;
const LANES = lanesOf(TAG_COUNT);
/** Positions whose sums are kept by word type alone: two before the tagged token, one before it, two behind it. */
const AROUND = [0, 1, 4] as const;
const BLOCK = AROUND.length * LANES;
/** Positions of the tagged token and of the next one: their sums are kept together with what hangs on the word and a tag. */
const HERE = 2;
const NEXT = 3;
/** Sums that are kept from sentence to sentence. */
const MOST_ROWS = 1 << 18;

/** Where the rows of the features of two neighbouring clusters begin: one for a word behind the two, one for a word before them. */
class ClusterPairs {
  /** By pair: its number, 0 where it has none yet. */
  readonly ids = new Int32Array((MIDDLE_CLUSTERS + 1) << 9);
  before = new Int32Array(1024);
  behind = new Int32Array(1024);
  #count = 1;
  readonly #table: FeatureTable;

  constructor(table: FeatureTable) {
    this.#table = table;
  }

  add(first: number, second: number): number {
    const id = this.#count++;
    if (id === this.before.length) {
      const wide = new Int32Array(id * 2);
      wide.set(this.before);
      this.before = wide;
      const wideBehind = new Int32Array(id * 2);
      wideBehind.set(this.behind);
      this.behind = wideBehind;
    }
    this.ids[(first << 9) | second] = id;
    this.before[id] = this.#table.at(pairBeforeFeature(first, second));
    this.behind[id] = this.#table.at(pairBehindFeature(first, second));
    return id;
  }
}

/**
 * Greedy left-to-right tagger (averaged perceptron). The sums of what hangs on one word, on a word and tags, on tags alone, on looks or on
 * clusters are kept; only features of two words are looked up each time.
 */
export class Tagger {
  readonly #table: FeatureTable;
  readonly #types: WordTypes;
  #sums = new Int32Array(1024 * BLOCK);
  #summed = 0;
  readonly #kept = new RowPool(LANES, MOST_ROWS);
  readonly #byWord = new KeptRows(this.#kept);
  readonly #byNext = new KeptRows(this.#kept);
  readonly #byLooks = new DenseKeptRows(this.#kept, 1 << 14);
  readonly #byTags = new DenseKeptRows(this.#kept, 1 << 15);
  readonly #byLookTag = new DenseKeptRows(this.#kept, 1 << 13);
  readonly #byClusterTags = new KeptRows(this.#kept);
  readonly #byClusters = new KeptRows(this.#kept);
  readonly #pairs: ClusterPairs;
  readonly #features = new Int32Array(MOST_FEATURES);
  readonly #total = new Int32Array(LANES);
  readonly #scores = new Int32Array(TAG_COUNT);

  constructor(table: FeatureTable, types: WordTypes) {
    this.#table = table;
    this.#types = types;
    this.#pairs = new ClusterPairs(table);
  }

  /** Loads the shipped model. Throws ModelFileError. */
  static loadTable(): FeatureTable {
    return new FeatureTable(ModelReader.open('tagger.bin'));
  }

  /** Tags the tokens `first` to `end`, which are one sentence. `word` and `looks` hold their types and looks. */
  tag(tokens: Tokens, word: Int32Array, looks: Uint8Array, first: number, end: number, tags: Uint8Array): void {
    this.#sumTypes();
    this.#kept.trim();
    let tag1: number = NO_TAG;
    let tag2: number = NO_TAG;
    let tag3: number = NO_TAG;
    for (let i = first; i < end; i++) {
      const tag = isPlainMark(tokens, i) ? Pos.punct : this.#best(tokens, word, looks, first, end, i, tag1, tag2, tag3);
      tags[i] = tag;
      tag3 = tag2;
      tag2 = tag1;
      tag1 = tag;
    }
  }

  #best(
    tokens: Tokens,
    word: Int32Array,
    looks: Uint8Array,
    first: number,
    end: number,
    i: number,
    tag1: number,
    tag2: number,
    tag3: number,
  ): number {
    const types = this.#types;
    const clusters = types.middle;
    const pairs = this.#pairs;
    const here = word[i] as number;
    const before = i > first ? (word[i - 1] as number) : 0;
    const next = i + 1 < end ? (word[i + 1] as number) : 0;
    const later = i + 2 < end ? (word[i + 2] as number) : 0;
    const look = looks[i] as number;
    const lookBefore = i > first ? (looks[i - 1] as number) : 0;
    const lookNext = i + 1 < end ? (looks[i + 1] as number) : 0;
    const cluster = clusters[here] as number;
    const clusterNext = clusters[next] as number;
    const pairBefore = this.#pair(clusters[before] as number, cluster);
    const pair = this.#pair(cluster, clusterNext);
    const pairBehind = this.#pair(clusterNext, clusters[later] as number);
    const a = i >= first + 2 ? (word[i - 2] as number) * BLOCK : 0;
    const b = before * BLOCK + LANES;
    const c = later * BLOCK + 2 * LANES;
    const d = this.#wordRow(here, tag1, look);
    const e = this.#nextRow(next, tag1);
    const f = this.#lookRow(look, lookBefore, lookNext, touchesOf(tokens, i, end));
    const g = this.#tagRow(tag1, tag2, tag3);
    const h = this.#lookTagRow(look, tag1, lookNext);
    const m = this.#clusterTagRow(cluster, tag1, tag2);
    const n = this.#clusterRow(pair, cluster, clusterNext, tag1);
    const o = pairs.before[pairBefore] as number;
    const p = pairs.behind[pairBehind] as number;
    const sums = this.#sums;
    const table = this.#table;
    const { rows } = table;
    const kept = this.#kept.rows;
    const total = this.#total;
    for (let k = 0; k < LANES; k++) {
      total[k] =
        (sums[a + k] as number) +
        (sums[b + k] as number) +
        (sums[c + k] as number) +
        (kept[d + k] as number) +
        (kept[e + k] as number) +
        (kept[f + k] as number) +
        (kept[g + k] as number) +
        (kept[h + k] as number) +
        (kept[m + k] as number) +
        (kept[n + k] as number) +
        (rows[o + k] as number) +
        (rows[p + k] as number);
    }
    const features = this.#features;
    const count = pairFeatures(types, before, here, next, features, 0);
    for (let f = 0; f < count; f++) {
      let at = table.at(features[f] as number);
      if (at === 0) continue;
      for (let k = 0; k < LANES; k++) total[k] = (total[k] as number) + (rows[at++] as number);
    }
    const scores = this.#scores;
    unpackRow(total, 0, TAG_COUNT, scores, 0);
    let best = 1;
    for (let k = 2; k < TAG_COUNT; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
    return best;
  }

  #pair(first: number, second: number): number {
    const known = this.#pairs.ids[(first << 9) | second] as number;
    return known !== 0 ? known : this.#pairs.add(first, second);
  }

  #wordRow(type: number, tag1: number, look: number): number {
    const key = (type * 32 + tag1) * 16 + look;
    const known = this.#byWord.find(key);
    if (known !== 0) return known;
    const features = this.#features;
    const count = wordFeatures(this.#types, type, tag1, look, features, 0);
    const at = this.#sum(this.#byWord, key, count);
    this.#addRows(this.#kept.rows, at, typeFeatures(this.#types, type, HERE, features));
    return at;
  }

  #nextRow(type: number, tag1: number): number {
    const key = type * 32 + tag1;
    const known = this.#byNext.find(key);
    if (known !== 0) return known;
    const features = this.#features;
    const at = this.#sum(this.#byNext, key, nextFeatures(this.#types, type, tag1, features, 0));
    this.#addRows(this.#kept.rows, at, typeFeatures(this.#types, type, NEXT, features));
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

  #clusterTagRow(cluster: number, tag1: number, tag2: number): number {
    const key = (cluster * 32 + tag1) * 32 + tag2;
    const known = this.#byClusterTags.find(key);
    if (known !== 0) return known;
    return this.#sum(this.#byClusterTags, key, clusterTagFeatures(cluster, tag1, tag2, this.#features, 0));
  }

  #clusterRow(pair: number, cluster: number, next: number, tag1: number): number {
    const key = pair * 32 + tag1;
    const known = this.#byClusters.find(key);
    if (known !== 0) return known;
    return this.#sum(this.#byClusters, key, clusterPairFeatures(cluster, next, tag1, this.#features, 0));
  }

  #sum(place: KeptRows | DenseKeptRows, key: number, count: number): number {
    const at = place.add(key);
    this.#addRows(this.#kept.rows, at, count);
    return at;
  }

  /** Adds the rows of the first `count` features to a sum. */
  #addRows(sums: Int32Array, to: number, count: number): void {
    const { rows } = this.#table;
    for (let f = 0; f < count; f++) {
      const at = this.#table.at(this.#features[f] as number);
      if (at === 0) continue;
      for (let k = 0; k < LANES; k++) sums[to + k] = (sums[to + k] as number) + (rows[at + k] as number);
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
