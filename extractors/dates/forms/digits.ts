import { TokenKind, tokenText } from '../../text/tokens.js';
import { formatDay, formatMonth, isDay } from '../civil.js';
import type { DateReader } from '../reader.js';
import { shortYearOf } from '../values.js';
import { readClock, withClock } from './clock.js';
import { atCount } from './durations.js';
import { dayMonth } from './months.js';
import { centuryDigits, decade, yearAlone } from './years.js';

export function atNumber(r: DateReader, i: number): number {
  const { tokens } = r;
  if (r.touches(i) && tokens.kinds[i - 1] === TokenKind.word && !/^(?:fy|q|h)$/.test(r.word(i - 1))) return i;
  const before = r.text(i - 1);
  if (/^[$€£¥₹#+@]$/.test(before)) return i;
  if (
    r.touches(i) &&
    (before === '-' || before === '/' || before === ':') &&
    r.isNumber(i - 2) &&
    r.touches(i - 1) &&
    r.free <= i - 2
  )
    return i;
  return (
    isoDate(r, i) ??
    readClock(r, i) ??
    dayMonth(r, i) ??
    numericDate(r, i) ??
    decade(r, i) ??
    centuryDigits(r, i) ??
    yearAlone(r, i) ??
    atCount(r, i)
  );
}

export function isoDate(r: DateReader, i: number): number | null {
  const year = r.digits(i, 4);
  if (
    year === null ||
    tokenText(r.tokens, i).length !== 4 ||
    r.text(i + 1) !== '-' ||
    !r.touches(i + 1) ||
    !r.touches(i + 2)
  )
    return null;
  const month = r.digits(i + 2, 2);
  if (month === null || tokenText(r.tokens, i + 2).length !== 2 || month < 1 || month > 12) return null;
  if (r.text(i + 3) === '-' && r.touches(i + 3) && r.touches(i + 4)) {
    const day = r.digits(i + 4, 2);
    if (day !== null)
      return isDay(year, month, day) ? withClock(r, i, i + 5, formatDay({ year, month, day }), 'date.iso') : i + 5;
  }
  // 2011-12 is two years, 2025-03 a month
  if (month === (year % 100) + 1) return null;
  return r.push(i, i + 3, 'DATE', formatMonth(year, month), 'date.iso-month');
}

export function numericDate(r: DateReader, i: number): number | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(r.text(i)) ?? /^(\d\d)\.(\d\d)\.(\d\d)$/.exec(r.text(i));
  if (dotted !== null)
    return dayFromParts(r, i, i + 1, Number(dotted[1]), Number(dotted[2]), dotted[3] as string, true);
  for (const mark of ['/', '-']) {
    if (
      r.text(i + 1) !== mark ||
      !r.touches(i + 1) ||
      !r.touches(i + 2) ||
      r.text(i + 3) !== mark ||
      !r.touches(i + 3) ||
      !r.touches(i + 4)
    )
      continue;
    const [a, b] = [r.digits(i, 4), r.digits(i + 2, 2)];
    const yearText = r.text(i + 4);
    if (a === null || b === null || !/^(?:\d{4}|\d{2})$/.test(yearText)) continue;
    if (r.text(i).length === 4 && mark === '/') {
      const day = Number(yearText);
      return isDay(a, b, day) ? withClock(r, i, i + 5, formatDay({ year: a, month: b, day }), 'date.numeric') : i + 5;
    }
    return dayFromParts(r, i, i + 5, a, b, yearText, false);
  }
  return null;
}

export function dayFromParts(
  r: DateReader,
  i: number,
  end: number,
  a: number,
  b: number,
  yearText: string,
  dayFirst: boolean,
): number | null {
  const year = yearText.length === 4 ? Number(yearText) : shortYearOf(yearText, r.state.reference?.year);
  const [month, day] = dayFirst || a > 12 || (b <= 12 && r.state.isDayFirst()) ? [b, a] : [a, b];
  // What no calendar has is no date, and its parts are none either.
  if (year === null || !isDay(year, month, day)) return end;
  return withClock(r, i, end, formatDay({ year, month, day }), 'date.numeric');
}
