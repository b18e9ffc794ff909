import { Pos } from '../syntax/syntax.js';
import { FormTable } from '../text/lexicon.js';
import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { ClaimContext } from './extract-claims.js';
import { type Item, Kind } from './items.js';
import type { TokenMarks } from './marks.js';
import { Word, wordBits } from './words.js';

/** Words that join, whatever the tagger says of others. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set('and or but nor yet plus'.split(' '));
export const PERIODS: ReadonlySet<string> = new Set(['year', 'quarter', 'month', 'week', 'day']);

const VERB_GOVERNS = new Set('at for to by from up down'.split(' '));
export const MODIFIERS: ReadonlySet<string> = new Set(
  'about around some roughly just only nearly almost over under'.split(' '),
);
/** Words that stand before a noun and tell how often, or when in the year. */
const Often = { season: 1, frequency: 2 } as const;
const often = new FormTable();
for (const word of ['winter', 'spring', 'summer', 'autumn']) often.set(word, Often.season);
for (const word of 'hourly daily weekly monthly quarterly annual yearly biennial fortnightly nightly'.split(' '))
  often.set(word, Often.frequency);

/** A sentence that is being cut: its tokens and marks, and the items that were cut so far. */
export class WordContext {
  readonly items: Item[] = [];

  constructor(
    readonly tokens: Tokens,
    readonly marks: TokenMarks,
    readonly context: ClaimContext,
    readonly tags: Uint8Array,
    readonly end: number,
    readonly asserted: Uint8Array,
  ) {}

  /** The asserted figure at token i, or -1. */
  figure(i: number): number {
    const number = this.marks.number[i] as number;
    return number >= 0 && this.asserted[number] === 1 ? number : -1;
  }

  bits(i: number): number {
    return wordBits(this.tokens.forms[i] as number);
  }

  runEnd(array: Int32Array, i: number): number {
    let j = i + 1;
    while (j < this.end && array[j] === array[i]) j++;
    return j;
  }

  /** Whether a figure stands right behind token i, or behind one word that only modifies it. */
  figureBehind(i: number): boolean {
    if (i + 1 >= this.end) return false;
    if (this.figure(i + 1) >= 0) return true;
    return i + 2 < this.end && MODIFIERS.has(tokenWord(this.tokens, i + 1)) && this.figure(i + 2) >= 0;
  }

  /** "by 40%", "to 5" */
  leadsToFigure(i: number): boolean {
    return i + 1 < this.end && VERB_GOVERNS.has(tokenWord(this.tokens, i)) && this.figure(i + 1) >= 0;
  }

  /** A single word of frequency or season before a noun: "annual output", "the hourly floor". */
  isFrequency(i: number): boolean {
    const kind = often.get(this.tokens.forms[i] as number);
    if (kind === 0) return false;
    if (kind === Often.season)
      if (this.items.at(-1)?.kind !== Kind.preposition || this.items.at(-2)?.kind !== Kind.number) return false;
    return i + 1 < this.end && this.tokens.kinds[i + 1] === TokenKind.word && this.tags[i + 1] !== Pos.adp;
  }

  afterDeterminer(i: number): boolean {
    const last = this.items.at(-1);
    const before = i - 1;
    if (before < 0) return false;
    const tag = this.tags[before] as number;
    if (tag === Pos.det || this.bits(before) & Word.possessive) return true;
    if (tag === Pos.adj && last?.kind === Kind.adjective) return true;
    return last?.kind === Kind.number && last.end === i;
  }

  nounish(i: number): boolean {
    if (i >= this.end) return false;
    if ((this.marks.entity[i] as number) >= 0) return true;
    if (this.figure(i) >= 0 || ((this.marks.date[i] as number) >= 0 && !this.isFrequency(i))) return false;
    const tag = this.tags[i] as number;
    return (
      tag === Pos.noun ||
      tag === Pos.propn ||
      this.isFrequency(i) ||
      (tag === Pos.adj && this.tokens.kinds[i] === TokenKind.word)
    );
  }

  /** Whether a preposition, a mark or nothing stands at token i. */
  isGoverned(i: number): boolean {
    if (i >= this.end) return true;
    const tag = this.tags[i] as number;
    return tag === Pos.adp || tag === Pos.part || tag === Pos.punct || tag === Pos.aux;
  }

  /** A hyphen, slash or ampersand between two words. */
  isJoint(i: number): boolean {
    const { tokens } = this;
    if (i + 1 >= this.end || tokens.kinds[i] === TokenKind.word) return false;
    const text = tokenText(tokens, i);
    if (text === '-' || text === '/' || text === '‑')
      return touchesPrevious(tokens, i) && touchesPrevious(tokens, i + 1);
    return text === '&';
  }

  /** Whether a verb may lead from the word at token i to a figure. */
  governsFigure(i: number): boolean {
    return i < this.end && VERB_GOVERNS.has(tokenWord(this.tokens, i));
  }
}
