import type { Tokens } from '../../text/tokens.js';
import type { EntityType } from '../mention.js';
import type { NameWords } from '../recognizer/name-words.js';
import type { RawMention, Recognition } from '../recognizer/recognize.js';
import { besideFeatures, MOST_TYPE_FEATURES, nameFeatures } from './type-features.js';
import { COARSE_OF, ENTITY_TYPE_COUNT, ENTITY_TYPES, TypingModel } from './typing-model.js';

/** A name with one of the eight types. */
export interface TypedMention {
  /** First token. */
  first: number;
  /** Behind the last token. */
  end: number;
  type: EntityType;
  confidence: number;
  rule: string;
  /** What speaks for each type, in log-odds, in the order of `ENTITY_TYPES`. */
  scores: Float64Array;
  /** Index of the user's entity that it names; absent for all others. */
  userEntity?: number;
}

let model: TypingModel | undefined;
const features = new Int32Array(MOST_TYPE_FEATURES);
const shares = new Float64Array(ENTITY_TYPE_COUNT);

/** Gives a name that the sequence model found one of the eight types. */
export function typeMention(tokens: Tokens, { words, types }: Recognition, mention: RawMention): TypedMention {
  model ??= TypingModel.load();
  const { first, end, confidence, support } = mention;
  shares.set(nameSums(model, tokens, words, types, first, end));
  model.add(features, besideFeatures(tokens, words, types, first, end, features, 0), shares);
  model.logShares(shares);
  const scores = new Float64Array(ENTITY_TYPE_COUNT);
  for (let t = 0; t < ENTITY_TYPE_COUNT; t++)
    scores[t] = (shares[t] as number) + (support[COARSE_OF[t] as number] as number);
  return { first, end, type: bestType(scores), confidence, rule: 'model', scores };
}

/** Sums of the weights of a name's own features, by the types of its words; kept as long as these are. */
const sums = new WeakMap<NameWords, Map<string, Float64Array>>();
const MOST_SUMS_KEPT = 20_000;
/** Tokens. */
const LONGEST_KEPT = 20;

function nameSums(
  typing: TypingModel,
  tokens: Tokens,
  words: NameWords,
  types: Int32Array,
  first: number,
  end: number,
): Float64Array {
  let known = sums.get(words);
  if (known === undefined || known.size >= MOST_SUMS_KEPT) {
    known = new Map();
    sums.set(words, known);
  }
  let key = String(types[first]);
  for (let i = first + 1; i < end; i++) key += `,${types[i]}`;
  let sum = known.get(key);
  if (sum === undefined) {
    sum = new Float64Array(ENTITY_TYPE_COUNT);
    typing.add(features, nameFeatures(tokens, words, types, first, end, features), sum);
    if (end - first <= LONGEST_KEPT) known.set(key, sum);
  }
  return sum;
}

/** The type with the highest score. */
export function bestType(scores: Float64Array): EntityType {
  let best = 0;
  for (let t = 1; t < ENTITY_TYPE_COUNT; t++) if ((scores[t] as number) > (scores[best] as number)) best = t;
  return ENTITY_TYPES[best] as EntityType;
}
