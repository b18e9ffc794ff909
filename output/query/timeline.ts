import type { Store } from '../store/store.js';
import { queryError } from './errors.js';
import { type FactRow, facts } from './facts.js';
import type { FactFilter } from './filter.js';
import { askedUnit, fromBase, toBase } from './quantity.js';

/** One figure at its time. */
export interface TimelinePoint {
  readonly fact: FactRow;
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
  readonly points: readonly TimelinePoint[];
  /** Facts that fit but have no time, no value, or another unit. */
  readonly without_time: number;
  readonly without_value: number;
  readonly other_units: readonly { readonly unit: string | null; readonly facts: number }[];
  /** Whether there were more facts than a timeline takes. */
  readonly cut: boolean;
}

/** Most facts of a timeline. */
export const MOST_POINTS = 5000;

/** Relations whose figure is a change or a part, not the level of the measure. */
const CHANGES = new Set(['increase', 'decrease', 'share']);

const DAY = 86_400_000;

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/**
 * The figures of one measure over time, in order: levels only, unless `changes` is set. They are told in the unit that was asked for, or in
 * the one that most of them have. Throws `StoreError`.
 */
export function timeline(
  store: Store,
  measure: string,
  filter: FactFilter = {},
  options: { readonly changes?: boolean } = {},
): Timeline {
  if (measure.trim() === '') throw queryError('measure: say what was measured, such as "defense budget"');
  const points: (Omit<TimelinePoint, 'low' | 'high'> & { base: Base })[] = [];
  let withoutTime = 0;
  let withoutValue = 0;
  let n = 0;
  for (const fact of facts(store, { ...filter, measure, sort: 'time', limit: MOST_POINTS + 1 })) {
    if (++n > MOST_POINTS) break;
    if (options.changes !== true && CHANGES.has(fact.relation)) continue;
    const base = baseOf(fact);
    const { first_day, last_day } = fact;
    const from = first_day ?? last_day;
    if (from === null || Number.isNaN(dayNumber(from))) withoutTime++;
    else if (base === null) withoutValue++;
    else {
      const day = (dayNumber(from) + dayNumber(last_day ?? from)) / 2;
      points.push({ fact, first_day, last_day, day, base });
    }
  }
  const counts = new Map<string | null, number>();
  for (const { base } of points) counts.set(base.unit, (counts.get(base.unit) ?? 0) + 1);
  const asked = filter.unit === undefined ? null : askedUnit(filter.unit);
  const most = [...counts].sort((a, b) => b[1] - a[1] || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))[0];
  const chosen = asked?.base ?? most?.[0] ?? null;
  const kept = points.filter(({ base }) => base.unit === chosen);
  const printed = new Map<string, number>();
  for (const { fact } of kept) if (fact.unit !== null) printed.set(fact.unit, (printed.get(fact.unit) ?? 0) + 1);
  const shown = asked ?? askedUnit([...printed].sort((a, b) => b[1] - a[1])[0]?.[0] ?? chosen ?? '');
  return {
    measure,
    unit: chosen === null ? null : shown.code,
    points: kept
      .map(({ base, ...point }) => ({
        ...point,
        low: chosen === null ? base.low : fromBase(base.low, shown),
        high: chosen === null ? base.high : fromBase(base.high, shown),
      }))
      .sort((a, b) => a.day - b.day || a.low - b.low || a.fact.claim_id - b.fact.claim_id),
    without_time: withoutTime,
    without_value: withoutValue,
    other_units: [...counts].filter(([unit]) => unit !== chosen).map(([unit, facts]) => ({ unit, facts })),
    cut: n > MOST_POINTS,
  };
}

interface Base {
  readonly unit: string | null;
  readonly low: number;
  readonly high: number;
}

function baseOf(fact: FactRow): Base | null {
  const low = fact.value ?? fact.low ?? fact.high;
  const high = fact.value ?? fact.high ?? fact.low;
  if (low === null || high === null) return null;
  if (fact.base_value !== null && fact.base_unit !== null)
    return { unit: fact.base_unit, low: fact.base_value, high: fact.base_value };
  if (fact.unit === null) return { unit: null, low, high };
  const unit = askedUnit(fact.unit);
  return { unit: unit.base, low: toBase(low, unit), high: toBase(high, unit) };
}
