import PQueue from 'p-queue';
import type { Limits } from '../limits.js';
import type { Source } from '../stages/stage.js';
import { ByteBudget } from './byte-budget.js';
import { DocumentPool, PoolStopped, TASKS_PER_WORKER } from './pool.js';
import type { TaskResult } from './task.js';

/** Bytes of documents that may be on their way between reading and storing: some seconds of work, little beside what a worker needs. */
const BYTES_IN_FLIGHT = 8_000_000;
/** What a document takes up on its way beside its bytes: its names, hashes and buffers. */
const DOCUMENT_COST = 4096;
/** A task is closed at this many bytes or documents: large enough to make messages cheap, small enough to keep all workers busy. */
const TASK_BYTES = 96_000;
const TASK_DOCUMENTS = 32;
/** How long a stopped run waits for what its workers have in hand. */
const STOP_GRACE_MS = 2000;

/** Documents on their way to the workers: gathers them into tasks, and holds back whoever brings more than may be on their way. */
export class TaskQueue {
  readonly #jobs: number;
  readonly #limits: Limits;
  readonly #take: (result: TaskResult) => void;
  readonly #fail: (error: unknown) => void;
  readonly #queue: PQueue;
  readonly #budget = new ByteBudget(BYTES_IN_FLIGHT);
  #pool: DocumentPool | null = null;
  #task: Source[] = [];
  #taskBytes = 0;
  #waiting = 0;

  /** @param take Hears what came of each document. @param fail Hears of errors that are no document's. */
  constructor(jobs: number, limits: Limits, take: (result: TaskResult) => void, fail: (error: unknown) => void) {
    this.#jobs = jobs;
    this.#limits = limits;
    this.#take = take;
    this.#fail = fail;
    // more than the workers have, so that none waits for the main thread while it writes
    this.#queue = new PQueue({ concurrency: jobs * TASKS_PER_WORKER + 1 });
  }

  /** Documents that have been brought in and of which nothing has been heard yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves when the next one may be brought in. */
  async add(source: Source): Promise<void> {
    const cost = costOf(source);
    // what waits to be sent holds room as well: it goes first, or a document larger than all the room would wait for ever
    if (!this.#budget.fits(cost)) this.#closeTask();
    await this.#budget.take(cost);
    this.#waiting++;
    if (this.#task.length > 0 && this.#taskBytes + source.bytes.length > TASK_BYTES) this.#closeTask();
    this.#task.push(source);
    this.#taskBytes += source.bytes.length;
    // when little is on its way the workers are hungry: they get what there is
    if (this.#task.length >= TASK_DOCUMENTS || this.#queue.pending < this.#jobs) this.#closeTask();
  }

  /** Resolves when something has been heard of all that was brought in. */
  async finish(): Promise<void> {
    this.#closeTask();
    await this.#queue.onIdle();
  }

  /** Gives up what no worker has in hand yet, and soon that as well. Returns what calls the latter off. */
  stop(): () => void {
    this.#queue.clear();
    this.#budget.open();
    const timer = setTimeout(() => void this.#pool?.stop(), STOP_GRACE_MS);
    return () => clearTimeout(timer);
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await this.#pool?.close();
  }

  #closeTask(): void {
    if (this.#task.length === 0) return;
    const sources = this.#task;
    const cost = sources.reduce((sum, source) => sum + costOf(source), 0);
    this.#task = [];
    this.#taskBytes = 0;
    this.#pool ??= new DocumentPool(this.#jobs, this.#limits);
    const pool = this.#pool;
    void this.#queue.add(async () => {
      try {
        for (const result of await pool.run(sources)) {
          this.#waiting--;
          this.#take(result);
        }
      } catch (error) {
        if (!(error instanceof PoolStopped)) this.#fail(error);
      } finally {
        this.#budget.give(cost);
      }
    });
  }
}

/** Bytes that a document counts for while it is on its way. */
function costOf({ bytes }: Source): number {
  return bytes.length + DOCUMENT_COST;
}
