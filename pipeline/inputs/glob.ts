import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const MAGIC = /[*?[{]/;

export function isGlob(path: string): boolean {
  return MAGIC.test(path);
}

/** Writes out the alternatives of braces: `a.{txt,md}` becomes `a.txt` and `a.md`. At most 1,000. */
export function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  while (open.length > 0 && done.length < 1000) {
    const next = open.pop()!;
    const start = next.lastIndexOf('{');
    const end = start < 0 ? -1 : next.indexOf('}', start);
    if (end < 0) done.push(next);
    else {
      for (const alternative of next.slice(start + 1, end).split(',')) {
        open.push(next.slice(0, start) + alternative + next.slice(end + 1));
      }
    }
  }
  return [...new Set(done)].sort();
}

/** Whether the character class that opens at `i` holds `character`; and where the class ends (-1 when it never does). */
function matchClass(pattern: string, i: number, character: string): { readonly holds: boolean; readonly end: number } {
  let at = i + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;
  let holds = false;
  for (let first = true; at < pattern.length && (first || pattern[at] !== ']'); first = false) {
    const low = pattern[at] as string;
    if (pattern[at + 1] === '-' && pattern[at + 2] !== undefined && pattern[at + 2] !== ']') {
      if (low <= character && character <= (pattern[at + 2] as string)) holds = true;
      at += 3;
    } else {
      if (low === character) holds = true;
      at++;
    }
  }
  return at < pattern.length ? { holds: holds !== negated, end: at } : { holds: false, end: -1 };
}

/** Whether a name without slashes fits a pattern of `*`, `?` and `[…]`. Linear but for the last star: no backtracking without bound. */
export function matchSegment(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    let next = -1;
    if (pattern[p] === '?') next = p + 1;
    else if (pattern[p] === '[') {
      const { holds, end } = matchClass(pattern, p, name[n] as string);
      if (end < 0) next = name[n] === '[' ? p + 1 : -1;
      else if (holds) next = end + 1;
    } else if (pattern[p] !== '*' && pattern[p] === name[n]) next = p + 1;

    if (pattern[p] === '*') {
      star = p++;
      mark = n;
    } else if (next >= 0) {
      p = next;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/**
 * The files and folders that a pattern names, in order: `*`, `?`, `[a-z]`, `{a,b}` and `**` for any number of folders. Names with a leading
 * point only where the pattern has it; symbolic links to folders are not followed by `**`.
 */
export function glob(pattern: string): string[] {
  const found = new Set<string>();
  for (const expanded of expandBraces(pattern)) {
    const segments = expanded.split('/');
    const root = segments[0] === '' ? '/' : '';
    if (root === '/') segments.shift();
    walk(root, segments, found);
  }
  return [...found].sort();
}

function entries(folder: string): { readonly name: string; readonly folder: boolean; readonly link: boolean }[] {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      folder: entry.isDirectory() || entry.isSymbolicLink(),
      link: entry.isSymbolicLink(),
    }));
  } catch {
    return [];
  }
}

function walk(folder: string, segments: readonly string[], found: Set<string>): void {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  if (segment === '**') {
    walk(folder, rest.length === 0 ? ['*'] : rest, found);
    for (const entry of entries(folder)) {
      if (entry.folder && !entry.link && !entry.name.startsWith('.')) walk(join(folder, entry.name), segments, found);
    }
    return;
  }
  if (!isGlob(segment) && rest.length > 0) {
    walk(segment === '' ? folder : join(folder, segment), rest, found);
    return;
  }
  for (const entry of entries(folder)) {
    if (entry.name.startsWith('.') && !segment.startsWith('.')) continue;
    if (isGlob(segment) ? !matchSegment(segment, entry.name) : segment !== entry.name) continue;
    if (rest.length === 0) found.add(join(folder, entry.name));
    else if (entry.folder) walk(join(folder, entry.name), rest, found);
  }
}

/** Whether a path fits a pattern with `/`, `**` for any number of segments and `{a,b}`. Nothing is looked up; bounded by segments squared. */
export function matchPath(pattern: string, path: string): boolean {
  const names = path.split('/').filter((name) => name !== '');
  return expandBraces(pattern).some((expanded) => {
    const segments = expanded.split('/').filter((segment) => segment !== '');
    // fits[n]: the segments so far fit the first n names
    let fits = names.map(() => false);
    fits = [true, ...fits];
    for (const segment of segments) {
      const next = fits.map(() => false);
      for (let n = 0; n <= names.length; n++) {
        if (segment === '**') next[n] = fits[n] === true || (n > 0 && next[n - 1] === true);
        else if (n > 0) next[n] = fits[n - 1] === true && matchSegment(segment, names[n - 1] as string);
      }
      fits = next;
    }
    return fits[names.length] === true;
  });
}
