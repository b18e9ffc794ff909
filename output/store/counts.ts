import type Database from 'better-sqlite3';

/** What facts are counted by; `key` of `fact_counts` holds an id (document, subject, source, measure), a year or a word. */
export const DIMENSIONS = [
  'total',
  'document',
  'subject',
  'source',
  'measure',
  'unit',
  'year',
  'number_kind',
  'attribution_kind',
  'relation',
  'modality',
  'attributed',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type CountKey = string | number;

/** The key under which facts are counted that have none: no source, no unit. */
export const NO_KEY = '';

/**
 * Changes of `fact_counts`, gathered while documents are written and put down in one go: many documents of a batch have the same subjects,
 * sources and units.
 */
export class CountChanges {
  readonly #database: Database.Database;
  readonly #change: Database.Statement;
  readonly #changes = new Map<Dimension, Map<CountKey, { facts: number; documents: number }>>();

  constructor(database: Database.Database) {
    this.#database = database;
    this.#change = database.prepare(
      `INSERT INTO fact_counts (dimension, key, facts, documents) VALUES (?, ?, ?, ?)
       ON CONFLICT (dimension, key) DO UPDATE SET facts = facts + excluded.facts, documents = documents + excluded.documents`,
    );
  }

  add(dimension: Dimension, key: CountKey, facts: number, documents: number): void {
    let keys = this.#changes.get(dimension);
    if (keys === undefined) this.#changes.set(dimension, (keys = new Map()));
    const change = keys.get(key);
    if (change === undefined) keys.set(key, { facts, documents });
    else {
      change.facts += facts;
      change.documents += documents;
    }
  }

  /** Writes what has been gathered, inside the transaction of the documents that it counts. */
  flush(): void {
    let gone = false;
    for (const [dimension, keys] of this.#changes) {
      for (const [key, { facts, documents }] of keys) {
        if (facts === 0 && documents === 0) continue;
        this.#change.run(dimension, key, facts, documents);
        gone ||= facts < 0;
      }
    }
    if (gone) {
      this.#database
        .prepare(`DELETE FROM fact_counts WHERE dimension IN (${DIMENSIONS.map(() => '?').join(', ')}) AND facts = 0`)
        .run(DIMENSIONS);
    }
    this.#changes.clear();
  }

  /** Forgets what has been gathered: the transaction was rolled back. */
  forget(): void {
    this.#changes.clear();
  }
}
