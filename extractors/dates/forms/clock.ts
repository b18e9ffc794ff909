import { type DateReader, DIGITS, type Found } from '../reader.js';
import { two } from '../values.js';
import { DAY_PARTS, Time } from '../words.js';

/** 9:30 p.m. · 17:00 · 8 a.m. · 9.10am, with the day and zone that follow. */
export function readClock(r: DateReader, i: number): number | null {
  let hour = r.digits(i, 2);
  let minute: number | null = null;
  let second: number | null = null;
  let end = i + 1;
  const dotted = /^(\d{1,2})\.(\d{2})$/.exec(r.text(i));
  if (hour !== null && r.text(end) === ':' && r.touches(end) && r.touches(end + 1)) {
    minute = r.digits(end + 1, 2);
    if (minute === null || r.text(end + 1).length !== 2) return null;
    end += 2;
    if (r.text(end) === ':' && r.touches(end) && r.touches(end + 1) && r.digits(end + 1, 2) !== null) {
      second = r.digits(end + 1, 2);
      end += 2;
    }
  } else if (dotted !== null && /^[ap]\.?m\.?$/.test(r.word(end))) {
    hour = Number(dotted[1]);
    minute = Number(dotted[2]);
  }
  if (hour === null) return null;
  const half = r.word(end);
  if (/^[ap]\.?m\.?$/.test(half)) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
    end++;
  } else if (half === "o'clock") end++;
  else if (minute === null) return null;
  if (hour > 24 || (minute ?? 0) > 59) return null;
  const zone = readZone(r, end);
  end = zone.end;
  let day: string | null = null;
  let first = i;
  const joined = dayBehind(r, end);
  if (joined !== null) {
    day = joined.value;
    end = joined.end;
  } else if ((day = dayAfterOn(r, end)) === null) {
    const last = r.found[r.found.length - 1];
    if (
      last !== undefined &&
      last.end === i - 1 &&
      /^(?:at|,)$/.test(r.word(i - 1)) &&
      /^\d{4}-\d\d-\d\d$/.test(last.value)
    ) {
      // "March 3 at 9:30 p.m." is one expression
      r.found.pop();
      day = last.value;
      first = last.first;
    }
  }
  day ??= r.state.dayTold(r.sentence) ?? 'XXXX-XX-XX';
  return r.push(
    first,
    end,
    'TIME',
    `${day}T${two(hour)}:${two(minute ?? 0)}${second === null ? '' : `:${two(second)}`}${zone.offset}`,
    'time.clock',
    { anchor: 'reference', zone: zone.name, widen: false },
  );
}

export function readZone(r: DateReader, at: number): { end: number; offset: string; name: string | null } {
  const text = r.text(at);
  if (/^(?:UTC|GMT|Z)$/.test(text)) {
    const sign = r.text(at + 1);
    const hours = r.digits(at + 2, 2);
    if (/^[+\-−]$/.test(sign) && hours !== null && r.touches(at + 1) && r.touches(at + 2))
      return { end: at + 3, offset: `${sign === '+' ? '+' : '-'}${two(hours)}:00`, name: null };
    return { end: at + 1, offset: 'Z', name: null };
  }
  if (
    /^(?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|CT|BST|CET|CEST|EET|EEST|IST|JST|KST|MSK|SGT|HKT|AEST|AEDT|WAT|EAT|SAST)$/.test(
      text,
    )
  )
    return { end: at + 1, offset: '', name: text };
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
  if (
    kind !== Time.weekday &&
    kind !== Time.near &&
    kind !== Time.month &&
    !(r.digits(i, 2) !== null && r.kind(i + 1) === Time.month)
  )
    return null;
  const count = r.found.length;
  const free = r.free;
  r.free = i;
  const end = r.at(i, r.isNumber(i) ? DIGITS : kind);
  r.free = free;
  if (r.found.length === count || end === i) return null;
  const day = r.found.pop() as Found;
  return /^\d{4}-\d\d-\d\d$/.test(day.value) ? { value: day.value, end } : null;
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
    if (hour !== null && minute !== null && r.text(end + 2) === ':') {
      let until = end + 4;
      if (r.text(until) === ':' && r.isNumber(until + 1)) until += 2;
      const zone = readZone(r, until);
      return r.push(first, zone.end, 'TIME', `${day}T${two(hour)}:${two(minute)}${zone.offset}`, 'time.iso');
    }
  }
  if (r.kind(end) === Time.dayPart)
    return r.push(first, end + 1, 'TIME', `${day}${DAY_PARTS[r.value(end)]}`, `${rule}-part`, { anchor });
  return r.push(first, end, 'DATE', day, rule, { anchor });
}

export function atClockWord(r: DateReader, i: number): number {
  const before = r.word(i - 1);
  if (
    !/^(?:at|by|around|before|after|until|since|about|from|to|till|past)$/.test(before) &&
    r.kind(i + 1) !== Time.weekday
  )
    return i;
  const joined = dayBehind(r, i + 1);
  const day = joined?.value ?? dayAfterOn(r, i + 1) ?? r.state.dayTold(r.sentence) ?? 'XXXX-XX-XX';
  return r.push(i, joined?.end ?? i + 1, 'TIME', `${day}T${r.value(i) === 12 ? '12:00' : '24:00'}`, 'time.word', {
    anchor: 'reference',
    widen: false,
  });
}

export function atDayPart(r: DateReader, i: number): number {
  const before = r.word(i - 1);
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
  if (r.word(i) === 'overnight' && r.state.referenceDay !== null)
    return r.push(i, i + 1, 'TIME', `${r.state.dayFrom(0)}TNI`, 'time.part', { anchor: 'reference', widen: false });
  return i;
}
