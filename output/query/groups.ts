import { type CountKey, type Dimension, NO_KEY } from '../store/counts.js';
import type { Store } from '../store/store.js';
import type { GroupBy } from './choices.js';
import { allFactsBy, type Conditions, conditionsOf, type GroupColumn } from './conditions.js';
import { reading } from './errors.js';
import type { FactFilter } from './filter.js';
import { measureIds, partyIds } from './names.js';
import { fromBase } from './quantity.js';

/** Facts that have one subject, source, measure, year … in common. */
export interface FactGroup {
  /** Name, year or word; null for the facts that have none. */
  readonly name: string | null;
  /** Id for the filters `subjectId`, `sourceId`, `measureId` and `documentId`; null for years and words. */
  readonly id: number | null;
  readonly facts: number;
  readonly documents: number;
  /** The unit that most of them have (the base unit, or the one that was asked for), which the next four are about. */
  readonly unit: string | null;
  readonly with_unit: number;
  readonly min: number | null;
  readonly median: number | null;
  readonly max: number | null;
}

export interface FactGroups {
  readonly groups: readonly FactGroup[];
  /** How many groups there are in all. */
  readonly total: number;
}

interface Way {
  readonly dimension: Dimension;
  readonly column: GroupColumn;
  readonly index: string;
  /** Reads the name of an id; null where the key is the name. */
  readonly name: string | null;
}

const PARTY = 'SELECT name FROM parties WHERE id = ?';
const WAYS: Readonly<Record<GroupBy, Way>> = {
  'said-by': { dimension: 'source', column: 'source_id', index: 'fact_index_source', name: PARTY },
  subject: { dimension: 'subject', column: 'subject_id', index: 'fact_index_subject', name: PARTY },
  measure: {
    dimension: 'measure',
    column: 'measure_id',
    index: 'fact_index_measure',
    name: 'SELECT name FROM measures WHERE id = ?',
  },
  year: { dimension: 'year', column: 'year', index: 'fact_index_year', name: null },
  document: {
    dimension: 'document',
    column: 'document_id',
    index: 'fact_index_document',
    name: 'SELECT locator FROM documents WHERE id = ?',
  },
};

/**
 * Counts facts by what they have in common, most first (years in their order), with least, median and greatest value in the unit that most of
 * a group have. Without a filter the counts come from summary tables, and no values are told of those facts that have nothing in common: no
 * subject, no year. Throws `StoreError`.
 */
export function groupFacts(
  store: Store,
  filter: FactFilter,
  by: GroupBy,
  page: { readonly limit?: number; readonly offset?: number } = {},
): FactGroups {
  const { limit = 50, offset = 0 } = page;
  return reading(store, () => {
    const conditions = conditionsOf(store, filter);
    const summary = filter.duplicates !== true && filter.equivalents !== 'each';
    if (summary && conditions.all) return summed(store, WAYS[by], limit, offset, null);
    const keys = summary ? namedKeys(store, filter, by) : null;
    return keys === null
      ? gathered(store, filter, conditions, WAYS[by], limit, offset)
      : summed(store, WAYS[by], limit, offset, keys);
  });
}

const nameOf = (store: Store, way: Way, key: CountKey | null): string | null => {
  if (key === null || key === NO_KEY) return null;
  if (way.name === null) return String(key);
  return (store.statement(way.name).pluck().get(key) as string | undefined) ?? null;
};

/** The keys that a filter asks for, where it asks for nothing but what the groups are made by: `entity` by subject. Else null. */
function namedKeys(store: Store, filter: FactFilter, by: GroupBy): readonly number[] | null {
  const { entity, saidBy, measure } = filter;
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (asked.length !== 1) return null;
  if (by === 'subject' && entity !== undefined) return partyIds(store, entity);
  if (by === 'said-by' && saidBy !== undefined) return partyIds(store, saidBy);
  return by === 'measure' && measure !== undefined ? measureIds(store, measure) : null;
}

/** Groups of all facts, or of those under some keys, from `fact_counts`; values by the index of the column, which holds them in order. */
function summed(store: Store, way: Way, limit: number, offset: number, keys: readonly number[] | null): FactGroups {
  const order = way.dimension === 'year' ? `key = '', key` : 'facts DESC, key DESC';
  const some = `dimension = @dimension${keys === null ? '' : ' AND key IN (SELECT value FROM json_each(@keys))'}`;
  const asked = { dimension: way.dimension, ...(keys === null ? {} : { keys: JSON.stringify(keys) }) };
  const rows = store
    .statement(
      `SELECT key, facts, documents FROM fact_counts WHERE ${some} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...asked, limit, offset }) as { key: CountKey; facts: number; documents: number }[];
  const from = `fact_index INDEXED BY ${way.index} WHERE ${way.column} = ? AND is_copy = 0`;
  const units = store.statement(
    `SELECT unit, count(*) AS n FROM ${from} AND value IS NOT NULL GROUP BY unit ORDER BY n DESC, unit LIMIT 1`,
  );
  const at = store
    .statement(`SELECT value FROM ${from} AND unit IS ? AND value IS NOT NULL ORDER BY value LIMIT 1 OFFSET ?`)
    .pluck();
  const groups = rows.map(({ key, facts, documents }) => {
    const id = key === NO_KEY ? null : key;
    // those that have none have nothing in common: no index holds them in order
    const best = id === null ? undefined : (units.get(id) as { unit: string | null; n: number } | undefined);
    const value = (place: number): number | null =>
      best === undefined ? null : ((at.get(id, best.unit, place) as number | undefined) ?? null);
    const n = best?.n ?? 0;
    const low = value(Math.floor((n - 1) / 2));
    const high = n % 2 === 1 ? low : value(n / 2);
    return {
      name: nameOf(store, way, key),
      id: way.name === null || id === null ? null : (id as number),
      facts,
      documents,
      unit: best?.unit ?? null,
      with_unit: n,
      min: value(0),
      median: low === null || high === null ? null : (low + high) / 2,
      max: value(n - 1),
    };
  });
  const total = store.statement(`SELECT count(*) FROM fact_counts WHERE ${some}`).pluck().get(asked) as number;
  return { groups: byFacts(way, groups), total };
}

/** Groups of the facts that fit a filter: all are counted, and of those that are shown the values are read. */
function gathered(
  store: Store,
  filter: FactFilter,
  conditions: Conditions,
  way: Way,
  limit: number,
  offset: number,
): FactGroups {
  const { column } = way;
  const from = `${allFactsBy(store, conditions)} WHERE ${conditions.each('f')}`;
  const counted = filter.equivalents === 'each' ? 'count(*)' : `sum(${conditions.first('f', column)})`;
  const all = store.database
    .prepare(
      `SELECT f.${column} AS key, ${counted} AS facts, count(DISTINCT f.document_id) AS documents FROM ${from} GROUP BY f.${column}`,
    )
    .all(conditions.parameters) as { key: CountKey | null; facts: number; documents: number }[];
  all.sort(
    way.dimension === 'year'
      ? ({ key: a }, { key: b }) => (a === null ? 1 : b === null ? -1 : (a as number) - (b as number))
      : (a, b) => b.facts - a.facts || Number(b.key) - Number(a.key),
  );
  const shown = all.slice(offset, offset + limit);
  const values = valuesOf(
    store,
    conditions,
    column,
    from,
    shown.map(({ key }) => key),
  );
  const asked = conditions.unit;
  const groups = shown.map(({ key, facts, documents }) => {
    let unit: string | null = null;
    let most: number[] = [];
    for (const [name, list] of values.get(key) ?? [])
      if (list.length > most.length || (list.length === most.length && (name ?? '') < (unit ?? ''))) {
        unit = name;
        most = list;
      }
    const sorted = Float64Array.from(most).sort();
    const n = sorted.length;
    const told = (value: number | undefined): number | null =>
      value === undefined ? null : asked === null || unit !== asked.base ? value : fromBase(value, asked);
    return {
      name: nameOf(store, way, key),
      id: way.name === null || key === null ? null : (key as number),
      facts,
      documents,
      unit: asked !== null && unit === asked.base ? asked.code : unit,
      with_unit: n,
      min: told(sorted[0]),
      median: n === 0 ? null : told(((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2),
      max: told(sorted[n - 1]),
    };
  });
  return { groups: byFacts(way, groups), total: all.length };
}

/** The values of some groups, by unit. */
function valuesOf(
  store: Store,
  conditions: Conditions,
  column: GroupColumn,
  from: string,
  keys: readonly (CountKey | null)[],
): Map<CountKey | null, Map<string | null, number[]>> {
  const found = new Map<CountKey | null, Map<string | null, number[]>>(keys.map((key) => [key, new Map()]));
  const some = `(f.${column} IN (SELECT value FROM json_each(@keys))${keys.includes(null) ? ` OR f.${column} IS NULL` : ''})`;
  const rows = store.database
    .prepare(`SELECT f.${column}, f.unit, f.value FROM ${from} AND ${some} AND f.value IS NOT NULL`)
    .raw()
    .iterate({ ...conditions.parameters, keys: JSON.stringify(keys) }) as IterableIterator<
    [key: CountKey | null, unit: string | null, value: number]
  >;
  for (const [key, unit, value] of rows) {
    const units = found.get(key) as Map<string | null, number[]>;
    const list = units.get(unit);
    if (list === undefined) units.set(unit, [value]);
    else list.push(value);
  }
  return found;
}

/** Groups of the same size in the order of their names. */
function byFacts(way: Way, groups: FactGroup[]): FactGroup[] {
  if (way.dimension === 'year') return groups;
  return groups.sort((a, b) => b.facts - a.facts || ((a.name ?? '~') < (b.name ?? '~') ? -1 : 1));
}
