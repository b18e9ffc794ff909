import { type Decimal, parseDecimal } from './decimal.js';

/** An exact ratio of integers, the denominator above zero: what a unit is in its base unit. */
export interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Reads "0.44704" or "5/18"; both sides may be decimals. */
export function parseFactor(text: string): Factor {
  const slash = text.indexOf('/');
  const top = parseDecimal(slash < 0 ? text : text.slice(0, slash));
  const bottom = parseDecimal(slash < 0 ? '1' : text.slice(slash + 1));
  const exponent = top.exponent - bottom.exponent;
  return exponent >= 0
    ? { numerator: top.mantissa * 10n ** BigInt(exponent), denominator: bottom.mantissa }
    : { numerator: top.mantissa, denominator: bottom.mantissa * 10n ** BigInt(-exponent) };
}

export function divideFactors(a: Factor, b: Factor): Factor {
  return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

export function multiplyFactors(a: Factor, b: Factor): Factor {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function powerOf(a: Factor, power: number): Factor {
  return { numerator: a.numerator ** BigInt(power), denominator: a.denominator ** BigInt(power) };
}

/** Significant digits of a product that no decimal holds. */
const DIGITS = 16;

/** `value` × `factor`: exact where a decimal holds it, else 16 significant digits, rounded half away from zero. */
export function applyFactor(value: Decimal, factor: Factor): Decimal {
  let numerator = value.mantissa * factor.numerator;
  let { denominator } = factor;
  let { exponent } = value;
  if (numerator === 0n) return { mantissa: 0n, exponent: 0 };
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  // what is left of a denominator of twos and fives ends in a decimal
  let [twos, fives, rest] = [0, 0, denominator];
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos++;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives++;
  }
  if (rest === 1n) {
    const places = Math.max(twos, fives);
    return { mantissa: (numerator * 10n ** BigInt(places)) / denominator, exponent: exponent - places };
  }
  const length = (numerator < 0n ? -numerator : numerator).toString().length - denominator.toString().length;
  const places = Math.max(0, DIGITS - length);
  const scaled = numerator * 10n ** BigInt(places);
  const half = numerator < 0n ? -denominator : denominator;
  exponent -= places;
  return { mantissa: (scaled * 2n + half) / (denominator * 2n), exponent };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
