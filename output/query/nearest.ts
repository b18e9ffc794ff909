/** Longer words are not compared: nobody mistypes them, and it would take long. */
const LONGEST = 64;

/** How many single changes (a letter more, less, other, or two that changed places) lead from one word to the other. */
function changes(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[to.length] as number;
}

/** The words that a mistyped one may mean, the nearest first: a few letters apart, or begun and not ended. Capitals do not count. */
export function nearest(word: string, known: Iterable<string>, most = 1): string[] {
  const given = word.trim().toLowerCase();
  if (given === '' || given.length > LONGEST) return [];
  const found: { name: string; far: number }[] = [];
  for (const name of known) {
    const other = name.toLowerCase();
    if (other.length > LONGEST) continue;
    const bound = Math.max(1, Math.floor(Math.min(given.length, other.length) / 3));
    if (given.length >= 2 && other.startsWith(given)) found.push({ name, far: 0.5 });
    else if (Math.abs(given.length - other.length) <= bound) {
      const far = changes(given, other);
      if (far <= bound) found.push({ name, far });
    }
  }
  // of words that are as near, the one that is told first
  found.sort((a, b) => a.far - b.far);
  return [...new Set(found.map(({ name }) => name))].slice(0, most);
}

/** What is appended to a message about a word that is none of those that there are: `; did you mean "percent"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  return meant(nearest(word, known));
}

/** The same, of words that have been found. */
export function meant(names: readonly string[]): string {
  return names.length === 0 ? '' : `; did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`;
}
