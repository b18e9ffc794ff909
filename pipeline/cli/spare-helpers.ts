import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** The engine that this was measured with, of Node 20. */
const MEASURED = /^11\./;

/** How much of its own code a function runs before the engine compiles it for speed, in bytes; three times what the engine would. */
const BUDGET = 200_000;

/**
 * Where workers and writer fill the cores, the engine's helper threads take their time from them. With as many workers as cores, each thread then
 * collects the garbage that it makes itself, which is less work in all. And functions are compiled for speed later: fewer are, which each worker
 * has done for itself, and those that matter soon enough. Where a core is idle everything stays as it is. For the command line only: flags are the
 * whole process's.
 * @param jobs Number of workers; null for as many as there are cores.
 */
export function spareHelpers(jobs: number | null): void {
  if (!MEASURED.test(process.versions.v8)) return;
  const cores = availableParallelism();
  const workers = jobs ?? cores;
  if (workers >= cores) setFlagsFromString('--no-parallel-scavenge');
  // the writer is one more
  if (workers + 1 >= cores) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
