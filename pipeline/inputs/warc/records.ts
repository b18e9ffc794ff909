import { messageOf, WhosaidError } from '../../errors.js';
import type { Format } from '../../readers/reader.js';
import { webFormatOf } from '../formats.js';
import { alone, collect } from '../raw-input.js';
import { dechunk, decodeBody, readHttpHead } from './http-body.js';
import { type RecordPlace, WarcError, WarcReader, type WarcRecordHead } from './parser.js';

/** An article that was crawled, or what is wrong with the record. Records that hold no article (requests, pictures, redirects) are passed over. */
export type CrawledRecord =
  | {
      readonly kind: 'page';
      readonly place: RecordPlace;
      readonly address: string | null;
      readonly format: Format;
      readonly charset: string | null;
      /** Day of the crawl, YYYY-MM-DD. */
      readonly day: string | null;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'bad'; readonly place: RecordPlace; readonly error: WhosaidError; readonly bytes: number };

/** How often a place that looks like a record may turn out to be none before the rest of the file is given up. */
const MAX_FALSE_STARTS = 1000;

/** `#123` for the record at byte 123; `#123+456` where it is not the first in its gzip member. */
export function placeName(place: RecordPlace): string {
  return place.inner === 0 ? `#${place.offset}` : `#${place.offset}+${place.inner}`;
}

/**
 * The articles of a WARC, in constant memory: one record at a time, and of one over `limit` bytes nothing. A bad record is told with its place;
 * reading goes on at the next that can be found, where the file can be opened again at an offset.
 */
export async function* crawledRecords(
  open: (from: number) => AsyncIterable<Uint8Array>,
  limit: number,
  canSeek: boolean,
): AsyncGenerator<CrawledRecord> {
  let base = 0;
  let falseStarts = 0;
  for (;;) {
    const reader = new WarcReader(open(base));
    let place: RecordPlace = { offset: base, inner: 0 };
    const here = (): RecordPlace => ({ offset: base + reader.place.offset, inner: reader.place.inner });
    let first = true;
    try {
      for (;;) {
        const head = await reader.next();
        if (head === null) return;
        place = here();
        const record = await readRecord(reader, head, place, limit);
        await reader.endRecord();
        first = false;
        if (record !== null) yield record;
      }
    } catch (error) {
      if (!(error instanceof WarcError)) throw error;
      place = here();
      // a false start is no record, and nothing to report
      if (first && base > 0) falseStarts++;
      else {
        const told = new WhosaidError('WARC_RECORD', `the record at byte ${place.offset} is damaged: ${error.message}`);
        yield { kind: 'bad', place, error: told, bytes: 0 };
      }
    }
    if (!canSeek || falseStarts > MAX_FALSE_STARTS) return;
    const next = await nextStart(open, place.offset + 1);
    if (next === null) return;
    base = next;
  }
}

async function readRecord(
  reader: WarcReader,
  head: WarcRecordHead,
  place: RecordPlace,
  limit: number,
): Promise<CrawledRecord | null> {
  const type = head.headers.get('warc-type')?.toLowerCase() ?? '';
  if (type !== 'response' && type !== 'resource' && type !== 'conversion') return null;
  const bad = (code: 'WARC_RECORD' | 'FILE_TOO_LARGE', message: string): CrawledRecord => ({
    kind: 'bad',
    place,
    error: new WhosaidError(code, `the record at byte ${place.offset}: ${message}`),
    bytes: 0,
  });
  if (head.length > limit) return bad('FILE_TOO_LARGE', `${head.length} bytes, more than ${limit}`);
  const block = (await collect(reader.block(), limit)) as Uint8Array;
  if (block.length < head.length) throw new WarcError('the file ends inside it');
  const address = head.headers.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(head.headers.get('warc-date') ?? '')?.[0] ?? null;
  let body: Uint8Array | null = block;
  let contentType = head.headers.get('content-type') ?? null;
  if (type === 'response') {
    if (!/^https?:/i.test(address ?? 'http:')) return null;
    const answer = readHttpHead(block);
    if (answer === null) return block.length === 0 ? null : bad('WARC_RECORD', 'it holds no HTTP answer');
    if (answer.status !== 200) return null;
    contentType = answer.headers.get('content-type') ?? null;
    body = block.subarray(answer.bodyStart);
    if (webFormatOf(contentType, body, address ?? '') === null && !isPacked(answer.headers)) return null;
    if (/chunked/i.test(answer.headers.get('transfer-encoding') ?? '')) body = dechunk(body) ?? body;
    try {
      body = await decodeBody(body, answer.headers.get('content-encoding') ?? '', limit);
    } catch (error) {
      return bad('WARC_RECORD', `its body cannot be unpacked: ${messageOf(error)}`);
    }
    if (body === null) return bad('FILE_TOO_LARGE', `its body unpacks to more than ${limit} bytes`);
  }
  if (body.length === 0) return null;
  const format = webFormatOf(contentType, body, address ?? '');
  if (format === null || format === 'feed' || format === 'sitemap') return null;
  const charset = /charset\s{0,4}=\s{0,4}"?([\w:.-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
  return { kind: 'page', place, address, format, charset, day, bytes: alone(body) };
}

function isPacked(headers: ReadonlyMap<string, string>): boolean {
  return headers.has('content-encoding') || headers.has('transfer-encoding');
}

/** The one record at a place, for `verify`. Throws where there is none any more. */
export async function recordAt(
  open: (from: number) => AsyncIterable<Uint8Array>,
  place: RecordPlace,
  limit: number,
): Promise<Uint8Array> {
  for await (const record of crawledRecords((from) => open(place.offset + from), limit, false)) {
    if (record.place.offset !== 0 || record.place.inner > place.inner) break;
    if (record.place.inner === place.inner && record.kind === 'page') return record.bytes;
  }
  throw new WhosaidError('INPUT_UNREADABLE', `there is no article at byte ${place.offset} any more`);
}

/** Where the next record may begin: a gzip member, or the word that a record begins with. */
async function nextStart(open: (from: number) => AsyncIterable<Uint8Array>, from: number): Promise<number | null> {
  let position = from;
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of open(from)) {
    const window = Buffer.concat([tail, chunk]);
    const start = position - tail.length;
    const packed = window.indexOf(GZIP);
    const plain = window.indexOf(PLAIN);
    const found = packed < 0 ? plain : plain < 0 ? packed : Math.min(packed, plain);
    if (found >= 0) return start + found;
    position += chunk.length;
    tail = Buffer.from(window.subarray(Math.max(0, window.length - PLAIN.length + 1)));
  }
  return null;
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const PLAIN = Buffer.from('WARC/1.');
