import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extraction, extract } from '../../extractors/extract.js';
import { toStandoff } from '../../extractors/standoff.js';

/** Pieces that articles and broken files are made of; any mix of them must do no harm. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'said',
      'according to',
      'the ministry',
      'Japan',
      'rose',
      'from',
      'to',
      'of',
      'per',
      'in',
      'a',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '$1.2bn',
      '12%',
      '2024',
      '3.5 million',
      'twelve',
      '40 km',
      'a third',
      'March 30',
      'last year',
      '1 200',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '“',
      '”',
      '"',
      "'",
      '’',
      '(',
      ')',
      ',',
      '.',
      ';',
      ':',
      '—',
      '-',
      '\n',
      '\n\n',
      '\r\n',
      '. ',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\0',
      '\ufeff',
      '\ud83d',
      '\ude00',
      '😀',
      'e\u0301',
      'א',
      '\u202e',
      '\u00a0',
      '\u2009',
      'ﬁ',
      '１２',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const oddText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function* mentions(extraction: Extraction): Generator<Placed> {
  yield* extraction.numbers;
  yield* extraction.dates;
  yield* extraction.entityMentions;
  for (const attribution of extraction.attributions) {
    yield attribution;
    yield attribution.cue;
    yield* attribution.contents;
    yield* attribution.sources;
    for (const slot of [attribution.source, attribution.document, attribution.documentDate])
      if (slot !== null) yield slot;
  }
  for (const claim of extraction.claims) {
    yield claim;
    for (const slot of [claim.measure, claim.subject, claim.time, claim.source, claim.rate])
      if (slot !== null) yield slot;
  }
}

describe('extract()', () => {
  it('obeys the first law on 10,000 odd texts: every mention is the slice of the text that it says it is', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const extraction = extract({ text, referenceDate: '2025-04-02' });
        expect(extraction.document.text).toBe(text);
        for (const mention of mentions(extraction)) {
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
        }
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('points only to what is there: every index of a claim leads to its mention', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const { numbers, dates, entities, entityMentions, attributions, claims } = extract(text);
        for (const mention of entityMentions) expect(entities[mention.entity]).toBeDefined();
        for (const attribution of attributions) {
          if (attribution.sourceEntity !== null) expect(entities[attribution.sourceEntity]).toBeDefined();
        }
        for (const claim of claims) {
          expect(numbers[claim.number]).toMatchObject({ start: claim.start, end: claim.end });
          if (claim.timeMention !== null) expect(dates[claim.timeMention]).toBeDefined();
          if (claim.subjectMention !== null) expect(entityMentions[claim.subjectMention]).toBeDefined();
          if (claim.subjectEntity !== null) expect(entities[claim.subjectEntity]).toBeDefined();
          if (claim.attribution !== null) expect(attributions[claim.attribution]).toBeDefined();
          if (claim.equivalentOf !== null) expect(claims[claim.equivalentOf]).toBeDefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same for the same input, whatever was read in between', () => {
    const text = 'Exports rose 12% to 4.1 million tonnes in 2023, the ministry of Norvania said on Monday.';
    const once = JSON.stringify(toStandoff(extract({ text, referenceDate: '2024-02-01' })));
    fc.assert(
      fc.property(oddText, (other) => {
        extract(other);
        expect(JSON.stringify(toStandoff(extract({ text, referenceDate: '2024-02-01' })))).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  it('takes a bare text, with no reference date and no id', () => {
    const { document, claims } = extract('Exports rose 12% in 2023.');
    expect(document).toEqual({ id: '', text: 'Exports rose 12% in 2023.', referenceDate: null });
    expect(claims).toHaveLength(1);
  });
});
