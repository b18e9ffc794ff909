import type { Mention, TextSpan } from '../text/span.js';

export type AttributionKind = 'direct' | 'mixed' | 'citation' | 'indirect';

/** Somebody said something: source, cue and content. The mention's own span runs from the first of them to the last. */
export interface AttributionMention extends Mention {
  readonly kind: AttributionKind;
  /** Who or what said it; null where the text does not tell. The first of `sources`. */
  readonly source: TextSpan | null;
  readonly sources: readonly TextSpan[];
  readonly cue: TextSpan;
  /** What was said: one span, or several where the cue splits it. Never empty. */
  readonly contents: readonly TextSpan[];
  /** Index into `Extraction.entities` of the entity behind the source, pronouns resolved. */
  readonly sourceEntity: number | null;
  /** How sure that entity is: high for names, lower for pronouns and "the company"; null where there is none. */
  readonly sourceEntityConfidence: number | null;
  /** The cited document (its title, without possessor and date) and the date mention that it carries, where the text names one. */
  readonly document: TextSpan | null;
  readonly documentDate: TextSpan | null;
  readonly confidence: number;
}
