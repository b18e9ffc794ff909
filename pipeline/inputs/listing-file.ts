import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { inputFormatOf, listingOf } from './formats.js';

/** Endings of files that may be feeds, and mostly are something else. */
const MAYBE_LISTING = /\.(?:xml|json)$/i;
const PACKED = /\.gz$/i;
/** What the first bytes of a packed file may unpack to. */
const UNPACKED_BYTES = 4_000_000;
/** Bytes that are looked at, at the beginning of a file, and of JSON at its end as well: keys come in any order. */
export const LOOK_BYTES = 8192;

/** Whether a file may be a feed or sitemap by its name, which does not tell it. */
export function mayBeListing(name: string): boolean {
  return MAYBE_LISTING.test(name);
}

/** What an .xml or .json file is, packed or not: a feed, a sitemap, or (null) nothing that is read. Throws what the system says. */
export function listingFormat(path: string): 'feed' | 'sitemap' | null {
  const packed = PACKED.test(path);
  if (!mayBeListing(path.replace(PACKED, ''))) return null;
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(LOOK_BYTES);
    const first = bytes.subarray(0, readSync(file, bytes, 0, LOOK_BYTES, 0));
    if (packed) return listingOf(textOf(unpackedHead(first)));
    const head = textOf(first);
    const found = listingOf(head);
    const { size } = fstatSync(file);
    if (found !== null || size <= LOOK_BYTES || !head.trimStart().startsWith('{')) return found;
    const tail = bytes.subarray(0, readSync(file, bytes, 0, LOOK_BYTES, size - LOOK_BYTES));
    return listingOf(`{${textOf(tail)}`);
  } finally {
    closeSync(file);
  }
}

/** Whether a file that is met in a folder, or by a pattern, is read: its ending is known, or it is a feed. */
export function isRead(path: string): boolean {
  return inputFormatOf(path) !== null || isFeedFile(path);
}

/** Whether an .xml or .json file is a feed. Sitemaps name pages only: of a file that nobody named, none are asked for. */
export function isFeedFile(path: string): boolean {
  try {
    return listingFormat(path) === 'feed';
  } catch {
    return false; // gone by now, or nobody may read it
  }
}

/** What an .xml or .json file is by its first bytes. */
export function listingOfHead(name: string, head: Uint8Array): 'feed' | 'sitemap' | null {
  return mayBeListing(name) ? listingOf(textOf(head.subarray(0, LOOK_BYTES))) : null;
}

/** What the beginning of a gzip file unpacks to; nothing where it is none. */
function unpackedHead(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: UNPACKED_BYTES });
  } catch {
    return new Uint8Array(0);
  }
}

function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(wide ? 'utf16le' : 'utf8');
}
