import { availableParallelism } from 'node:os';
import type { StageCost } from '../output/store/index.js';
import { WhosaidError } from './errors.js';
import type { FetchOptions } from './inputs/fetch/fetcher.js';
import { INPUT_FORMATS, type InputFormat } from './inputs/input.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { isIsoDay } from './readers/jsonl.js';
import { type ListFile, type ListFiles, type ListKind, readList } from './user-lists.js';

export interface IngestOptions {
  /** The database to write to; it is made where there is none. @default 'whosaid.db' */
  readonly db?: string;
  /**
   * The day (YYYY-MM-DD) from which relative dates are counted in documents that name none; or `run-day`, the day on which the document is first
   * read, or `file-modified`, the day on which its file was last written (both UTC). @default null
   */
  readonly referenceDate?: string | null;
  /** Worker threads. @default the number of processors */
  readonly jobs?: number;
  /** Read documents again that have not changed. @default false */
  readonly force?: boolean;
  /** Format of files whose names do not tell it, and of standard input. @default null (standard input: text) */
  readonly format?: InputFormat | null;
  /** Charset of text and Markdown without a byte order mark, as a WHATWG label. @default null (UTF-8) */
  readonly charset?: string | null;
  /** A file of the user's own names (see `readAliases`): what it says wins over what is found without it. @default null */
  readonly aliases?: string | ListFile | null;
  /** A file of the user's own units and currency words. @default null */
  readonly units?: string | ListFile | null;
  /** A file of the user's own cues of attributions. @default null */
  readonly cues?: string | ListFile | null;
  /** Keep the original bytes in the store: of what cannot be read again (`auto`), of all, or of none. @default 'auto' */
  readonly keepBytes?: 'auto' | 'always' | 'never';
  /** Whether addresses that are given as words are fetched; inputs given as objects say so themselves. @default false */
  readonly fetch?: boolean;
  /** How pages are fetched: pace, limits, tries. @default DEFAULT_FETCH */
  readonly fetchOptions?: Partial<FetchOptions>;
  readonly limits?: Partial<Limits>;
  /** Seconds to wait for another run that is at work on the database. @default 60 */
  readonly wait?: number;
  /** Ends the run cleanly: what has been read is stored, and the summary says `stopped`. */
  readonly signal?: AbortSignal;
  /** What `-` stands for. @default process.stdin */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Called after each transaction. */
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Called once where the run has to wait for another one. */
  readonly onWait?: (holder: { readonly command: string; readonly pid: number; readonly host: string }) => void;
  /** Called for each input that fails, as it fails. */
  readonly onFailure?: (failure: {
    readonly locator: string;
    readonly stage: string;
    readonly code: string;
    readonly message: string;
  }) => void;
}

export interface IngestProgress {
  /** Stored, unchanged or skipped. */
  readonly documents: number;
  readonly new: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  /** On their way between reading and storing. */
  readonly queued: number;
  /** What each stage has cost so far. */
  readonly stages: readonly StageCost[];
  readonly claims: number;
  readonly bytes: number;
  /** Bytes of all inputs, where they could be told beforehand; else null. */
  readonly totalBytes: number | null;
  readonly seconds: number;
}

/** The options with every default filled in, checked. */
export interface FilledIngestOptions
  extends ListFiles,
    Required<Omit<IngestOptions, ListKind | 'limits' | 'signal' | 'onProgress' | 'onWait' | 'onFailure'>> {
  readonly limits: Limits;
  readonly signal: AbortSignal | null;
  readonly onProgress: NonNullable<IngestOptions['onProgress']>;
  readonly onWait: NonNullable<IngestOptions['onWait']>;
  readonly onFailure: NonNullable<IngestOptions['onFailure']>;
}

function expected(name: string, what: string, got: unknown): WhosaidError {
  return new WhosaidError('USAGE', `Expected \`${name}\` to be ${what}, got \`${String(got)}\` (${typeof got})`);
}

function positive(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) throw expected(name, 'a whole number of at least 1', value);
  return value;
}

function listFile(kind: ListKind, file: string | ListFile | null | undefined): ListFile | null {
  return typeof file === 'string' ? readList(kind, file) : (file ?? null);
}

/** Fills in defaults and checks every option at once. Throws USAGE with the value and its type. */
export function fillIngestOptions(options: IngestOptions): FilledIngestOptions {
  const referenceDate = options.referenceDate ?? null;
  const rule = options.referenceDate === 'none' ? null : referenceDate;
  if (rule !== null && !isIsoDay(rule) && rule !== 'run-day' && rule !== 'file-modified') {
    throw expected('referenceDate', 'a day as YYYY-MM-DD, run-day, file-modified, none, or null', referenceDate);
  }
  const jobs = positive('jobs', options.jobs ?? Math.max(1, availableParallelism()));
  if (jobs > 256) throw expected('jobs', 'at most 256', jobs);
  const keepBytes = options.keepBytes ?? 'auto';
  if (!['auto', 'always', 'never'].includes(keepBytes)) throw expected('keepBytes', 'auto, always or never', keepBytes);
  const format = options.format ?? null;
  if (format !== null && !INPUT_FORMATS.includes(format)) {
    throw expected('format', `one of ${INPUT_FORMATS.join(', ')}`, format);
  }
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  for (const [name, value] of Object.entries(limits)) positive(`limits.${name}`, value as number);
  const wait = options.wait ?? 60;
  if (!Number.isFinite(wait) || wait < 0) throw expected('wait', 'seconds, 0 or more', wait);
  return {
    db: options.db ?? 'whosaid.db',
    referenceDate: rule,
    jobs,
    force: options.force ?? false,
    format,
    charset: options.charset ?? null,
    aliases: listFile('aliases', options.aliases),
    units: listFile('units', options.units),
    cues: listFile('cues', options.cues),
    keepBytes,
    fetch: options.fetch ?? false,
    fetchOptions: options.fetchOptions ?? {},
    limits,
    wait,
    signal: options.signal ?? null,
    stdin: options.stdin ?? process.stdin,
    onProgress: options.onProgress ?? (() => {}),
    onWait: options.onWait ?? (() => {}),
    onFailure: options.onFailure ?? (() => {}),
  };
}
