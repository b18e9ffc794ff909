import type { Mention } from '../text/span.js';

export type EntityType = 'PERSON' | 'ORG' | 'GPE' | 'LOC' | 'PRODUCT' | 'EVENT' | 'WORK' | 'NORP';

/** A name in the text. */
export interface EntityMention extends Mention {
  readonly type: EntityType;
  /** Index into `Extraction.entities` of the entity that is meant. */
  readonly entity: number;
  readonly confidence: number;
}

/** How one entity of a document stands to another: a demonym to its country, a capital that speaks for its state. */
export interface EntityRelation {
  readonly kind: 'demonym_of' | 'metonym_of' | 'part_of';
  /** Index of the other entity in the document, or null when it is only known by name. */
  readonly entity: number | null;
  readonly name: string;
  /** ISO 3166 code of the other, where it is a country or subdivision. */
  readonly code: string | null;
}

/** What stands behind one or more mentions of a document. */
export interface DocumentEntity {
  readonly name: string;
  readonly type: EntityType;
  readonly aliases: readonly string[];
  readonly acronym: string | null;
  /** ISO 3166-1 alpha-2 or ISO 3166-2 code of countries and subdivisions. */
  readonly code: string | null;
  readonly relations: readonly EntityRelation[];
  /** Why the mentions were taken as one: the names of the rules of identity. */
  readonly reasons: readonly string[];
}
