import { foldName } from '../store/fold-name.js';
import type { Store } from '../store/store.js';
import { documentIds } from './names.js';

/** One entity as `whosaid entities` lists it. */
export interface ListedEntity {
  readonly id: number;
  /** What makes mentions of two documents one entity: type and ISO code, or type and folded name. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** ISO 3166 code of a country or subdivision. */
  readonly code: string | null;
  readonly acronym: string | null;
  /** What documents call it, the name and acronym aside; the most common first. */
  readonly aliases: readonly string[];
  readonly relations: readonly ListedRelation[];
  /** The rules by which mentions were taken as one, in any document. */
  readonly reasons: readonly string[];
  /** What the user says that it is (`whosaid alias`), and which names the user says are it. */
  readonly same_as: string | null;
  readonly merged: readonly string[];
  readonly documents: number;
  readonly mentions: number;
  /** Claims that are about it. */
  readonly claims: number;
  /** Attributions whose source it is. */
  readonly attributions: number;
}

/** How an entity stands to another: `demonym_of`, `metonym_of` or `part_of`. */
export interface ListedRelation {
  readonly kind: string;
  readonly name: string;
  readonly code: string | null;
  /** Documents that say so. */
  readonly documents: number;
}

/** Which entities are asked for; all that is given must hold. */
export interface EntityFilter {
  /** A part of a name, alias or acronym, or an ISO code. */
  readonly words?: string | null;
  readonly types?: readonly string[];
  /** A part of a document's path, address or title. */
  readonly document?: string | null;
  /** @default all */
  readonly limit?: number | null;
}

/** The entities that the filter asks for, those with the most mentions first. */
export function* listEntities(store: Store, filter: EntityFilter = {}): Generator<ListedEntity> {
  const { database } = store;
  const words = filter.words?.trim() || null;
  const types = filter.types ?? [];
  const document = filter.document?.trim() || null;
  const rows = database
    .prepare(
      `WITH counted AS (
         SELECT m.entity_id AS id, count(*) AS mentions, count(DISTINCT m.document_id) AS documents
         FROM entity_mentions AS m
         WHERE @named IS NULL OR m.document_id IN (SELECT value FROM json_each(@named))
         GROUP BY m.entity_id)
       SELECT e.id, e.key, e.name, e.type, e.code, counted.mentions, counted.documents
       FROM counted JOIN entities AS e ON e.id = counted.id
       WHERE (@types = '[]' OR e.type IN (SELECT value FROM json_each(@types)))
         AND (@words IS NULL OR e.code = upper(@words) OR instr(lower(e.name), lower(@words)) > 0 OR instr(e.key, @folded) > 0
           OR e.id IN (SELECT entity_id FROM entity_aliases WHERE instr(lower(alias), lower(@words)) > 0))
       ORDER BY counted.mentions DESC, e.key
       LIMIT @limit`,
    )
    .all({
      named: document === null ? null : JSON.stringify(documentIds(store, document)),
      words,
      folded: words === null ? null : foldName(words),
      types: JSON.stringify(types.map((type) => type.toUpperCase())),
      limit: filter.limit ?? -1,
    }) as Pick<ListedEntity, 'id' | 'key' | 'name' | 'type' | 'code' | 'mentions' | 'documents'>[];
  const aliases = database.prepare(
    `SELECT alias, max(kind = 'acronym') AS acronym FROM entity_aliases WHERE entity_id = ?
     GROUP BY alias ORDER BY count(*) DESC, alias`,
  );
  const relations = database.prepare(
    `SELECT kind, name, code, count(*) AS documents FROM entity_relations WHERE entity_id = ?
     GROUP BY kind, name, code ORDER BY documents DESC, kind, name`,
  );
  const reasons = database
    .prepare('SELECT DISTINCT reason FROM entity_reasons WHERE entity_id = ? ORDER BY reason')
    .pluck();
  const claims = database.prepare('SELECT count(*) FROM claims WHERE subject_entity_id = ?').pluck();
  const attributions = database.prepare('SELECT count(*) FROM attributions WHERE source_entity_id = ?').pluck();
  const sameAs = database.prepare('SELECT into_name FROM user_merges WHERE key = ?').pluck();
  const merged = database
    .prepare('SELECT min(name) FROM user_merges WHERE into_key = ? GROUP BY name COLLATE NOCASE ORDER BY 1')
    .pluck();
  for (const row of rows) {
    const called = aliases.all(row.id) as { alias: string; acronym: number }[];
    const acronym = called.find((alias) => alias.acronym === 1)?.alias ?? null;
    yield {
      ...row,
      acronym,
      aliases: called.map(({ alias }) => alias).filter((alias) => alias !== row.name && alias !== acronym),
      relations: relations.all(row.id) as ListedRelation[],
      reasons: reasons.all(row.id) as string[],
      same_as: (sameAs.get(row.key) as string | undefined) ?? null,
      merged: merged.all(row.key) as string[],
      claims: claims.get(row.id) as number,
      attributions: attributions.get(row.id) as number,
    };
  }
}
