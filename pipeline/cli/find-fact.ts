import { type FactRow, factsById } from '../../output/query/facts.js';
import type { Store } from '../../output/store/index.js';
import { WhosaidError } from '../errors.js';

/**
 * The fact whose id begins with `id`; several rows where the same text stands in the store with other reference dates. Throws USAGE,
 * FACT_NOT_FOUND or FACT_AMBIGUOUS.
 */
export function findFact(store: Store, id: string): FactRow[] {
  if (!/^[0-9a-f]{4,20}$/i.test(id)) {
    throw new WhosaidError(
      'USAGE',
      `"${id}" is no id of a fact: 4 to 20 of the digits that \`whosaid facts\` lists last.`,
    );
  }
  const found = factsById(store, id.toLowerCase());
  const ids = new Set(found.map((fact) => fact.fact_id));
  if (found.length === 0) {
    throw new WhosaidError('FACT_NOT_FOUND', `no fact in ${store.path} has an id that begins with ${id}.`);
  }
  if (ids.size > 1) {
    throw new WhosaidError(
      'FACT_AMBIGUOUS',
      `${ids.size} facts have ids that begin with ${id}: ${[...ids].slice(0, 5).join(', ')}; write more digits.`,
    );
  }
  return found;
}
