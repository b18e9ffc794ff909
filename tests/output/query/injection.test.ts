import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type FactQuery, factPage } from '../../../output/query/facts.js';
import { parseFactQuery } from '../../../output/query/filter.js';
import { groupFacts } from '../../../output/query/groups.js';
import { parseQuoteFilter, quotePage } from '../../../output/query/quotes.js';
import { listSources } from '../../../output/query/sources.js';
import { timeline } from '../../../output/query/timeline.js';
import { type Store, StoreError } from '../../../output/store/index.js';
import { mergeNames, removeNames, splitName } from '../../../output/store/user-names.js';
import { HOSTILE_STRINGS } from './hostile-strings.js';
import { madeStore, money, year } from './made-store.js';

const schemaOf = (store: Store): string =>
  hash('sha256', JSON.stringify(store.database.prepare('SELECT * FROM sqlite_schema ORDER BY 1, 2').all()));
const contentOf = (store: Store): string =>
  hash('sha256', JSON.stringify(store.database.prepare('SELECT * FROM facts ORDER BY claim_id').all()));

it('are two hundred strings', () => {
  expect(new Set(HOSTILE_STRINGS).size).toBeGreaterThanOrEqual(200);
});

describe(`none of ${HOSTILE_STRINGS.length} hostile strings`, () => {
  const store = madeStore({
    '/a.txt': [
      { subject: 'Norvania', measure: 'budget', figures: [money('$3', 3)], time: year(2024), saidBy: 'Kestrel' },
    ],
  });
  const before = [schemaOf(store), contentOf(store)];

  for (const name of [
    'entity',
    'saidBy',
    'measure',
    'unit',
    'document',
    'min',
    'max',
    'from',
    'cursor',
    'sort',
    'relation',
    'reviewed',
  ] as const) {
    it(`in ${name} does anything but filter, or be refused`, () => {
      for (const text of HOSTILE_STRINGS) {
        try {
          const page = factPage(store, parseFactQuery({ [name]: text }) as FactQuery);
          expect(Object.keys(page)).toEqual(['facts', 'next', 'ranked_newest']);
          expect([text, page.facts]).toEqual([text, []]);
        } catch (error) {
          expect(error, text).toBeInstanceOf(StoreError);
          expect(error).toMatchObject({ code: 'STORE_QUERY' });
        }
      }
      expect([schemaOf(store), contentOf(store)]).toEqual(before);
    });
  }

  it('among the words, raw or not, in quotes, sources, groups and timelines', () => {
    for (const text of HOSTILE_STRINGS) {
      for (const rawSearch of [false, true]) {
        for (const ask of [
          () => factPage(store, parseFactQuery({ words: [text], rawSearch })),
          () => quotePage(store, parseQuoteFilter({ words: [text], rawSearch })),
          () => groupFacts(store, parseFactQuery({ words: [text], rawSearch }), 'subject'),
        ]) {
          try {
            ask();
          } catch (error) {
            expect([text, (error as StoreError).code, (error as Error).message]).toEqual([
              text,
              'STORE_QUERY',
              expect.any(String),
            ]);
            // what is not raw has no syntax to be wrong in
            expect(rawSearch).toBe(true);
          }
        }
      }
      expect(listSources(store, { name: text }).sources, text).toEqual([]);
      if (text.trim() !== '') expect(timeline(store, text).points).toEqual([]);
      expect(() => parseFactQuery({ [text]: 1 })).toThrowError(expect.objectContaining({ code: 'STORE_QUERY' }));
    }
    expect([schemaOf(store), contentOf(store)]).toEqual(before);
  });

  it('as a name that the user gives is more than a name', () => {
    const own = madeStore({ '/a.txt': [{ subject: 'Norvania', figures: [money('$3', 3)] }] });
    const schema = schemaOf(own);
    for (const text of HOSTILE_STRINGS) {
      mergeNames(own, 'Norvania', text, '2025-01-01T00:00:00Z');
      removeNames(own, 'Norvania');
      splitName(own, 'Norvania', { document: '/a.txt', words: text }, `${text} b`, '2025-01-01T00:00:00Z');
      expect(removeNames(own, 'Norvania')).toBe(1);
    }
    expect(schemaOf(own)).toBe(schema);
    expect(own.database.prepare('SELECT subject FROM facts').pluck().all()).toEqual(['Norvania']);
    own.close();
  });
});
