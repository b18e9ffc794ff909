import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';

/** One stored span of a document. Half-open range of UTF-16 code units of its text. */
export interface StoredSpan {
  readonly layer: 'number' | 'date' | 'entity' | 'attribution' | 'claim';
  /** Public id of the mention or claim that it belongs to. */
  readonly id: string;
  /** Which part of it: `number` or `measure` of a claim, `cue` of an attribution; null for the mention itself. */
  readonly slot: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text of a document, or of the one that it is equal to, and the id of the one that has the marks. */
export interface StoredText {
  readonly holder: number;
  readonly text: string;
}

/** The text that a document's offsets count in. */
export function storedText(store: Store, id: number): StoredText {
  return store.read((database) => {
    const row = database
      .prepare(
        `SELECT h.id AS holder, h.text, h.text_encoding FROM documents AS d
         JOIN documents AS h ON h.id = iif(d.text IS NULL, coalesce(d.duplicate_of, d.id), d.id) WHERE d.id = ?`,
      )
      .get(id) as { holder: number; text: string | null; text_encoding: TextEncoding };
    return { holder: row.holder, text: row.text === null ? '' : decodeText(row.text, row.text_encoding) };
  });
}

const PLACES: readonly (readonly [layer: StoredSpan['layer'], table: string, slot: string | null, prefix: string])[] = [
  ['number', 'numbers', null, 'span'],
  ['date', 'dates', null, 'span'],
  ['entity', 'entity_mentions', null, 'span'],
  ['attribution', 'attributions', null, 'span'],
  ['attribution', 'attributions', 'source', 'source'],
  ['attribution', 'attributions', 'cue', 'cue'],
  ['attribution', 'attributions', 'cited', 'cited'],
  ['claim', 'claims', 'measure', 'measure'],
  ['claim', 'claims', 'subject', 'subject'],
  ['claim', 'claims', 'time', 'time'],
  ['claim', 'claims', 'source', 'source'],
];

/** Every span of a document by layer and slot, in the order of the text. The words are cut out of the text itself. */
export function storedSpans(store: Store, { holder, text }: StoredText): StoredSpan[] {
  return store.read((database) => {
    const span = (layer: StoredSpan['layer'], slot: string | null, row: [string, number, number]): StoredSpan => {
      const [id, start, end] = row;
      return { layer, id, slot, text: text.slice(start, end), start, end };
    };
    const all = PLACES.flatMap(([layer, table, slot, prefix]) => {
      const rows = database
        .prepare(
          `SELECT public_id, ${prefix}_start, ${prefix}_end FROM ${table} WHERE document_id = ? AND ${prefix}_start IS NOT NULL`,
        )
        .raw()
        .all(holder) as [string, number, number][];
      return rows.map((row) => span(layer, slot, row));
    });
    const figures = database
      .prepare(
        `SELECT c.public_id, n.span_start, n.span_end FROM claims AS c JOIN numbers AS n ON n.id = c.number_id WHERE c.document_id = ?`,
      )
      .raw()
      .all(holder) as [string, number, number][];
    all.push(...figures.map((row) => span('claim', 'number', row)));
    return all.sort((a, b) => a.start - b.start || a.end - b.end);
  });
}
