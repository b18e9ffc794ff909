import { DocumentFacts } from '../../extractors/entities/recognizer/document-facts.js';
import {
  contextFeatures,
  MOST_FEATURES,
  POSITIONS,
  SentenceView,
  typeFeatures,
} from '../../extractors/entities/recognizer/features.js';
import {
  type NameLists,
  NameWords,
  OUTSIDE_WORD,
  SHAPES_KEPT,
} from '../../extractors/entities/recognizer/name-words.js';
import { MOST_SECOND, SECOND_FEATURES, SecondLook } from '../../extractors/entities/recognizer/second-look.js';
import { TAG_COUNT } from '../../extractors/entities/recognizer/tags.js';
import type { Tokens } from '../../extractors/text/tokens.js';
import { ModelWriter } from '../syntax-training/model-writer.js';
import { seededRandom, shuffle } from '../syntax-training/random.js';
import { FeatureCounter } from './feature-counter.js';
import type { TaggedText } from './gold-sets.js';
import { SequenceTrainer, type TrainingOptions, type TrainingSentence } from './sequence-trainer.js';

/** How long and how large. */
export interface RecognizerSizes {
  /** Times that the texts are gone over. */
  readonly rounds: number;
  /** Times for each of the two halves that the second pass is learnt from. */
  readonly halfRounds: number;
  /** Times after pruning. */
  readonly lastRounds: number;
  /** Rows that are shipped. */
  readonly rows: number;
  /** A feature that is seen less often has no row. */
  readonly least: number;
}

const OPTIONS: TrainingOptions = { rate: 0.15, decay: 1e-6, drop: 0.15, secondShare: 0.6 };
/** Steps of a shipped weight to one unit of log-odds: a weight reaches about 4 units. */
const UNIT = 32;

interface Example {
  readonly sentence: number;
  readonly learnt: TrainingSentence;
}

interface ExampleText {
  readonly tokens: Tokens;
  readonly types: Int32Array;
  readonly examples: Example[];
  readonly half: number;
}

/**
 * Trains the recogniser.
 * @param texts Texts with their tags, each with the weight of its updates.
 * @returns The bytes of recognizer.bin: the same for the same texts, lists and sizes.
 */
export function trainRecognizer(
  texts: readonly { readonly text: TaggedText; readonly weight: number }[],
  lists: NameLists,
  sizes: RecognizerSizes,
  report: (line: string) => void,
): Uint8Array {
  const random = seededRandom(42);
  const words = new NameWords(lists);
  const counter = new FeatureCounter();
  const read = texts.map(({ text, weight }) => readText(text, weight, words, counter, random() < 0.5 ? 0 : 1));
  const hashes = counter.number(sizes.least);
  report(`${counter.size} features, ${hashes.length} of them seen ${sizes.least} times or more`);
  for (const { examples } of read)
    for (const [k, example] of examples.entries())
      examples[k] = { ...example, learnt: withRows(example.learnt, (hash) => counter.rowOf(hash)) };
  const rows = hashes.length + SECOND_FEATURES;

  // the second pass learns from first passes by a model that has not seen the text (jack-knifing)
  for (const half of [0, 1]) {
    const trainer = new SequenceTrainer(rows, OPTIONS, random);
    run(trainer, learntOf(read.filter((text) => text.half !== half)), sizes.halfRounds, random);
    for (const text of read)
      if (text.half === half && text.examples.length > 1) lookTwice(text, trainer, words, hashes.length);
    report(`half ${half + 1} learnt`);
  }
  const trainer = new SequenceTrainer(rows, OPTIONS, random);
  const all = learntOf(read);
  for (let round = 1; round <= sizes.rounds; round++) {
    run(trainer, all, 1, random);
    report(`round ${round} of ${sizes.rounds}`);
  }
  const kept = prune(trainer, hashes.length, sizes.rows);
  for (const sentence of all) dropRows(sentence, kept, hashes.length);
  // the mean of the last rounds' ends is steadier than any one of them
  for (let round = 0; round < sizes.lastRounds; round++) {
    run(trainer, all, 1, random);
    trainer.remember();
  }
  trainer.takeMean();
  report(`pruned to ${kept.size} rows and learnt again`);
  return bytesOf(trainer, hashes, kept);
}

function learntOf(texts: readonly ExampleText[]): TrainingSentence[] {
  return texts.flatMap(({ examples }) => examples.map(({ learnt }) => learnt));
}

function run(trainer: SequenceTrainer, sentences: TrainingSentence[], rounds: number, random: () => number): void {
  const order = [...sentences];
  for (let round = 0; round < rounds; round++) trainer.learn(shuffle(order, random));
}

function readText(
  { tokens, tags, allowed, usable }: TaggedText,
  weight: number,
  words: NameWords,
  counter: FeatureCounter,
  half: number,
): ExampleText {
  const types = new Int32Array(tokens.count);
  words.read(tokens, 0, tokens.count, new Int32Array(SHAPES_KEPT * tokens.unknownWords.length), types);
  const facts = new DocumentFacts(tokens, words, types);
  const view = new SentenceView(words);
  view.open(tokens, facts, types);
  const buffer = new Int32Array(MOST_FEATURES);
  const examples: Example[] = [];
  for (let s = 0; s < tokens.sentenceCount; s++) {
    const first = tokens.sentenceStarts[s] as number;
    const end = tokens.sentenceStarts[s + 1] as number;
    if (end === first) continue;
    view.turnTo(s, first, end);
    const features: number[] = [];
    const offsets = new Int32Array(end - first + 1);
    for (let i = first; i < end; i++) {
      for (let position = 0; position < POSITIONS; position++) {
        const at = i + position - 2;
        const type = at >= first && at < end ? (types[at] as number) : OUTSIDE_WORD;
        const count = typeFeatures(words, type, position, buffer);
        for (let f = 0; f < count; f++) features.push(buffer[f] as number);
      }
      const count = contextFeatures(view, i, buffer);
      for (let f = 0; f < count; f++) features.push(buffer[f] as number);
      offsets[i - first + 1] = features.length;
    }
    for (const feature of features) counter.add(feature);
    const own = tags.slice(first, end);
    const open = allowed.slice(first, end);
    examples.push({
      sentence: s,
      learnt: {
        rows: Int32Array.from(features),
        offsets,
        tags: own,
        allowed: open.every((mask, i) => mask === 1 << (own[i] as number)) ? null : open,
        weight: usable[s] ? weight : 0,
        second: null,
      },
    });
  }
  return { tokens, types, examples, half };
}

/** The sentence with rows in the place of features; features without a row go. */
function withRows(sentence: TrainingSentence, rowOf: (hash: number) => number): TrainingSentence {
  const rows: number[] = [];
  const offsets = new Int32Array(sentence.offsets.length);
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let k = sentence.offsets[i] as number; k < (sentence.offsets[i + 1] as number); k++) {
      const row = rowOf(sentence.rows[k] as number);
      if (row >= 0) rows.push(row);
    }
    offsets[i + 1] = rows.length;
  }
  return { ...sentence, rows: Int32Array.from(rows), offsets };
}

function lookTwice(text: ExampleText, trainer: SequenceTrainer, words: NameWords, base: number): void {
  const tags = new Uint8Array(text.tokens.count);
  for (const { sentence, learnt } of text.examples)
    tags.set(trainer.decode(learnt, false), text.tokens.sentenceStarts[sentence] as number);
  const look = new SecondLook(text.tokens, words, text.types, tags);
  const buffer = new Int32Array(MOST_SECOND);
  for (const { sentence, learnt } of text.examples) {
    const first = text.tokens.sentenceStarts[sentence] as number;
    const rows: number[] = [];
    const offsets = new Int32Array(learnt.tags.length + 1);
    for (let i = 0; i < learnt.tags.length; i++) {
      const count = look.features(first + i, first, buffer);
      for (let f = 0; f < count; f++) rows.push(base + (buffer[f] as number));
      offsets[i + 1] = rows.length;
    }
    if (rows.length > 0) learnt.second = { rows: Int32Array.from(rows), offsets };
  }
}

/** Chooses the rows with the largest weights; the others' weights become 0. */
function prune(trainer: SequenceTrainer, rows: number, most: number): Set<number> {
  const largest = new Float32Array(rows);
  for (let row = 0; row < rows; row++)
    for (let t = 0; t < TAG_COUNT; t++)
      largest[row] = Math.max(largest[row] as number, Math.abs(trainer.weights[row * TAG_COUNT + t] as number));
  const order = Array.from(largest.keys()).sort((a, b) => (largest[b] as number) - (largest[a] as number) || a - b);
  const kept = new Set(order.slice(0, most));
  for (let row = 0; row < rows; row++)
    if (!kept.has(row)) trainer.weights.fill(0, row * TAG_COUNT, (row + 1) * TAG_COUNT);
  return kept;
}

/** Takes the rows that were pruned out of a sentence, in place. */
function dropRows(sentence: TrainingSentence, kept: ReadonlySet<number>, base: number): void {
  const { rows, offsets } = sentence;
  let n = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const from = offsets[i] as number;
    const to = offsets[i + 1] as number;
    offsets[i] = n;
    for (let k = from; k < to; k++) {
      const row = rows[k] as number;
      if (row >= base || kept.has(row)) rows[n++] = row;
    }
  }
  offsets[offsets.length - 1] = n;
}

function bytesOf(trainer: SequenceTrainer, hashes: Int32Array, kept: ReadonlySet<number>): Uint8Array {
  const writer = new ModelWriter();
  writer.magic('WSN1');
  writer.integer(UNIT);
  const whole = (weight: number): number => Math.max(-32767, Math.min(32767, Math.round(weight * UNIT)));
  for (const weight of trainer.transitions) writer.integer(whole(weight) + 32768);
  for (let k = 0; k < SECOND_FEATURES * TAG_COUNT; k++)
    writer.integer(whole(trainer.weights[hashes.length * TAG_COUNT + k] as number) + 32768);
  const rows = [...kept]
    .map((row) => ({
      hash: hashes[row] as number,
      weights: Array.from(trainer.weights.subarray(row * TAG_COUNT, (row + 1) * TAG_COUNT), (weight) => weight * UNIT),
    }))
    .filter(({ weights }) => weights.some((weight) => Math.abs(weight) >= 0.5));
  writer.table(TAG_COUNT, rows);
  return writer.bytes;
}
