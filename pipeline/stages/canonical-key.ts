import type { DocumentEntity } from '../../extractors/entities/mention.js';
import { foldName } from '../../output/store/fold-name.js';

/** What makes the entities of two documents one row: the type with the ISO code where there is one, else with the folded name. */
export function canonicalKey(entity: Pick<DocumentEntity, 'name' | 'type' | 'code'>): string {
  return `${entity.type}|${entity.code ?? foldName(entity.name)}`;
}
