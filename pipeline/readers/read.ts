import { assertText } from './charset.js';
import { ReadError } from './errors.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { DEFAULT_LIMITS, type Format, type ReadDocument, type ReadLimits, type ReadOptions } from './reader.js';
import { readText } from './text.js';

export { ReadError, type ReadErrorCode } from './errors.js';
export {
  DEFAULT_LIMITS,
  type Diagnostic,
  type Format,
  type ReadDocument,
  type ReadLimits,
  type ReadOptions,
} from './reader.js';
export type { BytePrecision, ByteRange, SourceMap } from './source-map.js';

/** The format that a file name's ending stands for; null for endings that are not read. */
export function formatOf(path: string): Format | null {
  const ending = /\.([a-z]+)$/i.exec(path.slice(-16))?.[1]?.toLowerCase();
  if (ending === 'txt' || ending === 'text') return 'text';
  if (ending === 'md' || ending === 'markdown') return 'markdown';
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return 'html';
  return null;
}

/**
 * Reads a file's bytes as an article: its text, what it says of itself, and the way back from each character to the bytes.
 * @throws ReadError with a code that says what is wrong with the file
 */
export function read(bytes: Uint8Array, format: Format, options: ReadOptions = {}): ReadDocument {
  const limits: ReadLimits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) {
    throw new ReadError('FILE_TOO_LARGE', `the file has ${bytes.length} bytes, more than ${limits.maxBytes}; split it`);
  }
  if (bytes.length === 0) throw new ReadError('EMPTY_DOCUMENT', 'the file is empty');
  assertText(bytes);
  const document = readers[format](bytes, limits, options.charset);
  if (!/\S/.test(document.text)) throw new ReadError('EMPTY_DOCUMENT', 'the file has no text');
  return document;
}

const readers: Record<Format, (bytes: Uint8Array, limits: ReadLimits, charset?: string) => ReadDocument> = {
  text: readText,
  markdown: readMarkdown,
  html: readHtml,
};
