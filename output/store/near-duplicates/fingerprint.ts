/** Words of a shingle. */
const SHINGLE = 5;
/** A text is signed by the least of so many hashes of its shingles (MinHash), put together in bands: texts alike share some. */
export const BANDS = 16;
const ROWS = 3;
const BINS = BANDS * ROWS;
const EMPTY = Number.POSITIVE_INFINITY;
/** Texts with fewer words have no fingerprint: short notices are alike without being the same. */
export const LEAST_WORDS = 40;

/** A 32-bit finalizer (of MurmurHash3). */
function mix(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hashWord(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Words and figures, lower case, in order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\d+(?:[.,:]\d+)*/gu) ?? [];
}

/** Hashes of each five words in a row. */
export function shinglesOf(words: readonly string[]): Set<number> {
  const hashes = words.map(hashWord);
  const shingles = new Set<number>();
  for (let i = 0; i + SHINGLE <= hashes.length; i++) shingles.add(hashOf(hashes, i, i + SHINGLE));
  return shingles;
}

/** One hash for some hashes in a row. */
export function hashOf(hashes: ArrayLike<number>, from: number, to: number): number {
  let h = 0x9747b28c;
  for (let i = from; i < to; i++) h = mix(Math.imul(h, 31) + (hashes[i] as number));
  return h >>> 0;
}

export { hashWord };

/** The bands of a text: 32-bit numbers, some of which texts alike have in common; none where the text is short. */
export function bandsOf(text: string): number[] {
  const words = wordsOf(text);
  if (words.length < LEAST_WORDS) return [];
  // one hash a shingle: it chooses a bin and competes there for the least (one-permutation MinHash)
  const least = new Float64Array(BINS).fill(EMPTY);
  for (const shingle of shinglesOf(words)) {
    const bin = (shingle >>> 8) % BINS;
    const h = mix(shingle);
    if (h < (least[bin] as number)) least[bin] = h;
  }
  const filled = Uint32Array.from(least, (value, bin) => {
    // a bin that nothing fell into borrows from the next one that is not empty
    let from = bin;
    while (value === EMPTY && least[from] === EMPTY) from = (from + 1) % BINS;
    return value === EMPTY ? mix((least[from] as number) + bin - from) : value;
  });
  return Array.from({ length: BANDS }, (_, band) =>
    mix(hashOf(filled, band * ROWS, (band + 1) * ROWS) ^ mix(band + 1)),
  );
}
