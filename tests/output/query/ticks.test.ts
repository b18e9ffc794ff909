import { describe, expect, it } from 'vitest';
import { shortNumber, ticks } from '../../../output/query/ticks.js';

describe('the marks of an axis', () => {
  for (const [least, most, count, marks] of [
    [0, 60, 4, [0, 20, 40, 60]],
    [3, 97, 6, [0, 20, 40, 60, 80, 100]],
    [-10, 10, 5, [-10, -5, 0, 5, 10]],
    [0, 1, 3, [0, 0.5, 1]],
    [0.1, 0.3, 3, [0.1, 0.2, 0.3]],
    [1990, 2024, 8, [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]],
    [0, 1e12, 3, [0, 5e11, 1e12]],
    [0, 7, 1, [0, 10]],
    [5, 5, 3, [0, 5, 10]],
    [0, 0, 3, [-1, 0, 1]],
    [-4, -4, 3, [-6, -4, -2]],
    [Number.NaN, 1, 3, []],
    [0, Number.POSITIVE_INFINITY, 3, []],
  ] as const) {
    it(`from ${least} to ${most}, about ${count}`, () => expect(ticks(least, most, count)).toEqual(marks));
  }
});

describe('a value in few characters', () => {
  for (const [value, told] of [
    [0, '0'],
    [-0, '0'],
    [12, '12'],
    [1234, '1.234K'],
    [12_345_678, '12.35M'],
    [57e9, '57B'],
    [0.25, '0.25'],
    [0.001, '0.001'],
    [0.000_12, '1.20e-4'],
    [-0.000_12, '-1.20e-4'],
    [1e16, '1.00e+16'],
    [-2e16, '-2.00e+16'],
    [9.9e15, '9900T'],
  ] as const) {
    it(`${value} is ${told}`, () => expect(shortNumber(value)).toBe(told));
  }
});
