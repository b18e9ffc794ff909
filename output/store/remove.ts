import type Database from 'better-sqlite3';
import { FactIndex } from './fact-index.js';
import type { Store } from './store.js';
import { LAYERS } from './tables.js';
import { tidyEntities } from './tidy-entities.js';
import { CHILD_TABLES, WAITING } from './write-document.js';

/** What became of a removed document's duplicates. */
export interface Removal {
  readonly locator: string;
  /** Rows that went, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The document that took over its marks as they were, because its bytes are the same. */
  readonly heir: string | null;
  /** Documents with the same text that must be read again to have marks of their own. */
  readonly waiting: readonly string[];
}

interface Row {
  readonly id: number;
  readonly locator: string;
  readonly content_sha256: string;
  readonly format: string;
  readonly charset: string | null;
  readonly byte_start: number;
  readonly text: string | null;
}

/**
 * Takes documents out of a store: their rows, their sentences in the search index, their versions and failures, and the entities that nothing
 * else holds; all in one transaction. Of the documents that are equal to a removed one, the first takes over.
 */
export function removeDocuments(store: Store, ids: readonly number[]): Removal[] {
  return store.write((database) => {
    const going = new Set(ids);
    const index = new FactIndex(database);
    index.begin();
    const removals = ids.map((id) => removeDocument(database, index, id, going));
    index.flush();
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

function removeDocument(
  database: Database.Database,
  index: FactIndex,
  id: number,
  going: ReadonlySet<number>,
): Removal {
  const get = database.prepare(
    'SELECT id, locator, content_sha256, format, charset, byte_start, text FROM documents WHERE id = ?',
  );
  const document = get.get(id) as Row;
  const equals = (
    database.prepare('SELECT id FROM documents WHERE duplicate_of = ? ORDER BY locator').pluck().all(id) as number[]
  )
    .map((other) => get.get(other) as Row)
    .filter((other) => !going.has(other.id));
  const first = equals[0];
  const heir = first !== undefined && sameBytes(first, document) ? first : null;
  index.remove(id);
  if (heir !== null) {
    bequeath(database, document, heir);
    index.renew(heir.id);
  }
  const waiting = heir === null ? equals : [];
  database
    .prepare('UPDATE documents SET duplicate_of = NULL, extraction_key = ? || extraction_key WHERE duplicate_of = ?')
    .run(WAITING, id);
  const rows: Record<string, number> = {};
  for (const table of CHILD_TABLES) {
    rows[table] = database.prepare(`DELETE FROM ${table} WHERE document_id = ?`).run(id).changes;
  }
  database.prepare('DELETE FROM failures WHERE locator = ?').run(document.locator);
  rows.documents = database.prepare('DELETE FROM documents WHERE id = ?').run(id).changes;
  return { locator: document.locator, rows, heir: heir?.locator ?? null, waiting: waiting.map((w) => w.locator) };
}

/** Whether every offset of one document, in text and bytes, holds for the other too. */
function sameBytes(a: Row, b: Row): boolean {
  return (
    a.content_sha256 === b.content_sha256 &&
    a.format === b.format &&
    a.charset === b.charset &&
    a.byte_start === b.byte_start
  );
}

/** The marks of a document become those of another with the same bytes, and so do its duplicates. */
function bequeath(database: Database.Database, from: Row, to: Row): void {
  for (const table of [...LAYERS, 'entity_aliases']) {
    database.prepare(`UPDATE ${table} SET document_id = ? WHERE document_id = ?`).run(to.id, from.id);
  }
  database
    .prepare(
      `UPDATE documents SET duplicate_of = NULL, text = ?, text_encoding = (SELECT text_encoding FROM documents WHERE id = ?) WHERE id = ?`,
    )
    .run(from.text, from.id, to.id);
  database
    .prepare('UPDATE documents SET duplicate_of = ? WHERE duplicate_of = ? AND id <> ?')
    .run(to.id, from.id, to.id);
}
