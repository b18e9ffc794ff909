import type { Store } from '../store/store.js';
import { reading } from './errors.js';

/** A review, with the fact that it is about as it stands in the store now. */
export interface ReviewRow {
  readonly fact_id: string;
  readonly verdict: string;
  readonly note: string | null;
  /** By slot, JSON. */
  readonly correction: string | null;
  readonly reviewer: string | null;
  readonly reviewed_at: string;
  /** Whether the store still has the fact: the article may have changed. */
  readonly present: 0 | 1;
  readonly subject: string | null;
  readonly measure: string | null;
  readonly number: string | null;
  readonly document: string | null;
}

/** All reviews, the latest first. Throws `StoreError`. */
export function listReviews(store: Store): ReviewRow[] {
  return reading(
    store,
    () =>
      store
        .statement(
          `SELECT r.fact_id, r.verdict, r.note, r.correction, r.reviewer, r.reviewed_at, f.fact_id IS NOT NULL AS present,
             f.subject, f.measure, f.number, f.document
           FROM reviews AS r LEFT JOIN facts AS f ON f.claim_id = (
             SELECT min(c.id) FROM claims AS c WHERE c.public_id = r.fact_id
           ) ORDER BY r.reviewed_at DESC, r.fact_id`,
        )
        .all() as ReviewRow[],
  );
}
