import { intervalOf } from '../dates/intervals.js';
import type { DateMention } from '../dates/mention.js';
import { shortYearOf } from '../dates/values.js';
import type { Span } from '../text/span.js';
import { firstFrom } from './first-from.js';
import type { CellHeads, GridCell, Layout } from './grid.js';
import { isEvent } from './head-words.js';
import type { TextTable } from './table.js';

/** The mentions of an ordered list that lie within a span. */
export function datesIn<T extends Span>(ordered: readonly T[], span: Span): T[] {
  const found: T[] = [];
  for (let i = firstFrom(ordered, span.start); i < ordered.length; i++) {
    const mention = ordered[i] as T;
    if (mention.start >= span.end) break;
    if (mention.end <= span.end) found.push(mention);
  }
  return found;
}

/** Forms that only heads of tables have: "1Q24", "H1 23", "Mar-23", "FY23". */
const QUARTER = /^(?:([1-4])\s?Q|Q([1-4]))[\s'’/-]{0,2}(?:FY)?(\d{2}|\d{4})$/iu;
const HALF = /^(?:([12])\s?H|H([12]))[\s'’/-]{0,2}(?:FY)?(\d{2}|\d{4})$/iu;
const MONTH_NAMES = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH = new RegExp(`^(${MONTH_NAMES})t?\\.?$`, 'iu');
const MONTH_YEAR = new RegExp(`^(${MONTH_NAMES})[a-z]{0,6}\\.?[\\s'’-]{1,2}(\\d{2})$`, 'iu');
const YEAR = /^['’](\d{2})$/;
const MONTHS = MONTH_NAMES.split('|');

/** The year that two or four digits tell, by the rule of dates. */
const yearOf = (digits: string, referenceYear: number | undefined): string =>
  String(shortYearOf(digits, referenceYear) ?? digits);
const monthOf = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');

/** The value of a head in one of these forms; null where it is none. */
function tableForm(text: string, referenceYear?: number): { readonly value: string; readonly rule: string } | null {
  let match = QUARTER.exec(text);
  if (match !== null)
    return {
      value: `${yearOf(match[3] as string, referenceYear)}-Q${match[1] ?? match[2]}`,
      rule: 'date.table-quarter',
    };
  match = HALF.exec(text);
  if (match !== null)
    return { value: `${yearOf(match[3] as string, referenceYear)}-H${match[1] ?? match[2]}`, rule: 'date.table-half' };
  match = MONTH_YEAR.exec(text);
  if (match !== null)
    return {
      value: `${yearOf(match[2] as string, referenceYear)}-${monthOf(match[1] as string)}`,
      rule: 'date.table-month',
    };
  match = YEAR.exec(text);
  if (match !== null) return { value: yearOf(match[1] as string, referenceYear), rule: 'date.table-year' };
  return null;
}

/** Months in short that a table has at least, so that "Mar" and "May" are no names. */
const LEAST_MONTHS = 3;

/** Whether a table tells of months in short. */
export function hasMonths(cells: readonly { readonly text: string }[]): boolean {
  return cells.filter(({ text }) => MONTH.test(text)).length >= LEAST_MONTHS;
}

/** Whether a cell is a date in a form that only tables have. */
export function isTableDate(text: string, months: boolean): boolean {
  return text.length < 12 && (tableForm(text) !== null || (months && MONTH.test(text)));
}

function mentionOf(
  text: string,
  start: number,
  value: string,
  rule: string,
  anchor: DateMention['anchor'],
): DateMention {
  const common = { start, end: start + text.length, text, rule, type: 'DATE' as const, mod: null, zone: null };
  return { ...common, value, ...intervalOf(value), anchor };
}

/** "Three months ended March 31," over years. */
const MONTHS_TO = /^(?:for the )?(?:(three|3)|(six|6)|nine|9)[\s-]months?(?: periods?)? (?:ended|ending|to)\b/iu;
const LAST_DAYS = new Map([
  ['03-31', 1],
  ['06-30', 2],
  ['09-30', 3],
  ['12-31', 4],
]);

/** What a year below some months "ended March 31" is: a quarter or half where it is one, else the day on which they end, as in prose. */
function periodTo(over: string, end: string, year: string): string {
  const [, three, six] = MONTHS_TO.exec(over) ?? [];
  const quarter = LAST_DAYS.get(end);
  if (three !== undefined && quarter !== undefined) return `${year}-Q${quarter}`;
  if (six !== undefined && quarter !== undefined && quarter % 2 === 0) return `${year}-H${quarter / 2}`;
  return `${year}-${end}`;
}

const HAS_YEAR = /\d{4}|['’]\d{2}\b|\d[/-]\d{2}\b|\bFY\s?\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b/iu;
const DEICTIC =
  /\b(?:this|last|next|today|yesterday|tomorrow|tonight|now|current|currently|previous|past|ago|recent|coming|year-to-date)\b/iu;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)/iu;

/**
 * The dates of cells as a table tells them. Each cell was read alone, so what a cell takes from another is taken by the table's heads: a month,
 * quarter or day without a year gets that of the head over it, or of the line over its rows, or of the caption, and no year where there is none.
 * Four digits that stand where figures do are no date; `counts` are their offsets.
 */
export function settleDates(
  text: string,
  tables: readonly TextTable[],
  layouts: readonly (Layout | null)[],
  raw: readonly DateMention[],
  referenceYear: number | undefined,
): { readonly dates: readonly DateMention[]; readonly counts: Set<number> } {
  const counts = new Set<number>();
  const dropped = new Set<DateMention>();
  const made: DateMention[] = [];
  /** The cells whose year another tells. */
  const overs = new Map<GridCell, Span | null>();
  const abbreviated = new Set<GridCell>();
  for (const layout of layouts) {
    if (layout === null) continue;
    for (const place of layout.places) {
      if (place.cell.year && isCount(place, layout)) {
        for (const date of datesIn(raw, place.cell)) {
          dropped.add(date);
          counts.add(date.start);
        }
      }
      place.columns.forEach((head, k) => {
        if (k > 0 && !overs.has(head)) overs.set(head, place.columns[k - 1] ?? null);
      });
      place.rows.forEach((head, k) => {
        const left = k > 0 ? place.rows[k - 1] : undefined;
        const over = left?.kind === 'date' ? left : place.section;
        if (over !== null) overs.set(head, over);
      });
    }
    const caption = layout.table.caption ?? layout.titles[0] ?? null;
    for (const cell of layout.heads) if (!overs.has(cell)) overs.set(cell, caption);
    const months = [...layout.heads].filter((cell) => cell.kind === 'date' && MONTH.test(cell.text));
    for (const cell of months) abbreviated.add(cell);
  }
  const yearIn = (span: Span | null): DateMention | null => {
    const years = span === null ? [] : datesIn(raw, span).filter((date) => date.type === 'DATE');
    return years.length === 1 && /^\d{4}$/.test(years[0]?.text ?? '') ? (years[0] as DateMention) : null;
  };
  for (const [cell, over] of overs) {
    const own = datesIn(raw, cell);
    const months = over === null ? '' : text.slice(over.start, over.end);
    if (over !== null && cell.year && own.length === 1 && MONTHS_TO.test(months)) {
      const ends = datesIn(raw, over).filter(({ type, value }) => type === 'DATE' && /^.{4}-\d\d-\d\d$/.test(value));
      const [end, date] = [ends[0], own[0] as DateMention];
      if (ends.length === 1 && end !== undefined && !HAS_YEAR.test(end.text)) {
        dropped.add(date);
        const value = periodTo(months, end.value.slice(5), date.value);
        const { start, text: words } = end;
        made.push(mentionOf(date.text, date.start, value, 'date.table-period', { start, end: end.end, text: words }));
        continue;
      }
    }
    const form = tableForm(cell.text, referenceYear);
    if (form !== null) {
      for (const date of own) dropped.add(date);
      made.push(mentionOf(cell.text, cell.start, form.value, form.rule, null));
      continue;
    }
    const year = yearIn(over);
    const from = year === null ? null : { start: year.start, end: year.end, text: year.text };
    if (abbreviated.has(cell)) {
      for (const date of own) dropped.add(date);
      const value = `${year?.value ?? 'XXXX'}-${monthOf(cell.text)}`;
      made.push(mentionOf(cell.text, cell.start, value, 'date.table-month', from));
      continue;
    }
    for (const date of own) {
      if (date.type !== 'DATE' || HAS_YEAR.test(date.text) || !/^\d{4}-/.test(date.value)) continue;
      if (DEICTIC.test(date.text)) continue;
      dropped.add(date);
      if (WEEKDAY.test(date.text)) continue;
      const value = `${year?.value ?? 'XXXX'}${date.value.slice(4)}`;
      made.push({ ...date, value, ...intervalOf(value), anchor: from });
    }
  }
  const regions = tables.flatMap(({ caption, cells }): Span[] => (caption === null ? [...cells] : [caption, ...cells]));
  regions.sort((a, b) => a.start - b.start);
  const kept = raw.filter((date) => !dropped.has(date)).map((date) => alone(text, date, regions));
  const dates = [...kept.filter((date) => date !== null), ...made].sort((a, b) => a.start - b.start);
  return { dates, counts };
}

/** A date of a cell that nothing of the table dates: what it took from another cell, or guessed of its year, is taken back. */
function alone(text: string, date: DateMention, regions: readonly Span[]): DateMention | null {
  if (date.type !== 'DATE' && date.type !== 'TIME') return date;
  const { anchor } = date;
  if (anchor === null || anchor === 'reference') {
    if (HAS_YEAR.test(date.text) || DEICTIC.test(date.text) || !/^\d{4}-/.test(date.value)) return date;
    if (holdsMore(text, date, regions)) return date;
    const value = `XXXX${date.value.slice(4)}`;
    return { ...date, value, ...intervalOf(value), anchor: null };
  }
  const region = regions[firstFrom(regions, date.start)];
  const own = region !== undefined && anchor.start >= region.start && anchor.end <= region.end;
  return own ? date : null;
}

/** Whether the cell of a date holds a sentence, in which dates are read as in prose. */
function holdsMore(text: string, date: Span, regions: readonly Span[]): boolean {
  const region = regions[firstFrom(regions, date.start)];
  if (region === undefined || region.start > date.start) return false;
  return text.slice(region.start, region.end).length > (date.end - date.start) * 2 + 20;
}

/** Whether four digits in a cell are a count and no year: they stand under or beside a time, or among figures in their row and column. */
function isCount({ cell, columns, rows, corners }: CellHeads, layout: Layout): boolean {
  const heads = [...columns, ...rows];
  if (heads.some((head) => head.kind !== 'date' && isEvent(head.text))) return false;
  if (heads.some((head) => /\b(?:years?|dates?|seasons?)\b/iu.test(head.text) && head.kind !== 'date')) return false;
  const timed = columns.some((head) => head.kind === 'date');
  const beside = rows.some((head, k) => head.kind === 'date' && !isEvent(corners[k]?.text ?? ''));
  if (timed || beside) return true;
  return layout.figuredColumns.has(cell.column) && layout.figuredRows.has(cell.row);
}
