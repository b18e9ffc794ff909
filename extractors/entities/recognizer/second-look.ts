import type { Tokens } from '../../text/tokens.js';
import type { NameWords } from './name-words.js';
import { COARSE_TYPES, OUTSIDE, Place, placeOfTag, typeOfTag } from './tags.js';
import { WordClass } from './word-classes.js';

/** Number of features of the second pass. */
export const SECOND_FEATURES = 60;
/** Most of them that one token has. */
export const MOST_SECOND = 3;

const KINDS = COARSE_TYPES.length + 1;

/**
 * What a first pass made of the same word elsewhere in the document: the majority among its other occurrences, and among those inside longer
 * names ("Hegseth" in "Pete Hegseth").
 */
export class SecondLook {
  readonly #indexOf = new Map<number, number>();
  /** Index of each token's word, -1 for words without a capital. */
  readonly #index: Int32Array;
  readonly #counts: Int32Array;
  readonly #inLonger: Int32Array;
  readonly #tags: Uint8Array;
  readonly #tokens: Tokens;

  constructor(tokens: Tokens, words: NameWords, types: Int32Array, tags: Uint8Array) {
    this.#tokens = tokens;
    this.#tags = tags;
    this.#index = new Int32Array(tokens.count).fill(-1);
    for (let i = 0; i < tokens.count; i++) {
      if (!((words.classes[types[i] as number] as number) & WordClass.capital)) continue;
      const form = tokens.forms[i] as number;
      let index = this.#indexOf.get(form);
      if (index === undefined) {
        index = this.#indexOf.size;
        this.#indexOf.set(form, index);
      }
      this.#index[i] = index;
    }
    this.#counts = new Int32Array(this.#indexOf.size * KINDS);
    this.#inLonger = new Int32Array(this.#indexOf.size * KINDS);
    for (let i = 0; i < tokens.count; i++) {
      const index = this.#index[i] as number;
      if (index < 0) continue;
      const tag = tags[i] as number;
      const cell = index * KINDS + typeOfTag(tag) + 1;
      this.#counts[cell] = (this.#counts[cell] as number) + 1;
      if (inLonger(tag)) this.#inLonger[cell] = (this.#inLonger[cell] as number) + 1;
    }
  }

  /** Writes the features of token `i`, 0 to `SECOND_FEATURES` - 1, and returns how many there are. */
  features(i: number, first: number, out: Int32Array): number {
    const index = this.#index[i] as number;
    if (index < 0) return 0;
    const tag = this.#tags[i] as number;
    const own = typeOfTag(tag) + 1;
    const counts = this.#counts;
    const base = index * KINDS;
    let total = -1;
    let best = -1;
    let most = 0;
    for (let k = 0; k < KINDS; k++) {
      const count = (counts[base + k] as number) - (k === own ? 1 : 0);
      total += count;
      if (count > most) {
        most = count;
        best = k;
      }
    }
    total++;
    let n = 0;
    if (best >= 0) {
      const sure = most / total > 0.75 ? (most > 2 ? 2 : 1) : 0;
      out[n++] = best * 3 + sure;
      if (i === first) out[n++] = 40 + best;
    }
    const mine = inLonger(tag);
    best = -1;
    most = 0;
    for (let k = 1; k < KINDS; k++) {
      const count = (this.#inLonger[base + k] as number) - (mine && k === own ? 1 : 0);
      if (count > most) {
        most = count;
        best = k;
      }
    }
    if (best >= 0) out[n++] = 20 + best * 2 + (most > 1 ? 1 : 0);
    return n;
  }

  /** Whether a sentence has a word that stands elsewhere too. */
  get repeats(): boolean {
    return this.#indexOf.size > 0 && this.#tokens.sentenceCount > 1;
  }
}

function inLonger(tag: number): boolean {
  return tag !== OUTSIDE && placeOfTag(tag) !== Place.unit;
}
