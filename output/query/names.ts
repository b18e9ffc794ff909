import { foldName } from '../store/fold-name.js';
import type { Store } from '../store/store.js';
import { phrase, wordQuery } from './fts-query.js';

/** Fewest characters that the index of parts of names can look up. */
const TRIGRAM = 3;
/** Behind every name that begins with what stands before it. */
const LAST_CHARACTER = '\u{10ffff}';

/**
 * The ids of the parties that a user's words may mean: those called so (name, alias, acronym, ISO code, or another name that the user gave
 * them), and those whose names hold the words as a part; of one or two characters that nobody is called by, those whose names begin so.
 */
export function partyIds(store: Store, words: string): number[] {
  const name = words.trim();
  const folded = foldName(name);
  return store.read(() => {
    const ids = new Set<number>(
      store
        .statement(
          `SELECT id FROM parties WHERE name = @name COLLATE NOCASE
           UNION SELECT p.id FROM entities AS e JOIN parties AS p ON p.entity_id = e.id WHERE e.code = upper(@name)
           UNION SELECT p.id FROM entity_aliases AS a JOIN parties AS p ON p.entity_id = a.entity_id WHERE lower(a.alias) = lower(@name)
           UNION SELECT id FROM parties WHERE key = 'TEXT|' || @folded`,
        )
        .pluck()
        .all({ name, folded }) as number[],
    );
    for (const id of mergedInto(store, name, folded)) ids.add(id);
    if ([...name].length >= TRIGRAM) {
      const parts = store.statement('SELECT rowid FROM parties_fts WHERE parties_fts MATCH ?').pluck();
      for (const id of parts.all(phrase(name)) as number[]) ids.add(id);
    } else if (ids.size === 0 && name !== '') {
      // too short for that index, and nobody is called so: those whose names begin so
      const parts = store.statement('SELECT id FROM parties WHERE name >= @name AND name < @name || @last').pluck();
      for (const id of parts.all({ name, last: LAST_CHARACTER }) as number[]) ids.add(id);
    }
    return [...ids];
  });
}

/** Parties that the user has merged others with that are called so. */
function mergedInto(store: Store, name: string, folded: string): number[] {
  let keys = store
    .statement(
      `SELECT into_key FROM user_merges WHERE key = 'TEXT|' || @folded OR name = @name COLLATE NOCASE
         OR key IN (SELECT e.key FROM entity_aliases AS a JOIN entities AS e ON e.id = a.entity_id WHERE lower(a.alias) = lower(@name))
         OR key IN (SELECT key FROM entities WHERE code = upper(@name))`,
    )
    .pluck()
    .all({ folded, name }) as string[];
  const next = store.statement('SELECT into_key FROM user_merges WHERE key = ?').pluck();
  const party = store.statement('SELECT id FROM parties WHERE key = ?').pluck();
  const ids: number[] = [];
  for (let steps = 0; keys.length > 0 && steps < 100; steps++) {
    for (const key of keys) {
      const id = party.get(key) as number | undefined;
      if (id !== undefined) ids.push(id);
    }
    keys = keys.flatMap((key) => next.all(key) as string[]);
  }
  return ids;
}

/** The ids of the measures that hold all of the words, whatever their order and number ("budgets" finds "budget"). */
export function measureIds(store: Store, words: string): number[] {
  const query = wordQuery([words]);
  return store.read(() => {
    const ids = new Set(
      store.statement('SELECT id FROM measures WHERE key = ?').pluck().all(foldName(words)) as number[],
    );
    if (query !== '') {
      const found = store.statement('SELECT rowid FROM measures_fts WHERE measures_fts MATCH ?').pluck();
      for (const id of found.all(query) as number[]) ids.add(id);
    }
    return [...ids];
  });
}

/** The ids of the documents whose path, address or title holds the words; one or two characters are looked for in paths and addresses only. */
export function documentIds(store: Store, words: string): number[] {
  return store.read(() => {
    const exact = store.statement('SELECT id FROM documents WHERE locator = ?').pluck().all(words) as number[];
    if (exact.length > 0) return exact;
    if ([...words].length >= TRIGRAM) {
      return store
        .statement('SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?')
        .pluck()
        .all(phrase(words)) as number[];
    }
    // too short for that index: what is read through holds the locators alone
    return store
      .statement('SELECT id FROM documents WHERE instr(lower(locator), lower(?)) > 0')
      .pluck()
      .all(words) as number[];
  });
}
