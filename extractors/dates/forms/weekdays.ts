import { formatDay, fromEpochDay, weekdayOf } from '../civil.js';
import { type DateReader, DIGITS } from '../reader.js';
import { DAY_PARTS, Time } from '../words.js';
import { isMonthName } from './months.js';

export function isWeekdayName(r: DateReader, i: number): boolean {
  const word = r.word(i);
  if (!r.capital(i)) return false;
  return (
    !/^(?:sun|sat|mon|wed|thu|fri|tue|thur|thurs|tues|weds)$/.test(word) ||
    r.isNumber(i + 1) ||
    (r.text(i + 1) === ',' && (r.isNumber(i + 2) || r.kind(i + 2) === Time.month)) ||
    r.kind(i + 1) === Time.dayPart
  );
}

export function atWeekday(r: DateReader, i: number): number {
  if (!isWeekdayName(r, i)) return i;
  const weekday = r.value(i);
  let at = i + 1;
  if (/days$/.test(r.word(i))) return r.push(i, at, 'SET', `XXXX-WXX-${weekday}`, 'set.weekdays', { widen: false });
  // Monday, March 3[, 2025] · Monday 3 March
  const comma = r.text(at) === ',' ? 1 : 0;
  if (
    (r.kind(at + comma) === Time.month && isMonthName(r, at + comma) && r.digits(at + comma + 1, 2) !== null) ||
    (r.digits(at + comma, 2) !== null && r.kind(at + comma + 1) === Time.month) ||
    (r.digits(at + comma, 2) !== null &&
      /^(?:st|nd|rd|th)$/.test(r.word(at + comma + 1)) &&
      r.kind(at + comma + 2) === Time.month)
  ) {
    const count = r.found.length;
    const free = r.free;
    r.free = at + comma;
    const end = r.at(at + comma, r.isNumber(at + comma) ? DIGITS : Time.month);
    r.free = free;
    const last = r.found[count];
    if (last !== undefined && end > at + comma) {
      last.first = i;
      return end;
    }
  }
  if (r.state.referenceDay === null) {
    if (r.kind(at) === Time.dayPart)
      return r.push(i, at + 1, 'TIME', `XXXX-WXX-${weekday}${DAY_PARTS[r.value(at)]}`, 'time.weekday-part');
    return r.push(i, at, 'DATE', `XXXX-WXX-${weekday}`, 'date.weekday');
  }
  let first = i;
  const today = weekdayOf(r.state.referenceDay);
  const back = (today - weekday + 7) % 7;
  const before = r.word(i - 1);
  let day = r.state.referenceDay - back;
  if (r.kind(i - 1) === Time.shift && /^(?:last|next|this|past|coming|following)$/.test(before) && i - 1 >= r.free) {
    first = i - 1;
    if (before === 'last' || before === 'past') day = r.state.referenceDay - (back === 0 ? 7 : back);
    else if (before === 'this') day = r.future(i, at) && back !== 0 ? day + 7 : day;
    else day = r.state.referenceDay + (back === 0 ? 7 : 7 - back);
  } else if (r.future(i, at) && back !== 0) day += 7;
  if (/^(?:last|next|this)$/.test(r.word(at)) && r.word(at + 1) === 'week') {
    day = r.state.referenceDay - today + weekday + 7 * Math.sign(r.value(at) - 8);
    at += 2;
  }
  const value = formatDay(fromEpochDay(day));
  if (r.kind(at) === Time.dayPart) {
    const plural = r.word(at).endsWith('s');
    return plural
      ? r.push(first, at + 1, 'SET', `XXXX-WXX-${weekday}${DAY_PARTS[r.value(at)]}`, 'set.weekday-part')
      : r.push(first, at + 1, 'TIME', `${value}${DAY_PARTS[r.value(at)]}`, 'time.weekday-part', {
          anchor: 'reference',
        });
  }
  return r.push(first, at, 'DATE', value, 'date.weekday', { anchor: 'reference' });
}
