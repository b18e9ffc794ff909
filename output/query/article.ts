import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';
import type { Fact } from './facts.js';

/** A document as its own page tells it. */
export interface ArticleDocument {
  readonly id: number;
  readonly locator: string;
  readonly input: string;
  readonly format: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  readonly reference_date: string | null;
  readonly charset: string | null;
  /** UTF-16 code units. */
  readonly text_length: number;
  readonly text_sha256: string;
  readonly content_sha256: string;
  /** The document with the same text that has the marks, or null. */
  readonly duplicate_of: number | null;
}

/** What a marked place in an article is. */
export type MarkLayer =
  | 'number'
  | 'date'
  | 'entity'
  | 'source'
  | 'cue'
  | 'content'
  | 'cited'
  | 'measure'
  | 'subject'
  | 'rate';

/** A marked place: UTF-16 code units of the document's text, half-open. */
export interface ArticleMark {
  readonly layer: MarkLayer;
  readonly start: number;
  readonly end: number;
  /** What it was read as: `296000000000 USD`, `2024-Q1`, `ORG SIPRI`; empty where there is nothing to add to the words. */
  readonly told: string;
  /** Public id of the fact that it is a slot of, or null. */
  readonly fact: string | null;
}

/** The slots of a claim as they stand in the text. */
export interface ArticleFact extends Fact {
  readonly subject_entity_id: number | null;
  readonly source_entity_id: number | null;
}

/** An article with all that was found in it. */
export interface Article {
  readonly document: ArticleDocument;
  /** The text, or the part of it that was asked for. */
  readonly text: string;
  /** Where `text` begins in the document. */
  readonly from: number;
  readonly to: number;
  readonly marks: readonly ArticleMark[];
  /** In order of place. */
  readonly facts: readonly ArticleFact[];
}

const DOCUMENT = `SELECT id, locator, input, format, title, byline, site, url, published, modified, language, reference_date, charset,
  text_length, text_sha256, content_sha256, duplicate_of FROM documents WHERE id = ?`;

type Columns = Readonly<Record<string, string | number | null>>;

/** A document without its text, or null. */
export function articleDocument(store: Store, id: number): ArticleDocument | null {
  return store.read(() => (store.statement(DOCUMENT).get(id) ?? null) as ArticleDocument | null);
}

/**
 * An article with its marks, or null where no document has the id. Of a document that is equal to another one it gives the other's text and
 * marks. `part` bounds what is given of a long text: the part ends with a sentence.
 */
export function readArticle(
  store: Store,
  id: number,
  part: { readonly at: number; readonly length: number } = { at: 0, length: Number.MAX_SAFE_INTEGER },
): Article | null {
  const document = articleDocument(store, id);
  if (document === null) return null;
  return store.read(() => {
    const holder = document.duplicate_of ?? id;
    const row = store.statement('SELECT text, text_encoding FROM documents WHERE id = ?').get(holder) as {
      text: string | null;
      text_encoding: TextEncoding;
    };
    const whole = row.text === null ? '' : decodeText(row.text, row.text_encoding);
    const { from, to } = bounds(store, holder, whole.length, part);
    return {
      document,
      text: whole.slice(from, to),
      from,
      to,
      marks: marksOf(store, holder, from, to),
      facts: factsOf(store, holder, from, to),
    };
  });
}

/** The part of a text around `at`: parts are counted from the beginning, so that paging through them meets every place once. */
function bounds(
  store: Store,
  id: number,
  length: number,
  part: { readonly at: number; readonly length: number },
): { from: number; to: number } {
  if (length <= part.length) return { from: 0, to: length };
  const index = Math.floor(Math.min(Math.max(part.at, 0), length - 1) / part.length);
  const edge = (at: number): number => {
    if (at <= 0) return 0;
    if (at >= length) return length;
    // a part begins with the first sentence that begins in it
    const next = store
      .statement('SELECT min(span_start) AS at FROM sentences WHERE document_id = ? AND span_start >= ?')
      .get(id, at) as { at: number | null };
    return next.at ?? length;
  };
  const from = edge(index * part.length);
  const to = edge((index + 1) * part.length);
  if (part.at < from && index > 0)
    return bounds(store, id, length, { at: index * part.length - 1, length: part.length });
  return { from, to };
}

function marksOf(store: Store, id: number, from: number, to: number): ArticleMark[] {
  const marks: ArticleMark[] = [];
  const add = (layer: MarkLayer, start: unknown, end: unknown, told: string, fact: string | null): void => {
    if (typeof start !== 'number' || typeof end !== 'number' || start >= to || end <= from) return;
    marks.push({ layer, start, end, told, fact });
  };
  const rows = (sql: string): IterableIterator<Columns> =>
    store.statement(sql).iterate(id, to, from) as IterableIterator<Columns>;

  for (const n of rows(
    `SELECT span_start, span_end, kind, decimal, low_decimal, high_decimal, unit, modifier FROM numbers
     WHERE document_id = ? AND span_start < ? AND span_end > ?`,
  )) {
    const value =
      n.decimal ??
      (n.low_decimal === null && n.high_decimal === null ? null : `${n.low_decimal ?? ''} to ${n.high_decimal ?? ''}`);
    const told = [n.modifier === null ? null : String(n.modifier).replaceAll('_', ' '), value, n.unit].filter(
      (v) => v !== null,
    );
    add('number', n.span_start, n.span_end, `${n.kind} ${told.join(' ')}`.trim(), null);
  }
  for (const d of rows(
    `SELECT span_start, span_end, type, value, mod FROM dates WHERE document_id = ? AND span_start < ? AND span_end > ?`,
  )) {
    add('date', d.span_start, d.span_end, [d.type, d.value, d.mod].filter((v) => v !== null).join(' '), null);
  }
  for (const e of rows(
    `SELECT m.span_start, m.span_end, m.type, e.name FROM entity_mentions AS m JOIN entities AS e ON e.id = m.entity_id
     WHERE m.document_id = ? AND m.span_start < ? AND m.span_end > ?`,
  )) {
    add('entity', e.span_start, e.span_end, `${e.type} ${e.name}`, null);
  }
  for (const a of rows(
    `SELECT kind, sources, contents, cue_start, cue_end, cited_start, cited_end FROM attributions
     WHERE document_id = ? AND span_start < ? AND span_end > ?`,
  )) {
    for (const layer of ['source', 'content'] as const) {
      const spans = JSON.parse(a[`${layer}s`] as string) as { start: number; end: number }[];
      for (const span of spans) add(layer, span.start, span.end, layer === 'content' ? `${a.kind} speech` : '', null);
    }
    add('cue', a.cue_start, a.cue_end, '', null);
    add('cited', a.cited_start, a.cited_end, '', null);
  }
  for (const c of rows(
    `SELECT c.public_id, n.span_start AS number_start, n.span_end AS number_end, c.measure_start, c.measure_end, c.subject_start, c.subject_end,
       c.time_start, c.time_end, c.source_start, c.source_end, c.rate_start, c.rate_end
     FROM claims AS c JOIN numbers AS n ON n.id = c.number_id
     WHERE c.document_id = ? AND n.span_start < ? AND n.span_end > ?`,
  )) {
    const fact = c.public_id as string;
    add('number', c.number_start, c.number_end, '', fact);
    add('measure', c.measure_start, c.measure_end, '', fact);
    add('subject', c.subject_start, c.subject_end, '', fact);
    add('date', c.time_start, c.time_end, '', fact);
    add('source', c.source_start, c.source_end, '', fact);
    add('rate', c.rate_start, c.rate_end, '', fact);
  }
  return marks;
}

function factsOf(store: Store, id: number, from: number, to: number): ArticleFact[] {
  return store
    .statement(
      `SELECT f.*, c.subject_entity_id, a.source_entity_id FROM facts AS f JOIN claims AS c ON c.id = f.claim_id
         LEFT JOIN attributions AS a ON a.id = c.attribution_id
       WHERE f.document_id = ? AND f.span_start < ? AND f.span_end > ? ORDER BY f.span_start, f.span_end`,
    )
    .all(id, to, from) as ArticleFact[];
}

/** Where sentences begin in their documents, by id. */
export function sentenceStarts(store: Store, ids: readonly number[]): Map<number, number> {
  const rows = store.read(() =>
    store
      .statement('SELECT id, span_start FROM sentences WHERE id IN (SELECT value FROM json_each(?))')
      .raw()
      .all(JSON.stringify(ids)),
  ) as [number, number][];
  return new Map(rows);
}
