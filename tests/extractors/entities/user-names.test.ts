import { describe, expect, it } from 'vitest';
import { UserNames } from '../../../extractors/entities/user-names.js';
import { extract } from '../../../extractors/extract.js';

const names = new UserNames([
  { name: 'Kestrel Group', type: 'ORG', aliases: ['Kestrel', 'the bird'], code: null },
  { name: 'Norvania', type: 'GPE', aliases: [], code: 'NV' },
]);

const found = (text: string): string[] => {
  const { entities, entityMentions } = extract(text, { names });
  return entityMentions.map(
    (mention) => `${mention.text} = ${entities[mention.entity]?.type} ${entities[mention.entity]?.name}`,
  );
};

describe('the user’s own names', () => {
  it('are found wherever they stand, as one entity, under the name that the user gave', () => {
    expect(found('Shares of the bird fell. Kestrel Group said Kestrel would recover.')).toEqual([
      'the bird = ORG Kestrel Group',
      'Kestrel Group = ORG Kestrel Group',
      'Kestrel = ORG Kestrel Group',
    ]);
  });

  it('win over what the model would say, and carry the user’s code', () => {
    const { entities } = extract('Norvania borders Peru.', { names });
    expect(entities[0]).toMatchObject({ name: 'Norvania', type: 'GPE', code: 'NV', reasons: ['user-list'] });
  });

  it('are not found in other words, in other capitals, or across sentences', () => {
    expect(found('the birds and KESTREL flew, kestrel too.').filter((line) => line.includes('Kestrel Group'))).toEqual(
      [],
    );
    expect(found('We saw the. bird')).toEqual([]);
  });

  it('take the longest that fits', () => {
    expect(found('the Kestrel Group of today')).toEqual(['Kestrel Group = ORG Kestrel Group']);
  });
});
