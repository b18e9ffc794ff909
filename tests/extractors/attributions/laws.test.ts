import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';

const PIECES = [
  'said',
  'says',
  'Acme',
  'the mayor',
  'according to',
  'per',
  'reported by',
  'that',
  'prices',
  'rose',
  '5%',
  '“',
  '”',
  '‘',
  '’',
  '"',
  "'",
  '``',
  "''",
  '«',
  '»',
  '(',
  ')',
  ',',
  ',',
  '.',
  '.',
  ':',
  ';',
  '—',
  'and',
  'which',
  'told',
  'reporters',
  'a figure',
  'in 2024',
  'its report',
  'calling',
  'as',
  '\n',
  '\n\n',
  '\ud800',
];

describe('laws of attributions, over odd texts', () => {
  it('every span is the slice of the text that it claims to be, and lies inside its mention', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), fc.boolean(), (pieces, tight) => {
        const text = pieces.join(tight ? '' : ' ');
        for (const mention of extract(text).attributions) {
          const { source, sources, cue, contents, document, documentDate } = mention;
          expect(contents.length).toBeGreaterThan(0);
          expect(source).toEqual(sources[0] ?? null);
          for (const span of [mention, cue, ...sources, ...contents, document, documentDate]) {
            if (span === null) continue;
            expect(text.slice(span.start, span.end)).toBe(span.text);
            expect(span.end).toBeGreaterThan(span.start);
          }
          for (const span of [cue, ...sources, ...contents]) {
            expect(span.start).toBeGreaterThanOrEqual(mention.start);
            expect(span.end).toBeLessThanOrEqual(mention.end);
          }
          for (let i = 1; i < contents.length; i++) {
            expect((contents[i] as { start: number }).start).toBeGreaterThanOrEqual(
              (contents[i - 1] as { end: number }).end,
            );
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
