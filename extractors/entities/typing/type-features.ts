import { hashWord, join, mix } from '../../syntax/hash.js';
import { TokenKind, type Tokens } from '../../text/tokens.js';
import { extendKey } from '../recognizer/gazetteer.js';
import { type NameWords, OUTSIDE_WORD } from '../recognizer/name-words.js';
import { WordClass } from '../recognizer/word-classes.js';
import { cueOf } from './cue-words.js';

/** Room that a feature buffer needs. */
export const MOST_TYPE_FEATURES = 128;
/** Words of a long name that are looked at one by one. */
const MOST_WORDS = 8;

/**
 * Writes the features of a name, tokens `first` to `end`, and of what stands beside it, by which its type is told.
 * @param types Word types of the document's tokens.
 * @returns How many were written.
 */
export function typeFeaturesOf(
  tokens: Tokens,
  words: NameWords,
  types: Int32Array,
  first: number,
  end: number,
  out: Int32Array,
): number {
  return besideFeatures(tokens, words, types, first, end, out, nameFeatures(tokens, words, types, first, end, out));
}

/** The features of the name by itself: they follow from its words alone. Returns how many were written. */
export function nameFeatures(
  tokens: Tokens,
  words: NameWords,
  types: Int32Array,
  first: number,
  end: number,
  out: Int32Array,
): number {
  const { forms } = tokens;
  const { lower, middle, coarse, fine, known, shapes, classes, keys } = words;
  const head = types[end - 1] as number;
  const opening = types[first] as number;
  const length = Math.min(end - first, 6);
  let n = 0;
  out[n++] = mix(1, 0);
  out[n++] = mix(2, length);
  out[n++] = mix(3, lower[head] as number);
  out[n++] = mix(4, lower[opening] as number);
  out[n++] = mix(5, fine[head] as number);
  out[n++] = mix(6, middle[head] as number);
  out[n++] = mix(7, coarse[head] as number);
  out[n++] = mix(8, join(middle[opening] as number, length));
  out[n++] = mix(9, join(shapes[opening] as number, length > 1 ? (shapes[head] as number) : 0));
  let whole = lower[opening] as number;
  let key = keys[opening] as number;
  let all = 0;
  let cues = 0;
  let digits = 0;
  let links = 0;
  let shape = shapes[opening] as number;
  for (let i = first; i < end; i++) {
    const type = types[i] as number;
    if (i > first) {
      whole = join(whole, lower[type] as number);
      key = extendKey(key, keys[type] as number);
      if (i < first + 4) shape = join(shape, shapes[type] as number);
    }
    if (i < first + MOST_WORDS) {
      const bits = cueOf(forms[i] as number);
      cues |= bits;
      all |= known[type] as number;
      out[n++] = mix(10, lower[type] as number);
      out[n++] = mix(11, middle[type] as number);
    }
    const wordClass = classes[type] as number;
    if (tokens.kinds[i] === TokenKind.number) digits = 1;
    if (wordClass & WordClass.link) links = 1;
  }
  const wholeKnown = length === 1 ? (known[opening] as number) : words.lists.gazetteer.known(key);
  out[n++] = mix(12, whole);
  out[n++] = mix(13, wholeKnown);
  for (let bits = wholeKnown; bits !== 0; bits &= bits - 1)
    out[n++] = mix(14, (bits & -bits) * 2 + (length > 1 ? 1 : 0));
  out[n++] = mix(15, join(shape, length));
  out[n++] = mix(16, all * 4 + digits * 2 + links);
  const headCue = cueOf(forms[end - 1] as number);
  const firstCue = cueOf(forms[first] as number);
  out[n++] = mix(17, headCue * 2 + (length > 1 ? 1 : 0));
  for (let bits = headCue; bits !== 0; bits &= bits - 1) out[n++] = mix(18, (bits & -bits) * 2 + (length > 1 ? 1 : 0));
  for (let bits = firstCue; bits !== 0; bits &= bits - 1) out[n++] = mix(19, (bits & -bits) * 2 + (length > 1 ? 1 : 0));
  for (let bits = cues; bits !== 0; bits &= bits - 1) out[n++] = mix(20, bits & -bits);
  out[n++] = mix(21, digits * 8 + Math.min(length, 4));
  if (digits) out[n++] = mix(22, shape);
  const word = words.words[head] as string;
  const tail = word.length;
  for (let k = 2; k <= 5 && k <= tail; k++)
    out[n++] = mix(22 + k, join(hashWord(word, tail - k, tail), length === 1 ? 1 : 0));
  return n;
}

/** The features of what stands beside a name. Written from `start` on; returns how many there are then. */
export function besideFeatures(
  tokens: Tokens,
  words: NameWords,
  types: Int32Array,
  first: number,
  end: number,
  out: Int32Array,
  start: number,
): number {
  const { forms } = tokens;
  const { lower, middle, shapes } = words;
  const sentence = tokens.sentenceOf[first] as number;
  const from = tokens.sentenceStarts[sentence] as number;
  const to = tokens.sentenceStarts[sentence + 1] as number;
  const head = types[end - 1] as number;
  const length = Math.min(end - first, 6);
  let n = start;
  const before = first > from ? (types[first - 1] as number) : OUTSIDE_WORD;
  const before2 = first > from + 1 ? (types[first - 2] as number) : OUTSIDE_WORD;
  const behind = end < to ? (types[end] as number) : OUTSIDE_WORD;
  const behind2 = end + 1 < to ? (types[end + 1] as number) : OUTSIDE_WORD;
  out[n++] = mix(30, lower[before] as number);
  out[n++] = mix(31, lower[behind] as number);
  out[n++] = mix(32, join(lower[before2] as number, lower[before] as number));
  out[n++] = mix(33, join(lower[behind] as number, lower[behind2] as number));
  out[n++] = mix(34, middle[before] as number);
  out[n++] = mix(35, middle[behind] as number);
  out[n++] = mix(36, join(lower[before] as number, shapes[head] as number));
  out[n++] = mix(37, join(middle[behind] as number, shapes[head] as number));
  out[n++] = mix(38, join(middle[behind2] as number, middle[behind] as number));
  out[n++] = mix(39, shapes[before] as number);
  out[n++] = mix(40, shapes[behind] as number);
  const behindCue = end < to ? cueOf(forms[end] as number) : 0;
  const beforeCue = first > from ? cueOf(forms[first - 1] as number) : 0;
  for (let bits = behindCue; bits !== 0; bits &= bits - 1)
    out[n++] = mix(41, (bits & -bits) * 2 + (length > 1 ? 1 : 0));
  for (let bits = beforeCue; bits !== 0; bits &= bits - 1) out[n++] = mix(42, bits & -bits);
  return n;
}
