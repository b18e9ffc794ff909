import { z } from 'zod';
import {
  ATTRIBUTION_KINDS,
  FACT_SORTS,
  type FactSort,
  MODALITIES,
  NUMBER_KINDS,
  QUOTE_KINDS,
  RELATIONS,
  REVIEW_STATES,
} from './choices.js';
import { queryError } from './errors.js';
import { didYouMean } from './nearest.js';

/** Longest text that a filter takes, in UTF-16 code units. */
export const MOST_TEXT = 1000;
/** Most facts on one page. */
export const MOST_PAGE = 1000;

const text = z.string().min(1).max(MOST_TEXT);
const day = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD');
const amount = z.union([z.number().refine(Number.isFinite, 'expected a finite number'), text]);
const SHARE = 'expected a number from 0 to 1';
const confidence = z.number(SHARE).min(0, SHARE).max(1, SHARE).describe('least confidence, 0 to 1');
const id = z.int().positive();

/** Which facts to list; all that are given must hold. */
export interface FactFilter {
  /** Words that must all stand in the sentence, or in the names of subject, measure and source, whatever their order. */
  readonly words?: readonly string[] | undefined;
  /** Take `words` as one query in the syntax of FTS5 (AND, OR, NOT, NEAR, prefix*). */
  readonly rawSearch?: boolean | undefined;
  /** Subject: a name, an alias, an acronym, an ISO 3166 code, or a part of a name. */
  readonly entity?: string | undefined;
  /** Who said it: a name, an alias, an acronym, or a part of a name. */
  readonly saidBy?: string | undefined;
  /** Words of the measure, whatever their number and order. */
  readonly measure?: string | undefined;
  /** Ids of the database, from groups and facets: the same filters without looking names up. */
  readonly subjectId?: number | undefined;
  readonly sourceId?: number | undefined;
  readonly measureId?: number | undefined;
  readonly documentId?: number | undefined;
  /** ISO 4217 currency, UCUM unit, or a name of one ("miles"); finds all units that convert to it. */
  readonly unit?: string | undefined;
  readonly numberKind?: (typeof NUMBER_KINDS)[number] | undefined;
  readonly attributionKind?: (typeof ATTRIBUTION_KINDS)[number] | undefined;
  readonly relation?: (typeof RELATIONS)[number] | undefined;
  readonly modality?: (typeof MODALITIES)[number] | undefined;
  /** The fact's time ends on or after this day, and begins on or before `to`: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The fact's time begins in this year. */
  readonly year?: number | undefined;
  /** Bounds of the value; of a range, of its nearer end: a number, or a figure with its unit ("1 trillion JPY"). */
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  /** A part of the document's locator or title. */
  readonly document?: string | undefined;
  /** Least confidence, 0 to 1. */
  readonly minConfidence?: number | undefined;
  readonly reviewed?: (typeof REVIEW_STATES)[number] | undefined;
  /** Near-duplicate documents too. @default false */
  readonly duplicates?: boolean | undefined;
  /** The figures of one fact in several units: one row (`fold`), or a row each. @default 'fold' */
  readonly equivalents?: 'fold' | 'each' | undefined;
}

/** A filter with its order and page. */
export interface FactQuery extends FactFilter {
  /** @default 'relevance' where there are words, else 'document': by document and place */
  readonly sort?: FactSort | undefined;
  readonly descending?: boolean | undefined;
  /** Facts on a page, or at most in all. @default 50 on a page */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Which quotes; all that are given must hold. */
export interface QuoteFilter {
  /** Words that must all stand in a sentence of the quote. */
  readonly words?: readonly string[] | undefined;
  readonly rawSearch?: boolean | undefined;
  readonly saidBy?: string | undefined;
  readonly sourceId?: number | undefined;
  readonly attributionKind?: (typeof QUOTE_KINDS)[number] | undefined;
  readonly document?: string | undefined;
  readonly documentId?: number | undefined;
  readonly minConfidence?: number | undefined;
  readonly duplicates?: boolean | undefined;
}

/** The filters of quotes that are those of facts too. */
const quoteShape = {
  words: z
    .array(z.string().max(MOST_TEXT))
    .max(50)
    .describe('words that must all stand in a sentence of the quote')
    .optional(),
  rawSearch: z.boolean().describe('take the words as one query in the syntax of SQLite FTS5').optional(),
  saidBy: text.describe('who said it: a name, an alias, an acronym, or a part of a name').optional(),
  sourceId: id.describe('id of a source').optional(),
  attributionKind: z.enum(QUOTE_KINDS).describe('how it is attributed').optional(),
  document: text.describe('a part of the document’s path, address or title').optional(),
  documentId: id.describe('id of a document').optional(),
  minConfidence: confidence.optional(),
  duplicates: z.boolean().describe('near-duplicate documents too').optional(),
};

const filterShape = {
  words: z
    .array(z.string().max(MOST_TEXT))
    .max(50)
    .describe('words that must all stand in the sentence, or in the names of subject, measure and source')
    .optional(),
  rawSearch: z.boolean().describe('take the words as one query in the syntax of SQLite FTS5').optional(),
  entity: text.describe('subject: a name, an alias, an acronym, an ISO 3166 code, or a part of a name').optional(),
  saidBy: text.describe('who said it: a name, an alias, an acronym, or a part of a name').optional(),
  measure: text.describe('words of the measure, whatever their number and order').optional(),
  subjectId: id.describe('id of a subject, from groups and facets').optional(),
  sourceId: id.describe('id of a source, from groups and facets').optional(),
  measureId: id.describe('id of a measure, from groups and facets').optional(),
  documentId: id.describe('id of a document').optional(),
  unit: text.describe('ISO 4217 currency, UCUM unit, or a name of one; finds units that convert to it').optional(),
  numberKind: z.enum(NUMBER_KINDS).describe('kind of figure').optional(),
  attributionKind: z.enum(ATTRIBUTION_KINDS).describe('how it is attributed').optional(),
  relation: z.enum(RELATIONS).describe('what the figure says of its measure').optional(),
  modality: z.enum(MODALITIES).describe('whether it is asserted, projected, estimated or targeted').optional(),
  from: day.describe('the time of the fact ends on or after this day').optional(),
  to: day.describe('the time of the fact begins on or before this day').optional(),
  year: z.int().min(-9999).max(9999).describe('the time of the fact begins in this year').optional(),
  min: amount.describe('least value: a number, or a figure with its unit ("1 trillion JPY")').optional(),
  max: amount.describe('greatest value, as min').optional(),
  document: text.describe('a part of the document’s path, address or title').optional(),
  minConfidence: confidence.optional(),
  reviewed: z.enum(REVIEW_STATES).describe('what reviewers said').optional(),
  duplicates: z.boolean().describe('near-duplicate documents too').optional(),
  equivalents: z
    .enum(['fold', 'each'])
    .describe('the figures of one fact in several units: one row (fold), or a row each')
    .optional(),
};

/** The one place where filters are told, for commands, HTTP and agents. Unknown keys are refused. */
export const factFilterSchema: z.ZodType<FactFilter> = z.strictObject(filterShape);

export const factQuerySchema: z.ZodType<FactQuery> = z.strictObject({
  ...filterShape,
  sort: z.enum(FACT_SORTS).describe('order; relevance where words are given, else by document and place').optional(),
  descending: z.boolean().describe('greatest or last first').optional(),
  limit: z.int().min(0).max(MOST_PAGE).describe('facts on a page').optional(),
  cursor: z
    .string()
    .max(4 * MOST_TEXT)
    .describe('`next` of the page before')
    .optional(),
});

export const quoteFilterSchema: z.ZodType<QuoteFilter> = z.strictObject(quoteShape);

/** Names of filters as the command line writes them, for messages. */
function flagOf(path: PropertyKey | undefined): string {
  return String(path ?? 'filter').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
}

/** What is wrong with a value: of one that is none of a list, what it may be and which of them may be meant. */
function told(issue: z.core.$ZodIssue | undefined, input: unknown): string {
  if (issue?.code === 'unrecognized_keys') return 'there is no such filter';
  if (issue?.code !== 'invalid_value') return issue?.message ?? 'not understood';
  const known = issue.values.map(String);
  const given = issue.path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>>)[key], input);
  const named = typeof given === 'string' ? `, got "${given.slice(0, 80)}"${didYouMean(given, known)}` : '';
  return `expected one of ${known.join(', ')}${named}`;
}

/** Checks what came from outside. Throws `StoreError` STORE_QUERY that names what is wrong. */
export function check<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name =
    issue?.code === 'unrecognized_keys' ? issue.keys.map((key) => flagOf(key)).join(', ') : flagOf(issue?.path[0]);
  throw queryError(`${name}: ${told(issue, input)}`);
}

/** A filter that came from outside, checked once. Throws `StoreError` STORE_QUERY that names what is wrong. */
export function parseFactFilter(input: unknown): FactFilter {
  return check(factFilterSchema, input);
}

/** As `parseFactFilter`, with order, limit and cursor. */
export function parseFactQuery(input: unknown): FactQuery {
  return check(factQuerySchema, input);
}

/** A filter of quotes that came from outside, checked once. Throws `StoreError` STORE_QUERY. */
export function parseQuoteFilter(input: unknown): QuoteFilter {
  return check(quoteFilterSchema, input);
}
