import { type DateReader, DIGITS, type Found, PARTS } from '../reader.js';
import { two } from '../values.js';
import { DAY_PARTS, Time } from '../words.js';
import { isSpanEnd } from './shifts.js';

interface Hour {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  readonly end: number;
  /** Whether nothing says which half of the day it is. */
  readonly open: boolean;
}

const HALF_DAY = /^[ap]\.?m\.?$/;

const DOTTED = /^(\d{1,2})\.(\d{2})$/;
const FOUR_DIGITS = /^[0-2]\d[0-5]\d$/;

/** The hour on a 24-hour clock that "4" and "p.m." tell; null for 13 p.m. */
function halfDay(hour: number, half: string): number | null {
  return hour < 1 || hour > 12 ? null : (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

/** 9:30 p.m. · 17:00:05 · 8 a.m. · 9.10am · 8 o'clock · 4 in the morning · 0800 UTC. */
function readHour(r: DateReader, i: number): Hour | null {
  let hour = r.digits(i, 2);
  let minute: number | null = null;
  let second: number | null = null;
  let end = i + 1;
  const dotted = DOTTED.exec(r.text(i));
  if (hour !== null && r.text(end) === ':' && r.touches(end) && r.touches(end + 1)) {
    minute = r.digits(end + 1, 2);
    if (minute === null || r.text(end + 1).length !== 2) return null;
    end += 2;
    if (r.text(end) === ':' && r.touches(end) && r.touches(end + 1) && r.digits(end + 1, 2) !== null) {
      second = r.digits(end + 1, 2);
      end += 2;
    }
  } else if (dotted !== null && HALF_DAY.test(r.word(end))) {
    hour = Number(dotted[1]);
    minute = Number(dotted[2]);
  } else if (FOUR_DIGITS.test(r.text(i)) && (readZone(r, end).end > end || HALF_DAY.test(r.word(end)))) {
    hour = Number(r.text(i).slice(0, 2));
    minute = Number(r.text(i).slice(2));
  }
  if (hour === null) return null;
  const half = r.word(end);
  let open = false;
  if (HALF_DAY.test(half)) {
    hour = halfDay(hour, half);
    if (hour === null) return null;
    end++;
  } else if (half === "o'clock" || half === 'oclock') {
    open = hour <= 12;
    end++;
  } else if (minute === null) {
    if (hour < 1 || hour > 12 || partBehind(r, end) === null) return null;
    open = true;
  } else open = hour <= 12;
  if (hour > 24 || (minute ?? 0) > 59) return null;
  const part = open ? partBehind(r, end) : null;
  // "she ran it in 2:19:05": how long it took
  if (open && part === null && /^(?:in|of)$/.test(r.word(i - 1)) && readZone(r, end).end === end) return null;
  if (part !== null) {
    hour = hourOfPart(hour, part.part);
    end = part.end;
    open = false;
  }
  return { hour, minute: minute ?? 0, second, end, open };
}

/** The hour on a 24-hour clock of an hour that stands with a part of the day. */
function hourOfPart(hour: number, part: number): number {
  const early = part === 0 || (part === 3 && (hour < 6 || hour === 12));
  return (hour % 12) + (early ? 0 : 12);
}

/** "in the morning", "at night" behind an hour; the part is its index in `DAY_PARTS`. */
function partBehind(r: DateReader, at: number): { part: number; end: number } | null {
  const noun = r.word(at) === 'in' && r.word(at + 1) === 'the' ? at + 2 : r.word(at) === 'at' ? at + 1 : -1;
  return noun < 0 || r.kind(noun) !== Time.dayPart || (r.word(at) === 'at' && r.word(noun) !== 'night')
    ? null
    : { part: r.value(noun), end: noun + 1 };
}

/** A clock time with the day and zone that stand around it. */
export function readClock(r: DateReader, i: number): number | null {
  const time = readHour(r, i);
  return time === null ? null : clockAt(r, i, time);
}

/** Pushes a clock time with the day and zone that stand around it. */
function clockAt(r: DateReader, i: number, time: Hour): number | null {
  let { hour, end } = time;
  const zone = readZone(r, end);
  end = zone.end;
  let day: string | null = null;
  let first = i;
  const before = r.found.at(-1);
  // "8 a.m. Monday", "8 a.m. on Monday" are one expression; "8 a.m. EST on March 3" is two
  const on = r.word(end) === 'on' && r.kind(end + 1) === Time.weekday && zone.end === time.end;
  const joined = dayBehind(r, on ? end + 1 : end);
  if (joined !== null) {
    day = joined.value;
    end = joined.end;
  } else if (before !== undefined && isDayBefore(r, before, i)) {
    // "March 3 at 9:30 p.m.", "tomorrow 9am": one expression
    r.found.pop();
    day = before.value.slice(0, 10);
    first = before.first;
    if (time.open && hour < 12 && /T(?:AF|EV|NI)$/.test(before.value)) hour += 12;
  } else {
    const set = setAround(r, i, end);
    if (set !== null) {
      if (set.before) r.found.pop();
      const value = `${set.value}T${two(hour)}:${two(time.minute)}${zone.offset}`;
      return r.push(set.first, set.end, 'SET', value, 'set.clock', { zone: zone.name, widen: false });
    }
    day = dayAfterOn(r, end);
  }
  day ??= r.state.dayTold(r.sentence) ?? 'XXXX-XX-XX';
  return r.push(
    first,
    end,
    'TIME',
    `${day}T${two(hour)}:${two(time.minute)}${time.second === null ? '' : `:${two(time.second)}`}${zone.offset}`,
    'time.clock',
    { anchor: 'reference', zone: zone.name, widen: false },
  );
}

/** "every Monday" or "every day" beside a clock time: when it comes again. */
function setAround(
  r: DateReader,
  i: number,
  at: number,
): { value: string; first: number; end: number; before: boolean } | null {
  const setValue = (found: Found | undefined): string | null =>
    found?.type !== 'SET'
      ? null
      : found.value === 'P1D'
        ? 'XXXX-XX-XX'
        : /^XXXX-WXX-\d$/.test(found.value)
          ? found.value
          : null;
  const last = r.found.at(-1);
  const told = setValue(last);
  if (last !== undefined && told !== null && last.first >= r.from)
    if (last.end === i || (last.end === i - 1 && r.word(i - 1) === 'at'))
      return { value: told, first: last.first, end: at, before: true };
  if (r.kind(at) !== Time.every) return null;
  return r.peek(() => {
    const end = r.at(at, Time.every);
    const value = end > at ? setValue(r.found.at(-1)) : null;
    return value === null ? null : { value, first: i, end, before: false };
  });
}

/** Whether the expression found last is the day of the clock time at token `i`. */
function isDayBefore(r: DateReader, found: Found, i: number): boolean {
  if (found.first < r.from || !/^\d{4}-\d\d-\d\d(?:T(?:MO|AF|EV|NI|DT))?$/.test(found.value)) return false;
  return found.end === i || (found.end === i - 1 && /^(?:at|,|-|@|:|∙)$/.test(r.word(i - 1)));
}

/** "half past seven", "a quarter to five p.m.", "ten past eight" at the token of the minutes. */
export function spokenClock(r: DateReader, i: number): number | null {
  const word = r.word(i);
  const told = r.digits(i, 2) ?? (r.kind(i) === Time.cardinal ? r.value(i) : 0);
  const minutes = word === 'half' ? 30 : word === 'quarter' ? 15 : told;
  if (minutes < 5 || minutes > 30 || minutes % 5 !== 0) return null;
  const direction = r.word(i + 1);
  if (direction !== 'past' && (direction !== 'to' || minutes === 30)) return null;
  const hour = r.digits(i + 2, 2) ?? (r.kind(i + 2) === Time.cardinal ? r.value(i + 2) : 0);
  if (hour < 1 || hour > 12 || r.kind(i + 3) === Time.units || /^(?:percent|%|million|billion)$/.test(r.word(i + 3)))
    return null;
  let end = r.word(i + 3) === "o'clock" ? i + 4 : i + 3;
  let whole = direction === 'past' ? hour : hour === 1 ? 12 : hour - 1;
  const half = r.word(end);
  let open = true;
  const part = partBehind(r, end);
  if (HALF_DAY.test(half)) {
    whole = halfDay(whole, half) as number;
    open = false;
    end++;
  } else if (part !== null) {
    whole = hourOfPart(whole, part.part);
    open = false;
    end = part.end;
  }
  return clockAt(r, i, { hour: whole, minute: direction === 'past' ? minutes : 60 - minutes, second: null, end, open });
}

const ZONES = new Set(
  'EST EDT CST CDT MST MDT PST PDT ET PT CT BST CET CEST EET EEST IST JST KST MSK SGT HKT AEST AEDT WAT EAT SAST'.split(
    ' ',
  ),
);

/** An offset from UTC, the name of a zone, or "local time" behind a clock time. */
export function readZone(r: DateReader, at: number): { end: number; offset: string; name: string | null } {
  if (r.text(at) === '(' && r.text(at + 1) !== '(') {
    // 6:40 p.m. (GMT+8)
    const inner = readZone(r, at + 1);
    return inner.end > at + 1 && r.text(inner.end) === ')'
      ? { ...inner, end: inner.end + 1 }
      : { end: at, offset: '', name: null };
  }
  const text = r.text(at).toUpperCase();
  if (/^(?:UTC|GMT|Z)$/.test(text)) {
    const sign = r.text(at + 1);
    const offset = /^[+\-−]$/.test(sign) && r.touches(at + 2) ? /^(\d{1,2})(\d\d)?$/.exec(r.text(at + 2)) : null;
    if (offset !== null) {
      const colon = r.text(at + 3) === ':' && r.digits(at + 4, 2) !== null;
      const minutes = colon ? r.text(at + 4) : (offset[2] ?? '00');
      const hours = two(Number(offset[1]));
      return { end: colon ? at + 5 : at + 3, offset: `${sign === '+' ? '+' : '-'}${hours}:${minutes}`, name: null };
    }
    return { end: at + 1, offset: 'Z', name: null };
  }
  if (ZONES.has(text) && (text.length > 2 || r.text(at) === text)) return { end: at + 1, offset: '', name: text };
  if (r.word(at) === 'local' && r.word(at + 1) === 'time') return { end: at + 2, offset: '', name: null };
  return { end: at, offset: '', name: null };
}

/** The day that is told behind a clock time and "on", past a time in brackets; it is a mention of its own, read again later. */
function dayAfterOn(r: DateReader, at: number): string | null {
  let i = at;
  if (r.text(i) === '(') {
    while (i < at + 8 && i < r.limit && r.text(i) !== ')') i++;
    i++;
    if (r.kind(i) !== Time.weekday && r.word(i) !== 'on') return null;
  }
  if (r.word(i) === 'on') i++;
  return i === at ? null : (r.peek(() => dayBehind(r, i))?.value ?? null);
}

/** A day that follows a clock time: "Tuesday", "yesterday", ", March 3". */
export function dayBehind(r: DateReader, at: number): { value: string; end: number } | null {
  let i = at;
  if (r.text(i) === ',') i++;
  const kind = r.kind(i);
  const dayOfMonth = r.digits(i, 2) !== null && r.kind(i + 1) === Time.month;
  const part = kind === Time.shift && /^(?:this|last)$/.test(r.word(i)) && r.kind(i + 1) === Time.dayPart;
  const shifted = kind === Time.shift && /^(?:this|last|next)$/.test(r.word(i)) && r.kind(i + 1) === Time.weekday;
  if (kind !== Time.weekday && kind !== Time.near && kind !== Time.month && !dayOfMonth && !part && !shifted)
    return null;
  const memory = r.state.memory();
  const count = r.found.length;
  const free = r.free;
  r.free = i;
  const end = r.at(shifted ? i + 1 : i, r.isNumber(i) ? DIGITS : shifted ? Time.weekday : kind);
  r.free = free;
  if (r.found.length === count || end === i) return null;
  const day = r.found.pop() as Found;
  if (/^\d{4}-\d\d-\d\d(?:T[A-Z]{2})?$/.test(day.value)) return { value: day.value.slice(0, 10), end };
  r.state.restore(memory);
  return null;
}

/** A day, and the clock time or part of the day that is written behind it. */
export function withClock(
  r: DateReader,
  first: number,
  end: number,
  day: string,
  rule: string,
  guessed = false,
): number {
  const anchor = guessed ? 'reference' : null;
  if (r.text(end) === 'T' && r.touches(end)) {
    const hour = r.digits(end + 1, 2);
    const minute = r.digits(end + 3, 2);
    if (hour !== null && minute !== null && hour <= 24 && minute <= 59 && r.text(end + 2) === ':') {
      let until = end + 4;
      let seconds = '';
      if (r.text(until) === ':' && /^\d\d(?:\.\d+)?$/.test(r.text(until + 1))) {
        seconds = `:${r.text(until + 1).slice(0, 2)}`;
        until += 2;
      }
      const offset = isoOffset(r, until) ?? readZone(r, until);
      const value = `${day}T${two(hour)}:${two(minute)}${seconds}${offset.offset}`;
      return r.push(first, offset.end, 'TIME', value, 'time.iso');
    }
  }
  if (r.kind(end) === Time.dayPart)
    return r.push(first, end + 1, 'TIME', `${day}${DAY_PARTS[r.value(end)]}`, 'time.day-part', { anchor });
  return r.push(first, end, 'DATE', day, rule, { anchor });
}

/** -05:00 or +0530 right behind a time */
function isoOffset(r: DateReader, at: number): { end: number; offset: string } | null {
  if (!/^[+\-−]$/.test(r.text(at)) || !r.touches(at) || !r.touches(at + 1)) return null;
  const sign = r.text(at) === '+' ? '+' : '-';
  const digits = r.text(at + 1);
  if (/^\d{4}$/.test(digits)) return { end: at + 2, offset: `${sign}${digits.slice(0, 2)}:${digits.slice(2)}` };
  if (!/^\d\d$/.test(digits)) return null;
  const minutes = r.text(at + 2) === ':' && r.digits(at + 3, 2) !== null ? r.text(at + 3) : null;
  return { end: minutes === null ? at + 2 : at + 4, offset: `${sign}${digits}:${minutes ?? '00'}` };
}

/** "noon", "midnight Friday" */
export function atClockWord(r: DateReader, i: number): number {
  const before = r.word(i - 1);
  if (
    !/^(?:at|by|around|before|after|until|since|about|from|to|till|past)$/.test(before) &&
    r.kind(i + 1) !== Time.weekday &&
    before !== '12' &&
    r.word(i) !== 'noonish'
  )
    return i;
  const joined = dayBehind(r, i + 1);
  const day = joined?.value ?? dayAfterOn(r, i + 1) ?? r.state.dayTold(r.sentence) ?? 'XXXX-XX-XX';
  const first = r.word(i - 1) === '12' && i - 1 >= r.free ? i - 1 : i;
  return r.push(first, joined?.end ?? i + 1, 'TIME', `${day}T${r.value(i) === 12 ? '12:00' : '24:00'}`, 'time.word', {
    anchor: 'reference',
    widen: false,
  });
}

export function atDayPart(r: DateReader, i: number): number {
  const before = r.word(i - 1);
  const told = partOfDay(r, i) ?? relativePart(r, i);
  if (told !== null) return told;
  if (
    before === 'the' &&
    /^(?:in|during|late)$/.test(r.word(i - 2)) &&
    !/s$/.test(r.word(i)) &&
    r.word(i + 1) !== 'of'
  ) {
    const day = r.state.dayTold(r.sentence) ?? 'XXXX-XX-XX';
    return r.push(i - 1, i + 1, 'TIME', `${day}${DAY_PARTS[r.value(i)]}`, 'time.part', {
      anchor: 'reference',
      widen: false,
    });
  }
  if (
    /s$/.test(r.word(i)) &&
    r.word(i) !== 'overnight' &&
    (before === 'the' ? r.word(i - 2) === 'in' : /^(?:on|out|most|,)$/.test(before)) &&
    isSpanEnd(r, i + 1)
  )
    return r.push(before === 'the' ? i - 1 : i, i + 1, 'SET', `XXXX-XX-XX${DAY_PARTS[r.value(i)]}`, 'set.day-parts', {
      widen: false,
    });
  const edge = /^[-‑]$/.test(before) ? i - 2 : i - 1;
  if (r.kind(edge) === Time.part && edge >= r.free && /^(?:in|by|until|since|the|of|on|at)$/.test(r.word(edge - 1))) {
    // "in the mid-afternoon yesterday"
    const joined = r.kind(i + 1) === Time.near || r.kind(i + 1) === Time.weekday ? dayBehind(r, i + 1) : null;
    const day = joined?.value ?? r.state.dayTold(r.sentence) ?? 'XXXX-XX-XX';
    const mod = PARTS[r.value(edge)] ?? null;
    const first = r.word(edge - 1) === 'the' && edge - 1 >= r.free ? edge - 1 : edge;
    return r.push(first, joined?.end ?? i + 1, 'TIME', `${day}${DAY_PARTS[r.value(i)]}`, 'time.part', {
      anchor: 'reference',
      widen: false,
      mod,
    });
  }
  const night = r.word(i) === 'overnight' && r.kind(i + 1) === Time.weekday ? dayBehind(r, i + 1) : null;
  if (r.word(i) === 'overnight' && r.state.referenceDay !== null)
    return r.push(i, night?.end ?? i + 1, 'TIME', `${night?.value ?? r.state.dayFrom(-1)}TNI`, 'time.overnight', {
      anchor: 'reference',
      widen: false,
    });
  return i;
}

/** "the night of 18 April 1775", "the early morning of March 3": a part of the day that is told behind it. */
function partOfDay(r: DateReader, i: number): number | null {
  const of = r.word(i + 1) === 'hours' ? i + 2 : i + 1;
  if (r.word(of) !== 'of') return null;
  const first = r.kind(i - 1) === Time.part ? i - 2 : i - 1;
  if (r.word(first) !== 'the' || first < r.free) return null;
  const day = r.peek(() => dayBehind(r, of + 1));
  return day === null
    ? null
    : r.push(first, day.end, 'TIME', `${day.value}${DAY_PARTS[r.value(i)]}`, 'time.part-of-day', {
        widen: false,
        mod: r.kind(i - 1) === Time.part ? (PARTS[r.value(i - 1)] ?? null) : null,
      });
}

/** "that morning", "the next night", "the following evening": of the day told last, or the one behind it. */
function relativePart(r: DateReader, i: number): number | null {
  const before = r.word(i - 1);
  const that = before === 'that';
  if ((!that && !/^(?:next|following|same|previous)$/.test(before)) || /s$/.test(r.word(i))) return null;
  const first = that ? i - 1 : i - 2;
  if (first < r.free || (!that && !/^(?:the|that)$/.test(r.word(first)))) return null;
  const day = r.state.dayNear(before === 'previous' ? -1 : that || before === 'same' ? 0 : 1);
  return day === null
    ? null
    : r.push(first, i + 1, 'TIME', `${day}${DAY_PARTS[r.value(i)]}`, 'time.relative-part', { anchor: 'previous' });
}
