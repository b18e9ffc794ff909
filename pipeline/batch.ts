import type { FilledIngestOptions } from './ingest-options.js';
import type { InputSpec } from './inputs/input.js';
import type { Source } from './stages/stage.js';

/** What a run did. */
export interface IngestSummary {
  /** Id of the run in the store. */
  readonly run: number;
  /** `stopped`: the signal ended it before all inputs had been read; the same call goes on where it stopped. */
  readonly status: 'done' | 'stopped';
  readonly documents: {
    readonly new: number;
    readonly unchanged: number;
    readonly replaced: number;
    /** Passed over: not in English. */
    readonly skipped: number;
    readonly failed: number;
  };
  /** Of the new and replaced documents, those that are equal to another one, or nearly: their facts are counted once. */
  readonly duplicates: number;
  /** Documents extracted again from their stored text, because their originals are gone or have changed. */
  readonly withoutOriginal: number;
  /** Marks written by this run. */
  readonly sentences: number;
  readonly numbers: number;
  readonly dates: number;
  readonly entities: number;
  readonly attributions: number;
  readonly claims: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Inputs that are read with the same options. */
export interface BatchPart {
  readonly inputs: readonly InputSpec[];
  readonly options: FilledIngestOptions;
  /** Where given, only these documents are read, and only these failures are forgotten when they turn out well. */
  readonly only?: DocumentChoice;
  /** Ids of stored documents to be read again, in this order, with the options that each was read with. */
  readonly stored?: readonly number[];
}

export interface DocumentChoice {
  readonly locators: ReadonlySet<string>;
  has(source: Pick<Source, 'locator' | 'input' | 'line'>): boolean;
}

/** Options of a run that are no user's. */
export interface BatchOptions {
  /** Try again what has failed before and has not changed since. @default false */
  readonly retry?: boolean;
}
