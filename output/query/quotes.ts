import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';
import { countOf } from './conditions.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { reading } from './errors.js';
import type { PlacedSpan } from './fact-detail.js';
import type { QuoteFilter } from './filter.js';
import { wordQuery } from './fts-query.js';
import { documentIds, partyIds } from './names.js';
import { NEWEST } from './rank.js';

export { parseQuoteFilter, type QuoteFilter } from './filter.js';

/** Who said what: an attribution, with figures or without. Offsets are UTF-16 code units of the document's text. */
export interface Quote {
  readonly quote_id: string;
  readonly kind: string;
  /** The words of the source. */
  readonly said_by: string | null;
  /** Who is behind them. */
  readonly said_by_name: string | null;
  readonly source_id: number | null;
  readonly cue: string;
  /** What was said: its parts, joined by “ … ” where the cue splits it. */
  readonly content: string;
  readonly source: PlacedSpan | null;
  readonly cue_span: PlacedSpan;
  readonly contents: readonly PlacedSpan[];
  readonly cited_document: string | null;
  readonly cited_date: string | null;
  /** Facts that stand in it. */
  readonly facts: number;
  readonly confidence: number;
  readonly rule: string;
  readonly document: string;
  readonly document_id: number;
  readonly title: string | null;
  readonly line: number | null;
}

export interface QuotePage {
  readonly quotes: readonly Quote[];
  readonly next: string | null;
  /** Set when more sentences hold the words than are looked at: only the newest were. */
  readonly among_newest: number | null;
}

type Columns = Readonly<Record<string, string | number | null>>;

const QUOTE = `SELECT a.*, p.name AS party, x.source_id, d.locator, d.title, d.text_encoding, s.line, cd.value AS cited_value,
    (SELECT count(*) FROM claims AS c WHERE c.attribution_id = a.id) AS facts
  FROM attributions AS a
  JOIN attribution_index AS x ON x.id = a.id
  JOIN documents AS d ON d.id = a.document_id
  JOIN sentences AS s ON s.id = a.sentence_id
  LEFT JOIN parties AS p ON p.id = x.source_id
  LEFT JOIN dates AS cd ON cd.id = a.cited_date_id
  WHERE a.id = ?`;

/** Quotes one at a time, by document and place, all that fit; `limit` is the most of all. Throws `StoreError`. */
export function* quotes(store: Store, filter: QuoteFilter = {}, limit: number | null = null): Generator<Quote> {
  const found = reading(store, () => ids(store, filter, { limit, after: null, newest: null }).found);
  for (const { id } of found) yield read(store, id);
}

/** A page of quotes, by document and place; of words that are said everywhere, among the newest. Throws `StoreError`. */
export function quotePage(
  store: Store,
  filter: QuoteFilter & { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): QuotePage {
  return reading(store, () => {
    const limit = filter.limit ?? 50;
    const after =
      filter.cursor === undefined ? null : decodeCursor(filter.cursor, 'quotes', false, ['string', 'number', 'number']);
    const { found, cut } = ids(store, filter, { limit: limit + 1, after: after?.keys ?? null, newest: NEWEST });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      quotes: page.map(({ id }) => read(store, id)),
      next:
        found.length > limit && last !== undefined
          ? encodeCursor({ sort: 'quotes', descending: false, half: 0, keys: [last.locator, last.span_start, last.id] })
          : null,
      among_newest: cut ? NEWEST : null,
    };
  });
}

/** So many quotes are looked at one by one. */
const FEW = 1000;

interface Found {
  readonly locator: string;
  readonly span_start: number;
  readonly id: number;
}

interface Part {
  readonly limit: number | null;
  readonly after: readonly (string | number | null)[] | null;
  /** So many sentences that hold the words are looked at, the newest; null: all. */
  readonly newest: number | null;
}

/** Tables with `x`, the index of attributions, leading: by one of its own indexes, or by ids alone. */
const led = (by: string): string =>
  `attribution_index AS x ${by} CROSS JOIN attributions AS a ON a.id = x.id JOIN documents AS d ON d.id = a.document_id`;
/** Tables with the documents leading, in the order of the list. */
const IN_ORDER =
  'documents AS d CROSS JOIN attributions AS a INDEXED BY attributions_document_id ON a.document_id = d.id JOIN attribution_index AS x ON x.id = a.id';

function ids(store: Store, filter: QuoteFilter, { limit, after, newest }: Part): { found: Found[]; cut: boolean } {
  const where: string[] = [];
  const parameters: Record<string, string | number> = {};
  let from: string = IN_ORDER;
  let cut = false;
  /** Whether those that the other conditions lead to are few. */
  let few = false;
  const list = (column: string, name: string, values: readonly number[]): void => {
    where.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    parameters[name] = JSON.stringify(values);
  };
  if (filter.document !== undefined || filter.documentId !== undefined) {
    const found = filter.documentId !== undefined ? [filter.documentId] : documentIds(store, filter.document ?? '');
    list('x.document_id', 'documents', found);
    from = led('INDEXED BY attribution_index_document');
  }
  if (filter.saidBy !== undefined || filter.sourceId !== undefined) {
    const found = filter.sourceId !== undefined ? [filter.sourceId] : partyIds(store, filter.saidBy ?? '');
    list('x.source_id', 'sources', found);
    few = countOf(store, 'attributed', found) <= FEW;
    if (from === IN_ORDER && (limit === null || !isQuickerInOrder(store, found, limit)))
      from = led('INDEXED BY attribution_index_source');
  }
  if (filter.words !== undefined && filter.words.length > 0) {
    const match = filter.rawSearch === true ? filter.words.join(' ') : wordQuery(filter.words);
    if (match.trim() === '') return { found: [], cut };
    parameters.match = match;
    let hits = 'SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH @match';
    if (few) {
      // the quotes are few: each is looked at, and none is missed
      where.push(
        `EXISTS (SELECT 1 FROM sentences AS t WHERE t.document_id = a.document_id AND t.span_start < a.span_end
           AND t.span_end > a.span_start AND EXISTS (${hits} AND rowid = t.id))`,
      );
    } else if (newest !== null) {
      parameters.newest = newest;
      hits += ' ORDER BY rowid DESC LIMIT @newest';
      const held = store
        .statement('SELECT count(*) FROM (SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT ?)')
        .pluck()
        .get(match, newest + 1) as number;
      cut = held > newest;
    }
    if (!few) {
      // a quote may run over several sentences: those that it shares characters with
      where.push(
        `a.id IN (SELECT q.id FROM (${hits}) AS hits CROSS JOIN sentences AS t ON t.id = hits.rowid
           CROSS JOIN attributions AS q INDEXED BY attributions_document_id ON q.document_id = t.document_id
             AND q.span_start < t.span_end AND q.span_end > t.span_start)`,
      );
      if (filter.document === undefined && filter.documentId === undefined) from = led('NOT INDEXED');
    }
  }
  if (filter.attributionKind !== undefined) {
    where.push('a.kind = @kind');
    parameters.kind = filter.attributionKind;
  }
  if (filter.minConfidence !== undefined) {
    where.push('a.confidence >= @confidence');
    parameters.confidence = filter.minConfidence;
  }
  if (filter.duplicates !== true) where.push('x.is_copy = 0');
  if (after !== null) {
    where.push('d.locator >= @after0 AND (d.locator, a.span_start, a.id) > (@after0, @after1, @after2)');
    after.forEach((key, i) => {
      parameters[`after${i}`] = key as string | number;
    });
  }
  if (limit !== null) parameters.limit = limit;
  const sql = `SELECT d.locator, a.span_start, a.id FROM ${from} WHERE ${where.join(' AND ') || '1'}
    ORDER BY d.locator, a.span_start, a.id${limit === null ? '' : ' LIMIT @limit'}`;
  return { found: store.database.prepare(sql).all(parameters) as Found[], cut };
}

/** Whether a page of some sources' quotes is found sooner by reading all quotes in order than by gathering theirs and sorting them. */
function isQuickerInOrder(store: Store, sources: readonly number[], limit: number): boolean {
  const theirs = countOf(store, 'attributed', sources);
  const all = store
    .statement("SELECT coalesce(sum(facts), 0) FROM fact_counts WHERE dimension = 'attributed'")
    .pluck()
    .get() as number;
  return (limit * all) / Math.max(1, theirs) < theirs;
}

function read(store: Store, id: number): Quote {
  const row = store.statement(QUOTE).get(id) as Columns;
  const encoding = row.text_encoding as TextEncoding;
  const text = (value: string | number | null | undefined): string => decodeText(String(value), encoding);
  const contents = JSON.parse(row.contents as string) as PlacedSpan[];
  const span = (prefix: string): PlacedSpan => ({
    text: text(row[`${prefix}_text`]),
    start: row[`${prefix}_start`] as number,
    end: row[`${prefix}_end`] as number,
    byte_start: row[`${prefix}_byte_start`] as number | null,
    byte_end: row[`${prefix}_byte_end`] as number | null,
  });
  return {
    quote_id: row.public_id as string,
    kind: row.kind as string,
    said_by: row.source_text === null ? null : text(row.source_text),
    said_by_name: row.party as string | null,
    source_id: row.source_id as number | null,
    cue: text(row.cue_text),
    content: contents.map((part) => part.text).join(' … '),
    source: row.source_text === null ? null : span('source'),
    cue_span: span('cue'),
    contents,
    cited_document: row.cited_text === null ? null : text(row.cited_text),
    cited_date: (row.cited_value ?? row.cited_date_text ?? null) as string | null,
    facts: row.facts as number,
    confidence: row.confidence as number,
    rule: row.rule as string,
    document: row.locator as string,
    document_id: row.document_id as number,
    title: row.title as string | null,
    line: row.line as number | null,
  };
}
