import { openStore } from '../output/store/index.js';
import type { BatchOptions, BatchPart, IngestSummary } from './batch.js';
import { type FilledIngestOptions, fillIngestOptions, type IngestOptions } from './ingest-options.js';
import { IngestRun } from './ingest-run.js';
import { type InputSpec, inputOf } from './inputs/input.js';
import { holdLock } from './schedule/hold-lock.js';

export type { BatchOptions, BatchPart, DocumentChoice, IngestSummary } from './batch.js';
export type { IngestOptions, IngestProgress } from './ingest-options.js';
export type { InputSpec } from './inputs/input.js';
export type { Limits } from './limits.js';

/**
 * Reads articles into a store. An input is a word (file, folder, pattern, address, `-`) or an object that says more. Documents that have not
 * changed are passed over; those that fail are noted in `failures` and stop nothing. Throws `StoreError` (the store cannot be used) or USAGE (an
 * option is wrong), nothing else.
 *
 * ```js
 * import { ingest } from 'whosaid/ingest';
 * const summary = await ingest(['articles/'], { db: 'facts.db', referenceDate: '2025-04-02' });
 * ```
 */
export async function ingest(
  inputs: readonly (string | InputSpec)[],
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const filled = fillIngestOptions(options);
  const { fetch, format } = filled;
  const specs = inputs.map((input) => (typeof input === 'string' ? inputOf(input, { fetch, format }) : input));
  return runBatch('ingest', [{ inputs: specs, options: filled }], filled);
}

/**
 * One run over parts with options of their own, under the store's lock: what `ingest()` does, for every command that brings articles in. The
 * options of the run (store, workers, limits, signal, callbacks) are those of `run`. Throws STORE_LOCKED where another run goes on.
 */
export async function runBatch(
  command: string,
  parts: readonly BatchPart[],
  run: FilledIngestOptions,
  batch: BatchOptions = {},
): Promise<IngestSummary> {
  const store = openStore(run.db);
  try {
    const lost = new AbortController();
    const { signal, onWait } = run;
    const onLost = (error: unknown): void => lost.abort(error);
    const lock = await holdLock(store, command, { waitMs: run.wait * 1000, signal, onWait, onLost });
    try {
      return await new IngestRun(store, command, parts, run, batch, lost.signal).run();
    } finally {
      lock.release();
    }
  } finally {
    store.close();
  }
}
