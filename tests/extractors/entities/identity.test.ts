import { describe, expect, it } from 'vitest';
import { entityOf, identify, identities } from './marked-mentions.js';

const reasons = (source: string, m = 0): readonly string[] => entityOf(source, m).reasons;

describe('acronyms', () => {
  it('in brackets behind their long form are it, and so are the bare ones that follow', () => {
    const text = 'The [[ORG|Kestrel Marine Board]] ([[ORG|KMB]]) met. The [[ORG|KMB]] agreed.';
    expect(new Set(identities(text))).toEqual(new Set(['Kestrel Marine Board']));
    expect(entityOf(text)).toMatchObject({ acronym: 'KMB', reasons: ['acronym-in-brackets'] });
  });

  it('may stand before the brackets that explain them', () => {
    expect(new Set(identities('[[ORG|KMB]] ([[ORG|Kestrel Marine Board]]), said [[ORG|KMB]].')).size).toBe(1);
  });

  it('in brackets that do not abbreviate are somebody else', () => {
    expect(identities('The [[ORG|Kestrel Marine Board]] ([[GPE|Oslo]]) met.')).toEqual([
      'Kestrel Marine Board',
      'Oslo',
    ]);
    expect(identities('[[PERSON|Ada Holm]] ([[ORG|SPD]]) spoke.')).toEqual(['Ada Holm', 'SPD']);
  });

  it('in brackets may be those of the name in its own language, but no news agency’s or well-known other’s', () => {
    const size = (text: string): number => new Set(identities(text)).size;
    expect(size('The [[ORG|Federal Harbour Office]] ([[ORG|BHA]]) met.')).toBe(1);
    expect(size('The [[ORG|Federal Harbour Office]] ([[ORG|AP]]) met.')).toBe(2);
    expect(size('The [[ORG|Federal Harbour Office]] ([[ORG|IMF]]) met.')).toBe(2);
    expect(size('[[ORG|Kestrel]] ([[ORG|BHA]]) met.')).toBe(2);
  });

  it('without brackets are the one long form with their initials, small words aside', () => {
    const text = 'The [[ORG|Institute of Tidal Research]] warned. The [[ORG|ITR]] said more.';
    expect(new Set(identities(text)).size).toBe(1);
    expect(reasons(text)).toEqual(['initials']);
  });

  it('that two long forms could have are neither', () => {
    const text = 'The [[ORG|Tidal Board]] and the [[ORG|Trade Bureau]] met. [[ORG|TB]] said more.';
    expect(new Set(identities(text)).size).toBe(3);
  });

  it('of a state’s office take the state’s letter, a plural is the same, and a product is no board', () => {
    const text = '[[GPE|Norway]]’s [[ORG|Coast Patrol Service]] ([[ORG|NCPS]]) sailed. [[ORG|NCPS]] said so.';
    expect(identities(text)[1]).toBe(identities(text)[3]);
    const arms = 'The [[PRODUCT|Short Arc Rocket Assembly]] ([[PRODUCT|SARA]]) flew; ten [[PRODUCT|SARAs]] are left.';
    expect(new Set(identities(arms)).size).toBe(1);
  });
});

describe('persons', () => {
  it('are named in full first and by their last name later', () => {
    const text = '[[PERSON|Leona Brandt]] resigned. [[PERSON|Brandt]] said nothing.';
    expect(identities(text)).toEqual(['Leona Brandt', 'Leona Brandt']);
    expect(entityOf(text)).toMatchObject({ reasons: ['surname'], aliases: ['Brandt'] });
  });

  it('with one last name and two first names stay two, and the last name alone is neither', () => {
    const text = '[[PERSON|Leona Brandt]] met [[PERSON|Otto Brandt]]. [[PERSON|Brandt]] laughed.';
    expect(new Set(identities(text)).size).toBe(3);
    expect(reasons(text, 2)).toEqual(['ambiguous-surname']);
  });

  it('keep their particles with the last name', () => {
    expect(identities('[[PERSON|Mira van der Holt]] spoke; [[PERSON|Van der Holt]] left.')).toEqual([
      'Mira van der Holt',
      'Mira van der Holt',
    ]);
    expect(new Set(identities('[[PERSON|Mira van der Holt]] spoke; [[PERSON|Van der Berg]] left.')).size).toBe(2);
  });

  it('are one with a middle name or an initial, but not with another first name', () => {
    expect(new Set(identities('[[PERSON|Leona M. Brandt]] and [[PERSON|Leona Brandt]]')).size).toBe(1);
    const initial = '[[PERSON|Leona Brandt]] wrote it; [[PERSON|L. Brandt]] signed.';
    expect(new Set(identities(initial)).size).toBe(1);
    expect(reasons(initial)).toEqual(['initial']);
    expect(new Set(identities('[[PERSON|Leona Brandt]] wrote it; [[PERSON|K. Brandt]] signed.')).size).toBe(2);
  });

  it('may go by their first name where only one has it', () => {
    expect(new Set(identities('[[PERSON|Zainab Osei]] ran. [[PERSON|Zainab]] won.')).size).toBe(1);
    expect(
      new Set(identities('[[PERSON|Zainab Osei]] beat [[PERSON|Zainab Traoré]]. [[PERSON|Zainab]] wept.')).size,
    ).toBe(3);
  });

  it('read an abbreviated rank as one, a first name that looks like it not', () => {
    expect(identities('[[PERSON|Gen Morita]] spoke. [[PERSON|Morita]] left.')).toEqual(['Gen Morita', 'Gen Morita']);
    expect(new Set(identities('[[PERSON|Gen. Morita]] met [[PERSON|Aki Morita]].')).size).toBe(1);
  });
});

describe('organizations', () => {
  it('are one with and without their legal form', () => {
    expect(new Set(identities('[[ORG|Kestrel Motors Inc.]] sued. [[ORG|Kestrel Motors]] won.')).size).toBe(1);
    expect(new Set(identities('[[ORG|Kestrel Motors Inc.]] sued. [[ORG|Kestrel Foods Inc.]] won.')).size).toBe(2);
  });

  it('go by the first word of the one name that begins with it', () => {
    const text = '[[ORG|Kestrel Marine Works]] grew. [[ORG|Kestrel]] hired.';
    expect(new Set(identities(text)).size).toBe(1);
    expect(reasons(text)).toEqual(['short-form']);
    expect(
      new Set(identities('[[ORG|Kestrel Marine]] and [[ORG|Kestrel Foods]] merged. [[ORG|Kestrel]] hired.')).size,
    ).toBe(3);
    expect(new Set(identities('The [[ORG|Bank of Lagos]] and the [[ORG|Bank]]')).size).toBe(2);
  });

  it('are the office just named where a document has one of that name, not where it has two', () => {
    const one = '[[GPE|Japan]]’s [[ORG|Ministry of Finance]] paid. The [[ORG|Ministry of Finance]] said so.';
    expect(identities(one)[1]).toBe(identities(one)[2]);
    expect(reasons(one, 1)).toEqual(['office-just-named']);
    const two =
      '[[GPE|Japan]]’s [[ORG|Ministry of Finance]] and [[GPE|Peru]]’s [[ORG|Ministry of Finance]] met. The [[ORG|Ministry of Finance]] paid.';
    const { entityOf: index } = identify(two);
    expect(new Set([index[1], index[3], index[4]]).size).toBe(3);
  });

  it('go by their head with “the” where no other has it', () => {
    const size = (text: string): number => new Set(identities(text)).size;
    const one = 'A [[ORG|Tidal Research Centre]] audit found gaps. The [[ORG|Centre]] is short of staff.';
    expect(size(one)).toBe(1);
    expect(reasons(one)).toEqual(['office-just-named']);
    expect(size(one.replace('The [[', 'A ['.concat('[')))).toBe(2);
    expect(size('[[ORG|Tidal Centre]] met [[ORG|Wind Centre]] staff. Then the [[ORG|Centre]] closed.')).toBe(3);
  });

  it('are the department at the Pentagon, and no other department', () => {
    const size = (text: string): number => new Set(identities(text)).size;
    expect(size('The [[ORG|U.S. Department of Defense]] paid. The [[ORG|Pentagon]] said so.')).toBe(1);
    expect(size('The [[ORG|U.S. Department of Energy]] paid. The [[ORG|Pentagon]] said so.')).toBe(2);
  });

  it('are one where the text says that they are', () => {
    const size = (text: string): number => new Set(identities(text)).size;
    expect(size('[[ORG|Kestrel]], formerly known as [[ORG|Naruvo]], grew.')).toBe(1);
    expect(size('[[ORG|Kestrel]], as well known as [[ORG|Naruvo]], grew.')).toBe(2);
    expect(reasons('[[ORG|Kestrel]], also known as [[ORG|Naruvo]], grew.')).toEqual(['named-as']);
  });

  it('turn ministries about, and spell defence either way', () => {
    expect(new Set(identities('The [[ORG|Defence Ministry]] and the [[ORG|Ministry of Defense]]')).size).toBe(1);
    expect(new Set(identities('The [[ORG|Health Ministry]] and the [[ORG|Ministry of Defense]]')).size).toBe(2);
  });

  it('belong to the state that owns or opens their name', () => {
    const relation = { kind: 'part_of', code: 'JP' };
    expect(entityOf('[[GPE|Japan]]’s [[ORG|Coast Guard]]', 1).relations).toMatchObject([{ ...relation, entity: 0 }]);
    expect(entityOf('The [[ORG|Japanese Ministry of Defense]]').relations).toMatchObject([
      { ...relation, entity: null },
    ]);
    expect(entityOf('The [[ORG|Kestrel Motors]] of today').relations).toEqual([]);
  });
});

describe('places', () => {
  it('carry ISO 3166 and are one under any of their names', () => {
    const text = '[[GPE|U.S.]], [[GPE|United States]], [[GPE|America]]';
    expect(identities(text)).toEqual(['United States', 'United States', 'United States']);
    expect(entityOf(text)).toMatchObject({ code: 'US', reasons: ['country-name'] });
    expect(entityOf('[[GPE|Okinawa]]')).toMatchObject({ code: 'JP-47', relations: [{ kind: 'part_of', code: 'JP' }] });
    expect(identities('[[GPE|Okinawa]] and [[GPE|Okinawa Prefecture]]')).toEqual(['Okinawa', 'Okinawa']);
    expect(identities('[[GPE|North Korea]] and [[GPE|South Korea]]')).toEqual(['North Korea', 'South Korea']);
  });

  it('go without the word for what they are where one place only has the name', () => {
    const size = (text: string): number => new Set(identities(text)).size;
    expect(size('The [[LOC|Orla glacier]] shrank. Below the [[LOC|Orla]], they farm.')).toBe(1);
    expect(size('The [[LOC|Orla River]] fell in the [[LOC|Orla Valley]]. Below the [[LOC|Orla]], they farm.')).toBe(3);
    expect(size('The [[LOC|Orla Canal]] and the state of [[GPE|Orla]]')).toBe(2);
  });

  it('have another name where a state claims them under it', () => {
    const size = (text: string): number => new Set(identities(text)).size;
    const text = 'The [[LOC|Skerries]], claimed by [[GPE|Norway]] as the [[LOC|Outer Reef]], are bare.';
    expect(size(text)).toBe(2);
    expect(size(text.replace('claimed by', 'not').replace(' as the', ' or the'))).toBe(3);
    expect(size('[[GPE|Peru]], known to [[GPE|Chile]] as [[GPE|Bolivia]], is large.')).toBe(3);
  });

  it('lend no code to names that only look like theirs', () => {
    expect(entityOf('[[GPE|Us]]').code).toBeNull();
    expect(entityOf('[[GPE|Springfield]]').code).toBeNull();
  });

  it('are linked to their people and not merged with them', () => {
    const { entities } = identify('[[NORP|Japanese]] ships left [[GPE|Japan]].');
    expect(entities).toHaveLength(2);
    expect(entities[0]?.relations).toEqual([{ kind: 'demonym_of', entity: 1, name: 'Japan', code: 'JP' }]);
    expect(identify('[[NORP|Kenyans]] and a [[NORP|Kenyan]]').entities).toHaveLength(1);
    expect(identify('[[NORP|Kenyan]] and [[NORP|Peruvian]]').entities).toHaveLength(2);
  });

  it('speak for their state only where they stand as a speaker', () => {
    const kinds = (text: string): string[] => entityOf(text).relations.map(({ kind }) => kind);
    expect(kinds('[[GPE|Tokyo]] has repeatedly rejected the plan.')).toEqual(['part_of', 'metonym_of']);
    expect(kinds('[[GPE|Tokyo]] is hot in August.')).toEqual(['part_of']);
    expect(kinds('Ministers in [[GPE|Tokyo]] said so.')).toEqual(['part_of']);
    expect(identities('[[GPE|Tokyo]] told [[GPE|Japan]].')).toEqual(['Tokyo', 'Japan']);
  });
});

describe('products', () => {
  it('are one by their designation, whatever is said behind it', () => {
    const text = 'An [[PRODUCT|XQ-12 Long-Range Drone]] and an [[PRODUCT|XQ-12]]';
    expect(new Set(identities(text)).size).toBe(1);
    expect(new Set(identities('An [[PRODUCT|XQ-12]] and an [[PRODUCT|XQ-14]]')).size).toBe(2);
  });
});
