import type { Extraction } from './extract.js';
import type { TextSpan } from './text/span.js';

const bare = (span: TextSpan | null): TextSpan | null =>
  span === null ? null : { start: span.start, end: span.end, text: span.text };

const asNumber = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

/** An extraction as one JSON object of plain spans, all five layers: the line that `whosaid extract --jsonl` prints. */
export function toStandoff(extraction: Extraction): Record<string, unknown> {
  const { document, numbers, dates, entities, entityMentions, attributions, claims } = extraction;
  return {
    id: document.id,
    text: document.text,
    reference_date: document.referenceDate,
    numbers: numbers.map((n) => ({
      ...bare(n),
      kind: n.kind,
      value: asNumber(n.decimal),
      unit: n.unit,
      low: asNumber(n.lowDecimal),
      high: asNumber(n.highDecimal),
      modifier: n.modifier,
      decimal: n.decimal,
      low_decimal: n.lowDecimal,
      high_decimal: n.highDecimal,
      decimals: n.decimals,
      precision: n.precision,
      base_decimal: n.baseDecimal,
      base_unit: n.baseUnit,
      rule: n.rule,
    })),
    dates: dates.map((d) => ({
      ...bare(d),
      type: d.type,
      value: d.value,
      ...(d.mod === null ? {} : { mod: d.mod }),
      first_day: d.firstDay,
      last_day: d.lastDay,
      edtf: d.edtf,
      anchor: typeof d.anchor === 'string' ? d.anchor : bare(d.anchor),
      ...(d.zone === null ? {} : { zone: d.zone }),
      rule: d.rule,
    })),
    entities: entityMentions.map((m) => {
      const entity = entities[m.entity];
      return {
        ...bare(m),
        type: m.type,
        name: entity?.name ?? m.text,
        code: entity?.code ?? null,
        confidence: m.confidence,
        rule: m.rule,
      };
    }),
    attributions: attributions.map((a) => ({
      source: bare(a.source),
      ...(a.sources.length > 1 ? { sources: a.sources.map(bare) } : {}),
      cue: bare(a.cue),
      ...(a.contents.length === 1 ? { content: bare(a.contents[0] ?? null) } : { contents: a.contents.map(bare) }),
      kind: a.kind,
      source_entity: a.sourceEntity === null ? null : (entities[a.sourceEntity]?.name ?? null),
      source_entity_confidence: a.sourceEntityConfidence,
      document: bare(a.document),
      document_date: bare(a.documentDate),
      confidence: a.confidence,
      rule: a.rule,
    })),
    claims: claims.map((c) => ({
      number: bare(c),
      measure: bare(c.measure),
      subject: bare(c.subject),
      subject_entity: c.subjectEntity === null ? null : (entities[c.subjectEntity]?.name ?? null),
      time: bare(c.time),
      source: bare(c.source),
      relation: c.relation,
      modality: c.modality,
      comparison:
        c.comparison === null
          ? null
          : {
              number: c.comparison.number === null ? null : bare(numbers[c.comparison.number] ?? null),
              time: c.comparison.time === null ? null : bare(dates[c.comparison.time] ?? null),
            },
      rate: bare(c.rate),
      equivalent_of: c.equivalentOf === null ? null : bare(claims[c.equivalentOf] ?? null),
      confidence: c.confidence,
      rule: c.rule,
    })),
  };
}
