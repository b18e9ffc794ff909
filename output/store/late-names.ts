import type Database from 'better-sqlite3';

/**
 * Lets new rows of a table be found by their names. All that are new since the last time go into its full-text index by one statement, for each
 * statement has a full-text index put down what it holds. Rows get their ids in the order in which they are written.
 */
export class LateNames {
  readonly #insert: Database.Statement;
  #first: number | null = null;

  /** @param columns Those of the table that `<table>_fts` has. */
  constructor(database: Database.Database, table: string, columns: readonly string[]) {
    const names = columns.join(', ');
    this.#insert = database.prepare(
      `INSERT INTO ${table}_fts (rowid, ${names}) SELECT id, ${names} FROM ${table} WHERE id >= ? ORDER BY id`,
    );
  }

  /** Notes that a row is written, the first of several by its id. */
  note(id: number): void {
    this.#first ??= id;
  }

  /** Whether a row is written and cannot be found yet. */
  has(id: number): boolean {
    return this.#first !== null && id >= this.#first;
  }

  write(): void {
    if (this.#first === null) return;
    this.#insert.run(this.#first);
    this.#first = null;
  }

  /** What was noted has been rolled back. */
  forget(): void {
    this.#first = null;
  }
}
