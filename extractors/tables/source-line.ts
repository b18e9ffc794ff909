import type { DateMention } from '../dates/mention.js';
import type { Span } from '../text/span.js';
import { datesIn } from './cell-dates.js';
import type { Layout } from './grid.js';

/** A line that tells who gives all figures of a table: "Source: SIPRI". */
export interface SourceLine {
  readonly cue: Span;
  readonly source: Span;
  readonly date: Span | null;
}

const CUE = /^\s*(Sources?)\s*:\s*/iu;
const IN_CAPTION = /(?:^|[\s(.])(Sources?)\s*:\s*/iu;
/** Who gives it: up to what is said of it, or a second sentence. */
const WHO = /^(?:[^.;()[\]\n|]|\.(?=\S)|(?<=\b\p{Lu})\.)*/u;
const LONGEST = 200;
/** Words that stand for nobody. */
const NOBODY =
  /^(?:own (?:calculations?|work)|authors?['’]? (?:own )?calculations?|various|see notes?|below|above|as above|https?:\S*|www\.\S*)$/iu;

/** The line right below a table, its last line over all columns, or the end of its caption that names its source; null where there is none. */
export function findSource(text: string, layout: Layout, dates: readonly DateMention[]): SourceLine | null {
  const { table } = layout;
  const below = /^\s*\n?[^\n]*/u.exec(text.slice(table.end, table.end + LONGEST));
  const behind = below === null ? null : { start: table.end, end: table.end + below[0].length };
  const notes = table.cells.filter(({ start, end, column }) => column === 0 && end > start).slice(-3);
  const { caption } = table;
  const after = caption !== null && caption.start >= table.end ? caption : null;
  for (const line of [...notes, behind, after]) {
    const found = line === null ? null : sourceOf(text, line, CUE, dates);
    if (found !== null) return found;
  }
  return caption === null ? null : sourceOf(text, caption, IN_CAPTION, dates);
}

function sourceOf(text: string, line: Span, pattern: RegExp, dates: readonly DateMention[]): SourceLine | null {
  const piece = text.slice(line.start, Math.min(line.end, line.start + LONGEST));
  const match = pattern.exec(piece);
  if (match === null) return null;
  const word = match[1] as string;
  const cue = line.start + match.index + match[0].indexOf(word);
  const from = line.start + match.index + match[0].length;
  const who = WHO.exec(text.slice(from, line.start + piece.length))?.[0] ?? '';
  const date = datesIn(dates, { start: from, end: from + who.length })[0] ?? null;
  const named = withoutEnd(date === null ? who : who.slice(0, date.start - from));
  if (named === '' || !/\p{L}{2}/u.test(named) || NOBODY.test(named)) return null;
  return {
    cue: { start: cue, end: cue + word.length },
    source: { start: from, end: from + named.length },
    date: date === null ? null : { start: date.start, end: date.end },
  };
}

/** A name without the marks behind it. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && ' \t\u00a0,.(–—-'.includes(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}
