import { TokenKind } from '../../text/tokens.js';
import { formatDay, fromEpochDay, parseDay, toEpochDay, weekdayOf } from '../civil.js';
import { type DateReader, DIGITS, type Found } from '../reader.js';
import { DAY_PARTS, Time, Unit } from '../words.js';
import { readDayNumber } from './day-numbers.js';
import { isMonthName } from './months.js';

/** Short names that are words of their own too. */
const AMBIGUOUS = /^(?:sun|sat|mon|wed)\.?$/;

/** "Saturday Night Live": a part of the day with a capital, and a name behind it. */
function isShow(r: DateReader, at: number): boolean {
  const name = /^["”’]$/.test(r.text(at + 1)) ? at + 2 : at + 1;
  return (
    r.kind(at) === Time.dayPart &&
    r.capital(at) &&
    name < r.limit &&
    r.tokens.kinds[name] === TokenKind.word &&
    r.capital(name) &&
    r.tokens.shapes[at] === r.tokens.shapes[name]
  );
}

/** The Sunday Times and its like. */
const PAPER = /^(?:times|telegraph|mirror|mail|express|herald|tribune)$/;

const NAMED_DAY = /^(?:super|black|bloody)$/;

/** Whether the word is a day of the week: "Sun" and "sat" are words of their own. */
export function isWeekdayName(r: DateReader, i: number): boolean {
  const word = r.word(i);
  if (!AMBIGUOUS.test(word) && (word.length > 5 || r.capital(i))) return true;
  const dated =
    (r.capital(i) && /^(?:this|last|next)$/.test(r.word(i - 1))) ||
    r.digits(i + 1, 2) !== null ||
    (r.text(i + 1) === ',' && (r.digits(i + 2, 2) !== null || r.kind(i + 2) === Time.month)) ||
    r.kind(i + 1) === Time.dayPart;
  return dated || (r.limit - r.from <= 2 && !r.isNumber(i + 1));
}

export function atWeekday(r: DateReader, i: number): number {
  if (!isWeekdayName(r, i)) return i;
  // "Super Tuesday", "Black Monday": a name of one day of its own, not of this week's
  if (r.capital(i) && r.capital(i - 1) && NAMED_DAY.test(r.word(i - 1))) return i;
  if (isShow(r, i + 1) || (r.capital(i + 1) && PAPER.test(r.word(i + 1)))) return i;
  const weekday = r.value(i);
  let at = i + 1;
  if (/days$/.test(r.word(i))) return r.push(i, at, 'SET', `XXXX-WXX-${weekday}`, 'set.weekdays', { widen: false });
  const dated = weekdayAndDay(r, i);
  if (dated !== null) return dated;
  const { referenceDay } = r.state;
  if (referenceDay === null) {
    if (r.kind(at) === Time.dayPart)
      return r.push(i, at + 1, 'TIME', `XXXX-WXX-${weekday}${DAY_PARTS[r.value(at)]}`, 'time.weekday-part');
    return r.push(i, at, 'DATE', `XXXX-WXX-${weekday}`, 'date.weekday');
  }
  let first = i;
  const today = weekdayOf(referenceDay);
  const back = (today - weekday + 7) % 7;
  const before = r.word(i - 1);
  let day = referenceDay - back;
  let anchor: 'reference' | 'previous' = 'reference';
  let firm: boolean | null = null;
  let range: Found | undefined;
  const start = rangeStart(r, i);
  if (
    r.kind(i - 1) === Time.shift &&
    /^(?:last|next|this|past|coming|following|previous|preceding|upcoming)$/.test(before) &&
    (before !== 'following' || /^(?:the|that)$/.test(r.word(i - 2))) &&
    i - 1 >= r.free
  ) {
    first = i - 1;
    const told = r.state.anchor;
    const relative = /^(?:following|previous|preceding)$/.test(before) && told !== null && told.day !== null;
    if (relative) {
      // counted from the day that the text is at
      anchor = 'previous';
      const from = toEpochDay({ year: told.year, month: told.month as number, day: told.day as number });
      const gap = (weekdayOf(from) - weekday + 7) % 7;
      day = before === 'following' ? from + (gap === 0 ? 7 : 7 - gap) : from - (gap === 0 ? 7 : gap);
    } else if (/^(?:last|past|previous|preceding)$/.test(before)) day = referenceDay - (back === 0 ? 7 : back);
    else if (before === 'this') day = r.tense(i, at) !== 'past' && back !== 0 ? day + 7 : day;
    else day = referenceDay + (back === 0 ? 7 : 7 - back);
    if (/^(?:the|this)$/.test(r.word(first - 1)) && !/^(?:last|next|this|past)$/.test(before) && first - 1 >= r.free)
      first--;
  } else if (start !== null) {
    day = start.day + ((weekday - weekdayOf(start.day) + 7) % 7 || 7);
    anchor = 'previous';
    range = start.found;
  } else if (/^(?:earlier|later)$/.test(before) && back <= NEAR) firm = true;
  else if (r.isOpenPlan(i, at)) {
    day = nearestTo(referenceDay, day);
    firm = false;
  } else {
    const tense = r.tense(i, at);
    if (tense === 'future' && back !== 0) day += 7;
    firm = r.firm(tense, i, at);
  }
  if (/^(?:last|next|this)$/.test(r.word(at)) && r.word(at + 1) === 'week') {
    day = referenceDay - today + weekday + 7 * Math.sign(r.value(at) - 8);
    firm = null;
    range = undefined;
    at += 2;
  } else if (r.word(at) === 'after' && r.word(at + 1) === 'next') {
    day = referenceDay + (back === 0 ? 14 : 14 - back);
    firm = null;
    range = undefined;
    at += 2;
  }
  const value = formatDay(fromEpochDay(day));
  if (r.kind(at) === Time.dayPart && r.word(at).endsWith('s'))
    return r.push(first, at + 1, 'SET', `XXXX-WXX-${weekday}${DAY_PARTS[r.value(at)]}`, 'set.weekday-part');
  const end =
    r.kind(at) === Time.dayPart
      ? r.push(first, at + 1, 'TIME', `${value}${DAY_PARTS[r.value(at)]}`, 'time.weekday-part', { anchor })
      : r.push(first, at, 'DATE', value, 'date.weekday', { anchor });
  const own = r.found.at(-1) as Found;
  if (firm !== null) own.firm = firm;
  if (range !== undefined) own.start = range;
  return end;
}

/** "Later Monday" is the Monday of the text, which may be printed a day or two after. */
const NEAR = 2;

/** The weekday that a range begins with, and its epoch day: "Wednesday through Sunday"; null where none begins. */
function rangeStart(r: DateReader, i: number): { readonly found: Found; readonly day: number } | null {
  const last = r.found.at(-1);
  if (last?.firm === undefined || last.end !== i - 1 || !/^(?:through|to|till|[-–])$/.test(r.word(i - 1))) return null;
  const day = parseDay(last.value.slice(0, 10));
  return day === null ? null : { found: last, day: toEpochDay(day) };
}

/** The nearer of the last such weekday and the next one, both a week apart. */
function nearestTo(referenceDay: number, lastDay: number): number {
  return referenceDay - lastDay <= 3 ? lastDay : lastDay + 7;
}

/** "Monday, March 3[, 2025]", "Monday 3 March", "Monday 3/3/2025": one expression, the value is the day's. */
function weekdayAndDay(r: DateReader, i: number): number | null {
  let at = i + 1;
  if (r.text(at) === ',' || r.text(at) === '(') at++;
  if (r.word(at) === 'the') at++;
  const number = readDayNumber(r, at);
  const month =
    (r.kind(at) === Time.month && isMonthName(r, at) && readDayNumber(r, at + 1) !== null) ||
    (number !== null && r.kind(r.word(number.end) === 'of' ? number.end + 1 : number.end) === Time.month);
  const numeric = r.isNumber(at) && /^[/.-]$/.test(r.text(at + 1)) && r.touches(at + 1) && r.isNumber(at + 2);
  if (!month && !numeric) return null;
  const count = r.found.length;
  const free = r.free;
  r.free = at;
  const end = r.at(at, r.kind(at) === Time.month ? Time.month : r.isNumber(at) ? DIGITS : r.kind(at));
  r.free = free;
  const day = r.found[count];
  if (day === undefined || end <= at || day.type === 'DURATION') return null;
  day.first =
    r.kind(i - 1) === Time.shift && /^(?:this|next|last|coming)$/.test(r.word(i - 1)) && i - 1 >= r.free ? i - 1 : i;
  if (r.word(day.first) === 'coming' && r.word(day.first - 1) === 'this') day.first--;
  return end;
}

/** The nth (−1 the last) weekday, day, week or weekend of a month or year: "the last Friday in October", "the first week of 2024". */
export function nthOfMonth(r: DateReader, i: number, at: number, nth: number): number | null {
  const kind = r.kind(at);
  const unit = kind === Time.unit ? r.value(at) : 0;
  if (!(kind === Time.weekday && r.capital(at)) && unit !== Unit.day && unit !== Unit.week && unit !== Unit.weekend)
    return null;
  if (!/^(?:of|in)$/.test(r.word(at + 1)) || nth > 5) return null;
  const whole = readWhole(r, at + 2);
  if (whole === null) return null;
  const monthFirst = whole.month ?? (nth < 0 ? 12 : 1);
  const first = toEpochDay({ year: whole.year, month: nth < 0 && whole.month === null ? 12 : monthFirst, day: 1 });
  const next = toEpochDay(
    monthFirst === 12
      ? { year: whole.year + 1, month: 1, day: 1 }
      : { year: whole.year, month: monthFirst + 1, day: 1 },
  );
  // A week belongs to the month that has its Thursday (ISO 8601), a weekend to the one that has its Saturday.
  const target = unit === Unit.week ? 4 : unit === Unit.weekend ? 6 : kind === Time.weekday ? r.value(at) : 0;
  let day: number;
  if (unit === Unit.day) day = nth < 0 ? next - 1 : first + nth - 1;
  else if (nth < 0) day = next - 1 - ((weekdayOf(next - 1) - target + 7) % 7);
  else day = first + ((target - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  if (day >= next && whole.month !== null) return null;
  const value =
    unit === Unit.week
      ? r.state.weekOf(day)
      : unit === Unit.weekend
        ? `${r.state.weekOf(day)}-WE`
        : formatDay(fromEpochDay(day));
  const begin = r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  return r.push(begin, whole.end, 'DATE', value, 'date.nth-of-month', { widen: false });
}

/** "March", "March 2014", "2016", "next month" as the whole that something is a part of. */
function readWhole(r: DateReader, at: number): { year: number; month: number | null; end: number } | null {
  const year = r.year(at);
  if (year !== null) return { year, month: null, end: at + 1 };
  const shifted = r.kind(at) === Time.shift && /^(?:month|year)$/.test(r.word(at + 1));
  if (r.kind(at) !== Time.month && !shifted) return null;
  const found = r.found.length;
  const free = r.free;
  r.free = at;
  const end = r.at(at, r.kind(at));
  r.free = free;
  const whole = r.found[found];
  r.found.length = found;
  const match = whole === undefined || end === at ? null : /^(\d{4})(?:-(\d\d))?$/.exec(whole.value);
  return match === null
    ? null
    : { year: Number(match[1]), month: match[2] === undefined ? null : Number(match[2]), end };
}
