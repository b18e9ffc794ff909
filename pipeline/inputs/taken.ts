import { lstatSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { inputFormatOf } from './formats.js';

/**
 * What has been taken in by its name, so that nothing is taken twice, however often it is named. Files that were found in a folder are not
 * remembered one by one, but with their folder: one that holds a million takes no more room here than one that holds ten.
 */
export class Taken {
  readonly #names = new Set<string>();
  /** Folders that have been gone through, by the names that their files have there, and whether links in them were followed. */
  readonly #folders = new Map<string, boolean>();

  /** Notes an address, or the path of a folder. Returns whether it is new. */
  take(name: string): boolean {
    if (this.#names.has(name)) return false;
    this.#names.add(name);
    return true;
  }

  /** Notes a file that was named by itself, by its absolute path. Returns whether it is new. */
  takeFile(path: string): boolean {
    const isInFolder = isListed(basename(path)) && isAmong(path, this.#folders.get(dirname(path)));
    return !isInFolder && this.take(path);
  }

  /**
   * Notes that a folder is gone through. Returns whether a file of it is new: it has not been named before, nor was it taken when the folder was
   * gone through before. All paths are absolute.
   */
  takeFolder(path: string, followLinks: boolean): (file: string) => boolean {
    const followed = this.#folders.get(path);
    this.#folders.set(path, followLinks || followed === true);
    return (file) => !this.#names.has(file) && !isAmong(file, followed);
  }
}

/** Whether a file of a folder is taken, by its name: it is not hidden, and its ending is known. */
export function isListed(name: string): boolean {
  return !name.startsWith('.') && inputFormatOf(name) !== null;
}

/** Whether a file was taken when its folder was gone through, and links in it followed or not; undefined where that never was. */
function isAmong(file: string, followed: boolean | undefined): boolean {
  return followed !== undefined && (followed || !isLink(file));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // gone by now
  }
}
