import { outdatedDocuments } from '../../output/query/outdated.js';
import { openStore, type Store } from '../../output/store/index.js';
import { type IngestSummary, runBatch } from '../ingest.js';
import type { FilledIngestOptions } from '../ingest-options.js';
import { READER_VERSION } from '../readers/reader-version.js';
import { LIST_KINDS, type ListFiles, listsAgain } from '../user-lists.js';
import { version } from '../version.js';

/** How many documents `refreshDocuments` would read again. */
export function countOutdated(run: FilledIngestOptions): number {
  const store = openStore(run.db, { readonly: true });
  try {
    return outdated(store, run).length;
  } finally {
    store.close();
  }
}

/** Documents that an older version, or its readers, have extracted, or this one with a list of the user's that has changed since. */
function outdated(store: Store, run: FilledIngestOptions): number[] {
  const stale = store.read((database) => {
    const keys = database.prepare('SELECT DISTINCT extraction_key FROM documents').pluck().all() as string[];
    return keys.filter((key) => {
      const options = store.keyDescription(key)?.options as Partial<ListFiles> | undefined;
      if (options === undefined) return false;
      const now = listsAgain(options, run);
      return LIST_KINDS.some((kind) => (options[kind]?.sha256 ?? null) !== (now[kind]?.sha256 ?? null));
    });
  });
  return outdatedDocuments(store, { version: version(), readers: READER_VERSION }, new Set(stale));
}

/**
 * Reads the documents again that an older version has extracted, or with other lists of the user's, the newest first, each with the options that it
 * was read with: from its original, or from its stored text where that is gone or has changed. Null where there are none. Whenever it is stopped, what has been done is kept and the next call goes on there.
 */
export async function refreshDocuments(run: FilledIngestOptions, limit: number | null): Promise<IngestSummary | null> {
  const store = openStore(run.db, { create: false });
  let stored: number[];
  try {
    stored = outdated(store, run);
  } finally {
    store.close();
  }
  if (stored.length === 0) return null;
  const chosen = limit === null ? stored : stored.slice(0, limit);
  return runBatch('refresh', [{ inputs: [], options: run, stored: chosen }], run);
}
