import type { DateMention } from '../dates/mention.js';
import type { Tokens } from '../text/tokens.js';
import type { NumberMention } from './mention.js';

/** What the numbers of a document depend on beside its tokens. */
export interface NumberContext {
  /** The document's dates: their digits are no numbers, and a duration with a number is one. */
  readonly dates: readonly DateMention[];
}

/** Finds the numbers of a document, ordered by span, without overlaps. */
export function extractNumbers(_tokens: Tokens, _context: NumberContext): NumberMention[] {
  return [];
}
