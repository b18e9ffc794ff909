import { daysInMonth, formatDay, fromEpochDay, isoWeek, mondayOfWeek } from './civil.js';

/** First and last day of a TIMEX3 value, and its EDTF form; null where there is none. */
export interface Interval {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly edtf: string | null;
}

const NONE: Interval = { firstDay: null, lastDay: null, edtf: null };
const pad = (year: number): string => String(year).padStart(4, '0');

const months = (year: number, first: number, last: number, edtf: string | null): Interval => ({
  firstDay: `${pad(year)}-${String(first).padStart(2, '0')}-01`,
  lastDay: `${pad(year)}-${String(last).padStart(2, '0')}-${daysInMonth(year, last)}`,
  edtf,
});
const years = (first: number, last: number, edtf: string): Interval => ({
  firstDay: `${pad(first)}-01-01`,
  lastDay: `${pad(last)}-12-31`,
  edtf,
});

/** EDTF level 1 codes of seasons; meteorological seasons of the northern hemisphere give the months. */
const SEASONS: Readonly<Record<string, readonly [code: number, first: number, last: number]>> = {
  SP: [21, 3, 5],
  SU: [22, 6, 8],
  FA: [23, 9, 11],
  WI: [24, 12, 14],
};

/** Resolves a value to the days that it covers. Durations, sets, references and values with X have no interval. */
export function intervalOf(value: string): Interval {
  let match = /^(\d{4})-(\d\d)-(\d\d)(T.*)?$/.exec(value);
  if (match !== null) {
    const day = value.slice(0, 10);
    const time = match[4];
    const clock =
      time !== undefined && /^T\d\d:\d\d/.test(time)
        ? `${day}${time.length === 6 ? `${time}:00` : time.replace(/^(T\d\d:\d\d)(?=[Z+-])/, '$1:00')}`
        : day;
    return { firstDay: day, lastDay: day, edtf: clock };
  }
  match = /^(\d{4})-(\d\d)$/.exec(value);
  if (match !== null) return months(Number(match[1]), Number(match[2]), Number(match[2]), value);
  if (/^\d{4}$/.test(value)) return years(Number(value), Number(value), value);
  if (/^\d{3}$/.test(value)) return years(Number(value) * 10, Number(value) * 10 + 9, `${value}X`);
  if (/^\d{2}$/.test(value)) return years(Number(value) * 100, Number(value) * 100 + 99, `${value}XX`);
  match = /^(\d{4})-Q([1-4])$/.exec(value);
  if (match !== null) {
    const quarter = Number(match[2]);
    return months(Number(match[1]), quarter * 3 - 2, quarter * 3, `${match[1]}-${32 + quarter}`);
  }
  match = /^(\d{4})-H([12])$/.exec(value);
  if (match !== null) {
    const half = Number(match[2]);
    return months(Number(match[1]), half * 6 - 5, half * 6, `${match[1]}-${39 + half}`);
  }
  match = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (match !== null) {
    const year = Number(match[1]);
    const [code, first, last] = SEASONS[match[2] as string] as readonly [number, number, number];
    if (last <= 12) return months(year, first, last, `${match[1]}-${code}`);
    return {
      firstDay: `${match[1]}-12-01`,
      lastDay: `${pad(year + 1)}-02-${daysInMonth(year + 1, 2)}`,
      edtf: `${match[1]}-${code}`,
    };
  }
  match = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (match !== null) {
    const monday = mondayOfWeek(Number(match[1]), Number(match[2]));
    const first = formatDay(fromEpochDay(match[3] === undefined ? monday : monday + 5));
    const last = formatDay(fromEpochDay(monday + 6));
    return { firstDay: first, lastDay: last, edtf: `${first}/${last}` };
  }
  // Level 2: unspecified digits; level 1: years before Christ, with a year 0.
  if (/^XXXX-\d\d(?:-\d\d)?$/.test(value)) return { ...NONE, edtf: value };
  match = /^BC(\d{4})$/.exec(value);
  if (match !== null) return { ...NONE, edtf: Number(match[1]) === 1 ? '0000' : `-${pad(Number(match[1]) - 1)}` };
  return NONE;
}

/** Monday of the week of a day, and the week's value. */
export function weekValue(epochDay: number): string {
  const { year, week } = isoWeek(epochDay);
  return `${pad(year)}-W${String(week).padStart(2, '0')}`;
}
