import type { ClaimSlot } from '../../extractors/claims/claim.js';
import type { Extraction } from '../../extractors/extract.js';
import type { Span, TextSpan } from '../../extractors/text/span.js';
import { tokenAt } from '../../extractors/text/tokens.js';
import type { RowPacker } from '../../output/store/tables.js';
import { publicId } from '../../output/store/text.js';
import type { Place } from '../readers/reader.js';
import type { ByteRange, SourceMap } from '../readers/source-map.js';
import { LineIndex } from './line-index.js';
import type { Source } from './stage.js';

export interface PackContext {
  readonly source: Source;
  readonly charset: string;
  readonly textHash: string;
  readonly places: readonly Place[] | null;
}

const real = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

/** The columns of a span that has its own text, start, end and bytes: `measure_text`, `measure_start`, … */
function slotColumns<P extends string>(
  prefix: P,
  span: TextSpan | null,
  map: SourceMap,
): Record<`${P}_${'text' | 'start' | 'end' | 'byte_start' | 'byte_end'}`, string | number | null> {
  const bytes = span === null ? null : map.bytesOf(span.start, span.end);
  return {
    [`${prefix}_text`]: span?.text ?? null,
    [`${prefix}_start`]: span?.start ?? null,
    [`${prefix}_end`]: span?.end ?? null,
    [`${prefix}_byte_start`]: bytes?.byteStart ?? null,
    [`${prefix}_byte_end`]: bytes?.byteEnd ?? null,
  } as Record<`${P}_${'text' | 'start' | 'end' | 'byte_start' | 'byte_end'}`, string | number | null>;
}

/** The same of a span that is kept without bytes: `rate_text`, `rate_start`, `rate_end`. */
function spanColumns<P extends string>(
  prefix: P,
  span: TextSpan | null,
): Record<`${P}_${'text' | 'start' | 'end'}`, string | number | null> {
  return {
    [`${prefix}_text`]: span?.text ?? null,
    [`${prefix}_start`]: span?.start ?? null,
    [`${prefix}_end`]: span?.end ?? null,
  } as Record<`${P}_${'text' | 'start' | 'end'}`, string | number | null>;
}

/** Spans as the JSON list of a column, each with its bytes. */
function spanList(spans: readonly TextSpan[], map: SourceMap): string {
  return JSON.stringify(
    spans.map(({ start, end, text }) => {
      const { byteStart, byteEnd } = map.bytesOf(start, end);
      return { start, end, byte_start: byteStart, byte_end: byteEnd, text };
    }),
  );
}

/** Index of the first of some ordered, disjoint spans that shares a code unit with `span`; null when there is none. */
function firstOverlap(ordered: readonly Span[], span: Span): number | null {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] as Span).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found = ordered[low];
  return found !== undefined && found.start < span.end ? low : null;
}

/** Packs the sentences and all marks of an extraction into rows, in the order of their spans. References are indexes within the document. */
export function packMarks(packer: RowPacker, extraction: Extraction, map: SourceMap, context: PackContext): void {
  const { tokens, numbers, dates, entityMentions, attributions, claims } = extraction;
  const { source, textHash } = context;
  const lines = source.line === null ? new LineIndex(source.bytes, context.charset) : null;
  const lineOf = (bytes: ByteRange): number | null =>
    bytes.precision === 'none' ? null : source.line === null ? (lines?.lineOf(bytes.byteStart) ?? null) : source.line;

  const placeNumber = (start: number): { page: number | null; paragraph: number | null } => {
    const index = context.places === null ? null : firstOverlap(context.places, { start, end: start + 1 });
    const found = index === null ? undefined : context.places?.[index];
    return {
      page: found?.kind === 'page' ? found.number : null,
      paragraph: found?.kind === 'paragraph' ? found.number : null,
    };
  };
  const sentenceOf = (start: number): number =>
    tokens.count === 0 ? 0 : (tokens.sentenceOf[Math.min(tokenAt(tokens, start), tokens.count - 1)] as number);
  const place = (layer: string, span: TextSpan, at: number = span.start) => {
    const bytes = map.bytesOf(span.start, span.end);
    return {
      public_id: publicId(textHash, layer, span.start, span.end),
      sentence_id: sentenceOf(at),
      span_start: span.start,
      span_end: span.end,
      byte_start: bytes.precision === 'none' ? null : bytes.byteStart,
      byte_end: bytes.precision === 'none' ? null : bytes.byteEnd,
      byte_precision: bytes.precision,
    };
  };

  for (let s = 0; s < tokens.sentenceCount; s++) {
    const start = tokens.starts[tokens.sentenceStarts[s] as number] as number;
    const end = tokens.ends[(tokens.sentenceStarts[s + 1] as number) - 1] as number;
    const bytes = map.bytesOf(start, end);
    packer.add('sentences', {
      position: s,
      span_start: start,
      span_end: end,
      byte_start: bytes.precision === 'none' ? null : bytes.byteStart,
      byte_end: bytes.precision === 'none' ? null : bytes.byteEnd,
      byte_precision: bytes.precision,
      line: lineOf(bytes),
      ...placeNumber(start),
      text: tokens.text.slice(start, end),
    });
  }
  for (const n of numbers) {
    packer.add('numbers', {
      ...place('number', n),
      text: n.text,
      kind: n.kind,
      decimal: n.decimal,
      value: real(n.decimal),
      low_decimal: n.lowDecimal,
      low: real(n.lowDecimal),
      high_decimal: n.highDecimal,
      high: real(n.highDecimal),
      decimals: n.decimals,
      precision: n.precision,
      unit: n.unit,
      base_decimal: n.baseDecimal,
      base_value: real(n.baseDecimal),
      base_unit: n.baseUnit,
      modifier: n.modifier,
      rule: n.rule,
    });
  }
  for (const d of dates) {
    const anchor = d.anchor !== null && typeof d.anchor === 'object' ? d.anchor : null;
    packer.add('dates', {
      ...place('date', d),
      text: d.text,
      type: d.type,
      value: d.value,
      mod: d.mod,
      first_day: d.firstDay,
      last_day: d.lastDay,
      edtf: d.edtf,
      anchor: anchor === null ? (d.anchor as string | null) : anchor.text,
      anchor_start: anchor?.start ?? null,
      anchor_end: anchor?.end ?? null,
      zone: d.zone,
      rule: d.rule,
    });
  }
  for (const m of entityMentions) {
    packer.add('entity_mentions', {
      ...place('entity', m),
      text: m.text,
      entity_id: m.entity,
      type: m.type,
      confidence: m.confidence,
      rule: m.rule,
    });
  }
  for (const a of attributions) {
    packer.add('attributions', {
      // nested attributions may share a span: the cue tells them apart, and says in which sentence the statement is made
      ...place('attribution', a, a.cue.start),
      public_id: publicId(textHash, `attribution ${a.cue.start}`, a.start, a.end),
      kind: a.kind,
      ...slotColumns('source', a.source, map),
      sources: spanList(a.sources, map),
      source_entity_id: a.sourceEntity,
      ...slotColumns('cue', a.cue, map),
      contents: spanList(a.contents, map),
      ...spanColumns('cited', a.document),
      ...spanColumns('cited_date', a.documentDate),
      cited_date_id: a.documentDate === null ? null : firstOverlap(dates, a.documentDate),
      confidence: a.confidence,
      rule: a.rule,
    });
  }
  const confidence = (slot: ClaimSlot | null): number | null => slot?.confidence ?? null;
  for (const c of claims) {
    const { public_id, sentence_id } = place('claim', c);
    packer.add('claims', {
      public_id,
      sentence_id,
      number_id: c.number,
      line: lineOf(map.bytesOf(c.start, c.end)),
      ...placeNumber(c.start),
      relation: c.relation,
      modality: c.modality,
      ...slotColumns('measure', c.measure, map),
      measure_confidence: confidence(c.measure),
      ...slotColumns('subject', c.subject, map),
      subject_confidence: confidence(c.subject),
      subject_mention_id: c.subjectMention,
      subject_entity_id: c.subjectEntity,
      ...slotColumns('time', c.time, map),
      time_confidence: confidence(c.time),
      date_id: c.timeMention,
      ...slotColumns('source', c.source, map),
      source_confidence: confidence(c.source),
      attribution_id: c.attribution,
      comparison_number_id: c.comparison?.number ?? null,
      comparison_date_id: c.comparison?.time ?? null,
      ...spanColumns('rate', c.rate),
      equivalent_of: c.equivalentOf,
      confidence: c.confidence,
      rule: c.rule,
    });
  }
}
