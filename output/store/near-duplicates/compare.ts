import { hashOf, hashWord, shinglesOf, wordsOf } from './fingerprint.js';

/** Share of the shorter text's shingles that must stand in the longer one. */
const LEAST_SHARED = 0.8;
/** The shorter text has at least this share of the longer one's shingles. */
const LEAST_LENGTH = 0.5;
/** Share of the shorter text's figures that may be its own. */
const MOST_OWN_FIGURES = 0.05;
/** Days that the reference dates may lie apart. */
const MOST_DAYS = 2;

const CALENDAR: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday first second third fourth quarter'.split(
    ' ',
  ),
);

/** What texts are compared by. */
export interface Profile {
  readonly locator: string;
  readonly length: number;
  readonly referenceDate: string | null;
  readonly shingles: ReadonlySet<number>;
  /** Each figure, month and day, with the words around it, figures masked. */
  readonly figures: ReadonlyMap<string, readonly number[]>;
  /** The words around all of them. */
  readonly contexts: ReadonlySet<number>;
}

const MASK = hashWord('#');

export function profileOf(text: string, locator: string, referenceDate: string | null): Profile {
  const words = wordsOf(text);
  const isFigure = words.map((word) => /^\d/.test(word) || CALENDAR.has(word));
  const masked = words.map((word, i) => (isFigure[i] ? MASK : hashWord(word)));
  const figures = new Map<string, number[]>();
  const contexts = new Set<number>();
  for (const [i, word] of words.entries()) {
    if (!isFigure[i]) continue;
    const context = hashOf(masked, Math.max(0, i - 2), Math.min(masked.length, i + 3));
    contexts.add(context);
    const known = figures.get(word);
    if (known === undefined) figures.set(word, [context]);
    else known.push(context);
  }
  return { locator, length: text.length, referenceDate, shingles: shinglesOf(words), figures, contexts };
}

/**
 * Whether two texts are one story, told almost in the same words, so that the figures of one need not be counted beside those of the other. The
 * same words around another figure (a release of the next month, a corrected toll) make another story, however alike the rest is.
 */
export function isNear(a: Profile, b: Profile): boolean {
  const [short, long] = a.shingles.size <= b.shingles.size ? [a, b] : [b, a];
  if (short.shingles.size < long.shingles.size * LEAST_LENGTH || !isSameTime(a.referenceDate, b.referenceDate))
    return false;
  let shared = 0;
  for (const shingle of short.shingles) if (long.shingles.has(shingle)) shared++;
  if (shared < short.shingles.size * LEAST_SHARED) return false;
  const few = (own: number | null, text: Profile): boolean =>
    own !== null && own <= text.figures.size * MOST_OWN_FIGURES;
  const inLong = ownFigures(long, short);
  if (inLong === null || !few(ownFigures(short, long), short)) return false;
  // where the shorter one stands for both, because it alone is dated, the longer one may not say much more
  return standsBefore(long, short) < 0 || few(inLong, long);
}

/** How many figures stand in `text` only; null where one of them stands in the place of another. */
function ownFigures(text: Profile, other: Profile): number | null {
  let own = 0;
  for (const [figure, contexts] of text.figures) {
    if (other.figures.has(figure)) continue;
    if (contexts.some((context) => other.contexts.has(context))) return null;
    own++;
  }
  return own;
}

function isSameTime(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  return Math.abs(Date.parse(a) - Date.parse(b)) <= MOST_DAYS * 86_400_000;
}

/** Which of two that are near stands for both: one that is dated, then the longer text, then the smaller locator. */
export function standsBefore(a: Profile, b: Profile): number {
  if ((a.referenceDate === null) !== (b.referenceDate === null)) return a.referenceDate === null ? 1 : -1;
  return b.length - a.length || (a.locator < b.locator ? -1 : 1);
}
