import { tokenize } from '../text/tokenize.js';
import { Shape, type Tokens, tokenText } from '../text/tokens.js';
import type { EntityType } from './mention.js';

/** An entity that the user has told of: it is found wherever one of its names stands, and wins over what the model says. */
export interface UserEntity {
  readonly name: string;
  readonly type: EntityType;
  /** Other names of the same. */
  readonly aliases: readonly string[];
  /** ISO 3166 code, for countries and subdivisions. */
  readonly code: string | null;
}

/** A name of the user's that stands in a text: tokens `first` to `end` (exclusive). */
export interface UserMention {
  readonly first: number;
  readonly end: number;
  /** Index into `UserNames.entities`. */
  readonly entity: number;
}

interface Entry {
  readonly words: readonly string[];
  readonly entity: number;
}

/** The user's names, ready to be found. Made once for many texts. */
export class UserNames {
  readonly entities: readonly UserEntity[];
  readonly #byFirst = new Map<string, Entry[]>();

  constructor(entities: readonly UserEntity[]) {
    this.entities = entities;
    for (const [entity, { name, aliases }] of entities.entries()) {
      for (const each of [name, ...aliases]) {
        const tokens = tokenize(each);
        const words = Array.from({ length: tokens.count }, (_, i) => plain(tokenText(tokens, i)));
        const first = words[0];
        if (first === undefined) continue;
        const entries = this.#byFirst.get(first);
        if (entries === undefined) this.#byFirst.set(first, [{ words, entity }]);
        else entries.push({ words, entity });
      }
    }
    // the longest name that fits wins, and of two the one that was told first
    for (const entries of this.#byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  }

  /** Finds the names in a text, in order and without overlaps. Capitals must stand as the user wrote them. */
  find(tokens: Tokens): UserMention[] {
    const found: UserMention[] = [];
    if (this.#byFirst.size === 0) return found;
    for (let i = 0; i < tokens.count; i++) {
      const entries = this.#byFirst.get(plain(tokenText(tokens, i)));
      if (entries === undefined) continue;
      const entry = entries.find(({ words }) => standsAt(tokens, i, words));
      if (entry === undefined) continue;
      const end = i + entry.words.length;
      found.push({ first: i, end, entity: entry.entity });
      i = end - 1;
    }
    return found;
  }
}

function plain(word: string): string {
  return word.replaceAll('’', "'");
}

function standsAt(tokens: Tokens, first: number, words: readonly string[]): boolean {
  const end = first + words.length;
  if (end > tokens.count || tokens.sentenceOf[first] !== tokens.sentenceOf[end - 1]) return false;
  for (let k = 1; k < words.length; k++) if (plain(tokenText(tokens, first + k)) !== words[k]) return false;
  // a name in small letters is none in the middle of another word's hyphens: "re-arm" holds no "arm"
  if (tokens.shapes[first] === Shape.lower && first > 0 && tokens.starts[first] === tokens.ends[first - 1])
    return tokens.text.charAt((tokens.starts[first] as number) - 1) !== '-';
  return true;
}
