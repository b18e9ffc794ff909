import type { Store } from '../store/store.js';

/** Whom facts are about, or who said them. */
export interface Party {
  readonly id: number;
  readonly name: string;
  /** Type of the entity behind it; null where there are only words. */
  readonly type: string | null;
  readonly entity_id: number | null;
  /** ISO 3166 code of the entity. */
  readonly code: string | null;
  /** Facts that are about it, and facts that it said. */
  readonly facts_about: number;
  readonly facts_said: number;
  readonly documents_said: number;
  readonly aliases: readonly { readonly alias: string; readonly kind: string; readonly documents: number }[];
}

/** One party with its names, or null. */
export function party(store: Store, id: number): Party | null {
  return store.read(() => {
    const row = store
      .statement(
        `SELECT p.id, p.name, p.type, p.entity_id, e.code FROM parties AS p LEFT JOIN entities AS e ON e.id = p.entity_id WHERE p.id = ?`,
      )
      .get(id) as Pick<Party, 'id' | 'name' | 'type' | 'entity_id' | 'code'> | undefined;
    if (row === undefined) return null;
    const counts = store.statement('SELECT facts, documents FROM fact_counts WHERE dimension = ? AND key = ?');
    const about = counts.get('subject', id) as { facts: number } | undefined;
    const said = counts.get('source', id) as { facts: number; documents: number } | undefined;
    const aliases =
      row.entity_id === null
        ? []
        : (store
            .statement(
              `SELECT alias, min(kind) AS kind, count(*) AS documents FROM entity_aliases WHERE entity_id = ?
               GROUP BY alias ORDER BY documents DESC, alias LIMIT 40`,
            )
            .all(row.entity_id) as Party['aliases'][number][]);
    return {
      ...row,
      facts_about: about?.facts ?? 0,
      facts_said: said?.facts ?? 0,
      documents_said: said?.documents ?? 0,
      aliases,
    };
  });
}

/** The party of an entity, or null where no fact is about it and none is said by it. */
export function partyOfEntity(store: Store, entityId: number): number | null {
  return store.read(
    () =>
      (store.statement('SELECT id FROM parties WHERE entity_id = ?').pluck().get(entityId) ?? null) as number | null,
  );
}

/** The names behind the ids of a filter. */
export function nameOfId(store: Store, kind: 'party' | 'measure' | 'document', id: number): string | null {
  const sql = {
    party: 'SELECT name FROM parties WHERE id = ?',
    measure: 'SELECT name FROM measures WHERE id = ?',
    document: 'SELECT coalesce(title, locator) FROM documents WHERE id = ?',
  }[kind];
  return store.read(() => (store.statement(sql).pluck().get(id) ?? null) as string | null);
}
