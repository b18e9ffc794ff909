import { FeatureTable, ModelReader } from '../../syntax/feature-table.js';
import type { EntityType } from '../mention.js';

/** The types, in the order of the model's columns. */
export const ENTITY_TYPES: readonly EntityType[] = ['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP'];
export const ENTITY_TYPE_COUNT = 8;
/** Index of each type's coarse type in `COARSE_TYPES`. */
export const COARSE_OF: readonly number[] = [0, 1, 2, 2, 3, 3, 3, 3];

/** Log-linear model of a name's type by what the name and its neighbours look like. */
export class TypingModel {
  readonly #table: FeatureTable;
  /** How many steps of a score are one unit of log-odds. */
  readonly unit: number;

  constructor(reader: ModelReader) {
    reader.expect('WST1');
    this.unit = reader.integer();
    this.#table = new FeatureTable(reader);
  }

  /** Loads the shipped model. Throws ModelFileError. */
  static load(): TypingModel {
    return new TypingModel(ModelReader.open('typing.bin', import.meta.url));
  }

  /** Writes the log-probability of each type. */
  logShares(features: Int32Array, count: number, out: Float64Array): void {
    const { weights } = this.#table;
    out.fill(0, 0, ENTITY_TYPE_COUNT);
    for (let f = 0; f < count; f++) {
      let at = this.#table.offsetOf(features[f] as number);
      if (at === 0) continue;
      for (let t = 0; t < ENTITY_TYPE_COUNT; t++) out[t] = (out[t] as number) + (weights[at++] as number);
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) {
      out[t] = (out[t] as number) / this.unit;
      top = Math.max(top, out[t] as number);
    }
    let sum = 0;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) sum += Math.exp((out[t] as number) - top);
    const total = top + Math.log(sum);
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) out[t] = (out[t] as number) - total;
  }
}
