import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean } from '../../output/query/nearest.js';
import type { ErrorCode } from '../errors.js';
import { systemReason } from '../system-reason.js';
import { adviceFor } from './advice.js';
import { inputFormatOf } from './formats.js';
import { glob, isGlob } from './glob.js';
import { type InputFormat, isWrittenAsAddress } from './input.js';
import { isFeedFile, listingFormat } from './listing-file.js';
import { isListed, Taken } from './taken.js';

/** One file that was found, or what is wrong with a path. */
export type FoundInput =
  | {
      readonly kind: 'file';
      readonly path: string /** The path as it was given, or as it stands under the folder that was. */;
      readonly given: string;
      readonly format: InputFormat;
      readonly size: number;
    }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'failure'; readonly path: string; readonly code: ErrorCode; readonly message: string };

/** Why the system would not let us read a path, as a failure. */
export function systemFailure(path: string, error: unknown): FoundInput & { kind: 'failure' } {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { kind: 'failure', path, code: 'INPUT_NOT_FOUND', message: `${path}: there is no such file or folder` };
  }
  return {
    kind: 'failure',
    path,
    code: 'INPUT_UNREADABLE',
    message: `${path}: cannot be read: ${systemReason(error)}`,
  };
}

function notFetched(address: string): FoundInput & { kind: 'failure' } {
  const scheme = address.slice(0, address.indexOf(':'));
  const message = `${address}: only http and https are fetched${didYouMean(scheme, ['http', 'https'])}`;
  return { kind: 'failure', path: address, code: 'FETCH_SCHEME', message };
}

/**
 * Finds the inputs that paths, folders (recursive, in order of name), patterns and `-` stand for. A file is found once, however often it is
 * named; `taken` remembers across calls. In folders, only files with an ending that is known and feeds are taken, no hidden ones, and no symbolic link is
 * followed unless `followLinks`. `format` is for files whose names do not tell theirs.
 */
export function* discover(
  paths: readonly string[],
  format: InputFormat | null,
  taken: Taken = new Taken(),
  followLinks = false,
): Generator<FoundInput> {
  const search = { taken, format, followLinks };
  for (const path of paths) {
    if (path === '-') {
      if (taken.take('-')) yield { kind: 'stdin' };
      continue;
    }
    let stats: Stats;
    try {
      stats = statSync(path);
    } catch (error) {
      const matches = isGlob(path) ? glob(path) : [];
      if (matches.length > 0) {
        for (const match of matches) yield* found(match, search, false);
      } else if (isGlob(path)) {
        yield { kind: 'failure', path, code: 'INPUT_NOT_FOUND', message: `${path}: the pattern matches no file` };
      } else if (isWrittenAsAddress(path)) yield notFetched(path);
      else if (/^~[/\\]/.test(path)) {
        const message = `${path}: there is no folder "~" here; shells write a home for it, nobody else does: write the whole path`;
        yield { kind: 'failure', path: resolve(path), code: 'INPUT_NOT_FOUND', message };
      } else yield systemFailure(resolve(path), error);
      continue;
    }
    yield* stats.isDirectory() ? folder(path, search) : found(path, search, true);
  }
}

interface Search {
  readonly taken: Taken;
  readonly format: InputFormat | null;
  readonly followLinks: boolean;
}

function truePath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/**
 * @param exactly whether the user wrote this very path, so that an ending that is not known is an error and no matter of course
 * @param isNew whether an absolute path of a file has not been found before
 */
function* found(
  path: string,
  search: Search,
  exactly: boolean,
  isNew = (file: string): boolean => search.taken.takeFile(file),
): Generator<FoundInput> {
  const { format } = search;
  const absolute = resolve(path);
  let stats: Stats;
  try {
    stats = statSync(absolute);
  } catch (error) {
    yield systemFailure(absolute, error);
    return;
  }
  if (stats.isDirectory()) {
    yield* folder(path, search);
    return;
  }
  if (!isNew(absolute)) return;
  if (!stats.isFile()) {
    const message = `${absolute}: neither a file nor a folder; pipe it into standard input and name it -`;
    yield { kind: 'failure', path: absolute, code: 'INPUT_UNREADABLE', message };
    return;
  }
  let known = inputFormatOf(absolute) ?? format;
  try {
    const listing = known !== null ? null : exactly ? listingFormat(absolute) : isFeedFile(absolute) ? 'feed' : null;
    // one that is packed is looked at again once it has been unpacked
    known ??= listing !== null && /\.gz$/i.test(absolute) ? 'gzip' : listing;
  } catch (error) {
    yield systemFailure(absolute, error);
    return;
  }
  if (known !== null) yield { kind: 'file', path: absolute, given: path, format: known, size: stats.size };
  else if (exactly) {
    const message = `${absolute}: no reader knows this ending; ${adviceFor(absolute)}`;
    yield { kind: 'failure', path: absolute, code: 'INPUT_UNSUPPORTED', message };
  }
}

function* folder(path: string, search: Search): Generator<FoundInput> {
  const { taken, followLinks } = search;
  // of a folder that is reached by a link, its true path is remembered: a circle ends there
  const absolute = followLinks ? truePath(path) : resolve(path);
  if (!taken.take(absolute)) return;
  let names: string[];
  try {
    names = readdirSync(path).sort();
  } catch (error) {
    yield systemFailure(absolute, error);
    return;
  }
  const isNew = taken.takeFolder(resolve(path), followLinks);
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const child = join(path, name);
    let stats: Stats;
    try {
      stats = followLinks ? statSync(child) : lstatSync(child);
    } catch {
      // it went away between the listing and now, or is a link to nothing; or no string can name it
      if (name.includes('\uFFFD')) {
        const message = `${resolve(child)}: its name is not valid UTF-8; rename it`;
        yield { kind: 'failure', path: resolve(child), code: 'INPUT_UNREADABLE', message };
      }
      continue;
    }
    if (stats.isSymbolicLink()) continue;
    if (stats.isDirectory()) yield* folder(child, search);
    else if (isListed(name)) yield* found(child, search, false, isNew);
    else if (isFeedFile(child)) yield* found(child, search, false);
  }
}
