import { decodeText } from './charset.js';
import { ReadError } from './errors.js';
import { NO_METADATA, type ReadDocument, type ReadLimits } from './reader.js';
import { IdentityMap } from './source-map.js';

/**
 * Reads plain text: the text is the file, decoded; CRLF stays, a leading BOM is not in the text but counts in bytes.
 * @throws ReadError
 */
export function readText(bytes: Uint8Array, limits: ReadLimits, charset?: string): ReadDocument {
  const { source, bytes: index, charset: name } = decodeText(bytes, charset);
  if (source.length > limits.maxTextLength) {
    throw new ReadError(
      'TEXT_TOO_LONG',
      `the text has ${source.length} characters, more than ${limits.maxTextLength}; split the file`,
    );
  }
  return {
    ...NO_METADATA,
    text: source,
    sourceMap: new IdentityMap(index),
    charset: name,
    places: null,
    diagnostics: [],
  };
}
