import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { StoreError } from './errors.js';
import { FactIndex } from './fact-index.js';

/** "whos" in ASCII: tells our databases from others (`PRAGMA application_id`, `file whosaid.db`). */
export const APPLICATION_ID = 0x77686f73;

/** The step since which the writer keeps `fact_index`: what older databases hold is taken up with it. */
const FACT_INDEX_SINCE = 5;

/** The step since which lists of allowed words are written as `x = 'a' OR x = 'b'`. */
const PLAIN_CHECKS_SINCE = 7;

/** The step since which foreign keys are told at the commit. */
const DEFERRED_KEYS_SINCE = 10;

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

const folder = new URL('./migrations/', import.meta.url);

/** The numbered SQL files, in order; `0001-….sql` brings a database to `user_version` 1. */
export function migrations(): Migration[] {
  return readdirSync(fileURLToPath(folder))
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: readFileSync(new URL(name, folder), 'utf8') }));
}

function userVersion(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/**
 * Makes sure that a database is ours and of this version. A new file gets the whole schema; an older one is copied to `PATH.v<N>.bak` and
 * brought up, all steps in one transaction, so that whoever is killed leaves the old one; a newer one is refused. Read-only databases are only checked.
 */
export function migrate(database: Database.Database, path: string, readonly: boolean): void {
  const steps = migrations();
  const newest = steps.at(-1)?.version ?? 0;
  const found = userVersion(database);
  const applicationId = database.pragma('application_id', { simple: true }) as number;
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  const empty = found === 0 && applicationId === 0 && tables.n === 0;
  if (!empty && applicationId !== APPLICATION_ID) {
    throw new StoreError('STORE_NOT_OURS', `${path}: a database, but not one of whosaid; give another path with --db.`);
  }
  if (found > newest) {
    throw new StoreError(
      'STORE_SCHEMA_NEWER',
      `${path}: written by a newer whosaid (schema ${found}, this one knows ${newest}); update whosaid.`,
    );
  }
  if (found === newest) return;
  if (readonly) {
    throw new StoreError(
      'STORE_READONLY',
      `${path}: written by an older whosaid (schema ${found}, this one has ${newest}); bring it up to date with: whosaid refresh --db ${path} (a copy is kept as ${path}.v${found}.bak)`,
    );
  }
  if (found > 0) copyBefore(database, `${path}.v${found}.bak`);
  database.pragma('journal_mode = WAL');
  database
    .transaction(() => {
      // another process may have been quicker
      const before = userVersion(database);
      for (const step of steps) if (before < step.version) applyMigration(database, step);
      // with the tables as they are now, which is what it writes to
      if (before < FACT_INDEX_SINCE) new FactIndex(database).rebuild();
    })
    .immediate();
}

/** Brings a database that has all earlier steps to this one. */
export function applyMigration(database: Database.Database, { version, sql }: Migration): void {
  database.exec(sql);
  if (version === PLAIN_CHECKS_SINCE) plainChecks(database);
  if (version === DEFERRED_KEYS_SINCE) deferKeys(database);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma(`user_version = ${version}`);
}

/**
 * Writes `CHECK (x IN ('a', 'b'))` as `CHECK (x = 'a' OR x = 'b')`, which means the same: for a list, SQLite makes a table of its words anew for
 * each row that is written, and that cost more than the row.
 */
function plainChecks(database: Database.Database): void {
  rewriteTables(database, (sql) =>
    sql.replace(/CHECK \(\s*(\w+) IN \(([^)]*)\)\s*\)/g, (_, column: string, list: string) => {
      const words = list.split(',').map((word) => `${column} = ${word.trim()}`);
      return `CHECK (${words.join(' OR ')})`;
    }),
  );
}

/**
 * Has a row that points to nothing told at the commit, which then fails, and not at its statement: a statement of many rows need not be undone
 * alone then, and SQLite keeps no copy of each page that it touches.
 */
function deferKeys(database: Database.Database): void {
  rewriteTables(database, (sql) =>
    sql.replace(
      /REFERENCES "?\w+"? \(\w+\)(?: ON DELETE (?:CASCADE|SET NULL))?/g,
      (key) => `${key} DEFERRABLE INITIALLY DEFERRED`,
    ),
  );
}

/** Changes constraints of tables that may be full, the way that SQLite's manual tells for what leaves their rows as they are. */
function rewriteTables(database: Database.Database, change: (sql: string) => string): void {
  const tables = database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'`)
    .all() as { name: string; sql: string }[];
  database.unsafeMode(true);
  try {
    database.pragma('writable_schema = ON');
    const update = database.prepare(`UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?`);
    for (const { name, sql } of tables) {
      const changed = change(sql);
      if (changed !== sql) update.run(changed, name);
    }
    // reads the schema anew
    database.pragma('writable_schema = RESET');
  } finally {
    database.unsafeMode(false);
  }
}

/** Copies a database before it is brought up. Whoever was killed in an earlier attempt may have left a copy, or half of one: it is made anew. */
function copyBefore(database: Database.Database, copy: string): void {
  const half = `${copy}.partial`;
  rmSync(half, { force: true });
  database.prepare('VACUUM INTO ?').run(half);
  renameSync(half, copy);
}
