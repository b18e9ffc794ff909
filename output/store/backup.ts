import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asStoreError, StoreError } from './errors.js';
import { openDatabase } from './native-objects.js';
import type { Store } from './store.js';

export interface BackupOptions {
  /** Replace a file that is there. @default false */
  readonly force?: boolean;
  /** Told after each part how many pages are copied, of how many. */
  readonly onProgress?: (copied: number, total: number) => void;
}

/** What was copied. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly documents: number;
}

/** Pages of one part: between two of them others may write. */
const PAGES = 2000;

/**
 * Copies a store while others read and write it. The copy is made beside its place, checked, and only then put there: at `path` there is the old
 * file or a whole new one. Throws BACKUP_EXISTS, and the errors of a store.
 */
export async function backupStore(store: Store, path: string, options: BackupOptions = {}): Promise<Backup> {
  if (existsSync(path)) {
    const [here, there] = [statSync(store.path), statSync(path)];
    if (here.ino === there.ino && here.dev === there.dev) {
      throw new StoreError('BACKUP_EXISTS', `${path}: is the database itself; name another file.`);
    }
    if (options.force !== true) {
      throw new StoreError('BACKUP_EXISTS', `${path}: is there already; give --force to replace it.`);
    }
  }
  if (!existsSync(dirname(resolve(path)))) {
    throw new StoreError('STORE_READONLY', `${path}: its folder does not exist; make it first.`);
  }
  const half = `${path}.${process.pid}.partial`;
  try {
    await store.database.backup(half, {
      progress: ({ totalPages, remainingPages }) => {
        options.onProgress?.(totalPages - remainingPages, totalPages);
        return PAGES;
      },
    });
    const documents = check(half);
    const file = openSync(half, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(half, path);
    return { path, bytes: statSync(path).size, documents };
  } catch (error) {
    for (const name of [half, `${half}-wal`, `${half}-shm`, `${half}-journal`]) rmSync(name, { force: true });
    throw asStoreError(error, path);
  }
}

/** Throws STORE_CORRUPT where the copy is not sound; returns how many documents it has. */
function check(path: string): number {
  const copy = openDatabase(path, { fileMustExist: true });
  try {
    // one file by itself, without a log beside it
    copy.pragma('journal_mode = DELETE');
    const found = copy.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new StoreError('STORE_CORRUPT', `${path}: the copy is not sound: ${String(found)}`);
    return copy.prepare('SELECT count(*) FROM documents').pluck().get() as number;
  } finally {
    copy.close();
  }
}
