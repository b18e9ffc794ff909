import type { DateMention } from '../dates/mention.js';
import type { Span } from '../text/span.js';

/** What a cell holds: nothing or a sign for nothing; a figure; an expression of time alone; anything else. */
export type CellKind = 'blank' | 'figure' | 'date' | 'text';

/** What stands where there is no figure. */
const NOTHING =
  /^(?:[-–—‑−.…·*:x×/†‡]{0,4}|n\.?\s?[ad]\.?|n\/[ad]|nil|none|null|unknown|\(?(?:not )?available\)?|tb[acd])$/iu;
/** Marks of notes, which stand behind figures and names in tables. */
const MARKS = /(?:[*†‡§¶#]{1,3}|\s?\[[^\]\s]{1,3}\]|\s\((?:[a-fh-jln-su-z]|[ivx]{2,4}|\d)\)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})$/u;
/** Words beside a date that leave it a date: "year to March 2023", "2024 (est.)", "2025f". */
const BESIDE_DATES = new Set(
  '3 6 9 12 as at of on in to the for and end ended ending year years fy cy financial fiscal calendar month months twelve six nine three quarter half first second third fourth mid early late actual actuals est estimate estimates estimated forecast forecasts fcst proj projected projection provisional prov prelim preliminary revised rev restated audited unaudited budget budgeted target planned plan outturn ytd a e f p r'.split(
    ' ',
  ),
);
/** A figure, a range, or a figure with another in brackets: signs of money and marks before it, few letters behind it. */
const FIGURE = /^[^\p{L}\p{Nd}]{0,6}(?:\p{L}{1,3}\.?[\s$€£¥]{0,2})?[^\p{L}\p{Nd}]{0,3}\p{Nd}/u;
const MOST_LETTERS = 16;
const LONGEST_FIGURE = 60;

/** A cell's text without the marks of notes behind it. */
export function withoutMarks(text: string): string {
  let bare = text;
  for (let n = 0; n < 4; n++) {
    const mark = MARKS.exec(bare);
    if (mark === null || mark.index === 0) return bare;
    bare = bare.slice(0, mark.index).trimEnd();
  }
  return bare;
}

/** A cell's text without what some spans of the document cover. */
export function without(text: string, start: number, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  for (const span of spans) {
    rest += `${text.slice(at, Math.max(at, span.start - start))} `;
    at = Math.max(at, span.end - start);
  }
  return rest + text.slice(at);
}

/** What a cell holds. `dates` are the expressions of time that were found in it. */
export function kindOf(text: string, start: number, dates: readonly DateMention[]): CellKind {
  if (NOTHING.test(text)) return 'blank';
  if (dates.length > 0 && text.length <= LONGEST_FIGURE) {
    const times = dates.filter(({ type }) => type === 'DATE' || type === 'TIME');
    const rest = without(text, start, times)
      .toLowerCase()
      .split(/[^\p{L}\p{Nd}]/u);
    if (times.length > 0 && rest.every((word) => word === '' || BESIDE_DATES.has(word))) return 'date';
  }
  if (text.length > LONGEST_FIGURE || !FIGURE.test(text)) return 'text';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > MOST_LETTERS ? 'text' : 'figure';
}

/** Whether a cell is nothing but four digits that may be a year or a count. */
export function isPlainYear(text: string): boolean {
  return /^(?:1\d{3}|2[01]\d\d)$/.test(withoutMarks(text));
}

/** Whether a cell holds sentences: a terminator, or many words. */
export function holdsSentences(text: string): boolean {
  if (text.length < 25) return false;
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words >= 8 || (words >= 4 && /[.!?]$/.test(text));
}
