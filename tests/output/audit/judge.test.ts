import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../output/audit/figure.js';
import {
  add,
  around,
  divide,
  exact,
  holds,
  type Interval,
  multiply,
  point,
  subtract,
} from '../../../output/audit/interval.js';
import { judge, scaleSlip, show, showInterval, shown } from '../../../output/audit/judge.js';
import { inBase, printedInterval, readingOf, roundingInterval, sumOf } from '../../../output/audit/rounding.js';
import { random } from '../../batch/random.mjs';
import { figure } from './made-figure.js';

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
    expect(readingOf(figure(1, 0, { value: null }))).toBeNull();
    expect(sumOf([figure(1, 0), figure(1, 0, { value: null })])).toBeNull();
  });
  it('all between its bounds, where it is a range, and half a unit more', () => {
    const range = { value: null, low: exact(40), high: exact(60) };
    expect(interval(figure(1, 0, range))).toBe('39.5 to 60.5');
    expect(interval(figure(1, 0, { ...range, precision: null }))).toBe('40 to 60');
    expect(printedInterval(figure(1, 0, range))).toEqual({ low: exact(40), high: exact(60) });
  });
  it.each<[what: string, read: string, made: Figure]>([
    ['99 people', '99 to 99', figure(99, 0, { kind: 'cardinal', unit: null })],
    ['100 people', '50 to 150', figure(100, 0, { kind: 'cardinal', unit: null })],
    ['110 people', '110 to 110', figure(110, 0, { kind: 'cardinal', unit: null })],
    ['1,001 people', '1001 to 1001', figure(1001, 0, { kind: 'cardinal', unit: null })],
    ['2.5 people', '2 to 3', figure(25, 1, { kind: 'cardinal', unit: null, precision: null })],
    ['no people', '0 to 0', figure(0, 0, { kind: 'cardinal', unit: null })],
    ['99 km', '98.5 to 99.5', figure(99, 0)],
    ['110 km', '109.5 to 110.5', figure(110, 0)],
    ['1,200 km', '1150 to 1250', figure(1200, 0)],
    ['-1,200 km', '-1250 to -1150', figure(1200, 0, { value: exact(-1200) })],
    ['100%', '99.5 to 100.5', figure(100, 0, { kind: 'percent', unit: '%' })],
    ['1.20 million', '1195000 to 1205000', figure(120, 0, { value: exact(1_200_000), precision: exact(10_000) })],
    ['of no precision', '40.5 to 41.5', figure(41, 0, { precision: null })],
    [
      'three in ten',
      '0.264 to 0.336',
      figure(1, 0, { value: exact('0.3'), kind: 'multiplier', unit: null, rule: 'multiplier.fraction' }),
    ],
    ['doubled', '1.76 to 2.24', figure(2, 0, { kind: 'multiplier', unit: null, rule: 'multiplier.word' })],
    ['two times', '1.5 to 2.5', figure(2, 0, { kind: 'multiplier', unit: null, rule: 'multiplier.times' })],
    ['0.5 times', '0.44 to 0.56', figure(5, 1, { kind: 'multiplier', unit: null, rule: 'multiplier.times' })],
  ])('%s: %s', (_, read, made) => {
    expect(interval(made)).toBe(read);
  });
  it.each<[modifier: NonNullable<Figure['modifier']>, read: string]>([
    ['approximately', '36 to 44'],
    ['nearly', '34 to 40.5'],
    ['more_than', '39.5 to …'],
    ['at_least', '39.5 to …'],
    ['less_than', '… to 40.5'],
    ['at_most', '… to 40.5'],
  ])('%s 40: %s', (modifier, read) => {
    expect(interval(figure(40, 0, { modifier }))).toBe(read);
  });
  it('never less with a word like "about" than without one', () => {
    expect(interval(figure(3, 0, { modifier: 'approximately' }))).toBe('2.5 to 3.5');
    expect(interval(figure(-40, 0, { modifier: 'approximately' }))).toBe('-44 to -36');
    expect(interval(figure(2, 0, { modifier: 'nearly' }))).toBe('1.5 to 2.5');
    expect(interval(figure(-40, 0, { modifier: 'nearly' }))).toBe('-46 to -39.5');
  });
  it('in the base unit as much as its unit is worth', () => {
    const km = figure(12, 0, { factor: exact(1000), baseUnit: 'm' });
    expect(inBase(km, { low: exact(1), high: null })).toEqual({ low: exact(1000), high: null });
    expect(inBase(km, { low: null, high: exact(2) })).toEqual({ low: null, high: exact(2000) });
    expect(inBase(figure(12, 0), point(1))).toEqual(point(1));
    expect(showInterval(readingOf(km, true)?.range as Interval)).toBe('11,500 to 12,500');
    expect(readingOf(km)?.value).toEqual(point(12));
    expect(showInterval(sumOf([km, figure(3, 0)])?.range as Interval)).toBe('14 to 16');
    expect(showInterval(sumOf([km, figure(3, 0)])?.value as Interval)).toBe('15');
  });
});

describe('a figure that is worked out from others is', () => {
  const verdict = (made: Figure, value: Interval, range: Interval = value): string | undefined =>
    judge(made, [{ formula: '', value, range }])?.verdict;
  const span = (low: number | null, high: number | null): Interval => ({
    low: low === null ? null : exact(low),
    high: high === null ? null : exact(high),
  });

  it('consistent, when it is what they give to its last digit', () => {
    expect(verdict(figure(12, 0), point('12.5'))).toBe('consistent');
    expect(verdict(figure(12, 0), point('11.5'))).toBe('consistent');
    expect(verdict(figure(12, 0), span(12, 40))).toBe('consistent');
    expect(verdict(figure(12, 0), span(null, 12))).toBe('consistent');
  });
  it('consistent by rounding, when some values behind them give it, or it was cut off', () => {
    expect(verdict(figure(12, 0), point(14), span(12.5, 15))).toBe('consistent_by_rounding');
    expect(verdict(figure(12, 0), point('12.9'))).toBe('consistent_by_rounding');
    expect(verdict(figure(12, 0), point(13))).toBe('consistent_by_rounding');
    expect(verdict(figure(-12, 0), point('-12.9'))).toBe('consistent_by_rounding');
    expect(verdict(figure(120, 1), point('12.08'))).toBe('consistent_by_rounding');
  });
  it('inconsistent, when none do: a count is never cut off, nor a factor', () => {
    expect(verdict(figure(12, 0), point('13.1'))).toBe('inconsistent');
    expect(verdict(figure(12, 0), point('11.4'))).toBe('inconsistent');
    expect(verdict(figure(-12, 0), point('-11.4'))).toBe('inconsistent');
    expect(verdict(figure(12, 0, { kind: 'cardinal', unit: null }), point('12.4'))).toBe('inconsistent');
    expect(verdict(figure(2, 0, { kind: 'multiplier', unit: null, rule: 'multiplier.times' }), point('2.8'))).toBe(
      'inconsistent',
    );
    expect(verdict(figure(12, 0, { modifier: 'more_than' }), point(11))).toBe('inconsistent');
    expect(verdict(figure(12, 0, { modifier: 'less_than' }), point(14))).toBe('inconsistent');
    expect(verdict(figure(-12, 0, { modifier: 'more_than' }), point(-14))).toBe('inconsistent');
  });
  it('judged by the way that fits, the first where none does', () => {
    const ways = (...values: number[]): unknown =>
      judge(
        figure(12, 0),
        values.map((value) => ({ formula: String(value), value: point(value), range: point(value) })),
      )?.reckoning.formula;
    expect(ways(50, 12, 30)).toBe('12');
    expect(ways(50, 12.8, 30)).toBe('12.8');
    expect(ways(50, 12.8, 12)).toBe('12');
    expect(ways(50, 30)).toBe('50');
  });
  it('in their unit', () => {
    const km = figure(12, 0, { factor: exact(1000), baseUnit: 'm' });
    const way = { formula: '', value: point(12_400), range: point(12_400) };
    expect(judge(km, [way], (interval) => inBase(km, interval))?.verdict).toBe('consistent');
    expect(judge(km, [way])?.verdict).toBe('inconsistent');
  });
  it('nothing, when it is vague or nothing gives it', () => {
    expect(judge(figure(12, 0, { value: null }), [{ formula: '', value: point(12), range: point(12) }])).toBeNull();
    expect(judge(figure(12, 0), [])).toBeNull();
  });
});

describe('a value is shown', () => {
  it.each([
    ['0', '0'],
    ['37.3333333', '37.33'],
    ['999.96', '1,000'],
    ['1000', '1,000'],
    ['1234567.89', '1,234,568'],
    ['-1234.4', '-1,234'],
    ['0.00012345', '0.0001235'],
    ['30.00', '30'],
  ])('%s as %s', (value, text) => {
    expect(show(exact(value))).toBe(text);
  });
  it('as a range, or as a bound', () => {
    expect(showInterval({ low: exact(3), high: exact(4) })).toBe('3 to 4');
    expect(showInterval({ low: exact('3.00001'), high: exact('3.00002') })).toBe('3');
    expect(showInterval(point(3))).toBe('3');
    expect(showInterval({ low: null, high: exact(4) })).toBe('at most 4');
    expect(showInterval({ low: exact(3), high: null })).toBe('at least 3');
    expect(showInterval({ low: null, high: null })).toBe('any');
    expect(shown(figure(12, 0))).toBe('12');
    expect(shown(figure(12, 0, { value: null }))).toBeNull();
  });
});

describe('a slip is guessed from printed and expected', () => {
  it.each<[string, string, string | null]>([
    ['3', '3000', 'scale'],
    ['3000', '3', 'scale'],
    ['3', '30', 'scale'],
    ['3', '3000000000', 'scale'],
    ['3', '306', 'scale'],
    ['-3', '300', 'scale'],
    ['3', '309', null],
    ['47', '37.33', 'off_by_one_digit'],
    ['1310', '1410', 'off_by_one_digit'],
    ['2.31', '2.11', 'off_by_one_digit'],
    ['-47', '37', 'off_by_one_digit'],
    ['47', '58', null],
    ['47', '470.5', 'scale'],
    ['47', '147', null],
    ['199', '19', null],
    ['4', '3', null],
    ['0', '3', null],
    ['3', '0', null],
  ])('%s for %s: %s', (printed, expected, slip) => {
    expect(scaleSlip(exact(printed), exact(expected))).toBe(slip);
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
