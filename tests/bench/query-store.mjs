// Makes a store of any number of claims, quickly and always the same: made-up articles whose names, words, units and years are as uneven as
// real ones (a few are everywhere, most are rare). They go through the store's own writer, so that all it keeps is there.
import { hash } from 'node:crypto';
import { openStore } from '../../dist/output/store/index.js';
import { COLUMNS, RowPacker } from '../../dist/output/store/tables.js';
import { random } from '../batch/random.mjs';

export const CLAIMS_OF_DOCUMENT = 20;
const SENTENCES = 12;
const UNITS = [
  ['money', 'USD', null, 1, 0.3],
  ['money', 'EUR', null, 1, 0.08],
  ['money', 'JPY', null, 1, 0.05],
  ['percent', '%', null, 1, 0.22],
  ['quantity', 'km', 'm', 1000, 0.03],
  ['quantity', '[mi_i]', 'm', 1609.344, 0.02],
  ['quantity', 't', 'g', 1e6, 0.04],
  ['multiplier', null, null, 1, 0.01],
  ['cardinal', null, null, 1, 0.25],
];
const SYLLABLES = 'ba ke lo ri mu ta ne so vi du pa ge ho fi ru ka le mo si tu'.split(' ');

/** A word for a number: the same number, the same word. */
function wordOf(n) {
  let word = '';
  for (let rest = n + 400; rest > 0; rest = Math.floor(rest / 20)) word += SYLLABLES[rest % 20];
  return word;
}
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** Names and words in which the first are everywhere and the last are rare. */
export const subjectName = (n) => `${capital(wordOf(n))} ${capital(wordOf(n * 7 + 3))}`;
export const sourceName = (n) => `${capital(wordOf(n))} Office of ${capital(wordOf(n * 3 + 1))}`;
export const measureName = (n) => (n % 3 === 0 ? `${wordOf(n)} output` : `${wordOf(n)} ${wordOf(n * 5 + 2)} spending`);

/** Fills a new store at `path` with `claims` claims. `told` hears how far it is. */
export function makeStore(path, claims, told = () => {}) {
  const store = openStore(path);
  // a store for measuring may be lost in a crash, and all of its indexes are filled at once
  for (const pragma of ['synchronous = OFF', 'cache_size = -1500000', 'wal_autocheckpoint = 100000'])
    store.database.pragma(pragma);
  const next = random(7);
  const zipf = (count) => Math.floor(count ** next()) - 1;
  const run = store.beginRun({
    command: 'ingest',
    version: '0.0.0',
    extractionKey: 'key',
    options: {},
    startedAt: '2025-01-01T00:00:00.000Z',
  });
  const documents = Math.ceil(claims / CLAIMS_OF_DOCUMENT);
  let batch = [];
  for (let d = 0; d < documents; d++) {
    batch.push(makeDocument(d, next, zipf));
    if (batch.length === 500 || d === documents - 1) {
      store.writeBatch(run, batch);
      batch = [];
      told(d + 1, documents);
    }
  }
  store.finishRun(run, 'done', '2025-01-01T00:00:00.000Z', {}, true);
  store.close();
}

function makeDocument(d, next, zipf) {
  const packer = new RowPacker();
  const entities = [];
  const entityIndex = new Map();
  const entity = (name, type) => {
    const key = `${type}|${name.toLowerCase()}`;
    let index = entityIndex.get(key);
    if (index === undefined) {
      index = entities.length;
      entityIndex.set(key, index);
      entities.push({ key, name, type, code: null, aliases: [[name, 'name']] });
    }
    return index;
  };
  const locator = `/articles/${String(d % 97).padStart(2, '0')}/${String(d).padStart(7, '0')}.txt`;
  const textSha256 = hash('sha256', locator);
  const bytes = (start, end) => ({ byte_start: start, byte_end: end, byte_precision: 'exact' });
  let text = '';
  let line = 1;
  for (let s = 0; s < SENTENCES; s++) {
    const count = s < CLAIMS_OF_DOCUMENT % SENTENCES ? 2 : 1;
    const start = text.length;
    const subject = subjectName(zipf(60_000));
    const source = next() < 0.6 ? sourceName(zipf(20_000)) : null;
    const figures = [];
    text += `${subject} `;
    for (let c = 0; c < count; c++) {
      const measure = measureName(zipf(40_000));
      let roll = next();
      const [kind, unit, base, factor] = UNITS.find(([, , , , share]) => (roll -= share) < 0) ?? UNITS.at(-1);
      const value = Math.round(10 ** (1 + next() * (kind === 'percent' ? 1 : 9))) / 10;
      const at = text.length + measure.length + 9;
      const printed = `${value} ${unit ?? 'units'}`;
      text += `${measure} reached ${printed} `;
      figures.push({ measure, kind, unit, base, factor, value, start: at, end: at + printed.length, printed });
    }
    const year = 2025 - zipf(80);
    text += `in ${year}`;
    for (let w = 0; w < 8; w++) text += ` ${wordOf(zipf(30_000))}`;
    if (source !== null) text += `, the ${source} said`;
    text += '.';
    const end = text.length;
    packer.add('sentences', {
      position: s,
      span_start: start,
      span_end: end,
      ...bytes(start, end),
      line: line++,
      page: null,
      paragraph: null,
      text: text.slice(start, end),
    });
    text += '\n';
    writeMarks(packer, { s, start, end, subject, source, figures, year, textSha256, entity, bytes, next });
  }
  return {
    fields: {
      locator,
      input: locator,
      format: 'text',
      title: `${capital(wordOf(d))} ${wordOf(zipf(30_000))} report`,
      byline: null,
      site: null,
      url: null,
      published: `${2000 + (d % 26)}-0${1 + (d % 9)}-11`,
      modified: null,
      language: 'en',
      referenceDate: '2025-06-30',
      charset: 'utf-8',
      text,
      textSha256,
      contentSha256: textSha256,
      extractionKey: 'key',
      byteStart: 0,
      byteEnd: text.length,
      line: null,
      original: null,
      diagnostics: null,
      access: null,
    },
    entities,
    rows: packer.rows,
  };
}

function writeMarks(packer, { s, start, end, subject, source, figures, year, textSha256, entity, bytes, next }) {
  const id = (layer, a, b) => hash('sha256', `${textSha256}\n${layer}\n${a}\n${b}`).slice(0, 20);
  const rowsOf = (layer) => packer.rows[layer].length / COLUMNS[layer].length;
  const place = (layer, a, b) => ({
    public_id: id(layer, a, b),
    sentence_id: s,
    span_start: a,
    span_end: b,
    ...bytes(a, b),
  });
  const date = rowsOf('dates');
  packer.add('dates', {
    ...place('dates', end - 1, end),
    text: String(year),
    type: 'DATE',
    value: String(year),
    mod: null,
    first_day: `${year}-01-01`,
    last_day: `${year}-12-31`,
    edtf: String(year),
    anchor: null,
    anchor_start: null,
    anchor_end: null,
    zone: null,
    rule: 'made',
  });
  const subjectEntity = entity(subject, 'ORG');
  const mention = rowsOf('entity_mentions');
  packer.add('entity_mentions', {
    ...place('entities', start, start + subject.length),
    text: subject,
    entity_id: subjectEntity,
    type: 'ORG',
    confidence: 0.9,
    rule: 'made',
  });
  let attribution = null;
  if (source !== null) {
    attribution = rowsOf('attributions');
    packer.add('attributions', {
      ...place('attributions', start, end),
      kind: ['indirect', 'indirect', 'indirect', 'direct', 'citation', 'mixed'][Math.floor(next() * 6)],
      source_text: source,
      source_start: end - 6 - source.length,
      source_end: end - 6,
      source_byte_start: end - 6 - source.length,
      source_byte_end: end - 6,
      sources: '[]',
      source_entity_id: entity(source, 'ORG'),
      cue_text: 'said',
      cue_start: end - 5,
      cue_end: end - 1,
      cue_byte_start: end - 5,
      cue_byte_end: end - 1,
      contents: '[]',
      cited_text: null,
      cited_start: null,
      cited_end: null,
      cited_date_text: null,
      cited_date_start: null,
      cited_date_end: null,
      cited_date_id: null,
      confidence: 0.8,
      rule: 'made',
    });
  }
  for (const figure of figures) {
    const number = rowsOf('numbers');
    const { measure, kind, unit, base, factor, value } = figure;
    packer.add('numbers', {
      ...place('numbers', figure.start, figure.end),
      text: figure.printed,
      kind,
      decimal: String(value),
      value,
      low_decimal: null,
      low: null,
      high_decimal: null,
      high: null,
      decimals: 1,
      precision: '0.1',
      unit,
      base_decimal: base === null ? null : String(value * factor),
      base_value: base === null ? null : value * factor,
      base_unit: base,
      modifier: null,
      rule: 'made',
    });
    const slot = (prefix, words, from) => ({
      [`${prefix}_text`]: words,
      [`${prefix}_start`]: words === null ? null : from,
      [`${prefix}_end`]: words === null ? null : from + words.length,
      [`${prefix}_byte_start`]: words === null ? null : from,
      [`${prefix}_byte_end`]: words === null ? null : from + words.length,
      [`${prefix}_confidence`]: words === null ? null : 0.8,
    });
    packer.add('claims', {
      public_id: id('claims', figure.start, figure.end),
      sentence_id: s,
      number_id: number,
      line: s + 1,
      page: null,
      paragraph: null,
      relation: ['is', 'is', 'is', 'is', 'increase', 'decrease', 'share', 'increase_to'][Math.floor(next() * 8)],
      modality: next() < 0.9 ? 'asserted' : 'projected',
      ...slot('measure', measure, figure.start - 9 - measure.length),
      ...slot('subject', subject, start),
      subject_mention_id: mention,
      subject_entity_id: subjectEntity,
      ...slot('time', String(year), end - 1),
      date_id: date,
      ...slot('source', source, start),
      attribution_id: attribution,
      comparison_number_id: null,
      comparison_date_id: null,
      rate_text: null,
      rate_start: null,
      rate_end: null,
      equivalent_of: null,
      confidence: Math.round(next() * 100) / 100,
      rule: 'made',
    });
  }
}
