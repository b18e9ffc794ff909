import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';

/** For each attribution: the source as it stands, who is behind it, how sure. */
function behind(text: string): (readonly [string | undefined, string | undefined, number | null])[] {
  const { attributions, entities } = extract(text);
  return attributions.map((a) => [
    a.source?.text,
    a.sourceEntity === null ? undefined : entities[a.sourceEntity]?.name,
    a.sourceEntityConfidence,
  ]);
}

describe('who is behind a source', () => {
  it('is the name that heads it', () => {
    expect(behind('Finance minister Maria Lopez said taxes would rise.')).toEqual([
      ['Finance minister Maria Lopez', 'Maria Lopez', 0.95],
    ]);
  });

  it('is, for a pronoun, who spoke before; less sure', () => {
    const [, second] = behind('Maria Lopez said taxes would rise. She added that wages would fall.');
    expect(second?.slice(0, 2)).toEqual(['She', 'Maria Lopez']);
    expect(second?.[2]).toBeLessThan(0.95);
  });

  it('is the body whose document is cited', () => {
    const [first] = behind('Prices rose 4%, according to the World Bank’s May 2024 report.');
    expect(first?.[1]).toBe('World Bank');
  });

  it('is, for "it" and "the company", the body that spoke before', () => {
    const [, it] = behind('The World Bank said prices fell. “It is over,” it added in a statement.');
    expect(it?.slice(0, 2)).toEqual(['it', 'World Bank']);
    const [, company] = behind('Orlo Ltd said prices fell. The company expects losses of $3 million.');
    expect(company?.slice(0, 2)).toEqual(['company', 'Orlo Ltd']);
    const [, person] = behind('Maria Lopez said prices fell. The company expects losses of $3 million.');
    expect(person?.[1]).toBeUndefined();
  });

  it('stays open for unnamed officials, who keep their description', () => {
    expect(behind('A senior official said taxes would rise.')).toEqual([['senior official', undefined, null]]);
  });

  it('stays open for a pronoun that nobody fits', () => {
    expect(behind('He said taxes would rise.')).toEqual([['He', undefined, null]]);
  });
});
