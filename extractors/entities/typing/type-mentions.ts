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
}

let model: TypingModel | undefined;
const features = new Int32Array(MOST_TYPE_FEATURES);
const shares = new Float64Array(ENTITY_TYPE_COUNT);

/** How much the look of a name weighs against the sequence model's own view. */
const WEIGHT_OF_LOOK = 1;

/** Gives a name that the sequence model found one of the eight types. */
export function typeMention(tokens: Tokens, { words, types }: Recognition, mention: RawMention): TypedMention {
  model ??= TypingModel.load();
  const { first, end, confidence, support } = mention;
  const count = typeFeaturesOf(tokens, words, types, first, end, features);
  model.logShares(features, count, shares);
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < ENTITY_TYPE_COUNT; t++) {
    const score = WEIGHT_OF_LOOK * (shares[t] as number) + (support[COARSE_OF[t] as number] as number);
    if (score > top) {
      top = score;
      best = t;
    }
  }
  return { first, end, type: ENTITY_TYPES[best] as EntityType, confidence, rule: 'model' };
}
