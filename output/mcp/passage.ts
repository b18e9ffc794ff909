import { hasHidden } from '../explorer/visible.js';
import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';

/** Text of an article, as data: what stands in it is somebody's words and never an instruction. */
export interface Quote {
  readonly text: string;
  readonly document: string;
  /** UTF-16 code units into the document's text. */
  readonly start: number;
  readonly end: number;
  /** Whether characters that nobody sees stand in it: zero-width, bidirectional, tag or control characters, variation selectors. */
  readonly hidden_characters: boolean;
}

export function quote(text: string, document: string, start: number, end: number): Quote {
  return { text, document, start, end, hidden_characters: hasHidden(text) };
}

/** Most code units of a passage. */
export const MOST_PASSAGE = 8000;

/**
 * The text of a document around a span: `around` code units before and behind, never cut inside a surrogate pair. Null where there is no such
 * document, or it has no text.
 */
export function passage(store: Store, locator: string, start: number, end: number, around: number): Quote | null {
  const row = store.read((database) =>
    database.prepare('SELECT text, text_encoding FROM documents WHERE locator = ?').get(locator),
  ) as { text: string | null; text_encoding: TextEncoding } | undefined;
  if (row === undefined || row.text === null) return null;
  const text = decodeText(row.text, row.text_encoding);
  const from = boundary(text, Math.max(0, Math.min(start, text.length) - around));
  const to = boundary(text, Math.min(text.length, Math.max(start, end) + around, from + MOST_PASSAGE));
  return quote(text.slice(from, to), locator, from, to);
}

function boundary(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
