import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  daysInMonth,
  formatDay,
  formatYear,
  fromEpochDay,
  isDay,
  isoWeek,
  mondayOfWeek,
  parseDay,
  toEpochDay,
  weekdayOf,
} from '../../../extractors/dates/civil.js';
import { easter } from '../../../extractors/dates/values.js';

const epochDay = fc.integer({ min: -700_000, max: 700_000 });
const temporal = (day: number): Temporal.PlainDate => Temporal.PlainDate.from('1970-01-01').add({ days: day });

describe('civil arithmetic agrees with Temporal', () => {
  it('on days, weekdays, weeks and lengths of months', () => {
    fc.assert(
      fc.property(epochDay, (day) => {
        const date = temporal(day);
        const civil = fromEpochDay(day);
        expect(civil).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(toEpochDay(civil)).toBe(day);
        expect(weekdayOf(day)).toBe(date.dayOfWeek);
        expect(isoWeek(day)).toEqual({ year: date.yearOfWeek, week: date.weekOfYear });
        expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth);
        expect(mondayOfWeek(date.yearOfWeek as number, date.weekOfYear as number)).toBe(day - date.dayOfWeek + 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('on adding months', () => {
    fc.assert(
      fc.property(epochDay, fc.integer({ min: -3000, max: 3000 }), (day, months) => {
        const moved = temporal(day).add({ months });
        expect(addMonths(fromEpochDay(day), months)).toEqual({ year: moved.year, month: moved.month, day: moved.day });
      }),
    );
  });

  it('on what is a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          let known = true;
          try {
            Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
          } catch {
            known = false;
          }
          expect(isDay(year, month, day)).toBe(known);
        },
      ),
    );
  });
});

describe('written days', () => {
  it('read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const civil = fromEpochDay(day);
        fc.pre(civil.year > 0);
        expect(parseDay(formatDay(civil))).toEqual(civil);
      }),
    );
  });

  it.each(['2025-02-30', '2025-13-01', '2025-1-1', '25-01-01', '', 'today'])('%s is none', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

describe('Easter', () => {
  it.each(['1818-03-22', '1943-04-25', '2000-04-23', '2024-03-31', '2025-04-20', '2038-04-25'])('is %s', (day) => {
    expect(formatDay(fromEpochDay(easter(Number(day.slice(0, 4)))))).toBe(day);
  });
});

describe('edges of the calendar', () => {
  it('has the last day of four hundred years', () => {
    expect(fromEpochDay(toEpochDay({ year: 2000, month: 2, day: 29 }))).toEqual({ year: 2000, month: 2, day: 29 });
    expect(toEpochDay({ year: 2000, month: 3, day: 1 }) - toEpochDay({ year: 2000, month: 2, day: 29 })).toBe(1);
    expect(fromEpochDay(toEpochDay({ year: 1600, month: 2, day: 29 }))).toEqual({ year: 1600, month: 2, day: 29 });
  });

  it('writes years before Christ, which have no year nought', () => {
    expect([1, 0, -1, -498].map(formatYear)).toEqual(['0001', 'BC0001', 'BC0002', 'BC0499']);
  });

  it('reads a day only where nothing stands around it', () => {
    expect(parseDay('2025-03-13')).toEqual({ year: 2025, month: 3, day: 13 });
    for (const text of ['12025-03-13', '2025-03-134', ' 2025-03-13', '2025-03-13T10:00', '', null])
      expect(parseDay(text), String(text)).toBeNull();
  });
});
