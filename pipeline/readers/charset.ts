import { TextDecoder } from '@exodus/bytes/encoding.js';
import sniffEncoding from 'html-encoding-sniffer';
import { type ByteIndex, FixedWidthIndex, firstMalformedByte, TableIndex, Utf8Index } from './byte-index.js';
import { ReadError } from './errors.js';
import { signatureOf } from './signatures.js';

/** A file's bytes as text, with the way back to the bytes. */
export interface DecodedSource {
  readonly source: string;
  readonly bytes: ByteIndex;
  /** WHATWG name of the encoding, lower case. */
  readonly charset: string;
}

/** Charsets whose text has a zero in every character of English. */
const WIDE = /^(?:utf-?16|unicode|ucs-?2|iso-10646-ucs-2|csunicode)/i;

/**
 * Throws when the bytes are no text: a known signature, or control characters in more than one of a hundred of the first 8,192 bytes, unless the
 * charset that was named has them.
 * @throws ReadError BINARY_CONTENT, INVALID_ENCODING of UTF-32
 */
export function assertText(bytes: Uint8Array, charset?: string): void {
  const first = [...bytes.subarray(0, 4)].join(' ');
  if (first === '255 254 0 0' || first === '0 0 254 255') {
    throw new ReadError('INVALID_ENCODING', 'the file is UTF-32; convert it first: iconv -f utf-32 -t utf-8');
  }
  const known = signatureOf(bytes);
  if (known !== null) throw new ReadError('BINARY_CONTENT', `the file is ${known.name}, not text; ${known.advice}`);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return;
  if (charset !== undefined && WIDE.test(charset)) return;
  const length = Math.min(bytes.length, 8192);
  let controls = 0;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) controls++;
  }
  if (controls > 4 && controls * 100 > length) {
    // every other byte of English in UTF-16
    const wide = zeros.findIndex((count) => count * 2.5 > length);
    const advice = wide < 0 ? '' : `; if it is UTF-16, name it: --charset utf-16${wide === 0 ? 'be' : 'le'}`;
    throw new ReadError(
      'BINARY_CONTENT',
      `the file holds binary data (${controls} control characters in its first ${length} bytes)${advice}`,
    );
  }
}

/** Returns the first byte that is not valid UTF-8, or -1. */
function firstInvalidByte(bytes: Uint8Array): number {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return -1;
  } catch {
    return firstMalformedByte(bytes);
  }
}

function decodeAs(bytes: Uint8Array, label: string): DecodedSource {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    throw new ReadError('UNKNOWN_CHARSET', `the charset "${label}" is not known; convert the file to UTF-8`);
  }
  const charset = decoder.encoding;
  const source = decoder.decode(bytes);
  if (charset === 'utf-8') return { source, bytes: new Utf8Index(bytes), charset };
  if (charset === 'utf-16le' || charset === 'utf-16be') {
    const mark = charset === 'utf-16le' ? [0xff, 0xfe] : [0xfe, 0xff];
    const skip = bytes[0] === mark[0] && bytes[1] === mark[1] ? 2 : 0;
    return { source, bytes: new FixedWidthIndex(2, skip, bytes.length), charset };
  }
  if (source.length === bytes.length) return { source, bytes: new FixedWidthIndex(1, 0, bytes.length), charset };
  const single = new TextDecoder(label);
  const ends = new Int32Array(source.length);
  let units = 0;
  for (let i = 0; i < bytes.length; i++) {
    const got = single.decode(bytes.subarray(i, i + 1), { stream: true }).length;
    for (let k = 0; k < got; k++) ends[units++] = i + 1;
  }
  while (units < ends.length) ends[units++] = bytes.length;
  return { source, bytes: new TableIndex(ends), charset };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * Decodes plain text or Markdown: by its BOM, else by the charset given, else as UTF-8, which it must then be.
 * @throws ReadError INVALID_ENCODING with the place of the first byte that is wrong, UNKNOWN_CHARSET
 */
export function decodeText(bytes: Uint8Array, charset?: string): DecodedSource {
  const label = byteOrderMark(bytes) ?? charset ?? 'utf-8';
  if (label.toLowerCase() === 'utf-8') {
    const invalid = firstInvalidByte(bytes);
    if (invalid >= 0) {
      throw new ReadError(
        'INVALID_ENCODING',
        `not valid UTF-8: byte ${invalid} is 0x${(bytes[invalid] as number).toString(16)}; convert the file, or name its charset with --charset (windows-1252, utf-16le, ...)`,
      );
    }
  }
  return decodeAs(bytes, label);
}

/** Decodes HTML by the browser's rules; a page that declares nothing and is valid UTF-8 is UTF-8, else windows-1252. */
export function decodeHtml(bytes: Uint8Array, charset?: string): DecodedSource {
  const valid = firstInvalidByte(bytes) < 0;
  const label = sniffEncoding(bytes, {
    ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
    defaultEncoding: valid ? 'UTF-8' : 'windows-1252',
  });
  return decodeAs(bytes, label);
}
