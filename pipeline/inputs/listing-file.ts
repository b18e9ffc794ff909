import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inputFormatOf, listingOf } from './formats.js';

/** Endings of files that may be feeds, and mostly are something else. */
const MAYBE_LISTING = /\.(?:xml|json)$/i;
/** Bytes that are looked at, at the beginning of a file, and of JSON at its end as well: keys come in any order. */
export const LOOK_BYTES = 8192;

/** Whether a file may be a feed or sitemap by its name, which does not tell it. */
export function mayBeListing(name: string): boolean {
  return MAYBE_LISTING.test(name);
}

/** What an .xml or .json file is: a feed, a sitemap, or (null) nothing that is read. Throws what the system says. */
export function listingFormat(path: string): 'feed' | 'sitemap' | null {
  if (!mayBeListing(path)) return null;
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(LOOK_BYTES);
    const head = textOf(bytes.subarray(0, readSync(file, bytes, 0, LOOK_BYTES, 0)));
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

/** Whether the first bytes of an .xml or .json file are those of a feed. */
export function isFeedHead(name: string, head: Uint8Array): boolean {
  return mayBeListing(name) && listingOf(textOf(head.subarray(0, LOOK_BYTES))) === 'feed';
}

function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(wide ? 'utf16le' : 'utf8');
}
