import { createReadStream } from 'node:fs';
import type { Access } from './access.js';
import type { InputFormat } from './input.js';

/** Bytes before anybody knows how many documents they hold: a file, a member of an archive, a pipe. */
export interface RawInput {
  /** What its documents are known by, and the beginning of their locators: `/a/b.zip#c.html`. */
  readonly name: string;
  /** The file, address or `-` that it came in: what failures are counted under. */
  readonly input: string;
  readonly format: InputFormat;
  /** Bytes, where that is known beforehand. */
  readonly size: number | null;
  /** Path of the file, where it is one and no member of something. */
  readonly path: string | null;
  /** It cannot be read again: its bytes go into the store. */
  readonly passing: boolean;
  readonly access: Access;
  /** How many archives it lies in. */
  readonly depth: number;
  /** Its bytes from an offset on; what is passing can be opened once, at 0. */
  open(from?: number): AsyncIterable<Uint8Array>;
}

/** Bytes that are read of a file at a time, where it has as many. */
const CHUNK_BYTES = 1 << 18;
/** Bytes that are read at a time of a file that says it is empty: it may be none that has a size. */
const LEAST_CHUNK_BYTES = 1 << 12;

/**
 * Bytes to read of a file at a time: a stream takes memory for a whole chunk twice, for what is read and for finding the end. For each small
 * file that would be half a megabyte, of which only the first page is touched: thousands of them come to stand all over the allocator's memory.
 */
function chunkBytes(size: number | null): number {
  return size === null ? CHUNK_BYTES : Math.min(CHUNK_BYTES, Math.max(LEAST_CHUNK_BYTES, size + 1));
}

export function rawFile(path: string, format: InputFormat, size: number | null): RawInput {
  return {
    name: path,
    input: path,
    format,
    size,
    path,
    passing: false,
    access: {},
    depth: 0,
    open: (from = 0) => createReadStream(path, { highWaterMark: chunkBytes(size), start: from }),
  };
}

/** A copy with memory of its own: what goes to a worker is cloned with the whole buffer that it is a view of. */
export const alone = (bytes: Uint8Array): Uint8Array => Uint8Array.prototype.slice.call(bytes);

/** All bytes of a stream, or null when there are more than `limit`: the rest is then left unread. */
export async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) return null;
    parts.push(chunk);
  }
  return alone(Buffer.concat(parts));
}
