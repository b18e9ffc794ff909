import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle, AnnotatedSpan } from '../../corpus/scoring/annotations.js';
import { belowFloors, raiseFloors } from '../../corpus/scoring/floors.js';
import { type Measure, score } from '../../corpus/scoring/score.js';
import { pairUp, ratesOf } from '../../corpus/scoring/tally.js';

const TEXT =
  'Exports of the Republic of Ardania rose 12% to $4.5 billion in 2023, the Ministry of Trade said on Monday.';

function span(quote: string): AnnotatedSpan {
  const start = TEXT.indexOf(quote);
  if (start < 0) throw new Error(`no ${quote}`);
  return { start, end: start + quote.length, text: quote };
}

const bare = { low: null, high: null, modifier: null };
const percent = { ...span('12%'), kind: 'percent', value: 12, unit: '%', ...bare };
const money = { ...span('$4.5 billion'), kind: 'money', value: 4_500_000_000, unit: 'USD', ...bare };
const statement = {
  source: span('Ministry of Trade'),
  cue: span('said'),
  content: span('Exports of the Republic of Ardania rose 12% to $4.5 billion in 2023'),
  kind: 'indirect',
};
const claim = {
  number: span('12%'),
  measure: span('Exports'),
  subject: span('Republic of Ardania'),
  time: span('2023'),
  source: span('Ministry of Trade'),
  relation: 'increase',
};

const gold: AnnotatedArticle = {
  id: 'a',
  text: TEXT,
  reference_date: '2024-02-06',
  numbers: [percent, money],
  dates: [
    { ...span('2023'), type: 'DATE', value: '2023' },
    { ...span('Monday'), type: 'DATE', value: '2024-02-05' },
  ],
  entities: [
    { ...span('Republic of Ardania'), type: 'GPE' },
    { ...span('Ministry of Trade'), type: 'ORG' },
  ],
  attributions: [statement],
  claims: [claim],
};

const f1 = (measure: Measure, found: Partial<AnnotatedArticle>): number =>
  ratesOf(score([[gold, { ...gold, ...found }]])[measure]).f1;

describe('scores', () => {
  it('are 100 for the gold itself', () => {
    for (const tally of Object.values(score([[gold, gold]]))) expect(ratesOf(tally).f1).toBe(100);
  });

  it('are 0 when nothing is found, and count what was to be found', () => {
    const empty = { ...gold, numbers: [], dates: [], entities: [], attributions: [], claims: [] };
    const scores = score([[gold, empty]]);
    for (const tally of Object.values(scores)) expect(ratesOf(tally).f1).toBe(0);
    expect(scores.numbers).toEqual({ gold: 2, found: 0, right: 0 });
  });

  it('sum articles before they divide', () => {
    const scores = score([
      [gold, gold],
      [gold, { ...gold, numbers: [] }],
    ]);
    expect(ratesOf(scores.numbers)).toEqual({ precision: 100, recall: 50, f1: 200 / 3 });
  });
});

describe('a number', () => {
  it.each([
    ['another span', { ...money, ...span('4.5 billion') }],
    ['another value', { ...money, value: 4.5 }],
    ['another unit', { ...money, unit: 'CAD' }],
    ['another kind', { ...money, kind: 'quantity' }],
    ['a range', { ...money, value: null, low: 4_500_000_000, high: 4_500_000_000 }],
  ])('with %s is wrong', (_, wrong) => {
    expect(f1('numbers', { numbers: [percent, wrong] })).toBe(50);
  });

  it('found twice is right once', () => {
    expect(score([[gold, { ...gold, numbers: [percent, percent] }]]).numbers).toEqual({ gold: 2, found: 2, right: 1 });
  });
});

describe('a date', () => {
  it('with a longer span and the right value has its value right', () => {
    const dates = [gold.dates[0]!, { ...span('on Monday'), type: 'DATE', value: '2024-02-05' }];
    expect(f1('dates.span', { dates })).toBe(50);
    expect(f1('dates.value', { dates })).toBe(100);
  });

  it('with the right span and another value has its span right', () => {
    const dates = [gold.dates[0]!, { ...gold.dates[1]!, value: '2024-02-12' }];
    expect(f1('dates.span', { dates })).toBe(100);
    expect(f1('dates.value', { dates })).toBe(50);
  });
});

describe('an entity', () => {
  it('of another type is wrong', () => {
    expect(f1('entities', { entities: [gold.entities[0]!, { ...span('Ministry of Trade'), type: 'GPE' }] })).toBe(50);
  });
});

describe('an attribution', () => {
  it('may have an article before its source and lose a few words of its content', () => {
    const near = {
      ...statement,
      source: span('the Ministry of Trade'),
      content: span('rose 12% to $4.5 billion in 2023'),
    };
    expect(f1('attributions', { attributions: [near] })).toBe(100);
  });

  it('with less than half of the content is not found', () => {
    expect(f1('attributions.found', { attributions: [{ ...statement, content: span('in 2023') }] })).toBe(0);
  });

  it('is found but not full with another source, or without one', () => {
    for (const source of [span('Republic of Ardania'), null]) {
      const attributions = [{ ...statement, source }];
      expect(f1('attributions.found', { attributions })).toBe(100);
      expect(f1('attributions', { attributions })).toBe(0);
    }
  });
});

describe('a claim', () => {
  it('is found where the numbers overlap', () => {
    expect(f1('claims.found', { claims: [{ ...claim, number: span('12') }] })).toBe(100);
    expect(f1('claims.found', { claims: [{ ...claim, number: span('$4.5 billion') }] })).toBe(0);
  });

  it.each(['measure', 'subject', 'time', 'source'] as const)('without its %s is not complete', (slot) => {
    const claims = [{ ...claim, [slot]: null }];
    expect(f1('claims.complete', { claims })).toBe(0);
    expect(f1(`claims.${slot}`, { claims })).toBe(0);
    expect(f1('claims.relation', { claims })).toBe(100);
  });

  it('with another relation is not complete', () => {
    expect(f1('claims.complete', { claims: [{ ...claim, relation: 'increase_to' }] })).toBe(0);
  });

  it('takes a slot of nearly the same words', () => {
    expect(f1('claims.complete', { claims: [{ ...claim, subject: span('the Republic of Ardania') }] })).toBe(100);
    expect(f1('claims.complete', { claims: [{ ...claim, subject: span('Ministry of Trade') }] })).toBe(0);
  });
});

describe('pairs', () => {
  it('are one to one, best first', () => {
    const pairs = pairUp([
      { gold: 0, found: 0, rank: [1] },
      { gold: 0, found: 1, rank: [3] },
      { gold: 1, found: 1, rank: [2] },
    ]);
    expect(pairs).toEqual([[0, 1]]);
  });
});

describe('floors', () => {
  const half = score([[gold, { ...gold, numbers: [percent] }]]);

  it('name the measures that fell below', () => {
    expect(belowFloors(half, { numbers: 90, entities: 100 }).map(({ measure }) => measure)).toEqual(['numbers']);
    expect(belowFloors(half, { numbers: 66 })).toEqual([]);
  });

  it('rise to a tenth below what is reached, and never sink', () => {
    expect(raiseFloors(half, {}).numbers).toBe(66.6);
    expect(raiseFloors(half, { numbers: 90 }).numbers).toBe(90);
    expect(belowFloors(half, raiseFloors(half, {}))).toEqual([]);
  });
});
