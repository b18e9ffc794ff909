import { ownCopy } from '../../text/own-copy.js';

/** Answers that are kept; when there are more, keeping begins anew. */
const MOST_KEPT = 20_000;
/** A name that is longer is no name, and is not kept. Code units. */
const LONGEST_KEPT = 200;

/** A pure function of a name that remembers its answers: names come again and again, within a document and across. */
export function keep<T>(work: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>();
  return (name) => {
    if (name.length > LONGEST_KEPT) return work(name);
    const known = kept.get(name);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const own = ownCopy(name);
    const made = work(own);
    kept.set(own, made);
    return made;
  };
}
