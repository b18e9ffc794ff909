import type { TextTable } from '../../extractors/tables/table.js';
import type { SourceMap } from './source-map.js';

/** The formats whose bytes can be addressed. */
export type AddressableFormat = 'text' | 'markdown' | 'html';
/** All formats. */
export type Format = AddressableFormat | 'pdf' | 'docx' | 'epub';
export const FORMATS: readonly Format[] = ['text', 'markdown', 'html', 'pdf', 'docx', 'epub'];

export function isFormat(name: string): name is Format {
  return (FORMATS as readonly string[]).includes(name);
}

/** What a stored document was read as: a file's format, or that of the line or row that it stands on. */
export type DocumentFormat = Format | 'jsonl' | 'csv';

/** A page or paragraph of a format that has no bytes to point to. Half-open range of UTF-16 code units of the text. */
export interface Place {
  readonly kind: 'page' | 'paragraph';
  /** Counted from 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** Tells on which line of a file, from 1, a byte stands; null where that cannot be told. */
export interface Lines {
  lineOf(byte: number): number | null;
}

/** Something about the input that is worth knowing and stops nothing. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'info' | 'warning';
  readonly message: string;
}

/** Limits against hostile input; each is a setting. */
export interface ReadLimits {
  /** Bytes of a file. */
  readonly maxBytes: number;
  /** UTF-16 code units of the text that is read from it. */
  readonly maxTextLength: number;
  readonly maxHtmlDepth: number;
  readonly maxHtmlElements: number;
  /** Attributes of one element. */
  readonly maxHtmlAttributes: number;
  /** Block quotes and list items within each other. */
  readonly maxMarkdownDepth: number;
  readonly maxPdfPages: number;
  /** Bytes that a packed document (DOCX) may unpack to. */
  readonly maxUnpackedBytes: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: 50_000_000,
  maxTextLength: 10_000_000,
  maxHtmlDepth: 512,
  maxHtmlElements: 100_000,
  maxHtmlAttributes: 10_000,
  maxMarkdownDepth: 100,
  maxPdfPages: 10_000,
  maxUnpackedBytes: 100_000_000,
};

export interface ReadOptions {
  /** A charset that is known from elsewhere (an HTTP header, a flag), as a WHATWG label. */
  readonly charset?: string;
  readonly limits?: Partial<ReadLimits>;
  /** Called when a page of a PDF has been read: its reader is at work, and does not hang. */
  readonly onPage?: () => void;
}

/** What a file says of itself; null where it doesn't. */
export interface Metadata {
  readonly title: string | null;
  readonly byline: string | null;
  /** YYYY-MM-DD, as printed: no zone is applied. */
  readonly published: string | null;
  readonly modified: string | null;
  readonly site: string | null;
  /** BCP 47 tag as declared. */
  readonly language: string | null;
  /** Canonical address. */
  readonly url: string | null;
}

export const NO_METADATA: Metadata = {
  title: null,
  byline: null,
  published: null,
  modified: null,
  site: null,
  language: null,
  url: null,
};

/** A file as an article: its text, what it says of itself, and where each character came from. */
export interface ReadDocument extends Metadata {
  readonly text: string;
  readonly sourceMap: SourceMap;
  /** WHATWG name of the encoding that was used. */
  readonly charset: string;
  /** Pages or paragraphs, in order, where bytes cannot be pointed to; else null. */
  readonly places: readonly Place[] | null;
  /** A plain text that turned out to be HTML. @default false */
  readonly markup?: boolean;
  /** Tells lines where the bytes that would are not there. @default told by the bytes */
  readonly lines?: Lines | null;
  /** The tables of data in the text, in its order: what each cell's row and column are, and which are heads. @default none */
  readonly tables?: readonly TextTable[];
  readonly diagnostics: readonly Diagnostic[];
}
