import type { Store } from './store.js';
import { decodeText, type TextEncoding } from './text.js';
import { unpackVersion } from './versions.js';

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

interface Row {
  readonly text: string | null;
  readonly encoding: TextEncoding;
  readonly charset: string | null;
  readonly tables: string | null;
  readonly hash: string;
}

const NO_ROWS = new Float64Array(0);

/**
 * The text that is stored of a document. One that points to another has it there, or, where that one has been replaced, among its versions: then
 * nothing is known of where it stands. Null where it is nowhere. Throws `StoreError`.
 */
export function storedText(store: Store, id: number): StoredText | null {
  return store.read(() => {
    const row = store
      .statement(
        'SELECT text, text_encoding AS encoding, charset, tables, text_sha256 AS hash FROM documents WHERE id = ?',
      )
      .get(id) as Row | undefined;
    if (row === undefined) return null;
    if (row.text === null) {
      const text = sharedText(store, row.hash);
      const charset = row.charset ?? 'utf-8';
      return text === null ? null : { text, charset, tables: row.tables, sentences: NO_ROWS, exact: NO_ROWS };
    }
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

/** A text by its hash, wherever it is stored. */
function sharedText(store: Store, hash: string): string | null {
  const holder = store
    .statement(
      'SELECT text, text_encoding AS encoding FROM documents WHERE text_sha256 = ? AND text IS NOT NULL ORDER BY id LIMIT 1',
    )
    .get(hash) as { readonly text: string; readonly encoding: TextEncoding } | undefined;
  if (holder !== undefined) return decodeText(holder.text, holder.encoding);
  const version = store
    .statement('SELECT text FROM document_versions WHERE text_sha256 = ? AND text IS NOT NULL ORDER BY id LIMIT 1')
    .pluck()
    .get(hash) as Uint8Array | undefined;
  return version === undefined ? null : unpackVersion<string>(version);
}
