import type { Store } from './store.js';
import { decodeText, type TextEncoding } from './text.js';

/** Numbers of a row of `StoredText.sentences`: its span, its bytes, their line (0: not known), its page and paragraph (0: none), its place there. */
export const SENTENCE_FIELDS = 8;
/** Numbers of a row of `StoredText.exact`: a span and its bytes. */
export const EXACT_FIELDS = 4;

/** A document's text as it is stored, with all that is known of where it stands: what is left where its original is not. */
export interface StoredText {
  readonly text: string;
  /** WHATWG name. */
  readonly charset: string;
  /** Rows of `SENTENCE_FIELDS` numbers, in the order of the text; bytes are -1 where the format has none. */
  readonly sentences: Float64Array;
  /** Where the cells of its tables stand, as it is stored; null where there are none. */
  readonly tables: string | null;
  /** Rows of `EXACT_FIELDS` numbers: spans whose bytes are exact. */
  readonly exact: Float64Array;
}

/** The text that is stored of a document, or null where it has none of its own. Throws `StoreError`. */
export function storedText(store: Store, id: number): StoredText | null {
  return store.read(() => {
    const row = store
      .statement('SELECT text, text_encoding AS encoding, charset, tables FROM documents WHERE id = ?')
      .get(id) as
      | { text: string | null; encoding: TextEncoding; charset: string | null; tables: string | null }
      | undefined;
    if (row === undefined || row.text === null) return null;
    const sentences = store
      .statement(
        `SELECT span_start, span_end, coalesce(byte_start, -1), coalesce(byte_end, -1), coalesce(line, 0), coalesce(page, 0),
           coalesce(paragraph, 0), coalesce(place_offset, 0) FROM sentences WHERE document_id = ? ORDER BY position`,
      )
      .raw()
      .all(id) as number[][];
    const exact = ['sentences', 'numbers', 'dates', 'entity_mentions']
      .map(
        (table) => `SELECT span_start, span_end, byte_start, byte_end FROM ${table}
          WHERE document_id = @id AND byte_precision = 'exact'`,
      )
      .join(' UNION ');
    return {
      text: decodeText(row.text, row.encoding),
      charset: row.charset ?? 'utf-8',
      tables: row.tables,
      sentences: new Float64Array(sentences.flat()),
      exact: new Float64Array((store.statement(exact).raw().all({ id }) as number[][]).flat()),
    };
  });
}
