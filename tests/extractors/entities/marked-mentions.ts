import { parseMarkedText } from '../../../corpus/marked-text.js';
import { type ResolvedEntities, resolveEntities } from '../../../extractors/entities/identity/resolve-entities.js';
import type { DocumentEntity, EntityType } from '../../../extractors/entities/mention.js';
import type { TypedMention } from '../../../extractors/entities/typing/type-mentions.js';
import { ENTITY_TYPE_COUNT, ENTITY_TYPES } from '../../../extractors/entities/typing/typing-model.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { type Tokens, tokensOf } from '../../../extractors/text/tokens.js';

/** The mentions of a text with inline mark-up (`[[ORG|Kestrel Office]]`), as the typing layer hands them on. */
export function markedMentions(source: string): { tokens: Tokens; mentions: TypedMention[] } {
  const { text, entities } = parseMarkedText(source);
  const tokens = tokenize(text);
  const mentions = entities.map((entity) => {
    const [first, end] = tokensOf(tokens, entity);
    const type = entity.type as EntityType;
    const scores = new Float64Array(ENTITY_TYPE_COUNT).fill(-4);
    scores[ENTITY_TYPES.indexOf(type)] = 0;
    return { first, end, type, confidence: 1, rule: 'marked', scores };
  });
  return { tokens, mentions };
}

/** Who is behind the marked mentions. */
export function identify(source: string): ResolvedEntities {
  const { tokens, mentions } = markedMentions(source);
  return resolveEntities(tokens, mentions);
}

/** Names of the entities, by mention: equal where two mentions are one. */
export function identities(source: string): string[] {
  const { entities, entityOf } = identify(source);
  return Array.from(entityOf, (index) => (entities[index] as DocumentEntity).name);
}

/** The entity behind the mention number `m`. */
export function entityOf(source: string, m = 0): DocumentEntity {
  const resolved = identify(source);
  return resolved.entities[resolved.entityOf[m] as number] as DocumentEntity;
}
