import type { Store } from '../store/store.js';
import { reading } from './errors.js';
import { phrase } from './fts-query.js';
import { documentIds, measureIds, partyIds } from './names.js';
import { nearest } from './nearest.js';

/** Filters that take names. */
export type NameFilter = 'entity' | 'saidBy' | 'measure' | 'document';

interface Way {
  readonly find: (store: Store, words: string) => number[];
  /** Whose names may be meant; null where none are looked for. */
  readonly table: 'parties' | 'measures' | null;
  readonly what: string;
}

const ASKED: Readonly<Record<NameFilter, Way>> = {
  entity: { find: partyIds, table: 'parties', what: 'nobody and nothing is called so' },
  saidBy: { find: partyIds, table: 'parties', what: 'nobody is called so' },
  measure: { find: measureIds, table: 'measures', what: 'nothing that is measured is called so' },
  document: { find: documentIds, table: null, what: 'no document has it in path, address or title' },
};

/** Names that share three letters with a mistyped one and are looked at. */
const MOST_LOOKED_AT = 500;

/** A filter that leads to nothing by itself, and the names that may have been meant. */
export interface UnknownName {
  readonly filter: NameFilter;
  readonly words: string;
  readonly what: string;
  readonly near: readonly string[];
}

/** Of the names in a filter, those that are nobody's: why nothing fits. Throws `StoreError`. */
export function unknownNames(
  store: Store,
  filter: { readonly [Filter in NameFilter]?: string | undefined },
): UnknownName[] {
  return reading(store, () =>
    (Object.keys(ASKED) as NameFilter[]).flatMap((key) => {
      const words = filter[key];
      const { find, table, what } = ASKED[key];
      if (words === undefined || find(store, words).length > 0) return [];
      return [{ filter: key, words, what, near: table === null ? [] : nearNames(store, table, words) }];
    }),
  );
}

/** Names of parties or measures that are written nearly so, or in which a word is. */
function nearNames(store: Store, table: 'parties' | 'measures', words: string): string[] {
  const letters = [...words.trim()];
  const parts = letters.slice(0, -2).map((_, i) => letters.slice(i, i + 3).join(''));
  if (parts.length === 0) return [];
  const likely =
    table === 'parties'
      ? `SELECT name FROM parties WHERE id IN (SELECT rowid FROM parties_fts WHERE parties_fts MATCH ? LIMIT ${MOST_LOOKED_AT})`
      : `SELECT name FROM measures WHERE id IN (SELECT rowid FROM measures_fts WHERE measures_fts MATCH ? LIMIT ${MOST_LOOKED_AT})`;
  // measures are found by the beginnings of their words, parties by any three letters
  const query =
    table === 'parties'
      ? parts.map(phrase).join(' OR ')
      : words
          .split(/\s+/)
          .map((word) => `${phrase([...word].slice(0, 3).join(''))}*`)
          .join(' OR ');
  const names = store.statement(likely).pluck().all(query) as string[];
  const byWord = new Map<string, string>();
  for (const name of names)
    for (const part of [name, ...name.split(/\s+/)]) if (!byWord.has(part)) byWord.set(part, name);
  const near = nearest(words, byWord.keys(), 20).map((part) => byWord.get(part) as string);
  return [...new Set(near)].slice(0, 3);
}
