/** One row of the view `facts`: a claim as people read it. */
export interface Fact {
  readonly fact_id: string;
  readonly subject: string | null;
  readonly measure: string | null;
  readonly number: string;
  readonly number_kind: string;
  readonly modifier: string | null;
  readonly decimal: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly base_decimal: string | null;
  readonly base_value: number | null;
  readonly base_unit: string | null;
  readonly relation: string;
  readonly modality: string;
  readonly rate: string | null;
  readonly time: string | null;
  readonly time_value: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly said_by: string | null;
  readonly said_by_entity: string | null;
  readonly attribution_kind: string | null;
  readonly cue: string | null;
  readonly cited_document: string | null;
  readonly cited_document_date: string | null;
  readonly compared_with_number: string | null;
  readonly compared_with_time: string | null;
  /** Id of the fact whose figure this one gives in another unit. */
  readonly equivalent_of: string | null;
  readonly confidence: number;
  /** What reviewers said: `accepted`, `rejected` or `corrected`. */
  readonly review: string | null;
  readonly review_note: string | null;
  /** What it should be, by slot, as a JSON object. */
  readonly review_correction: string | null;
  readonly rule: string;
  readonly sentence: string;
  readonly span_start: number;
  readonly span_end: number;
  readonly byte_start: number | null;
  readonly byte_end: number | null;
  readonly byte_precision: string;
  readonly line: number | null;
  /** Of formats that have no bytes to point to: PDF has pages, DOCX paragraphs. */
  readonly page: number | null;
  readonly paragraph: number | null;
  /** UTF-16 code units from the start of that page or paragraph to the figure; null where there is neither. */
  readonly place_offset: number | null;
  readonly document: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly reference_date: string | null;
  readonly claim_id: number;
  readonly document_id: number;
  readonly sentence_id: number;
  /** Ids of the database, for filters: of who or what the fact is about, of who said it, and of the measure. */
  readonly subject_id: number | null;
  readonly source_id: number | null;
  readonly measure_id: number | null;
}

/** The same figure in another unit: "¥8.5 trillion ($57 billion)". */
export interface Equivalent {
  readonly fact_id: string;
  readonly number: string;
  readonly decimal: string | null;
  readonly unit: string | null;
  readonly modifier: string | null;
}

/** A fact as it is listed: with its figure in other units, and in the unit that was asked for. */
export interface FactRow extends Fact {
  readonly equivalents: readonly Equivalent[];
  /** The value (of a range, its ends) in the unit that was asked for; null where none was, or where it is the printed one. */
  readonly converted: { readonly low: number; readonly high: number; readonly unit: string } | null;
}

type Inner = 'claim_id' | 'document_id' | 'sentence_id' | 'subject_id' | 'source_id' | 'measure_id';

/** The columns of `Fact` that are told to users, in the order of CSV and JSON; the ids of the database at its end are not. */
export const FACT_COLUMNS: readonly Exclude<keyof Fact, Inner>[] = [
  'fact_id',
  'subject',
  'measure',
  'number',
  'number_kind',
  'modifier',
  'decimal',
  'value',
  'low',
  'high',
  'unit',
  'base_decimal',
  'base_value',
  'base_unit',
  'relation',
  'modality',
  'rate',
  'time',
  'time_value',
  'first_day',
  'last_day',
  'said_by',
  'said_by_entity',
  'attribution_kind',
  'cue',
  'cited_document',
  'cited_document_date',
  'compared_with_number',
  'compared_with_time',
  'equivalent_of',
  'confidence',
  'review',
  'review_note',
  'review_correction',
  'rule',
  'sentence',
  'span_start',
  'span_end',
  'byte_start',
  'byte_end',
  'byte_precision',
  'line',
  'page',
  'paragraph',
  'place_offset',
  'document',
  'title',
  'url',
  'published',
  'reference_date',
];
