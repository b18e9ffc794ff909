import type { DateMention } from '../dates/mention.js';
import type { DocumentEntities } from '../entities/extract-entities.js';
import type { NumberMention } from '../numbers/mention.js';
import type { Syntax } from '../syntax/syntax.js';
import type { Tokens } from '../text/tokens.js';
import type { AttributionMention } from './mention.js';

export interface AttributionContext extends DocumentEntities {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  readonly syntax: Syntax;
}

/** Finds who said what in a document, ordered by span; attributions may nest. */
export function extractAttributions(_tokens: Tokens, _context: AttributionContext): AttributionMention[] {
  return [];
}
