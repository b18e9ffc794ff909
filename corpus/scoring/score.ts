import type { AnnotatedArticle } from './annotations.js';
import { scoreAttributions } from './score-attributions.js';
import { scoreClaims } from './score-claims.js';
import { scoreDates, scoreEntities, scoreNumbers } from './score-mentions.js';
import { emptyTally, type Tally } from './tally.js';

/** What is measured, in the order of the table. */
export const measures = [
  'numbers',
  'dates.span',
  'dates.value',
  'entities',
  'attributions.found',
  'attributions',
  'claims.found',
  'claims.measure',
  'claims.subject',
  'claims.time',
  'claims.source',
  'claims.relation',
  'claims.complete',
] as const;

export type Measure = (typeof measures)[number];

interface MeasureInfo {
  readonly layer: string;
  /** What has to be right. */
  readonly what: string;
  /** Whether it has a floor. */
  readonly pinned: boolean;
}

export const MEASURES: Readonly<Record<Measure, MeasureInfo>> = {
  numbers: { layer: 'numbers', what: 'span, value and unit', pinned: true },
  'dates.span': { layer: 'dates', what: 'span', pinned: true },
  'dates.value': { layer: 'dates', what: 'value', pinned: true },
  entities: { layer: 'entities', what: 'span and type', pinned: true },
  'attributions.found': { layer: 'attributions', what: 'content', pinned: false },
  attributions: { layer: 'attributions', what: 'content and source', pinned: true },
  'claims.found': { layer: 'claims', what: 'number', pinned: true },
  'claims.measure': { layer: 'claims', what: 'measure', pinned: false },
  'claims.subject': { layer: 'claims', what: 'subject', pinned: false },
  'claims.time': { layer: 'claims', what: 'time', pinned: false },
  'claims.source': { layer: 'claims', what: 'source', pinned: false },
  'claims.relation': { layer: 'claims', what: 'relation', pinned: false },
  'claims.complete': { layer: 'claims', what: 'all slots and relation', pinned: true },
};

export type Scores = Readonly<Record<Measure, Tally>>;

export const pinnedMeasures: readonly Measure[] = measures.filter((measure) => MEASURES[measure].pinned);

/** Scores predictions against gold, article by article (the same texts in the same order), summed over all. */
export function score(pairs: Iterable<readonly [gold: AnnotatedArticle, found: AnnotatedArticle]>): Scores {
  const scores = Object.fromEntries(measures.map((measure) => [measure, emptyTally()])) as Record<Measure, Tally>;
  for (const [gold, found] of pairs) {
    scoreNumbers(gold, found, scores.numbers);
    scoreDates(gold, found, scores['dates.span'], scores['dates.value']);
    scoreEntities(gold, found, scores.entities);
    scoreAttributions(gold, found, scores['attributions.found'], scores.attributions);
    scoreClaims(gold, found, {
      found: scores['claims.found'],
      measure: scores['claims.measure'],
      subject: scores['claims.subject'],
      time: scores['claims.time'],
      source: scores['claims.source'],
      relation: scores['claims.relation'],
      complete: scores['claims.complete'],
    });
  }
  return scores;
}
