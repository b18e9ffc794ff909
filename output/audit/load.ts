import { Decimal } from 'decimal.js';
import type { ClaimModality, ClaimRelation } from '../../extractors/claims/claim.js';
import type { NumberKind, NumberModifier } from '../../extractors/numbers/mention.js';
import type { Span } from '../../extractors/text/span.js';
import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';
import type { AuditAttribution, AuditDate, AuditDocument, Figure, SlotSpans } from './figure.js';

type Columns = Readonly<Record<string, string | number | null>>;

const FIGURES = `
  SELECT n.id, n.sentence_id, n.span_start, n.span_end, n.text, n.kind, n.decimal, n.low_decimal, n.high_decimal, n.unit, n.precision,
    n.base_decimal, n.base_unit, n.modifier, n.rule, c.id AS claim_id, c.public_id, c.relation, c.modality, c.measure_text,
    coalesce(e.name, c.subject_text) AS subject, d.value AS time, d.first_day, d.last_day,
    coalesce(ae.name, c.source_text) AS source, c.attribution_id, q.number_id AS equivalent_number_id,
    c.measure_start, c.measure_end, c.subject_start, c.subject_end, c.time_start, c.time_end, c.source_start, c.source_end
  FROM numbers AS n
  LEFT JOIN claims AS c ON c.number_id = n.id
  LEFT JOIN entities AS e ON e.id = c.subject_entity_id
  LEFT JOIN dates AS d ON d.id = c.date_id
  LEFT JOIN attributions AS a ON a.id = c.attribution_id
  LEFT JOIN entities AS ae ON ae.id = a.source_entity_id
  LEFT JOIN claims AS q ON q.id = c.equivalent_of
  WHERE n.document_id = ? ORDER BY n.span_start, n.span_end`;
const ATTRIBUTIONS = `
  SELECT a.id, a.span_start, a.span_end, coalesce(e.name, a.source_text) AS source, a.cue_text, a.cue_start, a.cue_end, a.cited_text,
    a.cited_start, a.cited_end, d.value AS cited_date, d.first_day AS cited_first_day
  FROM attributions AS a LEFT JOIN entities AS e ON e.id = a.source_entity_id LEFT JOIN dates AS d ON d.id = a.cited_date_id
  WHERE a.document_id = ? ORDER BY a.span_start, a.span_end`;
const DATES =
  'SELECT span_start, span_end, text, type, value, first_day, last_day FROM dates WHERE document_id = ? ORDER BY span_start';
const SENTENCES = 'SELECT id, span_start, span_end FROM sentences WHERE document_id = ? ORDER BY span_start';

const decimal = (value: string | number | null | undefined): Decimal | null =>
  value === null || value === undefined ? null : new Decimal(value);

/** What one unit is in the base unit; null where the scales do not begin at the same zero (temperatures) or nothing is known. */
function factorOf(row: Columns): Decimal | null {
  const value = decimal(row.decimal);
  const base = decimal(row.base_decimal);
  if (value === null || base === null || value.isZero()) return null;
  if (/^(?:Cel|\[degF\]|K)$/.test(String(row.unit))) return null;
  return base.div(value);
}

function slotSpans(row: Columns): SlotSpans {
  const span = (slot: string): Span | null =>
    row[`${slot}_start`] === null ? null : { start: row[`${slot}_start`] as number, end: row[`${slot}_end`] as number };
  return { measure: span('measure'), subject: span('subject'), time: span('time'), source: span('source') };
}

/** Reads one document of the store as the audit needs it; null for one that is not there or has no text. */
export function loadDocument(store: Store, documentId: number): AuditDocument | null {
  return store.read((database) => {
    const document = database
      .prepare('SELECT locator, text, text_encoding, published, reference_date FROM documents WHERE id = ?')
      .get(documentId) as Columns | undefined;
    if (document === undefined || document.text === null) return null;
    const all = (sql: string): Columns[] => database.prepare(sql).all(documentId) as Columns[];
    const sentences = all(SENTENCES);
    const sentenceOf = new Map(sentences.map((row, i) => [row.id, i]));
    const attributions = all(ATTRIBUTIONS);
    const attributionOf = new Map(attributions.map((row, i) => [row.id, i]));
    const numbers = all(FIGURES);
    const figureOf = new Map(numbers.map((row, i) => [row.id, i]));
    const at = (row: Columns): { start: number; end: number } => ({
      start: row.span_start as number,
      end: row.span_end as number,
    });
    return {
      locator: document.locator as string,
      text: decodeText(document.text as string, document.text_encoding as TextEncoding),
      day: ((document.published ?? document.reference_date) as string | null)?.slice(0, 10) ?? null,
      sentences: sentences.map(at),
      figures: numbers.map(
        (row): Figure => ({
          ...at(row),
          text: row.text as string,
          claim: row.public_id as string | null,
          kind: row.kind as NumberKind,
          value: decimal(row.decimal),
          low: decimal(row.low_decimal),
          high: decimal(row.high_decimal),
          unit: row.unit as string | null,
          precision: decimal(row.precision),
          factor: factorOf(row),
          baseUnit: row.base_unit as string | null,
          modifier: row.modifier as NumberModifier | null,
          rule: row.rule as string,
          sentence: sentenceOf.get(row.sentence_id as number) ?? 0,
          relation: row.relation as ClaimRelation | null,
          modality: row.modality as ClaimModality | null,
          measure: row.measure_text as string | null,
          subject: row.subject as string | null,
          time: row.time as string | null,
          firstDay: row.first_day as string | null,
          lastDay: row.last_day as string | null,
          source: row.source as string | null,
          slots: row.public_id === null ? null : slotSpans(row),
          attribution: attributionOf.get(row.attribution_id as number) ?? null,
          equivalentOf: figureOf.get(row.equivalent_number_id as number) ?? null,
        }),
      ),
      dates: all(DATES).map(
        (row): AuditDate => ({
          ...at(row),
          text: row.text as string,
          type: row.type as string,
          value: row.value as string,
          firstDay: row.first_day as string | null,
          lastDay: row.last_day as string | null,
        }),
      ),
      attributions: attributions.map(
        (row): AuditAttribution => ({
          ...at(row),
          source: row.source as string | null,
          cue: row.cue_text as string,
          cueStart: row.cue_start as number,
          cueEnd: row.cue_end as number,
          cited: row.cited_text as string | null,
          citedStart: row.cited_start as number | null,
          citedEnd: row.cited_end as number | null,
          citedDate: row.cited_date as string | null,
          citedFirstDay: row.cited_first_day as string | null,
        }),
      ),
    };
  });
}
