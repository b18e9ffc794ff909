import { existsSync } from 'node:fs';
import { openStore, type Store } from '../output/store/index.js';
import { InputNotes } from '../output/store/input-notes.js';
import { attemptKey, extractionKey, isUnchanged } from './extraction-key.js';
import type { BatchPart } from './ingest.js';
import { type InputMemory, NO_MEMORY } from './inputs/context.js';
import { documentsOf } from './inputs/documents-of.js';
import { isAddress } from './inputs/input.js';
import { Taken } from './inputs/taken.js';
import type { Limits } from './limits.js';
import type { Source } from './stages/stage.js';

/** What a run would do with one document or input. */
export interface PlannedDocument {
  readonly locator: string;
  /** `fetched`: an address that would be asked; nothing is fetched for a plan. */
  readonly outcome: 'new' | 'replaced' | 'unchanged' | 'failed' | 'fetched';
  readonly format: string | null;
  readonly bytes: number;
  /** Where it cannot be taken in, or could not be read before and is the same. */
  readonly code: string | null;
  readonly message: string | null;
}

/**
 * Says what a run over these parts would do, document by document: the inputs are read and compared with the store, nothing is fetched, extracted
 * or written. What only shows when a document is read (a broken PDF) is not known before it was read once.
 */
export async function* plan(
  parts: readonly BatchPart[],
  db: string,
  force: boolean,
): AsyncGenerator<PlannedDocument, void> {
  const store = existsSync(db) ? openStore(db, { readonly: true }) : null;
  const memory = store === null ? NO_MEMORY : new InputNotes(store);
  const taken = new Taken();
  try {
    for (const { inputs, options } of parts) {
      for (const spec of inputs) {
        const referenceDate = spec.referenceDate ?? options.referenceDate;
        const charset = spec.charset ?? options.charset;
        const key = extractionKey({ ...options, referenceDate, charset });
        const fetcher = () => Promise.reject(new TypeError('A plan fetches nothing'));
        const silent = { ...spec, fetch: false };
        const context = { spec: silent, options, extractionKey: key, referenceDate, charset, memory, fetcher, taken };
        const wouldFetch = spec.fetch === true;
        for await (const item of documentsOf(context)) {
          if (item.kind === 'failure') {
            const { locator, bytes, code, message } = item;
            if (wouldFetch && code === 'FETCH_OFF' && isAddress(locator)) {
              yield { locator, outcome: 'fetched', format: null, bytes: 0, code: null, message: null };
            } else yield { locator, outcome: 'failed', format: null, bytes, code, message };
          } else if (item.kind === 'source') {
            yield planned(item.source, store, { memory, force, limits: options.limits });
          }
        }
      }
    }
  } finally {
    store?.close();
  }
}

/** What would become of a document: as a run does, what is passed over or fails is told by what the store knows of the same bytes. */
function planned(source: Source, store: Store | null, { memory, force, limits }: Planning): PlannedDocument {
  const { locator, format, extractionKey: key, contentSha256 } = source;
  const told = { locator, format, bytes: source.bytes.length, code: null, message: null };
  const known = store?.findDocument(locator) ?? null;
  if (force || store === null) return { ...told, outcome: known === null ? 'new' : 'replaced' };
  if (known === null ? memory.isKnown(locator, key, contentSha256) : isUnchanged(known, source)) {
    return { ...told, outcome: 'unchanged' };
  }
  const failure = store.findFailure(locator);
  if (failure?.attemptKey === attemptKey(source, limits)) {
    return { ...told, outcome: 'failed', code: failure.code, message: `${locator}: ${failure.message}` };
  }
  return { ...told, outcome: known === null ? 'new' : 'replaced' };
}

interface Planning {
  readonly memory: InputMemory;
  readonly force: boolean;
  readonly limits: Limits;
}
