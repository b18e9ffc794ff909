/** Longest name of a member: what no file system would take. UTF-16 code units. */
const LONGEST = 1024;

/** Why a member's name is refused, or null. Nothing is ever written to disk, but names become locators that people and tools take for paths. */
export function refusedName(name: string): string | null {
  if (name === '' || name.length > LONGEST) return `its name has ${name.length} characters`;
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'its name holds control characters';
  if (/^[\\/]|^[A-Za-z]:/.test(name)) return 'its name is an absolute path';
  if (name.split(/[\\/]/).includes('..')) return 'its name leads out of the archive';
  return null;
}

/** Hidden files and what archivers add of their own are passed over, as in folders. */
export function isHiddenMember(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
