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

const isFigureWord = (word: string): boolean => /^\d/.test(word) || CALENDAR.has(word);

/** Which figures a text has, in little room: eight words of 32 bits of which each figure sets one bit, then how many figures. */
export type Sketch = Uint32Array;
const SKETCH_WORDS = 8;

export function sketchOf(text: string): Sketch {
  const sketch = new Uint32Array(SKETCH_WORDS + 1);
  const figures = new Set(wordsOf(text).filter(isFigureWord));
  for (const figure of figures) {
    const bit = hashOf([hashWord(figure)], 0, 1) % (SKETCH_WORDS * 32);
    sketch[bit >>> 5] = (sketch[bit >>> 5] as number) | (1 << (bit & 31));
  }
  sketch[SKETCH_WORDS] = figures.size;
  return sketch;
}

/** Whether two texts can be near by their figures: false only where `isNear` is. */
export function mayBeNear(a: Sketch, b: Sketch): boolean {
  return hasFewOwn(a, b) || hasFewOwn(b, a);
}

function hasFewOwn(text: Sketch, other: Sketch): boolean {
  let own = 0;
  for (let i = 0; i < SKETCH_WORDS; i++) own += bitsIn((text[i] as number) & ~(other[i] as number));
  return own <= (text[SKETCH_WORDS] as number) * MOST_OWN_FIGURES;
}

function bitsIn(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function profileOf(text: string, locator: string, referenceDate: string | null): Profile {
  const words = wordsOf(text);
  const isFigure = words.map(isFigureWord);
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
  const few = (own: number | null, text: Profile): boolean =>
    own !== null && own <= text.figures.size * MOST_OWN_FIGURES;
  const inLong = ownFigures(long, short);
  if (inLong === null || !few(ownFigures(short, long), short)) return false;
  // where the shorter one stands for both, because it alone is dated, the longer one may not say much more
  if (standsBefore(long, short) > 0 && !few(inLong, long)) return false;
  let shared = 0;
  for (const shingle of short.shingles) if (long.shingles.has(shingle)) shared++;
  return shared >= short.shingles.size * LEAST_SHARED;
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
