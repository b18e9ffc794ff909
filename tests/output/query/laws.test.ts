import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { GROUPS } from '../../../output/query/choices.js';
import { factFacets } from '../../../output/query/facets.js';
import { countFacts, FACT_SORTS, type Fact, type FactFilter, factPage, facts } from '../../../output/query/facts.js';
import { groupFacts } from '../../../output/query/groups.js';
import { conversionOf, toBaseDecimal } from '../../../output/store/base-unit.js';
import { FactIndex } from '../../../output/store/fact-index.js';
import { openStore, type Store } from '../../../output/store/index.js';
import { length, type MadeFact, type MadeFigure, madeDocument, money, percent, write, year } from './made-store.js';

const NAMES = ['Norvania', 'Sorvania', 'Heron Board', 'Kestrel Office', "O'Neill_s 100%", 'Ümlaut “Ö”'];
const MEASURES = ['road budget', 'road budgets', 'turnout', 'coast path', 'rice harvest'];

const figure: fc.Arbitrary<MadeFigure> = fc.oneof(
  fc.integer({ min: 0, max: 50 }).map((n) => money(`$${n}`, n)),
  fc.integer({ min: 0, max: 50 }).map((n) => money(`€${n}`, n, 'EUR')),
  fc.integer({ min: 0, max: 50 }).map((n) => percent(`${n}%`, n)),
  fc.integer({ min: 0, max: 50 }).map((n) => length(`${n} km`, n, 'km')),
  fc.integer({ min: 0, max: 50 }).map((n) => length(`${n} mi`, n, '[mi_i]')),
  fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 })).map(
    ([low, more]): MadeFigure => ({
      text: `${low} to ${low + more} km`,
      kind: 'quantity',
      range: [low, low + more],
      unit: 'km',
    }),
  ),
  fc.integer({ min: 0, max: 50 }).map((n) => ({ text: `${n} things`, value: n })),
);
const one = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const fact: fc.Arbitrary<MadeFact> = fc.record(
  {
    subject: one(...NAMES),
    measure: one(...MEASURES),
    figures: fc.array(figure, { minLength: 1, maxLength: 3 }),
    time: fc.oneof(
      fc.integer({ min: 2018, max: 2024 }).map((n) => year(n)),
      one<readonly [string, string | null, string | null]>(
        ['since 2020', '2020-01-01', null],
        ['until 2021', null, '2021-12-31'],
        ['2019 to 2023', '2019-01-01', '2023-12-31'],
      ),
    ),
    saidBy: one(...NAMES),
    wordsOnly: fc.boolean(),
    how: one<NonNullable<MadeFact['how']>>('direct', 'indirect', 'citation', 'mixed'),
    relation: one('is', 'increase', 'share'),
    modality: one('asserted', 'projected'),
    confidence: one(0.2, 0.5, 0.9),
    more: one('dry', 'wet and dry', 'windy'),
  },
  { requiredKeys: ['figures'] },
);
const documents = fc.array(fc.array(fact, { maxLength: 8 }), { minLength: 1, maxLength: 5 });

const conditions = {
  words: fc.array(one('dry', 'wet', 'Norvania', 'budget', 'harvest', '$'), { minLength: 1, maxLength: 2 }),
  entity: one('Norvania', 'orvan', 'heron board', '%', 'No', 'nobody'),
  saidBy: one('Kestrel Office', 'Norvania', "O'Neill"),
  measure: one('budget', 'turnout', 'path coast'),
  unit: one('USD', 'km', 'miles', '%'),
  numberKind: one<'money' | 'quantity' | 'cardinal'>('money', 'quantity', 'cardinal'),
  attributionKind: one<'direct' | 'none'>('direct', 'none'),
  relation: one<'is' | 'share'>('is', 'share'),
  modality: one<'asserted' | 'projected'>('asserted', 'projected'),
  from: one('2019', '2020-06', '2022-01-01'),
  to: one('2019', '2020-06', '2022-01-01'),
  year: one(2019, 2020, 2023),
  min: one<number | string>(0, 10, 25),
  max: one<number | string>(10, 25, 40),
  document: one('/d1', 'd2.txt'),
  minConfidence: one(0.3, 0.9),
};
/** At most three conditions: with more, hardly anything fits and nothing is proved. */
const filter: fc.Arbitrary<FactFilter> = fc
  .tuple(fc.record(conditions), fc.subarray(Object.keys(conditions) as (keyof typeof conditions)[], { maxLength: 3 }))
  .map(([all, keys]) => Object.fromEntries(keys.map((key) => [key, all[key]])));

function storeOf(list: readonly (readonly MadeFact[])[]): Store {
  const store = openStore(':memory:');
  write(
    store,
    list.map((made, d) => madeDocument(`/d${d}.txt`, made)),
  );
  return store;
}

const BASE: Readonly<Record<string, string>> = { USD: 'USD', km: 'km', miles: '[mi_i]', '%': '%' };

/** The filters said once more, on the rows of the view, without an index: what the query must agree with. */
function fits(row: Fact, filter: FactFilter): boolean {
  // of one or two characters, the beginning of a name
  const has = (name: string | null, part: string): boolean => {
    const [all, some] = [name?.toLowerCase() ?? '', part.toLowerCase()];
    return part.length < 3 ? all.startsWith(some) : all.includes(some);
  };
  const unit = filter.unit === undefined ? null : (BASE[filter.unit] as string);
  const baseOf = (code: string): string => conversionOf(code)?.base ?? code;
  const inBase = (value: number, code: string): number => {
    const conversion = conversionOf(code);
    return conversion === null ? value : Number(toBaseDecimal(String(value), conversion));
  };
  const bounds = (): boolean => {
    let [low, high] = [row.value ?? row.low, row.value ?? row.high];
    if (low === null || high === null) return filter.min === undefined && filter.max === undefined;
    let [min, max] = [filter.min as number | undefined, filter.max as number | undefined];
    if (unit !== null && row.unit !== null) {
      [low, high] = [inBase(low, row.unit), inBase(high, row.unit)];
      [min, max] = [min === undefined ? min : inBase(min, unit), max === undefined ? max : inBase(max, unit)];
    }
    return (min === undefined || high >= min) && (max === undefined || low <= max);
  };
  const words =
    `${row.sentence} ${row.subject} ${row.said_by} ${row.measure}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const asked = filter.words?.flatMap((word) => word.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const timed = row.first_day !== null || row.last_day !== null;
  return (
    (asked === undefined || (asked.length > 0 && asked.every((word) => (words as readonly string[]).includes(word)))) &&
    (filter.entity === undefined || has(row.subject, filter.entity)) &&
    (filter.saidBy === undefined || has(row.said_by, filter.saidBy)) &&
    (filter.measure === undefined ||
      filter.measure
        .split(' ')
        .every((word) => row.measure?.split(' ').some((own) => own.replace(/s$/, '') === word))) &&
    (unit === null || (row.unit !== null && baseOf(row.unit) === baseOf(unit))) &&
    (filter.numberKind === undefined || row.number_kind === filter.numberKind) &&
    (filter.attributionKind === undefined || (row.attribution_kind ?? 'none') === filter.attributionKind) &&
    (filter.relation === undefined || row.relation === filter.relation) &&
    (filter.modality === undefined || row.modality === filter.modality) &&
    (filter.from === undefined || (timed && (row.last_day ?? '9999') >= filter.from)) &&
    (filter.to === undefined || (timed && (row.first_day ?? '0000').slice(0, filter.to.length) <= filter.to)) &&
    (filter.year === undefined || (row.first_day ?? row.last_day)?.startsWith(String(filter.year)) === true) &&
    bounds() &&
    (filter.document === undefined || row.document.includes(filter.document)) &&
    (filter.minConfidence === undefined || row.confidence >= filter.minConfidence)
  );
}

describe('for any store and filter', () => {
  const stores: Store[] = [];
  afterAll(() => {
    for (const store of stores) store.close();
  });

  it('the facts found are those that fit when each is looked at by itself; the figures of one fact come once', () => {
    let found = 0;
    fc.assert(
      fc.property(documents, fc.array(filter, { minLength: 1, maxLength: 6 }), (list, filters) => {
        const store = storeOf(list);
        const rows = store.database
          .prepare('SELECT * FROM facts ORDER BY document, span_start, claim_id')
          .all() as Fact[];
        for (const filter of filters) {
          const fitting = rows.filter((row) => fits(row, filter));
          const each = [...facts(store, { ...filter, equivalents: 'each', sort: 'document' })];
          expect(each.map((row) => row.claim_id)).toEqual(fitting.map((row) => row.claim_id));
          const seen = new Set<string>();
          const folded = fitting.filter((row) => {
            const head = `${row.document} ${row.equivalent_of ?? row.fact_id}`;
            return !seen.has(head) && seen.add(head);
          });
          expect([...facts(store, { ...filter, sort: 'document' })].map((row) => row.claim_id)).toEqual(
            folded.map((row) => row.claim_id),
          );
          expect(countFacts(store, filter)).toBe(folded.length);
          expect(countFacts(store, { ...filter, equivalents: 'each' })).toBe(fitting.length);
          found += fitting.length;
        }
        store.close();
      }),
      { numRuns: 90 },
    );
    // a law about nothing would hold as well
    expect(found).toBeGreaterThan(500);
  });

  it('pages put together are the whole list, each fact once, in any order and size of page', () => {
    fc.assert(
      fc.property(
        documents,
        filter,
        one(...FACT_SORTS),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        (list, filter, sort, descending, limit) => {
          const store = storeOf(list);
          const whole = [...facts(store, { ...filter, sort, descending })].map((row) => row.claim_id);
          const paged: number[] = [];
          for (let cursor: string | undefined; ; ) {
            const page = factPage(store, { ...filter, sort, descending, limit, cursor });
            paged.push(...page.facts.map((row) => row.claim_id));
            if (page.next === null) break;
            expect(page.facts).toHaveLength(limit);
            cursor = page.next;
          }
          expect(paged).toEqual(whole);
          expect(new Set(whole).size).toBe(whole.length);
          store.close();
        },
      ),
      { numRuns: 80 },
    );
  });

  it('summary tables say what counting says, after documents were replaced too', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const store = storeOf(before);
        write(
          store,
          after.map((made, d) => madeDocument(`/d${d}.txt`, made)),
        );
        const told = store.database.prepare('SELECT * FROM fact_counts ORDER BY dimension, key').all();
        store.write((database) => new FactIndex(database).rebuild());
        const counted = store.database
          .prepare('SELECT dimension, key, facts, documents FROM fact_counts ORDER BY dimension, key')
          .all() as { dimension: string; key: string | number; facts: number }[];
        // a rebuild gives parties and measures other ids: their counts are compared without them
        const shape = (rows: unknown[]): string[] =>
          (rows as { dimension: string; key: string | number; facts: number; documents: number }[])
            .map(
              ({ dimension, key, facts, documents }) =>
                `${dimension} ${/subject|source|measure|attributed/.test(dimension) && key !== '' ? '' : key} ${facts} ${documents}`,
            )
            .sort();
        expect(shape(told)).toEqual(shape(counted));
        for (const { dimension, key, facts: n } of counted) {
          const filter: FactFilter | null =
            dimension === 'unit' && key !== ''
              ? { unit: String(key), words: undefined, minConfidence: 0 }
              : dimension === 'relation'
                ? { relation: key as 'is', minConfidence: 0 }
                : dimension === 'subject' && key !== ''
                  ? { subjectId: key as number, minConfidence: 0 }
                  : dimension === 'total'
                    ? { minConfidence: 0 }
                    : null;
          if (filter !== null) expect([dimension, key, countFacts(store, filter)]).toEqual([dimension, key, n]);
        }
        expect(store.database.pragma('foreign_key_check')).toEqual([]);
        store.database.exec(`INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')`);
        for (const table of ['parties_fts', 'measures_fts', 'documents_fts'])
          store.database.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('groups have the same counts, least, median and greatest values from summaries as from the facts themselves', () => {
    fc.assert(
      fc.property(documents, one(...GROUPS), (list, by) => {
        const store = storeOf(list);
        const summed = groupFacts(store, {}, by, { limit: 1000 });
        // a filter that everything fits
        const gathered = groupFacts(store, { minConfidence: 0 }, by, { limit: 1000 });
        // of facts that have nothing in common, summaries tell no values
        const plain = (groups: typeof summed) =>
          groups.groups.map(({ name, facts, documents, min, median, max, with_unit }) => ({
            name,
            facts,
            documents,
            ...(name === null ? {} : { with_unit }),
            ...(name === null || with_unit === 0 ? {} : { min, median, max }),
          }));
        for (const { name, with_unit, median } of summed.groups)
          if (name === null) expect([with_unit, median]).toEqual([0, null]);
        const key = ({ name }: { name: string | null }): string => name ?? '';
        expect(plain(gathered).sort((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(
          plain(summed).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
        );
        expect(gathered.total).toBe(summed.total);
        for (const { facts, id, with_unit, min, median, max } of summed.groups) {
          if (with_unit > 0) {
            expect(min).toBeLessThanOrEqual(median as number);
            expect(median).toBeLessThanOrEqual(max as number);
          }
          if (by === 'subject' && id !== null)
            expect(countFacts(store, { subjectId: id, minConfidence: 0 })).toBe(facts);
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('facets count what a filter with their key finds', () => {
    fc.assert(
      fc.property(documents, filter, (list, filter) => {
        const store = storeOf(list);
        for (const narrow of [{}, filter]) {
          const { values, counted } = factFacets(store, narrow);
          expect(counted).toBeNull();
          for (const { key, facts: n } of values.relation)
            expect(countFacts(store, { ...narrow, relation: narrow.relation ?? (key as 'is') })).toBe(n);
          for (const { key, facts: n } of values.document)
            expect(countFacts(store, { ...narrow, documentId: key as number })).toBe(n);
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
