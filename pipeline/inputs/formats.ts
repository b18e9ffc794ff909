import { wordTable } from '../../extractors/text/word-table.js';
import { formatOf } from '../readers/endings.js';
import type { Format } from '../readers/reader.js';
import type { InputFormat, Packing } from './input.js';

const ENDINGS: Readonly<Record<string, InputFormat>> = wordTable({
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  warc: 'warc',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  opml: 'feed',
  gz: 'gzip',
  bz2: 'bzip2',
  zip: 'zip',
  tar: 'tar',
});

/** Names that stand for two endings. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\.tgz$/i, '.tar.gz'],
  [/\.tbz2?$/i, '.tar.bz2'],
];

/** The format of a file by its name; null where no reader knows it. A WARC may be packed: it is read as it lies, record by record. */
export function inputFormatOf(path: string): InputFormat | null {
  let name = path.slice(-64);
  for (const [short, long] of SHORT) name = name.replace(short, long);
  if (/\.warc\.gz$/i.test(name)) return 'warc';
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = ENDINGS[ending];
  // what is packed alone is known by what it holds: of "dump.gz" nobody knows
  if ((known === 'gzip' || known === 'bzip2') && inputFormatOf(unpackedName(name)) === null) return null;
  return known ?? formatOf(name);
}

/** "a.csv.gz" as "a.csv", "a.tgz" as "a.tar". */
export function unpackedName(path: string): string {
  let name = path;
  for (const [short, long] of SHORT) name = name.replace(short, long);
  return name.replace(/\.(gz|bz2)$/i, '');
}

const isAt = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
};

/** The packing that a file's first 262 bytes show, or null. */
export function packingOf(head: Uint8Array): Packing | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  // three letters alone may begin a text
  if (isAt(head, 0, 'BZh') && (isAt(head, 4, '1AY&SY') || isAt(head, 4, '\u0017rE8P\u0090'))) return 'bzip2';
  if (isAt(head, 0, 'PK\u0003\u0004') || isAt(head, 0, 'PK\u0005\u0006')) return 'zip';
  return isAt(head, 257, 'ustar') ? 'tar' : null;
}

/** What XML or JSON from somewhere else is, by its beginning: a feed, a sitemap, or neither. */
export function listingOf(head: string): 'feed' | 'sitemap' | null {
  const start = head
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 8192);
  if (start.startsWith('{')) return /"version"\s*:\s*"https:\/\/jsonfeed\.org\//.test(start) ? 'feed' : null;
  if (!start.startsWith('<')) return null;
  const root = /<(?![?!])(?:[\w-]+:)?([\w-]+)/.exec(start)?.[1]?.toLowerCase();
  if (root === 'rss' || root === 'feed' || root === 'opml' || root === 'rdf') return 'feed';
  return root === 'urlset' || root === 'sitemapindex' ? 'sitemap' : null;
}

const MEDIA_TYPES: Readonly<Record<string, Format | 'feed'>> = wordTable({
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'application/pdf': 'pdf',
  'application/epub+zip': 'epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/rdf+xml': 'feed',
  'application/feed+json': 'feed',
  'text/x-opml': 'feed',
});

/**
 * What a page from the web is: by its beginning where that is plain (a server's word for a PDF or a feed is often wrong), else by its media
 * type, else by the ending of its address. null where it is nothing that is read.
 */
export function webFormatOf(
  contentType: string | null,
  bytes: Uint8Array,
  address: string,
): Format | 'feed' | 'sitemap' | null {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  if (isAt(bytes, 0, '%PDF-')) return 'pdf';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8192)).toString('latin1');
  const listing = listingOf(head.replace(/^ï»¿/, ''));
  if (listing !== null) return listing;
  const known = MEDIA_TYPES[type];
  if (known !== undefined) return known === 'feed' ? null : known;
  if (type !== '' && type !== 'application/octet-stream' && !/xml$/.test(type)) return null;
  if (/<html[\s>]|<!doctype html/i.test(head)) return 'html';
  const named = formatOf(address.split(/[?#]/)[0] as string);
  return type === '' || named === 'pdf' || named === 'docx' || named === 'epub' ? named : null;
}
