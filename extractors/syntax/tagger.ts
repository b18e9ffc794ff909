import type { Tokens } from '../text/tokens.js';
import { FeatureTable, ModelReader } from './feature-table.js';
import { Pos } from './syntax.js';
import { contextFeatures, isPlainMark, MOST_FEATURES, POSITIONS, typeFeatures } from './tagger-features.js';
import type { WordTypes } from './word-types.js';

/** Number of tags, `Pos.unknown` included, which is never given. */
export const TAG_COUNT = 22;
const BLOCK = POSITIONS * TAG_COUNT;

/** Greedy left-to-right tagger (averaged perceptron). Sums of a word's own features are kept by word type. */
export class Tagger {
  readonly #table: FeatureTable;
  readonly #types: WordTypes;
  #sums = new Int16Array(1024 * BLOCK);
  #summed = 0;
  readonly #features = new Int32Array(MOST_FEATURES);
  readonly #scores = new Int32Array(TAG_COUNT);

  constructor(table: FeatureTable, types: WordTypes) {
    this.#table = table;
    this.#types = types;
  }

  /** Loads the shipped model. Throws ModelFileError. */
  static loadTable(): FeatureTable {
    return new FeatureTable(ModelReader.open('tagger.bin'));
  }

  /** Tags the tokens `first` to `end`, which are one sentence. `word` and `looks` hold their types and looks. */
  tag(tokens: Tokens, word: Int32Array, looks: Uint8Array, first: number, end: number, tags: Uint8Array): void {
    this.#sumTypes();
    const sums = this.#sums;
    const scores = this.#scores;
    const features = this.#features;
    const { weights } = this.#table;
    for (let i = first; i < end; i++) {
      if (isPlainMark(tokens, i)) {
        tags[i] = Pos.punct;
        continue;
      }
      let a = i >= first + 2 ? (word[i - 2] as number) * BLOCK : 0;
      let b = (i > first ? (word[i - 1] as number) * BLOCK : 0) + TAG_COUNT;
      let c = (word[i] as number) * BLOCK + 2 * TAG_COUNT;
      let d = (i + 1 < end ? (word[i + 1] as number) * BLOCK : 0) + 3 * TAG_COUNT;
      let e = (i + 2 < end ? (word[i + 2] as number) * BLOCK : 0) + 4 * TAG_COUNT;
      for (let k = 0; k < TAG_COUNT; k++) {
        scores[k] =
          (sums[a++] as number) +
          (sums[b++] as number) +
          (sums[c++] as number) +
          (sums[d++] as number) +
          (sums[e++] as number);
      }
      const count = contextFeatures(tokens, this.#types, word, looks, tags, i, first, end, features);
      for (let f = 0; f < count; f++) {
        let at = this.#table.offsetOf(features[f] as number);
        if (at === 0) continue;
        for (let k = 0; k < TAG_COUNT; k++) scores[k] = (scores[k] as number) + (weights[at++] as number);
      }
      let best = 1;
      for (let k = 2; k < TAG_COUNT; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
      tags[i] = best;
    }
  }

  #sumTypes(): void {
    const { count } = this.#types;
    if (count * BLOCK > this.#sums.length) {
      const wide = new Int16Array(count * 2 * BLOCK);
      wide.set(this.#sums);
      this.#sums = wide;
    }
    const { weights } = this.#table;
    for (; this.#summed < count; this.#summed++) {
      for (let position = 0; position < POSITIONS; position++) {
        const to = this.#summed * BLOCK + position * TAG_COUNT;
        const features = typeFeatures(this.#types, this.#summed, position, this.#features);
        for (let f = 0; f < features; f++) {
          const at = this.#table.offsetOf(this.#features[f] as number);
          for (let k = 0; k < TAG_COUNT; k++)
            this.#sums[to + k] = (this.#sums[to + k] as number) + (weights[at + k] as number);
        }
      }
    }
  }
}
