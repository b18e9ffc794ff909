import { listRuns, type RunRow } from '../../output/query/runs.js';
import type { Store } from '../../output/store/index.js';
import { WhosaidError } from '../errors.js';

/** The run with an id. Throws USAGE where there is none. */
export function nameRun(store: Store, id: number): RunRow {
  const [run] = listRuns(store, id);
  if (run !== undefined) return run;
  throw new WhosaidError('USAGE', `no run in ${store.path} has the id ${id}; whosaid runs lists them`);
}
