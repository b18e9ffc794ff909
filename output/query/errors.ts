import { SqliteError } from 'better-sqlite3';
import { StoreError } from '../store/errors.js';
import type { Store } from '../store/store.js';

/** What is wrong with a question: code STORE_QUERY, and a message that says which part and what would do. */
export function queryError(message: string, options?: ErrorOptions): StoreError {
  return new StoreError('STORE_QUERY', message, options);
}

/** Runs reading work; what FTS5 says of a raw search becomes STORE_QUERY, other errors of SQLite the `StoreError` of their kind. */
export function reading<T>(store: Store, work: () => T): T {
  try {
    return store.read(work);
  } catch (error) {
    const cause = error instanceof StoreError ? error.cause : error;
    if (
      cause instanceof SqliteError &&
      /fts5|unterminated string|no such column|malformed MATCH|unknown special query/i.test(cause.message)
    ) {
      throw queryError(`the search is not in the syntax of FTS5: ${cause.message}; leave --raw-search away`, { cause });
    }
    throw error;
  }
}
