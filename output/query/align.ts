import { tokenize } from '../../extractors/text/tokenize.js';

/** A text cut into sentences. Offsets are UTF-16 code units, half-open. */
export interface SentenceList {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Cuts a text into sentences, as the store has them. */
export function sentencesOf(text: string): SentenceList {
  const tokens = tokenize(text);
  const starts = new Int32Array(tokens.sentenceCount);
  const ends = new Int32Array(tokens.sentenceCount);
  for (let s = 0; s < tokens.sentenceCount; s++) {
    starts[s] = tokens.starts[tokens.sentenceStarts[s] as number] as number;
    ends[s] = tokens.ends[(tokens.sentenceStarts[s + 1] as number) - 1] as number;
  }
  return { text, starts, ends };
}

export function sentenceText(list: SentenceList, s: number): string {
  return list.text.slice(list.starts[s], list.ends[s]);
}

/** Index of the sentence in which an offset stands; -1 where it stands in none. */
export function sentenceAt(list: SentenceList, offset: number): number {
  let low = 0;
  let high = list.starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((list.starts[middle] as number) > offset) high = middle - 1;
    else if ((list.ends[middle] as number) <= offset) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The key of each sentence that occurs once, with its index. */
function singles(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [i, key] of keys.entries()) found.set(key, found.has(key) ? -1 : i);
  for (const [key, i] of found) if (i < 0) found.delete(key);
  return found;
}

/**
 * Leads from each sentence of an older text to the same sentence of a newer one, or to -1. Never guesses: a sentence is the same when its words
 * are, to the letter, and it stands only once in either text; or, where it is repeated, when it and its two neighbours stand together only once
 * in either.
 */
export function alignSentences(older: SentenceList, newer: SentenceList): Int32Array {
  const aligned = new Int32Array(older.starts.length).fill(-1);
  const texts = (list: SentenceList): string[] => Array.from(list.starts, (_, s) => sentenceText(list, s));
  const [before, after] = [texts(older), texts(newer)];
  // no sentence holds NUL NUL, which parts it from its neighbours
  const inContext = (all: readonly string[]): string[] =>
    all.map((text, s) => `${all[s - 1] ?? ''}\0\0${text}\0\0${all[s + 1] ?? ''}`);
  for (const keysOf of [(all: readonly string[]) => all, inContext]) {
    const left = singles(keysOf(before));
    const right = singles(keysOf(after));
    for (const [key, s] of left) {
      const t = right.get(key);
      if (t !== undefined && aligned[s] === -1) aligned[s] = t;
    }
  }
  return aligned;
}

/** Where a span of an older text stands in a newer one, or why it stands nowhere. */
export type Anchor =
  | { readonly status: 'exact'; readonly start: number; readonly end: number }
  | { readonly status: 'orphan'; readonly reason: 'sentence-gone' | 'sentences-parted' };

/** Leads spans of an older text into a newer one, by the sentences that both have. */
export class Anchorer {
  readonly #older: SentenceList;
  readonly #newer: SentenceList;
  readonly #aligned: Int32Array;

  constructor(older: string, newer: string) {
    this.#older = sentencesOf(older);
    this.#newer = sentencesOf(newer);
    this.#aligned = alignSentences(this.#older, this.#newer);
  }

  /** A half-open span of the older text. It is found again only where all its sentences are, one after the other, and all between them. */
  anchor(start: number, end: number): Anchor {
    const first = sentenceAt(this.#older, start);
    const last = sentenceAt(this.#older, Math.max(start, end - 1));
    if (first < 0 || last < 0) return { status: 'orphan', reason: 'sentence-gone' };
    const target = this.#aligned[first] as number;
    for (let s = first; s <= last; s++) {
      const now = this.#aligned[s] as number;
      if (now < 0) return { status: 'orphan', reason: 'sentence-gone' };
      if (now !== target + (s - first)) return { status: 'orphan', reason: 'sentences-parted' };
    }
    const shift = (this.#newer.starts[target] as number) - (this.#older.starts[first] as number);
    const same = this.#older.text.slice(start, end) === this.#newer.text.slice(start + shift, end + shift);
    // the white space between two sentences may be another
    if (!same) return { status: 'orphan', reason: 'sentences-parted' };
    return { status: 'exact', start: start + shift, end: end + shift };
  }
}
