import { join, mix } from '../../syntax/hash.js';
import { type Tokens, touchesPrevious } from '../../text/tokens.js';
import type { DocumentFacts } from './document-facts.js';
import { extendKey, Known, LONGEST_PHRASE } from './gazetteer.js';
import { type NameWords, OUTSIDE_WORD } from './name-words.js';
import { WordClass } from './word-classes.js';

/** Positions of a word that the score of a token looks at: two before it to two behind it. */
export const POSITIONS = 5;
const HERE = 2;

/** Room that a feature buffer needs. */
export const MOST_FEATURES = 160;

/**
 * Writes the features of a word by itself, seen from `position` (0: two tokens before the scored one ... 4: two behind it).
 * @returns How many were written.
 */
export function typeFeatures(words: NameWords, type: number, position: number, out: Int32Array): number {
  const base = 1000 + position * 40;
  const lower = words.lower[type] as number;
  const middle = words.middle[type] as number;
  const shape = words.shapes[type] as number;
  let n = 0;
  out[n++] = mix(base, lower);
  out[n++] = mix(base + 1, middle);
  out[n++] = mix(base + 2, shape);
  if (position === 0 || position === POSITIONS - 1) return n;
  const fine = words.fine[type] as number;
  const coarse = words.coarse[type] as number;
  const classes = words.classes[type] as number;
  const cased = classes & (WordClass.capital | WordClass.lower);
  const known = words.known[type] as number;
  out[n++] = mix(base + 3, fine);
  out[n++] = mix(base + 4, coarse);
  out[n++] = mix(base + 5, join(middle, shape));
  if (known !== 0) {
    out[n++] = mix(base + 6, known * 4 + cased);
    for (let bits = known; bits !== 0; bits &= bits - 1) out[n++] = mix(base + 7, (bits & -bits) * 4 + cased);
  }
  out[n++] = mix(base + 8, classes & (WordClass.title | WordClass.saying | WordClass.organization | WordClass.link));
  if (position !== HERE) return n;
  out[n++] = mix(base + 9, 0);
  out[n++] = mix(base + 10, words.exact[type] as number);
  out[n++] = mix(base + 11, join(known, shape));
  out[n++] = mix(base + 12, join(coarse, shape));
  const word = words.words[type] as string;
  const { length } = word;
  out[n++] = mix(base + 13, Math.min(length, 12));
  if (classes & (WordClass.capital | WordClass.lower)) {
    const lowered = word.toLowerCase();
    let prefix = 0;
    let suffix = 0;
    for (let k = 1; k <= 5 && k <= length; k++) {
      prefix = join(prefix, lowered.charCodeAt(k - 1));
      suffix = join(suffix, lowered.charCodeAt(length - k));
      out[n++] = mix(base + 13 + k, prefix);
      out[n++] = mix(base + 18 + k, suffix);
      if (k === 3 && fine === 0) out[n++] = mix(base + 24, suffix);
    }
  }
  return n;
}

/** What the features of a sentence's tokens are read from; the arrays run over the document's tokens. */
export class SentenceView {
  tokens!: Tokens;
  facts!: DocumentFacts;
  types!: Int32Array;
  first = 0;
  end = 0;
  headline = 0;
  /** First and last token of the run of capitals that a token stands in, by token of the sentence. */
  runFirst: Int32Array = new Int32Array(256);
  runEnd: Int32Array = new Int32Array(256);
  runClass: Uint8Array = new Uint8Array(256);
  /** Hashes of the phrases of the gazetteer that lie over a token: up to `PHRASES` each. */
  phraseCount: Uint8Array = new Uint8Array(256);
  phrases: Int32Array = new Int32Array(256 * PHRASES);
  readonly words: NameWords;

  constructor(words: NameWords) {
    this.words = words;
  }

  /** Turns to a document. */
  open(tokens: Tokens, facts: DocumentFacts, types: Int32Array): void {
    this.tokens = tokens;
    this.facts = facts;
    this.types = types;
  }

  /** Turns to the tokens `first` to `end`, which are one sentence. */
  turnTo(sentence: number, first: number, end: number): void {
    this.first = first;
    this.end = end;
    this.headline = this.facts.headline[sentence] as number;
    const count = end - first;
    if (count > this.runFirst.length) {
      this.runFirst = new Int32Array(count * 2);
      this.runEnd = new Int32Array(count * 2);
      this.runClass = new Uint8Array(count * 2);
      this.phraseCount = new Uint8Array(count * 2);
      this.phrases = new Int32Array(count * 2 * PHRASES);
    }
    this.#findRuns();
    this.#findPhrases();
  }

  /** Runs of capitals, with a hyphen or ampersand between two of them. */
  #findRuns(): void {
    const { first, end, types } = this;
    const { classes, words } = this.words;
    let i = first;
    while (i < end) {
      const bits = classes[types[i] as number] as number;
      if (!(bits & WordClass.capital)) {
        this.runFirst[i - first] = -1;
        i++;
        continue;
      }
      let last = i;
      let organization = 0;
      for (let k = i; k < end; k++) {
        const here = classes[types[k] as number] as number;
        if (here & WordClass.capital) {
          last = k;
          if (here & WordClass.organization) organization = 1;
        } else if (k - last > 1 || !(here & WordClass.hyphen || words[types[k] as number] === '&')) break;
      }
      for (let k = i; k <= last; k++) {
        this.runFirst[k - first] = i;
        this.runEnd[k - first] = last + 1;
        this.runClass[k - first] = organization;
      }
      i = last + 1;
    }
  }

  #findPhrases(): void {
    const { first, end, types, phraseCount, phrases } = this;
    const { longest, keys } = this.words;
    const { gazetteer } = this.words.lists;
    phraseCount.fill(0, 0, end - first);
    for (let i = first; i < end; i++) {
      const type = types[i] as number;
      const most = Math.min(longest[type] as number, end - i, LONGEST_PHRASE);
      if (most < 2) continue;
      let key = keys[type] as number;
      for (let length = 2; length <= most; length++) {
        key = extendKey(key, keys[types[i + length - 1] as number] as number);
        const known = gazetteer.known(key);
        if (known === 0) continue;
        for (let k = 0; k < length; k++) {
          const at = i + k - first;
          const count = phraseCount[at] as number;
          if (count + 1 >= PHRASES) continue;
          const place = k === 0 ? 0 : k === length - 1 ? 1 : 2;
          phrases[at * PHRASES + count] = known * 4 + place;
          phraseCount[at] = count + 1;
        }
      }
    }
  }
}

const PHRASES = 6;

/**
 * Writes the features of token `i` that hang on more than one word, or on the document. Tokens far from any capital have none.
 * @returns How many were written.
 */
export function contextFeatures(view: SentenceView, i: number, out: Int32Array): number {
  const { types, first, end, words, tokens } = view;
  const type0 = types[i] as number;
  const typeB = i > first ? (types[i - 1] as number) : OUTSIDE_WORD;
  const typeA = i + 1 < end ? (types[i + 1] as number) : OUTSIDE_WORD;
  const { classes, lower, shapes, coarse, middle, known } = words;
  const class0 = classes[type0] as number;
  const capital = (class0 & WordClass.capital) !== 0;
  if (!capital && !(((classes[typeB] as number) | (classes[typeA] as number)) & WordClass.capital)) return 0;
  const typeBB = i > first + 1 ? (types[i - 2] as number) : OUTSIDE_WORD;
  const typeAA = i + 2 < end ? (types[i + 2] as number) : OUTSIDE_WORD;
  const low0 = lower[type0] as number;
  const lowB = lower[typeB] as number;
  const lowA = lower[typeA] as number;
  const shape0 = shapes[type0] as number;
  const shapeB = shapes[typeB] as number;
  const shapeA = shapes[typeA] as number;
  const middleB = middle[typeB] as number;
  const middleA = middle[typeA] as number;
  const coarse0 = coarse[type0] as number;
  const coarseB = coarse[typeB] as number;
  const coarseA = coarse[typeA] as number;
  const shapes0A = join(shape0, shapeA);
  const shapesB0 = join(shapeB, shape0);
  let n = 0;
  out[n++] = mix(1, join(lowB, low0));
  out[n++] = mix(2, join(low0, lowA));
  out[n++] = mix(3, join(lowB, lowA));
  out[n++] = mix(4, shapesB0);
  out[n++] = mix(5, shapes0A);
  out[n++] = mix(6, join(shapesB0, shapeA));
  out[n++] = mix(7, join(shapes[typeBB] as number, shapesB0));
  out[n++] = mix(8, join(shapes0A, shapes[typeAA] as number));
  out[n++] = mix(9, coarseB * 512 + coarse0);
  out[n++] = mix(10, coarse0 * 512 + coarseA);
  out[n++] = mix(11, (coarseB * 512 + coarse0) * 512 + coarseA);
  out[n++] = mix(12, join(middleB, shape0));
  out[n++] = mix(13, join(middleA, shape0));
  out[n++] = mix(14, middleB * 2048 + middleA);
  out[n++] = mix(15, join(coarse0, shapes0A));
  out[n++] = mix(16, join(coarse0, shapesB0));
  const touches = (touchesPrevious(tokens, i) ? 1 : 0) + (i + 1 < end && touchesPrevious(tokens, i + 1) ? 2 : 0);
  if (touches !== 0) out[n++] = mix(17, join(touches, shape0));
  if (i === first) {
    out[n++] = mix(18, shape0);
    out[n++] = mix(19, low0);
  }
  if (view.headline) out[n++] = mix(20, shape0);
  const at = i - first;
  const known0 = known[type0] as number;
  const knownB = (classes[typeB] as number) & WordClass.capital ? (known[typeB] as number) : 0;
  const knownA = (classes[typeA] as number) & WordClass.capital ? (known[typeA] as number) : 0;
  if (capital) {
    if (knownB !== 0) out[n++] = mix(21, join(knownB & PERSON_OR_PLACE, known0 & PERSON_OR_PLACE));
    if (knownA !== 0) out[n++] = mix(22, join(known0 & PERSON_OR_PLACE, knownA & PERSON_OR_PLACE));
    if (known0 & Known.firstName && knownA === 0 && (classes[typeA] as number) & WordClass.capital)
      out[n++] = mix(23, 1);
    if (knownB & Known.firstName && known0 === 0) out[n++] = mix(23, 2);
    n = runFeatures(view, i, out, n);
    const form = tokens.forms[i] as number;
    const facts = view.facts.ofForm(form);
    out[n++] = mix(40, facts);
    if (i === first || view.headline) out[n++] = mix(41, join(facts, shape0));
    for (let bits = facts; bits !== 0; bits &= bits - 1) out[n++] = mix(42, bits & -bits);
    if (class0 & WordClass.acronym) {
      const acronym = view.facts.ofAcronym(words.words[type0] as string);
      out[n++] = mix(43, acronym);
    }
  }
  const phraseCount = view.phraseCount[at] as number;
  for (let p = 0; p < phraseCount; p++) {
    const phrase = view.phrases[at * PHRASES + p] as number;
    out[n++] = mix(44, phrase);
    for (let bits = phrase >> 2; bits !== 0; bits &= bits - 1) out[n++] = mix(45, (bits & -bits) * 4 + (phrase & 3));
  }
  return n;
}

const PERSON_OR_PLACE =
  Known.country | Known.nationality | Known.city | Known.subdivision | Known.firstName | Known.lastName;

/** What stands around the run of capitals, and at its two ends. */
function runFeatures(view: SentenceView, i: number, out: Int32Array, from: number): number {
  const { types, first, end, words } = view;
  const { lower, middle } = words;
  const runFirst = view.runFirst[i - first] as number;
  const runEnd = view.runEnd[i - first] as number;
  const before = runFirst > first ? (types[runFirst - 1] as number) : OUTSIDE_WORD;
  const behind = runEnd < end ? (types[runEnd] as number) : OUTSIDE_WORD;
  const lowBefore = lower[before] as number;
  const lowBehind = lower[behind] as number;
  let n = from;
  out[n++] = mix(30, lowBefore);
  out[n++] = mix(31, lowBehind);
  out[n++] = mix(32, join(lowBefore, lowBehind));
  out[n++] = mix(33, Math.min(runEnd - runFirst, 6) * 8 + Math.min(i - runFirst, 5));
  out[n++] = mix(34, middle[before] as number);
  out[n++] = mix(35, middle[behind] as number);
  const head = types[runEnd - 1] as number;
  if (i !== runEnd - 1) {
    out[n++] = mix(36, lower[head] as number);
    out[n++] = mix(37, middle[head] as number);
  }
  if (i !== runFirst) out[n++] = mix(38, lower[types[runFirst] as number] as number);
  if (view.runClass[i - first]) out[n++] = mix(39, 1);
  return n;
}
