import { formatDay, fromEpochDay, parseDay, toEpochDay, weekdayOf } from './civil.js';
import type { Found } from './reader.js';

/** A day so near to the reference day that no reading of another clause moves it. */
const NEAR = 2;

interface Reading {
  readonly found: Found;
  readonly day: number;
}

/** Bare weekdays of a text, by weekday. */
function byWeekday(all: readonly Found[]): Map<number, Reading[]> {
  const readings = new Map<number, Reading[]>();
  for (const found of all) {
    const civil = found.firm === undefined ? null : parseDay(found.value.slice(0, 10));
    if (civil === null) continue;
    const day = toEpochDay(civil);
    const same = readings.get(weekdayOf(day));
    if (same === undefined) readings.set(weekdayOf(day), [{ found, day }]);
    else same.push({ found, day });
  }
  return readings;
}

/** The day that the readings of a weekday that may move are to be; null where each day is firmly told. */
function settledDay(
  readings: readonly Reading[],
  [last, next]: readonly [number, number],
  referenceDay: number,
): number | null {
  const isFirm = (of: number): boolean => readings.some(({ found, day }) => found.firm === true && day === of);
  if (isFirm(last) !== isFirm(next)) return isFirm(last) ? last : next;
  if (isFirm(last)) return null;
  return referenceDay - last <= next - referenceDay ? last : next;
}

/**
 * In one text a weekday that stands alone names one day, as a rule. Where the same weekday is read once as the last and once as the next one, those that no
 * verb of their own clause tells follow those that one tells, else the nearer to the reference day. Where the next one is the day after the reference day,
 * all are that day: six days ago would be "last Tuesday" beside it. The end of a range goes with its beginning.
 */
export function settleWeekdays(all: readonly Found[], referenceDay: number | null): void {
  if (referenceDay === null) return;
  const moved = new Map<Found, number>();
  for (const readings of byWeekday(all).values()) {
    const ends = readings.reduce<[number, number]>(
      ([last, next], { day }) => [Math.min(last, day), Math.max(next, day)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    if (ends[1] - ends[0] !== 7) continue;
    const isTomorrow = ends[1] === referenceDay + 1;
    const settled = isTomorrow ? ends[1] : settledDay(readings, ends, referenceDay);
    if (settled === null) continue;
    for (const { found, day } of readings)
      if (isTomorrow || (found.firm === false && Math.abs(day - referenceDay) > NEAR)) {
        if (settled !== day) moved.set(found, settled - day);
        move(found, settled - day);
      }
  }
  if (moved.size === 0) return;
  for (const found of all) if (found.start !== undefined) move(found, moved.get(found.start) ?? 0);
}

function move(found: Found, days: number): void {
  const civil = parseDay(found.value.slice(0, 10));
  if (civil !== null) found.value = `${formatDay(fromEpochDay(toEpochDay(civil) + days))}${found.value.slice(10)}`;
}
