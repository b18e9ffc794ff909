import { formatDay, formatMonth, isDay } from '../civil.js';
import type { DateReader } from '../reader.js';
import type { Tense } from '../tense.js';
import { shortYearOf, two } from '../values.js';
import { Time } from '../words.js';
import { withClock } from './clock.js';
import { readDayNumber } from './day-numbers.js';
import { isSpanEnd } from './shifts.js';
import { spelledYear } from './spelled-years.js';
import { BEFORE_CHRIST, isCount } from './years.js';

const RANGE_MARK = /^(?:[-–]|to|and)$/;
const JOINT = /^[-‑/]$/;

/** "30 March 2025", "30th of March", "2-5 March", "30-Mar-25". */
export function dayMonth(r: DateReader, i: number): number | null {
  const number = readDayNumber(r, i);
  if (number === null) return null;
  let at = number.end;
  if (r.word(at) === 'of') at++;
  const joint = isJoint(r, at) && r.kind(at + 1) === Time.month ? r.text(at) : null;
  if (joint !== null) at++;
  const first = number.ordinal && r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  if (r.kind(at) === Time.month && isMonthName(r, at))
    return finishDay(r, first, at + 1, r.value(at), number.day, 'date.day-month', joint);
  // 26-27 September: the first of two days
  if (!RANGE_MARK.test(r.text(at))) return null;
  const second = readDayNumber(r, at + 1);
  if (second === null || second.day <= number.day) return null;
  const k = r.word(second.end) === 'of' ? second.end + 1 : second.end;
  if (r.kind(k) !== Time.month || !isMonthName(r, k)) return null;
  const month = r.value(k);
  const year =
    r.year(k + 1) ?? (r.text(k + 1) === ',' ? r.year(k + 2) : null) ?? r.yearFor(month, number.day, i, k + 1);
  return year !== null && isDay(year, month, number.day)
    ? r.push(first, number.end, 'DATE', formatDay({ year, month, day: number.day }), 'date.range-first')
    : null;
}

/** A hyphen or stroke without spaces, as in 30-Mar-2025. */
function isJoint(r: DateReader, i: number): boolean {
  return JOINT.test(r.text(i)) && r.touches(i) && r.touches(i + 1);
}

/** Reads the year that follows a day and month, if one does. `joint` is the mark that joins them: 30-Mar-2025, Oct/2. */
export function finishDay(
  r: DateReader,
  first: number,
  at: number,
  month: number,
  day: number,
  rule: string,
  joint: string | null = null,
): number | null {
  let end = at;
  let year: number | null = null;
  const comma = r.text(at) === ',' ? 1 : 0;
  const of = r.word(at) === 'of' || r.word(at) === 'in' ? 1 : 0;
  const told = r.year(at + comma) ?? (of === 1 ? r.year(at + 1) : null);
  if (joint !== null && r.text(at) === joint && r.touches(at) && r.touches(at + 1)) {
    year = r.year(at + 1) ?? shortYearOf(r.text(at + 1), r.state.reference?.year);
    if (year !== null) end = at + 2;
  } else if (told !== null && !(comma === 1 && r.touches(at + 1)) && !isCount(r, at + comma + of, true)) {
    year = told;
    end = at + comma + of + 1;
  } else if (/^(?:last|this|next)$/.test(r.word(at)) && r.word(at + 1) === 'year' && r.state.reference !== null) {
    year = r.state.reference.year + (r.value(at) === 7 ? -1 : r.value(at) === 9 ? 1 : 0);
    end = at + 2;
  } else if (r.text(at) === '-' && r.touches(at) && r.year(at + 1) !== null && r.touches(at + 1)) {
    year = r.year(at + 1);
    end = at + 2;
  } else {
    const spelled = spelledYear(r, at + comma);
    if (spelled !== null) [year, end] = [spelled.year, spelled.end];
  }
  // What no calendar has is no date, and its parts are none either.
  if (!isDay(2000, month, day)) return end;
  const guessed = year === null;
  year ??= r.yearFor(month, day, first, end);
  if (year === null) return r.push(first, end, 'DATE', `XXXX-${two(month)}-${two(day)}`, rule);
  // "Feb. 29" is of the last year that had one
  if (guessed) while (!isDay(year, month, day)) year--;
  if (!isDay(year, month, day)) return end;
  return withClock(r, first, end, formatDay({ year, month, day }), rule, guessed);
}

/** Month words that mean something else in small letters, or in any. */
const AMBIGUOUS = /^(?:may|march|august)$/;
const SHORT = /^(?:mar|dec|jan|jun|jul|apr|oct|nov|sep|sept|aug|feb)\.?$/;
const BEFORE_MONTH =
  /^(?:in|since|until|till|by|last|next|this|early|mid|late|of|from|to|and|through|during|between|for|each|every|-|–|before|after|on|\()$/;

/** Words that make a month of the word behind them, whatever follows. */
const PLACES_MONTH = /^(?:in|since|until|till|by|last|next|this|early|mid|late|during|every|each)$/;

/** Whether what "march on" leads to stands at `i`: "the capital", "Washington"; not "on Monday". */
function isGoal(r: DateReader, i: number): boolean {
  return r.kind(i) === 0 && !r.isNumber(i) && (r.word(i) === 'the' || r.capital(i));
}

/** Whether the word is the month: "may", "march", "mar." and their like are words of their own. */
export function isMonthName(r: DateReader, i: number): boolean {
  const word = r.word(i);
  const short = SHORT.test(word);
  const before = r.word(i - 1);
  // APR1000 is no month, mar3 and 3mar are
  if (r.isNumber(i + 1) && r.touches(i + 1) && r.digits(i + 1, 2) === null) return false;
  // Mar-a-Lago, Dec-Co: a hyphen that joins no digits
  if (short && r.text(i + 1) === '-' && r.touches(i + 1) && r.touches(i + 2) && !r.isNumber(i + 2)) return false;
  // "the 1963 March on Washington"
  if (word === 'march' && r.word(i + 1) === 'on' && !PLACES_MONTH.test(before) && isGoal(r, i + 2)) return false;
  const numbered = (r.digits(i - 1, 2) !== null && i - 1 >= r.from) || r.digits(i + 1, 2) !== null;
  if (!r.capital(i)) {
    if (AMBIGUOUS.test(word)) return before === 'of' || (word !== 'may' && numbered && !r.isNumber(i + 2));
    return !short || numbered || isJoint(r, i + 1) || isJoint(r, i - 1) || r.year(i + 1) !== null;
  }
  if (AMBIGUOUS.test(word)) {
    const next = i + 1;
    if (r.isNumber(next) || r.text(next) === ',' || /^(?:this|last|next)$/.test(r.word(next))) return true;
    // "March of 1998", not "the March of the Mothers"
    if (
      r.word(next) === 'of' &&
      (r.year(next + 1) !== null || r.kind(next + 1) === Time.shift || /^(?:that|the)$/.test(r.word(next + 1)))
    )
      return r.year(next + 1) !== null || r.word(next + 2) === 'year' || r.word(next + 3) === 'year';
    if (readDayNumber(r, next) !== null) return true;
    if (word === 'august' && i > r.from) return true;
    // "the March accession", not "the March on Rome"
    if (word === 'march' && /^(?:the|its|his|their)$/.test(before) && !isSpanEnd(r, next) && !r.capital(next))
      return true;
    return BEFORE_MONTH.test(before) || r.isNumber(i - 1) || r.word(i - 2) === 'mid' || r.limit - r.from <= 2;
  }
  if (short && !word.endsWith('.') && word !== 'sept')
    return (
      r.isNumber(i + 1) ||
      r.isNumber(i - 1) ||
      isJoint(r, i + 1) ||
      isJoint(r, i - 1) ||
      (before === 'of' && r.kind(i - 2) === Time.unit) ||
      (!/^(?:jan|mar)$/.test(word) &&
        /^(?:in|of|from|to|since|until|by|after|before|between|early|late|mid)$/.test(before))
    );
  return true;
}

export function atMonth(r: DateReader, i: number): number {
  if (!isMonthName(r, i)) return i;
  const month = r.value(i);
  let at = i + 1;
  const joint = isJoint(r, at) && r.isNumber(at + 1) ? r.text(at) : null;
  if (joint !== null) {
    const year = r.year(at + 1);
    if (year !== null) return r.push(i, at + 2, 'DATE', formatMonth(year, month), 'date.month-year');
    at++;
  }
  const day = readDayNumber(r, at);
  const named = day !== null && r.kind(day.end - 1) === Time.ordinal && r.capital(day.end - 1);
  if (day !== null && !named && !isAmount(r, day.end - 1) && !isPeriodNoun(r, day.end)) {
    const range = dayRange(r, i, month, day.day, day.end);
    return range ?? finishDay(r, i, day.end, month, day.day, 'date.month-day', joint) ?? i;
  }
  if (joint !== null) return i;
  return monthOfYear(r, i, month) ?? monthAlone(r, i, month);
}

/** "third quarter" behind a month is no day of it. */
function isPeriodNoun(r: DateReader, i: number): boolean {
  return /^(?:quarter|half|century|week)$/.test(r.word(/^[-‑]$/.test(r.text(i)) ? i + 1 : i));
}

/** Sept 26-27: two dates. */
function dayRange(r: DateReader, i: number, month: number, day: number, end: number): number | null {
  const mark = r.text(end);
  if (!/^(?:[-–]|to|through|and)$/.test(mark)) return null;
  const second = readDayNumber(r, end + 1);
  if (second === null || second.day <= day || isAmount(r, second.end - 1)) return null;
  const until = second.end;
  if (/^(?:to|through|and)$/.test(mark) && r.kind(until) === Time.month) return null;
  // Sept 2-10-2025 is one day
  if (isJoint(r, until) && r.isNumber(until + 1)) return null;
  const told = r.text(until) === ',' ? r.year(until + 1) : r.year(until);
  const year = told ?? r.yearFor(month, day, i, end);
  if (year === null) return null;
  const last = told === null ? until : r.text(until) === ',' ? until + 2 : until + 1;
  if (!isDay(year, month, day)) return last;
  r.push(i, end, 'DATE', formatDay({ year, month, day }), 'date.range-first');
  if (!isDay(year, month, second.day)) return last;
  return r.push(end + 1, last, 'DATE', formatDay({ year, month, day: second.day }), 'date.range-second', {
    widen: false,
  });
}

/** "March 2025", "March of last year", "March '98", "March nineteen ninety-eight". */
function monthOfYear(r: DateReader, i: number, month: number): number | null {
  const at = i + 1;
  const month_ = (end: number, year: number, rule: string, anchor: 'reference' | 'previous' | null = null): number =>
    r.push(i, end, 'DATE', formatMonth(year, month), rule, { anchor });
  const { reference } = r.state;
  if (r.text(at) === ',' || r.word(at) === 'of') {
    const told = r.year(at + 1);
    if (told !== null && !isCount(r, at + 1, true)) return month_(at + 2, told, 'date.month-year');
    const determiner = r.word(at + 1);
    if (r.word(at) === 'of' && /^(?:that|last|this|next|the)$/.test(determiner)) {
      const adjective = r.word(at + 2) === 'year' ? '' : r.word(at + 2);
      const noun = adjective === '' ? at + 2 : at + 3;
      if (r.word(noun) === 'year') {
        const step =
          determiner === 'last' || adjective === 'previous'
            ? -1
            : determiner === 'next' || adjective === 'following'
              ? 1
              : 0;
        const base = /^(?:that|the)$/.test(determiner) ? (r.state.anchor?.year ?? reference?.year) : reference?.year;
        if (base !== undefined) return month_(noun + 1, base + step, 'date.month-of-year', 'previous');
      }
    }
  }
  const old = r.word(at) === 'of' ? at + 1 : at;
  if (r.digits(old, 4) !== null && BEFORE_CHRIST.test(r.word(old + 1)))
    return r.push(i, old + 2, 'DATE', `BC${r.text(old).padStart(4, '0')}-${two(month)}`, 'date.month-year');
  const spelled = spelledYear(r, old);
  if (spelled !== null) return month_(spelled.end, spelled.year, 'date.month-year');
  const year = r.year(at);
  if (year !== null && !isCount(r, at, true)) return month_(at + 1, year, 'date.month-year');
  if (/^['’‘]$/.test(r.text(at)) && r.digits(at + 1, 2) !== null && r.touches(at + 1)) {
    const short = shortYearOf(r.text(at + 1), reference?.year);
    if (short !== null) return month_(at + 2, short, 'date.month-year');
  }
  if (/^(?:last|this|next)$/.test(r.word(at)) && r.word(at + 1) === 'year' && reference !== null)
    return month_(at + 2, reference.year + Math.sign(r.value(at) - 8), 'date.month-year', 'reference');
  return null;
}

/** "March", "last March". */
function monthAlone(r: DateReader, i: number, month: number): number {
  const before = r.word(i - 1);
  const { reference } = r.state;
  if (r.kind(i - 1) === Time.shift && i - 1 >= r.free && /^(?:last|next|this)$/.test(before) && reference !== null) {
    let shifted = reference.year;
    if (before === 'last') shifted = month >= reference.month ? reference.year - 1 : reference.year;
    else if (before === 'next') shifted = month <= reference.month ? reference.year + 1 : reference.year;
    return r.push(i - 1, i + 1, 'DATE', formatMonth(shifted, month), 'date.month-shift', { anchor: 'reference' });
  }
  // "$96 in September from $32 in March": the last March before
  const told = r.isCompared(i) || before === 'from' ? r.state.toldMonth(r.sentence) : null;
  if (told !== null) {
    const year = Number(told.slice(0, 4)) - (month > Number(told.slice(5)) ? 1 : 0);
    return r.push(i, i + 1, 'DATE', formatMonth(year, month), 'date.month-before', {
      anchor: 'previous',
      compared: true,
    });
  }
  const guessed = r.yearBy(month, null, monthTense(r, i, month), i);
  const value = guessed === null ? `XXXX-${two(month)}` : formatMonth(guessed, month);
  return r.push(i, i + 1, 'DATE', value, 'date.month', { anchor: 'reference' });
}

/** What is dated by the month of its writing. */
const WRITTEN = /^(?:forecasts?|reports?|surveys?|estimates?|projections?|outlook|reading|readings|poll|figures|data)$/;
/** What is traded for a month to come. */
const TRADED = /^(?:delivery|settlement|contracts?|futures|transactions?|expiration|expiry|shipments?|loading)$/;

/** The tense for a month that is told without year: that of its clause, unless its own words tell more. */
function monthTense(r: DateReader, i: number, month: number): Tense {
  const before = r.word(i - 1);
  const next = r.word(i + 1);
  // "down from 1.4% in its January forecast"
  if (/^(?:its|their|his|her|our|my|['’]s)$/.test(before) && WRITTEN.test(next)) return 'past';
  if ((before === 'for' && TRADED.test(next)) || /^(?:delivery|futures)$/.test(next)) return 'future';
  // "little room to move before October"
  if (before === 'before' && r.word(i - 3) === 'to') return 'future';
  // "deaths could exceed 1,000 by December"
  if (before === 'by') for (let k = i - 2; k >= r.from && k > i - 8; k--) if (r.word(k) === 'could') return 'future';
  const tense = r.tense(i, i + 1);
  // "it extended the loan through January": the nearest
  const { reference } = r.state;
  if (before === 'through' && tense === 'past' && reference !== null && r.kind(i - 2) !== Time.month) {
    const ahead = month - reference.month;
    if (ahead > 0 ? ahead < 6 : ahead <= -6) return 'future';
  }
  return tense;
}

/** Digits behind a month that count something: "in May 40 ships". */
export function isAmount(r: DateReader, i: number): boolean {
  const next = r.word(i + 1);
  return (
    /^(?:%|percent|million|billion|trillion|bn|per)$/.test(next) ||
    (r.kind(i + 1) === Time.units && r.word(i + 1) !== 'days')
  );
}

/** "the first of March", "twenty-fourth of March". */
export function dayOfMonthWord(r: DateReader, i: number): number | null {
  const day = readDayNumber(r, i);
  if (day === null || r.word(day.end) !== 'of') return null;
  const at = day.end + 1;
  if (r.kind(at) !== Time.month || !isMonthName(r, at)) return null;
  const first = r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  return finishDay(r, first, at + 1, r.value(at), day.day, 'date.day-month');
}
