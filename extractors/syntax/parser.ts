import { FeatureTable, ModelReader } from './feature-table.js';
import { lanesOf } from './packed-rows.js';
import {
  ACTION_COUNT,
  Action,
  actionFeatures,
  LONGEST_WINDOW,
  MOST_PARSER_FEATURES,
  ParserState,
  PLACES,
  placeFeatures,
  placeOf,
} from './parser-features.js';
import type { WordTypes } from './word-types.js';

/** The sums of shift and left share one number, that of right has its own. */
const LANES = lanesOf(ACTION_COUNT);
const BLOCK = PLACES * LANES;

/** Greedy transition-based parser: arc-hybrid, averaged perceptron, trained with a dynamic oracle (Goldberg and Nivre 2013). */
export class Parser {
  readonly state: ParserState = new ParserState();
  readonly #table: FeatureTable;
  readonly #types: WordTypes;
  #sums = new Int32Array(1024 * BLOCK);
  #summed = 0;
  readonly #features = new Int32Array(MOST_PARSER_FEATURES);

  constructor(table: FeatureTable, types: WordTypes) {
    this.#table = table;
    this.#types = types;
  }

  /** Loads the shipped model. Throws ModelFileError. */
  static loadTable(): FeatureTable {
    return new FeatureTable(ModelReader.open('parser.bin'));
  }

  /**
   * Builds the tree of the tokens `first` to `end` (at most LONGEST_WINDOW) in `state.heads`, which counts from `first`; the root's head is
   * `end - first`.
   */
  parse(word: Int32Array, tags: Uint8Array, first: number, end: number): void {
    if (end - first > LONGEST_WINDOW) throw new RangeError(`a window holds ${LONGEST_WINDOW} tokens at most`);
    this.#sumTypes();
    const { state } = this;
    const sums = this.#sums;
    const table = this.#table;
    const { rows } = table;
    const features = this.#features;
    state.fill(this.#types, word, tags, first, end);
    while (!state.done) {
      const canShift = state.allows(Action.shift);
      const canLeft = state.allows(Action.left);
      const canRight = state.allows(Action.right);
      if (!canLeft && !canRight) {
        state.take(Action.shift);
        continue;
      }
      if (!canShift && canLeft !== canRight) {
        state.take(canLeft ? Action.left : Action.right);
        continue;
      }
      let both = 0;
      let right = 0;
      for (let place = 0; place < PLACES; place++) {
        const at = (state.types[placeOf(state, place)] as number) * BLOCK + place * LANES;
        both += sums[at] as number;
        right += sums[at + 1] as number;
      }
      const count = actionFeatures(state, features);
      for (let f = 0; f < count; f++) {
        const at = table.at(features[f] as number);
        both += rows[at] as number;
        right += rows[at + 1] as number;
      }
      const shift = (both << 16) >> 16;
      const left = (both - shift) >> 16;
      let action: number = Action.shift;
      let best = canShift ? shift : Number.NEGATIVE_INFINITY;
      if (canLeft && left > best) {
        action = Action.left;
        best = left;
      }
      if (canRight && right > best) action = Action.right;
      state.take(action);
    }
  }

  #sumTypes(): void {
    const { count } = this.#types;
    if (count * BLOCK > this.#sums.length) {
      const wide = new Int32Array(count * 2 * BLOCK);
      wide.set(this.#sums);
      this.#sums = wide;
    }
    const { rows } = this.#table;
    for (; this.#summed < count; this.#summed++) {
      for (let place = 0; place < PLACES; place++) {
        const to = this.#summed * BLOCK + place * LANES;
        const features = placeFeatures(this.#types, this.#summed, place, this.#features);
        for (let f = 0; f < features; f++) {
          const at = this.#table.at(this.#features[f] as number);
          for (let k = 0; k < LANES; k++)
            this.#sums[to + k] = (this.#sums[to + k] as number) + (rows[at + k] as number);
        }
      }
    }
  }
}
