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
  for (const [index, mention] of context.mentions.entries()) lay(marks.entity, mention, index);
  // Innermost last: a shorter content overwrites the longer that holds it.
  const contents: { span: Span; index: number }[] = [];
  context.attributions.forEach((attribution, index) => {
    for (const span of attribution.contents) contents.push({ span, index });
    for (const span of attribution.sources) lay(marks.frame, span, index);
    if (attribution.source !== null) lay(marks.frame, attribution.source, index);
    lay(marks.frame, attribution.cue, index);
  });
  contents.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  for (const { span, index } of contents) lay(marks.content, span, index);
  return marks;
}
