import { hash } from 'node:crypto';
import type { AttributionMention } from '../../../extractors/attributions/mention.js';
import type { Claim } from '../../../extractors/claims/claim.js';
import type { DateMention } from '../../../extractors/dates/mention.js';
import type { EntityMention } from '../../../extractors/entities/mention.js';
import type { Extraction } from '../../../extractors/extract.js';
import type { NumberMention } from '../../../extractors/numbers/mention.js';
import type { TextSpan } from '../../../extractors/text/span.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import type { PackedDocument } from '../../../output/store/tables.js';
import { DEFAULT_LIMITS } from '../../../pipeline/limits.js';
import { Utf8Index } from '../../../pipeline/readers/byte-index.js';
import type { ReadDocument } from '../../../pipeline/readers/reader.js';
import { IdentityMap } from '../../../pipeline/readers/source-map.js';
import { normalize } from '../../../pipeline/stages/normalize.js';
import type { Work } from '../../../pipeline/stages/stage.js';

export const spanOf = (text: string, words: string, from = 0): TextSpan => {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`"${words}" is not in the text`);
  return { start, end: start + words.length, text: words };
};

/** A text with one of each mark, put by hand: the store is tested without the extractors. */
export function sampleText(amount = '57', who = 'Kestrel Office'): string {
  return `Before it. Norvania spent $${amount} billion (8.5 trillion dorints) on roads in 2024, the ${who} said. After it.`;
}

/** The marks of `sampleText(amount, who)`. Offsets are found by the words, so that any text around them does. */
export function sampleExtraction(text: string, amount = '57', who = 'Kestrel Office'): Extraction {
  const number = (words: string, decimal: string, unit: string): NumberMention => ({
    ...spanOf(text, words),
    rule: 'money.test',
    kind: 'money',
    decimal,
    lowDecimal: null,
    highDecimal: null,
    decimals: 0,
    precision: '1000000000',
    unit,
    baseDecimal: decimal,
    baseUnit: unit,
    modifier: null,
  });
  const date: DateMention = {
    ...spanOf(text, '2024'),
    rule: 'year.test',
    type: 'DATE',
    value: '2024',
    mod: null,
    firstDay: '2024-01-01',
    lastDay: '2024-12-31',
    edtf: '2024',
    anchor: null,
    zone: null,
  };
  const mention = (words: string, type: 'GPE' | 'ORG', entity: number): EntityMention => ({
    ...spanOf(text, words),
    rule: 'name.test',
    type,
    entity,
    confidence: 0.9,
  });
  const source = spanOf(text, who);
  const content = spanOf(text, `Norvania spent $${amount} billion (8.5 trillion dorints) on roads in 2024`);
  const attribution: AttributionMention = {
    start: content.start,
    end: spanOf(text, 'said').end,
    text: text.slice(content.start, spanOf(text, 'said').end),
    rule: 'postposed.test',
    kind: 'indirect',
    source,
    sources: [source],
    cue: spanOf(text, 'said'),
    contents: [content],
    sourceEntity: 1,
    sourceEntityConfidence: 0.9,
    document: null,
    documentDate: null,
    confidence: 0.8,
  };
  const claim = (index: number, words: string, equivalentOf: number | null): Claim => ({
    ...spanOf(text, words),
    rule: 'verb.test',
    number: index,
    measure: { ...spanOf(text, 'roads'), confidence: 0.7 },
    subject: { ...spanOf(text, 'Norvania'), confidence: 0.9 },
    subjectMention: 0,
    subjectEntity: 0,
    time: { ...spanOf(text, '2024'), confidence: 0.9 },
    timeMention: 0,
    source: { ...source, confidence: 0.8 },
    attribution: 0,
    relation: 'is',
    modality: 'asserted',
    comparison: null,
    rate: null,
    equivalentOf,
    confidence: 0.8,
  });
  return {
    document: { id: '', text, referenceDate: null },
    tokens: tokenize(text),
    numbers: [
      number(`$${amount} billion`, `${amount}000000000`, 'USD'),
      number('8.5 trillion dorints', '8500000000000', 'NVD'),
    ],
    dates: [date],
    entities: [
      { name: 'Norvania', type: 'GPE', aliases: [], acronym: null, code: null, relations: [], reasons: [] },
      { name: who, type: 'ORG', aliases: ['the Office'], acronym: 'KO', code: null, relations: [], reasons: [] },
    ],
    entityMentions: [mention('Norvania', 'GPE', 0), mention(who, 'ORG', 1)],
    attributions: [attribution],
    claims: [claim(0, `$${amount} billion`, null), claim(1, '8.5 trillion dorints', 0)],
  };
}

/** A document as a worker would hand it over, packed by the real stage. */
export function packSample(
  locator: string,
  options: {
    text?: string;
    amount?: string;
    who?: string;
    referenceDate?: string | null;
    extractionKey?: string;
    /** What the reader says of the document: title, address … */
    document?: Partial<Pick<ReadDocument, 'title' | 'byline' | 'site' | 'url' | 'published' | 'language'>>;
    /** Changes the marks before they are packed. */
    change?: (extraction: Extraction) => Extraction;
    /** The marks of the text; without them, those of the sample. */
    extraction?: Extraction;
  } = {},
): PackedDocument {
  const text = options.text ?? sampleText(options.amount, options.who);
  const bytes = new TextEncoder().encode(text);
  const work: Work = {
    source: {
      locator,
      input: locator,
      format: 'text',
      bytes,
      contentSha256: hash('sha256', bytes),
      byteStart: 0,
      byteEnd: bytes.length,
      line: null,
      access: {},
      known: null,
      referenceDate: null,
      keepBytes: false,
      charset: null,
      extractionKey: options.extractionKey ?? 'key',
    },
    document: {
      text,
      sourceMap: new IdentityMap(new Utf8Index(bytes)),
      charset: 'utf-8',
      places: null,
      diagnostics: [],
      title: null,
      byline: null,
      site: null,
      url: null,
      published: null,
      modified: null,
      language: null,
      ...options.document,
    },
    referenceDate: options.referenceDate ?? null,
    extraction: (options.change ?? ((marks) => marks))(
      options.extraction ?? sampleExtraction(text, options.amount, options.who),
    ),
  };
  normalize.run(work, DEFAULT_LIMITS);
  return work.packed!;
}

export const RUN = {
  command: 'ingest',
  version: '0.0.0',
  extractionKey: 'key',
  options: {},
  startedAt: '2025-01-01T00:00:00.000Z',
};
