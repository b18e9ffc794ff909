/**
 * A table whose rows are asked for by words of a text, a file's name or an answer. It has no rows but its own: a plain object has one for
 * "constructor" as well, and a team with 500 constructor points is in the news.
 */
export function wordTable<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, rows);
}

/** The same as a map, for what is asked for at every figure: an object is slow to ask with a piece of a text. */
export function wordMap<T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(rows));
}
