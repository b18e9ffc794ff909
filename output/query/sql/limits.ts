/** What one free statement may take. */
export interface SqlLimits {
  /** Milliseconds that it may run; then its process is killed. @default 1000 */
  readonly milliseconds: number;
  /** Rows that are given out. @default 1000 */
  readonly rows: number;
  /** Bytes of the answer, as JSON. @default 10,000,000 */
  readonly bytes: number;
  /** Resident bytes of its process. @default 268,435,456 */
  readonly memory: number;
}

export const SQL_LIMITS: SqlLimits = { milliseconds: 1000, rows: 1000, bytes: 10_000_000, memory: 256 * 1024 * 1024 };

/** A value as it is given out: integers that no double holds, and bytes (`x'…'`), as text. */
export type SqlCell = string | number | null;

/** What a statement gave. */
export interface SqlResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlCell[])[];
  /** Why rows are missing: the limit of rows or of bytes; null when all are there. */
  readonly truncated: 'rows' | 'bytes' | null;
}

/** What the child tells its parent. */
export type SqlMessage =
  | { readonly ready: true }
  | { readonly result: SqlResult }
  | { readonly error: { readonly code: 'STORE_QUERY' | 'STORE_FAILED'; readonly message: string } };

/** What the parent tells its child. */
export interface SqlOrder {
  readonly path: string;
  readonly sql: string;
  readonly limits: SqlLimits;
}
