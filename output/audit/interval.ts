import { Decimal } from 'decimal.js';

/** Digits that every step keeps; bounds are rounded outwards, so that an interval never loses a value that it should hold. */
const PRECISION = 60;
const Down = Decimal.clone({ precision: PRECISION, rounding: Decimal.ROUND_FLOOR });
const Up = Decimal.clone({ precision: PRECISION, rounding: Decimal.ROUND_CEIL });

/** All values from `low` to `high`, both included; `null` means that the side is open. */
export interface Interval {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/** Any decimal as the exact value that it names. */
export function exact(value: Decimal | string | number): Decimal {
  return new Decimal(value);
}

/** The one value `value`. */
export function point(value: Decimal | string | number): Interval {
  const only = exact(value);
  return { low: only, high: only };
}

/** `value` give or take `half`. */
export function around(value: Decimal | string, half: Decimal | string): Interval {
  return { low: Down.sub(value, half), high: Up.add(value, half) };
}

export function add(a: Interval, b: Interval): Interval {
  return {
    low: a.low === null || b.low === null ? null : Down.add(a.low, b.low),
    high: a.high === null || b.high === null ? null : Up.add(a.high, b.high),
  };
}

export function negate(a: Interval): Interval {
  return { low: a.high?.neg() ?? null, high: a.low?.neg() ?? null };
}

export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

/** Each bound by a function that keeps their order; an open side stays open. */
export function mapBounds(
  a: Interval,
  low: (value: Decimal) => Decimal,
  high: (value: Decimal) => Decimal = low,
): Interval {
  return { low: a.low === null ? null : low(a.low), high: a.high === null ? null : high(a.high) };
}

/** Times a number that is not negative. */
export function scale(a: Interval, factor: Decimal | string | number): Interval {
  return mapBounds(
    a,
    (low) => Down.mul(low, factor),
    (high) => Up.mul(high, factor),
  );
}

/** The product of two intervals that hold no negative value. */
export function multiply(a: Interval, b: Interval): Interval {
  return {
    low: a.low === null || b.low === null ? null : Down.mul(a.low, b.low),
    high: a.high === null || b.high === null ? null : Up.mul(a.high, b.high),
  };
}

/** The quotient of two intervals that hold no negative value; null where the divisor may be zero. */
export function divide(a: Interval, b: Interval): Interval | null {
  if (b.low === null || b.low.lte(0)) return null;
  return {
    low: a.low === null ? null : b.high === null ? exact(0) : Down.div(a.low, b.high),
    high: a.high === null ? null : Up.div(a.high, b.low),
  };
}

export function holds(a: Interval, value: Decimal): boolean {
  return (a.low === null || a.low.lte(value)) && (a.high === null || a.high.gte(value));
}

/** Whether some value lies in both. */
export function meets(a: Interval, b: Interval): boolean {
  const first = a.high === null || b.low === null || a.high.gte(b.low);
  const second = b.high === null || a.low === null || b.high.gte(a.low);
  return first && second;
}
