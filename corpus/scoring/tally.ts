/** Counts of one measure, summed over articles. */
export interface Tally {
  gold: number;
  found: number;
  right: number;
}

export const emptyTally = (): Tally => ({ gold: 0, found: 0, right: 0 });

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 in percent; nothing to find and nothing found is 100. */
export function ratesOf({ gold, found, right }: Tally): Rates {
  if (gold === 0 && found === 0) return { precision: 100, recall: 100, f1: 100 };
  const precision = found === 0 ? 0 : (100 * right) / found;
  const recall = gold === 0 ? 0 : (100 * right) / gold;
  return { precision, recall, f1: (200 * right) / (gold + found) };
}

/** A possible pair of a gold item and a prediction, by their indices. */
export interface Candidate {
  readonly gold: number;
  readonly found: number;
  /** Higher first; later ranks break ties of earlier ones. */
  readonly rank: readonly number[];
}

/** Pairs one to one, best rank first; equal ranks in the order of the text. */
export function pairUp(candidates: Candidate[]): [gold: number, found: number][] {
  const sorted = candidates.toSorted((a, b) => {
    for (let i = 0; i < a.rank.length; i++) {
      const difference = (b.rank[i] ?? 0) - (a.rank[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return a.gold - b.gold || a.found - b.found;
  });
  const goldTaken = new Set<number>();
  const foundTaken = new Set<number>();
  const pairs: [number, number][] = [];
  for (const { gold, found } of sorted) {
    if (goldTaken.has(gold) || foundTaken.has(found)) continue;
    goldTaken.add(gold);
    foundTaken.add(found);
    pairs.push([gold, found]);
  }
  return pairs;
}
