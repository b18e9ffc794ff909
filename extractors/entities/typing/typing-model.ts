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

  /** Adds the weights of features to a sum by type. */
  add(features: Int32Array, count: number, sum: Float64Array): void {
    const { rows } = this.#table;
    for (let f = 0; f < count; f++) {
      let at = this.#table.at(features[f] as number);
      if (at === 0) continue;
      // packed rows: two types share a number
      for (let t = 0; t < ENTITY_TYPE_COUNT; t += 2) {
        const both = rows[at++] as number;
        const low = (both << 16) >> 16;
        sum[t] = (sum[t] as number) + low;
        sum[t + 1] = (sum[t + 1] as number) + ((both - low) >> 16);
      }
    }
  }

  /** Turns sums of weights into the log-probability of each type, in place. */
  logShares(sum: Float64Array): void {
    let top = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) {
      sum[t] = (sum[t] as number) / this.unit;
      top = Math.max(top, sum[t] as number);
    }
    let all = 0;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) all += Math.exp((sum[t] as number) - top);
    const total = top + Math.log(all);
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) sum[t] = (sum[t] as number) - total;
  }
}
