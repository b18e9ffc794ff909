/** A half-open range of UTF-16 code units in a document's text: `text.slice(start, end)` is what it marks. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the text that stands there: `document.text.slice(start, end) === text`, always. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** What every extractor returns: where it is, what stands there, and which rule found it. */
export interface Mention extends TextSpan {
  /** Name of the rule that found the mention, e.g. `money.symbol-scale`. */
  readonly rule: string;
}

/** Returns whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Returns whether the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Orders spans by start, and the longer first where two begin together. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
