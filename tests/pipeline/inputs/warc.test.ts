import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { dechunk, decodeBody, readHttpHead } from '../../../pipeline/inputs/warc/http-body.js';
import { type CrawledRecord, crawledRecords, placeName, recordAt } from '../../../pipeline/inputs/warc/records.js';
import { readAny } from '../../../pipeline/readers/read.js';
import { random } from '../../batch/random.mjs';

const LIMIT = 1_000_000;

function response(n: number, more = 'Content-Type: text/html\r\n'): Buffer {
  return Buffer.from(
    `HTTP/1.1 200 OK\r\n${more}\r\n<p>Norvania paid $${n} million for bridge ${n} in 2024, the ministry said.</p>`,
  );
}

function record(block: Uint8Array, options: { type?: string; length?: number | string; end?: string } = {}): Buffer {
  const { type = 'response', length = block.length, end = '\r\n\r\n' } = options;
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://n.example/\r\nWARC-Date: 2025-03-04T00:00:00Z\r\nContent-Length: ${length}\r\n\r\n`,
    ),
    block,
    Buffer.from(end),
  ]);
}

const opener = (bytes: Uint8Array, step = 4096) =>
  async function* (from: number): AsyncGenerator<Uint8Array> {
    for (let at = from; at < bytes.length; at += step) yield bytes.subarray(at, Math.min(bytes.length, at + step));
  };

async function read(bytes: Uint8Array, step?: number): Promise<{ pages: Map<string, string>; bad: string[] }> {
  const pages = new Map<string, string>();
  const bad: string[] = [];
  for await (const found of crawledRecords(opener(bytes, step), LIMIT, true)) {
    if (found.kind === 'page') pages.set(placeName(found.place), Buffer.from(found.bytes).toString());
    else bad.push(placeName(found.place));
  }
  return { pages, bad };
}

/** Figures of the bridges that were read, in order. */
const bridges = (pages: Map<string, string>): number[] =>
  [...pages.values()].map((body) => Number(/bridge (\d+)/.exec(body)?.[1] ?? -1));

const offsets = (parts: readonly Uint8Array[]): string[] =>
  parts.map((_, i) => `#${parts.slice(0, i).reduce((sum, part) => sum + part.length, 0)}`);

describe('a record that is wrong is skipped and told with its offset, and all others are read', () => {
  const good = [1, 2, 3, 4].map((n) => record(response(n)));
  const odd: readonly (readonly [what: string, bytes: Buffer, bad: boolean])[] = [
    ['a Content-Length that is too small', record(response(9), { length: response(9).length - 20 }), true],
    ['a Content-Length that is too large', record(response(9), { length: response(9).length + 40 }), true],
    ['a Content-Length that is no number', record(response(9), { length: 'many' }), true],
    ['no line ends behind it', record(response(9), { end: '' }), true],
    ['a body that is no HTTP answer', record(Buffer.from('nothing of the kind')), true],
    [
      'a body that is not packed as it says',
      record(response(9, 'Content-Type: text/html\r\nContent-Encoding: br\r\n')),
      true,
    ],
    [
      'an encoding that nobody knows',
      record(response(9, 'Content-Type: text/html\r\nContent-Encoding: zstd9\r\n')),
      true,
    ],
    ['a body over the limit', record(Buffer.concat([response(9), Buffer.alloc(LIMIT)])), true],
    ['no body at all', record(Buffer.alloc(0)), false],
    ['a revisit', record(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), { type: 'revisit' }), false],
    ['a picture', record(response(9, 'Content-Type: image/png\r\n')), false],
    ['a type of its own', record(response(9), { type: 'dream' }), false],
  ];

  it.each(odd)('%s', async (_, bytes, bad) => {
    for (const packed of [false, true]) {
      const parts = [good[0], bytes, good[1], good[2]].map((part) =>
        packed ? gzipSync(part as Buffer) : (part as Buffer),
      );
      const { pages, bad: told } = await read(Buffer.concat(parts));
      expect(bridges(pages).filter((n) => n !== 9)).toEqual([1, 2, 3]);
      expect(told.length > 0).toBe(bad);
      if (bad) expect(told[0]).toBe(offsets(parts)[1]);
    }
  });

  it('the same address twice is two articles', async () => {
    const { pages } = await read(Buffer.concat([good[0] as Buffer, good[0] as Buffer]));
    expect(pages.size).toBe(2);
  });

  it('a file that is none, an empty one, and one that breaks off', async () => {
    expect(await read(Buffer.from('this is no WARC at all\r\n\r\n'.repeat(100)))).toEqual({
      pages: new Map(),
      bad: ['#0'],
    });
    expect(await read(Buffer.alloc(0))).toEqual({ pages: new Map(), bad: [] });
    const cut = Buffer.concat(good).subarray(0, -60);
    expect(bridges((await read(cut)).pages)).toEqual([1, 2, 3]);
    const packed = Buffer.concat(good.map((part) => gzipSync(part)));
    const { pages, bad } = await read(packed.subarray(0, -30));
    expect([bridges(pages), bad]).toEqual([[1, 2, 3], [offsets(good.map((part) => gzipSync(part)))[3]]]);
  });

  it('pages whose charset is not the one that they are labelled with are read, with every figure at its bytes', async () => {
    const page = (charset: string, bytes: Uint8Array): Buffer =>
      record(
        Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=${charset}\r\n\r\n`), bytes]),
      );
    const html = '<p>Café Quill — the Ministry’s own — paid $47 million for 12 bridges in 2024.</p>';
    const latin = Buffer.from(html.replace('—', '-').replace('—', '-').replace('’', "'"), 'latin1');
    const parts = [
      good[0] as Buffer,
      page('utf-8', latin), // windows-1252 that says UTF-8
      page('windows-1252', Buffer.from(html)), // UTF-8 that says windows-1252
      page('utf-16le', Buffer.from(html)), // eight bits that say sixteen: nothing can be made of it
      page('x-nobody-knows', Buffer.from(html)),
      page('shift_jis', latin),
      good[1] as Buffer,
    ];
    const read: (readonly [place: string, figures: number, exact: boolean])[] = [];
    for await (const found of crawledRecords(opener(Buffer.concat(parts)), LIMIT, true)) {
      if (found.kind !== 'page') throw new Error(`${placeName(found.place)} is bad`);
      const document = await readAny(
        found.bytes,
        found.format,
        found.charset === null ? {} : { charset: found.charset },
      ).catch(() => null);
      const { numbers } = extract(document?.text ?? '');
      const exact = numbers.every(({ start, end, text }) => {
        const { byteStart, byteEnd } = document?.sourceMap.bytesOf(start, end) ?? { byteStart: 0, byteEnd: 0 };
        return Buffer.from(found.bytes.subarray(byteStart, byteEnd)).toString('latin1') === text;
      });
      read.push([placeName(found.place), numbers.length, exact]);
    }
    expect(read.map(([place]) => place)).toEqual(offsets(parts));
    expect(read.map(([, figures]) => figures)).toEqual([2, 2, 2, 0, 2, 2, 2]);
    expect(read.map(([, , exact]) => exact)).toEqual(read.map(() => true));
  });

  it('whatever the chunks are that the file comes in', async () => {
    const parts = good.map((part) => gzipSync(part));
    for (const step of [1, 7, 64, 65_536]) {
      const { pages } = await read(Buffer.concat(parts), step);
      expect([...pages.keys()]).toEqual(offsets(parts));
    }
  });
});

describe('100 mutated copies', () => {
  it.each([false, true])('packed %s: what was not touched is read, and found again by its offset', async (packed) => {
    const numbers = Array.from({ length: 8 }, (_, i) => i + 1);
    for (let seed = 1; seed <= 100; seed++) {
      const next = random(seed);
      const parts = numbers.map((n) => record(response(n))).map((part) => (packed ? gzipSync(part) : part));
      const hit = Math.floor(next() * parts.length);
      const victim = parts[hit] as Buffer;
      const at = Math.floor(next() * victim.length);
      const way = seed % 4;
      if (way === 0) victim[at] = Math.floor(next() * 256);
      else if (way === 1)
        parts[hit] = Buffer.concat([victim.subarray(0, at), victim.subarray(at + 1 + Math.floor(next() * 20))]);
      else if (way === 2)
        parts[hit] = Buffer.concat([victim.subarray(0, at), Buffer.from('\r\nWARC/ \u0000'), victim.subarray(at)]);
      else parts[hit] = victim.subarray(0, at);
      const bytes = Buffer.concat(parts);
      const { pages } = await read(bytes);
      const untouched = numbers.filter((n) => n !== hit + 1);
      const found = bridges(pages);
      expect({ seed, found: untouched.filter((n) => found.includes(n)) }).toEqual({ seed, found: untouched });
      for (const [place, body] of pages) {
        const [offset, inner] = place.slice(1).split('+').map(Number);
        const again = await recordAt(opener(bytes), { offset: offset as number, inner: inner ?? 0 }, LIMIT);
        expect(Buffer.from(again).toString()).toBe(body);
      }
    }
  });
});

describe('a record of a gigabyte', () => {
  it('is passed over in the memory of a chunk', async () => {
    const size = 1_000_000_000;
    const chunk = Buffer.alloc(1 << 20);
    const head = Buffer.from(
      `WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: ${size}\r\n\r\n`,
    );
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield record(response(1));
      yield head;
      for (let left = size; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(chunk.length, left));
      yield Buffer.from('\r\n\r\n');
      yield record(response(2));
    }
    const found: CrawledRecord[] = [];
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    for await (const one of crawledRecords(() => stream(), LIMIT, false)) {
      found.push(one);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(found.map(({ kind }) => kind)).toEqual(['page', 'bad', 'page']);
    expect(most).toBeLessThan(100_000_000);
  });
});

describe('an HTTP answer', () => {
  it('has its head read, with CRLF or LF', () => {
    expect(readHttpHead(Buffer.from('HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody'))).toMatchObject({
      status: 200,
      bodyStart: 25,
    });
    expect(readHttpHead(Buffer.from('HTTP/2 404\nA: b\n\nbody'))).toMatchObject({ status: 404 });
    expect(readHttpHead(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toBeNull();
    expect(readHttpHead(Buffer.from('HTTP/1.1 200 OK\r\nnever ends'))).toBeNull();
  });

  it('in chunks is put together; what only says that it is in chunks is not', () => {
    const whole = (text: string): string | null => {
      const body = dechunk(Buffer.from(text));
      return body === null ? null : Buffer.from(body).toString();
    };
    expect(whole('3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n')).toBe('abcde');
    expect(whole('<html>not in chunks</html>')).toBeNull();
    expect(whole('ffffff\r\nabc')).toBeNull();
  });

  it('that unpacks to too much is given up', async () => {
    expect(await decodeBody(gzipSync(Buffer.alloc(5_000_000)), 'gzip', LIMIT)).toBeNull();
    expect(Buffer.from((await decodeBody(Buffer.from('plain'), 'gzip', LIMIT)) as Uint8Array).toString()).toBe('plain');
  });
});
