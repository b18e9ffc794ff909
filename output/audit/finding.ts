import type { Figure } from './figure.js';

/** What figures that belong together may prove to be. */
export const VERDICTS = ['consistent', 'consistent_by_rounding', 'inconsistent'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const CHECKS = ['share', 'change', 'equivalent', 'repeat', 'time', 'total', 'bound'] as const;
export type Check = (typeof CHECKS)[number];

/** A guess at what went wrong, where the arithmetic points to one. */
export type Slip =
  | 'wrong_base'
  | 'percent_for_points'
  | 'direction'
  | 'scale'
  | 'points_for_percent'
  | 'off_by_one_digit'
  | null;

/** One figure's part in a finding. */
export interface Part {
  /** What it is in the arithmetic: part, whole, share, from, to, change, count, each, total … */
  readonly role: string;
  readonly text: string;
  /** UTF-16 code units into the document's text. */
  readonly start: number;
  readonly end: number;
  /** Public id of the claim; null where the figure is no claim. */
  readonly claim: string | null;
  /** Locator, where findings join several documents; else that of the finding. */
  readonly document: string;
}

/** Figures that belong together, the arithmetic that joins them, and whether they can all be true. */
export interface Finding {
  readonly check: Check;
  /** Name of the rule that joined the figures, e.g. `change.level-from-percent`. */
  readonly rule: string;
  readonly verdict: Verdict;
  readonly document: string;
  readonly parts: readonly Part[];
  /** The sum as a reader would write it: "4,180 / 1,900 - 1 = 120%; the text says 120%". */
  readonly arithmetic: string;
  /** What the other figures give, as far as printed figures tell: a value or a range, in the unit of the figure that it is held against. */
  readonly expected: string | null;
  readonly printed: string | null;
  readonly slip: Slip;
}

export function part(document: string, role: string, figure: Figure): Part {
  return { role, text: figure.text, start: figure.start, end: figure.end, claim: figure.claim, document };
}
