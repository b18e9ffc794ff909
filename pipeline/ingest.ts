import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import PQueue from 'p-queue';
import { openStore, type Store, type StoredDocument } from '../output/store/index.js';
import { messageOf } from './errors.js';
import { type FilledIngestOptions, fillIngestOptions, type IngestOptions } from './ingest-options.js';
import { discover, type Input, systemFailure } from './inputs/discover.js';
import { sourcesOf } from './inputs/sources.js';
import type { Source, StageName } from './stages/stage.js';
import { StoreStage } from './stages/store.js';
import { version } from './version.js';
import { ByteBudget } from './workers/byte-budget.js';
import { DocumentPool, PoolStopped } from './workers/pool.js';
import type { TaskResult } from './workers/task.js';

export type { IngestOptions, IngestProgress } from './ingest-options.js';
export type { Limits } from './limits.js';

/** What a run did. */
export interface IngestSummary {
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
  /** Of the new and replaced documents, those that are equal in text to another one, which holds the marks. */
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
/** A task is closed at this many bytes or documents: large enough to make messages cheap, small enough to keep all workers busy. */
const TASK_BYTES = 96_000;
const TASK_DOCUMENTS = 32;
/** How long a stopped run waits for what its workers have in hand. */
const STOP_GRACE_MS = 3000;

/** sha256 of all that decides what is extracted from given bytes: when it differs, the document is read again. */
export function extractionKey(options: Pick<FilledIngestOptions, 'referenceDate' | 'charset'>): string {
  return hash('sha256', JSON.stringify([version(), options.referenceDate, options.charset]));
}

/**
 * Reads articles into a store: files, folders, patterns and `-`. Documents that have not changed are passed over; those that fail are noted
 * in `failures` and stop nothing. Throws `StoreError` (the store cannot be used) or USAGE (an option is wrong), nothing else.
 *
 * ```js
 * import { ingest } from 'whosaid/ingest';
 * const summary = await ingest(['articles/'], { db: 'facts.db', referenceDate: '2025-04-02' });
 * ```
 */
export async function ingest(paths: readonly string[], options: IngestOptions = {}): Promise<IngestSummary> {
  const filled = fillIngestOptions(options);
  const store = openStore(filled.db);
  try {
    return await new IngestRun(store, filled).run(paths);
  } finally {
    store.close();
  }
}

class IngestRun {
  readonly #store: Store;
  readonly #options: FilledIngestOptions;
  readonly #key: string;
  readonly #runId: number;
  readonly #started: number = performance.now();
  readonly #stage: StoreStage;
  readonly #queue: PQueue;
  readonly #budget = new ByteBudget(BYTES_IN_FLIGHT);
  #pool: DocumentPool | null = null;
  #task: Source[] = [];
  #taskBytes = 0;
  #unchanged = 0;
  #skipped = 0;
  #bytes = 0;
  #fatal: unknown = null;

  constructor(store: Store, options: FilledIngestOptions) {
    this.#store = store;
    this.#options = options;
    this.#key = extractionKey(options);
    // two tasks more than workers, so that none waits for the main thread while it writes
    this.#queue = new PQueue({ concurrency: options.jobs + 2 });
    const { referenceDate, jobs, force, format, charset, keepBytes, limits } = options;
    this.#runId = store.beginRun({
      command: 'ingest',
      version: version(),
      extractionKey: this.#key,
      options: { referenceDate, jobs, force, format, charset, keepBytes, limits },
      startedAt: new Date().toISOString(),
    });
    this.#stage = new StoreStage(store, this.#runId, () => this.#report());
  }

  get #stopping(): boolean {
    return this.#options.signal?.aborted === true || this.#fatal !== null;
  }

  async run(paths: readonly string[]): Promise<IngestSummary> {
    const release = this.#stopOnSignal();
    try {
      for (const input of discover(paths, this.#options.format)) {
        if (this.#stopping) break;
        await this.#bringIn(input);
      }
      this.#closeTask();
      await this.#queue.onIdle();
      if (!this.#stopping) await this.#bringInWaiting();
      if (this.#fatal !== null) throw this.#fatal;
      this.#stage.flush();
    } catch (error) {
      this.#fatal ??= error;
    } finally {
      release();
      await this.#pool?.close();
    }
    return this.#finish();
  }

  /** One input: its documents go to the workers, unless they are known and have not changed. */
  async #bringIn(input: Input): Promise<void> {
    if (input.kind === 'failure') {
      this.#fail(input.path, input.path, 'read', input.code, input.message);
      return;
    }
    const name = input.kind === 'stdin' ? '-' : input.path;
    for await (const item of sourcesOf(input, this.#options, this.#key)) {
      if (this.#stopping) return;
      if (item.kind === 'failure') {
        this.#bytes += item.bytes;
        this.#fail(item.locator, item.input, 'read', item.code, item.message);
      } else if (this.#isUnchanged(item.source)) {
        this.#unchanged++;
        this.#bytes += item.source.bytes.length;
      } else await this.#enqueue(item.source);
    }
    if (this.#store.hasFailures()) this.#inputsDone.push(name);
  }

  /** Inputs that were read to their end, whose failures of earlier runs are to be forgotten once this run's are written. */
  readonly #inputsDone: string[] = [];

  #isUnchanged(source: Source): boolean {
    if (this.#options.force) return false;
    const known = this.#store.findDocument(source.locator);
    return (
      known !== null &&
      known.contentSha256 === source.contentSha256 &&
      known.extractionKey === source.extractionKey &&
      known.byteStart === source.byteStart &&
      known.line === source.line
    );
  }

  async #enqueue(source: Source): Promise<void> {
    await this.#budget.take(source.bytes.length);
    if (this.#task.length > 0 && this.#taskBytes + source.bytes.length > TASK_BYTES) this.#closeTask();
    this.#task.push(source);
    this.#taskBytes += source.bytes.length;
    // when little is on its way the workers are hungry: they get what there is
    if (this.#task.length >= TASK_DOCUMENTS || this.#queue.pending < this.#options.jobs) this.#closeTask();
  }

  #closeTask(): void {
    if (this.#task.length === 0) return;
    const sources = this.#task;
    const bytes = this.#taskBytes;
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
        this.#budget.give(bytes);
      }
    });
  }

  #take(result: TaskResult): void {
    if (this.#fatal !== null) return;
    this.#bytes += result.source.byteLength;
    const { locator, input } = result.source;
    if (result.kind === 'failure') {
      const { stage, code, message } = result.failure;
      this.#fail(locator, input, stage, code, message, result.attempts);
    } else if (result.kind === 'skipped') {
      this.#skipped++;
    } else {
      this.#stage.run({ source: result.source as unknown as Source, packed: result.packed });
    }
  }

  #fail(locator: string, input: string, stage: StageName, code: string, message: string, attempts = 1): void {
    this.#stage.fail({ locator, input, stage, code, message, attempts });
    this.#options.onFailure({ locator, stage, code, message });
  }

  /** Documents that were duplicates of one that has changed since: they get marks of their own, in the same run. */
  async #bringInWaiting(): Promise<void> {
    this.#stage.flush();
    for (const stored of this.#store.waitingDocuments()) {
      if (this.#stopping) return;
      const source = await this.#readAgain(stored);
      if (source !== null) await this.#enqueue(source);
    }
    this.#closeTask();
    await this.#queue.onIdle();
  }

  async #readAgain(stored: StoredDocument): Promise<Source | null> {
    const { locator, input, byteStart, byteEnd, line, contentSha256 } = stored;
    try {
      const bytes = this.#store.originalBytes(stored.id) ?? (await readRange(input, byteStart, byteEnd));
      if (hash('sha256', bytes) !== contentSha256) {
        const message = `${input}: has changed since it was read; ingest it again`;
        this.#fail(locator, input, 'read', 'INPUT_UNREADABLE', message);
        return null;
      }
      return {
        locator,
        input,
        format: stored.format as Source['format'],
        bytes,
        contentSha256,
        byteStart,
        byteEnd,
        line,
        referenceDate: stored.referenceDate,
        keepBytes: this.#store.originalBytes(stored.id) !== null,
        charset: this.#options.charset,
        extractionKey: this.#key,
      };
    } catch (error) {
      const { code, message } = systemFailure(input, error);
      this.#fail(locator, input, 'read', code, message);
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
      failed: counts.failed,
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
    const { duplicates, rows } = this.#store.runCounts(this.#runId);
    const summary: IngestSummary = {
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
    const wrote = counts.new + counts.replaced > 0;
    for (const name of this.#inputsDone) this.#store.clearFailures(name, this.#runId);
    this.#store.finishRun(this.#runId, summary.status, new Date().toISOString(), { ...summary }, wrote);
    return summary;
  }
}

async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(end - start);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
