import { conversionOf, toBaseDecimal } from './base-unit.js';
import { type CountChanges, type CountKey, type Dimension, NO_KEY } from './counts.js';
import type { IndexedClaim } from './indexed-marks.js';
import type { SqlValue } from './tables.js';

/** The columns of `fact_index`, in the order of `factRow`. */
export const FACT_COLUMNS = [
  'id',
  'document_id',
  'sentence_id',
  'span_start',
  'subject_id',
  'source_id',
  'measure_id',
  'number_kind',
  'unit',
  'low',
  'high',
  'value',
  'printed_low',
  'printed_high',
  'relation',
  'modality',
  'attribution_kind',
  'first_day',
  'last_day',
  'year',
  'confidence',
  'equivalent_to',
  'is_copy',
] as const;

/** What a row of `fact_index` is counted by, in the order of `DIMENSIONS` after `total` and `document`. */
export interface CountedFact {
  readonly id: number;
  readonly subject_id: number | null;
  readonly source_id: number | null;
  readonly measure_id: number | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly number_kind: string;
  readonly attribution_kind: string | null;
  readonly relation: string;
  readonly modality: string;
  readonly equivalent_to: number | null;
}

const COUNTED: readonly (readonly [Dimension, keyof CountedFact])[] = [
  ['subject', 'subject_id'],
  ['source', 'source_id'],
  ['measure', 'measure_id'],
  ['unit', 'unit'],
  ['year', 'year'],
  ['number_kind', 'number_kind'],
  ['attribution_kind', 'attribution_kind'],
  ['relation', 'relation'],
  ['modality', 'modality'],
];

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/** The ids that a claim's names lead to. */
export interface FactIds {
  readonly subject: number | null;
  readonly source: number | null;
  readonly measure: number | null;
  /** The first of the claims that tell the same fact in several units; null where it stands alone. */
  readonly equivalentTo: number | null;
}

/** Puts a claim's row behind `values`, and returns what it is counted by. */
export function pushFactRow(
  values: SqlValue[],
  documentId: number,
  claim: IndexedClaim,
  ids: FactIds,
  isCopy: boolean,
): CountedFact {
  const { unit, low, high } = inBaseUnit(claim);
  const year = yearOf(claim.first_day ?? claim.last_day);
  values.push(
    claim.id,
    documentId,
    claim.sentence_id,
    claim.span_start,
    ids.subject,
    ids.source,
    ids.measure,
    claim.number_kind,
    unit,
    low,
    high,
    low ?? high,
    claim.value ?? claim.low,
    claim.value ?? claim.high,
    claim.relation,
    claim.modality,
    claim.attribution_kind,
    // an end that is not known is open
    claim.first_day ?? (claim.last_day === null ? null : FIRST_DAY),
    claim.last_day ?? (claim.first_day === null ? null : LAST_DAY),
    year,
    claim.confidence,
    ids.equivalentTo,
    isCopy ? 1 : 0,
  );
  return {
    id: claim.id,
    subject_id: ids.subject,
    source_id: ids.source,
    measure_id: ids.measure,
    unit,
    year,
    number_kind: claim.number_kind,
    attribution_kind: claim.attribution_kind,
    relation: claim.relation,
    modality: claim.modality,
    equivalent_to: ids.equivalentTo,
  };
}

/** Adds a document's facts to the counts, or takes them away. Of one fact's figures, the first with a key is counted under it. */
export function countFacts(
  changes: CountChanges,
  documentId: number,
  facts: readonly CountedFact[],
  sign: 1 | -1,
): void {
  if (facts.length === 0) return;
  const heads = new Map<number, CountedFact>();
  const groups = new Map<number, CountedFact[]>();
  for (const fact of facts) {
    if (fact.equivalent_to === null) continue;
    const group = groups.get(fact.equivalent_to);
    if (group === undefined) groups.set(fact.equivalent_to, [fact]);
    else group.push(fact);
  }
  if (groups.size > 0) for (const fact of facts) if (groups.has(fact.id)) heads.set(fact.id, fact);
  let total = 0;
  const counts = new Map<Dimension, Map<CountKey, number>>(COUNTED.map(([dimension]) => [dimension, new Map()]));
  for (const fact of facts) {
    const earlier: CountedFact[] = [];
    if (fact.equivalent_to !== null) {
      const head = heads.get(fact.equivalent_to);
      if (head !== undefined) earlier.push(head);
      for (const other of groups.get(fact.equivalent_to) ?? []) if (other.id < fact.id) earlier.push(other);
    }
    if (earlier.length === 0) total++;
    for (const [dimension, column] of COUNTED) {
      const key = fact[column];
      if (earlier.length > 0 && earlier.some((other) => other[column] === key)) continue;
      const keys = counts.get(dimension) as Map<CountKey, number>;
      keys.set(key ?? NO_KEY, (keys.get(key ?? NO_KEY) ?? 0) + 1);
    }
  }
  changes.add('total', NO_KEY, sign * total, sign);
  changes.add('document', documentId, sign * total, sign);
  for (const [dimension, keys] of counts) for (const [key, n] of keys) changes.add(dimension, key, sign * n, sign);
}

/** The value in the base unit of its kind, so that miles and kilometres compare; ranges too. */
function inBaseUnit(claim: IndexedClaim): {
  readonly unit: string | null;
  readonly low: number | null;
  readonly high: number | null;
} {
  if (claim.base_value !== null && claim.base_unit !== null)
    return { unit: claim.base_unit, low: claim.base_value, high: claim.base_value };
  if (claim.value !== null) return { unit: claim.unit, low: claim.value, high: claim.value };
  const conversion = claim.unit === null ? null : conversionOf(claim.unit);
  if (conversion === null) return { unit: claim.unit, low: claim.low, high: claim.high };
  const converted = (decimal: string | null): number | null =>
    decimal === null ? null : Number(toBaseDecimal(decimal, conversion));
  return { unit: conversion.base, low: converted(claim.low_decimal), high: converted(claim.high_decimal) };
}

function yearOf(day: string | null): number | null {
  const year = day === null ? Number.NaN : Number.parseInt(day, 10);
  return Number.isInteger(year) ? year : null;
}
