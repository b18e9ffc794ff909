import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  type Decimal,
  decimal,
  formatDecimal,
  LARGEST_POWER,
  multiply,
  negate,
  parseDecimal,
  power,
  quotient,
} from '../../../extractors/numbers/decimal.js';
import { applyFactor, divideFactors, parseFactor, powerOf } from '../../../extractors/numbers/factor.js';

const Exact = Oracle.clone({ precision: 200, toExpNeg: -1000, toExpPos: 1000 });
const oracle = (d: Decimal): Oracle => new Exact(d.mantissa.toString()).times(new Exact(10).pow(d.exponent));
const any = fc.record({
  mantissa: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  exponent: fc.integer({ min: -20, max: 20 }),
});

describe('decimals', () => {
  it.each([
    ['0', 0n, 0],
    ['12', 12n, 0],
    ['12.50', 1250n, -2],
    ['0.05', 5n, -2],
    ['.5', 5n, -1],
  ] as const)('%s is read exactly', (text, mantissa, exponent) => {
    expect(parseDecimal(text)).toEqual({ mantissa, exponent });
  });

  it.each([
    [decimal(1250, -2), '12.5'],
    [decimal(-375, -2), '-3.75'],
    [decimal(5, -3), '0.005'],
    [decimal(-5, -3), '-0.005'],
    [decimal(500, -2), '5'],
    [decimal(100, -2), '1'],
    [decimal(85, 11), '8500000000000'],
    [decimal(0), '0'],
    [decimal(0, -3), '0'],
    [decimal(1000, -4), '0.1'],
  ] as const)('%o is written %s', (value, text) => {
    expect(formatDecimal(value)).toBe(text);
  });

  it('calculate as an exact library does', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(formatDecimal(add(a, b))).toBe(oracle(a).plus(oracle(b)).toFixed());
        expect(formatDecimal(multiply(a, b))).toBe(oracle(a).times(oracle(b)).toFixed().replace(/^-0$/, '0'));
        expect(compare(a, b)).toBe(oracle(a).comparedTo(oracle(b)));
        expect(formatDecimal(negate(a))).toBe(oracle(a).negated().toFixed().replace(/^-0$/, '0'));
      }),
    );
  });

  it.each([
    [1n, 2n, '0.5'],
    [1n, 3n, '0.3333333333333333'],
    [2n, 3n, '0.6666666666666667'],
    [1n, 16n, '0.0625'],
    [22n, 7n, '3.1428571428571429'],
  ] as const)('%d / %d is %s', (above, below, text) => {
    expect(formatDecimal(quotient(above, below))).toBe(text);
  });

  it.each([
    ['2', 10, '1024'],
    ['1.1', 3, '1.331'],
    ['-2', 3, '-8'],
    ['2', -1, '0.5'],
    ['-2', -3, '-0.125'],
    ['0.5', -2, '4'],
    ['3', -1, '0.33333333333333333333'],
    ['7', 0, '1'],
    ['0', 2, '0'],
  ] as const)('%s to the power of %d is %s', (text, exponent, result) => {
    const base = text.startsWith('-') ? negate(parseDecimal(text.slice(1))) : parseDecimal(text);
    expect(formatDecimal(power(base, exponent) as Decimal)).toBe(result);
  });

  it('have no power that is too large, broken or of nothing', () => {
    expect(power(decimal(2), LARGEST_POWER + 1)).toBeNull();
    expect(power(decimal(2), -LARGEST_POWER - 1)).toBeNull();
    expect(power(decimal(2), LARGEST_POWER)).not.toBeNull();
    expect(power(decimal(123_456), LARGEST_POWER)).toBeNull();
    expect(power(decimal(2), 0.5)).toBeNull();
    expect(power(decimal(0), -1)).toBeNull();
  });
});

describe('factors', () => {
  it.each([
    ['0.44704', 44_704n, 100_000n],
    ['5/18', 5n, 18n],
    ['1852/3600', 1852n, 3600n],
    ['1000', 1000n, 1n],
    ['0.5/0.25', 50n, 25n],
    ['1.5/2', 15n, 20n],
  ] as const)('%s is a ratio', (text, numerator, denominator) => {
    const factor = parseFactor(text);
    expect(factor.numerator * denominator).toBe(numerator * factor.denominator);
    expect(factor.denominator).toBeGreaterThan(0n);
  });

  it('divide and are raised exactly', () => {
    expect(divideFactors(parseFactor('1000'), parseFactor('3600'))).toEqual({ numerator: 1000n, denominator: 3600n });
    expect(powerOf(parseFactor('0.01'), 3)).toEqual({ numerator: 1n, denominator: 1_000_000n });
  });

  it.each([
    ['36', '5/18', '10'],
    ['1', '1/3', '0.3333333333333333'],
    ['2', '1/3', '0.6666666666666667'],
    ['2000', '1/3', '666.6666666666667'],
    ['0', '5/9', '0'],
    ['7', '0.3048', '2.1336'],
    ['1', '1/8', '0.125'],
    ['1', '1/80', '0.0125'],
    ['1', '1/7000', '0.0001428571428571429'],
    ['70000000000000000000', '1/3', '23333333333333333333'],
  ] as const)('%s times %s is %s', (value, factor, result) => {
    expect(formatDecimal(applyFactor(parseDecimal(value), parseFactor(factor)))).toBe(result);
    expect(formatDecimal(applyFactor(negate(parseDecimal(value)), parseFactor(factor)))).toBe(
      result === '0' ? '0' : `-${result}`,
    );
  });

  it('give what an exact library gives, where a decimal holds it', () => {
    fc.assert(
      fc.property(
        any,
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (value, above, twos, fives) => {
          const denominator = 2n ** BigInt(twos) * 5n ** BigInt(fives);
          const product = applyFactor(value, { numerator: BigInt(above), denominator });
          expect(formatDecimal(product)).toBe(
            oracle(value).times(above).div(denominator.toString()).toFixed().replace(/^-0$/, '0'),
          );
        },
      ),
    );
  });

  it('give it to fifteen digits at least where none does', () => {
    fc.assert(
      fc.property(
        any,
        fc.integer({ min: 1, max: 10 ** 6 }),
        fc.integer({ min: 3, max: 10 ** 6 }),
        (value, above, below) => {
          fc.pre(value.mantissa !== 0n);
          const product = applyFactor(value, { numerator: BigInt(above), denominator: BigInt(below) });
          const exact = oracle(value).times(above).div(below);
          expect(oracle(product).minus(exact).div(exact).abs().lessThan('1e-15')).toBe(true);
        },
      ),
    );
  });
});
