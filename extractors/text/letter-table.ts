/** Longer words are left to a map: they are few, and each probe would compare all their letters. Code units. */
export const LONGEST_KEPT = 32;
/** No word is so many steps from its slot: words that were made to meet in one slot cost no more than others. */
const MOST_STEPS = 32;
/** Words that there is room for at first. */
const ROOM = 1024;
const RIGHT_QUOTE = 0x2019;
const APOSTROPHE = 0x27;

/** What the hash of a word begins from (FNV-1a). */
export const NO_LETTERS: number = 0x811c9dc5 | 0;

/** The hash of a word with one more letter, small and of ASCII. */
export function hashLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** A small letter of ASCII for a capital, ' for ’; all else as it is. */
export function foldLetter(code: number): number {
  if (code >= 65 && code <= 90) return code | 32;
  return code === RIGHT_QUOTE ? APOSTROPHE : code;
}

/** Stands for the hash of a word that no table keeps; a word whose hash it is by chance is kept by none either. */
export const NO_HASH: number = 0;

/** The hash of a folded word; `NO_HASH` when it is long, empty or not of ASCII. */
export function hashOfWord(word: string): number {
  if (word.length > LONGEST_KEPT) return NO_HASH;
  let hash = NO_LETTERS;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 0x80) return NO_HASH;
    hash = hashLetter(hash, code);
  }
  return word.length === 0 ? NO_HASH : hash;
}

/**
 * Words of ASCII with a number each, found by the letters of a text as they stand there, so that a look-up makes no string: nearly every token is a
 * word that was met before.
 */
export class LetterTable {
  count = 0;
  /** The number of each word, by entry. */
  #values = new Int32Array(ROOM);
  #hashes = new Int32Array(ROOM);
  #offsets = new Int32Array(ROOM);
  #lengths = new Uint8Array(ROOM);
  #letters = new Uint8Array(8 * ROOM);
  #lettersUsed = 0;
  /** By slot: the entry that was added last, + 1; 0 where there is none. */
  #heads = new Int32Array(ROOM);
  /** The next entry of the same slot, + 1. */
  #next = new Int32Array(ROOM);
  #mask = ROOM - 1;

  /** The number of the word that `text` holds from `start` to `end`, folded; -1 when it has none. `hash` is that of its folded letters. */
  find(text: string, start: number, end: number, hash: number): number {
    const hashes = this.#hashes;
    const next = this.#next;
    let entry = (this.#heads[(hash ^ (hash >>> 15)) & this.#mask] as number) - 1;
    while (entry >= 0) {
      if (hashes[entry] === hash && this.#lengths[entry] === end - start && this.#holds(entry, text, start))
        return this.#values[entry] as number;
      entry = (next[entry] as number) - 1;
    }
    return -1;
  }

  #holds(entry: number, text: string, start: number): boolean {
    const letters = this.#letters;
    const from = this.#offsets[entry] as number;
    const length = this.#lengths[entry] as number;
    for (let k = 0; k < length; k++) if (letters[from + k] !== foldLetter(text.charCodeAt(start + k))) return false;
    return true;
  }

  /** Gives a word a number that it has not yet; the word is folded and of ASCII. Returns whether there was a place for it. */
  add(word: string, hash: number, value: number): boolean {
    if (this.count === this.#next.length) this.#widen();
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    let steps = 0;
    for (let entry = (this.#heads[slot] as number) - 1; entry >= 0; entry = (this.#next[entry] as number) - 1)
      if (++steps === MOST_STEPS) return false;
    const entry = this.count++;
    this.#link(entry, hash);
    this.#hashes[entry] = hash;
    this.#values[entry] = value;
    this.#offsets[entry] = this.#lettersUsed;
    this.#lengths[entry] = word.length;
    if (this.#lettersUsed + LONGEST_KEPT > this.#letters.length)
      this.#letters = widen(this.#letters, new Uint8Array(this.#letters.length * 2));
    for (let k = 0; k < word.length; k++) this.#letters[this.#lettersUsed++] = word.charCodeAt(k);
    return true;
  }

  #link(entry: number, hash: number): void {
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    this.#next[entry] = this.#heads[slot] as number;
    this.#heads[slot] = entry + 1;
  }

  /** Each slot's entries part among two: no way to a word becomes longer. */
  #widen(): void {
    const room = this.count * 2;
    this.#mask = room - 1;
    this.#heads = new Int32Array(room);
    this.#next = new Int32Array(room);
    this.#values = widen(this.#values, new Int32Array(room));
    this.#hashes = widen(this.#hashes, new Int32Array(room));
    this.#offsets = widen(this.#offsets, new Int32Array(room));
    this.#lengths = widen(this.#lengths, new Uint8Array(room));
    for (let entry = 0; entry < this.count; entry++) this.#link(entry, this.#hashes[entry] as number);
  }
}

function widen<T extends Int32Array | Uint8Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}
