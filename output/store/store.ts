import { existsSync, statSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { asStoreError, StoreError } from './errors.js';
import { type Skipped, writeSkipped } from './input-notes.js';
import { migrate } from './migrate.js';
import { openDatabase } from './native-objects.js';
import { openReadable } from './open-readable.js';
import { LAYERS, type Layer, type PackedDocument } from './tables.js';
import { tidyEntities } from './tidy-entities.js';
import { DocumentWriter, WAITING, type WriteOutcome } from './write-document.js';

/** How a store is opened. */
export interface StoreOptions {
  /** Nothing is written; the file must be there. @default false */
  readonly readonly?: boolean;
  /** Make the file where there is none. @default true, false when read-only */
  readonly create?: boolean;
  /** Milliseconds to wait for another process that holds the write lock. @default 5000 */
  readonly busyTimeout?: number;
}

/** A failure as it stands in the store. */
export interface StoredFailure extends Required<Omit<Failure, 'at'>> {
  readonly runId: number;
}

/** What the store knows of a document before it is read again. */
export interface StoredDocument {
  readonly id: number;
  readonly locator: string;
  readonly input: string;
  readonly format: string;
  readonly contentSha256: string;
  readonly extractionKey: string;
  readonly referenceDate: string | null;
  readonly charset: string | null;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly line: number | null;
  /** How it is found again inside its input, JSON; null for a plain file. */
  readonly access: string | null;
}

/** One thing that went wrong with one document or input. */
export interface Failure {
  readonly locator: string;
  readonly input: string;
  readonly stage: string;
  readonly code: string;
  readonly message: string;
  /** How often it was tried just now; 0 where an earlier failure stands because nothing has changed. */
  readonly attempts: number;
  /** See `extraction_keys`; null where it never came so far that it had one. */
  readonly extractionKey?: string | null;
  /** sha256 of all that decides whether it fails: bytes, extraction key, limits. Null where that cannot be told. */
  readonly attemptKey?: string | null;
  readonly format?: string | null;
  /** ISO 8601 instant. */
  readonly at?: string | null;
}

/** What one stage of a run has cost. */
export interface StageCost {
  readonly stage: string;
  readonly documents: number;
  readonly failures: number;
  /** Of all workers together. */
  readonly seconds: number;
}

export interface RunStart {
  readonly command: string;
  readonly version: string;
  readonly extractionKey: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** ISO 8601 instant; the caller has the clock. */
  readonly startedAt: string;
}

export type RunStatus = 'done' | 'stopped' | 'failed';

/** What an extraction key stands for. */
export interface KeyDescription {
  /** Of whosaid. */
  readonly version: string;
  /** Of its readers; 0 where they had no number yet. */
  readonly readers: number;
  /** The options that go into it. */
  readonly options: Readonly<Record<string, unknown>>;
}

const STORED_DOCUMENT = `SELECT id, locator, input, format, content_sha256 AS contentSha256, extraction_key AS extractionKey,
  reference_date AS referenceDate, charset, byte_start AS byteStart, byte_end AS byteEnd, line, access FROM documents`;

const STORED_FAILURE = `SELECT locator, input, stage, code, message, attempts, extraction_key AS extractionKey,
  attempt_key AS attemptKey, format, run_id AS runId FROM failures`;

/**
 * An open database of facts. Reading modules (`output/query` and others) take it and use `database`; all writing goes through its methods,
 * so that no half document is ever seen. Every method throws `StoreError` with a code.
 */
export class Store {
  readonly path: string;
  readonly readonly: boolean;
  /** What is read is a copy of the file as it was when it was opened, because nothing may be written beside it. */
  readonly copied: boolean;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #writer: DocumentWriter | null = null;

  constructor(path: string, options: StoreOptions = {}) {
    this.path = path;
    this.readonly = options.readonly ?? false;
    const create = options.create ?? !this.readonly;
    const timeout = options.busyTimeout ?? 5000;
    if (!Number.isInteger(timeout) || timeout < 0) {
      throw new TypeError(
        `Expected \`busyTimeout\` to be a whole number of milliseconds, got \`${timeout}\` (${typeof timeout})`,
      );
    }
    if (path !== ':memory:' && !create && !existsSync(path)) {
      throw new StoreError(
        'STORE_NOT_FOUND',
        `${path}: no such database; make one with: whosaid ingest <path…> --db ${path}`,
      );
    }
    if (path !== ':memory:' && statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw new StoreError('STORE_NOT_FOUND', `${path}: a folder, not a database; name a file in it with --db.`);
    }
    let database: Database.Database | null = null;
    let copied = false;
    try {
      const opened = { readonly: this.readonly, timeout, fileMustExist: !create };
      const readable = this.readonly ? openReadable(path, opened) : null;
      copied = readable?.copied ?? false;
      database = readable?.database ?? openDatabase(path, opened);
      database.pragma('trusted_schema = OFF');
      // once: each time that it is told, SQLite compiles all statements anew
      database.pragma('foreign_keys = ON');
      migrate(database, path, this.readonly);
      if (!this.readonly) {
        database.pragma('journal_mode = WAL');
        database.pragma('synchronous = NORMAL');
        // in pages, 64 MB: what several transactions have written anew is folded into the file once
        database.pragma('wal_autocheckpoint = 16000');
      }
      // 32 MB; what is read again and again beyond it, the system keeps
      database.pragma('cache_size = -32768');
    } catch (error) {
      database?.close();
      throw asStoreError(error, path);
    }
    this.#database = database;
    this.copied = copied;
  }

  /** The connection, for prepared reading statements. Throws STORE_CLOSED after `close()`. */
  get database(): Database.Database {
    if (!this.#database.open) {
      throw new StoreError('STORE_CLOSED', `${this.path}: the store is closed; open it again with openStore().`);
    }
    return this.#database;
  }

  get isOpen(): boolean {
    return this.#database.open;
  }

  /** Runs reading work and turns SQLite's errors into `StoreError`. */
  read<T>(work: (database: Database.Database) => T): T {
    try {
      return work(this.database);
    } catch (error) {
      throw asStoreError(error, this.path);
    }
  }

  /** A prepared statement, kept for the next time. */
  statement(sql: string): Database.Statement {
    const { database } = this;
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs first in every writing transaction; throws to refuse it. Set while a run holds the lock (see `RunLock`). */
  guard: ((database: Database.Database) => void) | null = null;

  /** Runs writing work in one `BEGIN IMMEDIATE` transaction: all of it is kept, or nothing. */
  write<T>(work: (database: Database.Database) => T): T {
    const database = this.database;
    if (this.readonly) {
      throw new StoreError(
        'STORE_READONLY',
        `${this.path}: the store was opened read-only; open it without \`readonly\`.`,
      );
    }
    try {
      return database
        .transaction(() => {
          this.guard?.(database);
          return work(database);
        })
        .immediate();
    } catch (error) {
      throw asStoreError(error, this.path);
    }
  }

  /** Notes that a run has begun, and returns its id. */
  beginRun(run: RunStart): number {
    return this.write((database) => {
      const result = database
        .prepare(
          `INSERT INTO runs (command, version, extraction_key, options, started_at, status) VALUES (?, ?, ?, ?, ?, 'running')`,
        )
        .run(run.command, run.version, run.extractionKey, JSON.stringify(run.options), run.startedAt);
      return Number(result.lastInsertRowid);
    });
  }

  /** What is stored under a locator, or null. */
  findDocument(locator: string): StoredDocument | null {
    return this.read(
      () => (this.statement(`${STORED_DOCUMENT} WHERE locator = ?`).get(locator) ?? null) as StoredDocument | null,
    );
  }

  /** The same by its id in this database. */
  findDocumentById(id: number): StoredDocument | null {
    return this.read(
      () => (this.statement(`${STORED_DOCUMENT} WHERE id = ?`).get(id) ?? null) as StoredDocument | null,
    );
  }

  /** What an extraction key stands for, or null; the mark of a document that waits does not matter. */
  keyDescription(key: string): KeyDescription | null {
    return this.read(() => {
      const row = this.statement(
        'SELECT version, reader_version AS readers, options FROM extraction_keys WHERE key = ?',
      ).get(key.startsWith(WAITING) ? key.slice(WAITING.length) : key) as
        | { version: string; readers: number; options: string }
        | undefined;
      return row === undefined ? null : { ...row, options: JSON.parse(row.options) };
    });
  }

  /** The failure that stands under a locator, or null. */
  findFailure(locator: string): StoredFailure | null {
    return this.read(
      () => (this.statement(`${STORED_FAILURE} WHERE locator = ?`).get(locator) ?? null) as StoredFailure | null,
    );
  }

  /** Notes what an extraction key stands for: the version, the options that go into it, and the version of the readers. */
  describeKey(key: string, version: string, options: Readonly<Record<string, unknown>>, readers = 0): void {
    this.write(() =>
      this.statement(
        'INSERT OR IGNORE INTO extraction_keys (key, version, reader_version, options) VALUES (?, ?, ?, ?)',
      ).run(key, version, readers, JSON.stringify(options)),
    );
  }

  /** Notes what the stages of a run have cost so far. */
  noteStages(runId: number, stages: readonly StageCost[]): void {
    this.write(() => {
      const note = this.statement(
        `INSERT INTO run_stages (run_id, stage, documents, failures, seconds) VALUES (@runId, @stage, @documents, @failures, @seconds)
         ON CONFLICT (run_id, stage) DO UPDATE SET (documents, failures, seconds) = (excluded.documents, excluded.failures, excluded.seconds)`,
      );
      for (const stage of stages) note.run({ ...stage, runId });
    });
  }

  /** The original bytes that the store keeps of a document, or null where it keeps none. */
  originalBytes(id: number): Uint8Array | null {
    return this.read(() => {
      const row = this.statement('SELECT original FROM documents WHERE id = ?').get(id) as
        | { original: Buffer | null }
        | undefined;
      return row?.original ? inflateSync(row.original) : null;
    });
  }

  /** Documents that lost their marks because the one that they were equal to has changed: they must be read again. */
  waitingDocuments(): StoredDocument[] {
    return this.read(
      () =>
        this.statement(
          `${STORED_DOCUMENT} WHERE extraction_key GLOB '${WAITING}*' ORDER BY locator`,
        ).all() as StoredDocument[],
    );
  }

  /**
   * Writes documents with all their marks, and failures, in one transaction. A document clears the failure under its locator. Returns what
   * became of each document. Throws STORE_FAILED, and keeps nothing of them, where a row points to one that its document does not have.
   */
  writeBatch(
    runId: number,
    documents: Iterable<PackedDocument>,
    failures: readonly Failure[] = [],
    skipped: readonly Skipped[] = [],
  ): WriteOutcome[] {
    const { database } = this;
    // what statements keep to undo themselves would go through a file; sorting and VACUUM, which may need more than there is, still do
    database.pragma('temp_store = MEMORY');
    try {
      return this.write(() => {
        if (this.statement('SELECT 1 FROM runs WHERE id = ?').get(runId) === undefined) {
          throw new StoreError('STORE_FAILED', `${this.path}: no run ${runId}; begin one with beginRun().`);
        }
        this.#writer ??= new DocumentWriter(database);
        this.#writer.begin();
        const cleared = this.statement('DELETE FROM failures WHERE locator = ?');
        const read = this.statement('DELETE FROM skipped_documents WHERE locator = ?');
        const outcomes: WriteOutcome[] = [];
        for (const document of documents) {
          outcomes.push(this.#writer.write(document, runId));
          cleared.run(document.fields.locator);
          read.run(document.fields.locator);
        }
        writeSkipped(database, runId, skipped);
        const insert = this.statement(
          `INSERT INTO failures (locator, input, stage, code, message, attempts, extraction_key, attempt_key, format,
             first_failed_at, last_failed_at, run_id)
           VALUES (@locator, @input, @stage, @code, @message, @attempts, @extractionKey, @attemptKey, @format, @at, @at, @runId)
           ON CONFLICT (locator) DO UPDATE SET (input, stage, code, message, attempts, extraction_key, attempt_key, format,
             last_failed_at, run_id) =
             (excluded.input, excluded.stage, excluded.code, excluded.message, attempts + excluded.attempts, excluded.extraction_key,
              excluded.attempt_key, excluded.format, iif(excluded.attempts = 0, last_failed_at, excluded.last_failed_at), excluded.run_id)`,
        );
        const unknown = { extractionKey: null, attemptKey: null, format: null, at: null };
        for (const failure of failures) insert.run({ ...unknown, ...failure, runId });
        this.#writer.flush();
        return outcomes;
      });
    } finally {
      database.pragma('temp_store = DEFAULT');
    }
  }

  /**
   * Finds out which of the documents that were written since the last time are nearly the same as others (see near-duplicates/), about `most` of
   * them. Returns whether more wait.
   */
  settleNearDuplicates(most: number): boolean {
    return this.write((database) => {
      this.#writer ??= new DocumentWriter(database);
      this.#writer.begin();
      const more = this.#writer.settleNearDuplicates(most);
      this.#writer.flush();
      return more;
    });
  }

  /** What a run has written that still stands: its documents that are equal to another, and its rows by table. */
  runCounts(runId: number): { readonly duplicates: number; readonly rows: Readonly<Record<Layer, number>> } {
    return this.read(() => {
      const count = (sql: string): number => (this.statement(sql).get(runId) as { n: number }).n;
      const rows = Object.fromEntries(
        LAYERS.map((layer) => [
          layer,
          count(
            `SELECT count(*) AS n FROM documents AS d JOIN ${layer} AS m ON m.document_id = d.id WHERE d.run_id = ?`,
          ),
        ]),
      ) as Record<Layer, number>;
      const duplicates = count('SELECT count(*) AS n FROM documents WHERE run_id = ? AND duplicate_of IS NOT NULL');
      return { duplicates, rows };
    });
  }

  /** Forgets failures of earlier runs, after this run has been through their inputs: all of an input, or those under given locators. */
  clearFailures(
    runId: number,
    what: { readonly inputs?: Iterable<string>; readonly locators?: Iterable<string> },
  ): void {
    this.write(() => {
      const ofInput = this.statement('DELETE FROM failures WHERE input = ? AND run_id < ?');
      for (const input of what.inputs ?? []) ofInput.run(input, runId);
      const ofLocator = this.statement('DELETE FROM failures WHERE locator = ? AND run_id < ?');
      for (const locator of what.locators ?? []) ofLocator.run(locator, runId);
    });
  }

  /** The inputs under which something is noted as failed. */
  failingInputs(): Set<string> {
    return this.read(() => new Set(this.statement('SELECT DISTINCT input FROM failures').pluck().all() as string[]));
  }

  /**
   * Ends a run. Where documents were written, by this run or by one that was killed before it could end, entities are put in order.
   */
  finishRun(
    runId: number,
    status: RunStatus,
    finishedAt: string,
    summary: Readonly<Record<string, unknown>>,
    wrote: boolean,
  ): void {
    this.write((database) => {
      const broken =
        database.prepare(`SELECT 1 FROM runs WHERE status = 'running' AND id <> ?`).get(runId) !== undefined;
      if (wrote || broken) {
        tidyEntities(database);
        database.prepare(`UPDATE runs SET status = 'failed' WHERE status = 'running' AND id <> ?`).run(runId);
      }
      database
        .prepare('UPDATE runs SET status = ?, finished_at = ?, summary = ? WHERE id = ?')
        .run(status, finishedAt, JSON.stringify(summary), runId);
    });
  }

  /** Closes the connection; a writer first folds the log back into the file. Closing twice is no error. */
  close(): void {
    if (!this.#database.open) return;
    try {
      if (!this.readonly) {
        this.#database.pragma('optimize');
        this.#database.pragma('wal_checkpoint(TRUNCATE)');
      }
    } catch {
      // a reader, or a full disk, may hold the checkpoint up: the log stays and is folded in the next time
    }
    this.#database.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** Opens a store, makes it where there is none, and brings an older one up to this version. Throws `StoreError`. */
export function openStore(path: string, options: StoreOptions = {}): Store {
  return new Store(path, options);
}
