import type Database from 'better-sqlite3';
import type { Store } from './store.js';

/** A document that was passed over on purpose. */
export interface Skipped {
  readonly locator: string;
  readonly input: string;
  readonly code: string;
  /** ISO 639-1, where it could be told. */
  readonly language: string | null;
  readonly message: string;
  readonly contentSha256: string;
  readonly extractionKey: string;
}

/** What a server said of an address, for conditional requests. */
export interface FetchNote {
  readonly address: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly extractionKey: string;
}

/** An item of a feed whose document is stored. */
export interface FeedItemNote {
  readonly feed: string;
  readonly guid: string;
  readonly itemSha256: string;
  readonly locator: string;
}

/** Notes documents that were passed over; what was stored of them under an older text stays until it is removed. */
export function writeSkipped(database: Database.Database, runId: number, skipped: readonly Skipped[]): void {
  if (skipped.length === 0) return;
  const insert = database.prepare(
    `INSERT INTO skipped_documents (locator, input, code, language, message, content_sha256, extraction_key, run_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (locator) DO UPDATE SET (input, code, language, message, content_sha256, extraction_key, run_id) =
       (excluded.input, excluded.code, excluded.language, excluded.message, excluded.content_sha256, excluded.extraction_key, excluded.run_id)`,
  );
  const cleared = database.prepare('DELETE FROM failures WHERE locator = ?');
  for (const s of skipped) {
    insert.run(s.locator, s.input, s.code, s.language, s.message, s.contentSha256, s.extractionKey, runId);
    cleared.run(s.locator);
  }
}

/** What runs remember of inputs, for the next run. All methods throw `StoreError`. */
export class InputNotes {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether a document is stored under this extraction key, or was passed over under it; `contentSha256` null: whatever its bytes. */
  isKnown(locator: string, extractionKey: string, contentSha256: string | null = null): boolean {
    return this.#store.read(() => {
      const same = contentSha256 === null ? '' : 'AND content_sha256 = ?';
      const values = contentSha256 === null ? [locator, extractionKey] : [locator, extractionKey, contentSha256];
      const found = (table: string): boolean =>
        this.#store.statement(`SELECT 1 FROM ${table} WHERE locator = ? AND extraction_key = ? ${same}`).get(values) !==
        undefined;
      return found('skipped_documents') || found('documents');
    });
  }

  /** What the server said of an address, or null. */
  fetchOf(address: string): FetchNote | null {
    const sql = `SELECT address, etag, last_modified AS lastModified, extraction_key AS extractionKey FROM fetches WHERE address = ?`;
    return this.#store.read(() => (this.#store.statement(sql).get(address) ?? null) as FetchNote | null);
  }

  /** The item of a feed as it was when its document was stored, or null. */
  feedItem(feed: string, guid: string): FeedItemNote | null {
    const sql = 'SELECT feed, guid, item_sha256 AS itemSha256, locator FROM feed_items WHERE feed = ? AND guid = ?';
    return this.#store.read(() => (this.#store.statement(sql).get(feed, guid) ?? null) as FeedItemNote | null);
  }

  /** How many documents came from an input. */
  countDocuments(input: string): number {
    const sql = 'SELECT count(*) FROM documents WHERE input = ?';
    return this.#store.read(() => this.#store.statement(sql).pluck().get(input) as number);
  }

  /** What is stored of what a document says of itself. */
  metadataOf(id: number): Readonly<Record<string, string | null>> {
    const sql = 'SELECT title, byline, published, modified, site, language, url FROM documents WHERE id = ?';
    return this.#store.read(() => this.#store.statement(sql).get(id) as Record<string, string | null>);
  }

  /** Notes what servers and feeds said, once the documents that came of it are stored. */
  note(runId: number, fetches: readonly FetchNote[], items: readonly FeedItemNote[]): void {
    this.#store.write((database) => {
      const fetch = database.prepare(
        `INSERT INTO fetches (address, etag, last_modified, extraction_key, run_id) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (address) DO UPDATE SET (etag, last_modified, extraction_key, run_id) =
           (excluded.etag, excluded.last_modified, excluded.extraction_key, excluded.run_id)`,
      );
      for (const f of fetches) fetch.run(f.address, f.etag, f.lastModified, f.extractionKey, runId);
      const item = database.prepare(
        `INSERT INTO feed_items (feed, guid, item_sha256, locator) VALUES (?, ?, ?, ?)
         ON CONFLICT (feed, guid) DO UPDATE SET (item_sha256, locator) = (excluded.item_sha256, excluded.locator)`,
      );
      for (const i of items) item.run(i.feed, i.guid, i.itemSha256, i.locator);
    });
  }
}
