import type { DocumentEntity } from '../../extractors/entities/mention.js';

/**
 * What makes the entities of two documents one row: the type with the ISO code where there is one, else with the name, folded (case,
 * compatibility forms, points, apostrophes, white space, a leading article).
 */
export function canonicalKey(entity: Pick<DocumentEntity, 'name' | 'type' | 'code'>): string {
  if (entity.code !== null) return `${entity.type}|${entity.code}`;
  const folded = entity.name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('.', '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the (?=\S)/, '');
  return `${entity.type}|${folded === '' ? entity.name : folded}`;
}
