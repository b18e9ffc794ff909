import type { Store } from './store.js';
import { tidyEntities } from './tidy-entities.js';
import { DocumentWriter } from './write-document.js';

/** What went with a document. */
export interface Removal {
  readonly locator: string;
  readonly claims: number;
  /** Documents with the same text, which must be read again to have marks of their own. */
  readonly waiting: readonly string[];
}

/** The documents that point to some documents because their texts are the same, but for those that go with them. */
export function equalDocuments(store: Store, ids: readonly number[]): number[] {
  return store.read((database) => {
    const equals = database
      .prepare('SELECT id FROM documents WHERE duplicate_of = ? AND text IS NULL ORDER BY locator')
      .pluck();
    const going = new Set(ids);
    return ids.flatMap((id) => equals.all(id) as number[]).filter((id) => !going.has(id));
  });
}

/**
 * Takes documents out of a store: their rows, their sentences in the search index, their versions and failures, and the entities that nothing
 * else holds; all in one transaction. Documents with the same text as a removed one wait to be read again (`Store.waitingDocuments`).
 */
export function removeDocuments(store: Store, ids: readonly number[]): Removal[] {
  return store.write((database) => {
    const writer = new DocumentWriter(database);
    writer.begin();
    const claims = database.prepare('SELECT count(*) FROM claims WHERE document_id = ?').pluck();
    const locator = database.prepare('SELECT locator FROM documents WHERE id = ?').pluck();
    const removals = ids.map((id) => {
      const counted = { locator: locator.get(id) as string, claims: claims.get(id) as number };
      const waiting = equalDocuments(store, [id]).filter((other) => !ids.includes(other));
      return { ...counted, waiting: waiting.map((other) => locator.get(other) as string) };
    });
    for (const id of ids) writer.remove(id);
    writer.settleNearDuplicates();
    writer.flush();
    tidyEntities(database);
    return removals;
  });
}

/** Writes the whole file anew, so that nothing of what was removed is left in it: deleting alone leaves words in free pages and in the index. */
export function vacuumStore(store: Store): void {
  store.write((database) => {
    for (const table of ['sentences_fts', 'parties_fts', 'measures_fts']) {
      database.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
    }
  });
  store.read((database) => {
    database.exec('VACUUM');
    database.pragma('wal_checkpoint(TRUNCATE)');
  });
}
