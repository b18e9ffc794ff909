// What stands beside the first of a list or behind its last is asked for everywhere, and an index of -1 stands for what is not there. The engine is
// slow at an index that a list doesn't have, from then on at all others of the same line as well.

/** The entry of a list at `i`; undefined where the list has none, for -1 too. */
export function entryAt<T>(list: readonly T[], i: number): T | undefined {
  return i >= 0 && i < list.length ? list[i] : undefined;
}
