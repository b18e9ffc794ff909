import { type NameLists, NameWords, SHAPES_KEPT } from '../../extractors/entities/recognizer/name-words.js';
import { MOST_TYPE_FEATURES, typeFeaturesOf } from '../../extractors/entities/typing/type-features.js';
import { ENTITY_TYPE_COUNT, ENTITY_TYPES } from '../../extractors/entities/typing/typing-model.js';
import { tokenize } from '../../extractors/text/tokenize.js';
import { tokensOf } from '../../extractors/text/tokens.js';
import { ModelWriter } from '../syntax-training/model-writer.js';
import { seededRandom, shuffle } from '../syntax-training/random.js';
import { FeatureCounter } from './feature-counter.js';
import type { GoldText } from './gold-sets.js';

const T = ENTITY_TYPE_COUNT;
const ROUNDS = 5;
const RATE = 0.12;
const DECAY = 2e-6;
const DROP = 0.2;
const UNIT = 32;
const LEAST = 2;

interface Example {
  rows: Int32Array;
  /** Bit t: type t agrees with the annotation. */
  readonly allowed: number;
  readonly weight: number;
}

const bit = (type: (typeof ENTITY_TYPES)[number]): number => 1 << ENTITY_TYPES.indexOf(type);

/** What a set's types say of the eight; the sets use some of the names for more than we do. */
const PLACES = bit('GPE') | bit('LOC');
const OTHERS = bit('NORP') | bit('EVENT') | bit('WORK') | bit('PRODUCT');

function allowedBy(set: string, type: string): number {
  if (set !== 'articles') {
    if (type === 'LOC' || type === 'GPE') return PLACES;
    if (type === 'MISC') return OTHERS;
  }
  const known = ENTITY_TYPES.find((name) => name === type);
  return known === undefined ? 0 : bit(known);
}

/**
 * Trains the model that tells the eight types apart: multinomial logistic regression by AdaGrad on partial labels.
 * @param texts Texts with the weight of their updates.
 * @returns The bytes of typing.bin.
 */
export function trainTyping(
  texts: readonly { readonly text: GoldText; readonly weight: number }[],
  lists: NameLists,
): Uint8Array {
  const random = seededRandom(17);
  const words = new NameWords(lists);
  const counter = new FeatureCounter();
  const buffer = new Int32Array(MOST_TYPE_FEATURES);
  const examples: Example[] = [];
  for (const { text: gold, weight } of texts) {
    const tokens = tokenize(gold.text);
    const types = new Int32Array(tokens.count);
    words.read(tokens, 0, tokens.count, new Int32Array(SHAPES_KEPT * tokens.unknownWords.length), types);
    for (const entity of gold.entities) {
      const allowed = allowedBy(gold.set, entity.type);
      const [first, end] = tokensOf(tokens, entity);
      if (allowed === 0 || end <= first) continue;
      const count = typeFeaturesOf(tokens, words, types, first, end, buffer);
      for (let f = 0; f < count; f++) counter.add(buffer[f] as number);
      examples.push({ rows: buffer.slice(0, count), allowed, weight });
    }
  }
  const hashes = counter.number(LEAST);
  for (const example of examples)
    example.rows = example.rows.map((hash) => counter.rowOf(hash)).filter((row) => row >= 0);
  const weights = new Float32Array(hashes.length * T);
  const squares = new Float32Array(hashes.length * T);
  const scores = new Float64Array(T);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { rows, allowed, weight } of shuffle([...examples], random)) {
      const kept = rows.filter(() => random() >= DROP);
      scores.fill(0);
      for (const row of kept)
        for (let t = 0; t < T; t++) scores[t] = (scores[t] as number) + (weights[row * T + t] as number);
      const top = Math.max(...scores);
      let sum = 0;
      let right = 0;
      for (let t = 0; t < T; t++) {
        scores[t] = Math.exp((scores[t] as number) - top);
        sum += scores[t] as number;
        if (allowed & (1 << t)) right += scores[t] as number;
      }
      for (let t = 0; t < T; t++) {
        const share = (scores[t] as number) / sum;
        const gradient = (allowed & (1 << t) ? (scores[t] as number) / right : 0) - share;
        if (Math.abs(gradient) < 1e-3) continue;
        for (const row of kept) {
          const at = row * T + t;
          const total = (squares[at] as number) + gradient * gradient;
          squares[at] = total;
          const old = weights[at] as number;
          weights[at] = old + (RATE * weight * gradient) / Math.sqrt(total + 1e-2) - DECAY * old;
        }
      }
    }
  }
  const writer = new ModelWriter();
  writer.magic('WST1');
  writer.integer(UNIT);
  const rows = Array.from(hashes, (hash, row) => ({
    hash,
    weights: Array.from(weights.subarray(row * T, (row + 1) * T), (weight) => weight * UNIT),
  })).filter(({ weights: steps }) => steps.some((step) => Math.abs(step) >= LEAST_STEPS));
  writer.table(T, rows);
  return writer.bytes;
}

/** A feature whose weights are all smaller is not shipped. */
const LEAST_STEPS = 9;
