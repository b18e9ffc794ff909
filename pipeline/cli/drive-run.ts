import { codeOf, ExitStatus, exitStatusOf, messageOf } from '../errors.js';
import type { IngestSummary } from '../ingest.js';
import type { IngestOptions } from '../ingest-options.js';
import type { RunLog } from '../schedule/log.js';
import type { Metrics } from '../schedule/metrics.js';
import { failureLine } from './failure-line.js';
import { ClosedOutput, note, write } from './output.js';
import { ProgressLine } from './progress.js';
import { spareHelpers } from './spare-helpers.js';

/** What a command that runs batches is told to print. */
export interface DriveOptions {
  readonly command: string;
  readonly db: string;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly logFormat: 'auto' | 'json' | 'text';
  readonly maxErrorRatio: number | null;
  readonly metricsFile: string | null;
  /** Number of workers; null for as many as there are cores. */
  readonly jobs: number | null;
}

/** What a run is handed: the signal that ends it, and whom to tell how it gets on. */
export type RunHooks = Required<Pick<IngestOptions, 'signal' | 'onProgress' | 'onWait' | 'onFailure'>>;

/** A command that runs batches, while it runs: its log, its metrics, its signals. */
export class Drive {
  readonly log: RunLog;
  readonly hooks: RunHooks;
  readonly #options: DriveOptions;
  /** JSON lines, and no text for people. */
  readonly #structured: boolean;
  readonly #progress: ProgressLine;
  readonly #metrics: Metrics | null;
  readonly #stop = new AbortController();
  #signalStatus: number | null = null;

  private constructor(options: DriveOptions, log: RunLog, structured: boolean, metrics: Metrics | null) {
    this.#options = options;
    this.#structured = structured;
    this.log = log;
    this.#metrics = metrics;
    this.#progress = new ProgressLine(options.quiet || structured);
    this.hooks = {
      signal: this.#stop.signal,
      onProgress: (progress) => {
        this.#progress.show(progress);
        this.#metrics?.progress(progress);
      },
      onWait: ({ command, pid, host }) => {
        if (!options.quiet) this.log.info(`waiting for whosaid ${command} (process ${pid} on ${host})`);
      },
      onFailure: ({ locator, stage, code, message }) => {
        this.#progress.clear();
        if (structured) this.log.warn('document failed', { locator, stage, code, reason: message });
        else this.log.warn(failureLine(locator, `failed to ${stage}: ${code}`, message));
      },
    };
  }

  static async start(options: DriveOptions): Promise<Drive> {
    const structured = options.logFormat === 'json' || (options.logFormat === 'auto' && !process.stderr.isTTY);
    const { jsonLog, textLog } = await import('../schedule/log.js');
    const log = structured ? jsonLog(options.command) : textLog(note);
    const metrics =
      options.metricsFile === null ? null : new (await import('../schedule/metrics.js')).Metrics(options.metricsFile);
    metrics?.write();
    spareHelpers(options.jobs);
    return new Drive(options, log, structured, metrics);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** The exit status of the signal that came, or null. */
  get signalStatus(): number | null {
    return this.#signalStatus;
  }

  /** Does the work of a command: the first SIGINT or SIGTERM ends it cleanly, a second one at once. What goes wrong becomes the exit status. */
  async run(work: () => Promise<unknown>): Promise<void> {
    process.on('SIGINT', this.#onSignal);
    process.on('SIGTERM', this.#onSignal);
    try {
      await work();
      if (this.#signalStatus !== null) process.exitCode = this.#signalStatus;
    } catch (error) {
      if (error instanceof ClosedOutput) throw error;
      this.#progress.clear();
      this.log.error(`${codeOf(error)}: ${messageOf(error)}`);
      process.exitCode = exitStatusOf(error);
    } finally {
      this.#progress.clear();
      process.off('SIGINT', this.#onSignal);
      process.off('SIGTERM', this.#onSignal);
    }
  }

  /** One batch, where there is something to do; null where there is not. Rethrows what broke it off. */
  async batch<T extends IngestSummary | null>(start: (hooks: RunHooks) => Promise<T>): Promise<T> {
    try {
      const summary = await start(this.hooks);
      if (summary !== null) this.#metrics?.end(summary);
      return summary;
    } catch (error) {
      this.#metrics?.end(null);
      throw error;
    } finally {
      this.#progress.clear();
    }
  }

  /**
   * A batch that is all that the command does: prints what it did on standard output and sets the exit status. False where there was nothing to
   * do.
   */
  async onlyBatch(start: (hooks: RunHooks) => Promise<IngestSummary | null>): Promise<boolean> {
    const summary = await this.batch(start);
    if (summary === null) return false;
    const { json, quiet, db } = this.#options;
    // a log tells of each run, as it does of those of a schedule; people read the summary on standard output
    if (this.#structured && !quiet) this.log.info(`run ${summary.run} ${summary.status}`, { summary });
    if (json) await write(`${JSON.stringify({ ok: true, ...summary })}\n`);
    else if (!quiet) {
      const { describeRun } = await import('./describe-run.js');
      await write(describeRun(summary, db));
    }
    process.exitCode = this.#signalStatus ?? this.statusOf(summary);
    return true;
  }

  /** The exit status that a run's failures lead to; says so where they are too many. */
  statusOf(summary: IngestSummary): number {
    const { failed, ...others } = summary.documents;
    if (failed === 0) return ExitStatus.done;
    const { maxErrorRatio } = this.#options;
    const all = failed + Object.values(others).reduce((sum, n) => sum + n, 0);
    if (maxErrorRatio !== null && failed / all > maxErrorRatio) {
      const told = `${failed} of ${all} inputs failed, more than the share of ${maxErrorRatio}`;
      this.log.error(`TOO_MANY_FAILURES: ${told}`);
      return ExitStatus.tooManyFailures;
    }
    this.log.error(`INPUT_FAILED: ${failed} of ${all} inputs failed; see: whosaid failures --db ${this.#options.db}`);
    return ExitStatus.inputFailed;
  }

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    const status = signal === 'SIGINT' ? ExitStatus.sigint : ExitStatus.sigterm;
    if (this.#signalStatus !== null) process.exit(status);
    this.#signalStatus = status;
    this.#progress.clear();
    if (!this.#options.quiet) this.log.info('stopping: what has been read is being stored (once more to stop at once)');
    this.#stop.abort();
  };
}
