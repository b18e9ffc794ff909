import type { Store } from '../store/store.js';
import { reading } from './errors.js';

/** What the user said of a name: that it is another (`merge`), or in some place another (`split`). */
export interface UserName {
  readonly action: 'merge' | 'split';
  /** What `removeNames` takes. */
  readonly id: string;
  readonly name: string;
  readonly into: string;
  readonly document: string | null;
  readonly words: string | null;
  readonly made_at: string;
}

/** All that the user said of names, in the order in which it was said. Throws `StoreError`. */
export function listUserNames(store: Store): UserName[] {
  return reading(
    store,
    () =>
      store
        .statement(
          `SELECT 'merge' AS action, name AS id, name, into_name AS "into", NULL AS document, NULL AS words, made_at FROM user_merges
           UNION ALL SELECT 'split', CAST(id AS TEXT), name, into_name, document, words, made_at FROM user_splits
           ORDER BY made_at, name`,
        )
        .all() as UserName[],
  );
}
