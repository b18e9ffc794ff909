import type Database from 'better-sqlite3';
import type { SqlValue } from './tables.js';

/** Rows that one statement takes at most. */
const MOST_ROWS = 32;

/**
 * Inserts rows many at a time: opening a table and all of its indexes costs a statement more than writing a row does. Rows are one flat list of
 * values, row after row.
 */
export class BulkInsert {
  readonly #database: Database.Database;
  readonly #head: string;
  readonly #row: string;
  readonly #width: number;
  readonly #statements = new Map<number, Database.Statement>();

  /** @param insert What becomes of a row that breaks a rule: with it the whole transaction goes, unless it is left out (`INSERT OR IGNORE`). */
  constructor(database: Database.Database, table: string, columns: readonly string[], insert = 'INSERT OR ROLLBACK') {
    this.#database = database;
    this.#head = `${insert} INTO ${table} (${columns.join(', ')}) VALUES `;
    this.#row = `(${columns.map(() => '?').join(', ')})`;
    this.#width = columns.length;
  }

  insert(values: readonly SqlValue[]): void {
    // what is left over goes in halves, so that few statements serve all numbers of rows
    let rows = MOST_ROWS;
    for (let from = 0; from < values.length; ) {
      const length = rows * this.#width;
      if (from + length > values.length) rows /= 2;
      else {
        // each value an argument: what stands in an array is looked up there as a property, which costs more than binding it
        this.#statement(rows).run(...values.slice(from, from + length));
        from += length;
      }
    }
  }

  #statement(rows: number): Database.Statement {
    let statement = this.#statements.get(rows);
    if (statement === undefined) {
      statement = this.#database.prepare(this.#head + Array(rows).fill(this.#row).join(', '));
      this.#statements.set(rows, statement);
    }
    return statement;
  }
}
