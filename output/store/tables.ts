/** A value that goes into a column. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * The tables of a document's marks and their columns in the order in which they are written; `id` and `document_id` are the writer's.
 * A column of `REFERENCES` holds an index into the document's own rows of the table that it points to; the writer makes it an id.
 */
export const COLUMNS = {
  sentences: [
    'position',
    'span_start',
    'span_end',
    'byte_start',
    'byte_end',
    'byte_precision',
    'line',
    'page',
    'paragraph',
    'place_offset',
    'text',
  ],
  numbers: [
    'public_id',
    'sentence_id',
    'span_start',
    'span_end',
    'byte_start',
    'byte_end',
    'byte_precision',
    'text',
    'kind',
    'decimal',
    'value',
    'low_decimal',
    'low',
    'high_decimal',
    'high',
    'decimals',
    'precision',
    'unit',
    'base_decimal',
    'base_value',
    'base_unit',
    'modifier',
    'rule',
  ],
  dates: [
    'public_id',
    'sentence_id',
    'span_start',
    'span_end',
    'byte_start',
    'byte_end',
    'byte_precision',
    'text',
    'type',
    'value',
    'mod',
    'first_day',
    'last_day',
    'edtf',
    'anchor',
    'anchor_start',
    'anchor_end',
    'zone',
    'rule',
  ],
  entity_mentions: [
    'public_id',
    'sentence_id',
    'span_start',
    'span_end',
    'byte_start',
    'byte_end',
    'byte_precision',
    'text',
    'entity_id',
    'type',
    'confidence',
    'rule',
  ],
  attributions: [
    'public_id',
    'sentence_id',
    'span_start',
    'span_end',
    'byte_start',
    'byte_end',
    'byte_precision',
    'kind',
    'source_text',
    'source_start',
    'source_end',
    'source_byte_start',
    'source_byte_end',
    'sources',
    'source_entity_id',
    'cue_text',
    'cue_start',
    'cue_end',
    'cue_byte_start',
    'cue_byte_end',
    'contents',
    'cited_text',
    'cited_start',
    'cited_end',
    'cited_date_text',
    'cited_date_start',
    'cited_date_end',
    'cited_date_id',
    'confidence',
    'rule',
  ],
  claims: [
    'public_id',
    'sentence_id',
    'number_id',
    'line',
    'page',
    'paragraph',
    'place_offset',
    'relation',
    'modality',
    'measure_text',
    'measure_start',
    'measure_end',
    'measure_byte_start',
    'measure_byte_end',
    'measure_confidence',
    'subject_text',
    'subject_start',
    'subject_end',
    'subject_byte_start',
    'subject_byte_end',
    'subject_confidence',
    'subject_mention_id',
    'subject_entity_id',
    'time_text',
    'time_start',
    'time_end',
    'time_byte_start',
    'time_byte_end',
    'time_confidence',
    'date_id',
    'source_text',
    'source_start',
    'source_end',
    'source_byte_start',
    'source_byte_end',
    'source_confidence',
    'attribution_id',
    'comparison_number_id',
    'comparison_date_id',
    'rate_text',
    'rate_start',
    'rate_end',
    'equivalent_of',
    'confidence',
    'rule',
  ],
} as const;

/** A table of marks. Their order is the order of writing: a row points only to rows of tables before it, or of its own. */
export type Layer = keyof typeof COLUMNS;
export const LAYERS: readonly Layer[] = ['sentences', 'numbers', 'dates', 'entity_mentions', 'attributions', 'claims'];

/** One row of a table of marks, by column. */
export type Row<L extends Layer> = Readonly<Record<(typeof COLUMNS)[L][number], SqlValue>>;

/** Which columns hold indexes of the document's own rows, and of which table. */
export const REFERENCES: Readonly<Record<Layer, Readonly<Record<string, Layer | 'entities'>>>> = {
  sentences: {},
  numbers: { sentence_id: 'sentences' },
  dates: { sentence_id: 'sentences' },
  entity_mentions: { sentence_id: 'sentences', entity_id: 'entities' },
  attributions: { sentence_id: 'sentences', source_entity_id: 'entities', cited_date_id: 'dates' },
  claims: {
    sentence_id: 'sentences',
    number_id: 'numbers',
    subject_mention_id: 'entity_mentions',
    subject_entity_id: 'entities',
    date_id: 'dates',
    attribution_id: 'attributions',
    comparison_number_id: 'numbers',
    comparison_date_id: 'dates',
    equivalent_of: 'claims',
  },
};

/** What `documents` says of a document itself. */
export interface DocumentFields {
  /** Absolute path, URL, `path#id` of a JSONL line: what the document is known by. */
  readonly locator: string;
  /** The file (or `-`) that it came in. */
  readonly input: string;
  readonly format: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  readonly referenceDate: string | null;
  readonly charset: string | null;
  readonly text: string;
  readonly textSha256: string;
  readonly contentSha256: string;
  readonly extractionKey: string;
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly line: number | null;
  /** How it is found again inside its input, JSON; absent for a plain file. */
  readonly access?: string | null;
  /** The original bytes, zlib, of what cannot be read again. */
  readonly original: Uint8Array | null;
  /** JSON list of what readers and extractors had to remark, or null. */
  readonly diagnostics: string | null;
  /** Where the cells of tables stand in the text, JSON; absent where there are none. */
  readonly tables?: string | null;
}

/** An entity of one document, on its way to its canonical row. */
export interface EntityRow {
  /** What makes two documents' entities one: `GPE|US`, `ORG|ministry of defence`. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly code: string | null;
  readonly aliases: readonly (readonly [alias: string, kind: 'name' | 'acronym' | 'alias'])[];
  readonly relations?: readonly EntityRelationRow[];
  /** Names of the rules by which its mentions were taken as one. */
  readonly reasons?: readonly string[];
}

/** How an entity of a document stands to another. */
export interface EntityRelationRow {
  readonly kind: 'demonym_of' | 'metonym_of' | 'part_of';
  /** Index of the other among the document's entities, or null when the document does not name it. */
  readonly entity: number | null;
  readonly name: string;
  readonly code: string | null;
}

/** A document with all its marks, packed to cross a thread boundary cheaply: each table is one flat list of values, row after row. */
export interface PackedDocument {
  readonly fields: DocumentFields;
  readonly entities: readonly EntityRow[];
  readonly rows: Readonly<Record<Layer, readonly SqlValue[]>>;
  /** By which texts that are nearly the same are found (see near-duplicates/); absent or empty: it is compared with none. */
  readonly bands?: readonly number[];
}

/** Number of rows that a packed document has in a table. */
export function rowCount(document: PackedDocument, layer: Layer): number {
  return document.rows[layer].length / COLUMNS[layer].length;
}

/** Gathers a document's rows into the flat lists of `PackedDocument`. */
export class RowPacker {
  readonly rows: Record<Layer, SqlValue[]> = {
    sentences: [],
    numbers: [],
    dates: [],
    entity_mentions: [],
    attributions: [],
    claims: [],
  };

  add<L extends Layer>(layer: L, row: Row<L>): void {
    const values = this.rows[layer];
    for (const column of COLUMNS[layer] as readonly (keyof Row<L>)[]) values.push(row[column]);
  }
}
