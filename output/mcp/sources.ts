import type { Store } from '../store/store.js';

/** Who is cited, by how many attributions and in how many documents; the most cited first. `name` is a part of the name. */
export function listSources(
  store: Store,
  name: string | null,
  limit: number,
): { name: string; attributions: number; documents: number }[] {
  return store.read((database) =>
    database
      .prepare(
        `SELECT coalesce(e.name, a.source_text) AS name, count(*) AS attributions, count(DISTINCT a.document_id) AS documents
         FROM attributions AS a LEFT JOIN entities AS e ON e.id = a.source_entity_id
         WHERE coalesce(e.name, a.source_text) IS NOT NULL
           AND (@name IS NULL OR instr(lower(coalesce(e.name, a.source_text)), lower(@name)) > 0)
         GROUP BY 1 ORDER BY attributions DESC, 1 LIMIT @limit`,
      )
      .all({ name, limit }),
  ) as { name: string; attributions: number; documents: number }[];
}
