import type Database from 'better-sqlite3';
import type { BoundRows } from './bind-rows.js';
import { COLUMNS, type Layer } from './tables.js';

/** A claim with all that its row of `fact_index` is made of. */
export interface IndexedClaim {
  readonly id: number;
  readonly sentence_id: number;
  readonly span_start: number;
  readonly subject_text: string | null;
  readonly subject_entity_id: number | null;
  readonly source_text: string | null;
  readonly source_entity_id: number | null;
  readonly measure_text: string | null;
  readonly number_kind: string;
  readonly unit: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly low_decimal: string | null;
  readonly high: number | null;
  readonly high_decimal: string | null;
  readonly base_value: number | null;
  readonly base_unit: string | null;
  readonly relation: string;
  readonly modality: string;
  readonly attribution_kind: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly confidence: number;
  readonly equivalent_of: number | null;
}

export interface IndexedAttribution {
  readonly id: number;
  readonly text: string | null;
  readonly entity: number | null;
  readonly kind: string;
  readonly cites: 0 | 1;
}

export interface IndexedSentence {
  readonly id: number;
  readonly text: string;
}

/** Of a document's marks what the fact index is made of, in the order of their ids; texts are as columns hold them. */
export interface IndexedMarks {
  readonly locator: string;
  /** Whether it is nearly the same as another document: its facts are not counted. */
  readonly isCopy: boolean;
  readonly claims: readonly IndexedClaim[];
  readonly attributions: readonly IndexedAttribution[];
  readonly sentences: readonly IndexedSentence[];
}

const CLAIMS = `SELECT c.id, c.sentence_id, n.span_start, c.subject_text, c.subject_entity_id, c.source_text, a.source_entity_id,
    c.measure_text, n.kind AS number_kind, n.unit, n.value, n.low, n.low_decimal, n.high, n.high_decimal, n.base_value, n.base_unit,
    c.relation, c.modality, a.kind AS attribution_kind, d.first_day, d.last_day, c.confidence, c.equivalent_of
  FROM claims AS c
  JOIN numbers AS n ON n.id = c.number_id
  LEFT JOIN attributions AS a ON a.id = c.attribution_id
  LEFT JOIN dates AS d ON d.id = c.date_id
  WHERE c.document_id = ? ORDER BY c.id`;

/** Reads the marks of a document that is stored. */
export class StoredMarks {
  readonly #document: Database.Statement;
  readonly #claims: Database.Statement;
  readonly #attributions: Database.Statement;
  readonly #sentences: Database.Statement;

  constructor(database: Database.Database) {
    this.#document = database.prepare('SELECT locator, duplicate_of IS NOT NULL AS copy FROM documents WHERE id = ?');
    this.#claims = database.prepare(CLAIMS);
    this.#attributions = database.prepare(
      `SELECT id, source_text AS text, source_entity_id AS entity, kind, cited_text IS NOT NULL AS cites
       FROM attributions WHERE document_id = ? ORDER BY id`,
    );
    this.#sentences = database.prepare('SELECT id, text FROM sentences WHERE document_id = ? ORDER BY id');
  }

  of(documentId: number): IndexedMarks {
    const { locator, copy } = this.#document.get(documentId) as { locator: string; copy: 0 | 1 };
    return {
      locator,
      isCopy: copy === 1,
      claims: this.#claims.all(documentId) as IndexedClaim[],
      attributions: this.#attributions.all(documentId) as IndexedAttribution[],
      sentences: this.#sentences.all(documentId) as IndexedSentence[],
    };
  }
}

/** Reads columns of bound rows by name. */
class Reader<L extends Layer> {
  readonly length: number;
  readonly #values: BoundRows[Layer];
  readonly #width: number;
  readonly #columns: readonly string[];

  constructor(rows: BoundRows, layer: L) {
    this.#values = rows[layer];
    this.#columns = ['id', 'document_id', ...COLUMNS[layer]];
    this.#width = this.#columns.length;
    this.length = this.#values.length / this.#width;
  }

  /** The values of a column, by row; the caller says of which type they are. */
  column<T>(name: (typeof COLUMNS)[L][number] | 'id'): (row: number) => T {
    const values = this.#values;
    const width = this.#width;
    const at = this.#columns.indexOf(name);
    return (row) => values[row * width + at] as T;
  }
}

/** The marks of a document that is just being written, out of its rows: the same as `StoredMarks` reads afterwards. */
export function marksOfRows(rows: BoundRows, locator: string): IndexedMarks {
  const number = new Reader(rows, 'numbers');
  const date = new Reader(rows, 'dates');
  const attribution = new Reader(rows, 'attributions');
  const claim = new Reader(rows, 'claims');
  const sentence = new Reader(rows, 'sentences');

  const sentenceId = sentence.column<number>('id');
  const sentenceText = sentence.column<string>('text');
  const sentences: IndexedSentence[] = [];
  for (let i = 0; i < sentence.length; i++) sentences.push({ id: sentenceId(i), text: sentenceText(i) });

  const attributionId = attribution.column<number>('id');
  const sourceText = attribution.column<string | null>('source_text');
  const sourceEntity = attribution.column<number | null>('source_entity_id');
  const kind = attribution.column<string>('kind');
  const cited = attribution.column<string | null>('cited_text');
  const attributions: IndexedAttribution[] = [];
  for (let i = 0; i < attribution.length; i++) {
    attributions.push({
      id: attributionId(i),
      text: sourceText(i),
      entity: sourceEntity(i),
      kind: kind(i),
      cites: cited(i) === null ? 0 : 1,
    });
  }
  return { locator, isCopy: false, claims: claimsOf(claim, number, date, attributions), attributions, sentences };
}

function claimsOf(
  claim: Reader<'claims'>,
  number: Reader<'numbers'>,
  date: Reader<'dates'>,
  attributions: readonly IndexedAttribution[],
): IndexedClaim[] {
  const id = claim.column<number>('id');
  const sentenceId = claim.column<number>('sentence_id');
  const numberId = claim.column<number>('number_id');
  const subjectText = claim.column<string | null>('subject_text');
  const subjectEntity = claim.column<number | null>('subject_entity_id');
  const sourceText = claim.column<string | null>('source_text');
  const measureText = claim.column<string | null>('measure_text');
  const relation = claim.column<string>('relation');
  const modality = claim.column<string>('modality');
  const dateId = claim.column<number | null>('date_id');
  const attributionId = claim.column<number | null>('attribution_id');
  const equivalentOf = claim.column<number | null>('equivalent_of');
  const confidence = claim.column<number>('confidence');

  const start = number.column<number>('span_start');
  const kind = number.column<string>('kind');
  const unit = number.column<string | null>('unit');
  const value = number.column<number | null>('value');
  const low = number.column<number | null>('low');
  const lowDecimal = number.column<string | null>('low_decimal');
  const high = number.column<number | null>('high');
  const highDecimal = number.column<string | null>('high_decimal');
  const baseValue = number.column<number | null>('base_value');
  const baseUnit = number.column<string | null>('base_unit');
  const firstDay = date.column<string | null>('first_day');
  const lastDay = date.column<string | null>('last_day');

  // the ids of a document's rows follow each other
  const firstNumber = number.length === 0 ? 0 : number.column<number>('id')(0);
  const firstDate = date.length === 0 ? 0 : date.column<number>('id')(0);
  const firstAttribution = attributions[0]?.id ?? 0;
  const claims: IndexedClaim[] = [];
  for (let i = 0; i < claim.length; i++) {
    const n = numberId(i) - firstNumber;
    const dated = dateId(i);
    const d = dated === null ? null : dated - firstDate;
    const attributed = attributionId(i);
    const a = attributed === null ? undefined : attributions[attributed - firstAttribution];
    claims.push({
      id: id(i),
      sentence_id: sentenceId(i),
      span_start: start(n),
      subject_text: subjectText(i),
      subject_entity_id: subjectEntity(i),
      source_text: sourceText(i),
      source_entity_id: a?.entity ?? null,
      measure_text: measureText(i),
      number_kind: kind(n),
      unit: unit(n),
      value: value(n),
      low: low(n),
      low_decimal: lowDecimal(n),
      high: high(n),
      high_decimal: highDecimal(n),
      base_value: baseValue(n),
      base_unit: baseUnit(n),
      relation: relation(i),
      modality: modality(i),
      attribution_kind: a?.kind ?? null,
      first_day: d === null ? null : firstDay(d),
      last_day: d === null ? null : lastDay(d),
      confidence: confidence(i),
      equivalent_of: equivalentOf(i),
    });
  }
  return claims;
}
