import { resolve } from 'node:path';
import type { Store } from '../store/store.js';
import { documentIds } from './names.js';

export interface NamedDocument {
  readonly id: number;
  readonly locator: string;
}

/**
 * The documents that a word may mean: the one with this locator, or with this path as seen from the working folder; else those with the word in
 * their locator or title, in order of their locators, at most `most`.
 */
export function documentsNamed(store: Store, name: string, most = 6): NamedDocument[] {
  return store.read(() => {
    const exact = store.statement('SELECT id, locator FROM documents WHERE locator = ?');
    const known = (exact.get(name) ?? exact.get(resolve(name))) as NamedDocument | undefined;
    if (known !== undefined) return [known];
    return store
      .statement(
        'SELECT id, locator FROM documents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY locator LIMIT ?',
      )
      .all(JSON.stringify(documentIds(store, name)), most) as NamedDocument[];
  });
}
