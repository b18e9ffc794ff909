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
  const tag1 = i > first ? (tags[i - 1] as number) : 30;
  const tag2 = i > first + 1 ? (tags[i - 2] as number) : 30;
  const tag3 = i > first + 2 ? (tags[i - 3] as number) : 30;
  const look = looks[i] as number;
  const lookBefore = i > first ? (looks[i - 1] as number) : 0;
  const lookNext = i + 1 < end ? (looks[i + 1] as number) : 0;
  const touches = (touchesPrevious(tokens, i) ? 1 : 0) + (i + 1 < end && touchesPrevious(tokens, i + 1) ? 2 : 0);
  const wordHere = types.wordHashes[here] as number;
  const suffix = types.suffixHashes[here] as number;
  const fine = types.fine[here] as number;
  const middle = types.middle[here] as number;
  const wordNext = types.wordHashes[next] as number;
  const tags12 = tag1 * 32 + tag2;
  let n = 0;
  out[n++] = mix(1, look);
  out[n++] = mix(2, look * 16 + lookBefore);
  out[n++] = mix(3, look * 16 + lookNext);
  out[n++] = mix(4, (look * 16 + lookBefore) * 16 + lookNext);
  out[n++] = mix(5, look * 4 + touches);
  out[n++] = mix(6, tag1);
  out[n++] = mix(7, tags12);
  out[n++] = mix(8, tags12 * 32 + tag3);
  out[n++] = mix(9, join(wordHere, tag1));
  out[n++] = mix(10, fine * 32 + tag1);
  out[n++] = mix(11, join(suffix, tag1));
  out[n++] = mix(12, middle * 1024 + tags12);
  out[n++] = mix(13, join(wordNext, tag1));
  out[n++] = mix(14, (types.middle[next] as number) * 32 + tag1);
  out[n++] = mix(15, join(wordHere, wordNext));
  out[n++] = mix(16, join(types.wordHashes[before] as number, wordHere));
  out[n++] = mix(17, (types.middle[before] as number) * 512 + middle);
  out[n++] = mix(18, middle * 512 + (types.middle[next] as number));
  out[n++] = mix(19, join(wordHere, look));
  out[n++] = mix(20, join(suffix, look));
  out[n++] = mix(21, fine * 16 + look);
  out[n++] = mix(22, (types.middle[next] as number) * 512 + (types.middle[later] as number));
  out[n++] = mix(23, (middle * 512 + (types.middle[next] as number)) * 32 + tag1);
  out[n++] = mix(24, (look * 32 + tag1) * 16 + lookNext);
  out[n++] = mix(25, join(suffix, types.suffixHashes[next] as number));
  return n;
}

const PLAIN = new Uint8Array(0x80);
for (const mark of ',.;:?!()"[]') PLAIN[mark.charCodeAt(0)] = 1;

/** Whether token `i` is a mark that is nothing but punctuation. Apostrophes, dashes, & and / can be more and are left to the model. */
export function isPlainMark(tokens: Tokens, i: number): boolean {
  if (tokens.kinds[i] !== TokenKind.punctuation) return false;
  const code = tokens.text.charCodeAt(tokens.starts[i] as number);
  return code < 0x80 ? PLAIN[code] === 1 : code === 0x201c || code === 0x201d || code === 0x2026;
}
