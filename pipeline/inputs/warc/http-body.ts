import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** An HTTP answer as it stands in a WARC record, its head read. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-cased names. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where the body begins in the block. */
  readonly bodyStart: number;
}

const HEAD_BYTES = 262_144;

/** Reads the head of an HTTP answer; null where the block is none. Line ends may be CRLF or LF. */
export function readHttpHead(block: Uint8Array): HttpAnswer | null {
  const text = Buffer.from(block.buffer, block.byteOffset, Math.min(block.byteLength, HEAD_BYTES)).toString('latin1');
  const status = /^HTTP\/\d(?:\.\d)?\s{1,4}(\d{3})[^\n]{0,1000}\n/i.exec(text);
  if (status === null) return null;
  const headers = new Map<string, string>();
  let at = status[0].length;
  for (;;) {
    const end = text.indexOf('\n', at);
    if (end < 0) return null;
    const line = text.slice(at, text[end - 1] === '\r' && end - 1 >= at ? end - 1 : end);
    at = end + 1;
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(status[1]), headers, bodyStart: at };
}

/** Takes chunked transfer coding away; null where the bytes are not in chunks (crawlers often store the plain body under the old header). */
export function dechunk(body: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf(10, at);
    if (end < 0 || end - at > 1024) return null;
    const size = /^\s{0,8}([0-9a-f]{1,8})\s{0,8}(?:;[^\n]{0,900})?\r?$/i.exec(
      Buffer.from(body.subarray(at, end)).toString('latin1'),
    );
    if (size === null) return null;
    const length = Number.parseInt(size[1] as string, 16);
    at = end + 1;
    if (length === 0) return Buffer.concat(parts);
    if (at + length > body.length) return null;
    parts.push(body.subarray(at, at + length));
    at += length;
    if (body[at] === 13) at++;
    if (body[at] !== 10) return null;
    at++;
  }
}

/** Unpacks a body; null where it comes to more than `limit` bytes. Throws where it is damaged or in an encoding that nobody knows. */
export async function decodeBody(body: Uint8Array, encoding: string, limit: number): Promise<Uint8Array | null> {
  let bytes: Uint8Array | null = body;
  for (const coding of encoding.toLowerCase().split(',').reverse()) {
    const name = coding.trim();
    if (name === '' || name === 'identity' || bytes === null) continue;
    bytes = await unpack(bytes, name, limit);
  }
  return bytes;
}

async function unpack(body: Uint8Array, coding: string, limit: number): Promise<Uint8Array | null> {
  // crawlers often store the unpacked body under the header that it came with
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  if (/^(x-)?gzip$/.test(coding) && !packed) return body;
  const unpacker = /^(x-)?gzip$/.test(coding)
    ? createGunzip()
    : coding === 'br'
      ? createBrotliDecompress()
      : coding === 'deflate'
        ? ((body[0] ?? 0) & 0x0f) === 8
          ? createInflate()
          : createInflateRaw()
        : null;
  if (unpacker === null) throw new Error(`the content encoding "${coding.slice(0, 40)}" is not known`);
  const parts: Buffer[] = [];
  let length = 0;
  const source = Readable.from([body]);
  for await (const chunk of source.pipe(unpacker) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) {
      unpacker.destroy();
      return null;
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
