import { Decimal } from 'decimal.js';
import { grouped } from '../query/wording.js';
import type { Figure } from './figure.js';
import type { Slip, Verdict } from './finding.js';
import { exact, type Interval, meets } from './interval.js';
import { type Reading, roundingInterval } from './rounding.js';

/** One way to work a figure out from others: from them as printed, and from all that they may stand for. */
export interface Reckoning extends Reading {
  /** As a reader would write it, without the outcome. */
  readonly formula: string;
}

/** The value of a figure as `show` prints it; null for a range or a vague one. */
export function shown(figure: Figure): string | null {
  return figure.value === null ? null : show(figure.value);
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reckoning: Reckoning;
}

/** "30.0" as 30, thousands apart, at most `digits` significant digits beyond what whole numbers need. */
export function show(outward: Decimal): string {
  const value = exact(outward);
  const whole = value.abs().gte(1000) ? value.toDecimalPlaces(0) : value.toSignificantDigits(4);
  return grouped(whole.toFixed());
}

export function showInterval(interval: Interval): string {
  const { low, high } = interval;
  if (low === null) return high === null ? 'any' : `at most ${show(high)}`;
  if (high === null) return `at least ${show(low)}`;
  return low.eq(high) || show(low) === show(high) ? show(low) : `${show(low)} to ${show(high)}`;
}

/** What a cut-off (not rounded) figure may stand for: 8.79 printed as 8.7. */
function truncated(figure: Figure, interval: Interval): Interval {
  if (figure.value === null || figure.kind === 'multiplier') return interval;
  // a count is exact: nothing was cut off
  if (interval.low !== null && interval.high !== null && interval.low.eq(interval.high)) return interval;
  const unit = figure.precision ?? exact(1);
  const reach = figure.value.abs().add(unit);
  return figure.value.isNegative()
    ? { low: interval.low === null ? null : Decimal.min(interval.low, reach.neg()), high: interval.high }
    : { low: interval.low, high: interval.high === null ? null : Decimal.max(interval.high, reach) };
}

/**
 * Holds a printed figure against ways to work it out: consistent when the printed figures give it, to its own last digit; consistent by
 * rounding when some values behind the printed figures give it (or it was cut off, not rounded); else inconsistent. The figure's own bounds
 * and approximations count. Null when it or all reckonings are vague. `toUnit` brings the figure's interval into the unit of the reckonings.
 */
export function judge(
  figure: Figure,
  reckonings: readonly Reckoning[],
  toUnit: (interval: Interval) => Interval = (interval) => interval,
): Judgement | null {
  const interval = roundingInterval(figure);
  const first = reckonings[0];
  if (interval === null || first === undefined) return null;
  const printed = toUnit(interval);
  const loose = toUnit(truncated(figure, interval));
  for (const reckoning of reckonings) {
    if (meets(printed, reckoning.value)) return { verdict: 'consistent', reckoning };
  }
  for (const reckoning of reckonings) {
    if (meets(loose, reckoning.range)) return { verdict: 'consistent_by_rounding', reckoning };
  }
  return { verdict: 'inconsistent', reckoning: first };
}

/**
 * A guess at the slip behind an inconsistency: a factor of a thousand, one digit of several mistyped; null where nothing points to one. Any figure
 * of one digit is "off by one digit" from any other: that says nothing.
 */
export function scaleSlip(printed: Decimal, expected: Decimal): Slip {
  const ratio = printed.div(expected).abs();
  for (const factor of [10, 100, 1000, 1_000_000, 1_000_000_000]) {
    for (const times of [exact(factor), exact(1).div(factor)]) {
      if (ratio.div(times).sub(1).abs().lte('0.02')) return 'scale';
    }
  }
  const a = printed.abs().toFixed();
  const b = expected.toDecimalPlaces(printed.decimalPlaces()).abs().toFixed();
  if (a.length > 1 && a.length === b.length && [...a].filter((digit, i) => digit !== b[i]).length === 1)
    return 'off_by_one_digit';
  return null;
}
