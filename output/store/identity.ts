import type Database from 'better-sqlite3';
import { BulkInsert } from './bulk-insert.js';
import { foldName } from './fold-name.js';
import { LateNames } from './late-names.js';
import type { SqlValue } from './tables.js';

/** Who or what a fact is about, or who said it. */
export interface Party {
  readonly id: number;
  readonly key: string;
  readonly name: string;
}

/** Words that stand for somebody: where no entity is behind them, they name nobody. */
const PRONOUNS = new Set(
  'i you he she it we they him her them us me this that these those who which one ones himself herself itself themselves'.split(
    ' ',
  ),
);

/** What the store says of an entity. */
export interface KnownEntity {
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

interface Split {
  readonly document: string | null;
  readonly words: string | null;
  readonly intoKey: string;
  readonly intoName: string;
}

/** The key of words that no entity stands behind. */
export function textKey(words: string): string {
  return `TEXT|${foldName(words)}`;
}

/**
 * Tells which party is behind the words of a subject or source: the entity that was found, or the words themselves, as the user's splits and
 * merges would have it. Splits come first, then merges.
 */
export class Identity {
  readonly #database: Database.Database;
  readonly #parties = new Map<string, Party>();
  readonly #entities = new Map<number, KnownEntity>();
  /** Rows of parties that are new; see `flush()`. */
  #made: SqlValue[] = [];
  #lastId = 0;
  #merges = new Map<string, { readonly intoKey: string; readonly intoName: string }>();
  #splits = new Map<string, Split[]>();

  readonly #findParty: Database.Statement;
  readonly #findEntity: Database.Statement;
  readonly #lastParty: Database.Statement;
  readonly #readEntity: Database.Statement;
  readonly #inserts: BulkInsert;
  readonly #names: LateNames;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#findParty = database.prepare('SELECT id, key, name FROM parties WHERE key = ?');
    this.#findEntity = database.prepare('SELECT id, name, type FROM entities WHERE key = ?');
    this.#lastParty = database.prepare('SELECT coalesce(max(id), 0) FROM parties').pluck();
    this.#readEntity = database.prepare('SELECT key, name, type FROM entities WHERE id = ?');
    this.#inserts = new BulkInsert(database, 'parties', ['id', 'key', 'name', 'type', 'entity_id']);
    this.#names = new LateNames(database, 'parties', ['name']);
  }

  /** Reads what the user has said and forgets what was found before. */
  begin(): void {
    this.#parties.clear();
    this.#entities.clear();
    this.#made = [];
    this.#names.forget();
    this.#merges = new Map(
      (
        this.#database.prepare('SELECT key, into_key AS intoKey, into_name AS intoName FROM user_merges').all() as {
          key: string;
          intoKey: string;
          intoName: string;
        }[]
      ).map(({ key, ...into }) => [key, into]),
    );
    this.#splits = new Map();
    for (const { key, ...split } of this.#database
      .prepare(
        'SELECT key, document, words, into_key AS intoKey, into_name AS intoName FROM user_splits ORDER BY document IS NULL, words IS NULL, id',
      )
      .all() as ({ key: string } & Split)[]) {
      const known = this.#splits.get(key);
      if (known === undefined) this.#splits.set(key, [split]);
      else known.push(split);
    }
  }

  /** Tells what the store says of an entity, so that it need not be asked. Until `begin()`. */
  know(id: number, entity: KnownEntity): void {
    this.#entities.set(id, entity);
  }

  /** Writes the parties that `partyOf` has found new: before any row that points to them. */
  flush(): void {
    if (this.#made.length === 0) return;
    this.#names.note(this.#made[0] as number);
    this.#inserts.insert(this.#made);
    this.#made = [];
  }

  /** Lets parties be found by their names that are new since `begin()`. */
  nameParties(): void {
    this.#names.write();
  }

  /** The party behind a subject or source; null where there is none, or only a pronoun that nobody stands behind. */
  partyOf(words: string | null, entityId: number | null, locator: string): Party | null {
    if (words === null && entityId === null) return null;
    let key: string;
    let name: string;
    let type: string | null = null;
    let entity: number | null = null;
    if (entityId !== null) {
      const found = this.#entity(entityId);
      ({ key, name, type } = found);
      entity = entityId;
    } else {
      const folded = foldName(words as string);
      if (PRONOUNS.has(folded)) return null;
      key = `TEXT|${folded}`;
      name = words as string;
    }
    const split = this.#splits
      .get(key)
      ?.find(
        (s) =>
          (s.document === null || s.document === locator) &&
          (s.words === null || (words !== null && s.words === foldName(words))),
      );
    if (split !== undefined) {
      key = split.intoKey;
      name = split.intoName;
      entity = null;
    }
    for (
      let into = this.#merges.get(key), steps = 0;
      into !== undefined && steps < 100;
      into = this.#merges.get(key), steps++
    ) {
      key = into.intoKey;
      name = into.intoName;
      entity = null;
    }
    return this.#party(key, name, type, entity);
  }

  #entity(id: number): KnownEntity {
    let entity = this.#entities.get(id);
    if (entity === undefined) {
      entity = this.#readEntity.get(id) as KnownEntity;
      this.#entities.set(id, entity);
    }
    return entity;
  }

  #party(key: string, name: string, type: string | null, entityId: number | null): Party {
    const remembered = this.#parties.get(key);
    if (remembered !== undefined) return remembered;
    let party = this.#findParty.get(key) as Party | undefined;
    if (party === undefined) {
      const entity =
        entityId === null
          ? (this.#findEntity.get(key) as { id: number; name: string; type: string } | undefined)
          : { id: entityId, name, type };
      this.#lastId = this.#made.length === 0 ? (this.#lastParty.get() as number) + 1 : this.#lastId + 1;
      party = { id: this.#lastId, key, name: entity?.name ?? name };
      this.#made.push(party.id, key, party.name, entity?.type ?? type, entity?.id ?? null);
    }
    this.#parties.set(key, party);
    return party;
  }

  /**
   * After a run: parties have the names that their entities have come to have, those of entities that are made anew point to them, and those
   * that nothing mentions any more go.
   */
  tidy(): void {
    this.#database.exec(
      `DELETE FROM parties WHERE id NOT IN (SELECT key FROM fact_counts WHERE dimension IN ('subject', 'source', 'attributed'))
         AND NOT EXISTS (SELECT 1 FROM fact_index WHERE subject_id = parties.id)
         AND NOT EXISTS (SELECT 1 FROM fact_index WHERE source_id = parties.id)
         AND NOT EXISTS (SELECT 1 FROM attribution_index WHERE source_id = parties.id)`,
    );
    this.#database.exec(
      `DELETE FROM measures WHERE id NOT IN (SELECT key FROM fact_counts WHERE dimension = 'measure')
         AND NOT EXISTS (SELECT 1 FROM fact_index WHERE measure_id = measures.id)`,
    );
    this.#database.exec(
      `UPDATE parties SET name = e.name, entity_id = e.id, type = e.type FROM entities AS e
       WHERE e.key = parties.key AND (e.name <> parties.name OR parties.entity_id IS NOT e.id)`,
    );
  }
}
