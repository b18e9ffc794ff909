import { deflateSync, inflateSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { decodeText, type TextEncoding } from './text.js';

/** The columns of the view `facts` that are kept of a version that is replaced. */
export const VERSION_FACT_COLUMNS = [
  'fact_id',
  'subject',
  'measure',
  'number',
  'number_kind',
  'modifier',
  'decimal',
  'low',
  'high',
  'unit',
  'relation',
  'modality',
  'rate',
  'time',
  'time_value',
  'said_by',
  'span_start',
  'span_end',
  'sentence',
] as const;

export type VersionFact = Readonly<Record<(typeof VERSION_FACT_COLUMNS)[number], string | number | null>>;

/** What is kept of a version beside its hashes. */
export interface KeptVersion {
  readonly title: string | null;
  readonly referenceDate: string | null;
  /** Packed text; null where the new version has the same, or where none is known. */
  readonly text: Uint8Array | null;
  /** Packed list of `VersionFact`. */
  readonly facts: Uint8Array | null;
  readonly readAt: string | null;
}

const pack = (value: unknown): Uint8Array => deflateSync(JSON.stringify(value));

/** What `keepVersion` has packed. JSON holds lone surrogates too. */
export function unpackVersion<T>(packed: Uint8Array): T {
  return JSON.parse(inflateSync(packed).toString()) as T;
}

interface Row {
  readonly title: string | null;
  readonly reference_date: string | null;
  readonly text: string | null;
  readonly text_encoding: TextEncoding;
  readonly text_sha256: string;
  readonly holder: number;
  readonly read_at: string | null;
}

/**
 * Packs what a document is now, before it is replaced by a text with the hash `nextTextSha256`. A duplicate's text and facts are those of the
 * document that it points to; one that waits for its marks finds its text among the versions of that one, which has been replaced just now.
 */
export function packVersion(
  prepare: (sql: string) => Database.Statement,
  documentId: number,
  nextTextSha256: string,
): KeptVersion {
  const row = prepare(
    `SELECT d.title, d.reference_date, h.text, h.text_encoding, d.text_sha256, h.id AS holder, r.started_at AS read_at
     FROM documents AS d JOIN documents AS h ON h.id = iif(d.text IS NULL, coalesce(d.duplicate_of, d.id), d.id) LEFT JOIN runs AS r ON r.id = d.run_id
     WHERE d.id = ?`,
  ).get(documentId) as Row;
  let text: Uint8Array | null = null;
  if (row.text_sha256 !== nextTextSha256) {
    text =
      row.text !== null
        ? pack(decodeText(row.text, row.text_encoding))
        : ((prepare('SELECT text FROM document_versions WHERE text_sha256 = ? AND text IS NOT NULL LIMIT 1')
            .pluck()
            .get(row.text_sha256) as Buffer | undefined) ?? null);
  }
  const facts = prepare(
    `SELECT ${VERSION_FACT_COLUMNS.join(', ')} FROM facts WHERE document_id = ? ORDER BY span_start, span_end, fact_id`,
  ).all(row.holder);
  return {
    title: row.title,
    referenceDate: row.reference_date,
    text,
    facts: row.text === null ? null : pack(facts),
    readAt: row.read_at,
  };
}
