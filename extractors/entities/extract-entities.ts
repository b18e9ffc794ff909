import type { DateMention } from '../dates/mention.js';
import type { NumberMention } from '../numbers/mention.js';
import { type Tokens, tokenSpan } from '../text/tokens.js';
import { resolveEntities } from './identity/resolve-entities.js';
import type { DocumentEntity, EntityMention } from './mention.js';
import { recognize } from './recognizer/recognize.js';
import { findMentions } from './typing/find-mentions.js';
import { withUserNames } from './typing/user-mentions.js';
import type { UserNames } from './user-names.js';

export interface EntityContext {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** The user's own names. @default none */
  readonly names?: UserNames | null;
}

export interface DocumentEntities {
  /** The entities of the document; mentions point to them by index. */
  readonly entities: readonly DocumentEntity[];
  /** Ordered by span, without overlaps. */
  readonly mentions: readonly EntityMention[];
}

/** Finds the names of a document and tells who is behind each. */
export function extractEntities(tokens: Tokens, context: EntityContext): DocumentEntities {
  const found = findMentions(tokens, recognize(tokens), context.numbers, context.dates);
  const names = context.names ?? null;
  const typed = names === null ? found : withUserNames(found, names.find(tokens), names);
  const { entities, entityOf } = resolveEntities(tokens, typed, names);
  const mentions = typed.map(({ first, end, type, confidence, rule }, m) => {
    const { start, end: behind, text } = tokenSpan(tokens, first, end);
    return { start, end: behind, text, type, entity: entityOf[m] as number, confidence, rule };
  });
  return { entities, mentions };
}
