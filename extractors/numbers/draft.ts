import type { Tokens } from '../text/tokens.js';
import type { Decimal } from './decimal.js';
import type { Customs } from './document.js';
import type { Measure } from './measure.js';
import type { Numeral } from './numeral.js';

/** A number as it is read, before its offsets and base value are worked out. */
export interface Draft {
  readonly numeral: Numeral;
  readonly measure: Measure;
  /** Null for ranges and vague numbers; unit factors are not applied yet. */
  readonly value: Decimal | null;
  /** Bounds of a range, unit factors applied; else null. */
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/** The document that numbers are read from, and where its dates stand. */
export interface Reader {
  readonly tokens: Tokens;
  readonly customs: Customs;
  /** End offset of the date that covers token `i`, unless it is a length of time; else 0. Tokens are asked for in order. */
  dateAt(i: number): number;
}
