import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../output/audit/figure.js';
import { add, around, divide, exact, holds, multiply, point, subtract } from '../../../output/audit/interval.js';
import { judge } from '../../../output/audit/judge.js';
import { printedInterval, roundingInterval } from '../../../output/audit/rounding.js';
import { random } from '../../batch/random.mjs';

/** A figure of `digits` printed with `decimals` behind the point, as a quantity: half a unit to either side. */
function figure(digits: number, decimals: number, more: Partial<Figure> = {}): Figure {
  const precision = exact(10).pow(-decimals);
  return {
    start: 0,
    end: 1,
    text: exact(digits).mul(precision).toFixed(decimals),
    claim: null,
    kind: 'quantity',
    value: exact(digits).mul(precision),
    low: null,
    high: null,
    unit: 'km',
    precision,
    factor: null,
    baseUnit: null,
    modifier: null,
    rule: 'quantity.unit',
    sentence: 0,
    relation: null,
    modality: null,
    measure: null,
    subject: null,
    time: null,
    firstDay: null,
    lastDay: null,
    source: null,
    slots: null,
    attribution: null,
    equivalentOf: null,
    ...more,
  };
}

/** An exact fraction, for an oracle that shares nothing with the interval arithmetic. */
type Fraction = readonly [numerator: bigint, denominator: bigint];
const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1];

/** Fewer where mutants are judged, each by the same cases. */
const CASES = Number(process.env.WHOSAID_CASES ?? 100_000);

describe('interval arithmetic', () => {
  it('agrees with an oracle of exact fractions on 100,000 random changes', () => {
    const next = random(20_250_402);
    const pick = (n: number): number => Math.floor(next() * n);
    const seen = { consistent: 0, consistent_by_rounding: 0, inconsistent: 0 };
    let wrong = 0;
    for (let i = 0; i < CASES; i++) {
      const decimals = pick(3);
      const from = 1 + pick(900);
      const to = 1 + pick(900);
      const place = pick(2);
      // half of the percentages are near the truth, half anywhere
      const near = Math.round((to / from - 1) * 100 * 10 ** place) + pick(9) - 4;
      const percent = pick(2) === 0 ? near : pick(2000) - 1000;
      const fromFigure = figure(from, decimals + 1);
      const toFigure = figure(to, decimals + 1);
      const change = figure(percent, place, { kind: 'percent', unit: '%', modifier: null });
      const work = (a: ReturnType<typeof point>, b: ReturnType<typeof point>) => {
        const quotient = divide(a, b);
        if (quotient === null) return null;
        const grown = subtract(quotient, point(1));
        return { low: (grown.low as Decimal).mul(100), high: (grown.high as Decimal).mul(100) };
      };
      const value = work(printedInterval(toFigure) as never, printedInterval(fromFigure) as never);
      const range = work(roundingInterval(toFigure) as never, roundingInterval(fromFigure) as never);
      if (value === null || range === null) continue;
      const verdict = judge(change, [{ formula: '', value, range }])?.verdict;
      seen[verdict as keyof typeof seen]++;
      if (verdict !== oracle(from, to, percent, place)) wrong++;
    }
    expect(wrong).toBe(0);
    for (const n of Object.values(seen)) expect(n).toBeGreaterThan(CASES / 100);
  });

  it('never loses a value: the outcome of any two values lies in the outcome of their intervals', () => {
    const decimal = fc.integer({ min: 1, max: 1_000_000 }).map((n) => exact(n).div(1000));
    const interval = fc
      .tuple(decimal, decimal)
      .map(([value, half]) => ({ value, interval: around(value.add(half), half) }));
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const x = a.value;
        const y = b.value;
        expect(holds(add(a.interval, b.interval), x.add(y))).toBe(true);
        expect(holds(subtract(a.interval, b.interval), x.sub(y))).toBe(true);
        expect(holds(multiply(a.interval, b.interval), x.mul(y))).toBe(true);
        const quotient = divide(a.interval, b.interval);
        if (quotient !== null) {
          const low = new Decimal(quotient.low as Decimal);
          expect(low.lte(x.div(y).mul('1.000000000000001'))).toBe(true);
          expect((quotient.high as Decimal).gte(x.div(y).mul('0.999999999999999'))).toBe(true);
        }
      }),
    );
  });

  it('knows no quotient by what may be zero', () => {
    expect(divide(point(1), around('0.4', '0.5'))).toBeNull();
  });
});

describe('a printed figure stands for', () => {
  const interval = (f: Figure): string => {
    const read = roundingInterval(f);
    return read === null ? 'nothing' : `${read.low?.toFixed() ?? '…'} to ${read.high?.toFixed() ?? '…'}`;
  };
  it('half a unit of its last digit to either side', () => {
    expect(interval(figure(172, 1))).toBe('17.15 to 17.25');
    expect(interval(figure(12, 0, { kind: 'percent', unit: '%' }))).toBe('11.5 to 12.5');
  });
  it('itself, where it is a count', () => {
    expect(interval(figure(72, 0, { kind: 'cardinal', unit: null }))).toBe('72 to 72');
    expect(interval(figure(1_310, 0, { kind: 'cardinal', unit: null }))).toBe('1310 to 1310');
  });
  it('what may have been rounded to its zeros, where a count ends with two or more', () => {
    expect(interval(figure(41_000, 0, { kind: 'cardinal', unit: null }))).toBe('40500 to 41500');
  });
  it('more, where it is said loosely', () => {
    expect(interval(figure(50, 0, { modifier: 'approximately' }))).toBe('45 to 55');
    expect(
      interval(figure(3, 0, { modifier: 'nearly', kind: 'multiplier', unit: null, rule: 'multiplier.times' })),
    ).toBe('2.5 to 3.5');
  });
  it('an open range, where it is a bound', () => {
    expect(interval(figure(40, 0, { modifier: 'more_than' }))).toBe('39.5 to …');
    expect(interval(figure(40, 0, { modifier: 'at_most' }))).toBe('… to 40.5');
  });
  it('nothing, where it is vague', () => {
    expect(interval(figure(1, 0, { value: null }))).toBe('nothing');
  });
});

/** The verdict on `percent` (of `place` decimals) as the change between two figures of equal decimals, by exact fractions at the corners. */
function oracle(from: number, to: number, percent: number, place: number): string {
  // figures are doubled so that half units are whole: [2n - 1, 2n + 1]; the power of ten falls out of the quotient
  const grown = (t: bigint, f: bigint): Fraction => [(t - f) * 100n, f];
  const scale = 10n ** BigInt(place);
  const at = (halfUnits: bigint): Fraction => [halfUnits, 2n * scale];
  const p = BigInt(percent) * 2n;
  const [low, high] = [at(p - 1n), at(p + 1n)];
  const exactly = grown(BigInt(to) * 2n, BigInt(from) * 2n);
  if (!less(exactly, low) && !less(high, exactly)) return 'consistent';
  const least = grown(BigInt(to) * 2n - 1n, BigInt(from) * 2n + 1n);
  const most = grown(BigInt(to) * 2n + 1n, BigInt(from) * 2n - 1n);
  // cut off, not rounded: up to one whole unit further from zero
  const cutLow = percent < 0 ? at(p - 2n) : low;
  const cutHigh = percent < 0 ? high : at(p + 2n);
  return less(most, cutLow) || less(cutHigh, least) ? 'inconsistent' : 'consistent_by_rounding';
}
