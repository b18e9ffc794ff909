import { lstatSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { codeOf, messageOf, WhosaidError } from '../errors.js';
import type { IngestSummary } from '../ingest.js';
import { inputFormatOf } from '../inputs/formats.js';
import { isRead, mayBeListing } from '../inputs/listing-file.js';
import type { RunLog } from './log.js';

export interface WatchOptions {
  /** Folders, watched with all that is in them. */
  readonly folders: readonly string[];
  /** A file is read when its size has not changed for so long. Milliseconds. */
  readonly settleMs: number;
  /** Reads some files, or folders. */
  readonly run: (paths: readonly string[]) => Promise<IngestSummary>;
  readonly log: RunLog;
  readonly signal: AbortSignal;
}

/** Files that arrive together are read in one run. */
const GATHER_MS = 100;

/**
 * Takes in files as they arrive in folders, until the signal ends it. Each file that is there, is added or changed is read once it has been
 * written completely; what is there and has not changed since it was read is passed over. A run that fails is logged, and its files are tried again with the next ones.
 */
export async function watchFolders(options: WatchOptions): Promise<void> {
  const { folders, log, signal } = options;
  const roots = folders.map((folder) => resolve(folder));
  for (const root of roots) assertFolder(root);
  const arrived = new Set<string>();
  let wake = (): void => {};
  const watcher = watch(roots, {
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: options.settleMs, pollInterval: Math.min(100, options.settleMs) },
    // as in every folder: nothing hidden, nothing that no reader knows, no symbolic link
    ignored: (path, stats) =>
      !roots.includes(path) &&
      (basename(path).startsWith('.') ||
        (stats !== undefined && !stats.isDirectory() && (stats.isSymbolicLink() || !mayBeRead(path)))),
  });
  const arrive = (path: string): void => {
    arrived.add(path);
    wake();
  };
  watcher.on('add', arrive).on('change', arrive);
  watcher.on('error', (error) => log.error(`watching: ${messageOf(error)}`));
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await ready(watcher, signal);
    if (signal.aborted) return;
    log.info(`watching ${roots.join(', ')}`, { folders: roots });
    while (!signal.aborted) {
      if (arrived.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (signal.aborted || arrived.size > 0) resolve();
        });
      }
      if (signal.aborted) return;
      await sleep(GATHER_MS, undefined, { signal }).catch(() => {});
      // what an .xml or .json file is can be told now that it is there
      const paths = [...arrived].filter(isRead).sort();
      arrived.clear();
      if (paths.length === 0) continue;
      if (!signal.aborted && !(await readIn(paths, options))) for (const path of paths) arrived.add(path);
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    await watcher.close();
  }
}

const mayBeRead = (path: string): boolean => inputFormatOf(path) !== null || mayBeListing(path);

/** One run; false where it broke off and its files are to be tried again. */
async function readIn(paths: readonly string[], { run, log, signal }: WatchOptions): Promise<boolean> {
  try {
    const summary = await run(paths);
    const { documents } = summary;
    log.info(`run ${summary.run}: ${documents.new + documents.replaced} read, ${documents.failed} failed`, { summary });
    return true;
  } catch (error) {
    log.error(`${codeOf(error)}: ${messageOf(error)}`, { code: codeOf(error) });
    await sleep(1000, undefined, { signal }).catch(() => {});
    return false;
  }
}

async function ready(watcher: FSWatcher, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}

function assertFolder(path: string): void {
  try {
    if (lstatSync(path).isDirectory()) return;
  } catch {
    throw new WhosaidError('INPUT_NOT_FOUND', `${path}: there is no such folder`);
  }
  throw new WhosaidError('USAGE', `${path}: no folder; a single file is read by: whosaid ingest ${path}`);
}
