import { ORDINAL_ENDING } from '../../numbers/words.js';
import { TokenKind, tokenText } from '../../text/tokens.js';
import { formatDay, formatMonth, isDay } from '../civil.js';
import type { DateReader } from '../reader.js';
import { shortYearOf } from '../values.js';
import { readClock, withClock } from './clock.js';
import { atCount } from './durations.js';
import { dayMonth } from './months.js';
import { isSpanEnd } from './shifts.js';
import { centuryDigits, decade, yearAlone } from './years.js';

// Each figure of a text is looked at with these: a literal inside of a function makes an object whenever it is run.
const PERIOD_LETTER = /^(?:fy|q|h)$/;
const NO_DATE_MARK = /^[$€£¥₹#+@]$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const SHORT_DOTTED = /^(\d\d)\.(\d\d)\.(\d\d)$/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const LEADS_DAY = /^(?:on|by|until|till|since|from|to|before|after)$/;

export function atNumber(r: DateReader, i: number): number {
  const { tokens } = r;
  if (r.touches(i) && tokens.kinds[i - 1] === TokenKind.word && !PERIOD_LETTER.test(r.word(i - 1))) return i;
  const before = r.text(i - 1);
  if (NO_DATE_MARK.test(before)) return i;
  if (
    r.touches(i) &&
    (before === '-' || before === '/' || before === ':') &&
    r.isNumber(i - 2) &&
    r.touches(i - 1) &&
    r.free <= i - 2
  )
    // "9-10 a.m." is an hour, "2-10" is none
    return /^[ap]\.?m\.?$/.test(r.word(i + 1)) ? (readClock(r, i) ?? i) : i;
  return (
    isoDate(r, i) ??
    readClock(r, i) ??
    dayMonth(r, i) ??
    numericDate(r, i) ??
    shortNumericDate(r, i) ??
    compactDate(r, i) ??
    dayAlone(r, i) ??
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
  const dotted = DOTTED.exec(r.text(i)) ?? SHORT_DOTTED.exec(r.text(i));
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

const BEFORE_DATE = /^(?:on|by|until|till|since|before|after|from|between|of|published|dated|due|this|next)$/;

/** "06/2004", and "2/15" where a preposition or the whole text says that it is a day. */
function shortNumericDate(r: DateReader, i: number): number | null {
  const mark = r.text(i + 1);
  if (mark === '-' && r.touches(i + 1) && r.touches(i + 2) && !r.touches(i) && r.text(i + 3) !== '-') {
    const year = r.year(i + 2);
    const month = r.digits(i, 2);
    if (year !== null && year >= 1900 && month !== null && month >= 1 && month <= 12 && r.text(i).length === 2)
      return r.push(i, i + 3, 'DATE', formatMonth(year, month), 'date.numeric-month');
  }
  if (mark !== '/' || !r.isNumber(i + 2) || r.text(i + 3) === '/' || (r.touches(i) && i > r.from)) return null;
  const a = r.digits(i, 2);
  if (a === null || r.touches(i + 1) !== r.touches(i + 2)) return null;
  const year = r.year(i + 2);
  if (year !== null && year >= 1900 && a >= 1 && a <= 12 && r.touches(i + 1))
    return r.push(i, i + 3, 'DATE', formatMonth(year, a), 'date.numeric-month');
  const b = r.digits(i + 2, 2);
  if (b === null || (r.touches(i + 3) && r.kind(i + 3) !== 0)) return null;
  // The day of 2001 that has these two numbers for its name.
  if (a === 9 && b === 11 && r.touches(i + 1)) return r.push(i, i + 3, 'DATE', '2001-09-11', 'date.nine-eleven');
  const last = r.found.at(-1);
  const listed =
    last?.rule === 'date.numeric' &&
    last.end === i - 1 &&
    last.first >= r.from &&
    /^(?:,|or|and|to|-)$/.test(r.word(i - 1));
  const pair = /^(?:to|-|and)$/.test(r.word(i + 3)) && r.isNumber(i + 4) && r.text(i + 5) === '/';
  const alone =
    listed ||
    (pair && /^(?:from|between)$/.test(r.word(i - 1))) ||
    r.limit - r.from <= 4 ||
    (r.word(i - 1) === 'on' && r.limit - r.from <= 6);
  const padded = r.text(i).startsWith('0') || r.text(i + 2).startsWith('0');
  if (!alone && !(BEFORE_DATE.test(r.word(i - 1)) && (a > 12 || b > 12 || padded))) return null;
  const [month, day] = a > 12 || (b <= 12 && r.state.isDayFirst()) ? [b, a] : [a, b];
  let guessed = isDay(2000, month, day) ? r.yearFor(month, day, i, i + 3) : null;
  while (guessed !== null && !isDay(guessed, month, day)) guessed--;
  return guessed === null
    ? null
    : withClock(r, i, i + 3, formatDay({ year: guessed, month, day }), 'date.numeric', true);
}

/** "on the 15th": the day of the month that the text or the reference is in. */
function dayAlone(r: DateReader, i: number): number | null {
  const day = r.digits(i, 2);
  if (day === null || r.word(i - 1) !== 'the' || !LEADS_DAY.test(r.word(i - 2))) return null;
  if (!r.touches(i + 1) || !ORDINAL_ENDING.test(r.word(i + 1)) || !isSpanEnd(r, i + 2) || r.word(i + 2) === 'of')
    return null;
  const value = r.state.dayOfMonth(day, r.tense(i - 1, i + 2));
  return value === null ? null : withClock(r, i - 1, i + 2, value, 'date.day-alone', true);
}

/** 20250330: a day of the last or this century, written without marks. */
function compactDate(r: DateReader, i: number): number | null {
  const match = COMPACT.exec(r.text(i));
  if (match === null) return null;
  const joined = r.touches(i + 1) && /^[\p{L}\p{N}/-]/u.test(r.text(i + 1));
  if (r.touches(i) || joined) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDay(year, month, day) ? r.push(i, i + 1, 'DATE', formatDay({ year, month, day }), 'date.compact') : null;
}
