import type { AnnotatedSpan } from './annotations.js';

const WORD = /[\p{L}\p{N}]+/gu;

/** Where the words (runs of letters and digits) of the spans begin in the text; `leading` words before the first other one are left out. */
export function wordsOf(text: string, spans: readonly AnnotatedSpan[], leading?: ReadonlySet<string>): Set<number> {
  const starts = new Set<number>();
  let skipping = leading !== undefined;
  for (const { start, end } of spans) {
    for (const match of text.slice(start, end).matchAll(WORD)) {
      if (skipping && leading?.has(match[0].toLowerCase())) continue;
      skipping = false;
      starts.add(start + match.index);
    }
  }
  return starts;
}

export function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

/** Characters that two spans have in common; 0 or less when they are apart. */
export const overlap = (a: AnnotatedSpan, b: AnnotatedSpan): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

export const sameSpan = (a: AnnotatedSpan, b: AnnotatedSpan): boolean => a.start === b.start && a.end === b.end;
