import { gunzipSync } from 'node:zlib';
import { TextDecoder } from '@exodus/bytes/encoding.js';
import { messageOf, WhosaidError } from '../../errors.js';

/** Most bytes of a feed or sitemap. */
export const LISTING_BYTES: number = 20_000_000;
/** Elements within each other; feeds have about ten. */
const MOST_DEPTH = 200;

/** A feed or sitemap that is packed by gzip, unpacked; any other as it is. Throws ARCHIVE_BOMB, ARCHIVE_BROKEN. */
export function unpackedListing(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LISTING_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new WhosaidError('ARCHIVE_BOMB', `the list unpacks to more than ${LISTING_BYTES} bytes`);
    }
    throw new WhosaidError('ARCHIVE_BROKEN', `the list cannot be unpacked: ${messageOf(error)}`);
  }
}

/** Decodes XML or JSON: by its byte order mark, the charset of the header, the XML declaration, else as UTF-8. */
export function decodeListing(bytes: Uint8Array, charset: string | null): string {
  let label = charset ?? 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) label = 'utf-16le';
  else if (bytes[0] === 0xfe && bytes[1] === 0xff) label = 'utf-16be';
  else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) label = 'utf-8';
  else if (charset === null) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256)).toString('latin1');
    const declared = /^\s{0,16}<\?xml[^>]{0,200}encoding\s{0,4}=\s{0,4}["']([\w:.-]{1,40})["']/i.exec(head)?.[1];
    // a declaration that could be read byte by byte is not that of a wide encoding, whatever it says
    if (declared !== undefined && !/^utf-?(16|32)/i.test(declared)) label = declared;
  }
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new WhosaidError('UNKNOWN_CHARSET', `the charset "${label}" is not known`);
  }
}

/**
 * Throws before any parser sees it unless XML is harmless: it declares no entities of its own (they can stand for gigabytes, or for files and
 * addresses), and is not nested without end. One pass.
 * @throws WhosaidError FEED_UNSAFE
 */
export function assertHarmless(xml: string): void {
  const doctype = /<!DOCTYPE/i.exec(xml.slice(0, 65_536));
  if (doctype !== null || /<!ENTITY/i.test(xml)) {
    const from = doctype?.index ?? 0;
    const end = xml.indexOf('>', from);
    if (/<!ENTITY/i.test(xml) || /[[]/.test(xml.slice(from, end < 0 ? from + 1000 : end)))
      throw new WhosaidError('FEED_UNSAFE', 'it declares entities of its own; no feed needs them, and attacks do');
  }
  let depth = 0;
  for (let i = xml.indexOf('<'); i >= 0; i = xml.indexOf('<', i + 1)) {
    const next = xml[i + 1];
    if (next === '!' || next === '?') {
      const end = xml.startsWith('<!--', i) ? '-->' : xml.startsWith('<![CDATA[', i) ? ']]>' : '>';
      const at = xml.indexOf(end, i);
      if (at < 0) return;
      i = at;
    } else if (next === '/') depth--;
    else {
      const end = xml.indexOf('>', i);
      if (end < 0) return;
      if (xml[end - 1] !== '/' && ++depth > MOST_DEPTH) {
        throw new WhosaidError('FEED_UNSAFE', `its elements are nested more than ${MOST_DEPTH} deep`);
      }
      i = end;
    }
  }
}

/** The few references that XML itself knows, and numbers. */
export function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[(name as string).toLowerCase()] as string;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      ? String.fromCodePoint(point)
      : whole;
  });
}
