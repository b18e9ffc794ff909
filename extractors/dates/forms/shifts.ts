import { TokenKind } from '../../text/tokens.js';
import { formatDay, fromEpochDay, weekdayOf } from '../civil.js';
import { weekValue } from '../intervals.js';
import type { DateReader } from '../reader.js';
import { duration, two } from '../values.js';
import { DAY_PARTS, DAY_TO_YEAR, REFERENCES, Time, Unit, type UnitId } from '../words.js';
import { spokenClock } from './clock.js';
import { pastOrSo, readCount, readUnit } from './counts.js';
import { atYearAgo, figurePeriodOf, fromNear, samePeriod, thePeriod } from './periods.js';
import { quarterAfter, quarterOfYear } from './quarters.js';
import { seasonFrom } from './seasons.js';
import { perUnit } from './sets.js';
import { nthOfMonth } from './weekdays.js';

/** "last year", "this week", "the next three months", "the previous quarter", "last night". */
export function atShift(r: DateReader, i: number): number {
  const word = r.word(i);
  const step = word === 'past' ? -1 : r.value(i) - 8;
  let first = i;
  if (
    i - 1 >= r.free &&
    (/^(?:the|its|this|these|their)$/.test(r.word(i - 1)) || (word === 'same' && r.word(i - 1) === 'that'))
  )
    first = i - 1;
  const determined = first < i;
  if (/^(?:same|comparable|corresponding|latest)$/.test(word)) {
    const period = samePeriod(r, i);
    if (period !== null || word !== 'same') return period ?? i;
  }
  const at = i + 1;
  if (word === 'last' && /^(?:quarter|half)$/.test(r.word(at)) && r.word(at + 1) === 'of' && r.year(at + 2) !== null)
    return quarterAfter(r, i, at, r.word(at) === 'half' ? 2 : 4) ?? i;
  if (word === 'last') {
    const nth = nthOfMonth(r, i, at, -1);
    if (nth !== null) return nth;
  }
  const count = readCount(r, at);
  const length = count === null || count.article ? null : readUnit(r, count);
  if (count !== null && length !== null && !length.hyphen) {
    if (r.word(i) === 'same' || r.word(i) === 'current') return i;
    const end = pastOrSo(r, length.end);
    return r.push(first, end, 'DURATION', duration(length.unit, count.value), 'duration.shift', {
      anchor: 'reference',
      mod: end > length.end ? 'APPROX' : null,
    });
  }
  let noun = at;
  if (
    r.kind(noun) === Time.fiscal ||
    (/^(?:calendar|working|academic|school|trading)$/.test(r.word(noun)) && r.kind(noun + 1) === Time.unit)
  )
    noun++;
  const kind = r.kind(noun);
  if (kind === Time.units) {
    if (/^(?:coming|next|past|last|previous|preceding|following)$/.test(word))
      return r.push(first, noun + 1, 'DURATION', duration(r.value(noun) as UnitId, null), 'duration.shift', {
        anchor: 'reference',
      });
    return i;
  }
  if (kind === Time.month || kind === Time.weekday) return i;
  // the programme "This Week"
  if (word === 'this' && i > r.from && isTitle(r, i, noun)) return i;
  if (kind === Time.dayPart) {
    if (!/^(?:last|this)$/.test(word)) return i;
    return r.push(
      first,
      noun + 1,
      'TIME',
      r.state.referenceDay === null
        ? `XXXX-XX-XX${DAY_PARTS[r.value(noun)]}`
        : `${r.state.dayFrom(step)}${DAY_PARTS[r.value(noun)]}`,
      'time.shift',
      { anchor: 'reference' },
    );
  }
  if (kind === Time.season) return seasonFrom(r, first, noun, step);
  if (kind === Time.quarter || kind === Time.unit) {
    const relative = /^(?:previous|preceding|prior|following|same)$/.test(word);
    const behind = isNextOfStory(r, i, noun, first);
    if (behind !== null) return r.push(first, noun + 1, 'DATE', behind, 'date.next-of-story', { anchor: 'previous' });
    if (
      word === 'past' ||
      (determined &&
        /^(?:last|next|coming)$/.test(word) &&
        kind === Time.unit &&
        r.word(first) === 'the' &&
        (r.value(noun) as UnitId) !== Unit.century)
    ) {
      return r.push(
        first,
        noun + 1,
        'DURATION',
        kind === Time.quarter ? 'P1Q' : duration(r.value(noun) as UnitId, 1),
        'duration.shift',
        { anchor: 'reference' },
      );
    }
    const unit = kind === Time.quarter ? Unit.quarter : (r.value(noun) as UnitId);
    if (unit === Unit.year && /^['’]s$/.test(r.text(noun + 1)) && r.state.reference !== null) {
      const year = r.state.reference.year + step;
      const quarter = quarterOfYear(r, i, noun + 2, year) ?? figurePeriodOf(r, i, noun + 2, year);
      if (quarter !== null) return quarter;
    }
    if (unit === Unit.week) {
      const day = weekdayOfWeek(r, first, noun + 1, step);
      if (day !== null) return day;
    }
    if (unit === Unit.hour || (unit === Unit.minute && word === 'next'))
      return r.push(first, noun + 1, 'DURATION', duration(unit, 1), 'duration.shift', { anchor: 'reference' });
    const value = r.state.shiftUnit(unit, step, relative);
    if (value === null) return i;
    if (noun > at && unit === Unit.year && r.kind(noun - 1) === Time.fiscal)
      return r.push(first, noun + 1, 'DATE', /^\d{4}$/.test(value) ? `FY${value}` : value, 'date.fiscal', {
        anchor: 'reference',
      });
    return r.push(first, noun + 1, 'DATE', value, 'date.shift', { anchor: relative ? 'previous' : 'reference' });
  }
  if (
    word === 'past' &&
    determined &&
    r.word(first) === 'the' &&
    (isSpanEnd(r, at) ||
      (r.word(first - 1) === 'in' && /^(?:it|he|she|they|we|you|i|the|a|an|this|these)$/.test(r.word(at))))
  )
    return r.push(first, at, 'DATE', 'PAST_REF', 'date.reference');
  if (/^(?:this|last|previous|next)$/.test(word) && r.word(at) === 'season' && r.state.reference !== null)
    return r.push(first, at + 1, 'DATE', String(r.state.reference.year + step), 'date.season');
  return word === 'current' ? adjective(r, i, 'PRESENT_REF') : i;
}

/** Whether "This" and its noun stand with capitals in quotation marks. */
function isTitle(r: DateReader, i: number, noun: number): boolean {
  return r.capital(i) && r.capital(noun) && /^(?:["“‘']|``|'')$/.test(r.text(i - 1));
}

/** "The next day he left": counted from the day told last. "Over the next day" is a length. */
function isNextOfStory(r: DateReader, i: number, noun: number, first: number): string | null {
  if (r.word(i) !== 'next' || r.word(first) !== 'the' || noun !== i + 1 || !/^(?:day|month|year)$/.test(r.word(noun)))
    return null;
  const unit = r.value(noun) as UnitId;
  if (/^(?:in|over|for|during|within|of|through|throughout)$/.test(r.word(first - 1)) || !isToldAt(r, unit))
    return null;
  if (r.word(noun + 1) === 'or') return null;
  return r.state.shiftUnit(unit, 1, true);
}

/** Whether the date told last is as fine as a unit. */
function isToldAt(r: DateReader, unit: UnitId): boolean {
  const { anchor } = r.state;
  if (anchor === null) return false;
  return unit === Unit.day ? anchor.day !== null : unit === Unit.month ? anchor.month !== null : r.state.narrative;
}

export function isSpanEnd(r: DateReader, i: number): boolean {
  return (
    i >= r.limit ||
    r.tokens.kinds[i] !== TokenKind.word ||
    /^(?:and|but|or|that|when|is|was|has|had|of|in|to|for|as|with|by|on|at|which|if|because|while|where|who|before|after|than|unless|until|are|were|will|would)$/.test(
      r.word(i),
    )
  );
}

/** "the quarter", "the year before", "the decade", "the same year", "year-end". */
export function atUnit(r: DateReader, i: number): number {
  const word = r.word(i);
  const before = r.word(i - 1);
  const period =
    perUnit(r, i) ??
    (word === 'year' ? atYearAgo(r, i) : null) ??
    (word === 'quarter' ? spokenClock(r, i) : null) ??
    (word === 'year' ? yearToDate(r, i) : null) ??
    (word === 'week' ? weekNumber(r, i) : null) ??
    bareUnit(r, i) ??
    (word === 'day' ? fromNear(r, i, i + 1, Unit.day, 1) : null) ??
    thePeriod(r, i);
  if (period !== null) return period;
  if (word === 'year' && /^(?:by|around|at|before|until|since|to|about)$/.test(before) && r.word(i + 1) === 'end') {
    const { reference } = r.state;
    if (reference !== null)
      return r.push(i, i + 2, 'DATE', String(reference.year), 'date.year-end', { mod: 'END', widen: false });
  }
  if (word === 'year' && /^(?:[-‑]|['’]s)$/.test(r.text(i + 1)) && r.word(i + 2) === 'end') {
    const year = r.year(i + 3);
    const value = year ?? r.state.reference?.year;
    return value === undefined
      ? i
      : r.push(i, year === null ? i + 3 : i + 4, 'DATE', String(value), 'date.year-end', {
          mod: 'END',
          widen: false,
        });
  }
  if (
    before === 'that' &&
    /^(?:year|month|day|week|weekend|decade|century|quarter)$/.test(word) &&
    (word === 'quarter' ? r.state.lastQuarter !== null : r.state.anchor !== null || word === 'weekend')
  ) {
    const value = r.state.shiftUnit(word === 'quarter' ? Unit.quarter : (r.value(i) as UnitId), 0, true);
    // where the text has told no day, "that day" is no day of its own
    if (value !== null && !(word === 'day' && value.endsWith('X')))
      return r.push(i - 1, i + 1, 'DATE', value, 'date.that', { anchor: 'previous' });
  }
  if (before === 'the') {
    if (word === 'weekend') {
      const value =
        r.state.referenceDay === null
          ? 'XXXX-WXX-WE'
          : `${weekValue(weekdayOf(r.state.referenceDay) >= 6 ? r.state.referenceDay : r.state.referenceDay - 7)}-WE`;
      return r.push(i - 1, i + 1, 'DATE', value, 'date.the-weekend', { anchor: 'reference' });
    }
  }
  return i;
}

/** "now", "recently", "soon" */
export function atReference(r: DateReader, i: number): number {
  if (r.value(i) === 2) {
    // "as soon as", "soon after the war" tell no time of their own
    const next = r.word(i + 1);
    if (r.word(i - 1) === 'as' || /^(?:after|as|before|afterward|afterwards|enough)$/.test(next)) return i;
    if (r.tense(i, i + 1) !== 'future') return i;
  }
  // "most recently last May": the date behind it says when
  if (r.value(i) === 0 && r.word(i - 1) === 'most' && opensDate(r, i + 1)) return i;
  // "as recently as 2019"
  if (r.value(i) === 0 && r.word(i - 1) === 'as' && r.word(i + 1) === 'as') return i;
  const first = r.word(i) === 'now' && r.word(i - 1) === 'right' && i - 1 >= r.free ? i - 1 : i;
  return r.push(first, i + 1, 'DATE', REFERENCES[r.value(i)] as string, 'date.reference');
}

/** Whether a date stands at `i`, with or without its preposition. */
function opensDate(r: DateReader, i: number): boolean {
  const at = /^(?:in|on)$/.test(r.word(i)) ? i + 1 : i;
  const kind = r.kind(at);
  return (
    r.year(at) !== null ||
    kind === Time.month ||
    kind === Time.weekday ||
    kind === Time.near ||
    (kind === Time.shift && [Time.unit, Time.month, Time.weekday, Time.season].some((noun) => noun === r.kind(at + 1)))
  );
}

/** "the future", "the near future", "the short term" */
export function atOutlook(r: DateReader, i: number): number {
  // "future quarters"
  if (r.word(i) === 'future' && (r.kind(i + 1) === Time.units || r.word(i + 1) === 'quarters'))
    return r.push(i, i + 2, 'DATE', 'FUTURE_REF', 'date.reference', { widen: false });
  const near = /^(?:near|short|medium|long|longer|immediate|distant)$/.test(r.word(i - 1)) ? 1 : 0;
  if (r.word(i) === 'term' && near === 0) return i;
  const first = i - 1 - near;
  if (
    r.word(first) !== 'the' ||
    first < r.free ||
    (near > 0
      ? !/^(?:in|for|of|into|over|about)$/.test(r.word(first - 1))
      : !isSpanEnd(r, i + 1) || r.word(i + 1) === 'of') ||
    /^[-‑]$/.test(r.text(i + 1))
  )
    return i;
  return r.push(first, i + 1, 'DATE', 'FUTURE_REF', 'date.reference', { widen: false });
}

/** "next week Wednesday", "this week on Monday" */
function weekdayOfWeek(r: DateReader, first: number, at: number, step: number): number | null {
  const noun = /^(?:on|-|,)$/.test(r.word(at)) ? at + 1 : at;
  const { referenceDay } = r.state;
  if (r.kind(noun) !== Time.weekday || r.word(noun).endsWith('days') || referenceDay === null) return null;
  // "last week, Monday's vote" are two
  if (r.text(at) === ',' || /^['’]s$/.test(r.text(noun + 1))) return null;
  const day = referenceDay - weekdayOf(referenceDay) + r.value(noun) + 7 * step;
  return r.push(first, noun + 1, 'DATE', formatDay(fromEpochDay(day)), 'date.weekday', { anchor: 'reference' });
}

/** "at the moment", "at present", "the time being", "to date" */
export function atMoment(r: DateReader, i: number): number {
  const word = r.word(i);
  const before = r.word(i - 1);
  // "to date", "till date": until now
  if (word === 'date')
    return /^(?:to|till)$/.test(before) && isSpanEnd(r, i + 1) && i - 1 >= r.free
      ? r.push(i - 1, i + 1, 'DATE', 'PRESENT_REF', 'date.reference', { widen: false })
      : i;
  let first = -1;
  if (word === 'moment' && /^(?:the|this)$/.test(before) && r.word(i - 2) === 'at') first = i - 1;
  else if (word === 'present' && before === 'at' && isSpanEnd(r, i + 1)) first = i;
  else if (word === 'time' && before === 'the' && r.word(i + 1) === 'being')
    return r.push(i - 1, i + 2, 'DATE', 'PRESENT_REF', 'date.reference', { widen: false });
  else if (
    word === 'time' &&
    /^(?:this|present)$/.test(before) &&
    isSpanEnd(r, i + 1) &&
    !/^(?:all|by)$/.test(r.word(i - 2))
  )
    first = before === 'this' ? (r.word(i - 2) === 'at' ? i - 1 : -1) : r.word(i - 2) === 'the' ? i - 2 : -1;
  return first < r.free || first < 0 || (first < i && first < r.from)
    ? i
    : r.push(first, i + 1, 'DATE', 'PRESENT_REF', 'date.reference', { widen: false });
}

/** "year to date", "year-to-date", "YTD": the year so far. */
export function yearToDate(r: DateReader, i: number): number | null {
  let end = i + 1;
  if (r.word(i) !== 'ytd') {
    const mark = /^[-‑]$/.test(r.text(i + 1)) ? 1 : 0;
    if (r.word(i + 1 + mark) !== 'to' || r.word(i + 2 + 2 * mark) !== 'date') return null;
    end = i + 3 + 2 * mark;
  }
  const year = r.state.currentYear();
  return year === null ? null : r.push(i, end, 'DATE', String(year), 'date.year-to-date', { anchor: 'reference' });
}

const HYPHEN = /^[-‑]$/;

/** "all day", "all year": the length. "end of month": the one that the reference is in. */
function bareUnit(r: DateReader, i: number): number | null {
  const unit = r.value(i) as UnitId;
  if (!DAY_TO_YEAR.test(r.word(i))) return null;
  if (r.word(i - 1) === 'another')
    return r.push(i - 1, i + 1, 'DURATION', duration(unit, 1), 'duration.another', { widen: false });
  if (r.word(i - 1) === 'additional' && r.word(i - 2) === 'an' && i - 2 >= r.free)
    return r.push(i - 2, i + 1, 'DURATION', duration(unit, 1), 'duration.another', { widen: false });
  // "a day-long meeting", "the largest single-day fall"
  if (HYPHEN.test(r.text(i + 1)) && r.touches(i + 1) && r.word(i + 2) === 'long')
    return r.push(i, i + 3, 'DURATION', duration(unit, 1), 'duration.long', { widen: false });
  if (HYPHEN.test(r.text(i - 1)) && r.touches(i) && r.word(i - 2) === 'single' && i - 2 >= r.free)
    return r.push(i - 2, i + 1, 'DURATION', duration(unit, 1), 'duration.long', { widen: false });
  if (r.word(i - 1) === 'all' && isSpanEnd(r, i + 1))
    return r.push(i - 1, i + 1, 'DURATION', duration(unit, 1), 'duration.all', { widen: false });
  if (r.word(i - 1) === 'of' && r.kind(i - 2) === Time.part && isSpanEnd(r, i + 1)) {
    const value = r.state.shiftUnit(unit, 0, false);
    return value === null ? null : r.push(i, i + 1, 'DATE', value, 'date.the-period', { anchor: 'reference' });
  }
  return null;
}

/** "EOM", "EOY": the end of the month or year that the reference is in. */
export function atEndMark(r: DateReader, i: number): number {
  if (!r.capital(i) && !/^(?:by|at|the|before|until)$/.test(r.word(i - 1))) return i;
  const value = r.state.shiftUnit(r.value(i) as UnitId, 0, false);
  return value === null
    ? i
    : r.push(i, i + 1, 'DATE', value, 'date.end-mark', { anchor: 'reference', mod: 'END', widen: false });
}

/** "week 31", "week 14 of 2025" */
function weekNumber(r: DateReader, i: number): number | null {
  const week = r.digits(i + 1, 2);
  if (week === null || week < 1 || week > 53) return null;
  const of = /^(?:of|,|in)$/.test(r.word(i + 2)) ? 1 : 0;
  const told = r.year(i + 2 + of);
  const year = told ?? r.state.currentYear();
  const end = told === null ? i + 2 : i + 3 + of;
  if (year === null || r.kind(end) === Time.units) return null;
  return r.push(i, end, 'DATE', `${year}-W${two(week)}`, 'date.week-number', {
    anchor: told === null ? 'reference' : null,
  });
}

/** "the recent sale", "current prices": an adjective that tells a time, right before its noun. */
export function adjective(r: DateReader, i: number, value: string): number {
  const noun = i + 1;
  if (noun >= r.limit || r.tokens.kinds[noun] !== TokenKind.word || /^(?:account|accounts)$/.test(r.word(noun)))
    return i;
  if (/^(?:most|more|less|and|or|as)$/.test(r.word(i - 1)) || /^(?:and|or|as|than|to|of|in|for)$/.test(r.word(noun)))
    return i;
  return r.push(i, i + 1, 'DATE', value, 'date.adjective', { widen: false });
}
