import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ErrorCode, messageOf } from '../errors.js';
import { formatOf } from '../readers/read.js';
import type { Format } from '../readers/reader.js';
import { glob, isGlob } from './glob.js';

export type InputFormat = Format | 'jsonl';

/** One input that was found, or what is wrong with a path. */
export type Input =
  | {
      readonly kind: 'file';
      readonly path: string /** The path as it was given, or as it stands under the folder that was. */;
      readonly given: string;
      readonly format: InputFormat;
      readonly size: number;
    }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'failure'; readonly path: string; readonly code: ErrorCode; readonly message: string };

/** The format of a file by its name; null where no reader knows it. */
export function inputFormatOf(path: string): InputFormat | null {
  return /\.(jsonl|ndjson)$/i.test(path) ? 'jsonl' : formatOf(path);
}

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many open files',
  EIO: 'the disk could not be read',
  EISDIR: 'it is a folder',
};

/** Why the system would not let us read a path, as a failure. */
export function systemFailure(path: string, error: unknown): Input & { kind: 'failure' } {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { kind: 'failure', path, code: 'INPUT_NOT_FOUND', message: `${path}: there is no such file or folder` };
  }
  const reason = SYSTEM_REASONS[code] ?? messageOf(error);
  return { kind: 'failure', path, code: 'INPUT_UNREADABLE', message: `${path}: cannot be read: ${reason}` };
}

/**
 * Finds the inputs that paths, folders (recursive, in order of name), patterns and `-` stand for. A file is found once, however often it is
 * named. In folders, only files with an ending that is known are taken, no hidden ones, and no symbolic link is followed.
 * `format` is for files whose names do not tell theirs.
 */
export function* discover(paths: readonly string[], format: InputFormat | null): Generator<Input> {
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === '-') {
      if (!seen.has('-')) yield { kind: 'stdin' };
      seen.add('-');
      continue;
    }
    let stats: Stats;
    try {
      stats = statSync(path);
    } catch (error) {
      const matches = isGlob(path) ? glob(path) : [];
      if (matches.length > 0) {
        for (const match of matches) yield* found(match, seen, format, false);
      } else if (isGlob(path)) {
        yield { kind: 'failure', path, code: 'INPUT_NOT_FOUND', message: `${path}: the pattern matches no file` };
      } else yield systemFailure(resolve(path), error);
      continue;
    }
    yield* stats.isDirectory() ? folder(path, seen, format) : found(path, seen, format, true);
  }
}

/** `named`: the user wrote this very path, so that an ending that is not known is an error and no matter of course. */
function* found(path: string, seen: Set<string>, format: InputFormat | null, named: boolean): Generator<Input> {
  const absolute = resolve(path);
  let stats: Stats;
  try {
    stats = statSync(absolute);
  } catch (error) {
    yield systemFailure(absolute, error);
    return;
  }
  if (stats.isDirectory()) {
    yield* folder(path, seen, format);
    return;
  }
  if (seen.has(absolute)) return;
  seen.add(absolute);
  if (!stats.isFile()) {
    const message = `${absolute}: neither a file nor a folder; pipe it into standard input and name it -`;
    yield { kind: 'failure', path: absolute, code: 'INPUT_UNREADABLE', message };
    return;
  }
  const known = inputFormatOf(absolute) ?? format;
  if (known !== null) yield { kind: 'file', path: absolute, given: path, format: known, size: stats.size };
  else if (named) {
    const message = `${absolute}: no reader knows this ending; .txt .md .html .jsonl are read, or name it with --format`;
    yield { kind: 'failure', path: absolute, code: 'INPUT_UNSUPPORTED', message };
  }
}

function* folder(path: string, seen: Set<string>, format: InputFormat | null): Generator<Input> {
  const absolute = resolve(path);
  if (seen.has(absolute)) return;
  seen.add(absolute);
  let names: string[];
  try {
    names = readdirSync(path).sort();
  } catch (error) {
    yield systemFailure(absolute, error);
    return;
  }
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const child = join(path, name);
    let stats: Stats;
    try {
      stats = lstatSync(child);
    } catch {
      continue; // it went away between the listing and now
    }
    if (stats.isSymbolicLink()) continue;
    if (stats.isDirectory()) yield* folder(child, seen, format);
    else if (inputFormatOf(name) !== null) yield* found(child, seen, format, false);
  }
}
