import type { Store } from '../store/store.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { queryError, reading } from './errors.js';
import type { FactRow } from './fact.js';
import { DEFAULT_PAGE, factIds, factsOfClaims } from './facts.js';
import type { FactFilter } from './filter.js';
import { askedUnit, fromBase } from './quantity.js';

/** One figure at its time. */
export interface TimelinePoint {
  /** Of the claim: what `timelineFacts` reads the fact by. */
  readonly claim_id: number;
  readonly subject: string | null;
  readonly modality: string;
  /** First and last day that it is about, YYYY-MM-DD; equal for a day, one of them null where that end is open. */
  readonly first_day: string | null;
  readonly last_day: string | null;
  /** Middle of its time, in days since 1970-01-01: where it is drawn. */
  readonly day: number;
  /** In the unit of the timeline; equal unless the figure is a range. */
  readonly low: number;
  readonly high: number;
}

/** The figures of a measure over time, in one unit. */
export interface Timeline {
  readonly measure: string;
  readonly unit: string | null;
  /** In the order of their times. */
  readonly points: readonly TimelinePoint[];
  /** Facts that fit but have no time, no value, or another unit. */
  readonly without_time: number;
  readonly without_value: number;
  readonly other_units: readonly { readonly unit: string | null; readonly facts: number }[];
  /** Whether there were more facts than a timeline takes: it has the latest then, in time or of those that were read last. */
  readonly cut: boolean;
}

/** A part of a timeline, with the facts behind its figures. */
export interface TimelinePage extends Omit<Timeline, 'points'> {
  readonly points: readonly (TimelinePoint & { readonly fact: FactRow })[];
  /** How many points the timeline has in all. */
  readonly total: number;
  /** `cursor` of the next page; null when this is the last. */
  readonly next: string | null;
}

export interface TimelineOptions {
  /** Figures that tell a change or a share too, not only levels. @default false */
  readonly changes?: boolean;
}

/** Most facts of a timeline. */
export const MOST_POINTS = 5000;

/** Relations whose figure is a change or a part, not the level of the measure. */
const CHANGES = new Set(['increase', 'decrease', 'share']);

const DAY = 86_400_000;
/** How the index of facts writes an end that is not known. */
const OPEN = new Set<string | null>([null, '0000-01-01', '9999-12-31']);

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/** A row of the index of facts: values in the base unit of their kind. */
interface Indexed {
  readonly claim_id: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly base: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly relation: string;
  readonly modality: string;
  readonly subject: string | null;
}

const INDEXED = `SELECT f.id AS claim_id, f.first_day, f.last_day, f.unit AS base, coalesce(f.low, f.high) AS low,
    coalesce(f.high, f.low) AS high, f.relation, f.modality, p.name AS subject
  FROM json_each(?) AS wanted CROSS JOIN fact_index AS f ON f.id = wanted.value LEFT JOIN parties AS p ON p.id = f.subject_id`;
/** The unit in which most of some figures are printed. */
const PRINTED = `SELECT n.unit FROM json_each(?) AS wanted CROSS JOIN claims AS c ON c.id = wanted.value JOIN numbers AS n ON n.id = c.number_id
  WHERE n.unit IS NOT NULL GROUP BY n.unit ORDER BY count(*) DESC, n.unit LIMIT 1`;
/** So many figures tell in which unit the others are printed too. */
const SAMPLE = 500;

/**
 * The figures of one measure over time, in order: levels only, unless `changes` is set. They are told in the unit that was asked for, or in
 * the one that most of them have. Throws `StoreError`.
 */
export function timeline(
  store: Store,
  measure: string,
  filter: FactFilter = {},
  options: TimelineOptions = {},
): Timeline {
  if (measure.trim() === '') throw queryError('measure: say what was measured, such as "defense budget"');
  const { rows, cut } = reading(store, () => {
    // of a measure that is known by its id the words are its name only
    const of = filter.measureId === undefined ? { ...filter, measure } : filter;
    const { ids, cut } = factIds(store, { ...of, sort: 'time', descending: true, limit: MOST_POINTS });
    return { rows: store.statement(INDEXED).all(JSON.stringify(ids)) as Indexed[], cut };
  });
  const timed: (Indexed & Pick<TimelinePoint, 'day'> & { readonly low: number; readonly high: number })[] = [];
  let withoutTime = 0;
  let withoutValue = 0;
  for (const row of rows) {
    if (options.changes !== true && CHANGES.has(row.relation)) continue;
    const first = OPEN.has(row.first_day) ? null : row.first_day;
    const last = OPEN.has(row.last_day) ? null : row.last_day;
    const from = first ?? last;
    const { low, high } = row;
    if (from === null || Number.isNaN(dayNumber(from))) withoutTime++;
    else if (low === null || high === null) withoutValue++;
    else {
      const day = (dayNumber(from) + dayNumber(last ?? from)) / 2;
      timed.push({ ...row, first_day: first, last_day: last, day, low, high });
    }
  }
  const units = counted(timed, (row) => row.base);
  const asked = filter.unit === undefined ? null : askedUnit(filter.unit);
  const chosen = asked?.base ?? units[0]?.[0] ?? null;
  const kept = timed.filter(({ base }) => base === chosen);
  const shown = asked ?? askedUnit(printedUnit(store, kept) ?? chosen ?? '');
  const told = (value: number): number => (chosen === null ? value : fromBase(value, shown));
  return {
    measure,
    unit: chosen === null ? null : shown.code,
    points: kept
      .map(({ claim_id, subject, modality, first_day, last_day, day, low, high }) => {
        const lowest = told(low);
        return {
          claim_id,
          subject,
          modality,
          first_day,
          last_day,
          day,
          low: lowest,
          high: low === high ? lowest : told(high),
        };
      })
      .sort((a, b) => a.day - b.day || a.low - b.low || a.claim_id - b.claim_id),
    without_time: withoutTime,
    without_value: withoutValue,
    other_units: units.filter(([unit]) => unit !== chosen).map(([unit, facts]) => ({ unit, facts })),
    cut,
  };
}

function printedUnit(store: Store, rows: readonly Indexed[]): string | null {
  const ids = rows.slice(0, SAMPLE).map((row) => row.claim_id);
  const found = reading(store, () => store.statement(PRINTED).pluck().get(JSON.stringify(ids)));
  return (found as string | undefined) ?? null;
}

/** How many rows have each key, the most frequent first. */
function counted<T>(rows: readonly T[], keyOf: (row: T) => string | null): [key: string | null, rows: number][] {
  const counts = new Map<string | null, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** The facts behind some points, by `claim_id`, told as the timeline tells them. Throws `StoreError`. */
export function timelineFacts(
  store: Store,
  points: readonly TimelinePoint[],
  filter: FactFilter = {},
): Map<number, FactRow> {
  const facts = factsOfClaims(
    store,
    points.map((point) => point.claim_id),
    filter,
  );
  return new Map(facts.map((fact) => [fact.claim_id, fact]));
}

/** A timeline part by part, each with its facts: at most `limit` (50) points, from `cursor` on. Throws `StoreError`. */
export function timelinePage(
  store: Store,
  measure: string,
  filter: FactFilter = {},
  options: TimelineOptions & { readonly limit?: number | undefined; readonly cursor?: string | undefined } = {},
): TimelinePage {
  const { limit = DEFAULT_PAGE, cursor } = options;
  const { points, ...line } = timeline(store, measure, filter, options);
  const after =
    cursor === undefined ? null : decodeCursor(cursor, 'timeline', false, ['number', 'number', 'number']).keys;
  const [day, low, id] = (after ?? []) as [number?, number?, number?];
  const from =
    day === undefined || low === undefined || id === undefined
      ? 0
      : points.findIndex((p) => p.day > day || (p.day === day && (p.low > low || (p.low === low && p.claim_id > id))));
  const page = from < 0 ? [] : points.slice(from, from + limit);
  const facts = timelineFacts(store, page, filter);
  const last = page.at(-1);
  const more = last !== undefined && from + limit < points.length;
  return {
    ...line,
    points: page.map((point) => ({ ...point, fact: facts.get(point.claim_id) as FactRow })),
    total: points.length,
    next: more
      ? encodeCursor({ sort: 'timeline', descending: false, half: 0, keys: [last.day, last.low, last.claim_id] })
      : null,
  };
}
