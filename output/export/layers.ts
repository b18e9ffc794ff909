import { FACT_COLUMNS } from '../query/fact.js';
import { documentIds } from '../query/names.js';
import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';

/** What can be exported: the claims as facts, any other layer, or the documents themselves. */
export const EXPORT_LAYERS = [
  'claims',
  'numbers',
  'dates',
  'entities',
  'attributions',
  'sentences',
  'documents',
] as const;
export type ExportLayer = (typeof EXPORT_LAYERS)[number];

export type ColumnType = 'text' | 'integer' | 'real' | 'json';
export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
}
export type ExportRow = Readonly<Record<string, string | number | null>>;

const REAL = /^(?:value|low|high|base_value|confidence)$/;
const INTEGER =
  /(?:_start|_end|^span_start|^span_end|^line|^page|^paragraph|^place_offset|^decimals|^text_length|^position)$/;
const JSON_TEXT = /^(?:sources|contents|diagnostics)$/;

function column(name: string): ExportColumn {
  const type = JSON_TEXT.test(name) ? 'json' : REAL.test(name) ? 'real' : INTEGER.test(name) ? 'integer' : 'text';
  // "value" is a TIMEX3 string in dates: told apart where the layer is defined
  return { name, type };
}

const PLACE = ['document', 'span_start', 'span_end', 'byte_start', 'byte_end', 'byte_precision'];

/** The columns of each layer, in the order of every format. */
const COLUMN_NAMES: Readonly<Record<ExportLayer, readonly string[]>> = {
  claims: FACT_COLUMNS,
  numbers: [
    'id',
    ...PLACE,
    'text',
    'kind',
    'decimal',
    'value',
    'low_decimal',
    'high_decimal',
    'decimals',
    'unit',
    'base_decimal',
    'base_unit',
    'modifier',
    'rule',
  ],
  dates: ['id', ...PLACE, 'text', 'type', 'timex', 'mod', 'first_day', 'last_day', 'edtf', 'anchor', 'zone', 'rule'],
  entities: ['id', ...PLACE, 'text', 'type', 'name', 'code', 'confidence', 'rule'],
  attributions: [
    'id',
    ...PLACE,
    'kind',
    'source_text',
    'source_start',
    'source_end',
    'source_name',
    'sources',
    'cue_text',
    'cue_start',
    'cue_end',
    'contents',
    'cited_text',
    'cited_date',
    'confidence',
    'rule',
  ],
  sentences: [...PLACE, 'position', 'line', 'page', 'paragraph', 'place_offset', 'text'],
  documents: [
    'document',
    'format',
    'title',
    'byline',
    'site',
    'url',
    'published',
    'modified',
    'language',
    'reference_date',
    'charset',
    'text_length',
    'text_sha256',
    'content_sha256',
    'duplicate_of',
  ],
};

const MARK = `m.public_id AS id, d.locator AS document, m.span_start, m.span_end, m.byte_start, m.byte_end, m.byte_precision`;
const SQL: Readonly<Record<ExportLayer, string>> = {
  claims: `SELECT ${FACT_COLUMNS.map((name) => `f.${name}`).join(', ')} FROM facts AS f JOIN documents AS d ON d.id = f.document_id`,
  numbers: `SELECT ${MARK}, m.text, m.kind, m.decimal, m.value, m.low_decimal, m.high_decimal, m.decimals, m.unit, m.base_decimal,
      m.base_unit, m.modifier, m.rule, d.text_encoding FROM numbers AS m JOIN documents AS d ON d.id = m.document_id`,
  dates: `SELECT ${MARK}, m.text, m.type, m.value AS timex, m.mod, m.first_day, m.last_day, m.edtf, m.anchor, m.zone, m.rule,
      d.text_encoding FROM dates AS m JOIN documents AS d ON d.id = m.document_id`,
  entities: `SELECT ${MARK}, m.text, m.type, e.name, e.code, m.confidence, m.rule, d.text_encoding
      FROM entity_mentions AS m JOIN documents AS d ON d.id = m.document_id JOIN entities AS e ON e.id = m.entity_id`,
  attributions: `SELECT ${MARK}, m.kind, m.source_text, m.source_start, m.source_end, e.name AS source_name, m.sources, m.cue_text,
      m.cue_start, m.cue_end, m.contents, m.cited_text, t.value AS cited_date, m.confidence, m.rule, d.text_encoding
      FROM attributions AS m JOIN documents AS d ON d.id = m.document_id LEFT JOIN entities AS e ON e.id = m.source_entity_id
      LEFT JOIN dates AS t ON t.id = m.cited_date_id`,
  sentences: `SELECT d.locator AS document, m.span_start, m.span_end, m.byte_start, m.byte_end, m.byte_precision, m.position, m.line,
      m.page, m.paragraph, m.place_offset, m.text, d.text_encoding FROM sentences AS m JOIN documents AS d ON d.id = m.document_id`,
  documents: `SELECT d.locator AS document, d.format, d.title, d.byline, d.site, d.url, d.published, d.modified, d.language,
      d.reference_date, d.charset, d.text_length, d.text_sha256, d.content_sha256, o.locator AS duplicate_of
      FROM documents AS d LEFT JOIN documents AS o ON o.id = d.duplicate_of`,
};
const ORDER: Readonly<Record<ExportLayer, string>> = {
  claims: 'd.locator, f.span_start, f.claim_id',
  numbers: 'd.locator, m.span_start, m.id',
  dates: 'd.locator, m.span_start, m.id',
  entities: 'd.locator, m.span_start, m.id',
  attributions: 'd.locator, m.span_start, m.id',
  sentences: 'd.locator, m.position',
  documents: 'd.locator',
};

export function exportColumns(layer: ExportLayer): ExportColumn[] {
  return COLUMN_NAMES[layer].map(column);
}

/** Which rows to export. */
export interface ExportFilter {
  /** A part of the document's locator or title. */
  readonly document?: string;
  /** Claims of at least this confidence. */
  readonly minConfidence?: number;
}

/** The rows of a layer, one at a time, ordered by document and place; texts are decoded. Throws `StoreError`. */
export function* exportRows(store: Store, layer: ExportLayer, filter: ExportFilter = {}): Generator<ExportRow> {
  const conditions = ['(@named IS NULL OR d.id IN (SELECT value FROM json_each(@named)))'];
  if (layer === 'claims') conditions.push('(@confidence IS NULL OR f.confidence >= @confidence)');
  const sql = `${SQL[layer]} WHERE ${conditions.join(' AND ')} ORDER BY ${ORDER[layer]}`;
  const parameters: Record<string, string | number | null> = {
    named: filter.document === undefined ? null : JSON.stringify(documentIds(store, filter.document)),
  };
  if (layer === 'claims') parameters.confidence = filter.minConfidence ?? null;
  const rows = store.database.prepare(sql).iterate(parameters) as IterableIterator<
    Record<string, string | number | null>
  >;
  for (const { text_encoding: encoding, ...row } of rows) {
    if (encoding === 'escaped') {
      for (const [name, value] of Object.entries(row)) {
        if (typeof value === 'string' && /(?:^|_)text$/.test(name))
          row[name] = decodeText(value, encoding as TextEncoding);
      }
    }
    yield row;
  }
}
