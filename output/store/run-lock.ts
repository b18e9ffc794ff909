import type Database from 'better-sqlite3';
import { StoreError } from './errors.js';
import type { Store } from './store.js';

/** Who holds the lock, told such that another process can find out whether it is still alive. */
export interface LockHolder {
  readonly host: string;
  readonly pid: number;
  /** What tells this process from a later one with the same number: boot and start; null where the system does not say. */
  readonly process: string | null;
  readonly command: string;
  /** ISO 8601 instants, UTC. */
  readonly takenAt: string;
  readonly beatAt: string;
}

const HOLDER = `SELECT host, pid, process, command, taken_at AS takenAt, beat_at AS beatAt FROM run_lock WHERE host IS NOT NULL`;

/**
 * The lock that keeps two runs from writing at once. It lies in the store, so that it holds wherever the store is opened; whoever comes next
 * decides whether its holder is still alive. Each taking makes the token grow, and every writing transaction of the holder begins with a look at
 * it: a run that was given up for dead and wakes again can write nothing.
 */
export class RunLock {
  readonly #store: Store;
  readonly #token: number;

  private constructor(store: Store, token: number) {
    this.#store = store;
    this.#token = token;
    store.guard = (database) => this.#assertHeld(database);
  }

  /** Takes the lock, or says who has it. `isDead` judges a holder that has not given it back. */
  static take(store: Store, self: LockHolder, isDead: (holder: LockHolder) => boolean): RunLock | LockHolder {
    return store.write((database) => {
      const holder = database.prepare(HOLDER).get() as LockHolder | undefined;
      if (holder !== undefined && !isDead(holder)) return holder;
      const token = database
        .prepare(
          `UPDATE run_lock SET (token, host, pid, process, command, taken_at, beat_at) = (token + 1, ?, ?, ?, ?, ?, ?) RETURNING token`,
        )
        .pluck()
        .get(self.host, self.pid, self.process, self.command, self.takenAt, self.beatAt) as number;
      return new RunLock(store, token);
    });
  }

  /** Says that the holder is alive; throws STORE_LOCKED when another run has taken the lock. */
  beat(at: string): void {
    this.#store.write((database) => database.prepare('UPDATE run_lock SET beat_at = ?').run(at));
  }

  /** Gives the lock back; where another run has it by now, it is left alone. */
  release(): void {
    this.#store.guard = null;
    this.#store.write((database) => {
      database
        .prepare(
          `UPDATE run_lock SET (host, pid, process, command, taken_at, beat_at) = (NULL, NULL, NULL, NULL, NULL, NULL) WHERE token = ?`,
        )
        .run(this.#token);
    });
  }

  #assertHeld(database: Database.Database): void {
    const token = database.prepare('SELECT token FROM run_lock').pluck().get() as number;
    if (token === this.#token) return;
    throw new StoreError(
      'STORE_LOCKED',
      `${this.#store.path}: another run has taken over because this one did not answer; what was committed is kept.`,
    );
  }
}

/** Who holds the lock of a store, or null. */
export function lockHolder(store: Store): LockHolder | null {
  return store.read((database) => (database.prepare(HOLDER).get() ?? null) as LockHolder | null);
}
