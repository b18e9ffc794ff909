import { formatDay, fromEpochDay, toEpochDay, weekdayOf } from '../civil.js';
import type { DateReader } from '../reader.js';
import { easter } from '../values.js';

export function atHoliday(r: DateReader, i: number): number {
  if (!r.capital(i)) return i;
  let end = i + 1;
  if (/^(?:day|eve)$/.test(r.word(end)) && r.capital(end)) end++;
  const eve = r.word(end - 1) === 'eve';
  const told = r.year(end);
  const year = told ?? r.state.anchor?.year ?? r.state.reference?.year;
  if (year === undefined) return i;
  let day: number;
  if (r.value(i) === 1) {
    const first = toEpochDay({ year, month: 11, day: 1 });
    day = first + ((4 - weekdayOf(first) + 7) % 7) + 21;
  } else if (r.value(i) === 2) day = easter(year);
  else day = toEpochDay({ year, month: Math.floor(r.value(i) / 100), day: r.value(i) % 100 });
  return r.push(
    i,
    told === null ? end : end + 1,
    'DATE',
    formatDay(fromEpochDay(day - (eve ? 1 : 0))),
    'date.holiday',
    { anchor: 'reference' },
  );
}
