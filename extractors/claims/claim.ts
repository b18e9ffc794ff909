import type { Mention, TextSpan } from '../text/span.js';

export type ClaimRelation =
  | 'is'
  | 'increase'
  | 'decrease'
  | 'increase_to'
  | 'decrease_to'
  | 'from'
  | 'share'
  | 'projected'
  | 'limit';
export type ClaimModality = 'asserted' | 'projected' | 'estimated' | 'targeted';

/** One slot of a claim. */
export interface ClaimSlot extends TextSpan {
  /** How sure the rule is, 0 to 1. */
  readonly confidence: number;
}

/** One asserted quantity: what it measures, of whom, for when, who said so. The mention's own span is the number's. */
export interface Claim extends Mention {
  /** Indexes into the extraction's layers, so that a claim can be joined to its mentions; null where the slot is empty or no mention of that layer. */
  readonly number: number;
  readonly measure: ClaimSlot | null;
  readonly subject: ClaimSlot | null;
  /** Index into `entityMentions` / `entities` of the subject; the latter with pronouns and possessives resolved. */
  readonly subjectMention: number | null;
  readonly subjectEntity: number | null;
  readonly time: ClaimSlot | null;
  /** Index into `dates`. */
  readonly timeMention: number | null;
  readonly source: ClaimSlot | null;
  /** Index into `attributions` of the innermost attribution that holds the number. */
  readonly attribution: number | null;
  readonly relation: ClaimRelation;
  readonly modality: ClaimModality;
  /** The figure and the time that this one is compared with: indexes into `numbers` and `dates`. */
  readonly comparison: { readonly number: number | null; readonly time: number | null } | null;
  /** "annually", "per capita", "per month": the words, where the figure is a rate. */
  readonly rate: TextSpan | null;
  /** Index into `claims` of the claim whose value this one gives in another unit. */
  readonly equivalentOf: number | null;
  readonly confidence: number;
}
