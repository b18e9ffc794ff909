import { openStore } from '../output/store/index.js';
import { type Removal, removeDocuments, vacuumStore } from '../output/store/remove.js';
import { type IngestSummary, runBatch } from './ingest.js';
import type { FilledIngestOptions } from './ingest-options.js';
import { holdLock } from './schedule/hold-lock.js';

/**
 * Takes documents out of the store. Those that were equal to one of them and have other bytes (the same text as HTML and as plain text) are read
 * again, so that they have marks of their own; `summary` says how that went, and is null where there were none. `vacuum`: see `vacuumStore`.
 */
export async function remove(
  choose: (store: ReturnType<typeof openStore>) => readonly number[],
  run: FilledIngestOptions,
  vacuum = false,
): Promise<{ readonly removals: readonly Removal[]; readonly summary: IngestSummary | null }> {
  const store = openStore(run.db, { create: false });
  let removals: readonly Removal[];
  try {
    const ids = choose(store);
    const { signal, onWait } = run;
    const lock = await holdLock(store, 'remove', { waitMs: run.wait * 1000, signal, onWait, onLost: () => {} });
    try {
      removals = removeDocuments(store, ids);
      if (vacuum) vacuumStore(store);
    } finally {
      lock.release();
    }
  } finally {
    store.close();
  }
  const waiting = removals.some((removal) => removal.waiting.length > 0);
  return { removals, summary: waiting ? await runBatch('remove', [], run) : null };
}
