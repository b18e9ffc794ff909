import type { Limits } from '../limits.js';
import type { SealedDocument } from '../stages/sealed-document.js';
import type { Skip, Source, StageFailure, StageSeconds } from '../stages/stage.js';

/** Some documents for one worker, in one message: a message for each would cost small documents more than their reading. */
export interface Task {
  readonly sources: readonly Source[];
  readonly limits: Limits;
  /** What the two threads share of it, see `TaskPosition`. */
  readonly position: Int32Array;
}

/** No document of the task is left to do. */
const DONE = -1;

/**
 * Where a worker is in a task, in shared memory, which outlives the worker: it tells who is to blame when the worker dies, and which worker it
 * was.
 */
export class TaskPosition {
  /** The number of the document (1 for the first, 0 when none has been begun), its pages that have been read, and the worker's thread id. */
  readonly shared: Int32Array;
  #lateAt = 0;

  constructor(shared: Int32Array = new Int32Array(new SharedArrayBuffer(12))) {
    this.shared = shared;
  }

  /** Number of the document in work, 1 for the first; 0 for none. */
  get document(): number {
    return Math.max(0, Atomics.load(this.shared, 0));
  }

  get pages(): number {
    return Atomics.load(this.shared, 1);
  }

  /** Thread id of the worker that has the task. */
  get worker(): number {
    return Atomics.load(this.shared, 2);
  }

  /** Whether a worker has ever been at it; it may be through, with its results lost on their way. */
  get begun(): boolean {
    return Atomics.load(this.shared, 0) !== 0;
  }

  /** Whether the document that the worker is, or was, at is the one that was noted as late; it may have ended just then. */
  get late(): boolean {
    return this.#lateAt !== 0 && this.#lateAt === this.document;
  }

  noteLate(document: number): void {
    this.#lateAt = document;
  }

  /** The worker's side: the thread `worker` begins a document. */
  begin(document: number, worker: number): void {
    Atomics.store(this.shared, 1, 0);
    Atomics.store(this.shared, 2, worker);
    Atomics.store(this.shared, 0, document);
  }

  addPage(): void {
    Atomics.add(this.shared, 1, 1);
  }

  end(): void {
    Atomics.store(this.shared, 0, DONE);
  }
}

/** What came of one document, and what each stage took for it. */
export type TaskResult = { readonly seconds: StageSeconds } & (
  | { readonly kind: 'document'; readonly source: SourceName; readonly sealed: SealedDocument }
  | { readonly kind: 'skipped'; readonly source: SourceName; readonly skip: Skip }
  | {
      readonly kind: 'failure';
      readonly source: SourceName;
      readonly failure: StageFailure;
      readonly attempts: number;
    }
);

/** As much of a source as its result needs to carry back. */
export type SourceName = Pick<Source, 'locator' | 'input' | 'format' | 'contentSha256' | 'extractionKey'> & {
  readonly byteLength: number;
};

export function nameOf(source: Source): SourceName {
  const { locator, input, format, contentSha256, extractionKey } = source;
  return { locator, input, format, contentSha256, extractionKey, byteLength: source.byteEnd - source.byteStart };
}
