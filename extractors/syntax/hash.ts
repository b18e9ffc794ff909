/** Mixes a feature's template and its value into 32 bits (the finalizer of MurmurHash3, by Austin Appleby, public domain). */
export function mix(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Joins two values into one, order kept. */
export function join(a: number, b: number): number {
  const hash = Math.imul(a, 0x9e3779b1) ^ b;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** Hash of `word.slice(from, to)` (FNV-1a over code units). */
export function hashWord(word: string, from: number, to: number): number {
  let hash = NO_LETTERS;
  for (let i = from; i < to; i++) hash = hashLetter(hash, word.charCodeAt(i));
  return finishHash(hash);
}

/** What the hash of a word begins from. */
export const NO_LETTERS: number = 0x811c9dc5 | 0;

/** The unfinished hash of a word with one more letter. */
export function hashLetter(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

export function finishHash(hash: number): number {
  return hash ^ (hash >>> 15);
}
