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

/** A document in a list, with how many facts stand in it. */
export interface ListedDocument {
  readonly id: number;
  readonly locator: string;
  readonly title: string | null;
  readonly site: string | null;
  readonly published: string | null;
  readonly format: string;
  /** UTF-16 code units. */
  readonly text_length: number;
  readonly facts: number;
  readonly duplicate_of: number | null;
}

/** A page of documents, in order of their locators, from behind `after`; `ids` bounds them to some. */
export function documentPage(
  store: Store,
  options: { readonly after: string; readonly limit: number; readonly ids?: readonly number[] },
): { readonly documents: readonly ListedDocument[]; readonly next: string | null } {
  const among = options.ids === undefined ? '' : 'AND d.id IN (SELECT value FROM json_each(@ids))';
  const rows = store.read(() =>
    store
      .statement(
        `SELECT d.id, d.locator, d.title, d.site, d.published, d.format, d.text_length, d.duplicate_of,
           coalesce((SELECT facts FROM fact_counts WHERE dimension = 'document' AND key = d.id), 0) AS facts
         FROM documents AS d WHERE d.locator > @after ${among} ORDER BY d.locator LIMIT @limit`,
      )
      .all({
        after: options.after,
        limit: options.limit + 1,
        ...(options.ids === undefined ? {} : { ids: JSON.stringify(options.ids) }),
      }),
  ) as ListedDocument[];
  const documents = rows.slice(0, options.limit);
  return { documents, next: rows.length > options.limit ? (documents.at(-1)?.locator ?? null) : null };
}
