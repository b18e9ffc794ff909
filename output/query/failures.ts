import type { Store } from '../store/store.js';

/** One failure as `whosaid failures` lists it: the latest under its locator; it goes when the document turns out well. */
export interface FailureRow {
  readonly locator: string;
  readonly input: string;
  readonly stage: string;
  readonly code: string;
  readonly message: string;
  /** In all runs. */
  readonly attempts: number;
  readonly run_id: number;
  readonly first_failed_at: string;
  readonly last_failed_at: string;
  readonly format: string | null;
  readonly extraction_key: string | null;
}

/** Which failures; what is null or left out does not matter. */
export interface FailureFilter {
  readonly stage?: string | null;
  readonly code?: string | null;
  /** A part of the locator. */
  readonly document?: string | null;
  /** ISO 8601 day or instant: failed then, or later. */
  readonly since?: string | null;
  readonly run?: number | null;
}

/** The failures in order of their locators. */
export function listFailures(store: Store, filter: FailureFilter = {}): IterableIterator<FailureRow> {
  const { stage = null, code = null, document = null, since = null, run = null } = filter;
  return store.database
    .prepare(
      `SELECT f.locator, f.input, f.stage, f.code, f.message, f.attempts, f.run_id,
         coalesce(f.first_failed_at, r.started_at) AS first_failed_at, coalesce(f.last_failed_at, r.started_at) AS last_failed_at,
         f.format, f.extraction_key
       FROM failures AS f JOIN runs AS r ON r.id = f.run_id
       WHERE (@stage IS NULL OR f.stage = @stage) AND (@code IS NULL OR f.code = @code)
         AND (@document IS NULL OR instr(f.locator, @document) > 0)
         AND (@since IS NULL OR coalesce(f.last_failed_at, r.started_at) >= @since)
         AND (@run IS NULL OR f.run_id = @run)
       ORDER BY f.locator`,
    )
    .iterate({ stage, code, document, since, run }) as IterableIterator<FailureRow>;
}
