import type { Mention } from '../text/span.js';

export type NumberKind = 'cardinal' | 'ordinal' | 'percent' | 'money' | 'quantity' | 'multiplier';

/** A bound or approximation that stands before (rarely behind) the number; its words are outside the span. */
export type NumberModifier = 'approximately' | 'more_than' | 'at_least' | 'less_than' | 'at_most' | 'nearly';

/** A figure in the text, read and normalised. Decimal strings are exact: `8500000000000`, `0.2`, `-3.75`. */
export interface NumberMention extends Mention {
  readonly kind: NumberKind;
  /** The exact value with the scale applied; null for ranges and vague numbers. */
  readonly decimal: string | null;
  /** The bounds of a range; both null when it is none. */
  readonly lowDecimal: string | null;
  readonly highDecimal: string | null;
  /** Digits printed behind the decimal point: 2 for "3.75 million". */
  readonly decimals: number;
  /** Value of one unit of the last printed digit, as a decimal string: "10000" for "3.75 million". Null for vague numbers. */
  readonly precision: string | null;
  /** ISO 4217 for money, UCUM (or the plain symbol) for quantities, `%`, `pp` or `bp` for percent, else null. */
  readonly unit: string | null;
  /** The value (or null) in the unit's base unit, and that unit in UCUM; null where there is no conversion. */
  readonly baseDecimal: string | null;
  readonly baseUnit: string | null;
  readonly modifier: NumberModifier | null;
}
