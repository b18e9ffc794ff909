import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LockHolder, RunLock, type Store } from '../../output/store/index.js';
import { WhosaidError } from '../errors.js';

/** How often a run says that it is alive, and after how long a silence it is given up where its process cannot be looked at. */
const BEAT_MS = 15_000;
const SILENCE_MS = 120_000;
const POLL_MS = 250;

/** Boot and start of a process, which no later process with its number has; null where the system does not tell (it does on Linux). */
function processMark(pid: number | 'self'): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name, in brackets, may hold blanks; the start is the 20th field behind it
    const start = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .at(19);
    return `${boot}:${start ?? ''}`;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process that took a lock is gone. On another machine only its silence can tell. */
export function isDead(holder: LockHolder, now: number = Date.now()): boolean {
  if (now - Date.parse(holder.beatAt) > SILENCE_MS) return true;
  if (holder.host !== hostname()) return false;
  if (holder.pid === process.pid && holder.process === processMark('self')) return false;
  if (!isRunning(holder.pid)) return true;
  return holder.process !== null && processMark(holder.pid) !== holder.process;
}

/** The lock of a store while a run has it. */
export interface HeldLock {
  /** Gives it back. */
  release(): void;
}

/**
 * Takes the lock of a store for a run, and keeps it alive. Waits up to `waitMs` for another run; then throws STORE_LOCKED, which names it.
 * `onWait` is told once whom it waits for. `onLost` is called when another run has taken over.
 */
export async function holdLock(
  store: Store,
  command: string,
  options: {
    readonly waitMs: number;
    readonly signal: AbortSignal | null;
    readonly onWait: (holder: LockHolder) => void;
    readonly onLost: (error: unknown) => void;
  },
): Promise<HeldLock> {
  const until = Date.now() + options.waitMs;
  let told = false;
  for (;;) {
    const at = new Date().toISOString();
    const self = { host: hostname(), pid: process.pid, process: processMark('self'), command, takenAt: at, beatAt: at };
    const taken = RunLock.take(store, self, (holder) => isDead(holder));
    if (taken instanceof RunLock) return keepAlive(taken, options.onLost);
    if (Date.now() >= until || options.signal?.aborted) {
      throw new WhosaidError(
        'STORE_LOCKED',
        `${store.path}: \`whosaid ${taken.command}\` (process ${taken.pid} on ${taken.host}) has been at work since ${taken.takenAt}; wait for it, or give --wait <seconds>`,
      );
    }
    if (!told) options.onWait(taken);
    told = true;
    await sleep(Math.min(POLL_MS, Math.max(1, until - Date.now())));
  }
}

function keepAlive(lock: RunLock, onLost: (error: unknown) => void): HeldLock {
  const timer = setInterval(() => {
    try {
      lock.beat(new Date().toISOString());
    } catch (error) {
      // the next beat will do when the store is busy; a lock that is lost is the end of the run
      if ((error as { code?: string }).code === 'STORE_LOCKED') onLost(error);
    }
  }, BEAT_MS);
  timer.unref();
  return {
    release: () => {
      clearInterval(timer);
      lock.release();
    },
  };
}
