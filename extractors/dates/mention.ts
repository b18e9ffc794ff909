import type { Mention, TextSpan } from '../text/span.js';

export type DateType = 'DATE' | 'TIME' | 'DURATION' | 'SET';
export type DateMod = 'START' | 'MID' | 'END' | 'BEFORE' | 'AFTER' | 'APPROX' | 'MORE_THAN' | 'LESS_THAN';

/** A TIMEX3: an expression of time, read and resolved. */
export interface DateMention extends Mention {
  readonly type: DateType;
  /** TIMEX3 value: 2025-03-30, 2025-Q1, PT72H, XXXX-WXX-5, PRESENT_REF. */
  readonly value: string;
  readonly mod: DateMod | null;
  /** First and last day that it covers, YYYY-MM-DD; null where open or unknown. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** EDTF (ISO 8601-2) where one exists. */
  readonly edtf: string | null;
  /** What a relative value was counted from: the reference date, or the mention before it. */
  readonly anchor: 'reference' | TextSpan | null;
  /** A named zone (EST) that stands beside a time. */
  readonly zone: string | null;
}
