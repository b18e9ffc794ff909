import {
  ACTION_COUNT,
  Action,
  actionFeatures,
  LONGEST_WINDOW,
  MOST_PARSER_FEATURES,
  ParserState,
  PLACES,
  placeFeatures,
  placeOf,
} from '../../extractors/syntax/parser-features.js';
import { Pos } from '../../extractors/syntax/syntax.js';
import type { WordTypes } from '../../extractors/syntax/word-types.js';
import { AveragedPerceptron, quantize, type TrainedRow } from './perceptron.js';
import { seededRandom, shuffle } from './random.js';

/** A tree to learn from: tags as the tagger gives them, heads in the sentence, -1 for the root. */
export interface TrainingTree {
  readonly word: Int32Array;
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
}

/** How often the guessed action is followed in training rather than a right one, after the first round. */
const EXPLORE = 0.9;

/** Trains the parser; the second half of the rounds runs on the `rows` strongest features alone. */
export function trainParser(
  trees: readonly TrainingTree[],
  types: WordTypes,
  { rounds, rows }: { rounds: number; rows: number },
): TrainedRow[] {
  const random = seededRandom(5);
  const order = trees
    .filter(({ heads }) => heads.length <= LONGEST_WINDOW)
    .map((tree) => ({ tree, gold: goldHeads(tree) }));
  const state = new ParserState();
  const features = new Int32Array(MOST_PARSER_FEATURES);
  const single = new Int32Array(8);
  const scores = new Float64Array(ACTION_COUNT);
  const costs = new Int32Array(ACTION_COUNT);
  let model = new AveragedPerceptron(ACTION_COUNT);
  for (let round = 0; round < rounds; round++) {
    if (round === Math.ceil(rounds / 2)) model = AveragedPerceptron.from(ACTION_COUNT, model.averaged(rows));
    shuffle(order, random);
    for (const { tree, gold } of order) {
      state.fill(types, tree.word, tree.tags, 0, tree.heads.length);
      while (!state.done) {
        let count = actionFeatures(state, features);
        for (let place = 0; place < PLACES; place++) {
          const written = placeFeatures(types, state.types[placeOf(state, place)] as number, place, single);
          for (let k = 0; k < written; k++) features[count++] = single[k] as number;
        }
        scores.fill(0);
        model.score(features, count, scores);
        actionCosts(state, gold, costs);
        let least = Number.POSITIVE_INFINITY;
        for (let a = 0; a < ACTION_COUNT; a++) if (state.allows(a)) least = Math.min(least, costs[a] as number);
        let guess = -1;
        let right = -1;
        for (let a = 0; a < ACTION_COUNT; a++) {
          if (!state.allows(a)) continue;
          if (guess < 0 || (scores[a] as number) > (scores[guess] as number)) guess = a;
          if (costs[a] === least && (right < 0 || (scores[a] as number) > (scores[right] as number))) right = a;
        }
        model.time++;
        if (guess !== right && costs[guess] !== least) model.update(features, count, right, guess);
        state.take(round > 0 && random() < EXPLORE ? guess : right);
      }
    }
  }
  return quantize(model.averaged(rows));
}

/** Arcs of the right tree that each action would make impossible (dynamic oracle of the arc-hybrid system). */
export function actionCosts(state: ParserState, gold: Int32Array, costs: Int32Array): void {
  const { stack, depth, next, length } = state;
  costs.fill(0);
  const top = depth > 0 ? (stack[depth - 1] as number) : -1;
  if (next < length) {
    // shift: the next word loses a head in the stack below the top, and all dependents in the stack
    let cost = 0;
    for (let k = 0; k < depth; k++) {
      const item = stack[k] as number;
      if (gold[item] === next) cost++;
      if (k < depth - 1 && gold[next] === item) cost++;
    }
    costs[Action.shift] = cost;
  }
  if (top >= 0) {
    let dependents = 0;
    for (let k = next; k < length; k++) if (gold[k] === top) dependents++;
    const head = gold[top] as number;
    const below = depth > 1 ? (stack[depth - 2] as number) : -1;
    costs[Action.left] = dependents + (head === below || head > next ? 1 : 0);
    costs[Action.right] = dependents + (head >= next ? 1 : 0);
  }
}

/**
 * The tree over a sentence's words without marks, the root as index n, made projective by lifting: the shortest crossing arc goes to its
 * head's head, until none crosses.
 */
export function goldHeads({ heads, tags }: TrainingTree): Int32Array {
  const kept: number[] = [];
  const indexOf = heads.map((_, i) => (tags[i] === Pos.punct ? -1 : kept.push(i) - 1));
  const n = kept.length;
  let root = -1;
  const lifted = Int32Array.from(kept, (token) => {
    let head = heads[token] as number;
    while (head >= 0 && indexOf[head] === -1) head = heads[head] as number;
    return head < 0 ? n : (indexOf[head] as number);
  });
  // where a mark was the root, the first of its words takes its place
  for (let i = 0; i < n; i++) {
    if (lifted[i] !== n) continue;
    if (root < 0) root = i;
    else lifted[i] = root;
  }
  for (;;) {
    let worst = -1;
    let shortest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < n; i++) {
      const head = lifted[i] as number;
      if (head === n) continue;
      const low = Math.min(i, head);
      const high = Math.max(i, head);
      if (high - low >= shortest) continue;
      for (let k = low + 1; k < high; k++) {
        // every word under the arc must descend from its head
        let up = k;
        while (up !== n && up !== head) up = lifted[up] as number;
        if (up !== head) {
          worst = i;
          shortest = high - low;
          break;
        }
      }
    }
    if (worst < 0) return lifted;
    lifted[worst] = lifted[lifted[worst] as number] as number;
  }
}
