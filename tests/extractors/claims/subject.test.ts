import { describe, expect, it } from 'vitest';
import { claimOf, type Marks, readClaims } from './read-claims.js';

const subject = (text: string, number: string, marks?: Marks): string | undefined =>
  claimOf(text, number, marks).subject?.text;

describe('possessors', () => {
  it.each([
    ['Peru’s copper output fell 3%.', '3%', { names: { Peru: 'GPE' } }, 'Peru'],
    ['Only 15 of Chile’s 19 rural clinics open daily.', '19', { names: { Chile: 'GPE' } }, 'Chile'],
    ['Acme sold 30% of its stores.', '30%', { names: { Acme: 'ORG' } }, 'Acme'],
  ] as const)('%s', (text, number, marks, expected) => {
    expect(subject(text, number, marks)).toBe(expected);
  });
});

describe('pronouns', () => {
  it('"its" in a new sentence is the one whom the sentence before was about', () => {
    const text = 'Acme delivered 1,310 pumps to Kenya. Its backlog stands at €37 million.';
    expect(subject(text, '€37 million', { names: { Acme: 'ORG', Kenya: 'GPE' } })).toBe('Acme');
  });

  it('"it" in what a source says is the source', () => {
    const text = 'Acme said it would hire 240 welders.';
    const marks: Marks = { names: { Acme: 'ORG' }, said: [['Acme', 'said', 'it would hire 240 welders']] };
    expect(subject(text, '240', marks)).toBe('Acme');
  });

  it('"we" stands for nobody named', () => {
    const text = '“We lost 240 welders,” Ana Lima said.';
    const marks: Marks = {
      names: { 'Ana Lima': 'PERSON' },
      said: [['Ana Lima', 'said', '“We lost 240 welders,”', 'direct']],
    };
    expect(subject(text, '240', marks)).toBeUndefined();
  });
});

describe('places and holders', () => {
  it.each([
    ['Wages in Penang climbed by 4%.', '4%', { names: { Penang: 'GPE' } }, 'Penang'],
    ['In Mali, incidence rose to 359.', '359', { names: { Mali: 'GPE' } }, 'Mali'],
    ['Polish wage growth slowed to 6%.', '6%', { names: { Polish: 'NORP' } }, 'Polish'],
  ] as const)('%s', (text, number, marks, expected) => {
    expect(subject(text, number, marks)).toBe(expected);
  });
});

describe('who acts', () => {
  const names: Marks = { names: { Acme: 'ORG', France: 'GPE', Norway: 'GPE' } };

  it('is the subject of what it counts', () => {
    expect(subject('Acme shipped 116 lathes to France.', '116', names)).toBe('Acme');
  });

  it('may be a source whose cue stands in another clause', () => {
    const text = 'Today Norway contributes 73% of the cod, with a report telling of 40 boats.';
    expect(subject(text, '73%', { ...names, said: [['Norway', 'telling', '40 boats']] })).toBe('Norway');
  });

  it('is not the source before its own cue', () => {
    const text = 'Norway said 73% of the cod had gone.';
    const marks: Marks = { ...names, said: [['Norway', 'said', '73% of the cod had gone']] };
    expect(subject(text, '73%', marks)).toBeUndefined();
  });

  it('gives way to those who receive a part each', () => {
    const text = 'Acme sold 24 lathes: 11 to France and 13 to Norway.';
    expect(readClaims(text, names).map((claim) => claim.subject?.text)).toEqual(['Acme', 'France', 'Norway']);
  });

  it('is named again where the verb is left out', () => {
    const text = 'France accounts for 251 of the wrecks, Norway for 98.';
    expect(readClaims(text, names).map((claim) => claim.subject?.text)).toEqual(['France', 'Norway']);
  });
});

it('points to the mention and its entity', () => {
  const claim = claimOf('Peru’s copper output fell 3%.', '3%', { names: { Peru: 'GPE' } });
  expect(claim).toMatchObject({ subjectMention: 0, subjectEntity: 0 });
});

it('is empty where nobody is named', () => {
  expect(subject('The metal traded at $64.', '$64')).toBeUndefined();
});
