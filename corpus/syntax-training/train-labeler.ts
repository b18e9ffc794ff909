import { LABEL_COUNT, labelFeatures, MOST_LABEL_FEATURES, seenBit } from '../../extractors/syntax/labeler-features.js';
import { LONGEST_WINDOW, ParserState } from '../../extractors/syntax/parser-features.js';
import { Dep } from '../../extractors/syntax/syntax.js';
import type { WordTypes } from '../../extractors/syntax/word-types.js';
import { AveragedPerceptron, quantize, type TrainedRow } from './perceptron.js';
import { seededRandom, shuffle } from './random.js';
import { goldHeads, type TrainingTree } from './train-parser.js';

/** Trains the labeler on right trees; the second half of the rounds runs on the `rows` strongest features alone. */
export function trainLabeler(
  trees: readonly (TrainingTree & { readonly labels: Uint8Array })[],
  types: WordTypes,
  { rounds, rows }: { rounds: number; rows: number },
): TrainedRow[] {
  const random = seededRandom(3);
  const order = trees
    .filter(({ heads }) => heads.length <= LONGEST_WINDOW)
    .map((tree) => ({ tree, gold: goldHeads(tree) }));
  const state = new ParserState();
  const features = new Int32Array(MOST_LABEL_FEATURES);
  const scores = new Float64Array(LABEL_COUNT);
  const seen = new Int32Array(LONGEST_WINDOW + 1);
  let model = new AveragedPerceptron(LABEL_COUNT);
  for (let round = 0; round < rounds; round++) {
    if (round === Math.ceil(rounds / 2)) model = AveragedPerceptron.from(LABEL_COUNT, model.averaged(rows));
    shuffle(order, random);
    for (const { tree, gold } of order) {
      state.fill(types, tree.word, tree.tags, 0, tree.heads.length);
      state.build(gold);
      seen.fill(0);
      for (let i = 0; i < state.length; i++) {
        const head = gold[i] as number;
        if (head === state.length) continue;
        const right = tree.labels[state.at[i] as number] as number;
        const count = labelFeatures(state, seen, i, features);
        scores.fill(0);
        model.score(features, count, scores);
        let best: number = Dep.nsubj;
        for (let k = best + 1; k < LABEL_COUNT; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
        model.time++;
        if (best !== right) model.update(features, count, right, best);
        seen[head] = (seen[head] as number) | seenBit(best);
      }
    }
  }
  return quantize(model.averaged(rows));
}
