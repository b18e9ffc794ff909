import { type CountKey, type Dimension, NO_KEY } from '../store/counts.js';
import type { Store } from '../store/store.js';
import { conditionsOf, driverFor, factsBy, type GroupColumn } from './conditions.js';
import { reading } from './errors.js';
import type { FactFilter } from './filter.js';
import { NEWEST, newestHits } from './rank.js';

/** One value that facts can be narrowed down to. */
export interface FacetValue {
  /** What the filter takes: an id (subject, source, measure, document), a year, or a word. */
  readonly key: CountKey;
  readonly name: string;
  readonly facts: number;
}

export interface Facets {
  readonly values: Readonly<Record<Facet, readonly FacetValue[]>>;
  /** Set when so many facts fit that only this many of them were counted. */
  readonly counted: number | null;
}

export type Facet = Exclude<Dimension, 'total' | 'attributed'>;

/** What facts are narrowed down by, and the filter that takes the key of each. */
export const FACETS: Readonly<Record<Facet, keyof FactFilter>> = {
  subject: 'subjectId',
  measure: 'measureId',
  source: 'sourceId',
  unit: 'unit',
  year: 'year',
  document: 'documentId',
  number_kind: 'numberKind',
  attribution_kind: 'attributionKind',
  relation: 'relation',
  modality: 'modality',
};

const COLUMNS: readonly (readonly [Facet, GroupColumn])[] = [
  ['subject', 'subject_id'],
  ['measure', 'measure_id'],
  ['source', 'source_id'],
  ['unit', 'unit'],
  ['year', 'year'],
  ['document', 'document_id'],
  ['number_kind', 'number_kind'],
  ['attribution_kind', 'attribution_kind'],
  ['relation', 'relation'],
  ['modality', 'modality'],
];

/** Facts that are read for facets at most, whether or not they fit. */
const MOST_READ = 20_000;

const NAMES: Partial<Record<Facet, string>> = {
  subject: 'SELECT name FROM parties WHERE id = ?',
  source: 'SELECT name FROM parties WHERE id = ?',
  measure: 'SELECT name FROM measures WHERE id = ?',
  document: 'SELECT coalesce(title, locator) FROM documents WHERE id = ?',
};

/**
 * The most frequent subjects, measures, sources, units, years … of the facts that fit a filter, at most `top` each. Without a filter they come
 * from summary tables; with one, of 5,000 facts that fit: the newest, where words were searched for. Throws `StoreError`.
 */
export function factFacets(store: Store, filter: FactFilter = {}, top = 10): Facets {
  return reading(store, () => {
    const conditions = conditionsOf(store, filter);
    const lists = new Map<Facet, [CountKey, number][]>();
    let counted: number | null = null;
    if (conditions.all && filter.duplicates !== true && filter.equivalents !== 'each') {
      const most = store
        .statement(
          `SELECT key, facts FROM fact_counts WHERE dimension = ? AND key <> '' ORDER BY facts DESC, key DESC LIMIT ?`,
        )
        .raw();
      for (const [facet] of COLUMNS) lists.set(facet, most.all(facet, top) as [CountKey, number][]);
    } else {
      const tallies = COLUMNS.map(([facet]) => [facet, new Map<CountKey, number>()] as const);
      let n = 0;
      const columns = COLUMNS.map(([, column]) => column);
      const driver = driverFor(store, conditions, NEWEST);
      const common = driver?.index != null && driver.facts > MOST_READ;
      const from = common
        ? `(SELECT * FROM ${factsBy(driver)} WHERE ${driver.part('f')} LIMIT ${MOST_READ}) AS f`
        : factsBy(driver);
      const sql =
        conditions.match === null
          ? `SELECT ${columns.map((column) => `f.${column}`).join(', ')} FROM ${from} WHERE ${common ? conditions.behind(driver, 'f') : conditions.on('f')} LIMIT @newest`
          : newestHits(conditions, filter, columns);
      const rows = store.database
        .prepare(sql)
        .raw()
        .iterate({ ...conditions.parameters, newest: NEWEST + 1 }) as IterableIterator<(CountKey | null)[]>;
      for (const row of rows) {
        if (++n > NEWEST) {
          counted = NEWEST;
          break;
        }
        tallies.forEach(([, tally], i) => {
          const key = row[i];
          if (key !== null && key !== undefined) tally.set(key, (tally.get(key) ?? 0) + 1);
        });
      }
      if (common && conditions.match === null) counted ??= n;
      for (const [facet, tally] of tallies) lists.set(facet, [...tally].sort((a, b) => b[1] - a[1]).slice(0, top));
    }
    const values = Object.fromEntries(
      COLUMNS.map(([facet]) => {
        const sql = NAMES[facet];
        const name = sql === undefined ? null : store.statement(sql).pluck();
        return [
          facet,
          (lists.get(facet) ?? [])
            .filter(([key]) => key !== NO_KEY)
            .map(([key, facts]) => ({ key, name: name === null ? String(key) : String(name.get(key) ?? key), facts })),
        ];
      }),
    ) as unknown as Facets['values'];
    return { values, counted };
  });
}
