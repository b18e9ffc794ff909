import type { DateReader } from '../reader.js';
import { Time } from '../words.js';
import { firstUnits } from './durations.js';
import { dayOfMonthWord } from './months.js';
import { nthOfMonth } from './weekdays.js';
import { centuryWord } from './years.js';

export function atOrdinal(r: DateReader, i: number): number {
  const pair = quarterPair(r, i);
  if (pair !== null) return pair;
  const after = /^[-‑]$/.test(r.text(i + 1)) ? i + 2 : i + 1;
  return (
    quarterAfter(r, i, after, r.value(i)) ??
    nthOfMonth(r, i, i + 1, r.value(i)) ??
    centuryWord(r, i, after) ??
    dayOfMonthWord(r, i) ??
    firstUnits(r, i) ??
    quarterAgain(r, i) ??
    i
  );
}

/** "5% in the fourth quarter, half the 11% of the third": the quarter before it in the sentence lends its year. */
function quarterAgain(r: DateReader, i: number): number | null {
  const last = r.found.findLast(({ rule, first }) => first >= r.from && rule === 'date.quarter') ?? r.found.at(-1);
  if (last === undefined || last.first < r.from || r.word(i - 1) !== 'the' || i - 1 < r.free || r.value(i) > 4)
    return null;
  const quarter = /^(\d{4})-Q(\d)$/.exec(last.value);
  const next = i + 1 >= r.limit || /^(?:[,.;:)]|and|but|from|to)$/.test(r.word(i + 1));
  if (quarter === null || !next || !/^(?:of|in|from|than|for)$/.test(r.word(i - 2))) return null;
  const year = Number(quarter[1]) - (r.value(i) > Number(quarter[2]) ? 1 : 0);
  return r.push(i - 1, i + 1, 'DATE', `${year}-Q${r.value(i)}`, 'date.quarter-again', {
    anchor: 'previous',
    compared: true,
  });
}

/** "third quarter", "first half", "2nd quarter", with the year that follows or that the text is at. */
export function quarterAfter(r: DateReader, i: number, at: number, ordinal: number): number | null {
  const noun = r.word(at);
  const isQuarter = noun === 'quarter' || noun === 'qtr';
  const isHalf = noun === 'half';
  if ((!isQuarter && !isHalf) || ordinal < 1 || ordinal > (isQuarter ? 4 : 2)) return null;
  let first = i;
  if (r.kind(first - 1) === Time.fiscal) first--;
  // "the third-quarter loss": the article is the loss's
  const hyphen = r.text(i + 1) !== noun && r.text(at - 1) === '-' && at - 1 > i;
  if (r.word(first - 1) === 'the' && first - 1 >= r.free && (!hyphen || isHalf)) first--;
  const letter = isQuarter ? 'Q' : 'H';
  let end = at + 1;
  let year: number | null = null;
  let k = end;
  if (/^(?:of|in|,)$/.test(r.word(k))) k++;
  if (r.word(k) === 'the' || r.kind(k) === Time.fiscal) k++;
  if (r.kind(k) === Time.fiscal) k++;
  if (r.word(k) === 'year' && r.year(k + 1) !== null) k++;
  if (r.year(k) !== null) {
    year = r.year(k);
    end = k + 1;
  } else if (
    r.word(end) === 'of' &&
    r.kind(end + 1) === Time.shift &&
    r.word(end + 2) === 'year' &&
    r.state.reference !== null
  ) {
    year = r.state.reference.year + Math.sign(r.value(end + 1) - 8);
    end += 3;
  } else if (
    r.kind(end) === Time.shift &&
    /^(?:last|this|next)$/.test(r.word(end)) &&
    r.word(end + 1) === 'year' &&
    r.state.reference !== null
  ) {
    year = r.state.reference.year + Math.sign(r.value(end) - 8);
    end += 2;
  } else if (r.word(end) === 'of' && r.word(end + 1) === 'the' && r.word(end + 2) === 'year') {
    end += 3;
  }
  const previousYear = r.year(i - 1);
  if (year === null && previousYear !== null && i - 1 >= r.free) year = previousYear;
  if (year === null && isHalf && r.word(first) !== 'the' && r.text(i + 1) !== '-') return null;
  if (year === null && isHalf && /^(?:of)$/.test(r.word(end))) return null;
  if (year === null) {
    if (r.state.reference === null) {
      return r.push(
        first,
        end,
        'DATE',
        r.state.anchor === null ? `XXXX-${letter}${ordinal}` : `${r.state.anchor.year}-${letter}${ordinal}`,
        'date.quarter',
      );
    }
    const starts = isQuarter ? ordinal * 3 - 2 : ordinal * 6 - 5;
    year = r.state.narrative && r.state.anchor !== null ? r.state.anchor.year : r.state.reference.year;
    if (year === r.state.reference.year) {
      const { month } = r.state.reference;
      const future = r.future(first, end);
      if (starts > month && !future) year -= 1;
      // A quarter that has just ended is the one whose results are awaited.
      else if (future && starts + (isQuarter ? 2 : 5) < month - 2) year += 1;
    }
  }
  return r.push(first, end, 'DATE', `${year}-${letter}${ordinal}`, isQuarter ? 'date.quarter' : 'date.half', {
    anchor: 'reference',
  });
}

/** A quarter or half behind the year that it is of: "last year's third quarter", "the 1988 second half". */
export function quarterOfYear(r: DateReader, first: number, i: number, year: number): number | null {
  const at = /^[-‑]$/.test(r.text(i + 1)) ? i + 2 : i + 1;
  const noun = r.word(at);
  if (r.kind(i) !== Time.ordinal || r.value(i) > (noun === 'half' ? 2 : 4) || !/^(?:quarter|half)$/.test(noun))
    return null;
  const from = r.word(first - 1) === 'the' && first - 1 >= r.free ? first - 1 : first;
  return r.push(from, at + 1, 'DATE', `${year}-${noun === 'half' ? 'H' : 'Q'}${r.value(i)}`, 'date.quarter');
}

export function atFiscal(r: DateReader, i: number): number {
  let at = i + 1;
  if (r.word(at) === 'year') at++;
  const year = r.year(at);
  if (year === null) return i;
  // "fiscal 2024-25" ends in 2025
  const pair = /^[-–/]$/.test(r.text(at + 1)) && r.touches(at + 1) && r.digits(at + 2, 2) === (year + 1) % 100;
  const first = r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  return r.push(first, pair ? at + 3 : at + 1, 'DATE', `FY${pair ? year + 1 : year}`, 'date.fiscal');
}

/** Q3 2024, H1, FY2025, FY25 */
export function atPrefix(r: DateReader, i: number): number {
  const word = r.word(i);
  if ((!r.capital(i) && word !== 'q') || !r.isNumber(i + 1) || !r.touches(i + 1)) {
    if (word === 'fy' && r.year(i + 1) !== null) return r.push(i, i + 2, 'DATE', `FY${r.year(i + 1)}`, 'date.fiscal');
    return i;
  }
  const digits = r.text(i + 1);
  if (word === 'fy') {
    if (/^\d{4}$/.test(digits)) return r.push(i, i + 2, 'DATE', `FY${digits}`, 'date.fiscal');
    return /^\d{2}$/.test(digits) ? r.push(i, i + 2, 'DATE', `FY20${digits}`, 'date.fiscal') : i;
  }
  const ordinal = Number(digits);
  if (!/^\d$/.test(digits) || ordinal < 1 || ordinal > (word === 'q' ? 4 : 2)) return i;
  const told = r.year(i + 2) ?? (/^(?:of|-|,)$/.test(r.word(i + 2)) ? r.year(i + 3) : null);
  if (word === 'h' && told === null) return i;
  const before = i - 1 >= r.free ? r.year(i - 1) : null;
  const end = told === null ? i + 2 : r.year(i + 2) === null ? i + 4 : i + 3;
  const year = told ?? before ?? r.state.anchor?.year ?? r.state.reference?.year ?? null;
  return r.push(
    before !== null && told === null ? i - 1 : i,
    end,
    'DATE',
    `${year ?? 'XXXX'}-${word.toUpperCase()}${ordinal}`,
    'date.quarter',
  );
}

/** "2018 Q4", "2018-Q4", "2024H1" at the token of the year. */
export function yearQuarter(r: DateReader, i: number, year: number): number | null {
  const at = /^[-–]$/.test(r.text(i + 1)) ? i + 2 : i + 1;
  const letter = r.word(at).toUpperCase();
  const ordinal = r.touches(at + 1) ? r.digits(at + 1, 1) : null;
  if (r.kind(at) !== Time.prefix || letter === 'FY' || ordinal === null) return null;
  return ordinal < 1 || ordinal > (letter === 'Q' ? 4 : 2) || (letter === 'H' && !r.capital(at))
    ? null
    : r.push(i, at + 2, 'DATE', `${year}-${letter}${ordinal}`, 'date.quarter');
}

/** "the second and fourth quarters of 2024": two dates that share noun and year. */
function quarterPair(r: DateReader, i: number): number | null {
  const noun = r.word(i + 3);
  if (
    !/^(?:and|or|to|through)$/.test(r.word(i + 1)) ||
    r.kind(i + 2) !== Time.ordinal ||
    !/^(?:quarters|halves)$/.test(noun)
  )
    return null;
  const most = noun === 'halves' ? 2 : 4;
  const [a, b] = [r.value(i), r.value(i + 2)];
  if (a > most || b > most) return null;
  const of = /^(?:of|in)$/.test(r.word(i + 4)) ? 1 : 0;
  const told = r.year(i + 4 + of);
  const year = told ?? r.state.currentYear();
  const letter = noun === 'halves' ? 'H' : 'Q';
  const first = r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  const more = { widen: false, anchor: told === null ? ('reference' as const) : null };
  r.push(first, i + 1, 'DATE', `${year ?? 'XXXX'}-${letter}${a}`, 'date.quarter', more);
  const end = told === null ? i + 4 : i + 5 + of;
  return r.push(i + 2, end, 'DATE', `${year ?? 'XXXX'}-${letter}${b}`, 'date.quarter', more);
}
