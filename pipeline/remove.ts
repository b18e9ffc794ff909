import { openStore, type Store } from '../output/store/index.js';
import { equalDocuments, type Removal, removeDocuments, vacuumStore } from '../output/store/remove.js';
import { messageOf, WhosaidError } from './errors.js';
import { type IngestSummary, runBatch } from './ingest.js';
import type { FilledIngestOptions } from './ingest-options.js';
import { Originals } from './inputs/original.js';
import { holdLock } from './schedule/hold-lock.js';

/** What was taken away, and how it went with the documents that had to be read again; null where there were none. */
export interface Removed {
  readonly removals: readonly Removal[];
  readonly summary: IngestSummary | null;
}

/**
 * Takes documents out of the store. Those with the same text as a removed one are read again, so that they have marks of their own. Throws
 * DOCUMENT_HELD, before anything is done, where one of them cannot be read again: its facts would go too.
 *
 * @param vacuum write the file anew, see `vacuumStore`
 */
export async function remove(
  choose: (store: Store) => readonly number[],
  run: FilledIngestOptions,
  vacuum = false,
): Promise<Removed> {
  const store = openStore(run.db, { create: false });
  let removals: readonly Removal[];
  try {
    const { signal, onWait } = run;
    const lock = await holdLock(store, 'remove', { waitMs: run.wait * 1000, signal, onWait, onLost: () => {} });
    try {
      const ids = choose(store);
      for (const id of equalDocuments(store, ids)) await assertReadable(store, id);
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

async function assertReadable(store: Store, id: number): Promise<void> {
  const document = store.findDocumentById(id);
  if (document === null || store.originalBytes(id) !== null) return;
  try {
    await new Originals().read(document);
  } catch (error) {
    throw new WhosaidError(
      'DOCUMENT_HELD',
      `${document.locator}: has the same text and would lose its facts, for it cannot be read again (${messageOf(error)}); remove it too`,
    );
  }
}
