import { FIRST_UNKNOWN_FORM } from '../text/lexicon.js';
import { ownCopy } from '../text/own-copy.js';
import { type Tokens, tokenWord } from '../text/tokens.js';
import type { ModelReader } from './feature-table.js';
import { finishHash, hashLetter, hashWord, NO_LETTERS } from './hash.js';

/** Type 0 stands for what is outside the sentence. */
export const OUTSIDE = 0;

/** Clusters of the middle grain, 0 for words without a vector left aside. */
export const MIDDLE_CLUSTERS = 256;

/**
 * Words by distributional cluster, in three grains; 0 is for words without a vector. Words are kept by their hash alone: one that is not in the
 * list reads as one that is with a chance of some 1 in 100,000, which no model notices.
 */
class Clusters {
  readonly #hashes: Int32Array;
  readonly #clusters: Uint16Array;
  readonly #mask: number;
  readonly #middleOf: Uint16Array;
  readonly #coarseOf: Uint16Array;

  constructor(reader: ModelReader) {
    reader.expect('WSC1');
    const fine = reader.integer();
    this.#middleOf = new Uint16Array(fine + 1);
    this.#coarseOf = new Uint16Array(fine + 1);
    for (let c = 1; c <= fine; c++) {
      this.#middleOf[c] = reader.integer();
      this.#coarseOf[c] = reader.integer();
    }
    const count = reader.integer();
    let room = 1024;
    while (room < count * 2) room *= 2;
    this.#hashes = new Int32Array(room);
    this.#clusters = new Uint16Array(room);
    this.#mask = room - 1;
    reader.skip(this.#read(reader.rest, count));
  }

  /**
   * Reads sorted words: how many letters of the word before each begins with, how many more it has, these, its cluster. Returns how many bytes
   * were read, one more than there are when the file ends too soon.
   */
  #read(bytes: Uint8Array, count: number): number {
    const prefixes = new Int32Array(256);
    prefixes[0] = NO_LETTERS;
    let at = 0;
    for (let i = 0; i < count; i++) {
      if (at >= bytes.length) return at + 1;
      let length = bytes[at++] as number;
      let hash = prefixes[length] as number;
      for (let left = bytes[at++] as number; left > 0; left--) {
        hash = hashLetter(hash, bytes[at++] as number);
        prefixes[++length] = hash;
      }
      let byte = bytes[at++] as number;
      let cluster = byte & 127;
      if (byte > 127) {
        byte = bytes[at++] as number;
        cluster += (byte & 127) * 128;
      }
      this.#put(finishHash(hash), cluster);
    }
    return at;
  }

  #put(hash: number, cluster: number): void {
    let slot = hash & this.#mask;
    while (this.#clusters[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#hashes[slot] = hash;
    this.#clusters[slot] = cluster;
  }

  fineOf(wordHash: number): number {
    let slot = wordHash & this.#mask;
    for (;;) {
      const cluster = this.#clusters[slot] as number;
      if (cluster === 0 || this.#hashes[slot] === wordHash) return cluster;
      slot = (slot + 1) & this.#mask;
    }
  }

  middleOf(fine: number): number {
    return this.#middleOf[fine] as number;
  }

  coarseOf(fine: number): number {
    return this.#coarseOf[fine] as number;
  }
}

/**
 * The words met so far, each with what the models read of it: hashes of the word and its ending, clusters. A pure function of the word,
 * worked out once; the collection only saves time. Numbers share types by their pattern.
 */
export class WordTypes {
  count = 0;
  /** The word that each type's features are read from: quotation marks and dashes unified, digits as 0. */
  readonly words: string[] = [];
  wordHashes: Int32Array = new Int32Array(1024);
  /** Hash of the last three letters. */
  suffixHashes: Int32Array = new Int32Array(1024);
  fine: Uint16Array = new Uint16Array(1024);
  middle: Uint16Array = new Uint16Array(1024);
  coarse: Uint16Array = new Uint16Array(1024);
  readonly #ids = new Map<string, number>();
  readonly #clusters: Clusters;
  #byForm = new Int32Array(1024);

  constructor(clusters: ModelReader | WordTypes) {
    this.#clusters = clusters instanceof WordTypes ? clusters.#clusters : new Clusters(clusters);
    this.ofWord('\0');
  }

  /** The type of a lower-cased word. */
  ofWord(word: string): number {
    // figures are kept by their pattern: each document has others, and there is no end of them
    const unified = unify(word);
    const known = this.#ids.get(unified);
    if (known !== undefined) return known;
    const own = ownCopy(unified);
    const id = this.#add(own);
    this.#ids.set(own, id);
    return id;
  }

  /** The type of token `i`; `unknown` holds the types of the document's own words, -1 where not yet worked out. */
  ofToken(tokens: Tokens, i: number, unknown: Int32Array): number {
    const form = tokens.forms[i] as number;
    if (form >= FIRST_UNKNOWN_FORM) {
      const own = form - FIRST_UNKNOWN_FORM;
      const known = unknown[own] as number;
      if (known >= 0) return known;
      return (unknown[own] = this.ofWord(tokens.unknownWords[own] as string));
    }
    if (form >= this.#byForm.length) this.#byForm = widen(this.#byForm, new Int32Array(form * 2));
    const known = this.#byForm[form] as number;
    if (known > 0) return known;
    return (this.#byForm[form] = this.ofWord(tokenWord(tokens, i)));
  }

  #add(word: string): number {
    const id = this.count++;
    if (id === this.wordHashes.length) {
      this.wordHashes = widen(this.wordHashes, new Int32Array(id * 2));
      this.suffixHashes = widen(this.suffixHashes, new Int32Array(id * 2));
      this.fine = widen(this.fine, new Uint16Array(id * 2));
      this.middle = widen(this.middle, new Uint16Array(id * 2));
      this.coarse = widen(this.coarse, new Uint16Array(id * 2));
    }
    const hash = hashWord(word, 0, word.length);
    const fine = this.#clusters.fineOf(hash);
    this.words.push(word);
    this.wordHashes[id] = hash;
    this.suffixHashes[id] = hashWord(word, Math.max(0, word.length - 3), word.length);
    this.fine[id] = fine;
    this.middle[id] = this.#clusters.middleOf(fine);
    this.coarse[id] = this.#clusters.coarseOf(fine);
    return id;
  }
}

function widen<T extends Int32Array | Uint16Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}

/** Marks that are set in several ways, as one: the training texts hold only some of them. */
const UNIFIED: ReadonlyMap<string, string> = new Map([
  ...[...'“”„«»″'].map((mark) => [mark, '"'] as const),
  ...[...'‘’‚‹›`´′'].map((mark) => [mark, "'"] as const),
  ...[...'–—―−‒'].map((mark) => [mark, '–'] as const),
  ...[...'£€¥₹₽₩₪₺₴¢'].map((mark) => [mark, '$'] as const),
  ...[...'‐‑'].map((mark) => [mark, '-'] as const),
  ...[...'[{'].map((mark) => [mark, '('] as const),
  ...[...']}'].map((mark) => [mark, ')'] as const),
  ...[...'•·▪◦*'].map((mark) => [mark, '•'] as const),
]);

function unify(word: string): string {
  const code = word.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) {
    // years stand apart; any other number is its pattern of digits and marks
    if (/^(1[5-9]|20)\d\d$/.test(word)) return '0000y';
    return word.length > 12 ? '000,000,000' : word.replace(/\d/g, '0');
  }
  return word.length === 1 ? (UNIFIED.get(word) ?? word) : word;
}
