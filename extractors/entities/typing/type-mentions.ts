import type { Tokens } from '../../text/tokens.js';
import type { EntityType } from '../mention.js';
import type { RawMention, Recognition } from '../recognizer/recognize.js';
import { MOST_TYPE_FEATURES, typeFeaturesOf } from './type-features.js';
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
  const count = typeFeaturesOf(tokens, words, types, first, end, features);
  model.logShares(features, count, shares);
  const scores = new Float64Array(ENTITY_TYPE_COUNT);
  for (let t = 0; t < ENTITY_TYPE_COUNT; t++)
    scores[t] = (shares[t] as number) + (support[COARSE_OF[t] as number] as number);
  return { first, end, type: bestType(scores), confidence, rule: 'model', scores };
}

/** The type with the highest score. */
export function bestType(scores: Float64Array): EntityType {
  let best = 0;
  for (let t = 1; t < ENTITY_TYPE_COUNT; t++) if ((scores[t] as number) > (scores[best] as number)) best = t;
  return ENTITY_TYPES[best] as EntityType;
}
