import { type FailureFilter, type FailureRow, listFailures } from '../../output/query/failures.js';
import { openStore, type Store } from '../../output/store/index.js';
import { optionsOfKey } from '../extraction-key.js';
import { type BatchPart, type DocumentChoice, type IngestSummary, runBatch } from '../ingest.js';
import type { FilledIngestOptions } from '../ingest-options.js';
import { inputOf, isAddress } from '../inputs/input.js';
import { isRead } from '../inputs/listing-file.js';

/** What is to be tried again, and what cannot be. */
export interface RetryPlan {
  readonly parts: readonly BatchPart[];
  readonly chosen: number;
  /** What came through a pipe and has gone. */
  readonly lost: readonly FailureRow[];
}

/** A failed line is `path#line=7`; mended, it is known by its own id. */
const LINE = /#line=(\d+)$/;

function choiceOf(failures: readonly FailureRow[]): DocumentChoice {
  const locators = new Set(failures.map((failure) => failure.locator));
  const lines = new Set(failures.filter((failure) => LINE.test(failure.locator)).map((failure) => failure.locator));
  return {
    locators,
    has: ({ locator, input, line }) => locators.has(locator) || (line !== null && lines.has(`${input}#line=${line}`)),
  };
}

/** Whether an input asked for fetching: an address of it stands among the failures, and not because it did not. */
function wasFetched(input: string, failures: readonly FailureRow[]): boolean {
  const own = failures.filter((failure) => failure.input === input);
  return own.some(({ code, locator }) => isAddress(locator) && code !== 'FETCH_OFF');
}

/** Chooses failures and finds out how each was read. `run` are the options where nothing else is known. */
export function planRetry(store: Store, filter: FailureFilter, run: FilledIngestOptions): RetryPlan {
  const groups = new Map<string, FailureRow[]>();
  const lost: FailureRow[] = [];
  let chosen = 0;
  for (const failure of listFailures(store, filter)) {
    chosen++;
    if (failure.input === '-') {
      lost.push(failure);
      continue;
    }
    // the format was said by an option where neither the name nor what it holds tells it
    const format = isRead(failure.input) ? null : failure.format;
    const key = JSON.stringify([failure.extraction_key, format]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [failure]);
    else group.push(failure);
  }
  const parts = [...groups].map(([key, failures]) => {
    const [extractionKey, format] = JSON.parse(key) as [string | null, FilledIngestOptions['format']];
    const options = { ...optionsOfKey(store, extractionKey, run), format };
    const inputs = [...new Set(failures.map(({ input }) => input))].map((input) =>
      inputOf(input, { fetch: wasFetched(input, failures) }),
    );
    return { inputs, options, only: choiceOf(failures) };
  });
  return { parts, chosen, lost };
}

/** Tries failures again, and only those: `whosaid retry`. Null where none is chosen. */
export async function retryFailures(
  filter: FailureFilter,
  run: FilledIngestOptions,
  onLost: (failure: FailureRow) => void,
): Promise<IngestSummary | null> {
  const store = openStore(run.db, { create: false });
  let planned: RetryPlan;
  try {
    planned = planRetry(store, filter, run);
  } finally {
    store.close();
  }
  for (const failure of planned.lost) onLost(failure);
  if (planned.parts.length === 0) return null;
  return runBatch('retry', planned.parts, run, { retry: true });
}
