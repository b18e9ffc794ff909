import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { WhosaidError } from '../errors.js';
import type { IngestSummary } from '../ingest.js';
import type { IngestProgress } from '../ingest-options.js';
import { writeProblem } from '../system-reason.js';

const OUTCOMES = ['new', 'replaced', 'unchanged', 'skipped', 'failed'] as const;

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  /** Labels are words of ours: nothing in them needs an escape. */
  readonly samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
}

function print(families: readonly Family[]): string {
  let text = '';
  for (const { name, type, help, samples } of families) {
    text += `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
    for (const [labels, value] of samples) {
      const told = Object.entries(labels).map(([key, label]) => `${key}="${label}"`);
      text += `${name}${told.length === 0 ? '' : `{${told.join(',')}}`} ${value}\n`;
    }
  }
  return text;
}

/** Counts what the runs of one process have done, and writes it as Prometheus text, for the textfile collector of a node exporter. */
export class Metrics {
  readonly #file: string;
  readonly #now: () => number;
  readonly #documents: Record<(typeof OUTCOMES)[number], number> = {
    new: 0,
    replaced: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
  };
  readonly #stageSeconds = new Map<string, number>();
  readonly #runs = { done: 0, stopped: 0, failed: 0 };
  #bytes = 0;
  #claims = 0;
  #current: IngestProgress | null = null;
  #lastRun: { readonly ok: boolean; readonly end: number; readonly seconds: number } | null = null;
  #writtenAt = 0;

  /** `now` gives milliseconds since the epoch. */
  constructor(file: string, now: () => number = Date.now) {
    this.#file = file;
    this.#now = now;
  }

  /** A run goes on; the file is written every five seconds at most. */
  progress(progress: IngestProgress): void {
    this.#current = progress;
    if (this.#now() - this.#writtenAt >= 5000) this.write();
  }

  /** A run has ended; null when it broke off with an error. */
  end(summary: IngestSummary | null): void {
    const last = this.#current;
    this.#current = null;
    const documents = summary?.documents ?? last;
    for (const outcome of OUTCOMES) this.#documents[outcome] += documents?.[outcome] ?? 0;
    for (const { stage, seconds } of last?.stages ?? []) {
      this.#stageSeconds.set(stage, (this.#stageSeconds.get(stage) ?? 0) + seconds);
    }
    this.#bytes += (summary ?? last)?.bytes ?? 0;
    this.#claims += (summary ?? last)?.claims ?? 0;
    this.#runs[summary?.status ?? 'failed']++;
    this.#lastRun = {
      ok: summary?.status === 'done',
      end: this.#now(),
      seconds: summary?.seconds ?? last?.seconds ?? 0,
    };
    this.write();
  }

  /** The metrics as Prometheus text, version 0.0.4. */
  text(): string {
    const now = this.#current;
    const stages = new Map(this.#stageSeconds);
    for (const { stage, seconds } of now?.stages ?? []) stages.set(stage, (stages.get(stage) ?? 0) + seconds);
    const families: Family[] = [
      {
        name: 'whosaid_documents_total',
        type: 'counter',
        help: 'Documents that came in, by what became of them.',
        samples: OUTCOMES.map((outcome) => [{ outcome }, this.#documents[outcome] + (now?.[outcome] ?? 0)]),
      },
      {
        name: 'whosaid_failures_total',
        type: 'counter',
        help: 'Documents and inputs that failed.',
        samples: [[{}, this.#documents.failed + (now?.failed ?? 0)]],
      },
      {
        name: 'whosaid_claims_total',
        type: 'counter',
        help: 'Claims that were written.',
        samples: [[{}, this.#claims + (now?.claims ?? 0)]],
      },
      {
        name: 'whosaid_bytes_total',
        type: 'counter',
        help: 'Bytes of the documents that came in.',
        samples: [[{}, this.#bytes + (now?.bytes ?? 0)]],
      },
      {
        name: 'whosaid_stage_seconds_total',
        type: 'counter',
        help: 'Seconds that each stage took, of all workers together.',
        samples: [...stages].map(([stage, seconds]) => [{ stage }, seconds]),
      },
      {
        name: 'whosaid_queue_depth',
        type: 'gauge',
        help: 'Documents on their way between reading and storing.',
        samples: [[{}, now?.queued ?? 0]],
      },
      {
        name: 'whosaid_runs_total',
        type: 'counter',
        help: 'Runs that ended, by how.',
        samples: Object.entries(this.#runs).map(([status, n]) => [{ status }, n]),
      },
    ];
    if (this.#lastRun !== null) {
      const { ok, end, seconds } = this.#lastRun;
      families.push(
        {
          name: 'whosaid_last_run_success',
          type: 'gauge',
          help: '1 when the last run came to its end.',
          samples: [[{}, ok ? 1 : 0]],
        },
        {
          name: 'whosaid_last_run_end_timestamp_seconds',
          type: 'gauge',
          help: 'When the last run ended.',
          samples: [[{}, end / 1000]],
        },
        {
          name: 'whosaid_last_run_duration_seconds',
          type: 'gauge',
          help: 'How long the last run took.',
          samples: [[{}, seconds]],
        },
      );
    }
    return print(families);
  }

  /** Writes the file: whoever reads it sees the old one or the new one, whole. Throws METRICS_UNWRITABLE. */
  write(): void {
    this.#writtenAt = this.#now();
    // the process id keeps two commands with one metrics file from writing into each other's half
    const half = `${this.#file}.${process.pid}.tmp`;
    try {
      const file = openSync(half, 'w', 0o644);
      try {
        writeSync(file, this.text());
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(half, this.#file);
    } catch (error) {
      rmSync(half, { force: true });
      throw new WhosaidError('METRICS_UNWRITABLE', `${this.#file}: cannot be written: ${writeProblem(error)}`);
    }
  }
}
