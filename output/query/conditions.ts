import type { CountKey, Dimension } from '../store/counts.js';
import { NO_KEY } from '../store/counts.js';
import type { Store } from '../store/store.js';
import { queryError } from './errors.js';
import type { FactFilter } from './filter.js';
import { wordQuery } from './fts-query.js';
import { documentIds, measureIds, partyIds } from './names.js';
import { type AskedUnit, askedUnit, parseBound, toBase, unknownUnit } from './quantity.js';
import { withUserConversion } from './user-conversions.js';

/** What facts can be counted by: columns of `fact_index`. */
export type GroupColumn =
  | 'subject_id'
  | 'source_id'
  | 'measure_id'
  | 'document_id'
  | 'year'
  | 'unit'
  | 'number_kind'
  | 'attribution_kind'
  | 'relation'
  | 'modality';

export type Parameters = Record<string, string | number>;

/** A way to the facts that fit one condition without looking at others: an index of `fact_index`, or none for the ids themselves. */
export interface Driver {
  readonly index: string | null;
  /** About how many facts it leads to. */
  readonly facts: number;
  /** Its condition alone. */
  readonly part: (alias: string) => string;
}

/**
 * A filter as conditions on rows of `fact_index`, for any alias of it. The text is put together from the fragments below only; what users
 * give is bound.
 */
export interface Conditions {
  /** All conditions, and of figures that say the same in several units only the first that fits. */
  readonly on: (alias: string) => string;
  /** The conditions alone: every figure that fits. */
  readonly each: (alias: string) => string;
  /** Whether no earlier figure of the same fact fits as well (and has the same `column`, where one is named). */
  readonly first: (alias: string, column?: GroupColumn) => string;
  readonly parameters: Parameters;
  /** The conditions but for the words: for rows that a search has led to. */
  readonly beside: (alias: string) => string;
  /** `on`, but for the condition of one driver: for rows that it has led to. */
  readonly behind: (driver: Driver, alias: string) => string;
  /** Those that an index leads to. */
  readonly drivers: readonly Driver[];
  /** Share of the facts that is about to fit all conditions, 0 to 1. */
  readonly share: number;
  /** How many facts fit, where the summary tables tell: one condition with one key; else null. */
  readonly exact: number | null;
  readonly unit: AskedUnit | null;
  /** The query for `sentences_fts`, or null without words. */
  readonly match: string | null;
  /** Whether anything is asked for at all. */
  readonly all: boolean;
}

/** Hits of a probe from which on a condition counts as common. */
const MANY = 30_000;

/** Reads the number of facts under some keys of a dimension. */
export function countOf(store: Store, dimension: Dimension, keys: readonly CountKey[]): number {
  return store
    .statement(
      'SELECT coalesce(sum(facts), 0) FROM fact_counts WHERE dimension = ? AND key IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .get(dimension, JSON.stringify(keys)) as number;
}

class Builder {
  readonly parts: ((alias: string) => string)[] = [];
  /** The one of `parts` that looks for words. */
  words: ((alias: string) => string) | null = null;
  readonly parameters: Parameters = {};
  readonly drivers: Driver[] = [];
  readonly store: Store;
  readonly total: number;
  share = 1;
  /** Facts that fit the last condition, where that is known exactly. */
  exact: number | null = null;

  constructor(store: Store) {
    this.store = store;
    this.total = Math.max(1, countOf(store, 'total', [NO_KEY]));
  }

  /** Adds a condition that about `facts` facts fit. */
  add(part: (alias: string) => string, parameters: Parameters, facts?: number, index?: string | null): void {
    this.exact = null;
    this.parts.push(part);
    Object.assign(this.parameters, parameters);
    if (facts === undefined) return;
    this.share *= Math.min(1, facts / this.total);
    if (index !== undefined) this.drivers.push({ index, facts, part });
  }

  /** The same, where summary tables tell the number exactly. */
  addCounted(part: (alias: string) => string, parameters: Parameters, facts: number, index?: string): void {
    this.add(part, parameters, facts, index);
    this.exact = facts;
  }

  /** A column that has one of some ids. */
  ids(column: string, dimension: Dimension, index: string, ids: readonly number[]): void {
    const facts = ids.length === 0 ? 0 : countOf(this.store, dimension, ids);
    const [only] = ids;
    const name = `${dimension}${this.parts.length}`;
    if (ids.length === 1 && only !== undefined)
      this.addCounted((x) => `${x}.${column} = @${name}`, { [name]: only }, facts, index);
    else {
      const list = { [name]: JSON.stringify(ids) };
      this.add((x) => `${x}.${column} IN (SELECT value FROM json_each(@${name}))`, list, facts, index);
    }
  }

  /** A column that has one word of a short list. */
  word(column: 'number_kind' | 'attribution_kind' | 'relation' | 'modality', value: string | undefined): void {
    if (value === undefined) return;
    if (value === 'none') {
      this.addCounted((x) => `${x}.${column} IS NULL`, {}, countOf(this.store, column, [NO_KEY]));
    } else {
      this.addCounted((x) => `${x}.${column} = @${column}`, { [column]: value }, countOf(this.store, column, [value]));
    }
  }

  /** Rows of a probe, counted up to MANY. */
  probe(sql: string, parameters: Parameters): number {
    return this.store
      .statement(`SELECT count(*) FROM (${sql} LIMIT ${MANY + 1})`)
      .pluck()
      .get(parameters) as number;
  }
}

/** Makes conditions of a filter, looks up the names in it and estimates how many facts fit. Throws `StoreError`. */
export function conditionsOf(store: Store, filter: FactFilter): Conditions {
  const builder = new Builder(store);
  const match = addWords(builder, filter);
  if (filter.entity !== undefined)
    builder.ids('subject_id', 'subject', 'fact_index_subject', partyIds(store, filter.entity));
  if (filter.subjectId !== undefined) builder.ids('subject_id', 'subject', 'fact_index_subject', [filter.subjectId]);
  if (filter.saidBy !== undefined)
    builder.ids('source_id', 'source', 'fact_index_source', partyIds(store, filter.saidBy));
  if (filter.sourceId !== undefined) builder.ids('source_id', 'source', 'fact_index_source', [filter.sourceId]);
  if (filter.measure !== undefined)
    builder.ids('measure_id', 'measure', 'fact_index_measure', measureIds(store, filter.measure));
  if (filter.measureId !== undefined) builder.ids('measure_id', 'measure', 'fact_index_measure', [filter.measureId]);
  if (filter.document !== undefined)
    builder.ids('document_id', 'document', 'fact_index_document', documentIds(store, filter.document));
  if (filter.documentId !== undefined)
    builder.ids('document_id', 'document', 'fact_index_document', [filter.documentId]);
  const unit = addUnitAndValue(builder, filter);
  builder.word('number_kind', filter.numberKind);
  builder.word('attribution_kind', filter.attributionKind);
  builder.word('relation', filter.relation);
  builder.word('modality', filter.modality);
  addTime(builder, filter);
  if (filter.minConfidence !== undefined)
    builder.add((x) => `${x}.confidence >= @confidence`, { confidence: filter.minConfidence });
  addReviews(builder, filter);
  const all = builder.parts.length === 0;
  const exact = builder.parts.length === 1 ? builder.exact : null;
  if (filter.duplicates !== true) builder.parts.push((x) => `${x}.is_copy = 0`);
  const { parts, parameters, drivers, share } = builder;
  const joined = (alias: string, list: readonly ((alias: string) => string)[]): string =>
    list.map((part) => part(alias)).join(' AND ') || '1';
  const each = (alias: string): string => joined(alias, parts);
  const others = parts.filter((part) => part !== builder.words);
  const beside = (alias: string): string => joined(alias, others);
  const first = (alias: string, column?: GroupColumn): string => {
    const fits = `${each('m')}${column === undefined ? '' : ` AND m.${column} IS ${alias}.${column}`}`;
    return `(${alias}.equivalent_to IS NULL OR NOT EXISTS (
      SELECT 1 FROM fact_index AS m WHERE m.id = ${alias}.equivalent_to AND ${fits}
    ) AND NOT EXISTS (
      SELECT 1 FROM fact_index AS m INDEXED BY fact_index_equivalent
      WHERE m.equivalent_to = ${alias}.equivalent_to AND m.id < ${alias}.id AND ${fits}
    ))`;
  };
  const once = (alias: string, fits: string): string =>
    filter.equivalents === 'each' ? fits : `${fits} AND ${first(alias)}`;
  const on = (alias: string): string => once(alias, each(alias));
  const behind = ({ part }: Driver, alias: string): string =>
    once(
      alias,
      joined(
        alias,
        parts.filter((other) => other !== part),
      ),
    );
  return { on, behind, each, first, beside, parameters, drivers, share, exact, unit, match, all };
}

function addWords(builder: Builder, filter: FactFilter): string | null {
  if (filter.words === undefined || filter.words.length === 0) return null;
  const match = filter.rawSearch === true ? filter.words.join(' ') : wordQuery(filter.words);
  if (match.trim() === '') {
    // nothing fits; a bare 0 would leave SQLite without a use for the indexes that are named
    builder.add((x) => `${x}.id < 0`, {}, 0);
    return null;
  }
  const sentences = 'SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH @match';
  const facts = builder.probe(sentences, { match });
  const at = builder.parts.length;
  if (facts <= MANY)
    builder.add((x) => `${x}.sentence_id IN (${sentences})`, { match }, facts * 2, 'fact_index_sentence');
  else {
    // too many to gather: each fact that comes by is looked up
    builder.add(
      (x) => `EXISTS (${sentences} AND rowid = ${x}.sentence_id)`,
      { match },
      Math.max(facts, builder.total / 10),
    );
  }
  builder.words = builder.parts[at] ?? null;
  return match;
}

function addUnitAndValue(builder: Builder, filter: FactFilter): AskedUnit | null {
  const own = <T extends { readonly unit: AskedUnit | null }>(bound: T): T =>
    bound.unit === null ? bound : { ...bound, unit: withUserConversion(builder.store, bound.unit) };
  const least = filter.min === undefined ? null : own(parseBound('min', filter.min));
  const most = filter.max === undefined ? null : own(parseBound('max', filter.max));
  const unit =
    (filter.unit === undefined ? null : withUserConversion(builder.store, askedUnit(filter.unit))) ??
    least?.unit ??
    most?.unit ??
    null;
  for (const [name, asked] of [
    ['unit', filter.unit === undefined ? null : unit],
    ['min', least?.unit],
    ['max', most?.unit],
  ] as const) {
    // words that are no unit of ours may still be one of an article
    if (asked == null || asked.known || countOf(builder.store, 'unit', [asked.base]) > 0) continue;
    throw queryError(`${name}: ${unknownUnit(asked.code)}`);
  }
  for (const bound of [least, most]) {
    if (unit !== null && bound?.unit != null && bound.unit.base !== unit.base) {
      throw queryError(`min, max and unit must agree: "${bound.unit.code}" does not convert to "${unit.code}"`);
    }
  }
  if (unit === null) {
    if (least !== null) builder.add((x) => `${x}.printed_high >= @min`, { min: least.value });
    if (most !== null) builder.add((x) => `${x}.printed_low <= @max`, { max: most.value });
    return null;
  }
  const parameters: Parameters = { unit: unit.base };
  builder.addCounted(
    (x) => `${x}.unit = @unit`,
    parameters,
    countOf(builder.store, 'unit', [unit.base]),
    'fact_index_unit',
  );
  if (least === null && most === null) return unit;
  let inside = '';
  if (least !== null) {
    parameters.min = toBase(least.value, least.unit ?? unit);
    inside += ' AND value >= @min';
  }
  if (most !== null) {
    parameters.max = toBase(most.value, most.unit ?? unit);
    inside += ' AND value <= @max';
  }
  const points = `SELECT id FROM fact_index INDEXED BY fact_index_unit WHERE unit = @unit${inside}`;
  const ranges = `SELECT id FROM fact_index INDEXED BY fact_index_range WHERE unit = @unit AND low < high AND high >= @min${most === null ? '' : ' AND value <= @max'}`;
  const ids = least === null ? points : `${points} UNION ALL ${ranges}`;
  const facts = builder.probe(points, parameters);
  const bounds = (x: string): string =>
    [least === null ? [] : [`${x}.high >= @min`], most === null ? [] : [`${x}.low <= @max`]].flat().join(' AND ');
  if (facts <= MANY) builder.add((x) => `${x}.id IN (${ids})`, parameters, facts, null);
  else builder.add(bounds, parameters, facts);
  return unit;
}

function addTime(builder: Builder, filter: FactFilter): void {
  const years = (from: number, to: number): number =>
    builder.store
      .statement(`SELECT coalesce(sum(facts), 0) FROM fact_counts WHERE dimension = 'year' AND key BETWEEN ? AND ?`)
      .pluck()
      .get(from, to) as number;
  if (filter.year !== undefined)
    builder.addCounted(
      (x) => `${x}.year = @year`,
      { year: filter.year },
      years(filter.year, filter.year),
      'fact_index_year',
    );
  if (filter.to !== undefined) {
    const facts = years(-9999, Number.parseInt(filter.to, 10));
    // "2024~" is behind every day of 2024
    builder.add((x) => `${x}.first_day <= @to`, { to: `${filter.to}~` }, facts, 'fact_index_first_day');
  }
  if (filter.from !== undefined) {
    const facts = years(Number.parseInt(filter.from, 10), 9999);
    builder.add((x) => `${x}.last_day >= @from`, { from: filter.from }, facts, 'fact_index_last_day');
  }
}

function addReviews(builder: Builder, filter: FactFilter): void {
  const { reviewed } = filter;
  if (reviewed === undefined) return;
  if (reviewed === 'none') {
    builder.add(
      (x) =>
        `NOT EXISTS (SELECT 1 FROM claims AS rc JOIN reviews AS r ON r.fact_id = rc.public_id WHERE rc.id = ${x}.id)`,
      {},
    );
    return;
  }
  const condition = reviewed === 'any' ? '' : ' WHERE r.verdict = @verdict';
  const ids = `SELECT rc.id FROM reviews AS r CROSS JOIN claims AS rc INDEXED BY claims_public_id ON rc.public_id = r.fact_id${condition}`;
  const parameters = reviewed === 'any' ? {} : { verdict: reviewed };
  builder.add((x) => `${x}.id IN (${ids})`, parameters, builder.probe(ids, parameters), null);
}

/**
 * The driver to follow, or null where walking in the wanted order, until `wanted` facts are found (null: to the end), meets fewer rows. `walked`
 * says how many rows that way has, where it is the way of one driver and not all facts.
 */
export function driverFor(
  store: Store,
  conditions: Conditions,
  wanted: number | null,
  walked: { readonly index: string; readonly facts: number } | null = null,
): Driver | null {
  const best = conditions.drivers.reduce<Driver | null>(
    (least, driver) =>
      driver.index !== walked?.index && (least === null || driver.facts < least.facts) ? driver : least,
    null,
  );
  if (best === null) return null;
  const total = countOf(store, 'total', [NO_KEY]);
  const rows = walked?.facts ?? total;
  const fitting = Math.max(1, total * conditions.share);
  const met = wanted === null ? rows : Math.min(rows, (wanted * rows) / fitting);
  return best.facts <= met ? best : null;
}

/** `fact_index` by the way of a driver. */
export function factsBy(driver: Driver | null): string {
  return `fact_index AS f ${driver === null || driver.index === null ? 'NOT INDEXED' : `INDEXED BY ${driver.index}`}`;
}

/**
 * `fact_index` for a question that needs all rows that fit: by the way of the rarest condition, or, where that leads to a good part of the
 * table, in the order of the table, for then reading through it is quicker than jumping about.
 */
export function allFactsBy(store: Store, conditions: Conditions): string {
  const driver = driverFor(store, conditions, null);
  const total = countOf(store, 'total', [NO_KEY]);
  return factsBy(driver !== null && driver.facts > Math.max(MANY, total / 10) ? null : driver);
}
