import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';
import type { FactRow } from './facts.js';

/** A place in a document: UTF-16 code units of the text, bytes of the source where it has them. */
export interface PlacedSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly byte_start: number | null;
  readonly byte_end: number | null;
}

export interface PlacedSlot extends PlacedSpan {
  readonly confidence: number | null;
}

/** All that is known of one fact. */
export interface FactDetail {
  readonly fact: FactRow;
  readonly sentence: PlacedSpan;
  readonly number: PlacedSpan & { readonly rule: string };
  readonly measure: PlacedSlot | null;
  readonly subject: PlacedSlot | null;
  readonly time: PlacedSlot | null;
  readonly source: PlacedSlot | null;
  readonly attribution: {
    readonly kind: string;
    readonly cue: PlacedSpan;
    readonly contents: readonly PlacedSpan[];
    readonly rule: string;
    readonly confidence: number;
  } | null;
  /** The rules that fired, by what they found. */
  readonly rules: Readonly<Record<string, string>>;
  readonly equivalents: readonly { readonly fact_id: string; readonly number: string }[];
  readonly byte_precision: string;
  readonly format: string;
  readonly content_sha256: string;
}

type Columns = Readonly<Record<string, string | number | null>>;

/** Everything about a fact: each slot with its place, the attribution behind it, and the rules that found them. */
export function factDetail(store: Store, fact: FactRow): FactDetail {
  return store.read((database) => {
    const claim = database.prepare('SELECT * FROM claims WHERE id = ?').get(fact.claim_id) as Columns;
    const number = database.prepare('SELECT * FROM numbers WHERE id = ?').get(claim.number_id) as Columns;
    const sentence = database.prepare('SELECT * FROM sentences WHERE id = ?').get(fact.sentence_id) as Columns;
    const document = database
      .prepare('SELECT format, text_encoding, content_sha256 FROM documents WHERE id = ?')
      .get(fact.document_id) as Columns;
    const one = (table: string, id: string | number | null | undefined): Columns | undefined =>
      id === null || id === undefined
        ? undefined
        : (database.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Columns);
    const attribution = one('attributions', claim.attribution_id);
    const date = one('dates', claim.date_id);
    const subject = one('entity_mentions', claim.subject_mention_id);
    const decode = (text: unknown): string => decodeText(text as string, document.text_encoding as TextEncoding);

    const span = (row: Columns, prefix: string): PlacedSpan | null =>
      row[`${prefix}_text`] === null
        ? null
        : {
            text: decode(row[`${prefix}_text`]),
            start: row[`${prefix}_start`] as number,
            end: row[`${prefix}_end`] as number,
            byte_start: row[`${prefix}_byte_start`] as number | null,
            byte_end: row[`${prefix}_byte_end`] as number | null,
          };
    const slot = (prefix: string): PlacedSlot | null => {
      const placed = span(claim, prefix);
      return placed === null ? null : { ...placed, confidence: claim[`${prefix}_confidence`] as number | null };
    };
    const own = (row: Columns): PlacedSpan => ({
      text: decode(row.text),
      start: row.span_start as number,
      end: row.span_end as number,
      byte_start: row.byte_start as number | null,
      byte_end: row.byte_end as number | null,
    });
    const rules: Record<string, string> = { claim: claim.rule as string, number: number.rule as string };
    if (date !== undefined) rules.time = date.rule as string;
    if (subject !== undefined) rules.subject = subject.rule as string;
    if (attribution !== undefined) rules.attribution = attribution.rule as string;
    const equivalents = database
      .prepare(
        `SELECT c.public_id AS fact_id, n.text AS number FROM claims AS c JOIN numbers AS n ON n.id = c.number_id
         WHERE c.equivalent_of = @id OR c.id = (SELECT equivalent_of FROM claims WHERE id = @id) ORDER BY n.span_start`,
      )
      .all({ id: fact.claim_id }) as { fact_id: string; number: string }[];
    return {
      fact,
      sentence: own(sentence),
      number: { ...own(number), rule: number.rule as string },
      measure: slot('measure'),
      subject: slot('subject'),
      time: slot('time'),
      source: slot('source'),
      attribution:
        attribution === undefined
          ? null
          : {
              kind: attribution.kind as string,
              cue: span(attribution, 'cue') as PlacedSpan,
              contents: JSON.parse(attribution.contents as string) as PlacedSpan[],
              rule: attribution.rule as string,
              confidence: attribution.confidence as number,
            },
      rules,
      equivalents,
      byte_precision: number.byte_precision as string,
      format: document.format as string,
      content_sha256: document.content_sha256 as string,
    };
  });
}
