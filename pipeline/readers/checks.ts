import { ReadError } from './errors.js';
import { DEFAULT_LIMITS, type ReadDocument, type ReadLimits, type ReadOptions } from './reader.js';

/** The limits of a read, which the bytes have been held against. Throws FILE_TOO_LARGE or EMPTY_DOCUMENT. */
export function limitsFor(bytes: Uint8Array, options: ReadOptions): ReadLimits {
  const limits: ReadLimits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) {
    throw new ReadError('FILE_TOO_LARGE', `the file has ${bytes.length} bytes, more than ${limits.maxBytes}; split it`);
  }
  if (bytes.length === 0) throw new ReadError('EMPTY_DOCUMENT', 'the file is empty');
  return limits;
}

/** Throws EMPTY_DOCUMENT where nothing but white space was read. */
export function assertNotEmpty(document: ReadDocument): ReadDocument {
  if (!/\S/.test(document.text)) throw new ReadError('EMPTY_DOCUMENT', 'the file has no text');
  return document;
}
