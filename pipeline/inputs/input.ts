import { FORMATS, type Format } from '../readers/reader.js';

/** What one file, page or member of an archive may be. The first group are articles, the second hold articles. */
export type InputFormat = Format | 'jsonl' | 'csv' | 'tsv' | 'warc' | 'feed' | 'sitemap' | Packing;
/** Ways to pack files. `gzip` and `bzip2` hold one file, the others many. */
export type Packing = 'gzip' | 'bzip2' | 'zip' | 'tar';

/** All of them, as `--format` and a project file name them. */
export const INPUT_FORMATS: readonly InputFormat[] = [
  ...FORMATS,
  ...(['jsonl', 'csv', 'tsv', 'warc', 'feed', 'sitemap', 'gzip', 'bzip2', 'zip', 'tar'] as const),
];

/** Which column of a table holds what; a column is named by its head, or by its number from 1. */
export interface TableColumns {
  readonly text?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly byline?: string | undefined;
  readonly site?: string | undefined;
  readonly published?: string | undefined;
  readonly referenceDate?: string | undefined;
}

/** What holds for every kind of input. */
interface Shared {
  /** The day from which relative dates are counted in documents that name none; else that of the run. */
  readonly referenceDate?: string | undefined;
  /** Charset of text and Markdown without a byte order mark, as a WHATWG label; else that of the run. */
  readonly charset?: string | undefined;
  /**
   * Addresses are fetched only where this says so: those that are named, and those of the pages that feeds and sitemaps link to, wherever these
   * lie. @default false
   */
  readonly fetch?: boolean | undefined;
  /** Most items of a feed, newest first, and most pages of a sitemap. @default 500 and 10,000 */
  readonly limit?: number | undefined;
}

/** Files, folders, patterns, and `-` for standard input: articles, JSON lines, tables, WARC, feeds that were saved, archives of these. */
export interface FilesInput extends Shared {
  readonly kind: 'files';
  readonly paths: readonly string[];
  /** Format of files whose names do not tell it. */
  readonly format?: InputFormat | undefined;
  /** Of CSV and TSV. @default { text: 'text', id: 'id', title: 'title', … }: by the names of the fields */
  readonly columns?: TableColumns | undefined;
  /** Follow symbolic links inside folders. @default false */
  readonly followLinks?: boolean | undefined;
}

interface Web extends Shared {
  /** http or https; feeds and sitemaps can lie in files, too. */
  readonly addresses: readonly string[];
}

/** RSS, Atom, JSON Feed, RDF, and OPML lists of them. */
export interface FeedInput extends Web {
  readonly kind: 'feed';
  /**
   * Where an article's text comes from: what the feed itself holds (`item`), the page that the item links to (`page`), or the page only where
   * the item holds less than a full text (`auto`). Pages are fetched only where `fetch` says so. @default 'auto'
   */
  readonly text?: 'auto' | 'item' | 'page' | undefined;
}

/** Sitemaps, indexes of sitemaps, and plain lists of addresses. */
export interface SitemapInput extends Web {
  readonly kind: 'sitemap';
  /** Patterns that the path of a page must fit, one of them. @default all */
  readonly include?: readonly string[] | undefined;
  /** Only pages changed on this day (YYYY-MM-DD) or later; pages without a date are taken. */
  readonly since?: string | undefined;
}

/** Pages by their addresses. An address that turns out to be a feed or a sitemap is read as one. */
export interface PagesInput extends Web {
  readonly kind: 'pages';
}

/** Where articles come from, and how they are taken: what a project file lists under `inputs`, and what the command line makes of its words. */
export type InputSpec = FilesInput | FeedInput | SitemapInput | PagesInput;

export const isAddress = (word: string): boolean => /^https?:\/\//i.test(word);

/** Whether a word is written as an address, of whatever kind: "htps://…" is mistyped, and no path. */
export const isWrittenAsAddress = (word: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(word);

/** What a command line can say of all its words. */
export interface WordOptions {
  readonly fetch?: boolean | undefined;
  readonly format?: InputFormat | null | undefined;
  readonly columns?: TableColumns | undefined;
  readonly followLinks?: boolean | undefined;
  readonly feedText?: 'auto' | 'item' | 'page' | undefined;
  readonly limit?: number | undefined;
}

/** The input that a word of the command line means: an address, else a path, a pattern or `-`. */
export function inputOf(word: string, options: WordOptions = {}): InputSpec {
  const { fetch = false, format = null, columns, followLinks, feedText, limit } = options;
  const more = limit === undefined ? {} : { limit };
  if (format === 'feed' || feedText !== undefined) {
    return { kind: 'feed', addresses: [word], fetch, ...(feedText === undefined ? {} : { text: feedText }), ...more };
  }
  if (format === 'sitemap') return { kind: 'sitemap', addresses: [word], fetch, ...more };
  if (isAddress(word)) return { kind: 'pages', addresses: [word], fetch, ...more };
  return {
    kind: 'files',
    paths: [word],
    ...(fetch ? { fetch } : {}),
    ...more,
    ...(columns === undefined ? {} : { columns }),
    ...(followLinks === undefined ? {} : { followLinks }),
  };
}
