import { toEpochDay } from './civil.js';
import { UNIT_LETTERS, Unit, type UnitId } from './words.js';

/** Two digits, as a month or an hour is written. */
export const two = (n: number): string => String(n).padStart(2, '0');

/** The year that four digits tell, or null. */
export function yearOf(text: string): number | null {
  return /^(?:1[0-9]|20|21)\d\d$/.test(text) ? Number(text) : null;
}

/** The year that two digits tell: up to ten years ahead of the reference year, else of the century before. Null for other text. */
export function shortYearOf(text: string, referenceYear: number | undefined): number | null {
  if (!/^\d{2}$/.test(text)) return null;
  const now = referenceYear ?? 2030;
  const century = now - (now % 100);
  const year = century + Number(text);
  return year > now + 10 ? year - 100 : year;
}

/** TIMEX3 value of a unit whose date nobody knows. */
export function unknownUnit(unit: UnitId): string | null {
  if (unit === Unit.year) return 'XXXX';
  if (unit === Unit.month) return 'XXXX-XX';
  if (unit === Unit.week) return 'XXXX-WXX';
  if (unit === Unit.day) return 'XXXX-XX-XX';
  if (unit === Unit.quarter) return 'XXXX-QX';
  return null;
}

/** Units that are counted in years: ISO 8601 has no letter for them. */
const YEARS_IN: Readonly<Record<number, number>> = { [Unit.decade]: 10, [Unit.century]: 100, [Unit.millennium]: 1000 };

/** TIMEX3 duration of a count (null: not told) of a unit. */
export function duration(unit: UnitId, count: number | null): string {
  const years = YEARS_IN[unit];
  // rounded: 0.57 times 100 is a little less than 57
  if (years !== undefined && count !== null) return `P${Math.round(count * years * 1000) / 1000}Y`;
  if (unit === Unit.fortnight) return count === null ? 'PXW' : `P${count * 2}W`;
  const amount = count === null ? 'X' : String(count);
  const time = unit === Unit.hour || unit === Unit.minute || unit === Unit.second ? 'T' : '';
  return `P${time}${amount}${UNIT_LETTERS[unit]}`;
}

/** TIMEX3 duration of several units, the largest first: P2Y3M, PT3H30M. */
export function compoundDuration(parts: readonly (readonly [unit: UnitId, count: number])[]): string {
  let days = '';
  let time = '';
  for (const [unit, count] of parts) {
    const part = `${count}${UNIT_LETTERS[unit]}`;
    if (unit <= Unit.hour) time += part;
    else days += part;
  }
  return `P${days}${time === '' ? '' : `T${time}`}`;
}

/** Easter Sunday, as an epoch day. Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return toEpochDay({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
