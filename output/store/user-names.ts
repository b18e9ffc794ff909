import type Database from 'better-sqlite3';
import { StoreError } from './errors.js';
import { FactIndex } from './fact-index.js';
import { foldName } from './fold-name.js';
import { textKey } from './identity.js';
import type { Store } from './store.js';

/** What a statement of the user about names changed. */
export interface NameChange {
  /** The name that others now have, or that was told apart, as the store writes it. */
  readonly name: string;
  /** Documents whose facts were taken up anew. */
  readonly documents: number;
}

interface Named {
  readonly key: string;
  readonly name: string;
}

/** Says that two names mean one: facts of the first are facts of the second, now and after any later ingest. */
export function mergeNames(store: Store, name: string, into: string, madeAt: string): NameChange {
  return store.write((database) => {
    const target = best(database, into) ?? { key: textKey(into), name: into };
    const known = called(database, name).filter(({ key }) => key !== target.key);
    const going = new Map(known.map((party) => [party.key, party]));
    // the plain words too, for documents in which nobody is found behind them
    if (textKey(name) !== target.key && !going.has(textKey(name)))
      going.set(textKey(name), { key: textKey(name), name });
    const next = database.prepare('SELECT into_key FROM user_merges WHERE key = ?').pluck();
    for (let key: string | undefined = target.key; key !== undefined; key = next.get(key) as string | undefined) {
      if (going.has(key)) {
        throw new StoreError(
          'STORE_QUERY',
          `"${into}" already is "${name}"; take that back first: whosaid alias remove`,
        );
      }
    }
    if (going.size === 0 || (known.length === 0 && foldName(name) === foldName(into)))
      throw new StoreError('STORE_QUERY', `"${name}" and "${into}" are one already.`);
    const insert = database.prepare(
      `INSERT INTO user_merges (key, name, into_key, into_name, made_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET (name, into_key, into_name, made_at) =
         (excluded.name, excluded.into_key, excluded.into_name, excluded.made_at)`,
    );
    for (const party of going.values()) insert.run(party.key, party.name, target.key, target.name, madeAt);
    return { name: target.name, documents: renew(database, [...going.keys()]) };
  });
}

/** Where a name means another: in one document, or wherever certain words stand for it. */
export interface SplitScope {
  /** Locator. */
  readonly document: string | null;
  readonly words: string | null;
}

/** Says that a name means two: where the scope holds, it is `into`. */
export function splitName(store: Store, name: string, scope: SplitScope, into: string, madeAt: string): NameChange {
  return store.write((database) => {
    const party = best(database, name);
    if (party === null) throw new StoreError('STORE_QUERY', `nobody in ${store.path} is called "${name}".`);
    const target = best(database, into) ?? { key: textKey(into), name: into };
    if (target.key === party.key) throw new StoreError('STORE_QUERY', `"${into}" is "${name}"; give another name.`);
    if (scope.document === null && scope.words === null) {
      throw new StoreError('STORE_QUERY', 'say where the name means another: in which document, or by which words');
    }
    database
      .prepare(
        'INSERT INTO user_splits (key, name, document, words, into_key, into_name, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        party.key,
        party.name,
        scope.document,
        scope.words === null ? null : foldName(scope.words),
        target.key,
        target.name,
        madeAt,
      );
    return { name: party.name, documents: renew(database, [party.key]) };
  });
}

/** Takes back what was said of a name, or a split by its id; returns how many statements went. */
export function removeNames(store: Store, name: string): number {
  return store.write((database) => {
    const rows = database
      .prepare(
        `SELECT key, into_key FROM user_merges WHERE name = @name COLLATE NOCASE OR key = @key
         UNION ALL SELECT key, into_key FROM user_splits WHERE name = @name COLLATE NOCASE OR id = CAST(@name AS INTEGER)`,
      )
      .all({ name, key: textKey(name) }) as { key: string; into_key: string }[];
    if (rows.length === 0) return 0;
    database
      .prepare('DELETE FROM user_merges WHERE name = @name COLLATE NOCASE OR key = @key')
      .run({ name, key: textKey(name) });
    database
      .prepare('DELETE FROM user_splits WHERE name = @name COLLATE NOCASE OR id = CAST(@name AS INTEGER)')
      .run({ name });
    const keys = new Set(rows.flatMap((row) => [row.key, row.into_key]));
    // what was merged further on stands under the last name
    const next = database.prepare('SELECT into_key FROM user_merges WHERE key = ?').pluck();
    for (const key of keys) for (const into of next.all(key) as string[]) keys.add(into);
    renew(database, [...keys]);
    return rows.length;
  });
}

/** The parties that are called so: name, alias, acronym or ISO code. */
function called(database: Database.Database, name: string): Named[] {
  return database
    .prepare(
      `SELECT p.key, p.name FROM parties AS p WHERE p.name = @name OR p.key = @text
       UNION SELECT e.key, e.name FROM entities AS e WHERE e.code = upper(@name) OR e.name = @name COLLATE NOCASE
       UNION SELECT e.key, e.name FROM entity_aliases AS a JOIN entities AS e ON e.id = a.entity_id
         WHERE lower(a.alias) = lower(@name)`,
    )
    .all({ name, text: textKey(name) }) as Named[];
}

/** Of those that are called so, the one with most facts; entities before words. */
function best(database: Database.Database, name: string): Named | null {
  const facts = database
    .prepare(
      `SELECT coalesce(sum(c.facts), 0) FROM parties AS p JOIN fact_counts AS c
       ON c.key = p.id AND c.dimension IN ('subject', 'source', 'attributed') WHERE p.key = ?`,
    )
    .pluck();
  const ranked = called(database, name).map((party) => ({
    ...party,
    entity: party.key.startsWith('TEXT|') ? 0 : 1,
    facts: facts.get(party.key) as number,
  }));
  ranked.sort((a, b) => b.entity - a.entity || b.facts - a.facts || (a.key < b.key ? -1 : 1));
  const first = ranked[0];
  return first === undefined ? null : { key: first.key, name: first.name };
}

/** Takes up anew all documents in which a party of these keys is named. */
function renew(database: Database.Database, keys: readonly string[]): number {
  const documents = database
    .prepare(
      `WITH p AS (SELECT id FROM parties WHERE key IN (SELECT value FROM json_each(?)))
       SELECT document_id FROM fact_index WHERE subject_id IN (SELECT id FROM p)
       UNION SELECT document_id FROM fact_index WHERE source_id IN (SELECT id FROM p)
       UNION SELECT document_id FROM attribution_index WHERE source_id IN (SELECT id FROM p)`,
    )
    .pluck()
    .all(JSON.stringify(keys)) as number[];
  const index = new FactIndex(database);
  index.begin();
  for (const id of documents) index.renew(id);
  index.flush();
  index.identity.tidy();
  return documents.length;
}
