import type { AttributionContext } from '../attributions/extract-attributions.js';
import type { AttributionMention } from '../attributions/mention.js';
import type { Tokens } from '../text/tokens.js';
import type { Claim } from './claim.js';

export interface ClaimContext extends AttributionContext {
  readonly attributions: readonly AttributionMention[];
}

/** Joins the marks of a document into claims: one for each asserted quantity, in the order of their numbers. */
export function extractClaims(_tokens: Tokens, _context: ClaimContext): Claim[] {
  return [];
}
