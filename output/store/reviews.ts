import type { Store } from './store.js';

export const VERDICTS = ['accepted', 'rejected', 'corrected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a reviewer says of a fact. */
export interface Review {
  /** Public id, whole. */
  readonly factId: string;
  readonly verdict: Verdict;
  readonly note: string | null;
  /** What it should be, by slot: `{"measure": "road spending"}`. */
  readonly correction: Readonly<Record<string, string>> | null;
  readonly reviewer: string | null;
  /** ISO 8601 instant; the caller has the clock. */
  readonly reviewedAt: string;
}

/** Keeps a review; an earlier one of the same fact is replaced. */
export function reviewFact(store: Store, review: Review): void {
  const { factId, verdict, note, correction, reviewer, reviewedAt } = review;
  store.write((database) =>
    database
      .prepare(
        `INSERT INTO reviews (fact_id, verdict, note, correction, reviewer, reviewed_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (fact_id) DO UPDATE SET (verdict, note, correction, reviewer, reviewed_at) =
           (excluded.verdict, excluded.note, excluded.correction, excluded.reviewer, excluded.reviewed_at)`,
      )
      .run(factId, verdict, note, correction === null ? null : JSON.stringify(correction), reviewer, reviewedAt),
  );
}

/** Takes a review back; tells whether there was one. */
export function removeReview(store: Store, factId: string): boolean {
  return store.write((database) => database.prepare('DELETE FROM reviews WHERE fact_id = ?').run(factId).changes > 0);
}
