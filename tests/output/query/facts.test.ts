import { describe, expect, it } from 'vitest';
import { countFacts, type FactFilter, type FactQuery, factPage, facts } from '../../../output/query/facts.js';
import { parseFactFilter, parseFactQuery } from '../../../output/query/filter.js';
import { FactIndex } from '../../../output/store/fact-index.js';
import type { Store } from '../../../output/store/index.js';
import { length, type MadeFact, madeStore, money, percent, year } from './made-store.js';

const DOCUMENTS: Readonly<Record<string, readonly MadeFact[]>> = {
  '/press/alpha.txt': [
    {
      subject: 'Norvania',
      measure: 'road budget',
      figures: [money('9 trillion dorints', 9e12, 'NVD'), money('$60 billion', 60e9)],
      time: year(2024),
      saidBy: 'Kestrel Office',
      how: 'direct',
    },
    {
      subject: 'Norvania',
      calledSubject: 'It',
      measure: 'road budgets',
      figures: [money('$40 billion', 40e9)],
      time: year(2020),
      relation: 'increase_to',
      confidence: 0.3,
    },
    { measure: 'coast path', figures: [length('12 miles', 12, '[mi_i]')], more: 'nobody walks it' },
  ],
  '/press/beta.txt': [
    {
      subject: 'Heron Board',
      measure: 'coast path',
      figures: [length('20 km', 20, 'km')],
      time: ['since 2021', '2021-01-01', null],
      saidBy: 'Kestrel Office',
    },
    { subject: 'Sorvania', measure: 'turnout', figures: [percent('61%', 61)], time: year(2021), modality: 'estimated' },
    { subject: 'Sorvania', measure: 'turnout', figures: [{ text: '40 to 60', range: [40, 60] }], wordsOnly: true },
  ],
};

const sample = (): Store => madeStore(DOCUMENTS);
const numbers = (store: Store, query: FactQuery): string[] => [...facts(store, query)].map((fact) => fact.number);

describe('a filter', () => {
  const cases: readonly (readonly [FactFilter, readonly string[]])[] = [
    [{}, ['9 trillion dorints', '$40 billion', '12 miles', '20 km', '61%', '40 to 60']],
    [{ words: ['coast', 'path'] }, ['12 miles', '20 km']],
    [{ words: ['coast', 'nobody'] }, ['12 miles']],
    [{ words: ['kestrel OR sorvania'], rawSearch: true }, ['9 trillion dorints', '20 km', '61%', '40 to 60']],
    [{ entity: 'Norvania' }, ['9 trillion dorints', '$40 billion']],
    [{ entity: 'orvan' }, ['9 trillion dorints', '$40 billion', '61%', '40 to 60']],
    [{ entity: 'sorvania' }, ['61%', '40 to 60']],
    [{ entity: 'Nobody' }, []],
    [{ saidBy: 'kestrel office' }, ['9 trillion dorints', '20 km']],
    [{ saidBy: 'Heron Board' }, []],
    [{ measure: 'budget' }, ['9 trillion dorints', '$40 billion']],
    [{ measure: 'path coast' }, ['12 miles', '20 km']],
    [{ unit: 'USD' }, ['$60 billion', '$40 billion']],
    [{ unit: 'dollars' }, ['$60 billion', '$40 billion']],
    [{ unit: 'NVD' }, ['9 trillion dorints']],
    [{ unit: 'km' }, ['12 miles', '20 km']],
    [{ unit: 'miles', max: 12 }, ['12 miles']],
    [{ unit: 'km', min: 19.5 }, ['20 km']],
    [{ min: '19.4 km' }, ['20 km']],
    [{ min: '19.3 km' }, ['12 miles', '20 km']],
    [{ min: '50bn USD' }, ['$60 billion']],
    [{ min: '$50 billion', max: '$60 billion' }, ['$60 billion']],
    [{ min: 50, max: 100 }, ['61%', '40 to 60']],
    [{ max: 41 }, ['12 miles', '20 km', '40 to 60']],
    [{ numberKind: 'percent' }, ['61%']],
    [{ attributionKind: 'direct' }, ['9 trillion dorints']],
    [{ attributionKind: 'none', measure: 'coast path' }, ['12 miles']],
    [{ relation: 'increase_to' }, ['$40 billion']],
    [{ modality: 'estimated' }, ['61%']],
    [{ from: '2022' }, ['9 trillion dorints', '20 km']],
    [{ to: '2020' }, ['$40 billion']],
    [{ from: '2021-03', to: '2021-04-30' }, ['20 km', '61%']],
    [{ year: 2024 }, ['9 trillion dorints']],
    [{ document: 'beta' }, ['20 km', '61%', '40 to 60']],
    [{ document: '/press/alpha.txt', unit: 'USD' }, ['$60 billion', '$40 billion']],
    [{ minConfidence: 0.5, entity: 'Norvania' }, ['9 trillion dorints']],
    [{ reviewed: 'any' }, []],
    [{ reviewed: 'none', measure: 'turnout' }, ['61%', '40 to 60']],
    [
      { equivalents: 'each' },
      ['9 trillion dorints', '$60 billion', '$40 billion', '12 miles', '20 km', '61%', '40 to 60'],
    ],
    [
      { entity: 'Norvania', saidBy: 'Kestrel', unit: 'USD', from: '2024', min: '1bn', measure: 'budget' },
      ['$60 billion'],
    ],
  ];
  const store = sample();
  for (const [filter, expected] of cases) {
    it(`${JSON.stringify(filter)} finds ${expected.length}`, () => {
      expect(numbers(store, { ...filter, sort: 'document' })).toEqual(expected);
      expect(countFacts(store, filter)).toBe(expected.length);
      expect(countFacts(store, filter, 1)).toBe(Math.min(1, expected.length));
      expect(factPage(store, { ...filter, sort: 'document' }).facts.map((fact) => fact.number)).toEqual(expected);
    });
  }

  it('finds a fact by the name that stands behind “It”, though the sentence does not have it', () => {
    expect(numbers(store, { words: ['Norvania', 'budgets'] })).toEqual(['$40 billion']);
  });

  it('tells every figure in the unit that was asked for', () => {
    const converted = [...facts(store, { unit: 'km' })].map((fact) => fact.converted);
    expect(converted).toEqual([{ low: 19.312128, high: 19.312128, unit: 'km' }, null]);
  });

  it('lists the same figure in several units as one row, by the one that fits first', () => {
    const [all] = facts(store, { entity: 'Norvania' });
    expect([all?.number, all?.equivalents.map((e) => e.number)]).toEqual(['9 trillion dorints', ['$60 billion']]);
    const [dollars] = facts(store, { unit: 'USD' });
    expect([dollars?.number, dollars?.equivalents.map((e) => e.number)]).toEqual([
      '$60 billion',
      ['9 trillion dorints'],
    ]);
  });

  it('that means nothing is refused with its name, what was expected and code STORE_QUERY', () => {
    for (const [input, told] of [
      [{ colour: 'red' }, /colour/],
      [{ min: 'lots' }, /min.*lots/],
      [{ min: '3 km or 4' }, /min/],
      [{ unit: 'km', min: '3 USD' }, /convert/],
      [{ from: '2025-13' }, /from/],
      [{ minConfidence: 2 }, /min-confidence: expected a number from 0 to 1/],
      [{ minConfidence: Number.NaN }, /min-confidence: expected a number from 0 to 1/],
      [{ relation: 'was' }, /relation/],
      [{ words: 'a' }, /words/],
      [{ rawSearch: true, words: ['AND ('] }, /FTS5/],
      [{ cursor: 'AAAA' }, /cursor/],
      [{ limit: -1 }, /limit/],
      [{ limit: 1e6 }, /limit/],
    ] as const) {
      const ask = (): unknown => factPage(store, parseFactQuery(input));
      expect(ask, JSON.stringify(input)).toThrowError(expect.objectContaining({ code: 'STORE_QUERY' }));
      expect(ask).toThrowError(told);
    }
    expect(parseFactFilter({ unit: 'km' })).toEqual({ unit: 'km' });
  });
});

describe('order', () => {
  const store = sample();
  it('by value, time, subject, measure and source; what has none comes last, either way', () => {
    expect(numbers(store, { sort: 'value', equivalents: 'each' })).toEqual([
      '40 to 60',
      '61%',
      '12 miles',
      '20 km',
      '$40 billion',
      '$60 billion',
      '9 trillion dorints',
    ]);
    expect(numbers(store, { sort: 'time' })).toEqual([
      '$40 billion',
      '20 km',
      '61%',
      '9 trillion dorints',
      '12 miles',
      '40 to 60',
    ]);
    expect(numbers(store, { sort: 'time', descending: true })).toEqual([
      '9 trillion dorints',
      '61%',
      '20 km',
      '$40 billion',
      '40 to 60',
      '12 miles',
    ]);
    const subjects = [...facts(store, { sort: 'subject' })].map((fact) => fact.subject);
    expect(subjects).toEqual(['Heron Board', 'Norvania', 'Norvania', 'Sorvania', 'Sorvania', null]);
    const measures = [...facts(store, { sort: 'measure', descending: true })].map((fact) => fact.measure);
    expect(measures).toEqual(['turnout', 'turnout', 'road budgets', 'road budget', 'coast path', 'coast path']);
    const said = [...facts(store, { sort: 'said-by' })].map((fact) => fact.said_by);
    expect(said).toEqual(['Kestrel Office', 'Kestrel Office', null, null, null, null]);
  });

  it('by relevance where there are words: words in the measure, then in the names, then the newest', () => {
    const made = madeStore({
      '/a.txt': [
        { measure: 'harvest', figures: [money('$1', 1)], more: 'rice is dear' },
        { measure: 'rice harvest', figures: [money('$2', 2)] },
        { subject: 'Rice Board', measure: 'harvest', figures: [money('$3', 3)] },
        { measure: 'harvest', figures: [money('$4', 4)], more: 'rice is cheap' },
      ],
    });
    expect(numbers(made, { words: ['rice', 'harvest'] })).toEqual(['$2', '$3', '$4', '$1']);
    const pages: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = factPage(made, { words: ['rice', 'harvest'], limit: 1, cursor });
      pages.push(...page.facts.map((fact) => fact.number));
      expect(page.ranked_newest).toBeNull();
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(pages).toEqual(['$2', '$3', '$4', '$1']);
    made.close();
  });

  it('ranks the newest 5,000 hits of a common word, and says so', () => {
    const made = madeStore(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, d) => [
          `/${String(d).padStart(2, '0')}.txt`,
          Array.from({ length: 450 }, (_, i) => ({ measure: 'rainfall', figures: [money(`$${d * 450 + i}`, i)] })),
        ]),
      ),
    );
    const page = factPage(made, { words: ['rainfall'], limit: 1 });
    expect(page.ranked_newest).toBe(5000);
    expect(page.facts[0]?.number).toBe('$5399');
    expect([...facts(made, { words: ['rainfall'] })]).toHaveLength(5000);
    expect(countFacts(made, { words: ['rainfall'] })).toBe(5400);
    made.close();
  });
});

describe('near-duplicate documents', () => {
  it('are left out of lists and counts unless asked for', () => {
    const store = sample();
    const id = store.database
      .prepare(`SELECT id FROM documents WHERE locator = '/press/beta.txt'`)
      .pluck()
      .get() as number;
    const mark = (isCopy: boolean): void =>
      store.write((database) => {
        const index = new FactIndex(database);
        index.begin();
        index.markCopy(id, isCopy);
        index.flush();
      });
    mark(true);
    expect(countFacts(store)).toBe(3);
    expect(numbers(store, { unit: 'km' })).toEqual(['12 miles']);
    expect(numbers(store, { unit: 'km', duplicates: true })).toEqual(['12 miles', '20 km']);
    expect(countFacts(store, { duplicates: true })).toBe(6);
    mark(false);
    expect(countFacts(store)).toBe(6);
    store.close();
  });
});
