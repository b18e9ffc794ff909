import { hash } from 'node:crypto';
import type { InputNotes } from '../../output/store/input-notes.js';
import type { ErrorCode } from '../errors.js';
import type { FilledIngestOptions } from '../ingest-options.js';
import type { Metadata } from '../readers/reader.js';
import type { Source } from '../stages/stage.js';
import { listsOf } from '../user-lists.js';
import type { Fetcher, Validators } from './fetch/fetcher.js';
import type { InputSpec } from './input.js';
import type { RawInput } from './raw-input.js';
import type { Taken } from './taken.js';

/** What an input brings: a document's bytes, or what is wrong or known already before any worker has seen it. */
export type InputItem =
  | { readonly kind: 'source'; readonly source: Source }
  | {
      readonly kind: 'failure';
      readonly locator: string;
      readonly input: string;
      readonly code: ErrorCode;
      readonly message: string;
      readonly bytes: number;
    }
  /** Known to be as it was, without its bytes (a server said so, or a feed). */
  | { readonly kind: 'unchanged'; readonly locator: string; readonly documents: number }
  /** To be remembered once the documents before it are stored and none of them has failed. */
  | {
      readonly kind: 'fetched';
      readonly input: string;
      readonly address: string;
      readonly locator: string | null;
      readonly validators: Validators;
    }
  | {
      readonly kind: 'feed-item';
      readonly feed: string;
      readonly guid: string;
      readonly itemSha256: string;
      readonly locator: string;
    }
  /** One file, address or pipe has been read to its end: its failures of earlier runs can be forgotten. */
  | { readonly kind: 'end'; readonly input: string };

/** What earlier runs have left to know; nothing where there is no store yet. */
export type InputMemory = Pick<InputNotes, 'isKnown' | 'fetchOf' | 'feedItem' | 'countDocuments'>;

export const NO_MEMORY: InputMemory = {
  isKnown: () => false,
  fetchOf: () => null,
  feedItem: () => null,
  countDocuments: () => 0,
};

/** What the reading of one input stands on. */
export interface InputContext {
  readonly spec: InputSpec;
  readonly options: FilledIngestOptions;
  readonly extractionKey: string;
  readonly referenceDate: string | null;
  readonly charset: string | null;
  readonly memory: InputMemory;
  /** Made when the first address is to be fetched; one for a run, so that hosts are paced across inputs. */
  readonly fetcher: () => Promise<Fetcher>;
  /** Across the inputs of a run: a file is read once, however often it is named. */
  readonly taken: Taken;
}

export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes);

/** Fills in what all documents of an input share. */
export function makeSource(
  raw: Pick<RawInput, 'input' | 'access' | 'passing'>,
  context: InputContext,
  fields: Pick<Source, 'locator' | 'format' | 'bytes'> &
    Partial<Pick<Source, 'byteStart' | 'byteEnd' | 'line' | 'access' | 'known' | 'charset' | 'referenceDate'>>,
): Source {
  const { keepBytes } = context.options;
  return {
    input: raw.input,
    access: raw.access,
    byteStart: 0,
    byteEnd: fields.bytes.length,
    line: null,
    known: null,
    referenceDate: context.referenceDate,
    charset: context.charset,
    extractionKey: context.extractionKey,
    lists: listsOf(context.options),
    keepBytes: keepBytes === 'always' || (keepBytes === 'auto' && raw.passing),
    contentSha256: sha256(fields.bytes),
    ...fields,
  };
}

export type KnownMetadata = Partial<Metadata>;
