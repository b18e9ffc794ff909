import type { AttributionMention } from '../../extractors/attributions/mention.js';
import type { Claim } from '../../extractors/claims/claim.js';
import type { DateMention } from '../../extractors/dates/mention.js';
import type { Extraction } from '../../extractors/extract.js';
import type { NumberMention } from '../../extractors/numbers/mention.js';
import type { Tokens } from '../../extractors/text/tokens.js';
import type { RowPacker } from '../../output/store/tables.js';
import { publicId } from '../../output/store/text.js';
import type { SourceMap } from '../readers/source-map.js';
import { firstOverlap, MarkPlaces, type PackContext } from './mark-places.js';

const real = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

/**
 * Packs the sentences and all marks of an extraction into rows, in the order of their spans. References are indexes within the document. Rows are
 * written out column by column: objects put together from parts took longer than some extractors.
 */
export function packMarks(packer: RowPacker, extraction: Extraction, map: SourceMap, context: PackContext): void {
  const places = new MarkPlaces(extraction.tokens, map, context);
  packSentences(packer, extraction.tokens, places);
  packNumbers(packer, extraction.numbers, places);
  packDates(packer, extraction.dates, places);
  for (const m of extraction.entityMentions) {
    const place = places.mark('entity', m);
    packer.add('entity_mentions', {
      public_id: place.public_id,
      sentence_id: place.sentence_id,
      span_start: m.start,
      span_end: m.end,
      byte_start: place.byte_start,
      byte_end: place.byte_end,
      byte_precision: place.byte_precision,
      text: m.text,
      entity_id: m.entity,
      type: m.type,
      confidence: m.confidence,
      rule: m.rule,
    });
  }
  packAttributions(packer, extraction.attributions, extraction.dates, places, context.textHash);
  packClaims(packer, extraction.claims, places);
}

function packSentences(packer: RowPacker, tokens: Tokens, places: MarkPlaces): void {
  for (let s = 0; s < tokens.sentenceCount; s++) {
    const start = tokens.starts[tokens.sentenceStarts[s] as number] as number;
    const end = tokens.ends[(tokens.sentenceStarts[s + 1] as number) - 1] as number;
    const bytes = places.bytes(start, end);
    const none = bytes.precision === 'none';
    const place = places.place(start);
    packer.add('sentences', {
      position: s,
      span_start: start,
      span_end: end,
      byte_start: none ? null : bytes.byteStart,
      byte_end: none ? null : bytes.byteEnd,
      byte_precision: bytes.precision,
      line: places.line(bytes),
      page: place?.kind === 'page' ? place.number : null,
      paragraph: place?.kind === 'paragraph' ? place.number : null,
      place_offset: place === null ? null : start - place.start,
      text: tokens.text.slice(start, end),
    });
  }
}

function packNumbers(packer: RowPacker, numbers: readonly NumberMention[], places: MarkPlaces): void {
  for (const n of numbers) {
    const place = places.mark('number', n);
    packer.add('numbers', {
      public_id: place.public_id,
      sentence_id: place.sentence_id,
      span_start: n.start,
      span_end: n.end,
      byte_start: place.byte_start,
      byte_end: place.byte_end,
      byte_precision: place.byte_precision,
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
}

function packDates(packer: RowPacker, dates: readonly DateMention[], places: MarkPlaces): void {
  for (const d of dates) {
    const anchor = d.anchor !== null && typeof d.anchor === 'object' ? d.anchor : null;
    const place = places.mark('date', d);
    packer.add('dates', {
      public_id: place.public_id,
      sentence_id: place.sentence_id,
      span_start: d.start,
      span_end: d.end,
      byte_start: place.byte_start,
      byte_end: place.byte_end,
      byte_precision: place.byte_precision,
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
}

function packAttributions(
  packer: RowPacker,
  attributions: readonly AttributionMention[],
  dates: readonly DateMention[],
  places: MarkPlaces,
  textHash: string,
): void {
  for (const a of attributions) {
    // nested attributions may share a span: the cue tells them apart, and says in which sentence the statement is made
    const id = publicId(textHash, `attribution ${a.cue.start}`, a.start, a.end);
    const bytes = places.bytes(a.start, a.end);
    const none = bytes.precision === 'none';
    const source = places.slot(a.source);
    const cue = places.slot(a.cue);
    packer.add('attributions', {
      public_id: id,
      sentence_id: places.sentence(a.cue.start),
      span_start: a.start,
      span_end: a.end,
      byte_start: none ? null : bytes.byteStart,
      byte_end: none ? null : bytes.byteEnd,
      byte_precision: bytes.precision,
      kind: a.kind,
      source_text: source.text,
      source_start: source.start,
      source_end: source.end,
      source_byte_start: source.byteStart,
      source_byte_end: source.byteEnd,
      sources: places.list(a.sources),
      source_entity_id: a.sourceEntity,
      cue_text: cue.text,
      cue_start: cue.start,
      cue_end: cue.end,
      cue_byte_start: cue.byteStart,
      cue_byte_end: cue.byteEnd,
      contents: places.list(a.contents),
      cited_text: a.document?.text ?? null,
      cited_start: a.document?.start ?? null,
      cited_end: a.document?.end ?? null,
      cited_date_text: a.documentDate?.text ?? null,
      cited_date_start: a.documentDate?.start ?? null,
      cited_date_end: a.documentDate?.end ?? null,
      cited_date_id: a.documentDate === null ? null : firstOverlap(dates, a.documentDate),
      confidence: a.confidence,
      rule: a.rule,
    });
  }
}

function packClaims(packer: RowPacker, claims: readonly Claim[], places: MarkPlaces): void {
  for (const c of claims) {
    const own = places.mark('claim', c);
    const place = places.place(c.start);
    const measure = places.slot(c.measure);
    const subject = places.slot(c.subject);
    const time = places.slot(c.time);
    const source = places.slot(c.source);
    packer.add('claims', {
      public_id: own.public_id,
      sentence_id: own.sentence_id,
      number_id: c.number,
      line: places.line(places.bytes(c.start, c.end)),
      page: place?.kind === 'page' ? place.number : null,
      paragraph: place?.kind === 'paragraph' ? place.number : null,
      place_offset: place === null ? null : c.start - place.start,
      relation: c.relation,
      modality: c.modality,
      measure_text: measure.text,
      measure_start: measure.start,
      measure_end: measure.end,
      measure_byte_start: measure.byteStart,
      measure_byte_end: measure.byteEnd,
      measure_confidence: c.measure?.confidence ?? null,
      subject_text: subject.text,
      subject_start: subject.start,
      subject_end: subject.end,
      subject_byte_start: subject.byteStart,
      subject_byte_end: subject.byteEnd,
      subject_confidence: c.subject?.confidence ?? null,
      subject_mention_id: c.subjectMention,
      subject_entity_id: c.subjectEntity,
      time_text: time.text,
      time_start: time.start,
      time_end: time.end,
      time_byte_start: time.byteStart,
      time_byte_end: time.byteEnd,
      time_confidence: c.time?.confidence ?? null,
      date_id: c.timeMention,
      source_text: source.text,
      source_start: source.start,
      source_end: source.end,
      source_byte_start: source.byteStart,
      source_byte_end: source.byteEnd,
      source_confidence: c.source?.confidence ?? null,
      attribution_id: c.attribution,
      comparison_number_id: c.comparison?.number ?? null,
      comparison_date_id: c.comparison?.time ?? null,
      rate_text: c.rate?.text ?? null,
      rate_start: c.rate?.start ?? null,
      rate_end: c.rate?.end ?? null,
      equivalent_of: c.equivalentOf,
      confidence: c.confidence,
      rule: c.rule,
    });
  }
}
