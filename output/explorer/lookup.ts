import { type FactRow, factsById } from '../query/facts.js';
import type { Store } from '../store/store.js';
import { ExplorerError } from './errors.js';

/** Length of a part of a long article, in UTF-16 code units: more would make a browser slow. */
export const PART_LENGTH = 150_000;

/** A whole number that a path or parameter tells; null where it is none. */
export function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** `12-40`, UTF-16 code units; null where it is none. */
export function spanOf(text: string | undefined): { start: number; end: number } | null {
  const match = /^(\d{1,12})-(\d{1,12})$/.exec(text ?? '');
  if (match === null) return null;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end ? { start, end } : null;
}

/** The one fact whose id begins with the given digits. Throws `ExplorerError`. */
export function oneFact(store: Store, id: string): FactRow {
  if (!/^[0-9a-f]{4,20}$/i.test(id)) {
    throw new ExplorerError('FACT_NOT_FOUND', 'This is no id of a fact: 4 to 20 hexadecimal digits.');
  }
  const found = factsById(store, id.toLowerCase());
  const [first] = found;
  if (first === undefined) throw new ExplorerError('FACT_NOT_FOUND', `No fact has an id that begins with ${id}.`);
  const ids = new Set(found.map((fact) => fact.fact_id));
  if (ids.size > 1) {
    const some = [...ids].slice(0, 5).join(', ');
    throw new ExplorerError('FACT_AMBIGUOUS', `Several facts have ids that begin with ${id}: ${some}.`);
  }
  return first;
}
