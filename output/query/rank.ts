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
 * The newest facts that fit a search, as a subquery of `columns` of `fact_index`, from the last one on; @newest bounds them. By the words, or
 * by a condition that is rarer than they are.
 */
export function newestHits(conditions: Conditions, filter: FactFilter, columns: readonly string[]): string {
  const { match, drivers } = conditions;
  const least = drivers.reduce<Driver | null>((a, b) => (a === null || b.facts < a.facts ? b : a), null);
  const read = columns.map((column) => `f.${column}`).join(', ');
  if (match === null || (least !== null && least.index !== 'fact_index_sentence' && least.facts <= NEWEST)) {
    return `SELECT ${read} FROM ${factsBy(least)} WHERE ${conditions.on('f')} ORDER BY f.id DESC LIMIT @newest`;
  }
  const found =
    filter.equivalents === 'each' ? conditions.beside('f') : `${conditions.beside('f')} AND ${conditions.first('f')}`;
  return `SELECT ${read} FROM sentences_fts AS w CROSS JOIN fact_index AS f INDEXED BY fact_index_sentence ON f.sentence_id = w.rowid
    WHERE w.sentences_fts MATCH @match AND ${found} ORDER BY w.rowid DESC LIMIT @newest`;
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
  const columns = 'hits.id AS id, m.name AS measure, sp.name AS subject, ap.name AS source';
  const names = `LEFT JOIN measures AS m ON m.id = hits.measure_id LEFT JOIN parties AS sp ON sp.id = hits.subject_id
    LEFT JOIN parties AS ap ON ap.id = hits.source_id`;
  const newest = newestHits(conditions, filter, ['id', 'measure_id', 'subject_id', 'source_id']);
  const hits = store.database
    .prepare(`SELECT ${columns} FROM (${newest}) AS hits ${names}`)
    .all({ ...conditions.parameters, newest: NEWEST + 1 }) as Hit[];
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
