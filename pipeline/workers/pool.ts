import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { codeOf, messageOf, WhosaidError } from '../errors.js';
import type { Limits } from '../limits.js';
import type { DocumentFormat } from '../readers/reader.js';
import type { Source } from '../stages/stage.js';
import { Deadline } from './deadline.js';
import { nameOf, type Task, TaskPosition, type TaskResult } from './task.js';

/** How often a document may take its worker with it before it is given up. */
const MAX_CRASHES = 3;
/** How many workers in a row may die before they begin a document; more say that none can be started. */
const MAX_STILLBORN = 4;
/** Bytes from which on a document goes to the roomy worker: of text, and of formats that are mostly pictures and fonts. */
const LARGE_BYTES = 2_000_000;
const LARGE_ILLUSTRATED_BYTES = 8_000_000;
const ILLUSTRATED: ReadonlySet<DocumentFormat> = new Set(['pdf', 'docx', 'epub']);

/** Heaps of workers, in megabytes. */
export interface HeapLimits {
  /** Of each of those that all documents go to. The engine lets garbage lie in proportion to it, so it is no larger than they need. */
  readonly worker: number;
  /** Of the one that takes large documents, one at a time; a document that needs more is hostile, or a bug. */
  readonly roomy: number;
}

const HEAP_LIMITS: HeapLimits = { worker: 256, roomy: 1536 };
/** How long the roomy worker waits for another large document before it ends, and gives its memory back. */
const ROOMY_IDLE_MS = 1000;

/** Tasks that a worker has at hand, which it does one after the other: more than it does while the main thread writes a transaction. */
export const TASKS_PER_WORKER = 4;

/** The pool has been stopped; what it was working on has not been done. */
export class PoolStopped extends Error {}

/** Where the built worker lies: beside this file, or in dist/ when this file runs from its source. */
function builtWorker(): string {
  const beside = fileURLToPath(new URL('./worker.js', import.meta.url));
  if (existsSync(beside)) return beside;
  return fileURLToPath(new URL('../../dist/pipeline/workers/worker.js', import.meta.url));
}

/**
 * Worker threads that lead documents through the stages. Large documents, and those that a worker has died of, go one at a time to a roomy
 * worker of their own, which is there only as long as it has some. A document over the deadline, or one that kills its worker again and again,
 * becomes a failure; the others of its task are done again by a new worker.
 */
export class DocumentPool {
  readonly #pool: Piscina<Task, TaskResult[]>;
  readonly #worker: string;
  readonly #limits: Limits;
  readonly #heaps: HeapLimits;
  #roomyPool: Piscina<Task, TaskResult[]> | null = null;
  /** Its tasks wait here: one that waited in the pool would do so for ever when the worker before it dies. */
  readonly #roomyQueue = new PQueue({ concurrency: 1 });
  /** Errors by which workers ended: all the tasks that a worker had at hand are rejected with one and the same. */
  readonly #deaths = new WeakSet<object>();
  readonly #crashes = new Map<string, number>();
  readonly #stop = new AbortController();
  #stillborn = 0;
  #broken: Error | null = null;

  /** @param worker path of the module that workers load */
  constructor(jobs: number, limits: Limits, heaps: HeapLimits = HEAP_LIMITS, worker: string = builtWorker()) {
    this.#worker = worker;
    this.#limits = limits;
    this.#heaps = heaps;
    this.#pool = this.#open({
      minThreads: jobs,
      maxThreads: jobs,
      idleTimeout: 5000,
      concurrentTasksPerWorker: TASKS_PER_WORKER,
      resourceLimits: { maxOldGenerationSizeMb: heaps.worker },
    });
  }

  #open(options: ConstructorParameters<typeof Piscina>[0]): Piscina<Task, TaskResult[]> {
    const pool = new Piscina<Task, TaskResult[]>({ filename: this.#worker, ...options });
    // a worker that dies while it has no task says so here; its tasks, if it had some, have been rejected
    pool.on('error', (error) => this.#noteStillborn(error, pool.threads.length === 0 && pool.queueSize > 0));
    return pool;
  }

  /** Without this a pool whose workers cannot be loaded would start them for ever, or wait for one that never comes. */
  #noteStillborn(error: unknown, last: boolean): void {
    if (++this.#stillborn <= MAX_STILLBORN && !last) return;
    const reason = error instanceof Error ? error.message : String(error);
    this.#broken ??= new WhosaidError(codeOf(error), `no worker could be started: ${reason}`);
    void this.stop();
  }

  get #roomy(): Piscina<Task, TaskResult[]> {
    this.#roomyPool ??= this.#open({
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: ROOMY_IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: this.#heaps.roomy },
    });
    return this.#roomyPool;
  }

  /** Leads documents through the stages; one result each, in order. Throws `PoolStopped` after `stop()`, and when no worker can be started. */
  async run(sources: readonly Source[]): Promise<TaskResult[]> {
    return this.#run(sources, sources.length === 1 && isLarge(sources[0]!));
  }

  async #run(sources: readonly Source[], roomy: boolean): Promise<TaskResult[]> {
    if (sources.length === 0) return [];
    const position = new TaskPosition();
    const task = { sources, limits: this.#limits, position: position.shared };
    // without a signal of its own: Piscina gives tasks that have one to a worker one by one, and it waits while the main thread writes
    const begin = roomy
      ? () => this.#roomyQueue.add(() => this.#attend(this.#roomy, task, position))
      : () => this.#attend(this.#pool, task, position);
    try {
      const results = await begin();
      this.#stillborn = 0;
      return results;
    } catch (error) {
      if (this.#stop.signal.aborted) throw this.#broken ?? new PoolStopped();
      return await this.#blame(sources, position, { roomy, error });
    }
  }

  /** Does one task; when a document of it is over its deadline, ends the worker that has it. Waiting for a worker, and its start, do not count. */
  async #attend(pool: Piscina<Task, TaskResult[]>, task: Task, position: TaskPosition): Promise<TaskResult[]> {
    if (this.#stop.signal.aborted) throw new PoolStopped();
    const { documentDeadline } = this.#limits;
    const deadline = new Deadline(documentDeadline);
    const timer = setInterval(
      () => {
        const { document } = position;
        if (!deadline.isLate(document, position.pages, performance.now())) return;
        position.noteLate(document);
        void pool.threads.find(({ threadId }) => threadId === position.worker)?.terminate();
      },
      Math.max(5, Math.min(250, documentDeadline / 4)),
    );
    try {
      return await pool.run(task);
    } finally {
      clearInterval(timer);
    }
  }

  /** After a worker's death: the document that it was at is to blame, the others are done again. */
  async #blame(sources: readonly Source[], position: TaskPosition, { roomy, error }: Death): Promise<TaskResult[]> {
    const at = position.document - 1;
    const guilty = sources[at];
    const known = typeof error === 'object' && error !== null && this.#deaths.has(error);
    if (typeof error === 'object' && error !== null) this.#deaths.add(error);
    // its tasks hear of a death in the order in which it had them: where the first had not been begun, none had
    if (position.begun) this.#stillborn = 0;
    else if (!known) this.#noteStillborn(error, false);
    if (guilty === undefined) return this.#run(sources, roomy);
    const before = await this.run(sources.slice(0, at));
    const crashes = (this.#crashes.get(guilty.locator) ?? 0) + 1;
    this.#crashes.set(guilty.locator, crashes);
    let own: TaskResult[];
    if (position.late) {
      const { pages } = position;
      const where = pages === 0 ? '' : `, and a hundredth more for each of ${pages} pages that were read`;
      const message = `took longer than ${this.#limits.documentDeadline} ms${where}; split the article, or raise --deadline`;
      own = [failed(guilty, 'TIMEOUT', message, crashes)];
    } else if (roomy && ranOutOfMemory(error)) {
      const message = `needs more than the ${this.#heaps.roomy} MB of memory that a document may take; split the article`;
      own = [failed(guilty, 'WORKER_CRASHED', message, crashes)];
    } else if (crashes >= MAX_CRASHES) {
      own = [failed(guilty, 'WORKER_CRASHED', `its worker died ${crashes} times: ${messageOf(error)}`, crashes)];
    } else {
      own = await this.#run([guilty], true);
    }
    return [...before, ...own, ...(await this.run(sources.slice(at + 1)))];
  }

  /** Kills the workers; what they have in hand is rejected with `PoolStopped`. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.close();
  }

  /** Ends the workers after the last task. */
  async close(): Promise<void> {
    await Promise.all([this.#pool.destroy(), this.#roomyPool?.destroy()]);
  }
}

function isLarge({ format, bytes }: Source): boolean {
  return bytes.length >= (ILLUSTRATED.has(format) ? LARGE_ILLUSTRATED_BYTES : LARGE_BYTES);
}

/** How a worker came to its end. */
interface Death {
  readonly roomy: boolean;
  readonly error: unknown;
}

function ranOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function failed(source: Source, code: 'TIMEOUT' | 'WORKER_CRASHED', message: string, attempts: number): TaskResult {
  const failure = { stage: 'extract', code, message } as const;
  return { kind: 'failure', source: nameOf(source), failure, attempts, seconds: {} };
}
