/** A day of the proleptic Gregorian calendar. */
export interface CivilDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** Days since 1970-01-01. Algorithm: Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil). */
export function toEpochDay({ year, month, day }: CivilDay): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that is `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: number): CivilDay {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Days of a month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Day of the week, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week: its year and number. */
export function isoWeek(epochDay: number): { year: number; week: number } {
  const thursday = epochDay + 4 - weekdayOf(epochDay);
  const { year } = fromEpochDay(thursday);
  return { year, week: Math.floor((thursday - toEpochDay({ year, month: 1, day: 1 })) / 7) + 1 };
}

/** Monday of an ISO week. */
export function mondayOfWeek(year: number, week: number): number {
  const fourth = toEpochDay({ year, month: 1, day: 4 });
  return fourth - weekdayOf(fourth) + 1 + (week - 1) * 7;
}

/** Moves by months; a day that the month does not have becomes its last. */
export function addMonths({ year, month, day }: CivilDay, months: number): CivilDay {
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (((index % 12) + 12) % 12) + 1;
  return { year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) };
}

/** Whether the calendar has the day. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** A year as TIMEX3 writes it: 2025, BC0499. */
export function formatYear(year: number): string {
  return year > 0 ? String(year).padStart(4, '0') : `BC${String(1 - year).padStart(4, '0')}`;
}

export function formatMonth(year: number, month: number): string {
  return `${formatYear(year)}-${two(month)}`;
}

export function formatDay({ year, month, day }: CivilDay): string {
  return `${formatMonth(year, month)}-${two(day)}`;
}

/** Reads YYYY-MM-DD; null when it is no day. */
export function parseDay(text: string | null): CivilDay | null {
  if (text === null) return null;
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isDay(year, month, day) ? { year, month, day } : null;
}
