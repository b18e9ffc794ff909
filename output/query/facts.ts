import { SqliteError } from 'better-sqlite3';
import { StoreError } from '../store/errors.js';
import type { Store } from '../store/store.js';
import { ftsQuery } from './fts-query.js';

/** One row of the view `facts`: a claim as people read it. */
export interface Fact {
  readonly fact_id: string;
  readonly subject: string | null;
  readonly measure: string | null;
  readonly number: string;
  readonly number_kind: string;
  readonly modifier: string | null;
  readonly decimal: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly base_decimal: string | null;
  readonly base_value: number | null;
  readonly base_unit: string | null;
  readonly relation: string;
  readonly modality: string;
  readonly rate: string | null;
  readonly time: string | null;
  readonly time_value: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly said_by: string | null;
  readonly said_by_entity: string | null;
  readonly attribution_kind: string | null;
  readonly cue: string | null;
  readonly cited_document: string | null;
  readonly cited_document_date: string | null;
  readonly compared_with_number: string | null;
  readonly compared_with_time: string | null;
  /** Id of the fact whose figure this one gives in another unit. */
  readonly equivalent_of: string | null;
  readonly confidence: number;
  readonly rule: string;
  readonly sentence: string;
  readonly span_start: number;
  readonly span_end: number;
  readonly byte_start: number | null;
  readonly byte_end: number | null;
  readonly byte_precision: string;
  readonly line: number | null;
  /** Of formats that have no bytes to point to: PDF has pages, DOCX paragraphs. */
  readonly page: number | null;
  readonly paragraph: number | null;
  readonly document: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly reference_date: string | null;
  readonly claim_id: number;
  readonly document_id: number;
  readonly sentence_id: number;
}

/** The columns of `Fact` that are told to users, in the order of CSV and JSON; the three ids of the database at its end are not. */
export const FACT_COLUMNS: readonly Exclude<keyof Fact, 'claim_id' | 'document_id' | 'sentence_id'>[] = [
  'fact_id',
  'subject',
  'measure',
  'number',
  'number_kind',
  'modifier',
  'decimal',
  'value',
  'low',
  'high',
  'unit',
  'base_decimal',
  'base_value',
  'base_unit',
  'relation',
  'modality',
  'rate',
  'time',
  'time_value',
  'first_day',
  'last_day',
  'said_by',
  'said_by_entity',
  'attribution_kind',
  'cue',
  'cited_document',
  'cited_document_date',
  'compared_with_number',
  'compared_with_time',
  'equivalent_of',
  'confidence',
  'rule',
  'sentence',
  'span_start',
  'span_end',
  'byte_start',
  'byte_end',
  'byte_precision',
  'line',
  'page',
  'paragraph',
  'document',
  'title',
  'url',
  'published',
  'reference_date',
];

export const FACT_SORTS = ['document', 'value', 'time', 'subject', 'measure'] as const;
export type FactSort = (typeof FACT_SORTS)[number];

/** Which facts to list; all that are given must hold. */
export interface FactFilter {
  /** Words that must all stand in the sentence, whatever their order. */
  readonly words?: readonly string[];
  /** Take `words` as one query in the syntax of FTS5 (AND, OR, NOT, NEAR, prefix*). */
  readonly rawSearch?: boolean;
  /** Name, alias, acronym or ISO code of the subject, or a part of the name. */
  readonly entity?: string;
  /** Name, alias or acronym of who said it, or a part of the words. */
  readonly saidBy?: string;
  /** Unit of the figure (EUR, km, %) or its base unit. */
  readonly unit?: string;
  readonly numberKind?: string;
  readonly attributionKind?: string;
  readonly relation?: string;
  /** The fact's time ends on or after this day, and begins on or before `to`: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /** Bounds of the value; of a range, of its nearer end. */
  readonly min?: number;
  readonly max?: number;
  /** A part of the document's locator or title. */
  readonly document?: string;
  /** @default 'document': by document and place */
  readonly sort?: FactSort;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

/** Any sort begins with what it sorts by, nulls last, and ends with the place in the document: no two runs differ. */
const ORDER: Readonly<Record<FactSort, readonly string[]>> = {
  document: ['document'],
  value: ['coalesce(base_value, value, low)'],
  time: ['first_day', 'last_day'],
  subject: ['subject'],
  measure: ['measure'],
};

/** `%` and `_` of a user's words are no wildcards. */
function like(words: string): string {
  return `%${words.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}

/** The entities that a user's words may mean, as a condition on an entity id. */
const ENTITY = (column: string): string =>
  `${column} IN (
     SELECT id FROM entities WHERE code = upper(@X) OR name LIKE @Xlike ESCAPE '\\'
     UNION SELECT entity_id FROM entity_aliases WHERE alias = @X COLLATE NOCASE
   )`;

interface Query {
  readonly where: string;
  readonly parameters: Record<string, string | number>;
}

function conditions(filter: FactFilter): Query {
  const where: string[] = [];
  const parameters: Record<string, string | number> = {};
  const add = (condition: string, values: Record<string, string | number>): void => {
    where.push(condition);
    Object.assign(parameters, values);
  };
  if (filter.words !== undefined && filter.words.length > 0) {
    const match = filter.rawSearch ? filter.words.join(' ') : ftsQuery(filter.words);
    if (match === '') where.push('0');
    else add('sentence_id IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH @words)', { words: match });
  }
  if (filter.entity !== undefined) {
    const entity = ENTITY('c.subject_entity_id').replaceAll('@X', '@entity');
    add(`claim_id IN (SELECT c.id FROM claims AS c WHERE ${entity} OR c.subject_text LIKE @entitylike ESCAPE '\\')`, {
      entity: filter.entity,
      entitylike: like(filter.entity),
    });
  }
  if (filter.saidBy !== undefined) {
    const entity = ENTITY('a.source_entity_id').replaceAll('@X', '@said');
    add(
      `claim_id IN (SELECT c.id FROM claims AS c LEFT JOIN attributions AS a ON a.id = c.attribution_id
         WHERE ${entity} OR c.source_text LIKE @saidlike ESCAPE '\\')`,
      { said: filter.saidBy, saidlike: like(filter.saidBy) },
    );
  }
  if (filter.unit !== undefined) add('(unit = @unit COLLATE NOCASE OR base_unit = @unit)', { unit: filter.unit });
  if (filter.numberKind !== undefined) add('number_kind = @numberKind', { numberKind: filter.numberKind });
  if (filter.attributionKind !== undefined) {
    if (filter.attributionKind === 'none') where.push('attribution_kind IS NULL');
    else add('attribution_kind = @attributionKind', { attributionKind: filter.attributionKind });
  }
  if (filter.relation !== undefined) add('relation = @relation', { relation: filter.relation });
  if (filter.from !== undefined) add('last_day >= @from', { from: filter.from });
  if (filter.to !== undefined) add(`first_day <= @to || '~'`, { to: filter.to });
  if (filter.min !== undefined) add('coalesce(value, high) >= @min', { min: filter.min });
  if (filter.max !== undefined) add('coalesce(value, low) <= @max', { max: filter.max });
  if (filter.document !== undefined) {
    add(`(document LIKE @document ESCAPE '\\' OR title LIKE @document ESCAPE '\\')`, {
      document: like(filter.document),
    });
  }
  return { where: where.length === 0 ? '1' : where.join(' AND '), parameters };
}

/** Lists facts, one at a time: a result of any size needs the memory of one row. Throws `StoreError`. */
export function* facts(store: Store, filter: FactFilter = {}): Generator<Fact> {
  const { where, parameters } = conditions(filter);
  const direction = filter.descending ? 'DESC' : 'ASC';
  const order = ORDER[filter.sort ?? 'document'].map((column) => `${column} ${direction} NULLS LAST`);
  const sql = `SELECT * FROM facts WHERE ${where} ORDER BY ${order.join(', ')}, document, span_start, claim_id LIMIT @limit OFFSET @offset`;
  const bound = { ...parameters, limit: filter.limit ?? -1, offset: filter.offset ?? 0 };
  try {
    yield* store.database.prepare(sql).iterate(bound) as IterableIterator<Fact>;
  } catch (error) {
    throw searchError(error) ?? error;
  }
}

/** How many facts fit a filter, without its limit. */
export function countFacts(store: Store, filter: FactFilter = {}): number {
  const { where, parameters } = conditions(filter);
  try {
    return store.database.prepare(`SELECT count(*) FROM facts WHERE ${where}`).pluck().get(parameters) as number;
  } catch (error) {
    throw searchError(error) ?? error;
  }
}

/** The facts whose ids begin with `id`: one, unless the same text stands in the store with another reference date. */
export function factsById(store: Store, id: string): Fact[] {
  const end = `${id.slice(0, -1)}${String.fromCharCode((id.charCodeAt(id.length - 1) || 0) + 1)}`;
  const rows = store.read((database) =>
    database
      .prepare(
        `SELECT * FROM facts WHERE claim_id IN (SELECT id FROM claims WHERE public_id >= ? AND public_id < ?)
         ORDER BY document, span_start`,
      )
      .all(id, end),
  );
  return rows as Fact[];
}

function searchError(error: unknown): StoreError | null {
  if (error instanceof SqliteError && /fts5|unterminated|no such column|malformed MATCH/i.test(error.message)) {
    return new StoreError(
      'STORE_QUERY',
      `the search is not in the syntax of FTS5: ${error.message}; leave --raw-search away`,
    );
  }
  return null;
}
