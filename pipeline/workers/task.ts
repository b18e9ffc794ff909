import type { PackedDocument } from '../../output/store/tables.js';
import type { Limits } from '../limits.js';
import type { Skip, Source, StageFailure, StageSeconds } from '../stages/stage.js';

/** Some documents for one worker, in one message: a message for each would cost small documents more than their reading. */
export interface Task {
  readonly sources: readonly Source[];
  readonly limits: Limits;
  /**
   * Shared memory: the worker writes the number of the document that it is at (1 for the first), which tells who is to blame when it dies, and
   * how many of its pages it has read.
   */
  readonly position: Int32Array;
}

/** What came of one document, and what each stage took for it. */
export type TaskResult = { readonly seconds: StageSeconds } & (
  | { readonly kind: 'document'; readonly source: SourceName; readonly packed: PackedDocument }
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
