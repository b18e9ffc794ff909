import { NO_KEY } from '../store/counts.js';
import type { Store } from '../store/store.js';
import type { FactSort } from './choices.js';
import { allFactsBy, type Conditions, conditionsOf, countOf, driverFor, factsBy } from './conditions.js';
import { type Cursor, type CursorKey, decodeCursor, encodeCursor } from './cursor.js';
import { reading } from './errors.js';
import type { Equivalent, Fact, FactRow } from './fact.js';
import type { FactFilter, FactQuery } from './filter.js';
import { ORDERS, type Order, VALUE_IN_UNIT } from './order.js';
import { fromBase } from './quantity.js';
import { NEWEST, rankedIds } from './rank.js';

export { FACT_SORTS, type FactSort } from './choices.js';
export { type Equivalent, FACT_COLUMNS, type Fact, type FactRow } from './fact.js';
export type { FactFilter, FactQuery } from './filter.js';

/** A page of facts. */
export interface FactPage {
  readonly facts: readonly FactRow[];
  /** `cursor` of the next page; null when this is the last. */
  readonly next: string | null;
  /** Set when facts are sorted by relevance and there were more hits than are ranked: only the newest were. */
  readonly ranked_newest: number | null;
}

export const DEFAULT_PAGE = 50;

/** The order in which facts come when none is asked for: by relevance where words are given, else by document and place. */
export function sortOf(query: FactQuery): FactSort {
  return query.sort ?? (query.words !== undefined && query.words.length > 0 ? 'relevance' : 'document');
}

interface Found {
  readonly id: number;
  readonly half: 0 | 1;
  readonly keys: CursorKey;
}

/** Ids of facts in an order, with the keys that a cursor needs. `limit` null: to the end. */
function* walk(
  store: Store,
  conditions: Conditions,
  sort: Exclude<FactSort, 'relevance'>,
  options: { readonly descending: boolean; readonly limit: number | null; readonly after: Cursor | null },
): Generator<Found> {
  const { descending, limit, after } = options;
  const { unit } = conditions;
  const order: Order = sort === 'value' && unit !== null ? VALUE_IN_UNIT : ORDERS[sort];
  const walked =
    order === VALUE_IN_UNIT && unit !== null
      ? { index: VALUE_IN_UNIT.index, facts: countOf(store, 'unit', [unit.base]) }
      : null;
  const driver = driverFor(store, conditions, limit, walked);
  const direction = descending ? 'DESC' : 'ASC';
  const compare = descending ? '<' : '>';
  const where = conditions.on('f');
  let left = limit;
  const run = function* (half: 0 | 1, from: string, condition: string, keys: readonly string[]): Generator<Found> {
    const parameters = { ...conditions.parameters };
    let beyond = '';
    if (after !== null && after.half === half) {
      after.keys.forEach((key, i) => {
        parameters[`after${i}`] = key as string | number;
      });
      const marks = keys.map((_, i) => `@after${i}`).join(', ');
      // the first key by itself too: it is what an index can begin at
      beyond = ` AND ${keys[0]} ${compare}= @after0 AND (${keys.join(', ')}) ${compare} (${marks})`;
    }
    const by = keys.map((key) => `${key} ${direction}`).join(', ');
    const sql = `SELECT ${keys.join(', ')} FROM ${from} WHERE ${where}${condition}${beyond} ORDER BY ${by}${left === null ? '' : ' LIMIT @limit'}`;
    if (left !== null) parameters.limit = left;
    const rows = store.database.prepare(sql).raw().iterate(parameters) as IterableIterator<(string | number)[]>;
    for (const row of rows) {
      if (left !== null) left--;
      yield { id: row[row.length - 1] as number, half, keys: row };
    }
  };
  const and = (condition: string | null): string => (condition === null ? '' : ` AND ${condition}`);
  if (after === null || after.half === 0) {
    const from = driver === null ? order.walk : `${factsBy(driver)} ${order.join}`;
    yield* run(0, from, and(order.present), [...order.keys, 'f.id']);
  }
  if (order.absent !== null && (left === null || left > 0)) {
    // from the first id on: a search of the key, not a scan
    yield* run(1, factsBy(driver), `${and(order.absent)} AND f.id > 0`, ['f.id']);
  }
}

/** Reads whole facts by the ids of their claims. */
function reader(store: Store, conditions: Conditions, filter: FactFilter): (id: number) => FactRow {
  const { unit } = conditions;
  const one = store.statement('SELECT * FROM facts WHERE claim_id = ?');
  const bounds = store.statement('SELECT unit, low, high FROM fact_index WHERE id = ?');
  const others = store.statement(
    `SELECT c.public_id AS fact_id, n.text AS number, n.decimal AS decimal, n.unit AS unit, n.modifier AS modifier
     FROM (
       SELECT id FROM fact_index WHERE id = @root UNION SELECT id FROM fact_index WHERE equivalent_to = @root
     ) AS g JOIN claims AS c ON c.id = g.id JOIN numbers AS n ON n.id = c.number_id
     WHERE g.id <> @id ORDER BY g.id`,
  );
  const root = store.statement('SELECT coalesce(equivalent_to, id) FROM fact_index WHERE id = ?').pluck();
  return (id) => {
    const fact = one.get(id) as Fact;
    const equivalents =
      filter.equivalents === 'each' ? [] : (others.all({ id, root: root.get(id) as number }) as Equivalent[]);
    let converted: FactRow['converted'] = null;
    if (unit !== null && fact.unit !== unit.code) {
      const { low, high } = bounds.get(id) as { low: number | null; high: number | null };
      if (low !== null && high !== null)
        converted = { low: fromBase(low, unit), high: fromBase(high, unit), unit: unit.code };
    }
    return { ...fact, equivalents, converted };
  };
}

/** A page of facts: at most `limit` (50), from `cursor` on. Throws `StoreError`. */
export function factPage(store: Store, query: FactQuery = {}): FactPage {
  return reading(store, () => {
    const sort = sortOf(query);
    const descending = query.descending ?? false;
    const limit = query.limit ?? DEFAULT_PAGE;
    const conditions = conditionsOf(store, query);
    const read = reader(store, conditions, query);
    if (sort === 'relevance') {
      const { ids, cut } = rankedIds(store, conditions, query);
      const after = query.cursor === undefined ? null : decodeCursor(query.cursor, sort, false, ['number']);
      const from = after === null ? 0 : ids.indexOf(after.keys[0] as number) + 1;
      const page = ids.slice(from, from + limit);
      const last = page.at(-1);
      const next =
        last === undefined || from + limit >= ids.length
          ? null
          : encodeCursor({ sort, descending: false, half: 0, keys: [last] });
      return { facts: page.map(read), next, ranked_newest: cut ? NEWEST : null };
    }
    const { keyTypes } = ORDERS[sort];
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, sort, descending, keyTypes);
    const found = [...walk(store, conditions, sort, { descending, limit: limit + 1, after })];
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next =
      found.length > limit && last !== undefined
        ? encodeCursor({ sort, descending, half: last.half, keys: last.keys })
        : null;
    return { facts: page.map(({ id }) => read(id)), next, ranked_newest: null };
  });
}

/**
 * Facts one at a time: a result of any size needs the memory of one row. `limit` is the most of all, without it they come to the end; they
 * begin behind `cursor`. By relevance only the newest 5,000 hits come. Throws `StoreError`.
 */
export function* facts(store: Store, query: FactQuery = {}): Generator<FactRow> {
  const sort = sortOf(query);
  const { conditions, read } = reading(store, () => {
    const conditions = conditionsOf(store, query);
    return { conditions, read: reader(store, conditions, query) };
  });
  if (sort === 'relevance') {
    const { ids } = reading(store, () => rankedIds(store, conditions, query));
    for (const id of query.limit === undefined ? ids : ids.slice(0, query.limit)) yield read(id);
    return;
  }
  const { keyTypes } = ORDERS[sort];
  const descending = query.descending ?? false;
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, sort, descending, keyTypes);
  const ids = walk(store, conditions, sort, { descending, limit: query.limit ?? null, after });
  for (const { id } of ids) yield read(id);
}

/**
 * The ids of claims whose facts fit, in the order that is asked for (not by relevance), at most `limit`. Where more than that are likely to
 * fit, it is the newest of those that the rarest condition leads to, in no order; `cut` says that there are more. Throws `StoreError`.
 */
export function factIds(
  store: Store,
  query: FactFilter & {
    readonly sort: Exclude<FactSort, 'relevance'>;
    readonly descending?: boolean;
    readonly limit: number;
  },
): { readonly ids: number[]; readonly cut: boolean } {
  return reading(store, () => {
    const { sort, descending = false, limit } = query;
    const all = conditionsOf(store, query);
    const newest = amongNewest(store, all, limit);
    if (newest !== null) return { ids: newest, cut: true };
    const found = [...walk(store, all, sort, { descending, limit: limit + 1, after: null })];
    return { ids: found.slice(0, limit).map(({ id }) => id), cut: found.length > limit };
  });
}

/** Those of the newest rows that the rarest condition leads to which fit all of them; null where no more than so many fit anyway. */
function amongNewest(store: Store, conditions: Conditions, newest: number): number[] | null {
  const driver = driverFor(store, conditions, null);
  const total = countOf(store, 'total', [NO_KEY]);
  if (driver?.index == null || total * conditions.share <= newest) return null;
  // of the index no row of the table need be read, but all that it leads to; from the newest fact back, those that others lead to as well
  const by = (newest * total) / driver.facts < driver.facts ? 'NOT INDEXED' : `INDEXED BY ${driver.index}`;
  const ids = `SELECT n.id FROM fact_index AS n ${by} WHERE ${driver.part('n')} AND n.id > 0 ORDER BY n.id DESC LIMIT ${newest}`;
  return store.database
    .prepare(
      `SELECT f.id FROM fact_index AS f NOT INDEXED WHERE f.id IN (${ids}) AND ${conditions.behind(driver, 'f')}`,
    )
    .pluck()
    .all(conditions.parameters) as number[];
}

/** Facts by the ids of their claims, in the order of the ids; told in the unit that the filter asks for. Throws `StoreError`. */
export function factsOfClaims(store: Store, ids: readonly number[], filter: FactFilter = {}): FactRow[] {
  return reading(store, () => ids.map(reader(store, conditionsOf(store, filter), filter)));
}

/**
 * How many facts fit a filter. With `atMost`, counting stops there: the answer is then `atMost` for any more, at once in a store of any
 * size.
 */
export function countFacts(store: Store, filter: FactFilter = {}, atMost: number | null = null): number {
  return reading(store, () => {
    const conditions = conditionsOf(store, filter);
    const told = conditions.all ? countOf(store, 'total', [NO_KEY]) : conditions.exact;
    if (told !== null && filter.equivalents !== 'each' && filter.duplicates !== true) {
      return atMost === null ? told : Math.min(told, atMost);
    }
    const from = atMost === null ? allFactsBy(store, conditions) : factsBy(driverFor(store, conditions, atMost));
    const sql =
      atMost === null
        ? `SELECT count(*) FROM ${from} WHERE ${conditions.on('f')}`
        : `SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${conditions.on('f')} LIMIT @atMost)`;
    const parameters = atMost === null ? conditions.parameters : { ...conditions.parameters, atMost };
    return store.database.prepare(sql).pluck().get(parameters) as number;
  });
}

/** The facts whose ids begin with `id`: one, unless the same text stands in the store with another reference date. */
export function factsById(store: Store, id: string): FactRow[] {
  const end = `${id.slice(0, -1)}${String.fromCharCode((id.charCodeAt(id.length - 1) || 0) + 1)}`;
  return reading(store, () => {
    const ids = store
      .statement(
        `SELECT c.id FROM claims AS c JOIN documents AS d ON d.id = c.document_id WHERE c.public_id >= ? AND c.public_id < ?
         ORDER BY d.locator, c.id`,
      )
      .pluck()
      .all(id, end) as number[];
    return ids.map(reader(store, conditionsOf(store, {}), {}));
  });
}
