import type { Store } from '../store/store.js';
import { type Conditions, type Driver, factsBy } from './conditions.js';
import type { FactFilter } from './filter.js';
import { searchWords } from './fts-query.js';

/** So many hits of a search are ranked, the newest; ranking half a million to show fifty would take longer than anybody waits. */
export const NEWEST = 5000;

interface Hit {
  readonly id: number;
  readonly measure: string | null;
  readonly subject: string | null;
  readonly source: string | null;
}

/**
 * The hits of a search, best first: those with most of the words in the measure, then in subject and source, then the newest. `cut` tells
 * whether there were more hits than are ranked.
 */
export function rankedIds(
  store: Store,
  conditions: Conditions,
  filter: FactFilter,
): { readonly ids: number[]; readonly cut: boolean } {
  const { match, parameters, drivers } = conditions;
  const columns = 'hits.id AS id, m.name AS measure, sp.name AS subject, ap.name AS source';
  const names = `LEFT JOIN measures AS m ON m.id = hits.measure_id LEFT JOIN parties AS sp ON sp.id = hits.subject_id
    LEFT JOIN parties AS ap ON ap.id = hits.source_id`;
  const least = drivers.reduce<Driver | null>((a, b) => (a === null || b.facts < a.facts ? b : a), null);
  const from =
    match !== null && (least === null || least.index === 'fact_index_sentence' || least.facts > NEWEST)
      ? `sentences_fts AS w CROSS JOIN fact_index AS f INDEXED BY fact_index_sentence ON f.sentence_id = w.rowid`
      : factsBy(least);
  const found =
    filter.equivalents === 'each' ? conditions.beside('f') : `${conditions.beside('f')} AND ${conditions.first('f')}`;
  const newest = from.startsWith('sentences_fts')
    ? `SELECT f.id, f.measure_id, f.subject_id, f.source_id FROM ${from} WHERE w.sentences_fts MATCH @match AND ${found} ORDER BY w.rowid DESC LIMIT @newest`
    : `SELECT f.id, f.measure_id, f.subject_id, f.source_id FROM ${from} WHERE ${conditions.on('f')} ORDER BY f.id DESC LIMIT @newest`;
  const hits = store.database
    .prepare(`SELECT ${columns} FROM (${newest}) AS hits ${names}`)
    .all({ ...parameters, newest: NEWEST + 1 }) as Hit[];
  const cut = hits.length > NEWEST;
  if (cut) hits.length = NEWEST;
  const words = searchWords(filter.words ?? [])
    .map((word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
  const holds = (name: string | null): number => {
    if (name === null) return 0;
    const lower = name.toLowerCase();
    return words.reduce((n, word) => n + (lower.includes(word) ? 1 : 0), 0);
  };
  const scored = hits.map((hit) => ({
    id: hit.id,
    score: holds(hit.measure) * 4 + holds(hit.subject) * 3 + holds(hit.source),
  }));
  scored.sort((a, b) => b.score - a.score || b.id - a.id);
  return { ids: scored.map(({ id }) => id), cut };
}
