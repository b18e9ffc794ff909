import { messageOf } from './errors.js';

const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'there is no such file or folder',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk takes no changes',
    ELOOP: 'its symbolic links lead in a circle',
    ENAMETOOLONG: 'its name is too long',
    EMFILE: 'too many open files',
    ENOSPC: 'the disk is full',
    EIO: 'the disk does not answer',
    EISDIR: 'it is a folder',
    EBUSY: 'it is in use',
  }),
);

/** Why the system would not let a file be read or written, in words. */
export function systemReason(error: unknown): string {
  return REASONS.get((error as NodeJS.ErrnoException | null)?.code ?? '') ?? messageOf(error);
}

/** Why a file could not be made: what is missing then is its folder. */
export function writeProblem(error: unknown): string {
  const missing = (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
  return missing ? 'its folder does not exist; make it first' : systemReason(error);
}
