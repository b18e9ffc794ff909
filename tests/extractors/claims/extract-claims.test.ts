import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../extractors/claims/claim.js';
import { extract } from '../../../extractors/extract.js';
import { claimOf, type Marks, readClaims } from './read-claims.js';

describe('source', () => {
  const text = 'Officials said a survey found that 30% of wells are dry.';
  const marks: Marks = {
    said: [
      ['Officials', 'said', 'a survey found that 30% of wells are dry'],
      ['survey', 'found', '30% of wells are dry'],
    ],
  };

  it('is that of the innermost attribution', () => {
    expect(claimOf(text, '30%', marks)).toMatchObject({ source: { text: 'survey' }, attribution: 1 });
  });

  it('is the first who told it, where a second only confirms it', () => {
    const both = 'Officials said 30% of wells are dry, a figure confirmed by the Water Board.';
    const confirmed: Marks = {
      said: [
        ['Officials', 'said', '30% of wells are dry'],
        ['Water Board', 'confirmed by', '30% of wells are dry', 'citation'],
      ],
    };
    expect(claimOf(both, '30%', confirmed).source?.text).toBe('Officials');
  });

  it('is empty outside of every content', () => {
    expect(
      claimOf('Some 40 wells are dry. Officials said little.', '40', { said: [['Officials', 'said', 'little']] })
        .source,
    ).toBeNull();
  });
});

describe('the subject behind "the city"', () => {
  it.each([
    ['Norway has a port in Bergen. The city spent $4 million on cranes.', 'Bergen'],
    ['Rain fell on the north of Norway. The city spent $4 million on drains.', undefined],
    ['Trade is what Singapore lives by. The city spent $4 million on cranes.', 'Singapore'],
  ])('is no country, but for those that are one: %s', (text, subject) => {
    expect(extract(text).claims.find((claim) => claim.text === '$4 million')?.subject?.text).toBe(subject);
  });
});

describe('modality', () => {
  it.each([
    ['asserted', 'The dam cost $3 billion.'],
    ['projected', 'The dam will cost $3 billion.'],
    ['targeted', 'The state aims to raise $3 billion.'],
  ])('%s: %s', (expected, text) => {
    expect(claimOf(text, '$3 billion').modality).toBe(expected);
  });
});

describe('comparison', () => {
  it('names the earlier figure and its date', () => {
    const claims = readClaims('The navy logged 82 transits in 2024, up from 67 in 2023.');
    expect(claims[0]?.comparison).toEqual({ number: claims[1]?.number, time: claims[1]?.timeMention });
    expect(claims[1]?.comparison).toBeNull();
  });
});

describe('rate', () => {
  it.each([
    ['The plant yields 500 units annually.', '500', 'annually'],
    ['Rent is $735 a week.', '$735', 'a week'],
    ['Power sells for €62 per household.', '€62', 'per household'],
  ])('%s', (text, number, expected) => {
    expect(claimOf(text, number).rate?.text).toBe(expected);
  });

  it.each([
    ['Harbour Line made a profit of €3m a year earlier.', '€3m'],
    ['The mill shipped 400 tonnes a month ago.', '400 tonnes'],
  ])('is none where the words tell when: %s', (text, number) => {
    expect(claimOf(text, number).rate).toBeNull();
  });

  it('is none where another figure has it', () => {
    expect(claimOf('Rent rose 5% to $735 a week.', '5%').rate).toBeNull();
  });
});

describe('equivalents', () => {
  it('the second notation has the slots of the first and points to it', () => {
    const names: Marks = { names: { Peru: 'GPE' } };
    const [first, second] = readClaims(
      'Peru’s 2025 budget is S/250 billion. Peru’s debt is ¥8.5 trillion ($57 billion).',
      names,
    ).slice(-2);
    expect(second?.equivalentOf).not.toBeNull();
    expect(second).toMatchObject({ relation: first?.relation, measure: { text: 'debt' }, subject: { text: 'Peru' } });
    expect(first?.equivalentOf).toBeNull();
  });
});

it('keeps the order of the numbers and needs none', () => {
  expect(readClaims('')).toEqual([]);
  expect(readClaims('No figure here.')).toEqual([]);
  const claims = readClaims('Exports rose 5% to $3 billion. Imports fell 2%.');
  expect(claims.map((claim) => claim.start)).toEqual([...claims].map((claim) => claim.start).sort((a, b) => a - b));
});

describe('laws', () => {
  const piece = fc.constantFrom(
    'rose to',
    'fell',
    'up from',
    '5%',
    '$3 billion',
    '40',
    'of',
    'its',
    'the',
    'Peru',
    'budget',
    'in 2024',
    '(',
    ')',
    ',',
    '—',
    ';',
    '.',
    '\n\n',
    'doubled',
    'which',
    'per cent',
    'said',
    '“',
    '”',
    '🚀',
    'e\u0301',
    '\uD800',
    '\0',
    '’s',
    '-',
    'one in three',
    'a third',
    'if',
    'cap',
    ' ',
  );
  const odd = fc.oneof(
    fc.array(piece, { maxLength: 80 }).map((parts) => parts.join(' ')),
    fc.array(piece, { maxLength: 80 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  const spansHold = (text: string, claim: Claim): void => {
    for (const span of [claim, claim.measure, claim.subject, claim.time, claim.source, claim.rate]) {
      if (span !== null) expect(text.slice(span.start, span.end)).toBe(span.text);
    }
    for (const slot of [claim.measure, claim.subject, claim.time, claim.source]) {
      if (slot !== null) expect(slot.confidence).toSatisfy((value: number) => value > 0 && value <= 1);
    }
  };

  it('every slot of every claim is a slice of the text', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const { claims, numbers, dates, entityMentions } = extract({ text, referenceDate: '2025-06-15' });
        for (const [index, claim] of claims.entries()) {
          spansHold(text, claim);
          expect(numbers[claim.number]?.start).toBe(claim.start);
          if (claim.timeMention !== null) expect(dates[claim.timeMention]?.text).toBe(claim.time?.text);
          if (claim.subjectMention !== null)
            expect(entityMentions[claim.subjectMention]?.text).toBe(claim.subject?.text);
          if (claim.equivalentOf !== null) expect(claim.equivalentOf).toBeLessThan(index);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no number makes two claims', () => {
    fc.assert(
      fc.property(odd, (text) => {
        const { claims } = extract(text);
        expect(new Set(claims.map((claim) => claim.number)).size).toBe(claims.length);
      }),
      { numRuns: 100 },
    );
  });

  it('a sentence without end is read', () => {
    const text = 'exports rose 5% to $3 billion in 2024 and '.repeat(400);
    expect(readClaims(text)).toHaveLength(800);
  });
});
