import type { Store, StoreOptions } from '../../output/store/index.js';
import { note } from './output.js';

/** Opens the database of a command, for reading unless `options` say otherwise, hands it over, and closes it whatever happens. */
export async function withStore<T>(
  db: string,
  work: (store: Store) => T | Promise<T>,
  options: StoreOptions = { readonly: true },
): Promise<T> {
  const { openStore } = await import('../../output/store/index.js');
  const store = openStore(db, options);
  if (store.copied) note(`whosaid: nothing may be written beside ${db}: a copy of it is read`);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
