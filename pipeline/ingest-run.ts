import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Failure, StageCost, Store, StoredDocument } from '../output/store/index.js';
import { InputNotes } from '../output/store/input-notes.js';
import { storedText } from '../output/store/stored-text.js';
import type { BatchOptions, BatchPart, IngestSummary } from './batch.js';
import { codeOf, type ErrorCode, messageOf } from './errors.js';
import { attemptKey, extractionKey, isUnchanged, type KeyOptions, keyOptions, optionsOfKey } from './extraction-key.js';
import type { FilledIngestOptions } from './ingest-options.js';
import { Answers } from './inputs/answers.js';
import type { InputContext } from './inputs/context.js';
import { systemFailure } from './inputs/discover.js';
import { documentsOf } from './inputs/documents-of.js';
import type { Fetcher } from './inputs/fetch/fetcher.js';
import type { InputSpec } from './inputs/input.js';
import type { Originals } from './inputs/original.js';
import { type Again, fromStoredText, isGone, readAgain } from './inputs/read-again.js';
import { Taken } from './inputs/taken.js';
import { READER_VERSION } from './readers/reader-version.js';
import type { Source, StageName, StageSeconds } from './stages/stage.js';
import { StoreStage } from './stages/store.js';
import { givenLists, listsOf } from './user-lists.js';
import { version } from './version.js';
import type { TaskResult } from './workers/task.js';
import { TaskQueue } from './workers/task-queue.js';

/** Documents that are compared with others in one transaction. */
const SETTLED_AT_ONCE = 200;

/** The options of one part, for the row of the run. */
function inputOptions({ options }: BatchPart): object {
  const { referenceDate, format, charset, keepBytes } = options;
  return { referenceDate, format, charset, keepBytes, ...givenLists(listsOf(options)) };
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

/** One run under the store's lock; see `runBatch`. */
export class IngestRun {
  readonly #store: Store;
  readonly #parts: readonly BatchPart[];
  readonly #options: FilledIngestOptions;
  readonly #batch: BatchOptions;
  readonly #lost: AbortSignal;
  readonly #runId: number;
  readonly #started: number = performance.now();
  readonly #startedAt: string = new Date().toISOString();
  readonly #stage: StoreStage;
  readonly #tasks: TaskQueue;
  readonly #costs = new Map<StageName, { documents: number; failures: number; seconds: number }>();
  /** Inputs and documents that failed in an earlier run and were met again: those failures go once this run's are written. */
  readonly #failing: ReadonlySet<string>;
  readonly #inputsDone: string[] = [];
  readonly #locatorsDone: string[] = [];
  #fetcher: Promise<Fetcher> | null = null;
  #originals: Promise<Originals> | null = null;
  readonly #memory: InputNotes;
  readonly #answers = new Answers();
  readonly #failed = new Set<string>();
  readonly #failedInputs = new Set<string>();
  #unchanged = 0;
  #skipped = 0;
  #withoutOriginal = 0;
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
    this.#failing = store.failingInputs();
    const { jobs, force, limits } = options;
    const onError = (error: unknown): void => {
      this.#fatal ??= error;
    };
    this.#tasks = new TaskQueue(jobs, limits, (result) => this.#take(result), onError);
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
      const taken = new Taken();
      for (const part of this.#parts) {
        for (const spec of part.inputs) {
          if (this.#stopping) break;
          await this.#bringIn(this.#contextOf(spec, part, taken), part);
        }
        for (const id of part.stored ?? []) {
          if (this.#stopping) break;
          const stored = this.#store.findDocumentById(id);
          if (stored !== null) await this.#bringInAgain(stored);
        }
      }
      await this.#tasks.finish();
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
      await this.#tasks.close();
      await (await this.#fetcher)?.close();
    }
    return this.#finish();
  }

  #contextOf(spec: InputSpec, { options }: BatchPart, taken: Taken): InputContext {
    const own = {
      referenceDate: spec.referenceDate ?? options.referenceDate,
      charset: spec.charset ?? options.charset,
      ...listsOf(options),
    };
    const key = this.#describedKey(own);
    const fetcher = (): Promise<Fetcher> => {
      this.#fetcher ??= import('./inputs/fetch/fetcher.js').then(
        ({ Fetcher }) => new Fetcher({ ...options.fetchOptions, signal: this.#options.signal }),
      );
      return this.#fetcher;
    };
    return { spec, options, extractionKey: key, ...own, memory: this.#memory, fetcher, taken };
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
          this.#answers.note(item, context.extractionKey);
      }
    }
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
    if (failure !== null && failure.attemptKey === attemptKey(source, this.#options.limits)) {
      this.#bytes += source.bytes.length;
      const { stage, code, message, locator, input } = failure;
      this.#fail({ locator, input, stage: stage as StageName, code: code as ErrorCode, message, attempts: 0 }, source);
      return;
    }
    await this.#enqueue(source);
  }

  async #enqueue(found: Source): Promise<void> {
    await this.#tasks.add({ ...found, referenceDate: await referenceDay(found, this.#startedAt) });
  }

  #take(result: TaskResult): void {
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
      this.#stage.run({ source: result.source as unknown as Source, sealed: result.sealed });
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
      attemptKey: source === null ? null : attemptKey(source, this.#options.limits),
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
    await this.#tasks.finish();
  }

  /** Near-duplicates are told last, some at a time: a signal is heard between, and what is left waits for the next run. */
  async #settle(): Promise<void> {
    while (!this.#stopping && this.#store.settleNearDuplicates(SETTLED_AT_ONCE)) await setImmediate();
  }

  async #bringInAgain(stored: StoredDocument): Promise<void> {
    const options = optionsOfKey(this.#store, stored.extractionKey, this.#options);
    const again: Again = {
      original: this.#store.originalBytes(stored.id),
      known: this.#memory.metadataOf(stored.id),
      charset: options.charset,
      extractionKey: this.#describedKey(keyOptions(options)),
      lists: listsOf(options),
    };
    const { locator, input } = stored;
    try {
      const source = await readAgain(stored, again, () => {
        this.#originals ??= import('./inputs/original.js').then(({ Originals }) => new Originals());
        return this.#originals;
      });
      await this.#enqueue(source);
    } catch (error) {
      if (isGone(error) && (await this.#bringInText(stored, again, options))) return;
      const known = codeOf(error) !== 'INTERNAL';
      const told = known ? { code: codeOf(error), message: messageOf(error) } : systemFailure(input, error);
      this.#fail({ locator, input, stage: 'read', code: told.code, message: told.message }, null);
    }
  }

  /**
   * Extracts again from the text that is stored of a document, where its original is gone or has changed; false where it has none. It keeps the
   * number of the readers that made the text: should the original come back, it is read.
   */
  async #bringInText(stored: StoredDocument, again: Again, options: FilledIngestOptions): Promise<boolean> {
    const text = storedText(this.#store, stored.id);
    if (text === null) return false;
    const readers = this.#store.keyDescription(stored.extractionKey)?.readers ?? 0;
    const key = this.#describedKey(keyOptions(options), readers);
    if (key === stored.extractionKey) this.#unchanged++;
    else {
      this.#withoutOriginal++;
      await this.#enqueue(fromStoredText(stored, { ...again, extractionKey: key }, text));
    }
    return true;
  }

  /** The extraction key of some options, told in the store. */
  #describedKey(options: KeyOptions, readers: number = READER_VERSION): string {
    const key = extractionKey(options, readers);
    this.#store.describeKey(key, version(), { ...options }, readers);
    return key;
  }

  #stopOnSignal(): () => void {
    const { signal } = this.#options;
    if (signal === null) return () => {};
    let callOff = (): void => {};
    const onAbort = (): void => {
      callOff = this.#tasks.stop();
      // a pipe that nobody writes to would hold us up for ever
      if (this.#options.stdin === process.stdin) process.stdin.destroy();
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    return () => {
      callOff();
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
      queued: this.#tasks.waiting,
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
      withoutOriginal: this.#withoutOriginal,
      sentences: rows.sentences,
      numbers: rows.numbers,
      dates: rows.dates,
      entities: rows.entity_mentions,
      attributions: rows.attributions,
      claims: rows.claims,
      bytes: this.#bytes,
      seconds: (performance.now() - this.#started) / 1000,
    };
    if (summary.status === 'done')
      this.#answers.keep(this.#memory, this.#runId, { locators: this.#failed, inputs: this.#failedInputs });
    this.#store.clearFailures(this.#runId, { inputs: this.#inputsDone, locators: this.#locatorsDone });
    this.#store.noteStages(this.#runId, this.#stageCosts);
    this.#store.finishRun(this.#runId, summary.status, new Date().toISOString(), { ...summary }, wrote);
    return summary;
  }
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
