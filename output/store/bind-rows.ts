import { StoreError } from './errors.js';
import { COLUMNS, LAYERS, type Layer, type PackedDocument, REFERENCES, rowCount, type SqlValue } from './tables.js';
import { encodeText, encodingFor } from './text.js';

/** A document's rows as they are written, by table: one flat list of values, each row with `id` and `document_id` before its columns. */
export type BoundRows = Readonly<Record<Layer, SqlValue[]>>;

/** The columns of a layer as they stand in `BoundRows`. */
export const boundColumns = (layer: Layer): readonly string[] => ['id', 'document_id', ...COLUMNS[layer]];

interface Special {
  /** Columns that hold indexes, and into what. */
  readonly references: readonly (readonly [column: number, target: Layer | 'entities'])[];
  /** Columns that hold text of the article. */
  readonly texts: readonly number[];
}

const SPECIAL = Object.fromEntries(
  LAYERS.map((layer): [Layer, Special] => {
    const columns: readonly string[] = COLUMNS[layer];
    return [
      layer,
      {
        references: columns.flatMap((column, i) => {
          const target = REFERENCES[layer][column];
          return target === undefined ? [] : [[i + 2, target] as const];
        }),
        texts: columns.flatMap((column, i) => (column === 'text' || column.endsWith('_text') ? [i + 2] : [])),
      },
    ];
  }),
) as Record<Layer, Special>;

/**
 * Makes a packed document's rows ready to be written: ids for its indexes, texts in the document's encoding.
 * @param first Id of the document's first row in each table; the others follow.
 * @param entityIds Ids of the document's entities.
 * @throws {StoreError} STORE_FAILED where a row points to one that the document does not have: nothing of its batch is kept then.
 */
export function bindRows(
  document: PackedDocument,
  documentId: number,
  first: Readonly<Record<Layer, number>>,
  entityIds: readonly number[],
): BoundRows {
  const encoding = encodingFor(document.fields.text);
  const counts = { entities: entityIds.length } as Record<Layer | 'entities', number>;
  for (const layer of LAYERS) counts[layer] = rowCount(document, layer);
  const bound: Partial<Record<Layer, SqlValue[]>> = {};
  for (const layer of LAYERS) {
    const values = document.rows[layer];
    const width = COLUMNS[layer].length;
    const rows: SqlValue[] = [];
    for (let from = 0, id = first[layer]; from < values.length; from += width, id++) {
      rows.push(id, documentId);
      for (let i = from; i < from + width; i++) rows.push(values[i] as SqlValue);
    }
    const { references, texts } = SPECIAL[layer];
    for (let at = 0; at < rows.length; at += width + 2) {
      for (const [column, target] of references) {
        const index = rows[at + column];
        if (typeof index !== 'number') continue;
        if (!(index >= 0 && index < counts[target]))
          throw dangling(document, layer, boundColumns(layer)[column]!, index);
        rows[at + column] = target === 'entities' ? (entityIds[index] as number) : first[target] + index;
      }
      if (encoding === 'plain') continue;
      for (const column of texts) {
        const text = rows[at + column];
        if (typeof text === 'string') rows[at + column] = encodeText(text, encoding);
      }
    }
    bound[layer] = rows;
  }
  return bound as BoundRows;
}

function dangling({ fields }: PackedDocument, layer: Layer, column: string, index: number): StoreError {
  return new StoreError(
    'STORE_FAILED',
    `${fields.locator}: ${layer}.${column} points to row ${index}, which the document does not have; please report it.`,
  );
}
