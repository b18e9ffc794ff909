import type { UserMention, UserNames } from '../user-names.js';
import type { TypedMention } from './type-mentions.js';
import { ENTITY_TYPE_COUNT, ENTITY_TYPES } from './typing-model.js';

/** The mentions that were found, with the user's own in the place of all that they overlap. Both lists are in order. */
export function withUserNames(
  found: readonly TypedMention[],
  told: readonly UserMention[],
  names: UserNames,
): TypedMention[] {
  if (told.length === 0) return [...found];
  const all: TypedMention[] = [];
  let next = 0;
  for (const { first, end, entity } of told) {
    while (next < found.length && (found[next] as TypedMention).end <= first) all.push(found[next++] as TypedMention);
    while (next < found.length && (found[next] as TypedMention).first < end) next++;
    const type = names.entities[entity]?.type ?? 'ORG';
    const scores = new Float64Array(ENTITY_TYPE_COUNT).fill(-100);
    scores[ENTITY_TYPES.indexOf(type)] = 0;
    all.push({ first, end, type, confidence: 1, rule: 'user-list', scores, userEntity: entity });
  }
  while (next < found.length) all.push(found[next++] as TypedMention);
  return all;
}
