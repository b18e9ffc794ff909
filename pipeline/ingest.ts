import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import { type Failure, openStore, type StageCost, type Store, type StoredDocument } from '../output/store/index.js';
import { type FeedItemNote, type FetchNote, InputNotes } from '../output/store/input-notes.js';
import { codeOf, type ErrorCode, messageOf } from './errors.js';
import { type FilledIngestOptions, fillIngestOptions, type IngestOptions } from './ingest-options.js';
import { accessFromJson, accessToJson } from './inputs/access.js';
import type { InputContext, InputItem } from './inputs/context.js';
import { systemFailure } from './inputs/discover.js';
import { documentsOf } from './inputs/documents-of.js';
import type { Fetcher } from './inputs/fetch/fetcher.js';
import { type InputSpec, inputOf } from './inputs/input.js';
import { Originals } from './inputs/original.js';
import { holdLock } from './schedule/hold-lock.js';
import type { Source, StageName, StageSeconds } from './stages/stage.js';
import { StoreStage } from './stages/store.js';
import { givenLists, type ListFiles, listsAgain, listsOf } from './user-lists.js';
import { version } from './version.js';
import { ByteBudget } from './workers/byte-budget.js';
import { DocumentPool, PoolStopped } from './workers/pool.js';
import type { TaskResult } from './workers/task.js';

export type { IngestOptions, IngestProgress } from './ingest-options.js';
export type { InputSpec } from './inputs/input.js';
export type { Limits } from './limits.js';

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

/** Bytes of documents that may be on their way between reading and storing. */
const BYTES_IN_FLIGHT = 32_000_000;
/** What a document takes up on its way beside its bytes: its names, hashes and buffers. */
const DOCUMENT_COST = 4096;
/** A task is closed at this many bytes or documents: large enough to make messages cheap, small enough to keep all workers busy. */
const TASK_BYTES = 96_000;
const TASK_DOCUMENTS = 32;
/** Documents that are compared with others in one transaction. */
const SETTLED_AT_ONCE = 200;
/** How long a stopped run waits for what its workers have in hand. */
const STOP_GRACE_MS = 3000;

/** The options that decide what is extracted. */
type KeyOptions = Pick<FilledIngestOptions, 'referenceDate' | 'charset'> & ListFiles;

/** sha256 of all that decides what is extracted from given bytes: when it differs, the document is read again. */
export function extractionKey({ referenceDate, charset, aliases, units, cues }: KeyOptions): string {
  const lists = aliases === null ? [] : [aliases.sha256];
  if (units !== null) lists.push(`units ${units.sha256}`);
  if (cues !== null) lists.push(`cues ${cues.sha256}`);
  return hash('sha256', JSON.stringify([version(), referenceDate, charset, ...lists]));
}

/** The options that go into the extraction key. */
function keyOptions(options: FilledIngestOptions): KeyOptions {
  const { referenceDate, charset } = options;
  return { referenceDate, charset, ...listsOf(options) };
}

/** The options that an extraction key stands for; `run` where it is not known. */
export function optionsOfKey(store: Store, key: string | null, run: FilledIngestOptions): FilledIngestOptions {
  const known = key === null ? null : store.keyDescription(key);
  if (known === null) return run;
  const options = known.options as Partial<KeyOptions>;
  return { ...run, ...options, ...listsAgain(options, run) };
}

/** The options of one part, for the row of the run. */
function inputOptions({ options }: BatchPart): object {
  const { referenceDate, format, charset, keepBytes } = options;
  return { referenceDate, format, charset, keepBytes, ...givenLists(listsOf(options)) };
}

/** Whether a document is as it was read. */
export function isUnchanged(known: StoredDocument, source: Source): boolean {
  return (
    known.contentSha256 === source.contentSha256 &&
    known.extractionKey === source.extractionKey &&
    known.byteStart === source.byteStart &&
    known.line === source.line &&
    known.access === accessToJson(source.access)
  );
}

interface FailureOfRun {
  readonly locator: string;
  readonly input: string;
  readonly stage: StageName;
  readonly code: ErrorCode;
  readonly message: string;
  /** @default 1 */
  readonly attempts?: number;
}

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

class IngestRun {
  readonly #store: Store;
  readonly #parts: readonly BatchPart[];
  readonly #options: FilledIngestOptions;
  readonly #batch: BatchOptions;
  readonly #lost: AbortSignal;
  readonly #limitsKey: string;
  readonly #runId: number;
  readonly #started: number = performance.now();
  readonly #startedAt: string = new Date().toISOString();
  readonly #stage: StoreStage;
  readonly #queue: PQueue;
  readonly #budget = new ByteBudget(BYTES_IN_FLIGHT);
  readonly #costs = new Map<StageName, { documents: number; failures: number; seconds: number }>();
  /** Inputs and documents that failed in an earlier run and were met again: those failures go once this run's are written. */
  readonly #failing: ReadonlySet<string>;
  readonly #inputsDone: string[] = [];
  readonly #locatorsDone: string[] = [];
  #pool: DocumentPool | null = null;
  #fetcher: Promise<Fetcher> | null = null;
  readonly #originals = new Originals();
  readonly #memory: InputNotes;
  /** What servers and feeds said: kept only once the documents that came of it are stored. */
  readonly #notes: (Extract<InputItem, { kind: 'fetched' | 'feed-item' }> & { readonly extractionKey: string })[] = [];
  readonly #failed = new Set<string>();
  readonly #failedInputs = new Set<string>();
  #task: Source[] = [];
  #taskBytes = 0;
  #unchanged = 0;
  #skipped = 0;
  #queued = 0;
  #bytes = 0;
  #fatal: unknown = null;

  constructor(
    store: Store,
    command: string,
    parts: readonly BatchPart[],
    options: FilledIngestOptions,
    batch: BatchOptions,
    lost: AbortSignal,
  ) {
    this.#store = store;
    this.#memory = new InputNotes(store);
    this.#parts = parts;
    this.#options = options;
    this.#batch = batch;
    this.#lost = lost;
    this.#limitsKey = JSON.stringify(options.limits);
    this.#failing = store.failingInputs();
    // two tasks more than workers, so that none waits for the main thread while it writes
    this.#queue = new PQueue({ concurrency: options.jobs + 2 });
    const { jobs, force, limits } = options;
    this.#runId = store.beginRun({
      command,
      version: version(),
      extractionKey: parts.length === 1 ? extractionKey(parts[0]!.options) : '',
      options: { jobs, force, limits, inputs: parts.map((part) => ({ inputs: part.inputs, ...inputOptions(part) })) },
      startedAt: this.#startedAt,
    });
    this.#stage = new StoreStage(store, this.#runId, (seconds, documents, failures) => {
      this.#addCost('store', seconds, documents, failures);
      this.#report();
    });
  }

  get #stopping(): boolean {
    return this.#options.signal?.aborted === true || this.#lost.aborted || this.#fatal !== null;
  }

  async run(): Promise<IngestSummary> {
    const release = this.#stopOnSignal();
    try {
      const seen = new Set<string>();
      for (const part of this.#parts) {
        for (const spec of part.inputs) {
          if (this.#stopping) break;
          await this.#bringIn(this.#contextOf(spec, part, seen), part);
        }
        for (const id of part.stored ?? []) {
          if (this.#stopping) break;
          const stored = this.#store.findDocumentById(id);
          if (stored !== null) await this.#bringInAgain(stored);
        }
      }
      this.#closeTask();
      await this.#queue.onIdle();
      if (!this.#stopping) await this.#bringInWaiting();
      this.#stage.flush();
      await this.#settle();
      if (this.#lost.aborted) this.#fatal ??= this.#lost.reason;
      if (this.#fatal !== null) throw this.#fatal;
      this.#stage.flush();
    } catch (error) {
      this.#fatal ??= error;
    } finally {
      release();
      await this.#pool?.close();
      await (await this.#fetcher)?.close();
    }
    return this.#finish();
  }

  #contextOf(spec: InputSpec, { options }: BatchPart, seen: Set<string>): InputContext {
    const own = {
      referenceDate: spec.referenceDate ?? options.referenceDate,
      charset: spec.charset ?? options.charset,
      ...listsOf(options),
    };
    const key = extractionKey(own);
    this.#store.describeKey(key, version(), own);
    const fetcher = (): Promise<Fetcher> => {
      this.#fetcher ??= import('./inputs/fetch/fetcher.js').then(
        ({ Fetcher }) => new Fetcher({ ...options.fetchOptions, signal: this.#options.signal }),
      );
      return this.#fetcher;
    };
    return { spec, options, extractionKey: key, ...own, memory: this.#memory, fetcher, seen };
  }

  /** One input: its documents go to the workers, unless they are known and have not changed. */
  async #bringIn(context: InputContext, { only }: BatchPart): Promise<void> {
    for await (const item of documentsOf(context)) {
      if (this.#stopping) return;
      switch (item.kind) {
        case 'source':
          if (only === undefined || only.has(item.source)) await this.#consider(item.source);
          break;
        case 'failure':
          if (only !== undefined && !only.locators.has(item.locator)) break;
          this.#bytes += item.bytes;
          this.#fail({ ...item, stage: 'read' }, null);
          break;
        case 'unchanged':
          if (only === undefined) this.#unchanged += item.documents;
          break;
        case 'end':
          if (!this.#failing.has(item.input)) break;
          if (only === undefined) this.#inputsDone.push(item.input);
          else this.#locatorsDone.push(...only.locators);
          break;
        default:
          this.#notes.push({ ...item, extractionKey: context.extractionKey });
      }
    }
  }

  #keepNotes(): void {
    const fetches: FetchNote[] = [];
    const items: FeedItemNote[] = [];
    for (const note of this.#notes) {
      if (note.kind === 'feed-item') {
        const { feed, guid, itemSha256, locator } = note;
        if (!this.#failed.has(locator)) items.push({ feed, guid, itemSha256, locator });
      } else {
        // a feed of which something has failed is asked for again in full the next time
        const failed = note.locator === null ? this.#failedInputs.has(note.input) : this.#failed.has(note.locator);
        if (!failed) fetches.push({ address: note.address, ...note.validators, extractionKey: note.extractionKey });
      }
    }
    if (fetches.length + items.length > 0) this.#memory.note(this.#runId, fetches, items);
  }

  /** A document is read, unless it is known and has not changed, or is known to fail. */
  async #consider(source: Source): Promise<void> {
    if (this.#options.force) return this.#enqueue(source);
    const known = this.#store.findDocument(source.locator);
    const { locator: name, extractionKey: key, contentSha256 } = source;
    if (known === null ? this.#memory.isKnown(name, key, contentSha256) : isUnchanged(known, source)) {
      this.#unchanged++;
      this.#bytes += source.bytes.length;
      return;
    }
    const failure =
      this.#batch.retry || !this.#failing.has(source.input) ? null : this.#store.findFailure(source.locator);
    if (failure !== null && failure.attemptKey === this.#attemptKey(source)) {
      this.#bytes += source.bytes.length;
      const { stage, code, message, locator, input } = failure;
      this.#fail({ locator, input, stage: stage as StageName, code: code as ErrorCode, message, attempts: 0 }, source);
      return;
    }
    await this.#enqueue(source);
  }

  /** When this is the same as it was, so is the failure. */
  #attemptKey(source: Pick<Source, 'contentSha256' | 'extractionKey'>): string {
    return hash('sha256', `${source.contentSha256}\n${source.extractionKey}\n${this.#limitsKey}`);
  }

  async #enqueue(found: Source): Promise<void> {
    const source = { ...found, referenceDate: await referenceDay(found, this.#startedAt) };
    const cost = costOf(source);
    // what waits to be sent holds room as well: it goes first, or a document larger than all the room would wait for ever
    if (!this.#budget.fits(cost)) this.#closeTask();
    await this.#budget.take(cost);
    this.#queued++;
    if (this.#task.length > 0 && this.#taskBytes + source.bytes.length > TASK_BYTES) this.#closeTask();
    this.#task.push(source);
    this.#taskBytes += source.bytes.length;
    // when little is on its way the workers are hungry: they get what there is
    if (this.#task.length >= TASK_DOCUMENTS || this.#queue.pending < this.#options.jobs) this.#closeTask();
  }

  #closeTask(): void {
    if (this.#task.length === 0) return;
    const sources = this.#task;
    const cost = sources.reduce((sum, source) => sum + costOf(source), 0);
    this.#task = [];
    this.#taskBytes = 0;
    this.#pool ??= new DocumentPool(this.#options.jobs, this.#options.limits);
    const pool = this.#pool;
    void this.#queue.add(async () => {
      try {
        for (const result of await pool.run(sources)) this.#take(result);
      } catch (error) {
        if (!(error instanceof PoolStopped)) this.#fatal ??= error;
      } finally {
        this.#budget.give(cost);
      }
    });
  }

  #take(result: TaskResult): void {
    this.#queued--;
    if (this.#fatal !== null) return;
    this.#bytes += result.source.byteLength;
    this.#addCosts(result.seconds, result.kind === 'failure' ? result.failure.stage : null);
    if (result.kind === 'failure') {
      const { locator, input } = result.source;
      this.#fail({ locator, input, ...result.failure, attempts: result.attempts }, result.source);
    } else if (result.kind === 'skipped') {
      this.#skipped++;
      const { locator, input, contentSha256, extractionKey: key } = result.source;
      this.#stage.skip({ locator, input, contentSha256, extractionKey: key, ...result.skip });
    } else {
      this.#stage.run({ source: result.source as unknown as Source, packed: result.packed });
    }
  }

  #addCosts(seconds: StageSeconds, failed: StageName | null): void {
    for (const [stage, spent] of Object.entries(seconds) as [StageName, number][]) {
      this.#addCost(stage, spent, 1, stage === failed ? 1 : 0);
    }
    // a worker that was killed tells no times
    if (failed !== null && seconds[failed] === undefined) this.#addCost(failed, 0, 1, 1);
  }

  #addCost(stage: StageName, seconds: number, documents: number, failures: number): void {
    const cost = this.#costs.get(stage) ?? { documents: 0, failures: 0, seconds: 0 };
    cost.documents += documents;
    cost.failures += failures;
    cost.seconds += seconds;
    this.#costs.set(stage, cost);
  }

  get #stageCosts(): StageCost[] {
    return [...this.#costs].map(([stage, cost]) => ({ stage, ...cost }));
  }

  #fail(failure: FailureOfRun, source: Pick<Source, 'contentSha256' | 'extractionKey' | 'format'> | null): void {
    const { locator, input, stage, code, message, attempts = 1 } = failure;
    const told: Failure = {
      ...{ locator, input, stage, code, message, attempts, at: new Date().toISOString() },
      extractionKey: source?.extractionKey ?? null,
      attemptKey: source === null ? null : this.#attemptKey(source),
      format: source?.format ?? null,
    };
    this.#failed.add(locator);
    this.#failedInputs.add(input);
    this.#stage.fail(told);
    this.#options.onFailure({ locator, stage, code, message });
  }

  /** Documents that were duplicates of one that has changed since: they get marks of their own, in the same run. */
  async #bringInWaiting(): Promise<void> {
    this.#stage.flush();
    for (const stored of this.#store.waitingDocuments()) {
      if (this.#stopping) return;
      await this.#bringInAgain(stored);
    }
    this.#closeTask();
    await this.#queue.onIdle();
  }

  /** Near-duplicates are told last, some at a time: a signal is heard between, and what is left waits for the next run. */
  async #settle(): Promise<void> {
    while (!this.#stopping && this.#store.settleNearDuplicates(SETTLED_AT_ONCE)) await setImmediate();
  }

  async #bringInAgain(stored: StoredDocument): Promise<void> {
    const options = optionsOfKey(this.#store, stored.extractionKey, this.#options);
    const key = extractionKey(options);
    this.#store.describeKey(key, version(), keyOptions(options));
    const source = await this.#readAgain(stored, options, key);
    if (source !== null) await this.#enqueue(source);
  }

  async #readAgain(stored: StoredDocument, options: FilledIngestOptions, key: string): Promise<Source | null> {
    const { locator, input, byteStart, byteEnd, line, contentSha256 } = stored;
    try {
      const original = this.#store.originalBytes(stored.id);
      const bytes = original ?? (await this.#originals.read(stored));
      if (hash('sha256', bytes) !== contentSha256) {
        const message = `${input}: has changed since it was read; ingest it again`;
        this.#fail({ locator, input, stage: 'read', code: 'INPUT_UNREADABLE', message }, null);
        return null;
      }
      return {
        locator,
        input,
        format: stored.format as Source['format'],
        access: accessFromJson(stored.access),
        bytes,
        contentSha256,
        byteStart,
        byteEnd,
        line,
        known: this.#memory.metadataOf(stored.id),
        referenceDate: stored.referenceDate,
        keepBytes: original !== null,
        // what a server said of the charset is known only by what it led to
        charset: original === null ? options.charset : stored.charset,
        extractionKey: key,
        lists: listsOf(options),
      };
    } catch (error) {
      const known = codeOf(error) !== 'INTERNAL';
      const told = known ? { code: codeOf(error), message: messageOf(error) } : systemFailure(input, error);
      this.#fail({ locator, input, stage: 'read', code: told.code, message: told.message }, null);
      return null;
    }
  }

  #stopOnSignal(): () => void {
    const { signal } = this.#options;
    if (signal === null) return () => {};
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      this.#queue.clear();
      this.#budget.open();
      // a pipe that nobody writes to would hold us up for ever
      if (this.#options.stdin === process.stdin) process.stdin.destroy();
      timer = setTimeout(() => void this.#pool?.stop(), STOP_GRACE_MS);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    return () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
  }

  #report(): void {
    const { counts } = this.#stage;
    this.#options.onProgress({
      documents: counts.new + counts.replaced + this.#unchanged + this.#skipped,
      new: counts.new,
      replaced: counts.replaced,
      unchanged: this.#unchanged,
      skipped: this.#skipped,
      failed: counts.failed,
      queued: this.#queued,
      stages: this.#stageCosts,
      claims: counts.claims,
      bytes: this.#bytes,
      totalBytes: null,
      seconds: (performance.now() - this.#started) / 1000,
    });
  }

  /** Notes that the run has failed, where the store still takes a note, and throws what it failed of. */
  #giveUp(): never {
    try {
      this.#store.finishRun(this.#runId, 'failed', new Date().toISOString(), { error: messageOf(this.#fatal) }, false);
    } catch {
      // the store is what has failed
    }
    throw this.#fatal;
  }

  #finish(): IngestSummary {
    if (this.#fatal !== null) this.#giveUp();
    const { counts } = this.#stage;
    const wrote = counts.new + counts.replaced > 0;
    const { duplicates, rows } = this.#store.runCounts(this.#runId);
    const summary: IngestSummary = {
      run: this.#runId,
      status: this.#options.signal?.aborted ? 'stopped' : 'done',
      documents: {
        new: counts.new,
        unchanged: this.#unchanged,
        replaced: counts.replaced,
        skipped: this.#skipped,
        failed: counts.failed,
      },
      duplicates,
      sentences: rows.sentences,
      numbers: rows.numbers,
      dates: rows.dates,
      entities: rows.entity_mentions,
      attributions: rows.attributions,
      claims: rows.claims,
      bytes: this.#bytes,
      seconds: (performance.now() - this.#started) / 1000,
    };
    if (summary.status === 'done') this.#keepNotes();
    this.#store.clearFailures(this.#runId, { inputs: this.#inputsDone, locators: this.#locatorsDone });
    this.#store.noteStages(this.#runId, this.#stageCosts);
    this.#store.finishRun(this.#runId, summary.status, new Date().toISOString(), { ...summary }, wrote);
    return summary;
  }
}

/** Bytes that a document counts for while it is on its way. */
function costOf({ bytes }: Source): number {
  return bytes.length + DOCUMENT_COST;
}

/** The day that the rule for reference dates leads to, for one document. */
async function referenceDay(source: Source, startedAt: string): Promise<string | null> {
  if (source.referenceDate === 'run-day') return startedAt.slice(0, 10);
  if (source.referenceDate !== 'file-modified') return source.referenceDate;
  try {
    return (await stat(source.input)).mtime.toISOString().slice(0, 10);
  } catch {
    return null; // no file: a pipe, or gone by now
  }
}
