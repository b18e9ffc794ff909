import { hash } from 'node:crypto';
import type { CorpusArticle } from './load-corpus.js';
import { type Measure, pinnedMeasures, type Scores } from './score.js';
import { ratesOf } from './tally.js';

/** The least F1, in percent, that each pinned measure may have. A measure without a floor may have any. */
export type Floors = Partial<Record<Measure, number>>;

/** The articles that floors hold for: another corpus has other figures. */
export interface CorpusMark {
  readonly articles: number;
  /** sha256 over the gold of all articles, in their order. */
  readonly sha256: string;
}

/** `floors.json`: the floors, and the corpus on which they were reached. */
export interface FloorsFile {
  readonly corpus: CorpusMark | null;
  readonly floors: Floors;
}

export function markCorpus(articles: readonly CorpusArticle[]): CorpusMark {
  return {
    articles: articles.length,
    sha256: hash('sha256', articles.map(({ gold }) => JSON.stringify(gold)).join('\n')),
  };
}

/** A measure that has fallen below its floor. */
export interface Shortfall {
  readonly measure: Measure;
  readonly f1: number;
  readonly floor: number;
}

export function belowFloors(scores: Scores, floors: Floors): Shortfall[] {
  const shortfalls: Shortfall[] = [];
  for (const measure of pinnedMeasures) {
    const floor = floors[measure];
    const { f1 } = ratesOf(scores[measure]);
    // two decimals are what people see; the rest is noise of the division
    if (floor !== undefined && f1 < floor - 0.005) shortfalls.push({ measure, f1, floor });
  }
  return shortfalls;
}

/** The floors raised to what is reached now, rounded down to one decimal; a floor is never lowered. */
export function raiseFloors(scores: Scores, floors: Floors): Floors {
  const raised: Floors = {};
  for (const measure of pinnedMeasures) {
    const reached = Math.floor(ratesOf(scores[measure]).f1 * 10) / 10;
    raised[measure] = Math.max(reached, floors[measure] ?? 0);
  }
  return raised;
}
