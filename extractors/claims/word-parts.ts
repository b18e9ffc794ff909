import { Pos } from '../syntax/syntax.js';
import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { ClaimContext } from './extract-claims.js';
import { type Item, Kind } from './items.js';
import type { TokenMarks } from './marks.js';
import { CHANGE_NOUN, CHANGE_VERB, isMeasureNoun, Word, wordBits } from './words.js';

/** Words that join, whatever the tagger says of others. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set('and or but nor yet plus'.split(' '));
const VERB_GOVERNS = new Set('at for to by from up down'.split(' '));

const SEASONS = new Set(['winter', 'spring', 'summer', 'autumn']);
const FREQUENCIES = new Set(
  'hourly daily weekly monthly quarterly annual yearly biennial fortnightly nightly'.split(' '),
);

const PERIODS = new Set(['year', 'quarter', 'month', 'week', 'day']);

/** What a token is to a noun phrase. */
export const Part = { stop: 0, modifier: 1, head: 2 } as const;

/** Gerunds that are nouns of their own. */
const VERBAL_NOUNS = new Set(
  'spending funding lending borrowing shipping housing training mining manufacturing farming trading earnings savings holdings'.split(
    ' ',
  ),
);

function isVerbalNoun(tokens: Tokens, i: number): boolean {
  return VERBAL_NOUNS.has(tokenWord(tokens, i));
}

/**
 * What the words of a sentence are to a figure: verb, noun, modifier. The tagger decides, but where it errs in ways that figures betray, lexicon
 * and position do, and the items that were cut so far.
 */
export class WordParts {
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

  isVerb(i: number): boolean {
    const tag = this.tags[i] as number;
    if ((this.marks.entity[i] as number) >= 0) return false;
    if (this.isClearNoun(i)) return false;
    if (tag < Pos.verbPast || tag > Pos.aux) return this.isMissedVerb(i);
    if (tag === Pos.verbGerund && isVerbalNoun(this.tokens, i) && this.tags[i - 1] !== Pos.aux) return false;
    // "Cover for a voyage costs", "Spending per pupil has risen": a word that opens a sentence before a preposition is its subject.
    if (this.items.length === 0 && tag !== Pos.aux && this.tokens.shapes[i] === Shape.title && this.opensWithNoun(i))
      return false;
    // Taggers read "a 9% rise" as they like; a determiner, a possessor or a percentage before the word decides.
    if (i > 0 && this.isCapVerb(i - 1)) return false;
    if (this.bits(i) & CHANGE_NOUN && (this.afterDeterminer(i) || this.afterFullVerb(i))) return false;
    return true;
  }

  /** "would cap rises": behind a verb with its auxiliary stands its object. */
  afterFullVerb(i: number): boolean {
    if (i > 0 && this.tags[i] === Pos.verbPresent && this.isCapVerb(i - 1)) return true;
    return (
      i > 1 &&
      this.tags[i] === Pos.verbPresent &&
      this.tags[i - 1] === Pos.verbBase &&
      (this.tags[i - 2] === Pos.aux || this.tags[i - 2] === Pos.part)
    );
  }

  /** "to" before a verb in its base form, which taggers take for a preposition behind some verbs ("aims to plant"). */
  isInfinitive(i: number): boolean {
    const next = i + 1 < this.end ? (this.tags[i + 1] as number) : 0;
    if (tokenWord(this.tokens, i) !== 'to' || next < Pos.verbPast || next > Pos.aux || !this.isVerb(i + 1))
      return false;
    return this.tags[i] === Pos.part || next === Pos.verbBase;
  }

  /**
   * Verbs that the tagger took for nouns: forms that are only verbs, and verbs of change or level before a figure or the preposition that
   * leads to one ("inventories stand at 70%").
   */
  isMissedVerb(i: number): boolean {
    const tag = this.tags[i] as number;
    const bits = this.bits(i);
    if (this.isBetweenNameAndFigure(i) || this.isCapVerb(i)) return true;
    if (!(bits & (Word.verb | CHANGE_VERB | Word.level | Word.part)) || i === 0 || this.afterFullVerb(i)) return false;
    // "widened its reach"
    if (this.bits(i - 1) & Word.possessive) return false;
    const before = this.tags[i - 1] as number;
    // "has risen", "had sunk": behind an auxiliary.
    if (before === Pos.aux && bits & CHANGE_VERB) return true;
    if (isMeasureNoun(this.tokens.forms[i] as number) && this.isLevelVerb(i)) return true;
    if (this.tokens.shapes[i] !== Shape.lower || tag === Pos.propn) return false;
    // "the city alone accounts for 40%"
    if (bits & Word.part && i + 2 < this.end && tokenWord(this.tokens, i + 1) === 'for' && before !== Pos.det)
      return this.figure(i + 2) >= 0 || (i + 3 < this.end && this.figure(i + 3) >= 0);
    if (bits & Word.verb) return before !== Pos.det && before !== Pos.adj;
    if (tag !== Pos.noun && tag !== Pos.adj && tag !== Pos.x) return false;
    // "if revenue tops $2bn": nothing but a verb stands right before a figure and behind a word.
    const figure = i + 1 < this.end && this.figure(i + 1) >= 0;
    if (
      before === Pos.adj &&
      bits & CHANGE_VERB &&
      tokenWord(this.tokens, i).endsWith('ed') &&
      this.leadsToFigure(i + 1)
    )
      return true;
    if (before === Pos.adj) return figure && ((bits & Word.reach) !== 0 || tokenWord(this.tokens, i).endsWith('ed'));
    if (before !== Pos.noun && before !== Pos.propn && before !== Pos.pron && before !== Pos.punct) return false;
    return figure || (i + 1 < this.end && VERB_GOVERNS.has(tokenWord(this.tokens, i + 1)));
  }

  /** "Malta houses 7,200 refugees": nothing but a verb stands between the name of a place or organisation and a count. */
  isBetweenNameAndFigure(i: number): boolean {
    if (i === 0 || i + 1 >= this.end || (this.marks.entity[i - 1] as number) < 0) return false;
    if (this.tokens.shapes[i] !== Shape.lower || this.tags[i] !== Pos.noun) return false;
    const type = this.context.mentions[this.marks.entity[i - 1] as number]?.type;
    if (type !== 'GPE' && type !== 'ORG') return false;
    const number = this.context.numbers[this.figure(i + 1)];
    return (number?.kind === 'cardinal' || number?.kind === 'money') && /(?:s|ed)$/u.test(tokenWord(this.tokens, i));
  }

  /** "grew 9% year-on-year"; before a noun it is a modifier ("year-on-year growth"). */
  isPeriodAdverb(i: number): boolean {
    if (i + 4 >= this.end || this.tokens.kinds[i + 1] === TokenKind.word) return false;
    if (!PERIODS.has(tokenWord(this.tokens, i))) return false;
    const middle = tokenWord(this.tokens, i + 2);
    if ((middle !== 'on' && middle !== 'over') || tokenWord(this.tokens, i) !== tokenWord(this.tokens, i + 4))
      return false;
    return touchesPrevious(this.tokens, i + 1) && touchesPrevious(this.tokens, i + 4) && !this.nounish(i + 5);
  }

  /** "the law caps fares at $3" */
  isCapVerb(i: number): boolean {
    if (
      !(this.bits(i) & Word.bound) ||
      !/^(?:caps?|limits?)$/u.test(tokenWord(this.tokens, i)) ||
      i === 0 ||
      this.tags[i - 1] !== Pos.noun
    )
      return false;
    for (let k = i + 2; k < this.end - 1 && k < i + 5; k++)
      if (tokenWord(this.tokens, k) === 'at') return this.figure(k + 1) >= 0;
    return false;
  }

  /** "by 40%", "to 5" */
  leadsToFigure(i: number): boolean {
    return i + 1 < this.end && VERB_GOVERNS.has(tokenWord(this.tokens, i)) && this.figure(i + 1) >= 0;
  }

  /** A single word of frequency or season before a noun: "annual output", "the hourly floor". */
  isFrequency(i: number): boolean {
    const word = tokenWord(this.tokens, i);
    const last = this.items.at(-1);
    const season = SEASONS.has(word) && last?.kind === Kind.preposition && this.items.at(-2)?.kind === Kind.number;
    return (
      (season || FREQUENCIES.has(word)) &&
      i + 1 < this.end &&
      this.tokens.kinds[i + 1] === TokenKind.word &&
      this.tags[i + 1] !== Pos.adp
    );
  }

  /** Whether an article, possessive or figure opens the phrase that begins at token `first`. */
  isOpened(first: number): boolean {
    const last = this.items.at(-1);
    const figure = last !== undefined && last.end === first && (last.kind === Kind.number || last.kind === Kind.close);
    return figure || this.tags[first] === Pos.det || (this.bits(first) & Word.possessive) !== 0;
  }

  /** A word that is a noun here, whatever the tagger says: a measure noun with no "to" or auxiliary before it, or a word before a modal. */
  isClearNoun(i: number): boolean {
    const before = i > 0 ? (this.tags[i - 1] as number) : 0;
    // "says that arrivals will drop"
    if (
      i > 0 &&
      tokenWord(this.tokens, i - 1) === 'that' &&
      this.tags[i + 1] === Pos.aux &&
      isMeasureNoun(this.tokens.forms[i] as number)
    )
      return true;
    if (before === Pos.aux || before === Pos.part || before === Pos.pron || this.tags[i] === Pos.aux) return false;
    if (isMeasureNoun(this.tokens.forms[i] as number)) return !this.isLevelVerb(i);
    const next = i + 1 < this.end ? this.bits(i + 1) & Word.future : 0;
    return next !== 0 && this.tags[i + 1] === Pos.aux && this.tags[i] === Pos.verbPresent;
  }

  /** "a plant now costs about $5bn", "each costs $3": a measure noun that is a verb of level, with its subject before and a figure behind it. */
  isLevelVerb(i: number): boolean {
    if (!(this.bits(i) & Word.level) || i === 0) return false;
    const before = this.tags[i - 1] as number;
    const subject = before === Pos.adv || before === Pos.noun || before === Pos.propn || before === Pos.pron;
    if (!subject && tokenWord(this.tokens, i - 1) !== 'each') return false;
    for (let k = i + 1; k < this.end && k <= i + 4; k++) {
      if ((this.marks.number[k] as number) >= 0) return true;
      const tag = this.tags[k] as number;
      if (tag !== Pos.adv && tag !== Pos.adp && tag !== Pos.adj && tag !== Pos.sconj && tag !== Pos.det) return false;
      const word = tokenWord(this.tokens, k);
      if (word === 'of' && tokenWord(this.tokens, k - 1) !== 'upward') return false;
      if (word === 'for' || word === 'in' || word === 'on' || word === 'by' || word === 'from') return false;
    }
    return false;
  }

  isFiniteForm(i: number): boolean {
    const tag = this.tags[i];
    return (
      tag === Pos.verbPast ||
      tag === Pos.verbPresent ||
      tag === Pos.aux ||
      (this.bits(i) & Word.verb) !== 0 ||
      this.isLevelVerb(i)
    );
  }

  opensWithNoun(i: number): boolean {
    const next = i + 1 < this.end ? tokenWord(this.tokens, i + 1) : '';
    if (next === 'of' || next === 'for' || next === 'per' || next === 'between') return true;
    // "Support stood at 47%", "Diesel now costs $2"
    const k = this.tags[i + 1] === Pos.adv ? i + 2 : i + 1;
    if (this.tags[i] !== Pos.verbGerund && k < this.end && this.isFiniteForm(k)) return true;
    return (next === 'on' || next === 'in' || next === 'from') && this.tags[i] !== Pos.verbGerund;
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

  afterDeterminer(i: number): boolean {
    const last = this.items.at(-1);
    const before = i - 1;
    if (before < 0) return false;
    const tag = this.tags[before] as number;
    if (tag === Pos.det || this.bits(before) & Word.possessive) return true;
    if (tag === Pos.adj && last?.kind === Kind.adjective) return true;
    return last?.kind === Kind.number && last.end === i;
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
    if (tag === Pos.verbPast) return last.kind === Kind.number && last.end === i;
    const beforeTag = this.tags[before] as number;
    // "found that building approvals fell"
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

  /** Whether a preposition, a mark or nothing stands at token i. */
  isGoverned(i: number): boolean {
    if (i >= this.end) return true;
    const tag = this.tags[i] as number;
    return tag === Pos.adp || tag === Pos.part || tag === Pos.punct || tag === Pos.aux;
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

  /** A hyphen, slash or ampersand between two words. */
  isJoint(i: number): boolean {
    const { tokens } = this;
    if (i + 1 >= this.end || tokens.kinds[i] === TokenKind.word) return false;
    const text = tokenText(tokens, i);
    if (text === '-' || text === '/' || text === '‑')
      return touchesPrevious(tokens, i) && touchesPrevious(tokens, i + 1);
    return text === '&';
  }
}
