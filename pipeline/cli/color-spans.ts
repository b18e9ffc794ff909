import { printable } from './text-width.js';

export interface ColoredSpan {
  readonly start: number;
  readonly end: number;
  readonly paint: (text: string) => string;
}

/**
 * A text with spans coloured, made safe for a terminal, as wrapped lines. Offsets are those of the document; the text begins at `offset`. Where
 * spans lie within each other the shorter one wins.
 */
export function colorSpans(
  text: string,
  offset: number,
  spans: readonly ColoredSpan[],
  wrap: (text: string, width: number, maxLines: number) => string[],
  width: number,
): string[] {
  const owner: (ColoredSpan | null)[] = new Array(text.length).fill(null);
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    for (let i = Math.max(0, span.start - offset); i < Math.min(text.length, span.end - offset); i++) owner[i] = span;
  }
  // the printable text is built piece by piece, so that each of its characters still knows its owner
  let shown = '';
  const owners: (ColoredSpan | null)[] = [];
  for (let i = 0; i < text.length; ) {
    let end = i + 1;
    while (end < text.length && owner[end] === owner[i]) end++;
    const piece = printable(text.slice(i, end));
    const joined = shown.endsWith(' ') && piece.startsWith(' ') ? piece.slice(1) : piece;
    shown += joined;
    for (let k = 0; k < joined.length; k++) owners.push(owner[i] ?? null);
    i = end;
  }
  let at = shown.length - shown.trimStart().length;
  return wrap(shown, width, 1000).map((line) => {
    at = shown.indexOf(line, at);
    let out = '';
    for (let i = 0; i < line.length; ) {
      let end = i + 1;
      while (end < line.length && owners[at + end] === owners[at + i]) end++;
      const piece = line.slice(i, end);
      const span = owners[at + i];
      out += span ? span.paint(piece) : piece;
      i = end;
    }
    at += line.length;
    return out;
  });
}
