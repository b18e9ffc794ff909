import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractEntities } from '../../../extractors/entities/extract-entities.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

const entitiesOf = (text: string) => extractEntities(tokenize(text), { numbers: [], dates: [] });

/** Mentions as `TYPE text`. */
const found = (text: string): string[] => entitiesOf(text).mentions.map((mention) => `${mention.type} ${mention.text}`);

describe('what is found', () => {
  it('finds persons, organizations and places', () => {
    expect(found('President Ana Ribeiro met officials of the Ministry of Finance in Lisbon.')).toEqual([
      'PERSON Ana Ribeiro',
      'ORG Ministry of Finance',
      'GPE Lisbon',
    ]);
  });

  it('leaves titles, articles and possessives outside', () => {
    expect(found('The United Kingdom’s Prime Minister visited Kenya.')).toEqual(['GPE United Kingdom', 'GPE Kenya']);
  });

  it('finds nothing where no name stands', () => {
    expect(found('prices rose again last week and nobody knew why.')).toEqual([]);
  });
});

describe('laws', () => {
  it('every mention is its slice, in order, without overlap, and points to an entity', () => {
    const words = fc.constantFrom(
      'Tokyo',
      'the',
      'Bank',
      'of',
      'Japan',
      '(BOJ)',
      '’s',
      'U.S.',
      '-',
      '\u{1f600}',
      'said',
      '.',
      '\n',
      'F-35',
      '“',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((w) => w.join(' ')),
          fc.array(words).map((w) => w.join('')),
        ),
        (text) => {
          const { mentions, entities } = entitiesOf(text);
          let last = 0;
          for (const mention of mentions) {
            expect(text.slice(mention.start, mention.end)).toBe(mention.text);
            expect(mention.start).toBeGreaterThanOrEqual(last);
            expect(mention.end).toBeGreaterThan(mention.start);
            expect(entities[mention.entity]).toBeDefined();
            expect(mention.confidence).toBeGreaterThan(0);
            expect(mention.confidence).toBeLessThanOrEqual(1);
            last = mention.end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same answer whatever was read before', () => {
    const text =
      'Lagos traders said the Central Bank of Nigeria (CBN) had told Zenith Bank to wait. The CBN denied it.';
    const first = entitiesOf(text);
    entitiesOf('Quito, Ecuador. Mr. Alvarez of Petroecuador left for Guayaquil.');
    expect(entitiesOf(text)).toEqual(first);
  });
});
