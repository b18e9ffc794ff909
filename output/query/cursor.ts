import { queryError } from './errors.js';

export type CursorKey = readonly (string | number | null)[];

/** Where a page ended: the sort, which of its halves (rows with a value, then those without), and the last row's keys. */
export interface Cursor {
  readonly sort: string;
  readonly descending: boolean;
  readonly half: 0 | 1;
  readonly keys: CursorKey;
}

/** A cursor as opaque text for URLs and command lines. */
export function encodeCursor({ sort, descending, half, keys }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, descending ? 1 : 0, half, ...keys])).toString('base64url');
}

/** Reads a cursor that came back; it must be of the same order. Throws `StoreError` STORE_QUERY. */
export function decodeCursor(text: string, sort: string, descending: boolean, keyTypes: readonly string[]): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  if (Array.isArray(parts)) {
    const [ofSort, direction, half, ...keys] = parts as unknown[];
    const wanted = half === 1 ? ['number'] : keyTypes;
    if (
      ofSort === sort &&
      direction === (descending ? 1 : 0) &&
      (half === 0 || half === 1) &&
      keys.length === wanted.length &&
      keys.every((key, i) => typeof key === wanted[i])
    ) {
      return { sort, descending, half, keys: keys as CursorKey };
    }
  }
  throw queryError('cursor: not one of this list and order; begin with the first page again');
}
