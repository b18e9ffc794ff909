import { CURRENCIES } from '../../extractors/numbers/currencies.js';
import { UNITS } from '../../extractors/numbers/units.js';
import type { Store } from '../store/store.js';
import { reading } from './errors.js';
import { askedUnit } from './quantity.js';
import { withUserConversion } from './user-conversions.js';

/** A unit that no fact of the store is in, and those that facts are in. */
export interface AbsentUnit {
  readonly words: string;
  readonly what: string;
  /** Units that the words may mean as well, of those that there are. */
  readonly near: readonly string[];
}

/** Units of the store that are told. */
const MOST_TOLD = 6;

/** Whether the words, in the singular or plural, are a name of a unit, or of a currency ("pounds" are both). */
function isNamed(words: string, code: string): boolean {
  const given = words.trim().toLowerCase();
  return [...CURRENCIES, ...UNITS].some((unit) => unit.code === code && unit.names.includes(given));
}

/** Why no fact is in a unit that was asked for: the store has none of it, but others. Null where it has. Throws `StoreError`. */
export function absentUnit(store: Store, words: string): AbsentUnit | null {
  return reading(store, () => {
    const asked = withUserConversion(store, askedUnit(words));
    const held = store
      .statement(
        `SELECT key, facts FROM fact_counts WHERE dimension = 'unit' AND facts > 0 AND key <> '' ORDER BY facts DESC, key`,
      )
      .all() as { readonly key: string; readonly facts: number }[];
    if (held.some(({ key }) => key === asked.base)) return null;
    const told = held.slice(0, MOST_TOLD).map(({ key, facts }) => `${key} (${facts.toLocaleString('en-US')})`);
    const more = held.length > MOST_TOLD ? `, and ${held.length - MOST_TOLD} more` : '';
    const as = asked.code === words.trim() ? '' : ` (${asked.code})`;
    const others = told.length === 0 ? 'none has a unit at all' : `there are ${told.join(', ')}${more}`;
    const near = held.map(({ key }) => key).filter((key) => isNamed(words, key));
    return { words, what: `no fact is in this unit${as}; ${others}`, near };
  });
}
