/**
 * The words that any extractor knows, each with one small id, so that a token needs one look-up for all of them.
 * Extractors name their words when their module is loaded; a token's form is then an index into tables of theirs.
 */
const ids = new Map<string, number>();
const words: string[] = [];

/** Forms from here on are words that no extractor knows; they are numbered afresh in each document. */
export const FIRST_UNKNOWN_FORM: number = 1 << 24;

/** Returns the id of a lower-cased word and makes one where there is none yet. For use while modules load. */
export function defineForm(word: string): number {
  const known = ids.get(word);
  if (known !== undefined) return known;
  ids.set(word, words.length);
  words.push(word);
  return words.length - 1;
}

/** Returns the id of a lower-cased word, or undefined when no extractor knows it. */
export function findForm(word: string): number | undefined {
  return ids.get(word);
}

/** Returns the lower-cased word of a known form, or undefined for the unknown. */
export function formWord(form: number): string | undefined {
  return words[form];
}

/**
 * A table from word forms to small unsigned numbers (classes, bit sets or ids up to 2^32-1). Reading is one array access; a word
 * that was never set reads as 0.
 */
export class FormTable {
  #values = new Uint32Array(256);

  /** Sets the value of a lower-cased word, or joins bits to it with `add`. */
  set(word: string, value: number): this {
    const form = defineForm(word);
    if (form >= this.#values.length) {
      const grown = new Uint32Array(Math.max(form + 1, this.#values.length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[form] = value;
    return this;
  }

  /** Joins bits to the value that a lower-cased word has. */
  add(word: string, bits: number): this {
    return this.set(word, this.ofWord(word) | bits);
  }

  /** The value of a token's form; 0 when it has none. */
  get(form: number): number {
    return form < this.#values.length ? (this.#values[form] as number) : 0;
  }

  /** The value of a lower-cased word; 0 when it has none. */
  ofWord(word: string): number {
    const form = ids.get(word);
    return form === undefined ? 0 : this.get(form);
  }
}
