import { Decimal } from 'decimal.js';
import type { Figure } from './figure.js';
import { add, around, exact, type Interval, mapBounds, point } from './interval.js';

/** Half of how far words like "about" let a figure stray, as a part of it. Widest reading that editors let pass, rounded up. */
const APPROXIMATE = exact('0.1');
/** "nearly three times", "almost half": how far below it may be, as a part of it. */
const NEARLY = exact('0.15');
/** Fractions in words ("a third", "one in five") stand for what is near them. */
const FRACTION = exact('0.12');
const HALF = exact('0.5');

/** Multipliers that are said exactly and meant roughly: doubled, half, one in five. Rules of the number extractor. */
const WORD_MULTIPLIER = /^multiplier\.(?!times|x$|digits)/;

function trailingZeros(value: Decimal): number {
  const digits = /0+$/.exec(value.abs().toFixed(0));
  return digits === null ? 0 : digits[0].length;
}

/**
 * How far a printed figure may be from what it stands for: half a unit of its last digit. Whole numbers that are printed in full are counts
 * and exact, unless they end with two zeros or more: then they may have been rounded to them.
 */
function halfUnit(figure: Figure, value: Decimal): Decimal {
  const precision = figure.precision ?? exact(1);
  if (figure.kind === 'multiplier') {
    if (value.lt(1) || WORD_MULTIPLIER.test(figure.rule)) return Decimal.max(value.abs().mul(FRACTION), exact(0));
    return precision.mul(HALF);
  }
  if (figure.kind === 'percent' || !precision.eq(1) || !value.isInteger()) return precision.mul(HALF);
  const zeros = trailingZeros(value);
  if (zeros >= 2) return exact(10).pow(zeros).mul(HALF);
  return figure.kind === 'cardinal' ? exact(0) : HALF;
}

/**
 * The values that a printed figure may stand for, in its own unit: half a unit of its last digit to either side (as statcheck takes reported
 * decimals: Nuijten et al. 2016, doi:10.3758/s13428-015-0664-2), wider for "about", open for bounds. Null for vague numbers.
 */
export function roundingInterval(figure: Figure): Interval | null {
  if (figure.low !== null && figure.high !== null) {
    const half = figure.precision?.mul(HALF) ?? exact(0);
    return { low: figure.low.sub(half), high: figure.high.add(half) };
  }
  if (figure.value === null) return null;
  const value = figure.value;
  const printed = around(value, halfUnit(figure, value));
  switch (figure.modifier) {
    case null:
      return printed;
    case 'approximately': {
      const wide = around(value, value.abs().mul(APPROXIMATE));
      return {
        low: Decimal.min(wide.low as Decimal, printed.low as Decimal),
        high: Decimal.max(wide.high as Decimal, printed.high as Decimal),
      };
    }
    case 'nearly':
      return { low: Decimal.min(value.sub(value.abs().mul(NEARLY)), printed.low as Decimal), high: printed.high };
    case 'more_than':
    case 'at_least':
      return { low: printed.low, high: null };
    case 'less_than':
    case 'at_most':
      return { low: null, high: printed.high };
  }
}

/** The figure as printed, without any rounding: its value, or its bounds. Null for vague numbers. */
export function printedInterval(figure: Figure): Interval | null {
  if (figure.low !== null && figure.high !== null) return { low: figure.low, high: figure.high };
  if (figure.value === null) return null;
  return { low: figure.value, high: figure.value };
}

/** A figure as it is worked with: as printed, and all that it may stand for. */
export interface Reading {
  readonly value: Interval;
  readonly range: Interval;
}

/** Both readings of a figure, in its own unit or in the base unit of it; null for vague numbers. */
export function readingOf(figure: Figure, base = false): Reading | null {
  const value = printedInterval(figure);
  const range = roundingInterval(figure);
  if (value === null || range === null) return null;
  return base ? { value: inBase(figure, value), range: inBase(figure, range) } : { value, range };
}

/** What figures of one unit come to; null where one of them is vague. */
export function sumOf(figures: readonly Figure[]): Reading | null {
  let sum: Reading = { value: point(0), range: point(0) };
  for (const figure of figures) {
    const reading = readingOf(figure);
    if (reading === null) return null;
    sum = { value: add(sum.value, reading.value), range: add(sum.range, reading.range) };
  }
  return sum;
}

/** `interval` in the base unit of the figure's unit, where figures of several units are held against each other. */
export function inBase(figure: Figure, interval: Interval): Interval {
  const { factor } = figure;
  return factor === null ? interval : mapBounds(interval, (value) => value.mul(factor));
}
