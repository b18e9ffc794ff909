import type { ModelReader } from '../../syntax/feature-table.js';
import { hashWord, join } from '../../syntax/hash.js';
import { HashedMap } from './hashed-map.js';

/** What a name is known to be. A name can be several things: Georgia, Washington, Jordan. */
export const Known = {
  country: 1,
  nationality: 2,
  subdivision: 4,
  /** Of 100,000 people or more. */
  city: 8,
  /** Of 10,000 people or more. */
  town: 16,
  firstName: 32,
  lastName: 64,
  /** Seas, ranges, regions, parts of the world. */
  region: 128,
  organization: 256,
  product: 512,
  /** Months and days of the week. */
  calendar: 1024,
  event: 2048,
  work: 4096,
} as const;

/** Known names by place of their first, later and only words; phrases are at most this many tokens long. */
export const LONGEST_PHRASE = 7;
/** Bits above those of `Known` in an entry: the most tokens that a phrase has that begins with the word. */
const LENGTH_SHIFT = 13;
const KNOWN_BITS = (1 << LENGTH_SHIFT) - 1;

/** Names that are known beforehand, by the hashes of their words. */
export class Gazetteer {
  readonly #map: HashedMap;

  constructor(reader: ModelReader) {
    reader.expect('WSG1');
    this.#map = new HashedMap(reader);
  }

  /** The `Known` bits of a word or phrase by its key. */
  known(key: number): number {
    return this.#map.get(key) & KNOWN_BITS;
  }

  /** How many tokens the longest phrase has that begins with the word; 0 when none does. */
  longest(key: number): number {
    return this.#map.get(key) >>> LENGTH_SHIFT;
  }
}

/** The entry of a gazetteer: what is known of the phrase, and the longest phrase that its only word begins. */
export function gazetteerEntry(known: number, longest: number): number {
  return known | (longest << LENGTH_SHIFT);
}

/** A word's key: shouted words of four letters or more count as capitalised ones, so that TOKYO is Tokyo but US is not Us. */
export function keyOfWord(word: string): number {
  const name =
    word.length > 3 && word === word.toUpperCase() && !word.includes('.')
      ? word.charAt(0) + word.slice(1).toLowerCase()
      : word;
  return hashWord(name, 0, name.length);
}

/** The key of a phrase, word by word. */
export function extendKey(key: number, word: number): number {
  return join(key, word);
}
