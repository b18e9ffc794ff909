import { Pos } from '../syntax/syntax.js';
import { Shape, TokenKind, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { Kind } from './items.js';
import { isVerbalNoun, VerbWords } from './verb-words.js';
import { CONJUNCTIONS, PERIODS } from './word-context.js';
import { CHANGE_NOUN, Word } from './words.js';

/** What a token is to a noun phrase. */
export const Part = { stop: 0, modifier: 1, head: 2 } as const;

/** What the words of a sentence are to a noun phrase: head, modifier, or none of it. */
export class WordParts extends VerbWords {
  /** "grew 9% year-on-year"; before a noun it is a modifier ("year-on-year growth"). */
  isPeriodAdverb(i: number): boolean {
    if (i + 4 >= this.end || this.tokens.kinds[i + 1] === TokenKind.word) return false;
    if (!PERIODS.has(tokenWord(this.tokens, i))) return false;
    const middle = tokenWord(this.tokens, i + 2);
    if ((middle !== 'on' && middle !== 'over') || tokenWord(this.tokens, i) !== tokenWord(this.tokens, i + 4))
      return false;
    return touchesPrevious(this.tokens, i + 1) && touchesPrevious(this.tokens, i + 4) && !this.nounish(i + 5);
  }

  /** Whether an article, possessive or figure opens the phrase that begins at token `first`. */
  isOpened(first: number): boolean {
    const last = this.items.at(-1);
    const figure = last !== undefined && last.end === first && (last.kind === Kind.number || last.kind === Kind.close);
    return figure || this.tags[first] === Pos.det || (this.bits(first) & Word.possessive) !== 0;
  }

  /** "poll of 1,012 adults": what a figure inside a source counts. */
  isCountedInSource(i: number): boolean {
    const last = this.items.at(-1);
    const frame = this.marks.frame[i] as number;
    if (last?.kind === Kind.number && last.end === i && this.marks.frame[i - 1] === frame) return true;
    // "40% of the dentists reported": the whole in a source that is itself a part.
    const before = this.items.at(-2);
    const of = last?.kind === Kind.preposition && before?.kind === Kind.number && before.end === last.first;
    return (of || last?.kind === Kind.number) && last?.end === i && this.marks.frame[last.first] === frame;
  }

  /** Whether a participle or gerund stands as a modifier before a noun: "stored grain", "asking rent". */
  isModifier(i: number): boolean {
    const tag = this.tags[i] as number;
    if (this.bits(i) & CHANGE_NOUN && this.afterDeterminer(i)) return true;
    // "¥8 trillion ($57 billion) reserve fund": behind a second notation stands what both count.
    if (this.items.at(-1)?.kind === Kind.close && this.items.at(-2)?.kind === Kind.number && tag === Pos.verbPresent)
      return this.nounish(i + 1);
    if (tag !== Pos.verbParticiple && tag !== Pos.verbGerund && tag !== Pos.verbPast) return false;
    if (i + 1 >= this.end || !this.nounish(i + 1)) return false;
    const before = i - 1;
    const last = this.items.at(-1);
    if (last === undefined) return true;
    // "3,740 destroyed tanks"; "half used cash" and "30% used cash" have a verb
    if (tag === Pos.verbPast) return last.kind === Kind.number && last.end === i && this.isCount(last.mark);
    const beforeTag = this.tags[before] as number;
    // "found that building approvals fell"
    // "22 gigawatts of generating capacity"
    if (tag === Pos.verbGerund && last.kind === Kind.preposition && this.items.at(-2)?.kind === Kind.number)
      return true;
    if (tag === Pos.verbGerund && (last.kind === Kind.relative || last.kind === Kind.frame)) return true;
    // "said that chartered flights rose"
    if (tag === Pos.verbParticiple && last.kind === Kind.relative && beforeTag === Pos.sconj) return true;
    return (
      beforeTag === Pos.det ||
      beforeTag === Pos.adj ||
      last.kind === Kind.number ||
      (last.kind === Kind.preposition && tag === Pos.verbParticiple) ||
      (this.bits(before) & Word.possessive) !== 0 ||
      (last.kind === Kind.noun && last.possessor)
    );
  }

  private isCount(number: number): boolean {
    const kind = this.context.numbers[number]?.kind;
    return kind !== 'multiplier' && kind !== 'percent';
  }

  /** "French and Italian ships": a second people's name, or an adjective, that shares its noun with the one before. */
  joinsPeoples(i: number): boolean {
    if (i < 1 || i + 2 >= this.end || !CONJUNCTIONS.has(tokenWord(this.tokens, i))) return false;
    const before = this.context.mentions[this.marks.entity[i - 1] as number];
    if (before?.type !== 'NORP') return false;
    const mention = this.marks.entity[i + 1] as number;
    if (mention >= 0) {
      if (this.context.mentions[mention]?.type !== 'NORP') return false;
    } else if (this.tags[i + 1] !== Pos.adj || this.tokens.shapes[i + 1] !== Shape.title) return false;
    return this.nounish(i + 2) && (this.marks.entity[i + 2] as number) < 0;
  }

  /** Whether the words at token i are the unit of a count that is a length of time as well. */
  isCountOfTime(i: number): boolean {
    const last = this.items.at(-1);
    if (last?.kind !== Kind.number || last.end !== i || this.marks.date[last.first] !== this.marks.date[i])
      return false;
    return this.context.numbers[last.mark]?.kind === 'cardinal';
  }

  /** "those fired": a pronoun before a participle that has no noun behind it. */
  isThoseDone(i: number): boolean {
    const word = tokenWord(this.tokens, i);
    return (word === 'those' || word === 'these') && i + 2 < this.end && this.isPastForm(i + 1) && !this.nounish(i + 2);
  }

  /** "IT managers", "US output": capitals that are no pronoun. */
  isCapitals(i: number): boolean {
    return this.tokens.shapes[i] === Shape.upper && tokenWord(this.tokens, i).length > 1 && this.nounish(i + 1);
  }

  /** Whether a noun phrase could begin at token i. */
  startsNoun(i: number): boolean {
    return i < this.end && (this.nounish(i) || this.tags[i] === Pos.det);
  }

  /** A date that stands as a modifier before a noun, with an article or possessor before it: returns where the noun phrase goes on, else -1. */
  nounFrom(i: number, end: number): number {
    return this.afterDeterminer(i) && this.nounish(end) ? end : -1;
  }

  /** Whether the last item is a date with a possessor before it: "the ministry's 2025 (budget)". */
  isGenitiveDate(): boolean {
    const before = this.items.at(-2);
    return before?.kind === Kind.noun && before.possessor;
  }

  /** What token i is to a noun phrase that began at `first`, and that has a noun already or not. */
  partAt(i: number, first: number, hasHead: boolean): number {
    const tag = this.tags[i] as number;
    // "a 9% revenue increase to": in a phrase that an article or figure opened, a word of change is a noun.
    const isChange = (this.bits(i) & CHANGE_NOUN) !== 0;
    // "the ministry cut its budget": a past form behind a noun, with an object or a figure behind it, is the verb.
    if (isChange && hasHead && tag === Pos.verbPast && !this.isGoverned(i + 1)) return Part.stop;
    if (isChange && (this.isOpened(first) || this.afterDeterminer(i))) return Part.head;
    if (i > first && tag !== Pos.propn && this.isMissedVerb(i)) return Part.stop;
    // The first half of a compound, whatever it is by itself: "per-capita income", "missing-person reports".
    if (i + 1 < this.end && this.isJoint(i + 1) && !hasHead) return Part.modifier;
    if (this.isFrequency(i)) return Part.modifier;
    if (this.isClearNoun(i) || (i === first && this.afterFullVerb(i))) return Part.head;
    if (tag === Pos.noun || tag === Pos.propn) return Part.head;
    if (i === first && this.items.length === 0 && tag >= Pos.verbPast && tag < Pos.aux && this.opensWithNoun(i))
      return Part.head;
    if (isVerbalNoun(this.tokens, i) && tag === Pos.verbGerund) return Part.head;
    if (tag === Pos.adj || tag === Pos.num || (tag === Pos.x && this.tokens.kinds[i] === TokenKind.word)) {
      const goesOn = this.nounish(i + 1) || (i + 1 < this.end && touchesPrevious(this.tokens, i + 1));
      return hasHead && !goesOn ? Part.stop : Part.modifier;
    }
    if (tag === Pos.verbPresent && i === first && !hasHead && this.items.at(-1)?.kind === Kind.close)
      return Part.modifier;
    if (tag === Pos.verbParticiple || tag === Pos.verbGerund || tag === Pos.verbPast) {
      if (!this.participleBeforeNoun(i)) return Part.stop;
      if (hasHead && tag !== Pos.verbGerund) return Part.stop;
      return tag === Pos.verbPast && i !== first ? Part.stop : Part.modifier;
    }
    // A noun that the tagger took for a conjunction or a cry: those are closed lists, and it is in none.
    if (tag === Pos.cconj || tag === Pos.intj)
      return CONJUNCTIONS.has(tokenWord(this.tokens, i)) ? Part.stop : Part.head;
    if (tag === Pos.adv && i > first && !hasHead) {
      const next = this.tags[i + 1];
      return next === Pos.adj || next === Pos.verbParticiple ? Part.modifier : Part.stop;
    }
    return Part.stop;
  }

  participleBeforeNoun(i: number): boolean {
    const tag = this.tags[i] as number;
    return i + 1 < this.end && tag >= Pos.verbPast && tag <= Pos.verbGerund && this.nounish(i + 1);
  }

  isPossessive(i: number): boolean {
    const text = tokenText(this.tokens, i);
    if (!touchesPrevious(this.tokens, i)) return false;
    if (text === '’s' || text === "'s") return this.tags[i] === Pos.part || this.nounish(i + 1);
    return (
      (text === '’' || text === "'") &&
      this.tokens.text[(this.tokens.ends[i - 1] as number) - 1] === 's' &&
      i + 1 < this.end &&
      !touchesPrevious(this.tokens, i + 1)
    );
  }
}
