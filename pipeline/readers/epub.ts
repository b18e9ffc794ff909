import { posix } from 'node:path';
import { decodeXML } from 'entities/decode';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { TextTable } from '../../extractors/tables/table.js';
import type { Span } from '../../extractors/text/span.js';
import { ReadError } from './errors.js';
import { readHtml } from './html.js';
import { readDay } from './html-metadata.js';
import { paragraphPlaces } from './places.js';
import { NO_METADATA, type ReadDocument, type ReadLimits } from './reader.js';
import { cannotBeRead } from './signatures.js';
import { NO_BYTES } from './source-map.js';

/** Chapters of one book. */
const MOST_CHAPTERS = 2000;

/**
 * Reads an EPUB book: its chapters in reading order, a block a line; paragraphs as places.
 * @throws ReadError EPUB_BROKEN, ARCHIVE_BOMB, TEXT_TOO_LONG
 */
export async function readEpub(bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  try {
    return await readBook(bytes, limits);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError('EPUB_BROKEN', cannotBeRead('EPUB', bytes, (error as Error).message));
  }
}

async function readBook(bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) if (entries.size < 100_000) entries.set(entry.fileName, entry);
  const book = new Book(zip, entries, limits.maxUnpackedBytes);
  if (entries.has('META-INF/rights.xml')) throw new ReadError('EPUB_BROKEN', 'the book is protected (DRM)');
  const container = (await book.file('META-INF/container.xml')).toString('utf8');
  const packagePath = /<rootfile\b[^>]{0,2000}?\bfull-path\s{0,4}=\s{0,4}["']([^"']{1,500})["']/.exec(container)?.[1];
  if (packagePath === undefined) throw new ReadError('EPUB_BROKEN', 'its container names no package');
  const opf = (await book.file(packagePath)).toString('utf8');
  const parts: string[] = [];
  const tables: TextTable[] = [];
  let length = 0;
  for (const href of chaptersOf(opf).slice(0, MOST_CHAPTERS)) {
    const path = posix.join(posix.dirname(packagePath), decoded(href));
    if (!entries.has(path)) continue;
    const { text, tables: own = [] } = readHtml(await book.file(path), limits, 'utf-8', { whole: true });
    if (text === '') continue;
    for (const table of own) tables.push(moved(table, length));
    length += text.length + 1;
    if (length > limits.maxTextLength) {
      throw new ReadError(
        'TEXT_TOO_LONG',
        `the text is longer than ${limits.maxTextLength} characters; split the book`,
      );
    }
    parts.push(text);
  }
  const text = parts.join('\n');
  return {
    ...NO_METADATA,
    title: metadataOf(opf, 'title'),
    byline: metadataOf(opf, 'creator', 20),
    site: metadataOf(opf, 'publisher'),
    language: metadataOf(opf, 'language'),
    published: readDay(metadataOf(opf, 'date')),
    text,
    sourceMap: NO_BYTES,
    charset: 'utf-8',
    places: paragraphPlaces(text),
    ...(tables.length === 0 ? {} : { tables }),
    diagnostics: [],
  };
}

/** A chapter's table as one of the book's text, in which the chapter begins at `by`. */
function moved({ caption, cells, ...span }: TextTable, by: number): TextTable {
  const shift = <T extends Span>(own: T): T => ({ ...own, start: own.start + by, end: own.end + by });
  return { ...shift(span), caption: caption === null ? null : shift(caption), cells: cells.map(shift) };
}

/** Unpacks members, and counts what comes out of all of them. */
class Book {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limit: number;
  #unpacked = 0;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limit: number) {
    this.#zip = zip;
    this.#entries = entries;
    this.#limit = limit;
  }

  async file(path: string): Promise<Buffer> {
    const entry = this.#entries.get(path);
    if (entry === undefined) throw new ReadError('EPUB_BROKEN', `the book has no ${path}`);
    const parts: Buffer[] = [];
    for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
      this.#unpacked += (chunk as Buffer).length;
      if (this.#unpacked > this.#limit) {
        throw new ReadError('ARCHIVE_BOMB', `the file would unpack to more than ${this.#limit} bytes`);
      }
      parts.push(chunk as Buffer);
    }
    return Buffer.concat(parts);
  }
}

/** An address in the package as the name of a file; one with a stray percent sign is a name already. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The files of the chapters, in reading order, each once; the list of contents is none. Elements may have a prefix ("opf:item"). */
function chaptersOf(opf: string): string[] {
  const files = new Map<string, string>();
  for (const [item] of opf.matchAll(/<(?:[\w.-]{1,40}:)?item\b[^>]{0,2000}>/g)) {
    const id = attributeOf(item, 'id');
    const href = attributeOf(item, 'href')?.replace(/#.*$/, '') ?? null;
    const isContents = /(?:^|\s)nav(?:\s|$)/.test(attributeOf(item, 'properties') ?? '');
    if (id === null || href === null || isContents) continue;
    if (/xhtml|html/.test(attributeOf(item, 'media-type') ?? '')) files.set(id, href);
  }
  const order = [...opf.matchAll(/<(?:[\w.-]{1,40}:)?itemref\b[^>]{0,2000}>/g)].map(([item]) =>
    attributeOf(item, 'idref'),
  );
  return [...new Set(order.flatMap((id) => files.get(id ?? '') ?? []))];
}

function attributeOf(tag: string, name: string): string | null {
  const pattern = new RegExp(`\\s${name}\\s{0,4}=\\s{0,4}(?:"([^"]{0,1000})"|'([^']{0,1000})')`);
  const found = pattern.exec(tag);
  return found === null ? null : decodeXML(found[1] ?? found[2] ?? '');
}

/** What the package says of the book; several of a kind (authors) parted by commas. */
function metadataOf(opf: string, name: string, most = 1): string | null {
  const values = [...opf.matchAll(new RegExp(`<dc:${name}\\b[^>]{0,500}>([^<]{1,1000})</dc:${name}>`, 'g'))]
    .map(([, value = '']) => decodeXML(value).trim())
    .filter((value) => value !== '');
  return values.length === 0 ? null : values.slice(0, most).join(', ');
}
