import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** The engine that this was measured with, of Node 20. */
const MEASURED = /^11\./;

/**
 * With as many workers as cores, the engine's helper threads take their time from the workers: each thread then collects the garbage that it makes
 * itself, which is less work in all. Where a core is idle everything stays as it is. For the command line only: the flag is the whole process's.
 * @param jobs Number of workers; null for as many as there are cores.
 */
export function spareHelpers(jobs: number | null): void {
  const cores = availableParallelism();
  if (MEASURED.test(process.versions.v8) && (jobs ?? cores) >= cores) setFlagsFromString('--no-parallel-scavenge');
}
