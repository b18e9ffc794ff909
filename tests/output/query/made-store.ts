import { openStore, type Store } from '../../../output/store/index.js';
import { type PackedDocument, type Row, RowPacker } from '../../../output/store/tables.js';
import { publicId, textSha256 } from '../../../output/store/text.js';
import { RUN } from '../store/sample-documents.js';

export interface MadeFigure {
  readonly text: string;
  readonly kind?: 'cardinal' | 'percent' | 'money' | 'quantity' | 'multiplier' | 'ordinal';
  readonly value?: number;
  readonly range?: readonly [low: number, high: number];
  readonly unit?: string;
  /** The base unit and the factor to it. */
  readonly base?: readonly [unit: string, factor: number];
}

/** A fact that is put into a store by hand: its sentence is made of its parts. */
export interface MadeFact {
  readonly subject?: string;
  /** What the sentence calls the subject: "It". */
  readonly calledSubject?: string;
  readonly measure?: string;
  /** The figure, and the same in other units. */
  readonly figures: readonly MadeFigure[];
  readonly time?: readonly [words: string, first: string | null, last: string | null];
  readonly saidBy?: string;
  /** Whether nobody is found behind the words of subject and source. */
  readonly wordsOnly?: boolean;
  readonly how?: 'direct' | 'mixed' | 'citation' | 'indirect';
  readonly cites?: string;
  readonly relation?: string;
  readonly modality?: string;
  readonly confidence?: number;
  readonly more?: string;
}

const NOWHERE = { byte_start: null, byte_end: null, byte_precision: 'none' } as const;

/** A document with these facts, a sentence each, as a worker would hand it over. */
export function madeDocument(locator: string, made: readonly MadeFact[], title: string | null = null): PackedDocument {
  const packer = new RowPacker();
  const entities: { key: string; name: string; type: string; code: null; aliases: [string, 'name'][] }[] = [];
  const entity = (name: string): number => {
    const key = `ORG|${name.toLowerCase()}`;
    const known = entities.findIndex((other) => other.key === key);
    if (known >= 0) return known;
    entities.push({ key, name, type: 'ORG', code: null, aliases: [[name, 'name']] });
    return entities.length - 1;
  };
  const lines = made.map((fact) => sentenceOf(fact));
  const text = lines.join('\n');
  const hash = textSha256(`${locator}\n${text}`);
  const counts = { numbers: 0, dates: 0, attributions: 0, claims: 0 };
  let start = 0;
  made.forEach((fact, s) => {
    const line = lines[s] as string;
    const end = start + line.length;
    packer.add('sentences', {
      position: s,
      span_start: start,
      span_end: end,
      ...NOWHERE,
      line: s + 1,
      page: null,
      paragraph: null,
      place_offset: null,
      text: line,
    });
    const find = (words: string, from = start): [number, number] => {
      const at = start + line.indexOf(words, from - start);
      return [at, at + words.length];
    };
    const place = (layer: string, [a, b]: [number, number]) => ({
      public_id: publicId(hash, layer, a, b),
      sentence_id: s,
      span_start: a,
      span_end: b,
      ...NOWHERE,
    });
    let date: number | null = null;
    if (fact.time !== undefined) {
      date = counts.dates++;
      const [words, first, last] = fact.time;
      packer.add('dates', {
        ...place('dates', find(words)),
        text: words,
        type: 'DATE',
        value: words,
        mod: null,
        first_day: first,
        last_day: last,
        edtf: null,
        anchor: null,
        anchor_start: null,
        anchor_end: null,
        zone: null,
        rule: 'made',
      });
    }
    let attribution: number | null = null;
    if (fact.saidBy !== undefined) {
      attribution = counts.attributions++;
      const [a, b] = find(fact.saidBy);
      packer.add('attributions', {
        ...place('attributions', [start, end]),
        kind: fact.how ?? 'indirect',
        source_text: fact.saidBy,
        source_start: a,
        source_end: b,
        source_byte_start: null,
        source_byte_end: null,
        sources: '[]',
        source_entity_id: fact.wordsOnly === true ? null : entity(fact.saidBy),
        cue_text: 'said',
        cue_start: end - 5,
        cue_end: end - 1,
        cue_byte_start: null,
        cue_byte_end: null,
        contents: JSON.stringify([{ start, end: a, text: line.slice(0, a - start), byte_start: null, byte_end: null }]),
        cited_text: fact.cites ?? null,
        cited_start: fact.cites === undefined ? null : a,
        cited_end: fact.cites === undefined ? null : b,
        cited_date_text: null,
        cited_date_start: null,
        cited_date_end: null,
        cited_date_id: null,
        confidence: fact.confidence ?? 0.8,
        rule: 'made',
      });
    }
    const slot = (prefix: string, words: string | undefined, at?: string): Record<string, string | number | null> => {
      const span = words === undefined ? null : find(at ?? words);
      return {
        [`${prefix}_text`]: at ?? words ?? null,
        [`${prefix}_start`]: span?.[0] ?? null,
        [`${prefix}_end`]: span?.[1] ?? null,
        [`${prefix}_byte_start`]: null,
        [`${prefix}_byte_end`]: null,
        [`${prefix}_confidence`]: span === null ? null : 0.8,
      };
    };
    const first = counts.claims;
    // each figure behind the one before: "$1" stands in "$10" too
    let after = start;
    fact.figures.forEach((figure, f) => {
      const span = find(figure.text, after);
      after = span[1];
      const { value, range, base } = figure;
      packer.add('numbers', {
        ...place('numbers', span),
        text: figure.text,
        kind: figure.kind ?? 'cardinal',
        decimal: value === undefined ? null : String(value),
        value: value ?? null,
        low_decimal: range === undefined ? null : String(range[0]),
        low: range?.[0] ?? null,
        high_decimal: range === undefined ? null : String(range[1]),
        high: range?.[1] ?? null,
        decimals: 0,
        precision: '1',
        unit: figure.unit ?? null,
        base_decimal: base === undefined || value === undefined ? null : String(value * base[1]),
        base_value: base === undefined || value === undefined ? null : value * base[1],
        base_unit: base === undefined || value === undefined ? null : base[0],
        modifier: null,
        rule: 'made',
      });
      packer.add('claims', {
        ...place('claims', span),
        number_id: counts.numbers++,
        line: s + 1,
        page: null,
        paragraph: null,
        place_offset: null,
        relation: fact.relation ?? 'is',
        modality: fact.modality ?? 'asserted',
        ...slot('measure', fact.measure),
        ...slot('subject', fact.subject, fact.calledSubject),
        subject_mention_id: null,
        subject_entity_id: fact.subject === undefined || fact.wordsOnly === true ? null : entity(fact.subject),
        ...slot('time', fact.time?.[0]),
        date_id: date,
        ...slot('source', fact.saidBy),
        attribution_id: attribution,
        comparison_number_id: null,
        comparison_date_id: null,
        rate_text: null,
        rate_start: null,
        rate_end: null,
        equivalent_of: f === 0 ? null : first,
        confidence: fact.confidence ?? 0.8,
        rule: 'made',
        // slot() names the columns by their prefixes
      } as unknown as Row<'claims'>);
      counts.claims++;
    });
    start = end + 1;
  });
  return {
    fields: {
      locator,
      input: locator,
      format: 'text',
      title,
      byline: null,
      site: null,
      url: null,
      published: null,
      modified: null,
      language: 'en',
      referenceDate: null,
      charset: 'utf-8',
      text,
      textSha256: hash,
      contentSha256: hash,
      extractionKey: 'key',
      byteStart: 0,
      byteEnd: text.length,
      line: null,
      original: null,
      diagnostics: null,
      access: null,
    } as PackedDocument['fields'],
    entities,
    rows: packer.rows,
  };
}

function sentenceOf({ subject, calledSubject, measure, figures, time, saidBy, more }: MadeFact): string {
  const parts = [calledSubject ?? subject, measure, ...figures.map((f) => f.text), time?.[0], more, saidBy];
  return `${parts.filter((part) => part !== undefined).join(' | ')} said.`;
}

/** A store in memory with these documents. */
export function madeStore(documents: Readonly<Record<string, readonly MadeFact[]>>): Store {
  const store = openStore(':memory:');
  write(
    store,
    Object.entries(documents).map(([locator, facts]) => madeDocument(locator, facts)),
  );
  return store;
}

/** Writes documents in a run of their own. */
export function write(store: Store, documents: readonly PackedDocument[]): void {
  const runId = store.beginRun(RUN);
  store.writeBatch(runId, documents);
  store.finishRun(runId, 'done', RUN.startedAt, {}, true);
}

export const money = (text: string, value: number, unit = 'USD'): MadeFigure => ({ text, kind: 'money', value, unit });
export const percent = (text: string, value: number): MadeFigure => ({ text, kind: 'percent', value, unit: '%' });
export const length = (text: string, value: number, unit: 'km' | '[mi_i]' | 'm'): MadeFigure => ({
  text,
  kind: 'quantity',
  value,
  unit,
  base: ['m', { km: 1000, '[mi_i]': 1609.344, m: 1 }[unit]],
});
export const year = (n: number): readonly [string, string, string] => [String(n), `${n}-01-01`, `${n}-12-31`];
