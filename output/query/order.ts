import type { FactSort } from './choices.js';

/** How facts are walked in one order. All is our own text; nothing of a user's. */
export interface Order {
  /** Tables from which rows come in this order by an index, `f` among them. */
  readonly walk: string;
  /** Tables joined to `f` when another index leads the way. */
  readonly join: string;
  /** What it sorts by, without the last key, `f.id`. */
  readonly keys: readonly string[];
  readonly keyTypes: readonly string[];
  /** Which rows have something to sort by; the others follow in the order of their ids. */
  readonly present: string | null;
  readonly absent: string | null;
}

const named = (table: 'parties' | 'measures', column: 'subject_id' | 'source_id' | 'measure_id'): Order => ({
  walk: `${table} AS o INDEXED BY ${table}_name CROSS JOIN fact_index AS f INDEXED BY fact_index_${column.slice(0, -3)} ON f.${column} = o.id`,
  join: `JOIN ${table} AS o ON o.id = f.${column}`,
  keys: ['o.name', 'o.id'],
  keyTypes: ['string', 'number', 'number'],
  present: null,
  absent: `f.${column} IS NULL`,
});

/** By value within one unit: the index of the unit holds them so. */
export const VALUE_IN_UNIT: Order & { readonly index: string } = {
  walk: 'fact_index AS f INDEXED BY fact_index_unit',
  index: 'fact_index_unit',
  join: '',
  keys: ['f.value'],
  keyTypes: ['number', 'number'],
  present: 'f.value IS NOT NULL',
  absent: 'f.value IS NULL',
};

export const ORDERS: Readonly<Record<Exclude<FactSort, 'relevance'>, Order>> = {
  document: {
    walk: 'documents AS o CROSS JOIN fact_index AS f INDEXED BY fact_index_document ON f.document_id = o.id',
    join: 'JOIN documents AS o ON o.id = f.document_id',
    keys: ['o.locator', 'f.span_start'],
    keyTypes: ['string', 'number', 'number'],
    present: null,
    absent: null,
  },
  value: {
    walk: 'fact_index AS f INDEXED BY fact_index_value',
    join: '',
    keys: ['f.value'],
    keyTypes: ['number', 'number'],
    present: 'f.value IS NOT NULL',
    absent: 'f.value IS NULL',
  },
  time: {
    walk: 'fact_index AS f INDEXED BY fact_index_first_day',
    join: '',
    keys: ['f.first_day'],
    keyTypes: ['string', 'number'],
    present: 'f.first_day IS NOT NULL',
    absent: 'f.first_day IS NULL',
  },
  subject: named('parties', 'subject_id'),
  measure: named('measures', 'measure_id'),
  'said-by': named('parties', 'source_id'),
};
