import type { Store } from '../store/store.js';

/** One run as `whosaid runs` lists it. */
export interface RunRow {
  readonly id: number;
  readonly command: string;
  readonly version: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  /** `running`: it is at work now. `failed`: it broke off, or was killed. */
  readonly status: 'running' | 'done' | 'stopped' | 'failed';
  /** Null where the run never came to its end. */
  readonly seconds: number | null;
  readonly new: number | null;
  readonly replaced: number | null;
  readonly unchanged: number | null;
  readonly skipped: number | null;
  readonly failed: number | null;
  readonly claims: number | null;
  readonly bytes: number | null;
  /** What broke it off. */
  readonly error: string | null;
  readonly stages: readonly StageRow[];
}

export interface StageRow {
  readonly stage: string;
  readonly documents: number;
  readonly failures: number;
  /** Of all workers together. */
  readonly seconds: number;
}

const STAGE_ORDER = ['read', 'tokenize', 'extract', 'normalize', 'store'];

/** The runs, the latest first; `id` chooses one. A run that nobody is at any more counts as failed. */
export function* listRuns(store: Store, id: number | null = null): Generator<RunRow> {
  const at = (path: string): string => `json_extract(r.summary, '$.${path}')`;
  const stages = store.database.prepare(
    'SELECT stage, documents, failures, seconds FROM run_stages WHERE run_id = ? ORDER BY stage',
  );
  const holder = `(SELECT taken_at FROM run_lock WHERE host IS NOT NULL)`;
  const rows = store.database
    .prepare(
      `SELECT r.id, r.command, r.version, r.started_at, r.finished_at,
         iif(r.status = 'running' AND (${holder} IS NULL OR ${holder} > r.started_at), 'failed', r.status) AS status,
         ${at('seconds')} AS seconds, ${at('documents.new')} AS new, ${at('documents.replaced')} AS replaced,
         ${at('documents.unchanged')} AS unchanged, ${at('documents.skipped')} AS skipped, ${at('documents.failed')} AS failed,
         ${at('claims')} AS claims, ${at('bytes')} AS bytes, ${at('error')} AS error
       FROM runs AS r WHERE @id IS NULL OR r.id = @id ORDER BY r.id DESC`,
    )
    .all({ id }) as Omit<RunRow, 'stages'>[];
  for (const row of rows) {
    const found = stages.all(row.id) as StageRow[];
    found.sort((a, b) => STAGE_ORDER.indexOf(a.stage) - STAGE_ORDER.indexOf(b.stage));
    yield { ...row, stages: found };
  }
}
