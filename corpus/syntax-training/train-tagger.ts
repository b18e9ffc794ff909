import { Pos } from '../../extractors/syntax/syntax.js';
import { TAG_COUNT } from '../../extractors/syntax/tagger.js';
import {
  contextFeatures,
  isPlainMark,
  lookAt,
  MOST_FEATURES,
  POSITIONS,
  typeFeatures,
} from '../../extractors/syntax/tagger-features.js';
import type { WordTypes } from '../../extractors/syntax/word-types.js';
import type { Tokens } from '../../extractors/text/tokens.js';
import { AveragedPerceptron, quantize, type TrainedRow } from './perceptron.js';
import { seededRandom, shuffle } from './random.js';

/** A sentence with what the models read of it worked out. */
export interface PreparedSentence {
  readonly tokens: Tokens;
  readonly word: Int32Array;
  readonly looks: Uint8Array;
  readonly tags: Uint8Array;
}

export function prepare(sentence: { tokens: Tokens; tags: Uint8Array }, types: WordTypes): PreparedSentence {
  const { tokens, tags } = sentence;
  const unknown = new Int32Array(tokens.unknownWords.length).fill(-1);
  const word = Int32Array.from({ length: tokens.count }, (_, i) => types.ofToken(tokens, i, unknown));
  const looks = new Uint8Array(tokens.count);
  lookAt(tokens, 0, tokens.count, looks);
  return { tokens, word, looks, tags };
}

/** Trains the tagger; the second half of the rounds runs on the `rows` strongest features alone. */
export function trainTagger(
  sentences: readonly PreparedSentence[],
  types: WordTypes,
  { rounds, rows }: { rounds: number; rows: number },
): TrainedRow[] {
  const random = seededRandom(11);
  const order = [...sentences];
  const ofType: Int32Array[] = [];
  const buffer = new Int32Array(MOST_FEATURES);
  const typeRow = (type: number, position: number): Int32Array => {
    const key = type * POSITIONS + position;
    return (ofType[key] ??= buffer.slice(0, typeFeatures(types, type, position, buffer)));
  };
  const features = new Int32Array(4 * MOST_FEATURES);
  const scores = new Float64Array(TAG_COUNT);
  let model = new AveragedPerceptron(TAG_COUNT);
  for (let round = 0; round < rounds; round++) {
    if (round === Math.ceil(rounds / 2)) model = AveragedPerceptron.from(TAG_COUNT, model.averaged(rows));
    shuffle(order, random);
    for (const { tokens, word, looks, tags } of order) {
      const guess = new Uint8Array(tokens.count);
      for (let i = 0; i < tokens.count; i++) {
        if (isPlainMark(tokens, i)) {
          guess[i] = Pos.punct;
          continue;
        }
        let count = contextFeatures(tokens, types, word, looks, guess, i, 0, tokens.count, features);
        for (let position = 0; position < POSITIONS; position++) {
          const row = typeRow(word[i + position - 2] ?? 0, position);
          features.set(row, count);
          count += row.length;
        }
        scores.fill(0);
        model.score(features, count, scores);
        const right = tags[i] as number;
        let best = 1;
        for (let k = 2; k < TAG_COUNT; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
        model.time++;
        if (best !== right) model.update(features, count, right, best);
        guess[i] = best;
      }
    }
  }
  return quantize(model.averaged(rows));
}
