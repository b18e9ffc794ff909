import { assertText } from './charset.js';
import { assertNotEmpty, limitsFor } from './checks.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { markupOf } from './markup.js';
import { readMarkup } from './read-markup.js';
import type { AddressableFormat, ReadDocument, ReadLimits, ReadOptions } from './reader.js';
import { readText } from './text.js';

export { formatOf } from './endings.js';
export { ReadError, type ReadErrorCode } from './errors.js';
export { readAny } from './read-any.js';
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

/**
 * Reads a file's bytes as an article: its text, what it says of itself, and the way back from each character to the bytes.
 * @throws ReadError with a code that says what is wrong with the file
 */
export function read(bytes: Uint8Array, format: AddressableFormat, options: ReadOptions = {}): ReadDocument {
  const limits = limitsFor(bytes, options);
  assertText(bytes, options.charset);
  return assertNotEmpty(readers[format](bytes, limits, options.charset));
}

const readers: Record<AddressableFormat, (bytes: Uint8Array, limits: ReadLimits, charset?: string) => ReadDocument> = {
  text: (bytes, limits, charset) => {
    const plain = readText(bytes, limits, charset);
    const markup = markupOf(plain.text);
    return markup === null ? plain : readMarkup(plain, markup, limits);
  },
  markdown: (bytes, limits, charset) => {
    const document = readMarkdown(bytes, limits, charset);
    if (/\S/.test(document.text)) return document;
    // nothing but HTML, which Markdown allows
    const plain = readText(bytes, limits, charset);
    const markup = markupOf(plain.text);
    return markup === null ? document : readMarkup(plain, markup, limits);
  },
  html: readHtml,
};
