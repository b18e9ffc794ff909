import { describe, expect, it } from 'vitest';
import { factFacets } from '../../../output/query/facets.js';
import { countFacts, FACT_SORTS, type FactFilter, factPage } from '../../../output/query/facts.js';
import { groupFacts } from '../../../output/query/groups.js';
import { quotePage } from '../../../output/query/quotes.js';
import { listSources } from '../../../output/query/sources.js';
import { timeline } from '../../../output/query/timeline.js';
import type { Store } from '../../../output/store/index.js';
import { length, madeStore, money, percent, year } from './made-store.js';

/** Runs some reading work and returns the plans of all the statements that it prepared, by SQLite's own telling. */
function plansOf(store: Store, work: () => unknown): { sql: string; plan: string[] }[] {
  const { database } = store;
  const seen = new Set<string>();
  const prepare = database.prepare.bind(database);
  const listening = (sql: string): ReturnType<typeof prepare> => {
    seen.add(sql);
    return prepare(sql);
  };
  database.prepare = listening as typeof database.prepare;
  try {
    work();
  } finally {
    database.prepare = prepare as typeof database.prepare;
  }
  return [...seen].map((sql) => {
    const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map((match) => [match[1] as string, 1]));
    const numbered = [...sql.matchAll(/\?/g)].map(() => 1);
    const rows = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...numbered, named) as { detail: string }[];
    return { sql, plan: rows.map((row) => row.detail) };
  });
}

/** Tables, read row after row without an index. Virtual tables look up by themselves; lists of ids and subqueries are no tables. */
function scans(store: Store, work: () => unknown): string[] {
  return plansOf(store, work).flatMap(({ sql, plan }) =>
    plan
      .filter(
        (step) => /^SCAN /.test(step) && !/ USING | VIRTUAL TABLE |^SCAN (\(|CONSTANT ROW|hits$)|json_each/.test(step),
      )
      .map((step) => `${step} in ${sql.replace(/\s+/g, ' ')}`),
  );
}

describe('no table is scanned', () => {
  const facts = [
    {
      subject: 'Norvania',
      measure: 'road budget',
      figures: [money('$3', 3), money('€2', 2, 'EUR')],
      time: year(2024),
      saidBy: 'Kestrel Office',
    },
    { subject: 'Sorvania', measure: 'coast path', figures: [length('3 km', 3, 'km')], time: year(2020) },
    { measure: 'turnout', figures: [percent('61%', 61)], cites: 'a report', saidBy: 'Heron Board' },
  ];
  const store = madeStore({ '/a.txt': facts, '/b.txt': facts.slice(1) });
  const filters: FactFilter[] = [
    {},
    { words: ['budget'] },
    { words: ['budget OR path'], rawSearch: true },
    { entity: 'Norvania' },
    { entity: 'orvan', unit: 'km' },
    { saidBy: 'Kestrel' },
    { measure: 'path' },
    { unit: 'USD' },
    { unit: 'km', min: 1 },
    { min: '$2', max: '$9' },
    { from: '2021' },
    { to: '2021' },
    { from: '2020', to: '2022' },
    { year: 2024 },
    { document: '/a.txt' },
    { document: 'a.t' },
    { relation: 'is' },
    { attributionKind: 'none' },
    { minConfidence: 0.5 },
    { reviewed: 'any' },
    { reviewed: 'none' },
    { entity: 'Norvania', saidBy: 'Kestrel', unit: 'USD', from: '2020', words: ['budget'], relation: 'is' },
  ];
  for (const filter of filters) {
    it(`by a page of ${JSON.stringify(filter)}, in any order, first or next`, () => {
      for (const sort of FACT_SORTS) {
        // relevance is an order of words
        if (sort === 'relevance' && filter.words === undefined) continue;
        for (const descending of [false, true]) {
          const query = { ...filter, sort, descending, limit: 1 };
          const first = factPage(store, query);
          expect(scans(store, () => factPage(store, query))).toEqual([]);
          if (first.next !== null) {
            const cursor = first.next;
            expect(scans(store, () => factPage(store, { ...query, cursor }))).toEqual([]);
          }
        }
      }
    });
  }

  it('by counts and groups of everything, which come from summary tables', () => {
    for (const by of ['said-by', 'subject', 'measure', 'year', 'document'] as const)
      expect(scans(store, () => groupFacts(store, {}, by))).toEqual([]);
    expect(scans(store, () => [countFacts(store), countFacts(store, { unit: 'USD' }), factFacets(store)])).toEqual([]);
    for (const { sql } of plansOf(store, () => [countFacts(store), factFacets(store)]))
      expect(sql).not.toMatch(/FROM (claims|numbers|fact_index)\b/);
  });

  it('by sources, quotes and timelines', () => {
    expect(scans(store, () => [listSources(store), listSources(store, { name: 'heron' })])).toEqual([]);
    for (const filter of [{}, { saidBy: 'Heron' }, { document: '/a.txt' }, { words: ['turnout'] }])
      expect(scans(store, () => quotePage(store, filter))).toEqual([]);
    expect(scans(store, () => timeline(store, 'budget', { entity: 'Norvania' }))).toEqual([]);
  });
});
