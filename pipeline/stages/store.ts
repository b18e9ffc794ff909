import { collectGarbage } from '../../output/store/collector.js';
import type { Skipped } from '../../output/store/input-notes.js';
import type { Failure, Store } from '../../output/store/store.js';
import type { PackedDocument } from '../../output/store/tables.js';
import { type SealedDocument, unsealDocument } from './sealed-document.js';
import type { Stage, Work } from './stage.js';

/** UTF-16 code units of text after which a transaction is closed: each writes anew most pages of the indexes whose keys come in no order. */
const BATCH_LENGTH = 1_500_000;
const BATCH_DOCUMENTS = 400;
/** No document waits longer for the next one: what is not committed is lost when the process is killed. Milliseconds. */
const BATCH_WAIT_MS = 5000;

/** What one run has written. */
export interface StoreCounts {
  new: number;
  replaced: number;
  failed: number;
  claims: number;
}

/** Told after each transaction: the seconds that it took, and how many documents and failures were in it. */
export type AfterCommit = (seconds: number, documents: number, failures: number) => void;

/** Rows become part of the database: the last stage, on the main thread, one writer that puts many documents into one transaction. */
export class StoreStage implements Stage {
  readonly name = 'store';
  readonly requires = ['sealed'] as const;
  readonly assigns = ['stored'] as const;
  readonly counts: StoreCounts = {
    new: 0,
    replaced: 0,
    failed: 0,
    claims: 0,
  };
  readonly #store: Store;
  readonly #runId: number;
  readonly #afterCommit: AfterCommit;
  #documents: SealedDocument[] = [];
  #failures: Failure[] = [];
  #skipped: Skipped[] = [];
  #length = 0;
  /** What has been written since garbage was collected, in full transactions. */
  #uncollected = 0;
  #flushedAt: number = performance.now();

  constructor(store: Store, runId: number, afterCommit: AfterCommit) {
    this.#store = store;
    this.#runId = runId;
    this.#afterCommit = afterCommit;
  }

  run(work: Work): void {
    const sealed = work.sealed!;
    this.#documents.push(sealed);
    this.#length += sealed.textLength;
    work.stored = true;
    if (this.#length >= BATCH_LENGTH || this.#documents.length >= BATCH_DOCUMENTS || this.#isLate()) this.flush();
  }

  #isLate(): boolean {
    return performance.now() - this.#flushedAt > BATCH_WAIT_MS;
  }

  fail(failure: Failure): void {
    this.#failures.push(failure);
    this.counts.failed++;
    if (this.#failures.length >= 1000) this.flush();
  }

  skip(skipped: Skipped): void {
    this.#skipped.push(skipped);
    if (this.#skipped.length >= 1000) this.flush();
  }

  /** Commits what has been gathered. */
  flush(): void {
    if (this.#documents.length === 0 && this.#failures.length === 0 && this.#skipped.length === 0) return;
    this.#uncollected += Math.max(this.#documents.length / BATCH_DOCUMENTS, this.#length / BATCH_LENGTH);
    this.#commit();
    this.#collect();
  }

  #commit(): void {
    const documents = this.#documents;
    const failures = this.#failures;
    const skipped = this.#skipped;
    this.#documents = [];
    this.#failures = [];
    this.#skipped = [];
    this.#length = 0;
    const began = performance.now();
    const outcomes = this.#store.writeBatch(this.#runId, unsealed(documents), failures, skipped);
    for (const [i, document] of documents.entries()) {
      this.counts[outcomes[i]!]++;
      this.counts.claims += document.claims;
    }
    this.#flushedAt = performance.now();
    this.#afterCommit((performance.now() - began) / 1000, documents.length, 0);
  }

  /**
   * Of what a transaction leaves behind the engine sees little: the heap of this thread is small, and would wait for minutes to be looked through,
   * while the buffers and compiled statements that its garbage holds pile up outside of it. A look takes some hundredths of a second.
   */
  #collect(): void {
    if (this.#uncollected < 1) return;
    this.#uncollected = 0;
    collectGarbage();
  }
}

function* unsealed(documents: readonly SealedDocument[]): Iterable<PackedDocument> {
  for (const document of documents) yield unsealDocument(document);
}
