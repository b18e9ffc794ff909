import type { TableCell, TextTable } from '../../extractors/tables/table.js';
import type { Span } from '../../extractors/text/span.js';

/** What is noted while it is written. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What was owed before a cell's first words, a blank, a tab or a line's end, is none of it. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  while (from < end && /\s/u.test(text.charAt(from))) from++;
  return { start: from, end };
}

/**
 * A table of a text that has been written, from the lengths of the text where its cells began and ended; null where it has no word. Empty cells
 * stand where the text goes on.
 */
export function tableOf(text: string, noted: readonly TableCell[], caption: Span | null): TextTable | null {
  const cells = noted.map((cell) => ({ ...cell, ...trimmed(text, cell) }));
  const filled = cells.filter((cell) => cell.end > cell.start);
  const first = filled[0];
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return null;
  let at = first.start;
  for (const cell of cells) {
    if (cell.end > cell.start) at = cell.end;
    else cell.start = cell.end = at;
  }
  const told = caption === null ? null : trimmed(text, caption);
  return { start: first.start, end: last.end, caption: told !== null && told.end > told.start ? told : null, cells };
}
