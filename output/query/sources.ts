import type { Store } from '../store/store.js';
import { reading } from './errors.js';
import { partyIds } from './names.js';

/** Somebody who is cited, and how often. */
export interface Source {
  readonly id: number;
  readonly name: string;
  /** Of the entity behind it; null where it is words only. */
  readonly type: string | null;
  /** How often it is said to have said something, with figures or without. */
  readonly attributions: number;
  /** In how many articles. */
  readonly articles: number;
  /** Facts that it is the source of. */
  readonly facts: number;
  readonly direct: number;
  readonly mixed: number;
  readonly citation: number;
  readonly indirect: number;
  /** The documents of its own that are cited, most often first: reports, studies, statements. */
  readonly cites: readonly { readonly document: string; readonly date: string | null; readonly times: number }[];
  /** Some of the articles: paths or addresses. */
  readonly in: readonly string[];
}

export interface SourcePage {
  readonly sources: readonly Source[];
  /** How many sources there are in all that fit. */
  readonly total: number;
}

const FEW = 5;

/** Sources in the order of how often they are cited; `name` as in the filter `saidBy`. Throws `StoreError`. */
export function listSources(
  store: Store,
  options: { readonly name?: string | undefined; readonly limit?: number; readonly offset?: number } = {},
): SourcePage {
  const { limit = 50, offset = 0, name } = options;
  return reading(store, () => {
    const ids = name === undefined ? null : JSON.stringify(partyIds(store, name));
    const some = ids === null ? `key <> ''` : 'key IN (SELECT value FROM json_each(@ids))';
    const bound = ids === null ? { limit, offset } : { ids, limit, offset };
    const rows = store
      .statement(
        `SELECT key AS id, facts AS attributions, documents AS articles FROM fact_counts
         WHERE dimension = 'attributed' AND ${some} ORDER BY facts DESC, key DESC LIMIT @limit OFFSET @offset`,
      )
      .all(bound) as { id: number; attributions: number; articles: number }[];
    const total = store
      .statement(`SELECT count(*) FROM fact_counts WHERE dimension = 'attributed' AND ${some}`)
      .pluck()
      .get(ids === null ? {} : { ids }) as number;
    const party = store.statement('SELECT name, type FROM parties WHERE id = ?');
    const facts = store.statement(`SELECT facts FROM fact_counts WHERE dimension = 'source' AND key = ?`).pluck();
    const kinds = store.statement(
      `SELECT kind, count(*) AS n FROM attribution_index INDEXED BY attribution_index_source
       WHERE source_id = ? AND is_copy = 0 GROUP BY kind`,
    );
    const cites = store.statement(
      `SELECT a.cited_text AS document, coalesce(d.value, a.cited_date_text) AS date, count(*) AS times
       FROM attribution_index AS x INDEXED BY attribution_index_cites CROSS JOIN attributions AS a ON a.id = x.id
         LEFT JOIN dates AS d ON d.id = a.cited_date_id
       WHERE x.source_id = ? AND x.cites = 1 AND x.is_copy = 0
       GROUP BY 1, 2 ORDER BY times DESC, 1, 2 LIMIT ${FEW}`,
    );
    const articles = store
      .statement(
        `SELECT locator FROM (
           SELECT DISTINCT document_id FROM attribution_index INDEXED BY attribution_index_source
           WHERE source_id = ? AND is_copy = 0 LIMIT ${FEW}
         ) JOIN documents AS d ON d.id = document_id`,
      )
      .pluck();
    const sources = rows.map((row) => {
      const { name, type } = party.get(row.id) as { name: string; type: string | null };
      const kind = Object.fromEntries(
        (kinds.all(row.id) as { kind: string; n: number }[]).map(({ kind, n }) => [kind, n]),
      );
      return {
        ...row,
        name,
        type,
        facts: (facts.get(row.id) as number | undefined) ?? 0,
        direct: kind.direct ?? 0,
        mixed: kind.mixed ?? 0,
        citation: kind.citation ?? 0,
        indirect: kind.indirect ?? 0,
        cites: cites.all(row.id) as Source['cites'],
        in: articles.all(row.id) as string[],
      };
    });
    return { sources, total };
  });
}
