import { FeatureTable, ModelReader } from './feature-table.js';
import { LABEL_COUNT, labelFeatures, MOST_LABEL_FEATURES, seenBit } from './labeler-features.js';
import { lanesOf, unpackRow } from './packed-rows.js';
import { LONGEST_WINDOW, type ParserState } from './parser-features.js';
import { Dep } from './syntax.js';

const LANES = lanesOf(LABEL_COUNT);

/** Names the arcs of a finished tree, left to right, by an averaged perceptron that sees the whole tree. */
export class Labeler {
  readonly #table: FeatureTable;
  readonly #features = new Int32Array(MOST_LABEL_FEATURES);
  readonly #total = new Int32Array(LANES);
  readonly #scores = new Int32Array(LABEL_COUNT);
  readonly #seen = new Int32Array(LONGEST_WINDOW + 1);

  constructor(table: FeatureTable) {
    this.#table = table;
  }

  /** Loads the shipped model. Throws ModelFileError. */
  static loadTable(): FeatureTable {
    return new FeatureTable(ModelReader.open('labeler.bin'));
  }

  /** Writes a `Dep` for each word of the state into `labels`. */
  label(state: ParserState, labels: Uint8Array): void {
    const seen = this.#seen.fill(0);
    const scores = this.#scores;
    const total = this.#total;
    const table = this.#table;
    const { rows } = table;
    for (let i = 0; i < state.length; i++) {
      const head = state.heads[i] as number;
      if (head === state.length) {
        labels[i] = Dep.root;
        continue;
      }
      total.fill(0);
      const count = labelFeatures(state, seen, i, this.#features);
      for (let f = 0; f < count; f++) {
        let at = table.at(this.#features[f] as number);
        if (at === 0) continue;
        for (let k = 0; k < LANES; k++) total[k] = (total[k] as number) + (rows[at++] as number);
      }
      unpackRow(total, 0, LABEL_COUNT, scores, 0);
      let best: number = Dep.nsubj;
      for (let k = best + 1; k < LABEL_COUNT; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
      labels[i] = best;
      seen[head] = (seen[head] as number) | seenBit(best);
    }
  }
}
