import { FIRST_UNKNOWN_FORM, formWord } from './lexicon.js';
import type { Span, TextSpan } from './span.js';

/** What a token is made of. */
export const TokenKind = {
  /** Letters and combining marks, with inner apostrophes, or an abbreviation with its points (U.S., Mr.). */
  word: 1,
  /** Digits, with single commas or points between digits (1,200.5 and 30.03.2025 and 9:30's two halves). */
  number: 2,
  /** One mark of punctuation. */
  punctuation: 3,
  /** One symbol: currency signs, %, +, =, emoji and all else that is neither letter, digit, space nor punctuation. */
  symbol: 4,
} as const;

/** How a word token is capitalised. */
export const Shape = {
  /** No cased letter. */
  none: 0,
  lower: 1,
  /** One capital at the front: Tokyo; a single capital counts too: A. */
  title: 2,
  /** Two or more letters, all capitals: NATO, U.S. */
  upper: 3,
  /** Capitals in other places: iPhone, McDonald, GmbH. */
  mixed: 4,
} as const;

/**
 * A document's tokens as a struct of arrays. Token `i` is `text.slice(starts[i], ends[i])`; offsets are UTF-16 code units. White space is
 * no token. Sentence `s` holds the tokens `sentenceStarts[s]` to `sentenceStarts[s + 1]` (exclusive), paragraphs likewise.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** A `TokenKind` each. */
  readonly kinds: Uint8Array;
  /** A `Shape` each. */
  readonly shapes: Uint8Array;
  /** Form of the lower-cased token: a lexicon id, or a number from `FIRST_UNKNOWN_FORM` on that is the document's own. ’ counts as '. */
  readonly forms: Int32Array;
  /** The sentence that each token stands in. */
  readonly sentenceOf: Int32Array;
  readonly sentenceCount: number;
  /** First token of each sentence, and the token count at the end: sentenceCount + 1 entries. */
  readonly sentenceStarts: Int32Array;
  readonly paragraphCount: number;
  /** First sentence of each paragraph, and the sentence count at the end. */
  readonly paragraphStarts: Int32Array;
  /** Lower-cased words of the forms that only this document has, by form - FIRST_UNKNOWN_FORM. */
  readonly unknownWords: readonly string[];
}

/** The text of token `i`. A word is cut from the text anew; figures and marks cost no new string. */
export function tokenText(tokens: Tokens, i: number): string {
  // the form of what is no word has its very characters; behind the last token there is no kind
  return (tokens.kinds[i] as number) > TokenKind.word
    ? tokenWord(tokens, i)
    : tokens.text.slice(tokens.starts[i], tokens.ends[i]);
}

/** The lower-cased word of token `i`, with ’ as '. Costs no new string. */
export function tokenWord(tokens: Tokens, i: number): string {
  const form = tokens.forms[i] as number;
  return form < FIRST_UNKNOWN_FORM
    ? (formWord(form) as string)
    : (tokens.unknownWords[form - FIRST_UNKNOWN_FORM] as string);
}

/** Returns whether token `i` follows token `i - 1` without white space between. */
export function touchesPrevious(tokens: Tokens, i: number): boolean {
  return i > 0 && tokens.starts[i] === tokens.ends[i - 1];
}

/** The span of the tokens `first` to `end` (exclusive), with its text. */
export function tokenSpan(tokens: Tokens, first: number, end: number): TextSpan {
  const from = tokens.starts[first] as number;
  const to = tokens.ends[end - 1] as number;
  return { start: from, end: to, text: tokens.text.slice(from, to) };
}

/** Index of the first token that ends after `offset` (binary search); `count` when there is none. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens.ends[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens that share a code unit with a span, as [first, end). Empty (first === end) when there are none. */
export function tokensOf(tokens: Tokens, span: Span): [first: number, end: number] {
  const first = tokenAt(tokens, span.start);
  if (span.end <= span.start) return [first, first];
  let end = tokenAt(tokens, span.end - 1);
  if (end < tokens.count && (tokens.starts[end] as number) < span.end) end++;
  return [first, Math.max(first, end)];
}
