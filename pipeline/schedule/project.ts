import type { InputSpec } from '../inputs/input.js';

/** A day (YYYY-MM-DD), or how it is found: see `referenceDate` in project-schema.ts. */
export type ReferenceDateRule = 'none' | 'run-day' | 'file-modified' | (string & {});

/** Settings of one's own for all projects, and of a project. */
export interface UserSettings {
  readonly $schema?: string | undefined;
  readonly store?: string | undefined;
  readonly jobs?: number | undefined;
  readonly referenceDate?: ReferenceDateRule | undefined;
  readonly charset?: string | undefined;
  /** A file of the user's own names. */
  readonly aliases?: string | undefined;
  /** A file of the user's own units. */
  readonly units?: string | undefined;
  /** A file of the user's own cues. */
  readonly cues?: string | undefined;
  readonly keepBytes?: 'auto' | 'always' | 'never' | undefined;
  readonly limits?:
    | {
        readonly fileBytes?: number | undefined;
        readonly textLength?: number | undefined;
        readonly documentDeadline?: number | undefined;
      }
    | undefined;
  readonly maxErrorRatio?: number | undefined;
  /** Seconds. */
  readonly wait?: number | undefined;
  readonly metricsFile?: string | undefined;
  readonly logFormat?: 'auto' | 'json' | 'text' | undefined;
}

/** An input as a project lists it: by a name, and with what holds for its documents alone. */
export type ProjectInput = InputSpec & {
  readonly name?: string | undefined;
  readonly keepBytes?: 'auto' | 'always' | 'never' | undefined;
};

export interface ProjectSchedule {
  readonly name: string;
  readonly cron: string;
  readonly timeZone?: string | undefined;
  readonly inputs?: readonly string[] | undefined;
}

/** What a project file says. */
export interface Project extends UserSettings {
  readonly inputs: readonly ProjectInput[];
  readonly schedules?: readonly ProjectSchedule[] | undefined;
}
