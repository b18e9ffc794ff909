import type { Store } from '../store/store.js';

/** One document as `whosaid documents` lists it. */
export interface DocumentRow {
  readonly locator: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly reference_date: string | null;
  readonly language: string | null;
  readonly format: string;
  /** UTF-16 code units. */
  readonly text_length: number;
  readonly numbers: number;
  readonly attributions: number;
  readonly claims: number;
  /** Locator of the document that is equal to this one and has the marks. */
  readonly duplicate_of: string | null;
  /** How many versions of it have been replaced. */
  readonly versions: number;
  readonly text_sha256: string;
  readonly content_sha256: string;
}

/** The documents in order of their locators; `name` is a part of the locator or title. */
export function listDocuments(store: Store, name: string | null = null): IterableIterator<DocumentRow> {
  return store.database
    .prepare(
      `SELECT d.locator, d.title, d.byline, d.site, d.url, d.published, d.reference_date, d.language, d.format, d.text_length,
         (SELECT count(*) FROM numbers AS n WHERE n.document_id = d.id) AS numbers,
         (SELECT count(*) FROM attributions AS a WHERE a.document_id = d.id) AS attributions,
         (SELECT count(*) FROM claims AS c WHERE c.document_id = d.id) AS claims,
         o.locator AS duplicate_of,
         (SELECT count(*) FROM document_versions AS v WHERE v.document_id = d.id) AS versions,
         d.text_sha256, d.content_sha256
       FROM documents AS d LEFT JOIN documents AS o ON o.id = d.duplicate_of
       WHERE @name IS NULL OR instr(lower(d.locator), lower(@name)) > 0 OR instr(lower(d.title), lower(@name)) > 0
       ORDER BY d.locator`,
    )
    .iterate({ name }) as IterableIterator<DocumentRow>;
}

/** A document that was passed over on purpose, as `whosaid documents --skipped` lists it. */
export interface SkippedRow {
  readonly locator: string;
  readonly input: string;
  readonly code: string;
  /** ISO 639-1. */
  readonly language: string | null;
  readonly message: string;
  readonly run_id: number;
}

/** The documents that were passed over, in order of their locators; `name` is a part of the locator. */
export function listSkipped(store: Store, name: string | null = null): IterableIterator<SkippedRow> {
  return store.database
    .prepare(
      `SELECT locator, input, code, language, message, run_id FROM skipped_documents
       WHERE @name IS NULL OR instr(lower(locator), lower(@name)) > 0 ORDER BY locator`,
    )
    .iterate({ name }) as IterableIterator<SkippedRow>;
}

export interface CountRow {
  readonly name: string;
  readonly count: number;
}

/** What a store holds, counted. */
export interface StoreStats {
  readonly documents: number;
  readonly duplicates: number;
  readonly characters: number;
  readonly sentences: number;
  readonly numbers: number;
  readonly dates: number;
  readonly entities: number;
  readonly entity_mentions: number;
  readonly attributions: number;
  readonly claims: number;
  readonly failures: number;
  readonly runs: number;
  /** Share of the claims for which the text says who said it, and of those with each of the other slots; null without claims. */
  readonly claims_with: {
    readonly source: number | null;
    readonly subject: number | null;
    readonly measure: number | null;
    readonly time: number | null;
  };
  readonly number_kinds: readonly CountRow[];
  readonly units: readonly CountRow[];
  readonly attribution_kinds: readonly CountRow[];
  readonly relations: readonly CountRow[];
  readonly sources: readonly CountRow[];
  readonly subjects: readonly CountRow[];
  readonly database_bytes: number;
}

/** Counts what a store holds; lists have at most `top` rows, the most frequent first. */
export function storeStats(store: Store, top = 10): StoreStats {
  return store.read((database) => {
    const one = (sql: string): number => database.prepare(sql).pluck().get() as number;
    const tally = (sql: string): CountRow[] =>
      database
        .prepare(
          `SELECT name, count(*) AS count FROM (${sql}) WHERE name IS NOT NULL GROUP BY name ORDER BY count DESC, name LIMIT ?`,
        )
        .all(top) as CountRow[];
    // who is behind the words, pronouns resolved; from the summary tables
    const named = (dimension: 'attributed' | 'subject'): CountRow[] =>
      database
        .prepare(
          `SELECT p.name AS name, c.facts AS count FROM fact_counts AS c JOIN parties AS p ON p.id = c.key
           WHERE c.dimension = ? AND c.key <> '' ORDER BY c.facts DESC, c.key DESC LIMIT ?`,
        )
        .all(dimension, top) as CountRow[];
    const claims = one('SELECT count(*) FROM claims');
    const share = (condition: string): number | null =>
      claims === 0 ? null : one(`SELECT count(*) FROM claims WHERE ${condition}`) / claims;
    return {
      documents: one('SELECT count(*) FROM documents'),
      duplicates: one('SELECT count(*) FROM documents WHERE duplicate_of IS NOT NULL'),
      characters: one('SELECT coalesce(sum(text_length), 0) FROM documents WHERE duplicate_of IS NULL'),
      sentences: one('SELECT count(*) FROM sentences'),
      numbers: one('SELECT count(*) FROM numbers'),
      dates: one('SELECT count(*) FROM dates'),
      entities: one('SELECT count(*) FROM entities'),
      entity_mentions: one('SELECT count(*) FROM entity_mentions'),
      attributions: one('SELECT count(*) FROM attributions'),
      claims,
      failures: one('SELECT count(*) FROM failures'),
      runs: one('SELECT count(*) FROM runs'),
      claims_with: {
        source: share('source_text IS NOT NULL'),
        subject: share('subject_text IS NOT NULL'),
        measure: share('measure_text IS NOT NULL'),
        time: share('time_text IS NOT NULL'),
      },
      number_kinds: tally('SELECT kind AS name FROM numbers'),
      units: tally('SELECT unit AS name FROM numbers'),
      attribution_kinds: tally('SELECT kind AS name FROM attributions'),
      relations: tally('SELECT relation AS name FROM claims'),
      sources: named('attributed'),
      subjects: named('subject'),
      database_bytes: one('SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()'),
    };
  });
}
