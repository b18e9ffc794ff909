import { knownLongForm } from '../../extractors/entities/identity/acronyms.js';
import { foldName } from '../../extractors/entities/identity/fold.js';
import { isGenericOffice, officeKey } from '../../extractors/entities/identity/organizations.js';
import { parsePerson } from '../../extractors/entities/identity/persons.js';
import { countryOf, countryOfDemonym } from '../../extractors/entities/identity/places.js';
import type { DocumentEntity } from '../../extractors/entities/mention.js';

/**
 * What makes the entities of two documents one row, always with their type: the ISO code; a person's first and last name, never a last name
 * alone; an organization's long form, for an office that any state may have with the state; the user's own name; else the folded name.
 * @param document What tells the document from all others: a lone last name is somebody in one document only.
 */
export function canonicalKey(
  entity: Pick<DocumentEntity, 'name' | 'type' | 'code' | 'acronym' | 'relations' | 'reasons'>,
  document: string,
): string {
  const { type, name, code } = entity;
  if (entity.reasons.includes('user-list')) return `${type}|=${foldName(name) || name}`;
  if (code !== null) return `${type}|${code}`;
  const folded = foldName(name) || name;
  if (type === 'PERSON') {
    const { given, family, suffix } = parsePerson(name);
    if (given === '') return `PERSON|${family || folded}|${document.slice(0, 12)}`;
    return `PERSON|${given} ${family}${suffix === '' ? '' : ` ${suffix}`}`;
  }
  if (type === 'NORP') {
    const country = countryOfDemonym(name);
    return country === undefined ? `NORP|${folded}` : `NORP|${country.code}`;
  }
  if (type === 'ORG') {
    const long = knownLongForm(name);
    if (long !== undefined) return `ORG|${long}`;
    const owner = entity.relations.find((relation) => relation.kind === 'part_of' && relation.code !== null)?.code;
    if (isGenericOffice(name)) {
      const office = withoutState(name);
      return owner === undefined ? `ORG|${office}` : `ORG|${office}|${owner}`;
    }
    return `ORG|${officeKey(name) || folded}`;
  }
  return `${type}|${folded}`;
}

/** An office's folded name without the state that it names: "Japanese Ministry of Defense", "Ministry of Defense of Japan". */
function withoutState(name: string): string {
  const words = name.split(' ');
  for (const length of [2, 1]) {
    const start = words.slice(0, length).join(' ');
    if (words.length > length + 1 && (countryOfDemonym(start) ?? countryOf(start)) !== undefined)
      return officeKey(words.slice(length).join(' '));
  }
  const behind = / of (?:the )?([\p{Lu}][\p{L}. ]+)$/u.exec(name);
  if (behind !== null && countryOf(behind[1] as string) !== undefined) return officeKey(name.slice(0, behind.index));
  return officeKey(name);
}
