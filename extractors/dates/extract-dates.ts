import type { Tokens } from '../text/tokens.js';
import type { DateMention } from './mention.js';

export interface DateContext {
  /** YYYY-MM-DD or null. */
  readonly referenceDate: string | null;
}

/** Finds and resolves the expressions of time in a document, ordered by span, without overlaps. */
export function extractDates(_tokens: Tokens, _context: DateContext): DateMention[] {
  return [];
}
