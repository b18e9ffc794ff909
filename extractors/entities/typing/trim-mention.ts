import { Shape, TokenKind, type Tokens, tokenText, tokenWord } from '../../text/tokens.js';

/** The part of a mention. */
interface TokenRange {
  first: number;
  end: number;
}

/**
 * Takes what stands outside a name by our custom off its ends: an article, a year before a title, quotation marks, a possessive. Returns
 * whether anything is left.
 */
export function trimMention(tokens: Tokens, range: TokenRange): boolean {
  while (range.first < range.end && isOutsideBefore(tokens, range.first, range.end)) range.first++;
  while (range.first < range.end && isOutsideBehind(tokens, range.end - 1)) range.end--;
  return range.first < range.end;
}

function isOutsideBefore(tokens: Tokens, i: number, end: number): boolean {
  const kind = tokens.kinds[i];
  if (kind === TokenKind.punctuation) return !OPENING_PARTS.has(tokenText(tokens, i));
  if (i + 1 >= end) return false;
  if (kind === TokenKind.number) return /^(?:1[5-9]|20)\d\d$/.test(tokenText(tokens, i));
  return tokens.shapes[i] === Shape.lower && ARTICLES.has(tokenWord(tokens, i));
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);
/** Marks that may open a name: @handles, #tags. */
const OPENING_PARTS: ReadonlySet<string> = new Set(['@', '#', '&', '.']);

function isOutsideBehind(tokens: Tokens, i: number): boolean {
  const kind = tokens.kinds[i];
  if (kind === TokenKind.punctuation) return !CLOSING_PARTS.has(tokenText(tokens, i));
  return kind === TokenKind.word && (tokenWord(tokens, i) === "'s" || tokenWord(tokens, i) === "'");
}

/** Marks that may close a name: Yahoo!, OPEC+, bracketed parts. */
const CLOSING_PARTS: ReadonlySet<string> = new Set(['!', '+', ')']);
