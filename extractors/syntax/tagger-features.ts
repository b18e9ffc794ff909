import { Shape, TokenKind, type Tokens, touchesPrevious } from '../text/tokens.js';
import { hashWord, join, mix } from './hash.js';
import type { WordTypes } from './word-types.js';

/** Positions of a word that the tag of a token looks at: two before it to two behind it. */
export const POSITIONS = 5;
const HERE = 2;

/** Room that a feature buffer needs. */
export const MOST_FEATURES = 64;

/**
 * Writes the features of a word by itself, seen from `position` (0: two tokens before the tagged one ... 4: two behind it).
 * @returns How many were written.
 */
export function typeFeatures(types: WordTypes, type: number, position: number, out: Int32Array): number {
  const base = 100 + position * 20;
  let n = 0;
  const fine = types.fine[type] as number;
  out[n++] = mix(base, types.wordHashes[type] as number);
  out[n++] = mix(base + 1, fine);
  out[n++] = mix(base + 2, types.middle[type] as number);
  if (position === 0 || position === POSITIONS - 1) return n;
  out[n++] = mix(base + 3, types.coarse[type] as number);
  out[n++] = mix(base + 4, types.suffixHashes[type] as number);
  const word = types.words[type] as string;
  const { length } = word;
  out[n++] = mix(base + 5, hashWord(word, Math.max(0, length - 2), length));
  if (position !== HERE) return n;
  out[n++] = mix(base + 6, hashWord(word, Math.max(0, length - 1), length));
  if (length > 4) out[n++] = mix(base + 7, hashWord(word, length - 4, length));
  if (length > 5) out[n++] = mix(base + 8, hashWord(word, length - 5, length));
  out[n++] = mix(base + 9, hashWord(word, 0, Math.min(length, 1)));
  if (length > 2) out[n++] = mix(base + 10, hashWord(word, 0, 2));
  if (length > 3) out[n++] = mix(base + 11, hashWord(word, 0, 3));
  if (length > 4) out[n++] = mix(base + 12, hashWord(word, 0, 4));
  out[n++] = mix(base + 13, Math.min(length, 12));
  if (fine === 0) {
    out[n++] = mix(base + 14, types.suffixHashes[type] as number);
    out[n++] = mix(base + 15, hashWord(word, Math.max(0, length - 2), length));
  }
  return n;
}

/** What a token looks like: its kind, and for a word its capitals and whether they mean anything there. */
export const Look = {
  outside: 0,
  lower: 1,
  title: 2,
  /** A capital at the front of the sentence, or behind an opening quotation mark or a colon. */
  openingTitle: 3,
  upper: 4,
  mixed: 5,
  caseless: 6,
  number: 7,
  punctuation: 8,
  symbol: 9,
  /** A capital in a headline, where all words have one. */
  headlineTitle: 10,
  headlineUpper: 11,
} as const;

/** Writes the `Look` of the tokens `first` to `end` into `looks`. */
export function lookAt(tokens: Tokens, first: number, end: number, looks: Uint8Array): void {
  let words = 0;
  let capitals = 0;
  let shouted = 0;
  for (let i = first; i < end; i++) {
    if (tokens.kinds[i] !== TokenKind.word || (tokens.ends[i] as number) - (tokens.starts[i] as number) < 4) continue;
    words++;
    const shape = tokens.shapes[i] as number;
    if (shape >= Shape.title) capitals++;
    if (shape === Shape.upper) shouted++;
  }
  const headline = words >= 4 && capitals * 4 >= words * 3;
  const shouting = words >= 3 && shouted * 4 >= words * 3;
  let opening = true;
  for (let i = first; i < end; i++) {
    let look: number = Look.caseless;
    const kind = tokens.kinds[i];
    if (kind === TokenKind.word) {
      const shape = tokens.shapes[i];
      if (shape === Shape.lower) look = Look.lower;
      else if (shape === Shape.title) look = headline ? Look.headlineTitle : opening ? Look.openingTitle : Look.title;
      else if (shape === Shape.upper) look = shouting ? Look.headlineUpper : Look.upper;
      else if (shape === Shape.mixed) look = Look.mixed;
      opening = false;
    } else if (kind === TokenKind.number) {
      look = Look.number;
      opening = false;
    } else if (kind === TokenKind.symbol) look = Look.symbol;
    else {
      look = Look.punctuation;
      const code = tokens.text.charCodeAt(tokens.starts[i] as number);
      if (code === 0x22 || code === 0x201c || code === 0x2018 || code === 0x3a || code === 0xab) opening = true;
    }
    looks[i] = look;
  }
}

/** The tag of what stands before the sentence. */
export const NO_TAG = 30;

/** How token `i` stands to its neighbours in the text: 1 when the one before touches it, 2 when the next one of the sentence does. */
export function touchesOf(tokens: Tokens, i: number, end: number): number {
  return (touchesPrevious(tokens, i) ? 1 : 0) + (i + 1 < end && touchesPrevious(tokens, i + 1) ? 2 : 0);
}

/** Writes the features of the looks of a token and its neighbours from `out[n]` on. This one and those below return where they end. */
export function lookFeatures(
  look: number,
  before: number,
  next: number,
  touches: number,
  out: Int32Array,
  n: number,
): number {
  out[n] = mix(1, look);
  out[n + 1] = mix(2, look * 16 + before);
  out[n + 2] = mix(3, look * 16 + next);
  out[n + 3] = mix(4, (look * 16 + before) * 16 + next);
  out[n + 4] = mix(5, look * 4 + touches);
  return n + 5;
}

/** Writes the features of the three tags before a token, the nearest first. */
export function tagFeatures(tag1: number, tag2: number, tag3: number, out: Int32Array, n: number): number {
  const tags12 = tag1 * 32 + tag2;
  out[n] = mix(6, tag1);
  out[n + 1] = mix(7, tags12);
  out[n + 2] = mix(8, tags12 * 32 + tag3);
  return n + 3;
}

/** Writes the features of a word with the tag before it, and with its look. */
export function wordFeatures(
  types: WordTypes,
  type: number,
  tag1: number,
  look: number,
  out: Int32Array,
  n: number,
): number {
  const word = types.wordHashes[type] as number;
  const suffix = types.suffixHashes[type] as number;
  const fine = types.fine[type] as number;
  out[n] = mix(9, join(word, tag1));
  out[n + 1] = mix(10, fine * 32 + tag1);
  out[n + 2] = mix(11, join(suffix, tag1));
  out[n + 3] = mix(19, join(word, look));
  out[n + 4] = mix(20, join(suffix, look));
  out[n + 5] = mix(21, fine * 16 + look);
  return n + 6;
}

/** Writes the features of the next word with the tag before the token. */
export function nextFeatures(types: WordTypes, next: number, tag1: number, out: Int32Array, n: number): number {
  out[n] = mix(13, join(types.wordHashes[next] as number, tag1));
  out[n + 1] = mix(14, (types.middle[next] as number) * 32 + tag1);
  return n + 2;
}

/** Writes the feature of the tag before a token with the token's look and the next one's. */
export function lookTagFeatures(look: number, tag1: number, next: number, out: Int32Array, n: number): number {
  out[n] = mix(24, (look * 32 + tag1) * 16 + next);
  return n + 1;
}

/** Writes the feature of a word's cluster with the two tags before the token. */
export function clusterTagFeatures(middle: number, tag1: number, tag2: number, out: Int32Array, n: number): number {
  out[n] = mix(12, middle * 1024 + tag1 * 32 + tag2);
  return n + 1;
}

/** Writes the features of the clusters of a word and the next one, with and without the tag before. */
export function clusterPairFeatures(middle: number, next: number, tag1: number, out: Int32Array, n: number): number {
  out[n] = mix(18, middle * 512 + next);
  out[n + 1] = mix(23, (middle * 512 + next) * 32 + tag1);
  return n + 2;
}

/** The feature of the clusters of the word before a token and its own. */
export function pairBeforeFeature(before: number, middle: number): number {
  return mix(17, before * 512 + middle);
}

/** The feature of the clusters of the two words behind a token. */
export function pairBehindFeature(next: number, later: number): number {
  return mix(22, next * 512 + later);
}

/** Writes the features of two words. */
export function pairFeatures(
  types: WordTypes,
  before: number,
  here: number,
  next: number,
  out: Int32Array,
  n: number,
): number {
  const { wordHashes, suffixHashes } = types;
  const word = wordHashes[here] as number;
  out[n] = mix(15, join(word, wordHashes[next] as number));
  out[n + 1] = mix(16, join(wordHashes[before] as number, word));
  out[n + 2] = mix(25, join(suffixHashes[here] as number, suffixHashes[next] as number));
  return n + 3;
}

/**
 * Writes the features of token `i` that hang on more than one word, or on tags before it.
 * @param word Types of the document's tokens; `first` and `end` bound the sentence.
 * @returns How many were written.
 */
export function contextFeatures(
  tokens: Tokens,
  types: WordTypes,
  word: Int32Array,
  looks: Uint8Array,
  tags: Uint8Array,
  i: number,
  first: number,
  end: number,
  out: Int32Array,
): number {
  const here = word[i] as number;
  const before = i > first ? (word[i - 1] as number) : 0;
  const next = i + 1 < end ? (word[i + 1] as number) : 0;
  const later = i + 2 < end ? (word[i + 2] as number) : 0;
  const tag1 = i > first ? (tags[i - 1] as number) : NO_TAG;
  const tag2 = i > first + 1 ? (tags[i - 2] as number) : NO_TAG;
  const tag3 = i > first + 2 ? (tags[i - 3] as number) : NO_TAG;
  const look = looks[i] as number;
  const lookBefore = i > first ? (looks[i - 1] as number) : 0;
  const lookNext = i + 1 < end ? (looks[i + 1] as number) : 0;
  let n = lookFeatures(look, lookBefore, lookNext, touchesOf(tokens, i, end), out, 0);
  n = tagFeatures(tag1, tag2, tag3, out, n);
  n = wordFeatures(types, here, tag1, look, out, n);
  n = nextFeatures(types, next, tag1, out, n);
  n = lookTagFeatures(look, tag1, lookNext, out, n);
  const { middle } = types;
  const middleHere = middle[here] as number;
  const middleNext = middle[next] as number;
  n = clusterTagFeatures(middleHere, tag1, tag2, out, n);
  n = clusterPairFeatures(middleHere, middleNext, tag1, out, n);
  out[n++] = pairBeforeFeature(middle[before] as number, middleHere);
  out[n++] = pairBehindFeature(middleNext, middle[later] as number);
  return pairFeatures(types, before, here, next, out, n);
}

const PLAIN = new Uint8Array(0x80);
for (const mark of ',.;:?!()"[]') PLAIN[mark.charCodeAt(0)] = 1;

/** Whether token `i` is a mark that is nothing but punctuation. Apostrophes, dashes, & and / can be more and are left to the model. */
export function isPlainMark(tokens: Tokens, i: number): boolean {
  if (tokens.kinds[i] !== TokenKind.punctuation) return false;
  const code = tokens.text.charCodeAt(tokens.starts[i] as number);
  return code < 0x80 ? PLAIN[code] === 1 : code === 0x201c || code === 0x201d || code === 0x2026;
}
