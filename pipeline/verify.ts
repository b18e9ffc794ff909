import { hash } from 'node:crypto';
import { LAYERS, type Store } from '../output/store/index.js';
import { decodeText, type TextEncoding } from '../output/store/text.js';
import { messageOf } from './errors.js';
import { accessFromJson } from './inputs/access.js';
import { Originals } from './inputs/original.js';
import type { DocumentFormat, ReadDocument } from './readers/reader.js';
import { readsAs } from './readers/reads-as.js';
import { readSource } from './stages/read.js';

/** Something that is not as it was stored. */
export interface Problem {
  readonly document: string;
  /**
   * `gone`: the original is not there any more. `changed`: its bytes are others. `unreadable`: it cannot be read as it was. `text`: the same
   * bytes give another text. `span`: a stored text is not what stands at its offsets. `bytes`: its bytes are not what leads to it. `store`:
   * the database contradicts itself.
   */
  readonly kind: 'gone' | 'changed' | 'unreadable' | 'text' | 'span' | 'bytes' | 'store';
  /** Table and column of the span, where it is one. */
  readonly where: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly message: string;
}

export interface VerifySummary {
  readonly documents: number;
  /** Of these, whose originals were found and have not changed. */
  readonly intact: number;
  readonly changed: number;
  readonly gone: number;
  /** Spans compared with the text, and those of them compared with the bytes too. */
  readonly spans: number;
  readonly byteRanges: number;
  readonly problems: number;
}

interface DocumentRow {
  readonly id: number;
  readonly locator: string;
  readonly input: string;
  readonly format: DocumentFormat;
  readonly charset: string | null;
  readonly text: string | null;
  readonly text_encoding: TextEncoding;
  readonly text_length: number;
  readonly content_sha256: string;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly access: string | null;
}

interface SpanRow {
  readonly text: string | null;
  readonly start: number;
  readonly end: number;
  readonly byte_start: number | null;
  readonly byte_end: number | null;
  readonly byte_precision: string;
}

/** Every stored span with its own text: the table, what it is called in a report, and the columns that hold it. */
const SPANS: readonly { readonly table: string; readonly prefix: string }[] = [
  ...LAYERS.filter((layer) => layer !== 'claims').map((table) => ({ table, prefix: '' })),
  { table: 'attributions', prefix: 'source' },
  { table: 'attributions', prefix: 'cue' },
  { table: 'attributions', prefix: 'cited' },
  { table: 'attributions', prefix: 'cited_date' },
  { table: 'claims', prefix: 'measure' },
  { table: 'claims', prefix: 'subject' },
  { table: 'claims', prefix: 'time' },
  { table: 'claims', prefix: 'source' },
  { table: 'claims', prefix: 'rate' },
];
const WITHOUT_TEXT = new Set(['attributions ']);
const WITHOUT_BYTES = new Set(['cited', 'cited_date', 'rate']);

/** The statement that lists the spans of one place for one document. */
function spanSql(table: string, prefix: string): string {
  const text = WITHOUT_TEXT.has(`${table} ${prefix}`) ? 'NULL' : prefix === '' ? 'text' : `${prefix}_text`;
  const bytes = WITHOUT_BYTES.has(prefix)
    ? 'NULL AS byte_start, NULL AS byte_end'
    : prefix === ''
      ? 'byte_start, byte_end'
      : `${prefix}_byte_start AS byte_start, ${prefix}_byte_end AS byte_end`;
  const [start, end] = prefix === '' ? ['span_start', 'span_end'] : [`${prefix}_start`, `${prefix}_end`];
  const precision = prefix === '' ? 'byte_precision' : `''`;
  return `SELECT ${text} AS text, ${start} AS start, ${end} AS "end", ${bytes}, ${precision} AS byte_precision
    FROM ${table} WHERE document_id = ? AND ${start} IS NOT NULL ORDER BY id`;
}

/**
 * Proves a store against its originals: re-reads each document, compares every stored text with what stands at its offsets, every byte range
 * with what the reader leads to, and reads the bytes of each range by themselves, without the reader. Yields what is wrong, returns the
 * counts. Nothing is written.
 */
export async function* verify(store: Store): AsyncGenerator<Problem, VerifySummary> {
  const counts = { documents: 0, intact: 0, changed: 0, gone: 0, spans: 0, byteRanges: 0, problems: 0 };
  yield* counted(storeProblems(store), counts);
  const ids = store.read((database) =>
    database.prepare('SELECT id FROM documents ORDER BY input, byte_start, locator').pluck().all(),
  ) as number[];
  const originals = new Originals();
  for (const id of ids) {
    const row = store.read((database) =>
      database.prepare('SELECT * FROM documents WHERE id = ?').get(id),
    ) as DocumentRow;
    counts.documents++;
    for await (const problem of verifyDocument(store, row, originals, counts)) {
      counts.problems++;
      yield problem;
    }
  }
  return counts;
}

function* counted(problems: Iterable<Problem>, counts: { problems: number }): Generator<Problem> {
  for (const problem of problems) {
    counts.problems++;
    yield problem;
  }
}

function* storeProblems(store: Store): Generator<Problem> {
  const problem = (message: string): Problem => ({
    document: store.path,
    kind: 'store',
    where: null,
    start: null,
    end: null,
    message,
  });
  const check = store.read((database) => database.pragma('quick_check')) as { quick_check: string }[];
  if (check[0]?.quick_check !== 'ok') yield problem(`the database is damaged: ${check[0]?.quick_check ?? ''}`);
  const broken = store.read((database) => database.pragma('foreign_key_check')) as {
    table: string;
    rowid: number;
    parent: string;
  }[];
  for (const row of broken)
    yield problem(`row ${row.rowid} of ${row.table} points to a row of ${row.parent} that is not there`);
}

async function* verifyDocument(
  store: Store,
  row: DocumentRow,
  originals: Originals,
  counts: { intact: number; changed: number; gone: number; spans: number; byteRanges: number },
): AsyncGenerator<Problem> {
  const problem = (kind: Problem['kind'], message: string): Problem => ({
    document: row.locator,
    kind,
    where: null,
    start: null,
    end: null,
    message,
  });
  let bytes: Uint8Array;
  try {
    bytes = store.originalBytes(row.id) ?? (await originals.read(placeOf(row)));
  } catch (error) {
    counts.gone++;
    yield problem('gone', `the original cannot be read: ${messageOf(error)}`);
    return;
  }
  if (hash('sha256', bytes) !== row.content_sha256) {
    counts.changed++;
    yield problem('changed', 'the original has changed since it was read: ingest it again');
    return;
  }
  counts.intact++;
  // of texts that are equal, one has the marks
  if (row.text === null) return;
  let document: ReadDocument;
  try {
    const { format, charset } = row;
    const source = { format, bytes, byteStart: row.byte_start, access: accessFromJson(row.access), charset };
    ({ document } = await readSource(source, NO_LIMITS));
  } catch (error) {
    yield problem('unreadable', messageOf(error));
    return;
  }
  const text = decodeText(row.text, row.text_encoding);
  if (text !== document.text || text.length !== row.text_length) {
    yield problem('text', 'the same bytes are now read as another text: ingest it again with --force');
    return;
  }
  for (const { table, prefix } of SPANS) {
    const spans = store.read(() => store.statement(spanSql(table, prefix)).all(row.id)) as SpanRow[];
    const where = prefix === '' ? table : `${table}.${prefix}`;
    for (const span of spans) yield* verifySpan(span, where, row, document, bytes, counts);
  }
  for (const column of ['contents', 'sources']) {
    const lists = store.read(() =>
      store.statement(`SELECT ${column} FROM attributions WHERE document_id = ? ORDER BY id`).pluck().all(row.id),
    ) as string[];
    for (const list of lists) {
      // JSON holds every string as it is, whatever the encoding of the document's columns
      for (const span of JSON.parse(list) as SpanRow[]) {
        yield* verifySpan(
          { ...span, byte_precision: '' },
          `attributions.${column}`,
          { ...row, text_encoding: 'plain' },
          document,
          bytes,
          counts,
        );
      }
    }
  }
}

function* verifySpan(
  span: SpanRow,
  where: string,
  row: DocumentRow,
  document: ReadDocument,
  bytes: Uint8Array,
  counts: { spans: number; byteRanges: number },
): Generator<Problem> {
  const { start, end } = span;
  const base = { document: row.locator, where, start, end };
  counts.spans++;
  const stands = document.text.slice(start, end);
  if (span.text !== null && decodeText(span.text, row.text_encoding) !== stands) {
    yield {
      ...base,
      kind: 'span',
      message: `stored as ${JSON.stringify(span.text)}, the text has ${JSON.stringify(stands)}`,
    };
    return;
  }
  if (span.byte_start === null || span.byte_end === null) return;
  counts.byteRanges++;
  const led = document.sourceMap.bytesOf(start, end);
  if (led.byteStart !== span.byte_start || led.byteEnd !== span.byte_end) {
    const message = `stored as bytes ${span.byte_start}–${span.byte_end}, the reader leads to ${led.byteStart}–${led.byteEnd}`;
    yield { ...base, kind: 'bytes', message };
    return;
  }
  if (led.precision !== 'exact') return;
  const from = row.format === 'jsonl' || row.format === 'csv' ? row.byte_start : 0;
  const range = bytes.subarray(led.byteStart - from, led.byteEnd - from);
  if (!readsAs(range, stands, row.format, document.charset, document.markup)) {
    yield {
      ...base,
      kind: 'bytes',
      message: `the bytes ${led.byteStart}–${led.byteEnd} do not read as ${JSON.stringify(stands)}`,
    };
  }
}

/** What was read within the limits of its run is read again without any. */
const NO_LIMITS = { fileBytes: Number.MAX_SAFE_INTEGER, textLength: Number.MAX_SAFE_INTEGER };

function placeOf(row: DocumentRow) {
  const { input, format, access, byte_start: byteStart, byte_end: byteEnd } = row;
  return { input, format, access, byteStart, byteEnd };
}
