import { FeatureTable, ModelReader } from './feature-table.js';
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

const BLOCK = PLACES * ACTION_COUNT;

/** Greedy transition-based parser: arc-hybrid, averaged perceptron, trained with a dynamic oracle (Goldberg and Nivre 2013). */
export class Parser {
  readonly state: ParserState = new ParserState();
  readonly #table: FeatureTable;
  readonly #types: WordTypes;
  #sums = new Int16Array(1024 * BLOCK);
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
    const { weights } = table;
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
      let shift = 0;
      let left = 0;
      let right = 0;
      for (let place = 0; place < PLACES; place++) {
        const at = (state.types[placeOf(state, place)] as number) * BLOCK + place * ACTION_COUNT;
        shift += sums[at] as number;
        left += sums[at + 1] as number;
        right += sums[at + 2] as number;
      }
      const count = actionFeatures(state, features);
      for (let f = 0; f < count; f++) {
        const at = table.offsetOf(features[f] as number);
        shift += weights[at] as number;
        left += weights[at + 1] as number;
        right += weights[at + 2] as number;
      }
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
      const wide = new Int16Array(count * 2 * BLOCK);
      wide.set(this.#sums);
      this.#sums = wide;
    }
    const { weights } = this.#table;
    for (; this.#summed < count; this.#summed++) {
      for (let place = 0; place < PLACES; place++) {
        const to = this.#summed * BLOCK + place * ACTION_COUNT;
        const features = placeFeatures(this.#types, this.#summed, place, this.#features);
        for (let f = 0; f < features; f++) {
          const at = this.#table.offsetOf(this.#features[f] as number);
          for (let k = 0; k < ACTION_COUNT; k++)
            this.#sums[to + k] = (this.#sums[to + k] as number) + (weights[at + k] as number);
        }
      }
    }
  }
}
