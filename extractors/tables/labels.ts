import type { ClaimModality } from '../claims/claim.js';
import type { DateMention } from '../dates/mention.js';
import type { Span } from '../text/span.js';
import { without, withoutMarks } from './cell-kinds.js';
import type { GridCell } from './grid.js';
import type { HeadUnit, HeadUnits } from './head-units.js';

/** What a head says of the figures that it is over or beside. */
export interface Label {
  /** The words that name something, without unit, date and marks of notes; null where there are none. */
  readonly span: Span | null;
  readonly unit: HeadUnit | null;
  /** The one time that it gives; null where it gives none or tells of a change between times. */
  readonly date: DateMention | null;
  /** Whether it speaks of any time: then a time from elsewhere is not the figures' either. */
  readonly speaksOfTime: boolean;
  readonly modality: ClaimModality;
}

/** Words that lay two times side by side. */
const COMPARES =
  /\b(?:since|from|vs|versus|v|than|compared|change|changes|growth|increase|decrease|difference|diff|over|before|after|until|between|ratio|yoy|y\/y)\b/iu;
const COMPARING = /\b(?:since|from|to|vs|versus|before|after|until|between|over|and)\b/giu;
const FORECAST =
  /\b(?:forecasts?|fcst|proj(?:ected|ections?)?|outlook|guidance|expected|predicted)\b|\p{Nd}\s?\(?f\)?(?!\p{L})/iu;
const ESTIMATE = /\b(?:est(?:imated?|imates?)?|approx)\b|\p{Nd}\s?\(?e\)?(?!\p{L})/iu;
const TARGET = /\b(?:targets?|targeted|planned)\b/iu;
const SIGN_BEHIND = /\s(?:[%€£$¥₹‰°]|(?:US|A|C|HK|NZ)\$)/u;
/** Symbols that are units without brackets as well: "Area km²". */
const SYMBOL = /^(?:(?:sq\.?)?[kcm]?m[23²³]|km|kg|mm|cm|ha|[kMGT]Wh?|[MG]t|°[CF])$/u;
const SIGN_BEFORE = /^(?:[%‰]|[€£$¥₹]\S{0,4})\s/u;
const SHARE = /^(?:percentage|per ?cent|pct\.?|proportion in %)\b/iu;
const EDGES = new Set(' \t\n\u00a0,;:–—-•·▪‣◦');
const CLOSING = new Map([
  [')', '('],
  [']', '['],
]);
/** Heads that are longer have no unit at their edge that is looked for. */
const LONGEST = 300;

/** How sure what a head says of its figures is. */
export function modalityOf(text: string, dated: boolean): ClaimModality {
  if (FORECAST.test(text)) return 'projected';
  if (TARGET.test(text)) return 'targeted';
  return ESTIMATE.test(text) && (dated || /estimate/i.test(text)) ? 'estimated' : 'asserted';
}

/** "Year ended 31 March" over "2024": the year below is the time, to whichever day it goes; of months it is told which (`cell-dates.ts`). */
const YEAR_TO =
  /^(?:(?:for the|fiscal|financial|full|three|six|nine|[369])[\s-]){0,2}(?:years?|months?)(?: periods?)?\s(?:ended|ending|to)\b/iu;

/** A cell that names the unit of its row, under "Unit". */
export function unitLabel(text: string, units: HeadUnits): Label {
  const unit = units.read(text, '', 'brackets');
  return { span: null, unit, date: null, speaksOfTime: false, modality: 'asserted' };
}

/** Reads the label of a head. `dates` are the expressions of time in it. */
export function readLabel(
  cell: Pick<GridCell, 'text' | 'start' | 'kind'>,
  dates: readonly DateMention[],
  units: HeadUnits,
): Label {
  const { text, start } = cell;
  const times = dates.filter(({ type }) => type === 'DATE' || type === 'TIME');
  const compares = COMPARES.test(text) && !/^(?:as|year|months?)\b/iu.test(text);
  const date = times.length === 1 && !compares ? (times[0] as DateMention) : null;
  const modality = modalityOf(text, times.length > 0);
  if (YEAR_TO.test(text) && times.length > 0 && times.every(({ value }) => value.startsWith('XXXX')))
    return { span: null, unit: null, date: null, speaksOfTime: false, modality };
  const common = { date, speaksOfTime: times.length > 0, modality };
  // "since 1990", "2013–2017": times that are no one time, and no name either
  const bare = without(text, start, times).replace(COMPARING, ' ');
  if (cell.kind === 'date' || (times.length > 0 && !/\p{L}/u.test(bare)))
    return { ...common, span: null, unit: unitBeside(text, units) };
  if (/^\(.*\)$/u.test(text) && text.length < LONGEST) {
    // "(in $ millions, unless otherwise stated)" in the corner
    const unit = unitAmong(text, units);
    if (unit !== null) return { ...common, span: null, unit };
  }
  const whole = cutUnit(text, units);
  if (date === null && times.some(({ start: at }) => at - start < whole.from || at - start >= whole.to)) {
    // "Share (%) 2019–23": times that are no one time tell heads apart
    return { ...common, unit: whole.unit, span: spanOf(text, start, 0, text.length) };
  }
  // "Height (m)" has a unit, "Height (a)" a note
  const { from, to, unit } = whole.unit === null ? cutUnit(withoutMarks(text), units) : whole;
  return {
    ...common,
    unit,
    span: date === null ? spanOf(text, start, from, to) : withoutDate(text, start, from, to, date),
  };
}

/** "2022 ($m)": a unit beside a date. */
function unitBeside(text: string, units: HeadUnits): HeadUnit | null {
  for (const { piece, place } of edgesOf(text)) {
    const unit = units.read(piece, '', place);
    if (unit !== null) return unit;
  }
  const behind = /^\p{Nd}{4}\s/u.test(text) ? text.slice(5).trim() : '';
  return /^\p{Nd}/u.test(behind) ? null : units.read(behind, '', 'behind');
}

/** A piece at the end of a head that may be its unit, and the offset behind the name before it. */
interface Edge {
  readonly to: number;
  readonly piece: string;
  readonly place: 'brackets' | 'behind';
}

/** What stands in brackets, behind a mark, behind "in" or from a sign on at the end of a head. */
function* edgesOf(text: string): Generator<Edge> {
  if (text.length > LONGEST) return;
  const open = CLOSING.get(text.at(-1) ?? '');
  if (open !== undefined) {
    const at = text.lastIndexOf(open);
    if (at >= 0) yield { to: at, piece: text.slice(at + 1, -1), place: 'brackets' };
  }
  // "Share (%) 2019–23": what is behind the brackets are figures of time
  const inside = /[([]([^()[\]]{1,40})[)\]]/u.exec(text);
  if (inside !== null && !/\p{L}/u.test(text.slice(inside.index + inside[0].length)))
    yield { to: inside.index, piece: inside[1] as string, place: 'brackets' };
  const last = text.lastIndexOf(' ');
  if (last > 0 && SYMBOL.test(text.slice(last + 1))) yield { to: last, piece: text.slice(last + 1), place: 'behind' };
  // a mark parts where a blank is behind it: "per 1,000"
  let mark = text.length - 2;
  while (mark > 0 && !(',;:|–—'.includes(text.charAt(mark)) && /\s/u.test(text.charAt(mark + 1)))) mark--;
  if (mark > 0) yield { to: mark, piece: text.slice(mark + 1), place: 'behind' };
  const within = text.lastIndexOf(' in ');
  if (within > 0) yield { to: within, piece: text.slice(within + 4), place: 'behind' };
  const sign = SIGN_BEHIND.exec(text);
  if (sign !== null && sign.index > 0) yield { to: sign.index, piece: text.slice(sign.index + 1), place: 'behind' };
}

/** The unit of a caption or the like, in brackets or between marks; null where it has none, or two that differ. */
export function unitAmong(text: string, units: HeadUnits): HeadUnit | null {
  const pieces = text.split(/[,;:()[\]|–—]|\s-\s/u).map((piece) => piece.trim());
  let found: HeadUnit | null = null;
  const name = pieces[0] ?? '';
  for (const [i, piece] of pieces.entries()) {
    const at = ` ${piece}`.lastIndexOf(' in ');
    const inside = at < 0 ? null : piece.slice(at + 3).trim();
    const unit =
      (i > 0 || pieces.length === 1 ? units.read(piece, name, i === 0 ? 'alone' : 'brackets') : null) ??
      (inside === null ? null : units.read(inside, name, 'behind'));
    if (unit === null) continue;
    if (found !== null && (found.unit !== unit.unit || found.kind !== unit.kind)) return null;
    found = unit;
  }
  return found;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly unit: HeadUnit | null;
}

/** Finds the unit at the edge of a head; the rest, as offsets in the text, is its name. */
export function cutUnit(text: string, units: HeadUnits): Cut {
  const whole = units.read(text, '', 'alone');
  if (whole !== null) return { from: 0, to: /\p{Ll}{3}/u.test(text) ? text.length : 0, unit: whole };
  for (const { to, piece, place } of edgesOf(text)) {
    const unit = units.read(piece.trim(), text.slice(0, to), place);
    if (unit !== null) return { from: 0, to, unit };
  }
  const sign = SIGN_BEFORE.exec(text);
  if (sign !== null) {
    const rest = text.slice(sign[0].length);
    const unit = units.read(sign[0].trim(), rest, 'behind');
    if (unit !== null) return { from: /^of\b/u.test(rest) ? 0 : sign[0].length, to: text.length, unit };
  }
  if (SHARE.test(text)) return { from: 0, to: text.length, unit: units.read('%', text, 'brackets') };
  return { from: 0, to: text.length, unit: null };
}

/** The words between two offsets of a text that begins at `start`, without marks at their edges. */
export function spanOf(text: string, start: number, from: number, to: number): Span | null {
  let [first, end] = [from, to];
  while (first < end && EDGES.has(text.charAt(first))) first++;
  while (end > first && EDGES.has(text.charAt(end - 1))) end--;
  return /[\p{L}\p{Nd}]/u.test(text.slice(first, end)) ? { start: start + first, end: start + end } : null;
}

const BEFORE_DATE = /(?:^|[\s,(])(?:in|for|at|on|of|as|end|the)$/iu;

/** "Population, 2021", "2021 population", "Population (2021)": the name without the date at its edge. */
function withoutDate(text: string, start: number, from: number, to: number, date: DateMention): Span | null {
  const first = date.start - start;
  const end = date.end - start;
  if (end <= from || first >= to) return spanOf(text, start, from, to);
  let before = first;
  for (;;) {
    while (before > from && (EDGES.has(text.charAt(before - 1)) || text.charAt(before - 1) === '(')) before--;
    const word = BEFORE_DATE.exec(text.slice(Math.max(from, before - 5), before));
    if (word === null) break;
    before -= word[0].length;
  }
  if (/^[\s)\]]{0,4}$/u.test(text.slice(end, to))) return spanOf(text, start, from, before);
  return before <= from ? spanOf(text, start, end, to) : spanOf(text, start, from, to);
}
