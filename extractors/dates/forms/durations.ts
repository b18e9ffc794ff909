import { Shape } from '../../text/tokens.js';
import type { DateMod } from '../mention.js';
import type { DateReader } from '../reader.js';
import { compoundDuration, duration } from '../values.js';
import { AGO, Time, Unit, type UnitId } from '../words.js';
import { spokenClock } from './clock.js';
import { type Count, isAndHalf, pastOrSo, readCount, readUnit } from './counts.js';
import { dayOfMonthWord } from './months.js';
import { comparesFigures, fiscalYearTold, fromNear, yearAgoPeriod } from './periods.js';
import { isRate } from './sets.js';
import { adjective, atShift, isSpanEnd } from './shifts.js';
import { spelledYear } from './spelled-years.js';

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

/** "half an hour", "half a year", "half past seven" */
export function atHalf(r: DateReader, i: number): number {
  const clock = spokenClock(r, i);
  if (clock !== null) return clock;
  if (!/^(?:a|an)$/.test(r.word(i + 1)) || r.kind(i + 2) !== Time.unit) return i;
  const unit = r.value(i + 2) as UnitId;
  return r.push(i, i + 3, 'DURATION', HALVES[unit] ?? duration(unit, 0.5), 'duration.half');
}

/** A length; half hours and half minutes are told in the smaller unit: PT2H30M. */
function lengthOf(unit: UnitId, count: number | null): string {
  const whole = count === null ? 0 : Math.trunc(count);
  return count !== null && whole > 0 && count - whole === 0.5 && (unit === Unit.hour || unit === Unit.minute)
    ? compoundDuration([
        [unit, whole],
        [(unit - 1) as UnitId, 30],
      ])
    : duration(unit, count);
}

const HALVES: Readonly<Record<number, string>> = {
  [Unit.hour]: 'PT30M',
  [Unit.year]: 'P6M',
  [Unit.decade]: 'P5Y',
  [Unit.century]: 'P50Y',
};

/** "recent months", "the coming weeks" */
function vagueUnits(r: DateReader, i: number): number {
  const word = r.word(i);
  if (word === 'coming' && (r.kind(i + 1) === Time.unit || r.word(i + 1) === 'quarter')) return atShift(r, i);
  if (r.word(i + 1) === 'quarters') return r.push(i, i + 2, 'DURATION', 'PXQ', `duration.${word}`);
  if (r.kind(i + 1) !== Time.units) return word === 'recent' ? adjective(r, i, 'PAST_REF') : i;
  const first = word === 'coming' && r.word(i - 1) === 'the' ? i - 1 : i;
  return r.push(first, i + 2, 'DURATION', duration(r.value(i + 1) as UnitId, null), `duration.${word}`);
}

/** What wakes on a number, in digits or words. */
export function atCount(r: DateReader, i: number): number {
  if (r.kind(i) === Time.vague && /^(?:recent|coming)$/.test(r.word(i))) return vagueUnits(r, i);
  const day = dayOfMonthWord(r, i);
  if (day !== null) return day;
  const spelled = spelledYear(r, i);
  if (spelled !== null) return r.push(yearNoun(r, i), spelled.end, 'DATE', String(spelled.year), 'date.year-words');
  const clock = r.word(i + 1) === 'past' ? spokenClock(r, i) : null;
  if (clock !== null) return clock;
  const count = readCount(r, i);
  return count === null ? i : (lengthRange(r, i, count) ?? atLength(r, i, count));
}

/** "two to six days", "between 60 and 90 days": the first of two lengths that share their unit. */
function lengthRange(r: DateReader, i: number, count: Count): number | null {
  const { end, value } = count;
  if (value === null || count.article) return null;
  const mark = r.text(end);
  const hyphen = /^[-–]$/.test(mark) && r.isNumber(i) && r.isNumber(end + 1);
  if (!hyphen && mark !== 'to' && !(mark === 'and' && r.word(i - 1) === 'between')) return null;
  const second = readCount(r, end + 1);
  if (second === null || second.value === null || second.article || second.value <= value) return null;
  const unit = readUnit(r, second);
  if (unit === null || (unit.hyphen && hyphen)) return null;
  if (/^(?:old|olds)$/.test(r.word(/^[-‑]$/.test(r.text(unit.end)) ? unit.end + 1 : unit.end))) return null;
  let first = i;
  if (/^(?:next|past|last|coming)$/.test(r.word(first - 1)) && first - 1 >= r.free) {
    first--;
    if (r.word(first - 1) === 'the' && first - 1 >= r.free) first--;
  }
  return r.push(first, end, 'DURATION', lengthOf(unit.unit, value), 'duration.range-first', { widen: false });
}

/** "three months", "a year ago", "two-week", "5 hours and 30 minutes". */
function atLength(r: DateReader, i: number, count: Count): number {
  const read = readUnit(r, count);
  if (read === null) return i;
  const { unit, hyphen } = read;
  let { end } = read;
  const { value } = count;
  if (
    !read.plural &&
    !hyphen &&
    !count.article &&
    value !== 1 &&
    ((unit === Unit.second && !r.isNumber(i)) || unit === Unit.weekend)
  )
    return i;
  if (unit === Unit.second && count.article) return i;
  // "8-year-old", "9 years old": an age
  if (/^(?:old|olds)$/.test(r.word(/^[-‑]$/.test(r.text(end)) ? end + 1 : end))) return i;
  // the programme "60 Minutes"
  if (read.plural && r.isNumber(i) && r.tokens.shapes[end - 1] === Shape.title) return i;
  if (count.article && r.text(end) === '-' && r.touches(end)) return i;
  if (value !== null && isAndHalf(r, end))
    return r.push(i, end + 3, 'DURATION', lengthOf(unit, value + 0.5), 'duration.count');
  // "three months' pay"
  if (r.touches(end) && /^['’]s?$/.test(r.text(end)) && !hyphen)
    return r.push(i, end, 'DURATION', duration(unit, value), 'duration.count', { widen: false });
  if (!hyphen) {
    const distance = atDistance(r, i, count, unit, end);
    if (distance !== null) return distance;
  }
  // "one day he will go", "one day nobody came": no length
  if (unit === Unit.day && r.word(i) === 'one' && !hyphen) {
    if (/^(?:will|would|may|might|could|can|should|must|to|'ll)$/.test(r.word(i - 1)))
      return r.push(i, end, 'DATE', 'FUTURE_REF', 'date.one-day', { widen: false });
    if (i === r.from || /^(?:he|she|it|they|we|you|i|who|that|and|,)$/.test(r.word(i - 1))) return i;
  }
  if (count.article) {
    if (isRate(r, i)) return r.push(i, end, 'SET', duration(unit, 1), 'set.rate', { widen: false });
    if (unit === Unit.weekend) return i;
    // "a day" of nothing in particular: only where a preposition or bound says that it is a length
    if (!BEFORE_LENGTH.test(r.word(i - 1)) && !isAsLongAs(r, i)) return i;
    if (/^(?:of|in|at|on|for|with|that|when)$/.test(r.word(end)) && r.word(i - 1) === 'of') return i;
  }
  let length = lengthOf(unit, value);
  if (!hyphen && value !== null && Number.isInteger(value)) {
    const compound = readCompound(r, end, unit, value);
    if (compound !== null) [length, end] = [compound.value, compound.end];
  }
  let first = i;
  if (i - 1 >= r.free && /^(?:the|these|those)$/.test(r.word(i - 1)) && !hyphen && !count.article) first = i - 1;
  const soEnd = hyphen ? end : pastOrSo(r, end);
  const mod = soEnd > end ? 'APPROX' : boundBefore(r, first);
  return r.push(first, soEnd, 'DURATION', length, hyphen ? 'duration.hyphen' : 'duration.count', { widen: false, mod });
}

/** "as long as", "as little as" before a length. */
function isAsLongAs(r: DateReader, i: number): boolean {
  return r.word(i - 1) === 'as' && /^(?:long|little|much|short|few)$/.test(r.word(i - 2));
}

const BEFORE_LENGTH =
  /^(?:in|for|within|than|about|nearly|almost|over|after|last|lasted|take|takes|took|half|under|around|least|up|once|of|roughly|just|only|every|to|barely|another)$/;

/** "a year ago", "three days later", "two weeks before yesterday", "five years from now". */
function atDistance(r: DateReader, i: number, count: Count, unit: UnitId, lengthEnd: number): number | null {
  const { value } = count;
  const end = pastOrSo(r, lengthEnd);
  const direction = r.word(end);
  if (value !== null) {
    const near = fromNear(r, i, end, unit, value);
    if (near !== null) return near;
  }
  if (direction === 'from' && r.word(end + 1) === 'now' && value !== null) {
    const resolved = r.state.distance(unit, value, false);
    return resolved === null
      ? null
      : r.push(i, end + 2, 'DATE', resolved, 'date.distance', { anchor: 'reference', widen: false });
  }
  if (!/^(?:ago|earlier|before|previously|later|after|hence|afterward|afterwards)$/.test(direction)) return null;
  const past = AGO.test(direction);
  // "36 months later than promised"
  const than = /^(?:earlier|later)$/.test(direction) && r.word(end + 1) === 'than';
  if (than || (/^(?:before|after)$/.test(direction) && (!isSpanEnd(r, end + 1) || isYear(r, end + 1)))) {
    return r.push(i, end, 'DURATION', duration(unit, value), 'duration.count', {
      widen: false,
      mod: boundBefore(r, i),
    });
  }
  if (value === null)
    return r.push(i, end + 1, 'DATE', past ? 'PAST_REF' : 'FUTURE_REF', 'date.vague-distance', { widen: false });
  const years = unit === Unit.year && Number.isInteger(value);
  if (years && past && comparesFigures(r, i)) {
    const period = value === 1 ? yearAgoPeriod(r) : r.state.datedMonth(r.sentence, value);
    if (period !== null)
      return r.push(i, end + 1, 'DATE', period, 'date.year-ago', { anchor: 'previous', widen: false, compared: true });
  }
  const fiscal = years && direction !== 'ago' ? fiscalYearTold(r) : null;
  if (fiscal !== null)
    return r.push(i, end + 1, 'DATE', `FY${fiscal + (past ? -value : value)}`, 'date.distance', {
      anchor: 'previous',
      widen: false,
    });
  const resolved = r.state.distance(unit, past ? -value : value, direction !== 'ago');
  return resolved === null
    ? null
    : r.push(i, end + 1, 'DATE', resolved, 'date.distance', {
        anchor: direction === 'ago' ? 'reference' : 'previous',
        widen: false,
        mod: end > lengthEnd ? 'APPROX' : boundBefore(r, i),
      });
}

/** "1,500 visits a week before 2020": what was before a year is no distance from it. */
function isYear(r: DateReader, i: number): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(r.text(i));
}

/** Smaller units that a length goes on with: "3 hours and 30 minutes", "two years, three months". */
function readCompound(r: DateReader, at: number, unit: UnitId, value: number): { value: string; end: number } | null {
  const parts: [UnitId, number][] = [[unit, value]];
  let end = at;
  for (let last = unit; parts.length < 4; ) {
    let k = r.text(end) === ',' ? end + 1 : end;
    if (r.word(k) === 'and') k++;
    const count = readCount(r, k);
    if (count === null || count.value === null || count.article) break;
    const kind = r.kind(count.end);
    // "8 minutes 4.2 seconds"
    if (!Number.isInteger(count.value) && r.value(count.end) !== Unit.second) break;
    const next = r.value(count.end) as UnitId;
    if ((kind !== Time.units && kind !== Time.unit) || next >= last || next < Unit.second) break;
    parts.push([next, count.value]);
    end = count.end + 1;
    last = next;
  }
  if (parts.length === 1 || unit > Unit.year || unit === Unit.quarter) return null;
  return { value: compoundDuration(parts), end };
}

/** The bound that stands before a length, outside its span: "more than two years". */
function boundBefore(r: DateReader, first: number): DateMod | null {
  const before = r.word(first - 1);
  switch (before) {
    case 'about':
    case 'approximately':
    case 'roughly':
    case 'around':
    case 'some':
      return 'APPROX';
    case 'nearly':
    case 'almost':
      return 'LESS_THAN';
    case 'than':
      return r.word(first - 2) === 'more' ? 'MORE_THAN' : r.word(first - 2) === 'less' ? 'LESS_THAN' : null;
    case 'least':
      return r.word(first - 2) === 'at' ? 'MORE_THAN' : null;
    case 'most':
      return r.word(first - 2) === 'at' ? 'LESS_THAN' : null;
    case 'to':
      return r.word(first - 2) === 'up' ? 'LESS_THAN' : null;
    default:
      return null;
  }
}

/** "decades", "years", "months" alone. */
export function atUnits(r: DateReader, i: number): number {
  const before = r.word(i - 1);
  const word = r.word(i);
  if (word === 'days' && before === 'these' && isSpanEnd(r, i + 1))
    return r.push(i - 1, i + 1, 'DATE', 'PRESENT_REF', 'date.reference', { widen: false });
  if (/^(?:ago|earlier)$/.test(r.word(i + 1)) && /^(?:days|weeks|months|years|decades|centuries)$/.test(word))
    return r.push(i, i + 2, 'DATE', 'PAST_REF', 'date.vague-distance', { widen: false });
  const value = duration(r.value(i) as UnitId, null);
  if (word === 'weekends' && /^(?:on|at|most|all|over|during|,)$/.test(before))
    return r.push(i, i + 1, 'SET', 'XXXX-WXX-WE', 'set.weekends', { widen: false });
  if (/^(?:decades|centuries)$/.test(word))
    return r.push(i, i + 1, 'DURATION', value, 'duration.bare', { widen: false });
  // "gone in minutes", "within hours"
  if (/^(?:seconds|minutes|hours)$/.test(word)) {
    const lead = before === 'just' ? r.word(i - 2) : before;
    return /^(?:in|within)$/.test(lead) && isSpanEnd(r, i + 1)
      ? r.push(i, i + 1, 'DURATION', value, 'duration.bare', { widen: false })
      : i;
  }
  if (!/^(?:days|weeks|months|years)$/.test(word)) return i;
  // "the early years of the war"
  if (
    /^(?:early|first|final|closing|opening)$/.test(before) &&
    r.word(i - 2) === 'the' &&
    i - 2 >= r.free &&
    r.word(i + 1) === 'of'
  )
    return r.push(i - 2, i + 1, 'DURATION', value, 'duration.bare', { widen: false });
  // "in the weeks ahead", "over the years"
  if (before === 'the' && i - 1 >= r.free) {
    const outlook = r.word(i + 1) === 'ahead';
    if (isStretchAfter(r, i)) return r.push(i - 1, i + 1, 'DURATION', value, 'duration.bare', { widen: false });
    const over = r.word(i - 2) === 'over' && !/^(?:of|[-‑])$/.test(r.text(i + 1)) && !r.isNumber(i + 1);
    if (outlook || over)
      return r.push(i - 1, outlook ? i + 2 : i + 1, 'DURATION', value, 'duration.bare', { widen: false });
  }
  // "years of neglect", "after weeks of talks"; not "the days of the week"
  if (
    r.word(i + 1) === 'of' &&
    /^(?:for|in|within|over|after|by|from|follows|followed|end|ends|ended|despite)$|^$/.test(before)
  )
    return r.push(i, i + 1, 'DURATION', value, 'duration.bare', { widen: false });
  if (!/^(?:for|in|within|over|after|of|last|take|took|lasted)$/.test(before)) return i;
  if (r.word(i + 1) === 'later') return r.push(i, i + 2, 'DATE', 'FUTURE_REF', 'date.vague-distance', { widen: false });
  if (before === 'of' || r.word(i + 1) === 'of') return i;
  return r.push(i, i + 1, 'DURATION', value, 'duration.bare', { widen: false });
}

/** "in the years that followed", "in the weeks following the vote", "over the months since" */
function isStretchAfter(r: DateReader, i: number): boolean {
  if (!/^(?:in|over|during|for|through|throughout|of|spent)$/.test(r.word(i - 2))) return false;
  const next = r.word(i + 1);
  return /^(?:following|since)$/.test(next) || (next === 'that' && /^(?:followed|follow)$/.test(r.word(i + 2)));
}

/** Steps back over "the year" before a year in words. */
function yearNoun(r: DateReader, i: number): number {
  return r.word(i - 1) === 'year' && i - 2 >= r.free && r.word(i - 2) === 'the' ? i - 2 : i;
}
