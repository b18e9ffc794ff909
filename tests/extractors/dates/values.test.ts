import { describe, expect, it } from 'vitest';
import { formatDay, fromEpochDay } from '../../../extractors/dates/civil.js';
import {
  compoundDuration,
  duration,
  easter,
  shortYearOf,
  two,
  unknownUnit,
  yearOf,
} from '../../../extractors/dates/values.js';
import { Unit } from '../../../extractors/dates/words.js';

describe('years in digits', () => {
  it.each([
    ['1066', 1066],
    ['1999', 1999],
    ['2099', 2099],
    ['2199', 2199],
    ['2200', null],
    ['0999', null],
    ['19990', null],
    ['x1999', null],
    ['1999x', null],
    ['199', null],
  ])('%s', (text, year) => {
    expect(yearOf(text)).toBe(year);
  });

  it.each([
    ['98', 2025, 1998],
    ['35', 2025, 2035],
    ['36', 2025, 1936],
    ['00', 1998, 1900],
    ['08', 1998, 1908],
    ['40', undefined, 2040],
    ['41', undefined, 1941],
    ['9', 2025, null],
    ['198', 2025, null],
    ['x98', 2025, null],
    ['98x', 2025, null],
  ])('%s, told in %s', (text, reference, year) => {
    expect(shortYearOf(text, reference)).toBe(year);
  });

  it('have two digits for a month or an hour', () => {
    expect([two(3), two(12)]).toEqual(['03', '12']);
  });
});

describe('units and lengths', () => {
  it.each([
    [Unit.year, 'XXXX'],
    [Unit.month, 'XXXX-XX'],
    [Unit.week, 'XXXX-WXX'],
    [Unit.day, 'XXXX-XX-XX'],
    [Unit.quarter, 'XXXX-QX'],
    [Unit.decade, null],
    [Unit.hour, null],
  ])('unit %s of nobody knows when is %s', (unit, value) => {
    expect(unknownUnit(unit)).toBe(value);
  });

  it.each([
    [Unit.fortnight, null, 'PXW'],
    [Unit.fortnight, 2, 'P4W'],
    [Unit.week, null, 'PXW'],
    [Unit.day, 3, 'P3D'],
    [Unit.second, 10, 'PT10S'],
    [Unit.minute, 5, 'PT5M'],
    [Unit.month, 5, 'P5M'],
    [Unit.hour, null, 'PTXH'],
    [Unit.decade, 2, 'P20Y'],
    [Unit.century, 2, 'P200Y'],
    [Unit.century, 0.57, 'P57Y'],
    [Unit.decade, 1.5, 'P15Y'],
    [Unit.millennium, 1, 'P1000Y'],
    [Unit.decade, null, 'PXDE'],
  ])('unit %s times %s is %s', (unit, count, value) => {
    expect(duration(unit, count)).toBe(value);
  });

  it('of several units part the days from the hours', () => {
    expect(
      compoundDuration([
        [Unit.year, 2],
        [Unit.month, 3],
      ]),
    ).toBe('P2Y3M');
    expect(
      compoundDuration([
        [Unit.day, 1],
        [Unit.hour, 2],
        [Unit.minute, 30],
      ]),
    ).toBe('P1DT2H30M');
    expect(
      compoundDuration([
        [Unit.hour, 3],
        [Unit.minute, 30],
      ]),
    ).toBe('PT3H30M');
  });
});

it.each([
  '1818-03-22',
  '1886-04-25',
  '1900-04-15',
  '1943-04-25',
  '1954-04-18',
  '1981-04-19',
  '2000-04-23',
  '2008-03-23',
  '2024-03-31',
  '2025-04-20',
  '2049-04-18',
  '2100-03-28',
])('Easter Sunday of %s', (day) => {
  expect(formatDay(fromEpochDay(easter(Number(day.slice(0, 4)))))).toBe(day);
});
