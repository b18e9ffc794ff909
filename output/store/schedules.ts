import type { Store } from './store.js';

/** When a schedule was taken up last. */
export interface ScheduleState {
  readonly name: string;
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 8601 instant: due times up to it have been taken up. */
  readonly dueAt: string;
  /** The run that took it up, and how it ended; null where none has. */
  readonly runId: number | null;
  readonly runStatus: string | null;
}

/** What the store knows of a schedule, or null. */
export function scheduleState(store: Store, name: string): ScheduleState | null {
  return store.read(
    (database) =>
      (database
        .prepare(
          `SELECT s.name, s.cron, s.time_zone AS timeZone, s.due_at AS dueAt, s.run_id AS runId, r.status AS runStatus
           FROM schedules AS s LEFT JOIN runs AS r ON r.id = s.run_id WHERE s.name = ?`,
        )
        .get(name) ?? null) as ScheduleState | null,
  );
}

/** Notes that a schedule was taken up. */
export function noteSchedule(store: Store, state: Omit<ScheduleState, 'runStatus'>): void {
  store.write((database) =>
    database
      .prepare(
        `INSERT INTO schedules (name, cron, time_zone, due_at, run_id) VALUES (@name, @cron, @timeZone, @dueAt, @runId)
         ON CONFLICT (name) DO UPDATE SET (cron, time_zone, due_at, run_id) =
           (excluded.cron, excluded.time_zone, excluded.due_at, excluded.run_id)`,
      )
      .run(state),
  );
}
