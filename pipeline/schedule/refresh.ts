import { outdatedDocuments } from '../../output/query/outdated.js';
import { openStore } from '../../output/store/index.js';
import { type IngestSummary, runBatch } from '../ingest.js';
import type { FilledIngestOptions } from '../ingest-options.js';
import { version } from '../version.js';

/** How many documents an older version has extracted. */
export function countOutdated(db: string): number {
  const store = openStore(db, { readonly: true });
  try {
    return outdatedDocuments(store, version()).length;
  } finally {
    store.close();
  }
}

/**
 * Reads the documents again that an older version has extracted, the newest first, each with the options that it was read with. Null where there
 * are none. Whenever it is stopped, what has been done is kept and the next call goes on there.
 */
export async function refreshDocuments(run: FilledIngestOptions, limit: number | null): Promise<IngestSummary | null> {
  const store = openStore(run.db, { create: false });
  let stored: number[];
  try {
    stored = outdatedDocuments(store, version());
  } finally {
    store.close();
  }
  if (stored.length === 0) return null;
  const chosen = limit === null ? stored : stored.slice(0, limit);
  return runBatch('refresh', [{ inputs: [], options: run, stored: chosen }], run);
}
