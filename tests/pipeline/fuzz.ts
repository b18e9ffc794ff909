import { gzipSync } from 'node:zlib';
import type { PackedDocument } from '../../output/store/tables.js';
import { COLUMNS, LAYERS } from '../../output/store/tables.js';
import { DEFAULT_LIMITS } from '../../pipeline/limits.js';
import { extract } from '../../pipeline/stages/extract.js';
import { normalize } from '../../pipeline/stages/normalize.js';
import { read } from '../../pipeline/stages/read.js';
import { runStages, type Source, type Work } from '../../pipeline/stages/stage.js';
import { tokenize } from '../../pipeline/stages/tokenize.js';
import { random } from '../batch/random.mjs';
import { article } from './cli/run-command.js';

const FORMATS = ['text', 'markdown', 'html', 'jsonl'] as const;
const PIECES = [
  ...[
    '$',
    '€',
    '%',
    '1,200',
    '3.',
    '-7',
    '½',
    '2024',
    'U.S.',
    'said',
    '“',
    '”',
    "'s",
    'billion',
    'a third of',
    'May',
    '’',
    '…',
  ],
  ...[
    '<p>',
    '</p>',
    '<b',
    '<!--',
    '-->',
    '&amp;',
    '&#x',
    ']]>',
    '<table><td>',
    '# ',
    '> ',
    '- ',
    '```',
    '[a](b)',
    '\\',
    '"',
    '{"text":"',
  ],
  ...['\0', '\uD83C', '\uDF82', '\uFEFF', '\u202E', '\u0301', '\r\n', '\t', '\u00a0', '🎂', 'ﬁ', '\u2028'],
];

/** Bytes that some article could be: noise, an article with pieces put in or taken out, cut where it hurts, or packed. */
export function fuzzBytes(seed: number): { readonly format: (typeof FORMATS)[number]; readonly bytes: Uint8Array } {
  const next = random(seed);
  const n = (below: number): number => Math.floor(next() * below);
  const format = FORMATS[n(FORMATS.length)] as (typeof FORMATS)[number];
  if (next() < 0.15) return { format, bytes: Uint8Array.from({ length: n(400) }, () => n(256)) };
  let text = next() < 0.5 ? article(n(1000)) : '';
  for (let k = n(30); k > 0; k--) {
    const at = n(text.length + 1);
    if (next() < 0.2) text = text.slice(0, at) + text.slice(at + n(40));
    else text = `${text.slice(0, at)}${PIECES[n(PIECES.length)]}${text.slice(at)}`;
  }
  if (format === 'jsonl') text = JSON.stringify({ id: seed, text });
  let bytes: Uint8Array = Buffer.from(text, next() < 0.1 ? 'utf16le' : 'utf8');
  for (let k = next() < 0.2 ? 1 + n(4) : 0; k > 0 && bytes.length > 0; k--) bytes[n(bytes.length)] = n(256);
  if (next() < 0.05) bytes = bytes.subarray(0, n(bytes.length + 1));
  if (next() < 0.02) bytes = gzipSync(bytes);
  return { format, bytes };
}

/** What is wrong with what the stages made of the bytes of a seed, or null: an error that is none of a document, or a span that is no slice. */
export async function fuzz(seed: number): Promise<string | null> {
  const { format, bytes } = fuzzBytes(seed);
  const source: Source = {
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
    ...{ extractionKey: '' },
  };
  const work: Work = { source };
  const failure = await runStages([read, tokenize, extract, normalize], work, DEFAULT_LIMITS);
  if (failure !== null) {
    const expected = failure.stage === 'read' && failure.code !== 'READ_FAILED';
    return expected ? null : `seed ${seed}: ${failure.stage}: ${failure.code}: ${failure.message}`;
  }
  return work.packed === undefined ? null : sliceLaw(seed, work.packed);
}

function sliceLaw(seed: number, { fields, rows }: PackedDocument): string | null {
  for (const layer of LAYERS) {
    const columns = COLUMNS[layer] as readonly string[];
    const [text, start, end] = ['text', 'span_start', 'span_end'].map((name) => columns.indexOf(name)) as [
      number,
      number,
      number,
    ];
    if (text < 0 || start < 0) continue;
    const values = rows[layer];
    for (let row = 0; row < values.length; row += columns.length) {
      const slice = fields.text.slice(values[row + start] as number, values[row + end] as number);
      if (slice !== values[row + text]) return `seed ${seed}: ${layer}: ${JSON.stringify(slice)} is not what is stored`;
    }
  }
  return null;
}
