import { assertText } from './charset.js';
import { ReadError } from './errors.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import {
  type AddressableFormat,
  DEFAULT_LIMITS,
  type Format,
  type ReadDocument,
  type ReadLimits,
  type ReadOptions,
} from './reader.js';
import { readText } from './text.js';

export { ReadError, type ReadErrorCode } from './errors.js';
export {
  type AddressableFormat,
  DEFAULT_LIMITS,
  type Diagnostic,
  type Format,
  type Place,
  type ReadDocument,
  type ReadLimits,
  type ReadOptions,
} from './reader.js';
export type { BytePrecision, ByteRange, SourceMap } from './source-map.js';

const ENDINGS: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  epub: 'epub',
};

/** The format that a file name's ending stands for; null for endings that are not read. */
export function formatOf(path: string): Format | null {
  const ending = /\.([a-z]+)$/i.exec(path.slice(-16))?.[1]?.toLowerCase();
  return ending === undefined ? null : (ENDINGS[ending] ?? null);
}

function limitsFor(bytes: Uint8Array, options: ReadOptions): ReadLimits {
  const limits: ReadLimits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) {
    throw new ReadError('FILE_TOO_LARGE', `the file has ${bytes.length} bytes, more than ${limits.maxBytes}; split it`);
  }
  if (bytes.length === 0) throw new ReadError('EMPTY_DOCUMENT', 'the file is empty');
  return limits;
}

function assertNotEmpty(document: ReadDocument): ReadDocument {
  if (!/\S/.test(document.text)) throw new ReadError('EMPTY_DOCUMENT', 'the file has no text');
  return document;
}

/**
 * Reads a file's bytes as an article: its text, what it says of itself, and the way back from each character to the bytes.
 * @throws ReadError with a code that says what is wrong with the file
 */
export function read(bytes: Uint8Array, format: AddressableFormat, options: ReadOptions = {}): ReadDocument {
  const limits = limitsFor(bytes, options);
  assertText(bytes);
  return assertNotEmpty(readers[format](bytes, limits, options.charset));
}

/** The same for every format; the libraries of PDF, DOCX and EPUB are loaded when first asked for. */
export async function readAny(bytes: Uint8Array, format: Format, options: ReadOptions = {}): Promise<ReadDocument> {
  if (format === 'pdf') {
    const { readPdf } = await import('./pdf.js');
    return assertNotEmpty(await readPdf(bytes, limitsFor(bytes, options)));
  }
  if (format === 'docx') {
    const { readDocx } = await import('./docx.js');
    return assertNotEmpty(await readDocx(bytes, limitsFor(bytes, options)));
  }
  if (format === 'epub') {
    const { readEpub } = await import('./epub.js');
    return assertNotEmpty(await readEpub(bytes, limitsFor(bytes, options)));
  }
  return read(bytes, format, options);
}

const readers: Record<AddressableFormat, (bytes: Uint8Array, limits: ReadLimits, charset?: string) => ReadDocument> = {
  text: readText,
  markdown: readMarkdown,
  html: readHtml,
};
