export type { AttributionKind, AttributionMention } from './attributions/mention.js';
export type { Claim, ClaimModality, ClaimRelation, ClaimSlot } from './claims/claim.js';
export type { DateMention, DateMod, DateType } from './dates/mention.js';
export type { DocumentEntity, EntityMention, EntityRelation, EntityType } from './entities/mention.js';
export { type ExtractInput, type Extraction, extract } from './extract.js';
export type { NumberKind, NumberMention, NumberModifier } from './numbers/mention.js';
export { toStandoff } from './standoff.js';
export type { ArticleDocument } from './text/document.js';
export type { Mention, Span, TextSpan } from './text/span.js';
