import type { AnnotatedArticle, AnnotatedSpan } from './annotations.js';
import { type Candidate, pairUp, type Tally } from './tally.js';
import { overlap, sameSpan, shared, wordsOf } from './words.js';

export const CLAIM_SLOTS = ['measure', 'subject', 'time', 'source'] as const;
export type ClaimSlot = (typeof CLAIM_SLOTS)[number];

/** What is counted of claims. `relation` counts gold claims that are found and have the same relation. */
export interface ClaimTallies extends Readonly<Record<ClaimSlot, Tally>> {
  readonly found: Tally;
  readonly relation: Tally;
  readonly complete: Tally;
}

/** At least half of the shorter span's words are shared, and a third of the longer one's. */
function sameSlot(text: string, a: AnnotatedSpan, b: AnnotatedSpan): boolean {
  const x = wordsOf(text, [a]);
  const y = wordsOf(text, [b]);
  const common = shared(x, y);
  return common > 0 && common * 2 >= Math.min(x.size, y.size) && common * 3 >= Math.max(x.size, y.size);
}

/**
 * A claim is found by its number: gold and predicted claims are paired one to one where their numbers overlap, same spans first. A slot is
 * right when both fill it with nearly the same words; a claim is complete when its four slots (empty on both sides is right) and its relation
 * are.
 */
export function scoreClaims(gold: AnnotatedArticle, predicted: AnnotatedArticle, tallies: ClaimTallies): void {
  for (const tally of [tallies.found, tallies.relation, tallies.complete]) {
    tally.gold += gold.claims.length;
    tally.found += predicted.claims.length;
  }
  for (const slot of CLAIM_SLOTS) {
    tallies[slot].gold += gold.claims.filter((c) => c[slot]).length;
    tallies[slot].found += predicted.claims.filter((c) => c[slot]).length;
  }
  const candidates: Candidate[] = [];
  gold.claims.forEach((g, i) => {
    predicted.claims.forEach((p, j) => {
      const common = overlap(g.number, p.number);
      if (common > 0) candidates.push({ gold: i, found: j, rank: [sameSpan(g.number, p.number) ? 1 : 0, common] });
    });
  });
  for (const [i, j] of pairUp(candidates)) {
    const g = gold.claims[i];
    const p = predicted.claims[j];
    if (g === undefined || p === undefined) continue;
    tallies.found.right++;
    let complete = g.relation === p.relation;
    if (complete) tallies.relation.right++;
    for (const slot of CLAIM_SLOTS) {
      const a = g[slot];
      const b = p[slot];
      if (a && b && sameSlot(gold.text, a, b)) tallies[slot].right++;
      else if (a || b) complete = false;
    }
    if (complete) tallies.complete.right++;
  }
}
