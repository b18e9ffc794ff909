import type { DateMention } from '../dates/mention.js';
import type { NumberMention } from '../numbers/mention.js';
import { type Tokens, tokenSpan } from '../text/tokens.js';
import { resolveEntities } from './identity/resolve-entities.js';
import type { DocumentEntity, EntityMention } from './mention.js';
import { recognize } from './recognizer/recognize.js';
import { findMentions } from './typing/find-mentions.js';

export interface EntityContext {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
}

export interface DocumentEntities {
  /** The entities of the document; mentions point to them by index. */
  readonly entities: readonly DocumentEntity[];
  /** Ordered by span, without overlaps. */
  readonly mentions: readonly EntityMention[];
}

/** Finds the names of a document and tells who is behind each. */
export function extractEntities(tokens: Tokens, context: EntityContext): DocumentEntities {
  const typed = findMentions(tokens, recognize(tokens), context.numbers, context.dates);
  const { entities, entityOf } = resolveEntities(tokens, typed);
  const mentions = typed.map(({ first, end, type, confidence, rule }, m) => ({
    ...tokenSpan(tokens, first, end),
    type,
    entity: entityOf[m] as number,
    confidence,
    rule,
  }));
  return { entities, mentions };
}
