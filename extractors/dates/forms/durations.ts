import type { DateReader } from '../reader.js';
import { duration } from '../values.js';
import { Time, Unit, type UnitId } from '../words.js';
import { spokenClock } from './clock.js';
import { dayOfMonthWord } from './months.js';
import { comparesFigures, fromNear, yearAgoPeriod } from './periods.js';
import { isRate } from './sets.js';
import { isSpanEnd } from './shifts.js';
import { spelledYear } from './spelled-years.js';

/** A whole number before a unit: digits, words to the hundreds ("twenty-four"), "a". */
interface Count {
  readonly end: number;
  /** null for a vague count ("several"). */
  readonly value: number | null;
  readonly article: boolean;
}

/** "the first nine months [of 2024]": a duration. */
export function firstUnits(r: DateReader, i: number): number | null {
  if (r.word(i - 1) !== 'the') return null;
  const count = readCount(r, i + 1);
  if (count === null || count.article || r.kind(count.end) !== Time.units) return null;
  return r.push(
    i - 1,
    count.end + 1,
    'DURATION',
    duration(r.value(count.end) as UnitId, count.value),
    'duration.first',
  );
}

export function atHalf(r: DateReader, i: number): number {
  const clock = spokenClock(r, i);
  if (clock !== null) return clock;
  // "half an hour", "half a year"
  if (/^(?:a|an)$/.test(r.word(i + 1)) && r.kind(i + 2) === Time.unit) {
    const unit = r.value(i + 2) as UnitId;
    const value =
      unit === Unit.hour
        ? 'PT30M'
        : unit === Unit.year
          ? 'P6M'
          : unit === Unit.decade
            ? 'P5Y'
            : unit === Unit.century
              ? 'P50Y'
              : duration(unit, 0.5);
    return r.push(i, i + 3, 'DURATION', value, 'duration.half');
  }
  return i;
}

/** Reads a count before a unit: digits, words, "a", "several", "a few", "a couple of", "two and a half". */
export function readCount(r: DateReader, i: number): Count | null {
  if (r.isNumber(i)) {
    const text = r.text(i).replace(/,/g, '');
    if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(text)) {
      return text === '½' ? { end: i + 1, value: 0.5, article: false } : null;
    }
    let value = Number(text);
    let end = i + 1;
    if (r.isNumber(end) && r.text(end) === '½') {
      value += 0.5;
      end++;
    } else if (r.isNumber(end) && r.text(end + 1) === '/' && r.text(end) === '1' && r.text(end + 2) === '2') {
      value += 0.5;
      end += 3;
    }
    return andHalf(r, { end, value, article: false });
  }
  const kind = r.kind(i);
  if (kind === Time.cardinal) {
    if (r.value(i) === 0) {
      const next = r.word(i + 1);
      if (next === 'few' || next === 'several') return { end: i + 2, value: null, article: false };
      if (next === 'couple') return { end: r.word(i + 2) === 'of' ? i + 3 : i + 2, value: 2, article: false };
      if (next === 'dozen') return { end: i + 2, value: 12, article: false };
      if (next === 'hundred') return { end: i + 2, value: 100, article: false };
      if (next === 'thousand') return { end: i + 2, value: 1000, article: false };
      return { end: i + 1, value: 1, article: true };
    }
    let value = r.value(i);
    let end = i + 1;
    if (value >= 20 && value < 100) {
      const at = /^[-‑]$/.test(r.text(end)) ? end + 1 : end;
      if (r.kind(at) === Time.cardinal && r.value(at) > 0 && r.value(at) < 10) {
        value += r.value(at);
        end = at + 1;
      }
    }
    if (r.word(end) === 'hundred') {
      value *= 100;
      end++;
    } else if (r.word(end) === 'thousand') {
      value *= 1000;
      end++;
    }
    return andHalf(r, { end, value, article: false });
  }
  if (kind === Time.vague && r.word(i) !== 'recent' && r.word(i) !== 'coming' && r.word(i) !== 'couple')
    return { end: i + 1, value: null, article: false };
  return null;
}

export function andHalf(r: DateReader, count: Count): Count {
  if (
    r.word(count.end) === 'and' &&
    r.word(count.end + 1) === 'a' &&
    r.word(count.end + 2) === 'half' &&
    count.value !== null
  ) {
    return { end: count.end + 3, value: count.value + 0.5, article: false };
  }
  return count;
}

export function atCount(r: DateReader, i: number): number {
  if (r.kind(i) === Time.vague && r.word(i) === 'recent') {
    if (r.kind(i + 1) !== Time.units) return i;
    return r.push(i, i + 2, 'DURATION', duration(r.value(i + 1) as UnitId, null), 'duration.recent');
  }
  if (r.kind(i) === Time.vague && r.word(i) === 'coming' && r.kind(i + 1) === Time.units)
    return r.push(
      r.word(i - 1) === 'the' ? i - 1 : i,
      i + 2,
      'DURATION',
      duration(r.value(i + 1) as UnitId, null),
      'duration.coming',
    );
  const day = dayOfMonthWord(r, i);
  if (day !== null) return day;
  const spelled = spelledYear(r, i);
  if (spelled !== null) return r.push(yearNoun(r, i), spelled.end, 'DATE', String(spelled.year), 'date.year-words');
  const count = readCount(r, i);
  if (count === null) return i;
  let at = count.end;
  const hyphen = /^[-‑–]$/.test(r.text(at)) && r.touches(at);
  if (hyphen) at++;
  if (r.word(at) === 'more' && r.kind(at + 1) === Time.units) at++;
  const kind = r.kind(at);
  let unit: UnitId;
  if (kind === Time.unit || kind === Time.units) unit = r.value(at) as UnitId;
  // "three-quarters" is a fraction, "four-quarter" a length
  else if (kind === Time.quarter && (r.word(at) === 'quarters') !== hyphen) unit = Unit.quarter;
  else return i;
  if (
    kind === Time.unit &&
    !hyphen &&
    !count.article &&
    count.value !== 1 &&
    !/^(?:day|month|week|year)$/.test(r.word(at))
  )
    return i;
  if ((unit === Unit.second || unit === Unit.minute) && count.article && unit === Unit.second) return i;
  let end = at + 1;
  let first = i;
  // "8-month-old", "9 years old": an age
  if (/^(?:old|olds)$/.test(r.word(/^[-‑]$/.test(r.text(end)) ? end + 1 : end)) && unit === Unit.year) return i;
  if (count.article && r.text(end) === '-' && r.touches(end)) return i;
  if (r.word(end) === 'and' && r.word(end + 1) === 'a' && r.word(end + 2) === 'half' && count.value !== null) {
    return r.push(first, end + 3, 'DURATION', duration(unit, count.value + 0.5), 'duration.count');
  }
  if (r.touches(end) && /^['’]s?$/.test(r.text(end)) && !hyphen) {
    // "three months' pay"
    return r.push(first, at + 1, 'DURATION', duration(unit, count.value), 'duration.count', { widen: false });
  }
  const direction = r.word(end);
  const value = count.value;
  if (!hyphen && value !== null) {
    const near = fromNear(r, i, end, unit, value);
    if (near !== null) return near;
  }
  if (!hyphen && /^(?:ago|earlier|before|previously|later|after|hence|afterward|afterwards)$/.test(direction)) {
    const past = /^(?:ago|earlier|before|previously)$/.test(direction);
    if (/^(?:before|after)$/.test(direction) && !isSpanEnd(r, end + 1))
      return count.article
        ? i
        : r.push(first, end, 'DURATION', duration(unit, value), 'duration.count', { widen: false });
    if (value === null)
      return r.push(first, end + 1, 'DATE', past ? 'PAST_REF' : 'FUTURE_REF', 'date.vague-distance', {
        widen: false,
      });
    if (unit === Unit.year && value === 1 && past && comparesFigures(r, i)) {
      const period = yearAgoPeriod(r);
      if (period !== null)
        return r.push(first, end + 1, 'DATE', period, 'date.year-ago', {
          anchor: 'previous',
          widen: false,
          compared: true,
        });
    }
    const resolved = r.state.distance(unit, past ? -value : value, direction !== 'ago');
    if (resolved !== null)
      return r.push(first, end + 1, 'DATE', resolved, 'date.distance', {
        anchor: direction === 'ago' ? 'reference' : 'previous',
        widen: false,
      });
  }
  if (!hyphen && direction === 'from' && r.word(end + 1) === 'now' && value !== null) {
    const resolved = r.state.distance(unit, value, false);
    if (resolved !== null)
      return r.push(first, end + 2, 'DATE', resolved, 'date.distance', { anchor: 'reference', widen: false });
  }
  if (count.article) {
    if (isRate(r, i)) return r.push(i, end, 'SET', duration(unit, 1), 'set.rate', { widen: false });
    if (unit === Unit.weekend) return i;
    // "a day" of nothing in particular: only where a preposition or bound says that it is a length
    if (
      !/^(?:in|for|within|than|about|nearly|almost|over|after|last|lasted|take|takes|took|half|under|around|least|up|once|of|roughly|just|only|every|to)$/.test(
        r.word(i - 1),
      )
    )
      return i;
    if (/^(?:of|in|at|on|for|with|that|when)$/.test(r.word(end)) && r.word(i - 1) === 'of') return i;
  }
  end = at + 1;
  first = i;
  if (i - 1 >= r.free && /^(?:the|these|those)$/.test(r.word(i - 1)) && !hyphen && !count.article) first = i - 1;
  return r.push(first, end, 'DURATION', duration(unit, value), hyphen ? 'duration.hyphen' : 'duration.count', {
    widen: false,
  });
}

/** "decades", "years", "months" alone. */
export function atUnits(r: DateReader, i: number): number {
  const before = r.word(i - 1);
  if (/^(?:ago|earlier)$/.test(r.word(i + 1)) && /^(?:days|weeks|months|years|decades|centuries)$/.test(r.word(i)))
    return r.push(i, i + 2, 'DATE', 'PAST_REF', 'date.vague-distance', { widen: false });
  if (/^(?:decades|centuries)$/.test(r.word(i)))
    return r.push(i, i + 1, 'DURATION', duration(r.value(i) as UnitId, null), 'duration.bare', {
      widen: false,
    });
  if (
    /^(?:for|in|within|over|after|of|last|take|took|lasted)$/.test(before) &&
    /^(?:days|weeks|months|years)$/.test(r.word(i))
  ) {
    if (r.word(i + 1) === 'later')
      return r.push(i, i + 2, 'DATE', 'FUTURE_REF', 'date.vague-distance', { widen: false });
    if (before === 'of' || r.word(i + 1) === 'of') return i;
    return r.push(i, i + 1, 'DURATION', duration(r.value(i) as UnitId, null), 'duration.bare', {
      widen: false,
    });
  }
  return i;
}

/** Steps back over "the year" before a year in words. */
function yearNoun(r: DateReader, i: number): number {
  return r.word(i - 1) === 'year' && i - 2 >= r.free && r.word(i - 2) === 'the' ? i - 2 : i;
}
