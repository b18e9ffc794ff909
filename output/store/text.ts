import { hash } from 'node:crypto';

/** How the texts of a document are kept: as they are, or escaped because SQLite's UTF-8 text cannot hold them. */
export type TextEncoding = 'plain' | 'escaped';

/** NUL, backslash, and surrogates that stand alone (in a `u` pattern, pairs are one character and never match). */
const ESCAPED = /[\0\\]|\p{Surrogate}/gu;

/** Whether no NUL and no lone surrogate is in it. */
function isPlain(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Which encoding a text needs: `escaped` where it holds NUL (SQL functions stop there) or a lone surrogate (no UTF-8 has it). */
export function encodingFor(text: string): TextEncoding {
  return isPlain(text) ? 'plain' : 'escaped';
}

/** A text as it is written to a column. Escaped: NUL, lone surrogates and backslashes become `\uXXXX`. */
export function encodeText(text: string, encoding: TextEncoding): string {
  if (encoding === 'plain') return text;
  return text.replace(ESCAPED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text that a column holds. */
export function decodeText(stored: string, encoding: TextEncoding): string {
  if (encoding === 'plain') return stored;
  return stored.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A name or title for columns that are only shown: escaped where it must be, whatever the document's encoding. */
export function displayText(text: string): string {
  return isPlain(text) ? text : encodeText(text, 'escaped');
}

/** sha256 in hex of a text: of its UTF-8 bytes, or of its UTF-16LE bytes where it has lone surrogates and thus no UTF-8. */
export function textSha256(text: string): string {
  return hash('sha256', text.isWellFormed() ? text : Buffer.from(text, 'utf16le'));
}

/** Public id of a mention: 20 hex digits of the sha256 of the text's hash, the layer and the span. Survives a new ingest of the same text. */
export function publicId(textHash: string, layer: string, start: number, end: number): string {
  return hash('sha256', `${textHash}\n${layer}\n${start}\n${end}`).slice(0, 20);
}
