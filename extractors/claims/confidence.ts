import type { Draft } from './sentence.js';

/**
 * How often each pattern was right on articles that were read by hand, rounded down; a pattern that is not listed counts as 0.5. These are
 * shares of right slots, no probabilities of a model.
 */
const RIGHT: Readonly<Record<string, number>> = {
  counted: 0.9,
  of: 0.8,
  'noun-of': 0.9,
  predicate: 0.8,
  object: 0.8,
  change: 0.85,
  inherited: 0.75,
  apposition: 0.6,
  possessor: 0.9,
  complement: 0.75,
  agent: 0.7,
  place: 0.6,
  attributive: 0.7,
  itself: 0.7,
  recipient: 0.8,
  shared: 0.5,
  time: 0.8,
  source: 0.85,
  none: 0.3,
};

/** How sure the rule is that filled a slot, 0 to 1. */
export function slotConfidence(rule: string): number {
  return RIGHT[rule] ?? 0.5;
}

/** A claim is as sure as its weakest slot. */
export function claimConfidence(draft: Draft): number {
  let least = slotConfidence(draft.role);
  if (draft.subject >= 0) least = Math.min(least, slotConfidence(draft.subjectRule));
  if (draft.time >= 0) least = Math.min(least, slotConfidence('time'));
  return least;
}
