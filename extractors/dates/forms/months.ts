import { formatDay, formatMonth, isDay } from '../civil.js';
import type { DateReader } from '../reader.js';
import { two } from '../values.js';
import { Time } from '../words.js';
import { withClock } from './clock.js';
import { spelledYear } from './spelled-years.js';
import { isCount } from './years.js';

/** "30 March 2025", "30th of March", "2-5 March". */
export function dayMonth(r: DateReader, i: number): number | null {
  const day = r.digits(i, 2);
  if (day === null || day < 1 || day > 31) return null;
  let at = i + 1;
  if (r.touches(at) && /^(?:st|nd|rd|th)$/.test(r.word(at))) at++;
  if (r.word(at) === 'of') at++;
  if (/^[-–]$/.test(r.text(at)) && r.touches(at) && r.kind(at + 1) === Time.month) at++;
  if (r.kind(at) !== Time.month || !isMonthName(r, at)) {
    // 26-27 September: the first of two days
    if (/^(?:[-–]|to|and)$/.test(r.text(at))) {
      const second = r.digits(at + 1, 2);
      let k = at + 2;
      if (r.touches(k) && /^(?:st|nd|rd|th)$/.test(r.word(k))) k++;
      if (second !== null && second > day && second <= 31 && r.kind(k) === Time.month && isMonthName(r, k)) {
        const month = r.value(k);
        const year = r.year(k + 1) ?? (r.text(k + 1) === ',' ? r.year(k + 2) : null) ?? r.yearFor(month, day, i, k + 1);
        if (year !== null && isDay(year, month, day))
          return r.push(i, i + 1, 'DATE', formatDay({ year, month, day }), 'date.range-first');
      }
    }
    return null;
  }
  return finishDay(r, i, at + 1, r.value(at), day, 'date.day-month');
}

/** Reads the year that follows a day and month, if one does. */
export function finishDay(
  r: DateReader,
  first: number,
  at: number,
  month: number,
  day: number,
  rule: string,
): number | null {
  let end = at;
  let year: number | null = null;
  const comma = r.text(at) === ',' ? 1 : 0;
  const told = r.year(at + comma);
  if (told !== null && !(comma === 1 && r.touches(at + 1)) && !isCount(r, at + comma)) {
    year = told;
    end = at + comma + 1;
  } else if (/^(?:last|this|next)$/.test(r.word(at)) && r.word(at + 1) === 'year' && r.state.reference !== null) {
    year = r.state.reference.year + (r.value(at) === 7 ? -1 : r.value(at) === 9 ? 1 : 0);
    end = at + 2;
  } else if (r.text(at) === '-' && r.touches(at) && r.year(at + 1) !== null && r.touches(at + 1)) {
    year = r.year(at + 1);
    end = at + 2;
  }
  const guessed = year === null;
  year ??= r.yearFor(month, day, first, end);
  if (year === null) {
    if (!isDay(2000, month, day)) return null;
    return r.push(first, end, 'DATE', `XXXX-${two(month)}-${two(day)}`, rule);
  }
  if (!isDay(year, month, day)) return null;
  return withClock(r, first, end, formatDay({ year, month, day }), rule, guessed);
}

/** Whether the word is the month: "may", "march", "mar." and their like are words of their own. */
export function isMonthName(r: DateReader, i: number): boolean {
  const word = r.word(i);
  if (!r.capital(i) || (r.isNumber(i + 1) && r.touches(i + 1))) return false;
  if (/^(?:may|march|august)$/.test(word)) {
    const next = i + 1;
    if (r.isNumber(next) || r.text(next) === ',' || /^(?:of|this|last|next)$/.test(r.word(next))) return true;
    const before = r.word(i - 1);
    if (word === 'august' && i > r.from) return true;
    return (
      /^(?:in|since|until|till|by|last|next|this|early|mid|late|of|from|to|and|through|during|between|for|each|every|-|–|before|after|on|\(|each)$/.test(
        before,
      ) ||
      (r.isNumber(i - 1) && i - 1 >= r.from) ||
      r.word(i - 2) === 'mid'
    );
  }
  if (/^(?:mar|dec|jan|jun|jul|apr|oct|nov|sep|aug|feb)$/.test(word)) return r.isNumber(i + 1) || r.isNumber(i - 1);
  return true;
}

export function atMonth(r: DateReader, i: number): number {
  if (!isMonthName(r, i)) return i;
  const month = r.value(i);
  let at = i + 1;
  const day = r.digits(at, 2);
  if (day !== null && day >= 1 && day <= 31 && !isAmount(r, at)) {
    let end = at + 1;
    if (r.touches(end) && /^(?:st|nd|rd|th)$/.test(r.word(end))) end++;
    // Sept 26-27: two dates
    const mark = r.text(end);
    if (
      /^(?:[-–]|to|and)$/.test(mark) &&
      r.digits(end + 1, 2) !== null &&
      (r.digits(end + 1, 2) as number) > day &&
      (r.digits(end + 1, 2) as number) <= 31 &&
      !isAmount(r, end + 1)
    ) {
      const second = r.digits(end + 1, 2) as number;
      let until = end + 2;
      if (r.touches(until) && /^(?:st|nd|rd|th)$/.test(r.word(until))) until++;
      if (mark !== 'and' || r.kind(until) !== Time.month) {
        const told = r.text(until) === ',' ? r.year(until + 1) : r.year(until);
        const year = told ?? r.yearFor(month, day, i, end);
        if (year !== null && isDay(year, month, day) && isDay(year, month, second)) {
          r.push(i, end, 'DATE', formatDay({ year, month, day }), 'date.range-first');
          const last = told === null ? until : r.text(until) === ',' ? until + 2 : until + 1;
          return r.push(end + 1, last, 'DATE', formatDay({ year, month, day: second }), 'date.range-second', {
            widen: false,
          });
        }
      }
    }
    return finishDay(r, i, end, month, day, 'date.month-day') ?? i;
  }
  if (r.kind(at) === Time.ordinal && r.kind(at + 1) !== Time.quarter && r.value(at) <= 31)
    return finishDay(r, i, at + 1, month, r.value(at), 'date.month-day') ?? i;
  if (r.text(at) === ',' || r.word(at) === 'of') {
    if (r.year(at + 1) !== null && !isCount(r, at + 1))
      return r.push(i, at + 2, 'DATE', formatMonth(r.year(at + 1) as number, month), 'date.month-year');
    if (
      r.word(at) === 'of' &&
      /^(?:that|last|this|next|the)$/.test(r.word(at + 1)) &&
      (r.word(at + 2) === 'year' || r.word(at + 3) === 'year')
    ) {
      const step =
        r.word(at + 1) === 'last' || r.word(at + 2) === 'previous'
          ? -1
          : r.word(at + 1) === 'next' || r.word(at + 2) === 'following'
            ? 1
            : 0;
      const base =
        r.word(at + 1) === 'that' || r.word(at + 1) === 'the'
          ? (r.state.anchor?.year ?? r.state.reference?.year)
          : r.state.reference?.year;
      const end = r.word(at + 2) === 'year' ? at + 3 : at + 4;
      if (base !== undefined)
        return r.push(i, end, 'DATE', formatMonth(base + step, month), 'date.month-of-year', {
          anchor: 'previous',
        });
    }
  }
  const spelled = spelledYear(r, r.word(at) === 'of' ? at + 1 : at);
  if (spelled !== null) return r.push(i, spelled.end, 'DATE', formatMonth(spelled.year, month), 'date.month-year');
  const year = r.year(at);
  if (year !== null && !isCount(r, at)) return r.push(i, at + 1, 'DATE', formatMonth(year, month), 'date.month-year');
  if (/^['’‘]$/.test(r.text(at)) && r.digits(at + 1, 2) !== null && r.touches(at + 1)) {
    const short = r.digits(at + 1, 2) as number;
    return r.push(i, at + 2, 'DATE', formatMonth(short > 40 ? 1900 + short : 2000 + short, month), 'date.month-year');
  }
  if (/^(?:last|this|next)$/.test(r.word(at)) && r.word(at + 1) === 'year' && r.state.reference !== null) {
    return r.push(
      i,
      at + 2,
      'DATE',
      formatMonth(r.state.reference.year + Math.sign(r.value(at) - 8), month),
      'date.month-year',
      { anchor: 'reference' },
    );
  }
  at = i + 1;
  const before = r.word(i - 1);
  if (
    r.kind(i - 1) === Time.shift &&
    i - 1 >= r.free &&
    /^(?:last|next|this)$/.test(before) &&
    r.state.reference !== null
  ) {
    const { year: refYear, month: refMonth } = r.state.reference;
    let shifted = refYear;
    if (before === 'last') shifted = month >= refMonth ? refYear - 1 : refYear;
    else if (before === 'next') shifted = month <= refMonth ? refYear + 1 : refYear;
    return r.push(i - 1, at, 'DATE', formatMonth(shifted, month), 'date.month-shift', { anchor: 'reference' });
  }
  const guessed = r.yearFor(month, null, i, at);
  return r.push(i, at, 'DATE', guessed === null ? `XXXX-${two(month)}` : formatMonth(guessed, month), 'date.month', {
    anchor: 'reference',
  });
}

/** Digits behind a month that count something: "in May 40 ships". */
export function isAmount(r: DateReader, i: number): boolean {
  const next = r.word(i + 1);
  return (
    /^(?:%|percent|million|billion|trillion|bn|per)$/.test(next) ||
    (r.kind(i + 1) === Time.units && r.word(i + 1) !== 'days')
  );
}

export function dayOfMonthWord(r: DateReader, i: number): number | null {
  if (r.word(i + 1) !== 'of' || r.kind(i + 2) !== Time.month || !isMonthName(r, i + 2)) return null;
  return finishDay(r, r.word(i - 1) === 'the' ? i - 1 : i, i + 3, r.value(i + 2), r.value(i), 'date.day-month');
}
