import { addMonths, formatDay, fromEpochDay, parseDay, toEpochDay } from '../civil.js';
import { type DateReader, DIGITS } from '../reader.js';
import { duration } from '../values.js';
import { AGO, DAY_TO_YEAR, Time, Unit, type UnitId } from '../words.js';
import { readCount } from './counts.js';
import { quarterAfter } from './quarters.js';
import { isSpanEnd } from './shifts.js';

const ENDED = /^(?:ended|ending|ends|end)$/;

/** The value one year before a year, half, quarter or month. */
function yearBefore(value: string): string {
  return `${Number(value.slice(0, 4)) - 1}${value.slice(4)}`;
}

/** Whether "a year ago" at token `i` stands beside a figure that it is compared with: "up from $3 million a year ago". */
export function comparesFigures(r: DateReader, i: number): boolean {
  if (i === r.from) return true;
  const before = r.word(i - 1);
  if (/^(?:from|than|with|to|against|versus|over)$/.test(before)) return true;
  if (before === 'of' && /^(?:levels?|that|those)$/.test(r.word(i - 2))) return true;
  const last = before === ',' ? i - 2 : i - 1;
  // "$2.7 million, or nine cents a share, a year ago"
  if (r.word(last) === 'share' && r.word(last - 1) === 'a') return true;
  for (let k = last; k >= r.from && k > last - 5; k--) {
    if (r.isNumber(k)) return true;
    // "2,767 gigawatt-hours a year earlier"
    if (r.text(k) === '-' && r.touches(k)) continue;
    if (r.tokens.kinds[k] !== 1 && r.text(k) !== '%' && r.text(k) !== '$') return false;
  }
  return false;
}

/** The year-ago value of the period that the text's figures are of; null where no period is known. */
export function yearAgoPeriod(r: DateReader): string | null {
  const period = r.state.figurePeriod(r.sentence);
  return period === null ? null : yearBefore(period);
}

/** "year-ago", "year-earlier", with the period behind it: "the year-earlier third quarter". */
export function atYearAgo(r: DateReader, i: number): number | null {
  if (!/^[-‑]$/.test(r.text(i + 1)) || !/^(?:ago|earlier)$/.test(r.word(i + 2))) return null;
  const { reference } = r.state;
  const value = yearAgoPeriod(r) ?? (reference === null ? 'XXXX' : String(reference.year - 1));
  let end = i + 3;
  const count = readCount(r, end);
  let told = value;
  const quarter = r.kind(end) === Time.ordinal && r.word(end + 1) === 'quarter';
  if (quarter) {
    told = `${value.slice(0, 4)}-Q${r.value(end)}`;
    end += 2;
  } else if (/^(?:quarter|period|half|month)$/.test(r.word(end))) end++;
  else if (count !== null && r.kind(count.end) === Time.units)
    return r.push(
      back(r, i),
      count.end + 1,
      'DURATION',
      duration(r.value(count.end) as UnitId, count.value),
      'duration.year-ago',
      {
        anchor: 'previous',
      },
    );
  else return r.push(i, end, 'DATE', value, 'date.year-ago', { anchor: 'previous', compared: true, widen: false });
  return r.push(back(r, i), end, 'DATE', told, 'date.year-ago', { anchor: 'previous', compared: true, widen: false });
}

/** Steps back over "the" and the adjectives of a period. */
function back(r: DateReader, i: number): number {
  let first = i;
  if (/^(?:comparable|corresponding|same)$/.test(r.word(first - 1)) && first - 1 >= r.free) first--;
  if (r.word(first - 1) === 'the' && first - 1 >= r.free) first--;
  return first;
}

/** "the same period last year", "the comparable quarter", "the latest quarter", "the latest period". */
export function samePeriod(r: DateReader, i: number): number | null {
  const latest = r.word(i) === 'latest';
  if (r.word(i - 1) !== 'the' || i - 1 < r.free) return null;
  const noun = r.kind(i + 1) === Time.fiscal ? i + 2 : i + 1;
  const word = r.word(noun);
  if (!/^(?:period|quarter|half|month|year|day|week|time)$/.test(word)) return null;
  const tail = yearTail(r, noun + 1);
  const base = r.state.figurePeriod(r.sentence);
  if (latest) {
    const value = word === 'quarter' ? (quarterOf(base) ?? r.state.lastFullQuarter()) : word === 'period' ? base : null;
    return value === null ? null : r.push(i - 1, noun + 1, 'DATE', value, 'date.latest-period', { anchor: 'previous' });
  }
  if (tail === null && !/^(?:quarter|half)$/.test(word)) return null;
  const year = tail?.year ?? null;
  const end = tail?.end ?? noun + 1;
  let value = base;
  if (word === 'quarter') value = quarterOf(base) ?? r.state.lastFullQuarter();
  else if (word === 'month') value = r.state.monthTold();
  else if (word === 'day' || word === 'week' || word === 'year' || word === 'time') value = null;
  if (year !== null) value = value === null ? String(year) : `${year}${value.slice(4)}`;
  else if (tail?.yearBefore) value = value === null ? null : yearBefore(value);
  if (value === null) return null;
  return r.push(i - 1, end, 'DATE', value, 'date.same-period', { anchor: 'previous', compared: true });
}

function quarterOf(period: string | null): string | null {
  return period !== null && /-Q\d$/.test(period) ? period : null;
}

/** "a year earlier", "last year", "of last year", "in 2023", "of the previous year" behind a period. */
function yearTail(r: DateReader, at: number): { end: number; year: number | null; yearBefore: boolean } | null {
  let i = at;
  if (/^(?:a|one)$/.test(r.word(i)) && r.word(i + 1) === 'year' && AGO.test(r.word(i + 2)))
    return { end: i + 3, year: null, yearBefore: true };
  if (/^(?:of|in)$/.test(r.word(i))) i++;
  if (r.year(i) !== null) return { end: i + 1, year: r.year(i), yearBefore: false };
  if (r.word(i) === 'the') i++;
  if (r.word(i + 1) !== 'year') return null;
  if (r.word(i) === 'last')
    return r.state.reference === null ? null : { end: i + 2, year: r.state.reference.year - 1, yearBefore: false };
  if (/^(?:previous|preceding|prior)$/.test(r.word(i))) return { end: i + 2, year: null, yearBefore: true };
  return null;
}

/** "the 1988 period", "the 1988 quarter": the period that the text's figures are of, in that year. */
export function periodOfYear(r: DateReader, i: number, year: number): number | null {
  const noun = r.word(i + 1);
  if (r.word(i - 1) !== 'the' || i - 1 < r.free || !/^(?:period|quarter)$/.test(noun)) return null;
  const base = r.state.figurePeriod(r.sentence);
  const value =
    base !== null && (noun === 'period' || /-Q\d$/.test(base))
      ? `${year}${base.slice(4)}`
      : noun === 'quarter'
        ? `${year}-QX`
        : String(year);
  return r.push(i - 1, i + 2, 'DATE', value, 'date.period-of-year', { anchor: 'previous', compared: true });
}

/** "last year's quarter", "last year's period": the period that the text's figures are of, in that year; null where it is of no such length. */
export function figurePeriodOf(r: DateReader, first: number, i: number, year: number): number | null {
  const noun = r.word(i);
  const base = r.state.figurePeriod(r.sentence);
  if (base === null || !(noun === 'period' ? base.length > 4 : noun === 'quarter' && /-Q\d$/.test(base))) return null;
  return r.push(first, i + 1, 'DATE', `${year}${base.slice(4)}`, 'date.period-of-year', {
    anchor: 'previous',
    compared: true,
  });
}

/** The year and month that "ended Sept. 30" names; null where nothing ends. */
function endMonth(r: DateReader, at: number): { year: number | null; month: number } | null {
  if (!ENDED.test(r.word(at))) return null;
  const i = r.kind(at + 1) === Time.month ? at + 1 : r.isNumber(at + 1) && r.kind(at + 2) === Time.month ? at + 2 : -1;
  if (i < 0) return null;
  const month = r.value(i);
  for (let k = i + 1; k < i + 4; k++) if (r.year(k) !== null) return { year: r.year(k), month };
  const { reference } = r.state;
  if (reference === null) return { year: r.state.anchor?.year ?? null, month };
  const past = r.word(at) === 'ended';
  return { year: reference.year - (past && month > reference.month ? 1 : 0), month };
}

/** "the quarter", "the year", "the day" alone, where the words around say that a certain one is meant. */
export function thePeriod(r: DateReader, i: number): number | null {
  const word = r.word(i);
  if (word === 'quarter' && r.word(i - 1) === 'final' && r.word(i - 2) === 'the' && i - 2 >= r.free)
    return quarterAfter(r, i - 1, i, 4);
  const full = FULL.test(r.word(i - 1)) && i - 2 >= r.free ? 1 : 0;
  const first = i - 1 - full;
  if (r.word(first) !== 'the' || first < r.free) return null;
  const lead = r.word(first - 1);
  if (word === 'week' && /^(?:of|ended|ending)$/.test(r.word(i + 1))) {
    const week = weekOfDay(r, first, i + 2);
    if (week !== null) return week;
  }
  if (WEEK_TO_YEAR.test(word) && r.word(i + 1) === 'after' && r.word(i + 2) === 'next') {
    const value = r.state.shiftUnit(r.value(i) as UnitId, 2, false);
    if (value !== null) return r.push(first, i + 3, 'DATE', value, 'date.after-next', { anchor: 'reference' });
  }
  const ended = endMonth(r, i + 1);
  if (word === 'quarter') {
    if (r.word(i + 1) === 'of') return null;
    const value =
      ended === null ? r.state.lastQuarter : `${ended.year ?? 'XXXX'}-Q${Math.floor((ended.month + 2) / 3)}`;
    const tail = ended === null && value !== null ? yearTail(r, i + 1) : null;
    if (value !== null && tail?.yearBefore)
      return r.push(first, tail.end, 'DATE', yearBefore(value), 'date.year-ago', {
        anchor: 'previous',
        compared: true,
      });
    return value === null ? null : r.push(first, i + 1, 'DATE', value, 'date.the-quarter', { anchor: 'previous' });
  }
  if (DAY_TO_YEAR.test(word) && AROUND.test(r.word(i + 1)) && isSpanEnd(r, i + 2)) {
    const step = r.word(i + 1) === 'after' ? 1 : -1;
    const fiscal = word === 'year' ? fiscalYearTold(r) : null;
    // "a profit for 2024 on Thursday, up from $3bn the year before"
    const told = word === 'year' && fiscal === null ? yearTold(r) : null;
    const value =
      told !== null
        ? String(told + step)
        : fiscal === null
          ? r.state.shiftUnit(r.value(i) as UnitId, step, true)
          : `FY${fiscal + step}`;
    return value === null
      ? null
      : r.push(first, i + 2, 'DATE', value, 'date.the-before', { anchor: 'previous', widen: false, compared: true });
  }
  if (full === 0 && r.touches(i + 1) && POSSESSIVE.test(r.text(i + 1)) && WEEK_TO_YEAR.test(word)) {
    const value = thePeriodNow(r, r.value(i) as UnitId);
    return value === null ? null : r.push(first, i + 1, 'DATE', value, 'date.the-period', { anchor: 'reference' });
  }
  if (word === 'year') {
    if (
      ended !== null ||
      (ENDED.test(r.word(i + 1)) && r.kind(i + 2) === Time.near) ||
      (/^(?:to|through)$/.test(r.word(i + 1)) &&
        (r.kind(i + 2) === Time.month || (r.digits(i + 2, 2) !== null && r.kind(i + 3) === Time.month)))
    )
      return r.push(first, i + 1, 'DURATION', 'P1Y', 'duration.the-year');
    if (lead !== 'for' && !(full === 1 && /^(?:in|over|during|through)$/.test(lead)) && !isPartOf(r, first))
      return null;
    const year = full === 1 ? yearReported(r, first, i + 1) : r.state.currentYear();
    const fiscal = r.kind(i - 1) === Time.fiscal;
    return year === null || (full === 0 && !isSpanEnd(r, i + 1))
      ? null
      : r.push(first, i + 1, 'DATE', fiscal ? `FY${year}` : String(year), 'date.the-year', { anchor: 'reference' });
  }
  if (!isPartOf(r, first) && lead !== 'for' && !(word === 'day' && CLOSES.test(lead))) return null;
  if (!isSpanEnd(r, i + 1) && word !== 'day') return null;
  if (word === 'day') {
    const day = r.state.dayTold(r.sentence);
    return day === null ? null : r.push(first, i + 1, 'DATE', day, 'date.the-day', { anchor: 'previous' });
  }
  if (!/^(?:week|month|decade|century)$/.test(word)) return null;
  const value = thePeriodNow(r, r.value(i) as UnitId);
  return value === null ? null : r.push(first, i + 1, 'DATE', value, 'date.the-period', { anchor: 'reference' });
}

// "the day", "the year" stand everywhere: a literal inside of a function makes an object whenever it is run
const FULL = /^(?:full|whole|entire|fiscal|financial)$/;
const WEEK_TO_YEAR = /^(?:week|month|year)$/;
const AROUND = /^(?:before|earlier|after)$/;
const POSSESSIVE = /^['’]s$/;
const CLOSES = /^(?:end|ended|ending|finish|finished|close|closed)$/;
const PART_OF = /^(?:earlier|later|late|early|rest|remainder)$/;
const FROM_NEAR = /^(?:before|after|from)$/;

/** The year that figures of a whole year are of: early in a year, what is told of in the past tense is the year that has ended. */
export function yearReported(r: DateReader, first: number, end: number): number | null {
  const year = r.state.currentYear();
  const { reference } = r.state;
  const ended = reference !== null && year === reference.year && reference.month <= 3 && r.tense(first, end) === 'past';
  return year !== null && ended ? year - 1 : year;
}

/** The fiscal year that was told last in the sentence, before any other date; null where it was no fiscal year. */
export function fiscalYearTold(r: DateReader): number | null {
  const last = r.found.at(-1);
  const year = last === undefined || last.first < r.from ? null : /^FY(\d{4})$/.exec(last.value);
  return year === null ? null : Number(year[1]);
}

/** The year told in the sentence, where a weekday that only says when it was told stands behind it; else null. */
function yearTold(r: DateReader): number | null {
  const last = r.found.at(-1);
  const before = r.found.at(-2);
  if (last === undefined || before === undefined || before.first < r.from || r.kind(last.first) !== Time.weekday)
    return null;
  return /^\d{4}$/.test(before.value) && last.first === before.end + 1 && r.word(before.end) === 'on'
    ? Number(before.value)
    : null;
}

/** "the week", "the month": that of the day told in the sentence or the one before, else the one of the reference date. */
function thePeriodNow(r: DateReader, unit: UnitId): string | null {
  const day = unit === Unit.week ? parseDay(r.state.dayTold(r.sentence)) : null;
  return day === null ? r.state.shiftUnit(unit, 0, r.state.narrative) : r.state.weekOf(toEpochDay(day));
}

/** "the week of March 6" */
function weekOfDay(r: DateReader, first: number, at: number): number | null {
  if (r.kind(at) !== Time.month && !r.isNumber(at)) return null;
  const day = r.peek(() => {
    const end = r.at(at, r.isNumber(at) ? DIGITS : Time.month);
    const found = r.found.at(-1);
    return end > at && found !== undefined ? { end, value: found.value } : null;
  });
  const civil = day === null ? null : parseDay(day.value);
  return day === null || civil === null
    ? null
    : r.push(first, day.end, 'DATE', r.state.weekOf(toEpochDay(civil)), 'date.week-of', { anchor: 'reference' });
}

/** "the day before yesterday", "two days after tomorrow", "three weeks from today": counted from a day named by a word. */
export function fromNear(r: DateReader, i: number, at: number, unit: UnitId, amount: number): number | null {
  const direction = r.word(at);
  if (unit === Unit.day && (direction === 'before' || direction === 'after')) {
    const day = fromDay(r, i, at, direction === 'before' ? -Math.trunc(amount) : Math.trunc(amount));
    if (day !== null) return day;
  }
  if (!FROM_NEAR.test(direction) || r.kind(at + 1) !== Time.near || r.word(at + 1) === 'tonight') return null;
  const { referenceDay } = r.state;
  const first = r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  if (referenceDay === null)
    return r.push(first, at + 2, 'DATE', direction === 'before' ? 'PAST_REF' : 'FUTURE_REF', 'date.from-near', {
      widen: false,
    });
  const base = referenceDay + r.value(at + 1) - 8;
  const days = unit === Unit.day ? 1 : unit === Unit.week ? 7 : 0;
  const sign = direction === 'before' ? -1 : 1;
  const value =
    days > 0
      ? formatDay(fromEpochDay(base + sign * days * Math.trunc(amount)))
      : unit === Unit.month || unit === Unit.year
        ? formatDay(addMonths(fromEpochDay(base), sign * Math.trunc(amount) * (unit === Unit.year ? 12 : 1)))
        : null;
  return value === null
    ? null
    : r.push(first, at + 2, 'DATE', value, 'date.from-near', { anchor: 'reference', widen: false });
}

/** "the day before last Tuesday", "two days after Christmas": counted from a day that is told behind. */
function fromDay(r: DateReader, i: number, at: number, days: number): number | null {
  const next = r.kind(at + 1);
  const shifted = next === Time.shift && r.kind(at + 2) === Time.weekday;
  if (!shifted && next !== Time.weekday && next !== Time.holiday) return null;
  const told = r.peek(() => {
    const end = r.at(shifted ? at + 2 : at + 1, shifted ? Time.weekday : next);
    const found = r.found.at(-1);
    return end > at + 1 && found !== undefined ? { end, day: parseDay(found.value) } : null;
  });
  if (told === null || told.day === null) return null;
  const first = r.word(i - 1) === 'the' && i - 1 >= r.free ? i - 1 : i;
  const value = formatDay(fromEpochDay(toEpochDay(told.day) + days));
  return r.push(first, told.end, 'DATE', value, 'date.from-day', { anchor: 'reference', widen: false });
}

/** Whether "the year" at `first` stands behind "the end of", "earlier in" or "the rest of". */
function isPartOf(r: DateReader, first: number): boolean {
  const lead = r.word(first - 1);
  if (lead !== 'of' && lead !== 'in') return false;
  if (lead === 'of' && r.kind(first - 2) === Time.units) return true;
  return r.kind(first - 2) === Time.part || PART_OF.test(r.word(first - 2));
}
