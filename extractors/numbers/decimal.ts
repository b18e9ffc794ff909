/** An exact decimal: mantissa × 10^exponent. */
export interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Digits that a value which no decimal holds (a third) is written with. */
const QUOTIENT_DIGITS = 16;

/** Makes a decimal of an integer, scaled by a power of ten. */
export function decimal(mantissa: number | bigint, exponent = 0): Decimal {
  return { mantissa: BigInt(mantissa), exponent };
}

/** Reads plain digits with at most one point: "1200.50". No sign, no grouping. */
export function parseDecimal(digits: string): Decimal {
  const point = digits.indexOf('.');
  if (point < 0) return { mantissa: BigInt(digits), exponent: 0 };
  return { mantissa: BigInt(digits.slice(0, point) + digits.slice(point + 1)), exponent: point + 1 - digits.length };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const raise = (d: Decimal): bigint => d.mantissa * 10n ** BigInt(d.exponent - exponent);
  return { mantissa: raise(a) + raise(b), exponent };
}

/** The quotient of two integers: exact where a decimal holds it, else 16 significant digits, rounded half up. */
export function quotient(numerator: bigint, denominator: bigint): Decimal {
  const scaled = numerator * 10n ** BigInt(QUOTIENT_DIGITS);
  const mantissa = (scaled * 2n + denominator) / (denominator * 2n);
  return { mantissa, exponent: -QUOTIENT_DIGITS };
}

export function negate(a: Decimal): Decimal {
  return { mantissa: -a.mantissa, exponent: a.exponent };
}

/** Largest exponent that `power` works out: what is above is no figure of an article. */
export const LARGEST_POWER = 400;

/** `base` to an integer power; null where it is too large, or zero is divided by. Negative powers keep 20 significant digits. */
export function power(base: Decimal, exponent: number): Decimal | null {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_POWER) return null;
  if (base.mantissa.toString().length * Math.abs(exponent) > 4 * LARGEST_POWER) return null;
  const raised = {
    mantissa: base.mantissa ** BigInt(Math.abs(exponent)),
    exponent: base.exponent * Math.abs(exponent),
  };
  if (exponent >= 0) return raised;
  if (raised.mantissa === 0n) return null;
  const negative = raised.mantissa < 0n;
  const whole = negative ? -raised.mantissa : raised.mantissa;
  const places = whole.toString().length + 19;
  const inverse = (10n ** BigInt(places) * 2n + whole) / (whole * 2n);
  return { mantissa: negative ? -inverse : inverse, exponent: -places - raised.exponent };
}

/** Returns -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = add(a, { mantissa: -b.mantissa, exponent: b.exponent }).mantissa;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The shortest plain notation: "8500000000000", "0.2", "-3.75". Never an exponent. */
export function formatDecimal({ mantissa, exponent }: Decimal): string {
  if (exponent >= 0) return (mantissa * 10n ** BigInt(exponent)).toString();
  const negative = mantissa < 0n;
  const digits = (negative ? -mantissa : mantissa).toString().padStart(1 - exponent, '0');
  const whole = digits.slice(0, exponent);
  let end = digits.length;
  while (end > digits.length + exponent && digits.charCodeAt(end - 1) === 0x30) end--;
  const fraction = digits.slice(digits.length + exponent, end);
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
