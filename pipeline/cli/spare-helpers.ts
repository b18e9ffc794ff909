import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** The engine that this was measured with, of Node 20. */
const MEASURED = /^11\./;

/** How much of its own code a function runs before the engine compiles it for speed, in bytes; three times what the engine would. */
const BUDGET = 200_000;

/**
 * Where as many workers as cores, and the writer beside them, fill the machine, the engine's helper threads take their time from them. Each thread
 * then collects the garbage that it makes itself, which is less work in all; and functions are compiled for speed later: fewer are, which each
 * worker has done for itself, and those that matter soon enough. With fewer workers everything stays as it is: one alone would only start more
 * slowly. For the command line only: flags are the whole process's.
 * @param jobs Number of workers; null for as many as there are cores.
 */
export function spareHelpers(jobs: number | null): void {
  if (!MEASURED.test(process.versions.v8)) return;
  const cores = availableParallelism();
  if ((jobs ?? cores) < cores) return;
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
