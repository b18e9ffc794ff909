import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openDatabase } from './native-objects.js';

/** Larger files are not copied to be read: that would take minutes, and the room of others. */
const MOST_BYTES = 2_000_000_000;

/** Bytes 18 and 19 of a database: how it is written and read; 2 is the write-ahead log, 1 the journal that was before it. */
const VERSIONS_AT = 18;
const [JOURNAL, WRITE_AHEAD] = [1, 2];

export interface Readable {
  readonly database: Database.Database;
  /** It is a temporary copy, because nothing may be written beside the file. */
  readonly copied: boolean;
}

/**
 * Opens a database for reading. SQLite makes small files beside one with a write-ahead log even to read it: where nothing may be written (a disk
 * that is mounted to be read, a folder of others), a copy is read, which is gone when it is closed. Throws what SQLite says.
 */
export function openReadable(path: string, options: Database.Options): Readable {
  let database: Database.Database | null = null;
  try {
    database = openDatabase(path, options);
    database.pragma('schema_version');
    return { database, copied: false };
  } catch (error) {
    database?.close();
    const code = String((error as { code?: unknown }).code);
    const copy = /^SQLITE_(CANTOPEN|READONLY)/.test(code) ? openCopy(path, options) : null;
    if (copy === null) throw error;
    return { database: copy, copied: true };
  }
}

/** A copy of a database, or null where there is none to be had: it is too large, being written, or there is no room. */
function openCopy(path: string, options: Database.Options): Database.Database | null {
  let folder: string | null = null;
  try {
    const before = statSync(path);
    if (before.size > MOST_BYTES || isBeingWritten(path)) return null;
    folder = mkdtempSync(join(tmpdir(), 'whosaid-'));
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    const after = statSync(path);
    if (after.mtimeMs !== before.mtimeMs || after.size !== before.size || isBeingWritten(path)) return null;
    chmodSync(copy, 0o600);
    withoutLog(copy);
    return openDatabase(copy, options);
  } catch {
    return null;
  } finally {
    // what is open stays readable; where a system does not let it go, its folder of temporary files is swept by others
    if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 0 });
  }
}

/** Whether what was written last stands in the log beside the file. */
function isBeingWritten(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Has a database with nothing in its log say that it has none. */
function withoutLog(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const versions = Buffer.alloc(2);
    readSync(file, versions, 0, 2, VERSIONS_AT);
    if (versions[0] === WRITE_AHEAD && versions[1] === WRITE_AHEAD) {
      writeSync(file, Buffer.from([JOURNAL, JOURNAL]), 0, 2, VERSIONS_AT);
    }
  } finally {
    closeSync(file);
  }
}
