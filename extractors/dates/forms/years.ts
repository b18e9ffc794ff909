import { ORDINAL_ENDING } from '../../numbers/words.js';
import { TokenKind } from '../../text/tokens.js';
import { formatDay, formatMonth, formatYear, isDay } from '../civil.js';
import { NAMED_BY_NUMBER } from '../counted.js';
import type { DateReader } from '../reader.js';
import { shortYearOf, two } from '../values.js';
import { Time } from '../words.js';
import { isFigure } from '../year-or-figure.js';
import { readDayNumber } from './day-numbers.js';
import { periodOfYear } from './periods.js';
import { quarterAfter, quarterOfYear, yearQuarter } from './quarters.js';
import { nthOfMonth } from './weekdays.js';

/** "more than 2000"; "later than 2020" and "rather than 2018" tell of years. */
const MORE = /^(?:more|less|fewer|greater|higher|larger|lower|bigger|smaller|longer|better)$/;
const LEADS_YEAR = /^(?:in|into|from|before|after|until|till|by|through|to|since)$/;

/** Whether digits that look like a year are a figure; `dated` says that a month or a day stands before them. */
export function isCount(r: DateReader, i: number, dated = false): boolean {
  // "2000 over 3" alone is a fraction
  if (r.word(i + 1) === 'over' && i === r.from && r.isNumber(i + 2) && i + 3 >= r.limit) return true;
  return isFigure(r.tokens, i, r.from, r.limit, dated);
}

export function yearAlone(r: DateReader, i: number): number | null {
  const { tokens } = r;
  const year = r.year(i);
  if (year === null || isCount(r, i)) return shortYear(r, i);
  const before = r.word(i - 1);
  if (
    r.touches(i) &&
    /^[-/+:]$/.test(r.text(i - 1)) &&
    r.touches(i - 1) &&
    tokens.kinds[i - 2] === TokenKind.word &&
    !/^(?:mid|pre|post)$/.test(r.word(i - 2))
  )
    return null;
  if (NAMED_BY_NUMBER.has(before)) return null;
  // "about 1500", but "since about 1990" and "until at least 2030"
  if (
    /^(?:about|nearly|almost|approximately|roughly|some)$/.test(before)
      ? !LEADS_YEAR.test(r.word(i - 2))
      : (before === 'than' && MORE.test(r.word(i - 2))) ||
        (/^(?:least|most)$/.test(before) && !LEADS_YEAR.test(r.word(i - 3)))
  )
    return null;
  if (year < 1700 || year > 2100) {
    if (!/^(?:in|since|by|until|from|of|year|to|and|around|c\.|before|after)$/.test(before)) return null;
  }
  const next = r.word(i + 1);
  const period =
    periodOfYear(r, i, year) ?? yearQuarter(r, i, year) ?? quarterOfYear(r, i, i + 1, year) ?? yearFirst(r, i, year);
  if (period !== null) return period;
  if (/^(?:a\.?d\.?|ce)$/.test(next)) return r.push(i, i + 2, 'DATE', formatYear(year), 'date.year');
  if (/^(?:b\.?c\.?(?:e\.?)?)$/.test(next))
    return r.push(i, i + 2, 'DATE', `BC${String(year).padStart(4, '0')}`, 'date.year-bc');
  if (next === 'fiscal' && r.word(i + 2) === 'year') return r.push(i, i + 3, 'DATE', `FY${year}`, 'date.fiscal');
  if (/^[-–/]$/.test(r.text(i + 1)) && r.touches(i + 1) && r.touches(i + 2)) {
    const pair = yearPair(r, i, year);
    if (pair !== null) return pair;
  }
  const first = before === 'year' && r.word(i - 2) === 'the' && i - 2 >= r.free ? i - 2 : i;
  return r.push(first, i + 1, 'DATE', formatYear(year), 'date.year');
}

/** "2023–24": one span of two halves, in a text of budgets the fiscal year that ends in the second. "1990–94": two dates. */
function yearPair(r: DateReader, i: number, year: number): number | null {
  const second = r.year(i + 2) ?? (/^\d{2}$/.test(r.text(i + 2)) ? year - (year % 100) + Number(r.text(i + 2)) : null);
  if (second === null) return null;
  const next = i + 3;
  const fiscal = r.kind(next) === Time.fiscal && r.word(next + 1) === 'year';
  if (second === year + 1 || (second % 100 === 0 && year % 100 === 99)) {
    if (fiscal) return r.push(i, next + 2, 'DATE', `FY${year + 1}`, 'date.fiscal');
    if (r.year(i + 2) !== null) return null;
    return r.state.countsFiscalYears() && !/^(?:season|school|academic|winter)$/.test(r.word(next))
      ? r.push(i, next, 'DATE', `FY${year + 1}`, 'date.fiscal')
      : r.push(i, next, 'DATE', String(year), 'date.year-pair');
  }
  if (
    r.text(i + 1) === '/' ||
    r.year(i + 2) !== null ||
    second <= year ||
    (r.touches(next) && r.text(next) !== ',' && r.kind(next) !== 0)
  )
    return null;
  r.push(i, i + 1, 'DATE', formatYear(year), 'date.range-first');
  return r.push(i + 2, next, 'DATE', formatYear(second), 'date.range-second', { widen: false });
}
// Each digit of a text is looked at with these: a literal inside of a function makes an object whenever it is run.
const SHORT_DIGITS = /^\d{1,4}$/;
const TWO_DIGITS = /^\d{2}$/;
const TENS = /^[2-9]0$/;
const DECADE = /^(?:1\d|20)\d0$/;
const RANGE_MARK = /^(?:[-–]|to|and)$/;
const OPENING_APOSTROPHE = /^['’‘]$/;
const HYPHEN = /^[-‑]$/;

/** '98 and 499 BC. */
export function shortYear(r: DateReader, i: number): number | null {
  const text = r.text(i);
  // "490-480 BC", "from 264 to 241 BC": the second tells what the first is
  if (
    SHORT_DIGITS.test(text) &&
    RANGE_MARK.test(r.text(i + 1)) &&
    SHORT_DIGITS.test(r.text(i + 2)) &&
    BEFORE_CHRIST.test(r.word(i + 3)) &&
    Number(text) > Number(r.text(i + 2))
  )
    return r.push(i, i + 1, 'DATE', `BC${text.padStart(4, '0')}`, 'date.year-bc', { widen: false });
  if (BEFORE_CHRIST.test(r.word(i + 1)) && SHORT_DIGITS.test(text))
    return r.push(i, i + 2, 'DATE', `BC${text.padStart(4, '0')}`, 'date.year-bc');
  if (TWO_DIGITS.test(text) && OPENING_APOSTROPHE.test(r.text(i - 1)) && r.touches(i) && !r.touches(i - 1)) {
    const first = r.word(i - 2) === 'the' && i - 2 >= r.free ? i - 2 : i - 1;
    if (r.touches(i + 1) && r.word(i + 1) === 's') return r.push(first, i + 2, 'DATE', `19${text[0]}`, 'date.decade');
    return r.push(i - 1, i + 1, 'DATE', String(shortYearOf(text, r.state.reference?.year)), 'date.year-short');
  }
  return null;
}

/** "BC" and its spellings. */
export const BEFORE_CHRIST: RegExp = /^b\.?c\.?(?:e\.?)?$/;

/** "the 70s", "the late 80s", "the 60s and 70s"; degrees and scores are in the 70s, too. */
function shortDecade(r: DateReader, i: number, text: string): number | null {
  if (!TENS.test(text) || r.word(i + 1) !== 's' || !r.touches(i + 1) || r.touches(i)) return null;
  const last = r.found.at(-1);
  const joined =
    last !== undefined && last.rule === 'date.decade' && last.end === i - 1 && /^(?:and|or)$/.test(r.word(i - 1));
  const part = r.kind(i - 1) === Time.part;
  if (!joined && r.word(part ? i - 2 : i - 1) !== 'the') return null;
  for (let k = Math.max(r.from, i - 12); k < Math.min(r.limit, i + 8); k++)
    if (/^(?:degrees?|temperatures?|highs?|lows?|fahrenheit|scores?|percent|%)$/.test(r.word(k))) return null;
  const first = !joined && !part ? i - 1 : i;
  return r.push(first, i + 2, 'DATE', `19${text[0]}`, 'date.decade', { widen: !joined });
}

export function decade(r: DateReader, i: number): number | null {
  const text = r.text(i);
  const short = shortDecade(r, i, text);
  if (short !== null) return short;
  if (!DECADE.test(text)) return null;
  let at = i + 1;
  if (/^['’]s?$/.test(r.text(at)) && r.touches(at)) {
    if (/^['’]s$/.test(r.text(at))) {
      if (text.endsWith('00') && text !== '2000') return null;
      if (r.word(i - 1) !== 'the' && r.kind(i - 1) !== Time.part && r.text(i - 1) !== '-') return null;
      return r.push(r.word(i - 1) === 'the' ? i - 1 : i, at + 1, 'DATE', text.slice(0, 3), 'date.decade');
    }
    at++;
  }
  if (!r.touches(at) || r.word(at) !== 's') return null;
  const first = r.word(i - 1) === 'the' ? i - 1 : i;
  if (text.endsWith('00') && text !== '2000') return r.push(first, at + 1, 'DATE', text.slice(0, 2), 'date.century');
  return r.push(first, at + 1, 'DATE', text.slice(0, 3), 'date.decade');
}

export function centuryDigits(r: DateReader, i: number): number | null {
  const ordinal = r.digits(i, 2);
  if (ordinal === null || !ORDINAL_ENDING.test(r.word(i + 1)) || !r.touches(i + 1)) return null;
  let at = i + 2;
  if (HYPHEN.test(r.text(at))) at++;
  if (r.word(at) !== 'century' || ordinal < 1 || ordinal > 21)
    return quarterAfter(r, i, i + 2, ordinal) ?? nthOfMonth(r, i, i + 2, ordinal);
  return century(r, i, at, ordinal);
}

/** A century at its noun, with "BC" behind it. */
function century(r: DateReader, i: number, at: number, ordinal: number): number {
  const bc = BEFORE_CHRIST.test(r.word(at + 1));
  const value = `${bc ? 'BC' : ''}${two(ordinal - 1)}`;
  return r.push(r.word(i - 1) === 'the' ? i - 1 : i, bc ? at + 2 : at + 1, 'DATE', value, 'date.century');
}

export function centuryWord(r: DateReader, i: number, at: number): number | null {
  if (r.word(at) !== 'century') return null;
  return century(r, i, at, r.value(i));
}

/** "the nineties", "mid-nineties" */
export function atDecadeWord(r: DateReader, i: number): number {
  if (/^(?:the|in|early|late|mid)$/.test(r.word(i - 1)) || (r.word(i - 1) === '-' && r.kind(i - 2) === Time.part))
    return r.push(
      r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i,
      i + 1,
      'DATE',
      `19${r.value(i)}`,
      'date.decade',
    );
  return i;
}

/** "2024 March 18", "2024-Aug-01", "2024/August" */
function yearFirst(r: DateReader, i: number, year: number): number | null {
  const joint = /^[-/]$/.test(r.text(i + 1)) && r.touches(i + 1) && r.touches(i + 2) ? r.text(i + 1) : null;
  const at = joint === null ? i + 1 : i + 2;
  if (r.kind(at) !== Time.month || (!r.capital(at) && joint === null)) return null;
  const month = r.value(at);
  const next = joint !== null && r.text(at + 1) === joint ? at + 2 : at + 1;
  const day = readDayNumber(r, next);
  if (day !== null && r.year(day.end) === null && (joint === null || next === at + 2))
    return isDay(year, month, day.day)
      ? r.push(i, day.end, 'DATE', formatDay({ year, month, day: day.day }), 'date.year-first')
      : day.end;
  return joint === null ? null : r.push(i, at + 1, 'DATE', formatMonth(year, month), 'date.year-first');
}
