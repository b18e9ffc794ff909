import type { AttributionMention } from '../attributions/mention.js';
import type { Span } from '../text/span.js';
import { type Tokens, tokensOf } from '../text/tokens.js';
import type { ClaimContext } from './extract-claims.js';

/** For each token of a document, the mark of every layer that covers it; -1 where there is none. */
export interface TokenMarks {
  readonly number: Int32Array;
  readonly date: Int32Array;
  readonly entity: Int32Array;
  /** The attribution whose cue or source covers the token. */
  readonly frame: Int32Array;
  /** The innermost attribution whose content covers the token. */
  readonly content: Int32Array;
}

/** Measures of accounts that look like names; nobody has figures by these names. */
const ACCOUNTING = /^(?:EBITD?A?R?|EPS|ROCE|ROE|ROI|ROIC|FFO|ARPU|RevPAR|GDP|GNP|CPI|PPI|PMI|NIM|AUM|GMV|capex|opex)$/u;

/** "19% of the managers reported": a part of a group is who the figure is about, and tells of nobody else's figures. */
function isPartOfGroup(
  { source }: AttributionMention,
  tokens: Tokens,
  numberAt: Int32Array,
  context: ClaimContext,
): boolean {
  if (source === null) return false;
  const number = context.numbers[numberAt[tokensOf(tokens, source)[0]] as number];
  if (number === undefined || number.start > source.start) return false;
  // “…,” said one of them
  if (number.text.toLowerCase() === 'one') return false;
  if (number.kind === 'percent' || number.kind === 'multiplier') return true;
  return number.kind === 'cardinal' && /^\s(?:of|in|out)\b/u.test(tokens.text.slice(number.end, source.end));
}

/** Lays the layers of a document over its tokens. Linear in tokens and marks, as long as attributions nest to a bounded depth. */
export function markTokens(tokens: Tokens, context: ClaimContext): TokenMarks {
  const fresh = (): Int32Array => new Int32Array(tokens.count).fill(-1);
  const marks = { number: fresh(), date: fresh(), entity: fresh(), frame: fresh(), content: fresh() };
  const lay = (array: Int32Array, span: Span, value: number): void => {
    const [first, end] = tokensOf(tokens, span);
    array.fill(value, first, end);
  };
  for (const [index, mention] of context.numbers.entries()) lay(marks.number, mention, index);
  for (const [index, mention] of context.dates.entries()) lay(marks.date, mention, index);
  for (const [index, mention] of context.mentions.entries())
    if (!ACCOUNTING.test(mention.text)) lay(marks.entity, mention, index);
  // Innermost last: a content that begins later overwrites the one that it begins in. Of two that begin together ("a 5% rise, A said, a figure
  // that B corroborated") the one whose source is named first comes last, and wins.
  const contents: { span: Span; index: number }[] = [];
  context.attributions.forEach((attribution, index) => {
    if (isPartOfGroup(attribution, tokens, marks.number, context)) return;
    for (const span of attribution.contents) contents.push({ span, index });
    for (const span of attribution.sources) lay(marks.frame, span, index);
    if (attribution.source !== null) lay(marks.frame, attribution.source, index);
    lay(marks.frame, attribution.cue, index);
  });
  const named = (index: number): number => context.attributions[index]?.source?.start ?? 0;
  contents.sort((a, b) => a.span.start - b.span.start || named(b.index) - named(a.index));
  for (const { span, index } of contents) lay(marks.content, span, index);
  return marks;
}
