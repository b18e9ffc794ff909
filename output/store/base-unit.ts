import { add, type Decimal, formatDecimal, negate, parseDecimal } from '../../extractors/numbers/decimal.js';
import { applyFactor, type Factor, parseFactor } from '../../extractors/numbers/factor.js';
import { UNITS } from '../../extractors/numbers/units.js';

/** How values of a unit become values of the base unit of its kind: (value + offset) × factor. */
export interface Conversion {
  readonly base: string;
  readonly factor: Factor;
  readonly offset: Decimal | null;
}

const CONVERSIONS: ReadonlyMap<string, Conversion> = new Map(
  UNITS.flatMap(({ code, base, factor, offset }) =>
    base === null || factor === null
      ? []
      : [[code, { base, factor: parseFactor(factor), offset: offset === null ? null : parseDecimal(offset) }] as const],
  ),
);

/** The conversion of a unit by its UCUM code (or plain symbol); null where nothing converts. */
export function conversionOf(code: string): Conversion | null {
  return CONVERSIONS.get(code) ?? null;
}

/** An exact decimal in the base unit; where no decimal holds it, 20 significant digits. */
export function toBaseDecimal(decimal: string, { factor, offset }: Conversion): string {
  const value = parseDecimal(decimal);
  return formatDecimal(applyFactor(offset === null ? value : add(value, offset), factor));
}

/** The other way: a decimal of the base unit in the unit. */
export function fromBaseDecimal(decimal: string, { factor, offset }: Conversion): string {
  const turned = { numerator: factor.denominator, denominator: factor.numerator };
  const value = applyFactor(parseDecimal(decimal), turned);
  return formatDecimal(offset === null ? value : add(value, negate(offset)));
}
