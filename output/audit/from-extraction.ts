import { Decimal } from 'decimal.js';
import type { Extraction } from '../../extractors/extract.js';
import { contains } from '../../extractors/text/span.js';
import type { AuditDocument, Figure } from './figure.js';

const decimal = (value: string | null): Decimal | null => (value === null ? null : new Decimal(value));

/** An extraction as the audit reads it, for those who have no store. */
export function fromExtraction(extraction: Extraction): AuditDocument {
  const { document, tokens, numbers, dates, entities, attributions, claims } = extraction;
  const sentences = Array.from({ length: tokens.sentenceCount }, (_, s) => ({
    start: tokens.starts[tokens.sentenceStarts[s] as number] as number,
    end: tokens.ends[(tokens.sentenceStarts[s + 1] as number) - 1] as number,
  }));
  const claimOf = new Map(claims.map((claim) => [claim.number, claim]));
  let sentence = 0;
  const figures = numbers.map((number, i): Figure => {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= number.start)
      sentence++;
    const claim = claimOf.get(i);
    const time = claim?.timeMention == null ? undefined : dates[claim.timeMention];
    const value = decimal(number.decimal);
    const base = decimal(number.baseDecimal);
    const affine = /^(?:Cel|\[degF\]|K)$/.test(number.unit ?? '');
    const equivalent = claim?.equivalentOf == null ? undefined : claims[claim.equivalentOf];
    return {
      start: number.start,
      end: number.end,
      text: number.text,
      claim: claim === undefined ? null : `${number.start}`,
      kind: number.kind,
      value,
      low: decimal(number.lowDecimal),
      high: decimal(number.highDecimal),
      unit: number.unit,
      precision: decimal(number.precision),
      factor: value === null || base === null || value.isZero() || affine ? null : base.div(value),
      baseUnit: number.baseUnit,
      modifier: number.modifier,
      rule: number.rule,
      sentence,
      relation: claim?.relation ?? null,
      modality: claim?.modality ?? null,
      measure: claim?.measure?.text ?? null,
      subject:
        (claim?.subjectEntity == null ? null : entities[claim.subjectEntity]?.name) ?? claim?.subject?.text ?? null,
      time: time?.value ?? null,
      firstDay: time?.firstDay ?? null,
      lastDay: time?.lastDay ?? null,
      source: claim?.source?.text ?? null,
      slots: claim ?? null,
      attribution: claim?.attribution ?? null,
      equivalentOf: equivalent?.number ?? null,
    };
  });
  return {
    locator: document.id,
    text: document.text,
    day: document.referenceDate,
    sentences,
    figures,
    dates: dates.map(({ start, end, text, type, value, firstDay, lastDay }) => ({
      start,
      end,
      text,
      type,
      value,
      firstDay,
      lastDay,
    })),
    attributions: attributions.map((attribution) => {
      const { documentDate } = attribution;
      const date = documentDate === null ? undefined : dates.find((candidate) => contains(documentDate, candidate));
      return {
        start: attribution.start,
        end: attribution.end,
        source: attribution.source?.text ?? null,
        cue: attribution.cue.text,
        cueStart: attribution.cue.start,
        cueEnd: attribution.cue.end,
        cited: attribution.document?.text ?? null,
        citedStart: attribution.document?.start ?? null,
        citedEnd: attribution.document?.end ?? null,
        citedDate: date?.value ?? null,
        citedFirstDay: date?.firstDay ?? null,
      };
    }),
  };
}
