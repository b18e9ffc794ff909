import type { ClaimModality } from '../claims/claim.js';
import type { DateMention } from '../dates/mention.js';
import type { Span } from '../text/span.js';
import type { HeadUnit, HeadUnits } from './head-units.js';
import { modalityOf, spanOf, unitAmong } from './labels.js';
import type { TextTable } from './table.js';

/** What a caption says of all figures of its table. */
export interface Caption {
  /** The noun phrase that it begins with, where the figures may be measures of that. */
  readonly measure: Span | null;
  /** The noun phrase behind a colon or comma, where what stands before it is a name: "Norvania: steel". */
  readonly second: Span | null;
  readonly unit: HeadUnit | null;
  /** "except per share data": the unit is not that of all rows. */
  readonly excepts: boolean;
  readonly date: DateMention | null;
  readonly modality: ClaimModality;
}

export const NO_CAPTION: Caption = {
  measure: null,
  second: null,
  unit: null,
  excepts: false,
  date: null,
  modality: 'asserted',
};

/** "Table 3.2:", "Figure 4 –". */
const NUMBER =
  /^(?:table|tab\.|figure|fig\.|exhibit|chart|annex|appendix)(?: [a-z]?[\d.]{1,6}[a-z]?)? ?[.:–—-] ?|^(?:table|figure|exhibit) [a-z]?[\d.]{1,6}[a-z]? /iu;
/** A line above a table that is its caption: it bears the table's number. */
const NUMBERED = /^(?:[Tt]able|TABLE|Tab\.|Exhibit)\s(?:[A-Z]?[.-]?\d[\d.]{0,5}|[IVX]{1,4}|[A-Z])(?:[:.–—-]|\s|$)/u;
const LONGEST_LINE = 250;

/** Tables with the numbered line right above them ("Table 2: Budget by year") as the caption of those that have none. One look back each. */
export function withCaptionsAbove(text: string, tables: readonly TextTable[]): TextTable[] {
  let floor = 0;
  return tables.map((table) => {
    const from = Math.max(floor, table.start - LONGEST_LINE);
    floor = Math.max(table.end, table.caption?.end ?? 0);
    if (table.caption !== null) return table;
    const above = text.slice(from, table.start).trimEnd();
    const line = above.slice(above.lastIndexOf('\n') + 1);
    const start = from + above.length - line.length;
    const whole = start === 0 || start > from || text[start - 1] === '\n';
    return whole && NUMBERED.test(line) ? { ...table, caption: { start, end: start + line.length } } : table;
  });
}

/** Where a caption's first noun phrase ends. */
const BORDER_MARK = /[,;:([|–—]|\s-\s/u;
const BORDER_WORDS = new Set(
  'by in for from between since at as over during across per on to until and compared vs vs. versus under after before within among with is are was were has have had will'.split(
    ' ',
  ),
);

/** Offset of the first mark or little word behind which a caption only says more of its first noun phrase; its length where there is none. */
function borderOf(text: string): number {
  const mark = BORDER_MARK.exec(text)?.index ?? text.length;
  for (let at = text.indexOf(' '); at >= 0 && at < mark; ) {
    const next = text.indexOf(' ', at + 1);
    if (next < 0) break;
    if (at > 0 && BORDER_WORDS.has(text.slice(at + 1, next).toLowerCase())) return at;
    at = next;
  }
  return mark;
}

/** Captions that only say that there is a table. */
const GENERAL = new Set(
  'result results figure figures fact facts summary summaries statement statements account accounts data overview table tables comparison comparisons statistics stats indicator indicators highlights balance sheet sheets flow flows cash profile profiles details information numbers list performance breakdown note notes timeline history characteristics specifications rankings ranking total totals findings metrics estimates forecasts projections key main selected financial consolidated basic general annual quarterly other condensed interim group company detailed full official final latest provisional income the of and'.split(
    ' ',
  ),
);
const QUESTION = /^(?:how|what|where|why|who|which|when|top|list|the (?:top|\p{Nd}))\b/iu;
const MOST_WORDS = 8;
/** Words before a date of a caption that do not say when its figures held. */
const NOT_WHEN =
  /(?:^|[\s(])(?:since|from|before|after|until|than|vs|vs\.|versus|with|between|updated|published|accessed|retrieved|released|to|through) (?:the )?(?:end of )?$/iu;
/** "except per share data" */
export const EXCEPT: RegExp = /\b(?:except|excluding|unless|other than|apart from)\b/iu;
const SOURCE = /\b(?:sources?|data|credit)\s*:/iu;

/** Reads the caption of a table, or what stands above all of its columns. */
export function readCaption(text: string, start: number, dates: readonly DateMention[], units: HeadUnits): Caption {
  const whole = text.slice(0, SOURCE.exec(text)?.index ?? text.length);
  const from = NUMBER.exec(whole)?.[0].length ?? 0;
  const within = dates.filter(({ type, start: at }) => type === 'DATE' && at < start + whole.length);
  const first = within[0];
  const date =
    within.length === 1 && first !== undefined && !NOT_WHEN.test(whole.slice(0, first.start - start)) ? first : null;
  const second = /^[^:,]{1,60}[:,]\s+/u.exec(whole.slice(from));
  return {
    measure: measureOf(whole, start, from, within),
    second: second === null ? null : measureOf(whole, start, from + second[0].length, within),
    unit: unitAmong(whole.slice(from), units),
    excepts: EXCEPT.test(whole),
    date,
    modality: modalityOf(whole, false),
  };
}

function measureOf(text: string, start: number, from: number, dates: readonly DateMention[]): Span | null {
  let to = from + borderOf(text.slice(from));
  const dated = dates.find((date) => date.start - start < to && date.end - start > from);
  if (dated !== undefined) {
    if (dated.start - start <= from) from = dated.end - start;
    else to = dated.start - start;
  }
  const span = spanOf(text, start, from, to);
  if (span === null) return null;
  const words = text.slice(span.start - start, span.end - start);
  const parts = words.toLowerCase().split(/\s/u);
  if (parts.every((word) => GENERAL.has(word)) || QUESTION.test(words) || parts.length > MOST_WORDS) return null;
  return /[.!?]$|\p{Nd}/u.test(words) || !/\p{L}{2}/u.test(words) ? null : span;
}
