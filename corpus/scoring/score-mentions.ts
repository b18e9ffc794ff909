import type { AnnotatedArticle, AnnotatedEntity, AnnotatedNumber } from './annotations.js';
import { type Candidate, pairUp, type Tally } from './tally.js';
import { overlap, sameSpan } from './words.js';

/** Counts the keys that both lists have, each as often as both have it. */
function countEqual(gold: readonly string[], found: readonly string[], tally: Tally): void {
  const left = new Map<string, number>();
  for (const key of gold) left.set(key, (left.get(key) ?? 0) + 1);
  tally.gold += gold.length;
  tally.found += found.length;
  for (const key of found) {
    const count = left.get(key) ?? 0;
    if (count === 0) continue;
    left.set(key, count - 1);
    tally.right++;
  }
}

// Twelve digits: decimals that went through different sums still agree.
const printed = (value: number | null): string => (value === null ? 'null' : value.toPrecision(12));

const numberKey = (n: AnnotatedNumber): string =>
  [n.start, n.end, n.kind, printed(n.value), printed(n.low), printed(n.high), n.unit].join(' ');

/** A number is right with the same span, kind, value (or range) and unit. */
export function scoreNumbers(gold: AnnotatedArticle, found: AnnotatedArticle, tally: Tally): void {
  countEqual(gold.numbers.map(numberKey), found.numbers.map(numberKey), tally);
}

/** An entity is right with the same span and type. */
export function scoreEntities(gold: AnnotatedArticle, found: AnnotatedArticle, tally: Tally): void {
  const key = (e: AnnotatedEntity): string => `${e.start} ${e.end} ${e.type}`;
  countEqual(gold.entities.map(key), found.entities.map(key), tally);
}

/**
 * A date's span is right when it is the same (`spans`); its value when the spans overlap and the TIMEX3 values are the same string (`values`).
 * Overlapping dates are paired one to one, same spans first, then by the overlap.
 */
export function scoreDates(gold: AnnotatedArticle, found: AnnotatedArticle, spans: Tally, values: Tally): void {
  for (const tally of [spans, values]) {
    tally.gold += gold.dates.length;
    tally.found += found.dates.length;
  }
  const candidates: Candidate[] = [];
  gold.dates.forEach((g, i) => {
    found.dates.forEach((f, j) => {
      const common = overlap(g, f);
      if (common > 0) candidates.push({ gold: i, found: j, rank: [sameSpan(g, f) ? 1 : 0, common] });
    });
  });
  for (const [i, j] of pairUp(candidates)) {
    const g = gold.dates[i];
    const f = found.dates[j];
    if (g === undefined || f === undefined) continue;
    if (sameSpan(g, f)) spans.right++;
    if (g.value === f.value) values.right++;
  }
}
