/** What can be wrong with a store. */
export type StoreErrorCode =
  | 'STORE_NOT_FOUND'
  | 'STORE_NOT_OURS'
  | 'STORE_SCHEMA_NEWER'
  | 'STORE_BUSY'
  | 'STORE_LOCKED'
  | 'STORE_CORRUPT'
  | 'STORE_FULL'
  | 'STORE_READONLY'
  | 'STORE_CLOSED'
  | 'STORE_QUERY'
  | 'STORE_FAILED'
  | 'BACKUP_EXISTS';

/** An error of the store; the message says what to do next. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** SQLite's result codes (their first part) as ours, with what to do. */
const FROM_SQLITE: readonly (readonly [prefix: string, code: StoreErrorCode, advice: string])[] = [
  ['SQLITE_BUSY', 'STORE_BUSY', 'another process is writing to it; wait for it or stop it, then run the command again'],
  ['SQLITE_LOCKED', 'STORE_BUSY', 'another connection is writing to it; run the command again'],
  ['SQLITE_NOTADB', 'STORE_CORRUPT', 'the file is no SQLite database; give another path with --db'],
  ['SQLITE_CORRUPT', 'STORE_CORRUPT', 'the database is damaged; restore a copy, or ingest into a new file'],
  ['SQLITE_FULL', 'STORE_FULL', 'no space is left; free some, then run the same command: what was committed is kept'],
  ['SQLITE_IOERR', 'STORE_FULL', 'it cannot be written or read (disk full, size limit, or a broken disk)'],
  ['SQLITE_READONLY', 'STORE_READONLY', 'it cannot be written; check the rights of the file and of its folder'],
  [
    'SQLITE_CANTOPEN',
    'STORE_READONLY',
    'it cannot be opened or made; check the path and the rights of its folder (SQLite makes small files beside a database even to read it: copy one that lies where nothing may be written)',
  ],
  ['SQLITE_PERM', 'STORE_READONLY', 'access is denied; check the rights of the file and of its folder'],
];

/** Any error that came out of better-sqlite3, as a `StoreError`; others are handed back as they are. */
export function asStoreError(error: unknown, path: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof TypeError && /database connection is not open/.test(error.message)) {
    return new StoreError('STORE_CLOSED', 'The store is closed; open it again with openStore().', { cause: error });
  }
  if (error instanceof TypeError && /Cannot open database because the directory does not exist/.test(error.message)) {
    return new StoreError('STORE_READONLY', `${path}: its folder does not exist; make it first.`, { cause: error });
  }
  if (!code.startsWith('SQLITE_')) return error;
  for (const [prefix, own, advice] of FROM_SQLITE) {
    if (code.startsWith(prefix)) {
      return new StoreError(own, `${path}: ${advice} (${code}: ${error.message})`, { cause: error });
    }
  }
  return new StoreError('STORE_FAILED', `${path}: ${error.message} (${code})`, { cause: error });
}
