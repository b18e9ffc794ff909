import type { Decimal } from 'decimal.js';
import type { ClaimModality, ClaimRelation } from '../../extractors/claims/claim.js';
import type { NumberKind, NumberModifier } from '../../extractors/numbers/mention.js';
import type { Span } from '../../extractors/text/span.js';

/** Where the slots of a claim stand; null where a slot is empty. */
export interface SlotSpans {
  readonly measure: Span | null;
  readonly subject: Span | null;
  readonly time: Span | null;
  readonly source: Span | null;
}

/** One printed figure of a document with what its claim says of it. Offsets are UTF-16 code units into the document's text. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Public id of the claim; null where the figure is no claim. */
  readonly claim: string | null;
  readonly kind: NumberKind;
  readonly value: Decimal | null;
  /** Bounds of a printed range ("40 to 60"). */
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly unit: string | null;
  /** Value of one unit of the last printed digit. */
  readonly precision: Decimal | null;
  /** What one of `unit` is in `baseUnit`, where there is a conversion. */
  readonly factor: Decimal | null;
  readonly baseUnit: string | null;
  readonly modifier: NumberModifier | null;
  readonly rule: string;
  /** Index of the sentence in the document. */
  readonly sentence: number;
  readonly relation: ClaimRelation | null;
  readonly modality: ClaimModality | null;
  readonly measure: string | null;
  /** Name of the subject, canonical where an entity is known. */
  readonly subject: string | null;
  /** TIMEX3 value of the time that the claim holds for, and its days. */
  readonly time: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly source: string | null;
  /** Null where the figure is no claim. */
  readonly slots: SlotSpans | null;
  /** Index into the document's attributions of the one that holds the figure. */
  readonly attribution: number | null;
  /** Index into the document's figures of the one that this is another notation of. */
  readonly equivalentOf: number | null;
}

/** An attribution as far as the audit needs it. */
export interface AuditAttribution {
  readonly start: number;
  readonly end: number;
  readonly source: string | null;
  readonly cue: string;
  readonly cueStart: number;
  readonly cueEnd: number;
  readonly cited: string | null;
  readonly citedStart: number | null;
  readonly citedEnd: number | null;
  /** TIMEX3 value and days of the cited document's date. */
  readonly citedDate: string | null;
  readonly citedFirstDay: string | null;
}

/** A date in the text, with its days. */
export interface AuditDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly value: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** One article as the audit reads it. */
export interface AuditDocument {
  readonly locator: string;
  readonly text: string;
  /** The day on which it was published, or from which its dates are counted; null where neither is known. */
  readonly day: string | null;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  /** Ordered by place. */
  readonly figures: readonly Figure[];
  readonly dates: readonly AuditDate[];
  readonly attributions: readonly AuditAttribution[];
}
