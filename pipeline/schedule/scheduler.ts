import { setTimeout as sleep } from 'node:timers/promises';
import { Cron } from 'croner';
import { noteSchedule, openStore, type ScheduleState, scheduleState } from '../../output/store/index.js';
import { codeOf, messageOf } from '../errors.js';
import type { IngestSummary } from '../ingest.js';
import type { RunLog } from './log.js';
import type { ProjectSchedule } from './project.js';

/** The longest sleep: a machine that was asleep, or whose clock was set, is found out after this. */
const TICK_MS = 20_000;

/** The first time after `from` at which a schedule is due, or null where there is none any more. */
export function nextDue(schedule: ProjectSchedule, from: Date): Date | null {
  return new Cron(schedule.cron, { paused: true, timezone: schedule.timeZone ?? 'UTC' }).nextRun(from);
}

export interface SchedulerOptions {
  readonly db: string;
  readonly schedules: readonly ProjectSchedule[];
  /** Reads the inputs of one schedule. */
  readonly run: (schedule: ProjectSchedule) => Promise<IngestSummary>;
  readonly log: RunLog;
  readonly signal: AbortSignal;
  readonly now?: () => Date;
}

/**
 * Runs schedules when they are due, one after the other, until the signal ends it. When a schedule was taken up last is kept in the store: due
 * times that passed while nobody was there, or while a run went on, are caught up by one run; a run that was broken off is done again at once. A
 * run that fails is logged, and its schedule is due again at its next time.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #now: () => Date;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async run(): Promise<void> {
    const { schedules, signal, log } = this.#options;
    const broken = new Set<string>();
    for (const schedule of schedules) {
      const state = this.#begin(schedule);
      if (state.runStatus !== null && state.runStatus !== 'done') broken.add(schedule.name);
      const next = nextDue(schedule, new Date(state.dueAt));
      log.info(`schedule ${schedule.name}: ${schedule.cron} (${schedule.timeZone ?? 'UTC'})`, {
        schedule: schedule.name,
        next_due: next?.toISOString() ?? null,
      });
    }
    while (!signal.aborted) {
      let soonest = Number.POSITIVE_INFINITY;
      for (const schedule of schedules) {
        if (signal.aborted) return;
        const due = nextDue(schedule, new Date(this.#state(schedule).dueAt));
        const late = due !== null && due <= this.#now();
        if (late || broken.delete(schedule.name)) await this.#take(schedule, late ? due : null);
        const next = nextDue(schedule, new Date(this.#state(schedule).dueAt));
        if (next !== null) soonest = Math.min(soonest, next.getTime());
      }
      if (signal.aborted || soonest === Number.POSITIVE_INFINITY) return;
      const wait = Math.max(0, Math.min(TICK_MS, soonest - this.#now().getTime()));
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }

  /** The state of a schedule; one that is new, or whose times have been changed, counts from now on. */
  #begin(schedule: ProjectSchedule): ScheduleState {
    const store = openStore(this.#options.db);
    try {
      const known = scheduleState(store, schedule.name);
      const { cron, timeZone = 'UTC' } = schedule;
      if (known !== null && known.cron === cron && known.timeZone === timeZone) return known;
      const state = { name: schedule.name, cron, timeZone, dueAt: this.#now().toISOString(), runId: null };
      noteSchedule(store, state);
      return { ...state, runStatus: null };
    } finally {
      store.close();
    }
  }

  #state(schedule: ProjectSchedule): ScheduleState {
    const store = openStore(this.#options.db, { readonly: true });
    try {
      return scheduleState(store, schedule.name) as ScheduleState;
    } finally {
      store.close();
    }
  }

  #note(schedule: ProjectSchedule, dueAt: Date, runId: number | null): void {
    const { name, cron, timeZone = 'UTC' } = schedule;
    const store = openStore(this.#options.db);
    try {
      noteSchedule(store, { name, cron, timeZone, dueAt: dueAt.toISOString(), runId });
    } finally {
      store.close();
    }
  }

  /** One run for all due times up to now. */
  async #take(schedule: ProjectSchedule, due: Date | null): Promise<void> {
    const { log } = this.#options;
    const { name } = schedule;
    const begun = this.#now();
    log.info(`schedule ${name}: run`, { schedule: name, due_at: due?.toISOString() ?? null });
    const before = this.#state(schedule);
    let runId = before.runId;
    try {
      const summary = await this.#options.run(schedule);
      runId = summary.run;
      log.info(`schedule ${name}: run ${summary.run} ${summary.status}`, { schedule: name, summary });
    } catch (error) {
      log.error(`schedule ${name}: ${codeOf(error)}: ${messageOf(error)}`, { schedule: name, code: codeOf(error) });
      if (codeOf(error) === 'STORE_LOCKED') {
        // another run is at work: this one is late, not done
        await sleep(1000, undefined, { signal: this.#options.signal }).catch(() => {});
        return;
      }
    }
    this.#note(schedule, begun, runId);
  }
}
