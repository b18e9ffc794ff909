import { LetterTable } from './letter-table.js';
import { ownCopy } from './own-copy.js';

/** Words that are kept from document to document. */
const MOST_KEPT = 1 << 15;

/**
 * Words that no extractor knows, as documents had them, so that the next one that has them too makes no string of them. What a form of a document
 * is does not hang on it: it only saves time.
 */
export class OwnWords {
  readonly #table = new LetterTable();
  readonly #words: string[] = [];
  /** By word: the document that it was last met in, and its form there. */
  readonly #documents = new Int32Array(MOST_KEPT);
  readonly #forms = new Int32Array(MOST_KEPT);
  #document = 0;

  get isFull(): boolean {
    return this.#words.length >= MOST_KEPT;
  }

  /** To be called before the first word of a document. */
  beginDocument(): void {
    this.#document++;
  }

  /** The word that `text` holds from `start` to `end`, whose folded letters have `hash`; -1 when it is not kept. */
  find(text: string, start: number, end: number, hash: number): number {
    return this.#table.find(text, start, end, hash);
  }

  /** Keeps a folded word of ASCII; returns its number, -1 when there is no place for it. */
  add(word: string, hash: number): number {
    const own = this.#words.length;
    if (own >= MOST_KEPT || !this.#table.add(word, hash, own)) return -1;
    this.#words.push(ownCopy(word));
    return own;
  }

  /** The form of a word in this document; -1 when the document did not have it so far. */
  form(own: number): number {
    return this.#documents[own] === this.#document ? (this.#forms[own] as number) : -1;
  }

  setForm(own: number, form: number): void {
    this.#documents[own] = this.#document;
    this.#forms[own] = form;
  }

  word(own: number): string {
    return this.#words[own] as string;
  }
}
