import { describe, expect, it } from 'vitest';
import {
  add,
  around,
  divide,
  exact,
  holds,
  type Interval,
  meets,
  multiply,
  negate,
  point,
  scale,
  subtract,
} from '../../../output/audit/interval.js';

/** "2..3", "..3" and "2.." as intervals; open where nothing stands. */
function interval(text: string): Interval {
  const [low, high] = text.split('..');
  return { low: low ? exact(low) : null, high: high ? exact(high) : null };
}
const told = (i: Interval | null): string | null =>
  i === null ? null : `${i.low?.toFixed() ?? ''}..${i.high?.toFixed() ?? ''}`;

describe('intervals are worked with bound by bound; an open side stays open', () => {
  it.each([
    ['2..3', '10..20', '12..23'],
    ['2..', '10..20', '12..'],
    ['2..3', '10..', '12..'],
    ['..3', '10..20', '..23'],
    ['2..3', '..20', '..23'],
    ['-1..1', '-2..2', '-3..3'],
  ])('%s + %s = %s', (a, b, sum) => {
    expect(told(add(interval(a), interval(b)))).toBe(sum);
  });
  it.each([
    ['10..20', '2..3', '7..18'],
    ['10..', '2..3', '7..'],
    ['10..20', '2..', '..18'],
    ['10..20', '..3', '7..'],
  ])('%s - %s = %s', (a, b, difference) => {
    expect(told(subtract(interval(a), interval(b)))).toBe(difference);
  });
  it.each([
    ['2..3', '10..20', '20..60'],
    ['2..', '10..20', '20..'],
    ['2..3', '10..', '20..'],
    ['..3', '10..20', '..60'],
    ['2..3', '..20', '..60'],
  ])('%s × %s = %s', (a, b, product) => {
    expect(told(multiply(interval(a), interval(b)))).toBe(product);
  });
  it.each([
    ['10..20', '2..5', '2..10'],
    ['10..', '2..5', '2..'],
    ['..20', '2..5', '..10'],
    ['10..20', '2..', '0..10'],
    ['10..20', '0..5', null],
    ['10..20', '-1..5', null],
    ['10..20', '..5', null],
  ])('%s / %s = %s', (a, b, quotient) => {
    expect(told(divide(interval(a), interval(b)))).toBe(quotient);
  });
  it.each([
    ['2..3', '-3..-2'],
    ['2..', '..-2'],
    ['..3', '-3..'],
  ])('-(%s) = %s', (a, opposite) => {
    expect(told(negate(interval(a)))).toBe(opposite);
  });
  it.each([
    ['2..3', '20..30'],
    ['2..', '20..'],
    ['..3', '..30'],
  ])('10 × (%s) = %s', (a, product) => {
    expect(told(scale(interval(a), 10))).toBe(product);
  });
});

describe('bounds are rounded outwards', () => {
  it('where a quotient has no end', () => {
    const third = divide(point(1), point(3)) as {
      low: NonNullable<Interval['low']>;
      high: NonNullable<Interval['high']>;
    };
    expect(third.low.mul(3).lt(1)).toBe(true);
    expect(third.high.mul(3).gt(1)).toBe(true);
    expect(third.high.sub(third.low).lt('1e-58')).toBe(true);
  });
  it('where a product or sum has more digits than are kept', () => {
    const long = `0.${'3'.repeat(59)}1`;
    for (const worked of [
      multiply(point(long), point(long)),
      scale(point(long), long),
      add(point(`1${'0'.repeat(30)}`), point(long)),
    ]) {
      const { low, high } = worked as { low: NonNullable<Interval['low']>; high: NonNullable<Interval['high']> };
      expect(low.lt(high)).toBe(true);
    }
    const { low, high } = around(exact(`1${'0'.repeat(30)}`), exact(long));
    expect(
      high
        ?.add(low ?? 0)
        .sub(`2${'0'.repeat(30)}`)
        .abs()
        .lt('1e-20'),
    ).toBe(true);
  });
});

describe('an interval', () => {
  it.each<[string, number, boolean]>([
    ['2..3', 2, true],
    ['2..3', 3, true],
    ['2..3', 1.9, false],
    ['2..3', 3.1, false],
    ['2..', 1_000_000, true],
    ['2..', 1.9, false],
    ['..3', -1_000_000, true],
    ['..3', 3.1, false],
    ['..', 7, true],
  ])('%s holds %d: %s', (a, value, yes) => {
    expect(holds(interval(a), exact(value))).toBe(yes);
  });
  it.each<[string, string, boolean]>([
    ['2..3', '3..4', true],
    ['3..4', '2..3', true],
    ['2..3', '3.1..4', false],
    ['3.1..4', '2..3', false],
    ['2..', '100..', true],
    ['..3', '4..', false],
    ['4..', '..3', false],
    ['..3', '..2', true],
    ['..', '2..3', true],
    ['1..9', '4..5', true],
  ])('%s meets %s: %s', (a, b, yes) => {
    expect(meets(interval(a), interval(b))).toBe(yes);
  });
});
