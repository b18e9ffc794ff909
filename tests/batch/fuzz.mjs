// Random documents through the stages, by seed: as a module for tests, and as a process of its own.
//
//   node tests/batch/fuzz.mjs <first seed> <count>
//
// prints one JSON line a thousand documents, and the last one: {"done", "read", "failed", "wrong": ["seed 7: …"]}.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { COLUMNS, LAYERS } from '../../dist/output/store/tables.js';
import { DEFAULT_LIMITS } from '../../dist/pipeline/limits.js';
import { extract } from '../../dist/pipeline/stages/extract.js';
import { normalize } from '../../dist/pipeline/stages/normalize.js';
import { read } from '../../dist/pipeline/stages/read.js';
import { runStages } from '../../dist/pipeline/stages/stage.js';
import { tokenize } from '../../dist/pipeline/stages/tokenize.js';
import { article } from './prose.mjs';
import { random } from './random.mjs';

const FORMATS = ['text', 'markdown', 'html', 'jsonl'];
const STAGES = [read, tokenize, extract, normalize];
const PIECES = [
  ...'$ € % 1,200 3. -7 ½ 2024 U.S. said “ ” ’s billion May ’ … 1e9 °C §'.split(' '),
  ...['a third of', 'per annum', 'according to', 'he told', 'from 3 to', '1 in', '$1.', '3–'],
  ...['<p>', '</p>', '<b', '<!--', '-->', '&amp;', '&#x', ']]>', '<table><td>', '<script>', '</body>'],
  ...['# ', '> ', '- ', '```', '[a](b)', '\\', '"', '{"text":"', '| - |'],
  ...['\0', '\uD83C', '\uDF82', '\uFEFF', '\u202E', '\u0301', '\r\n', '\t', '\u00a0', '🎂', 'ﬁ', '\u2028'],
];

/** An article that is passed over for its language, as long as little is put into it. */
const FOREIGN =
  'Das Ministerium hat am Montag mitgeteilt, dass die Ausgaben für Straßen im Jahr 2023 um zwölf Prozent gestiegen sind. Die Opposition verlangte eine Untersuchung, weil die Kosten deutlich höher waren als ursprünglich erwartet.';

/** Bytes that some article could be: noise, an article with pieces put in or taken out, cut where it hurts, or packed. */
export function fuzzBytes(seed) {
  const next = random(seed);
  const n = (below) => Math.floor(next() * below);
  const format = FORMATS[n(FORMATS.length)];
  if (next() < 0.15) return { format, bytes: Uint8Array.from({ length: n(400) }, () => n(256)) };
  let text = next() < 0.5 ? article(next, 20 + next() * 400).join('\n\n') : '';
  if (next() < 0.05) text = FOREIGN;
  for (let k = n(30); k > 0; k--) {
    const at = n(text.length + 1);
    if (next() < 0.2) text = text.slice(0, at) + text.slice(at + n(40));
    else text = `${text.slice(0, at)}${PIECES[n(PIECES.length)]}${text.slice(at)}`;
  }
  if (format === 'jsonl') text = JSON.stringify({ id: seed, text });
  let bytes = Buffer.from(text, next() < 0.1 ? 'utf16le' : 'utf8');
  for (let k = next() < 0.2 ? 1 + n(4) : 0; k > 0 && bytes.length > 0; k--) bytes[n(bytes.length)] = n(256);
  if (next() < 0.05) bytes = bytes.subarray(0, n(bytes.length + 1));
  if (next() < 0.02) bytes = gzipSync(bytes);
  return { format, bytes };
}

/**
 * What the stages make of the bytes of a seed: `document`, `failed` (as a document may), `skipped`; or what is wrong: an error that is none of a
 * document, or a span that is no slice.
 */
export async function fuzz(seed) {
  const { format, bytes } = fuzzBytes(seed);
  const source = {
    ...{
      locator: `/${seed}`,
      input: `/${seed}`,
      format,
      bytes,
      contentSha256: '',
      access: {},
      known: null,
      line: null,
    },
    ...{ byteStart: 0, byteEnd: bytes.length, referenceDate: '2025-04-02', keepBytes: false, charset: null },
    extractionKey: '',
  };
  const work = { source };
  const failure = await runStages(STAGES, work, DEFAULT_LIMITS);
  if (failure !== null) {
    const expected = failure.stage === 'read' && failure.code !== 'READ_FAILED';
    return expected ? 'failed' : `seed ${seed}: ${failure.stage}: ${failure.code}: ${failure.message}`;
  }
  if (work.packed === undefined) return 'skipped';
  return sliceLaw(seed, work.packed) ?? 'document';
}

/** Where a row of `columns` holds spans with their words: the indexes of text, start and end; for the mark itself and for each of its slots. */
export function spanColumns(columns) {
  return columns
    .filter((name) => name.endsWith('_start'))
    .map((name) => name.slice(0, -'_start'.length))
    .map((slot) => [slot === 'span' ? 'text' : `${slot}_text`, `${slot}_start`, `${slot}_end`])
    .map((names) => names.map((name) => columns.indexOf(name)))
    .filter((indexes) => Math.min(...indexes) >= 0);
}

function sliceLaw(seed, { fields, rows }) {
  for (const layer of LAYERS) {
    const columns = COLUMNS[layer];
    const values = rows[layer];
    for (const [text, start, end] of spanColumns(columns)) {
      for (let row = 0; row < values.length; row += columns.length) {
        if (values[row + start] === null) continue;
        const slice = fields.text.slice(values[row + start], values[row + end]);
        if (slice !== values[row + text])
          return `seed ${seed}: ${layer}: ${JSON.stringify(slice)} is not what is stored as ${columns[text]}`;
      }
    }
  }
  return null;
}

/** Tries `count` documents from a seed on. `tell` is called after each thousand. */
export async function fuzzMany(first, count, tell = () => {}) {
  const result = { done: 0, document: 0, failed: 0, skipped: 0, wrong: [] };
  while (result.done < count) {
    const outcome = await fuzz((first + result.done++) >>> 0);
    if (outcome === 'document' || outcome === 'failed' || outcome === 'skipped') result[outcome]++;
    else result.wrong.push(outcome);
    if (result.done % 1000 === 0) tell(result);
  }
  return result;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const say = (result) => process.stdout.write(`${JSON.stringify(result)}\n`);
  say(await fuzzMany(Number(process.argv[2]), Number(process.argv[3]), say));
}
