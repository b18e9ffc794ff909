import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dechunk, decodeBody } from '../../../pipeline/inputs/warc/http-body.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array | null): string | null => (body === null ? null : new TextDecoder().decode(body));

describe('a body in chunks', () => {
  it.each<[string, string | null]>([
    ['5\r\n12 sh\r\n3\r\nips\r\n0\r\n\r\n', '12 ships'],
    ['5;name=value\n12 sh\n3\nips\n0\n', '12 ships'],
    ['0\r\n\r\n', ''],
    // no chunks: the plain body under the old header
    ['12 ships came in.', null],
    ['ships\r\n12', null],
    ['5\r\n12 s', null],
    ['2\r\n12 ships\r\n0\r\n', null],
    ['2\r\n12\r\n', null],
  ])('%j is %j', (body, plain) => {
    expect(text(dechunk(bytes(body)))).toBe(plain);
  });
});

describe('a packed body', () => {
  const plain = bytes('12 ships came in.');
  it.each<[string, Uint8Array]>([
    ['gzip', gzipSync(plain)],
    ['X-GZIP', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    // many servers leave its header out
    ['deflate', deflateRawSync(plain)],
    ['deflate, gzip', gzipSync(deflateSync(plain))],
    ['identity', plain],
    ['', plain],
    // stored unpacked under the header that it came with
    ['gzip', plain],
  ])('%s is unpacked', async (encoding, body) => {
    expect(text(await decodeBody(body, encoding, 1000))).toBe('12 ships came in.');
  });
  it('that comes to more than the limit is none', async () => {
    expect(await decodeBody(gzipSync(Buffer.alloc(5000)), 'gzip', 1000)).toBeNull();
    expect(await decodeBody(gzipSync(gzipSync(Buffer.alloc(5000))), 'br, gzip', 10)).toBeNull();
  });
  it('in an encoding that nobody knows, or damaged, is an error', async () => {
    await expect(decodeBody(plain, 'rot13', 1000)).rejects.toThrow('"rot13" is not known');
    await expect(decodeBody(gzipSync(plain).subarray(0, 14), 'gzip', 1000)).rejects.toThrow();
  });
});
