import { resolve } from 'node:path';
import type { Store } from '../store/store.js';

/** What a word on the command line may mean: one document, none, or several. */
export type Found = { readonly id: number; readonly locator: string } | { readonly candidates: readonly string[] };

/** Finds a document by its locator, by its path as seen from the working folder, or by a part of its locator that no other has. */
export function findDocumentByName(store: Store, name: string): Found {
  return store.read((database) => {
    const exact = database.prepare('SELECT id, locator FROM documents WHERE locator = ?');
    const known = exact.get(name) ?? exact.get(resolve(name));
    if (known !== undefined) return known as { id: number; locator: string };
    const rows = database
      .prepare('SELECT id, locator FROM documents WHERE instr(locator, ?) > 0 ORDER BY locator LIMIT 6')
      .all(name) as { id: number; locator: string }[];
    const only = rows[0];
    return rows.length === 1 && only !== undefined ? only : { candidates: rows.map((row) => row.locator) };
  });
}
