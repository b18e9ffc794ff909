import { hash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import type { Store } from '../store/store.js';

/** Bytes of an original with what stands around them, or why they cannot be shown. */
export type OriginalBytes =
  | {
      readonly ok: true;
      /** Where the bytes come from: kept in the store, or read again from the input. */
      readonly from: 'store' | 'input';
      readonly before: Uint8Array;
      readonly bytes: Uint8Array;
      readonly after: Uint8Array;
    }
  | { readonly ok: false; readonly reason: string };

/** Where the bytes of a document lie in its input. */
export interface OriginalPlace {
  readonly input: string;
  readonly format: string;
  /** As in `documents.access`. */
  readonly access: string | null;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** Reads the bytes of a document again; throws where it cannot. */
export type ReadOriginal = (place: OriginalPlace) => Promise<Uint8Array>;

interface Row {
  readonly input: string;
  readonly format: string;
  readonly access: string | null;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly content_sha256: string;
}

/**
 * The bytes `start` to `end` of a document's original, proved to be those that were read: the whole is hashed first. Offsets count as the
 * store's do. `read` finds what is not kept in the store (plain files, if none is given); `around` is how many bytes are given on either side.
 */
export async function originalBytes(
  store: Store,
  documentId: number,
  start: number,
  end: number,
  read: ReadOriginal = readPlainFile,
  around = 48,
): Promise<OriginalBytes> {
  const row = store.read(() =>
    store
      .statement('SELECT input, format, access, byte_start, byte_end, content_sha256 FROM documents WHERE id = ?')
      .get(documentId),
  ) as Row | undefined;
  if (row === undefined) return { ok: false, reason: 'the document is not in the store any more' };
  const kept = store.originalBytes(documentId);
  const part = row.format === 'jsonl' || row.format === 'csv';
  let whole: Uint8Array;
  try {
    whole = kept ?? (await read({ ...row, byteStart: row.byte_start, byteEnd: row.byte_end }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    return { ok: false, reason: `the original cannot be read again (${code})` };
  }
  if (hash('sha256', whole) !== row.content_sha256) {
    return { ok: false, reason: 'the original has changed since it was read: ingest it again' };
  }
  // of a line or a row, bytes count in the whole file
  const origin = part ? row.byte_start : 0;
  const [from, to] = [start - origin, end - origin];
  if (from < 0 || to > whole.length || from > to) return { ok: false, reason: 'the bytes lie outside of the original' };
  return {
    ok: true,
    from: kept === null ? 'input' : 'store',
    before: whole.subarray(Math.max(0, from - around), from),
    bytes: whole.subarray(from, to),
    after: whole.subarray(to, Math.min(whole.length, to + around)),
  };
}

/** The bytes of a document that is a file, or a line or row of one. */
async function readPlainFile(place: OriginalPlace): Promise<Uint8Array> {
  const { input, format, access, byteStart, byteEnd } = place;
  if (access !== null && format !== 'csv') throw Object.assign(new Error('inside another file'), { code: 'PACKED' });
  // a pipe or a device that has taken the file's place would never end
  if (!(await stat(input)).isFile()) throw Object.assign(new Error('not a file'), { code: 'NOT_A_FILE' });
  const file = await open(input);
  try {
    if (format !== 'jsonl' && format !== 'csv') return new Uint8Array(await file.readFile());
    const bytes = new Uint8Array(byteEnd - byteStart);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, byteStart);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
