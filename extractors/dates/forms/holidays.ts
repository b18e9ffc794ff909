import { wordTable } from '../../text/word-table.js';
import { formatDay, fromEpochDay, toEpochDay, weekdayOf } from '../civil.js';
import { HOLIDAYS, type Holiday } from '../holiday-table.js';
import { weekValue } from '../intervals.js';
import type { DateReader } from '../reader.js';
import { easter } from '../values.js';

/** The day of a holiday in a year, as an epoch day. */
function dayOf(holiday: Holiday, year: number): number {
  switch (holiday.rule) {
    case 'fixed':
      return toEpochDay({ year, month: holiday.month, day: holiday.day });
    case 'easter':
      return easter(year) + holiday.shift;
    default: {
      // the nth weekday of a month; 5 is the last
      const first = toEpochDay({ year, month: holiday.month, day: 1 });
      const day = first + ((holiday.weekday - weekdayOf(first) + 7) % 7) + (holiday.nth - 1) * 7 + holiday.shift;
      return holiday.nth === 5 && fromEpochDay(day).month !== holiday.month ? day - 7 : day;
    }
  }
}

/** What a week or weekend around a holiday adds to the value of its week. */
const PERIODS: Readonly<Record<string, string>> = wordTable({ week: '', weekend: '-WE' });

/** The first day of the week or weekend of a holiday; a Monday or Tuesday is of the weekend before it. Without a period, the day itself. */
function startOf(day: number, period: string | undefined): number {
  if (period === undefined) return day;
  const monday = day - weekdayOf(day) + 1;
  return period === '' ? monday : weekdayOf(day) <= 2 ? monday - 2 : monday + 5;
}

/** "Christmas", "Easter week", "New Year's Eve 2024", "last Thanksgiving": the nearest one, unless a year or the tense says otherwise. */
export function atHoliday(r: DateReader, i: number): number {
  if (!r.capital(i) && r.word(i) === 'thanksgiving' && r.limit - r.from > 3) return i;
  let holiday: Holiday | null = null;
  let end = i;
  for (const candidate of HOLIDAYS.get(r.word(i)) ?? []) {
    let k = i;
    while (k - i < candidate.words.length && r.word(k) === candidate.words[k - i]) k++;
    if (k - i === candidate.words.length && k > end) [holiday, end] = [candidate, k];
  }
  if (holiday === null) return i;
  const eve = r.word(end) === 'eve';
  if (eve || r.word(end) === 'day') end++;
  const shift = eve ? -1 : 0;
  const around = PERIODS[r.word(end)];
  if (around !== undefined) end++;
  const told = r.year(end);
  const startIn = (year: number): number => startOf(dayOf(holiday, year) + shift, around);
  const formatStart = (start: number): string =>
    around === undefined ? formatDay(fromEpochDay(start)) : `${weekValue(start)}${around}`;
  const value = (year: number): string => formatStart(startIn(year));
  if (told !== null) return r.push(i, end + 1, 'DATE', value(told), 'date.holiday');
  const { referenceDay, narrative, anchor } = r.state;
  if (referenceDay === null || (narrative && anchor !== null))
    return anchor === null
      ? holiday.rule === 'fixed' && shift === 0 && around === undefined
        ? r.push(i, end, 'DATE', value(2000).replace('2000', 'XXXX'), 'date.holiday')
        : i
      : r.push(i, end, 'DATE', value(anchor.year), 'date.holiday', { anchor: 'previous' });
  const { year } = fromEpochDay(referenceDay);
  const days = [year - 1, year, year + 1].map(startIn);
  const before = r.word(i - 1);
  const first = /^(?:last|next|this)$/.test(before) && i - 1 >= r.free ? i - 1 : i;
  const tense = before === 'last' ? 'past' : before === 'next' ? 'future' : r.tense(i, end);
  const past = days.filter((day) => day <= referenceDay - (before === 'last' ? 1 : 0)).at(-1) as number;
  const future = days.find((day) => day >= referenceDay + (before === 'next' ? 1 : 0)) as number;
  const nearest = future - referenceDay < (referenceDay - past) / 3 ? future : past;
  const day = tense === 'future' ? future : tense === 'past' ? past : nearest;
  return r.push(first, end, 'DATE', formatStart(day), 'date.holiday', { anchor: 'reference' });
}
