import { Pos } from '../syntax/syntax.js';
import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { ClaimContext } from './extract-claims.js';
import type { TokenMarks } from './marks.js';
import { CHANGE_NOUN, CHANGE_VERB, isMeasureNoun, Word, wordBits } from './words.js';

/** What a stretch of a sentence is to a figure. */
export const Kind = {
  number: 1,
  date: 2,
  noun: 3,
  verb: 4,
  preposition: 5,
  conjunction: 6,
  comma: 7,
  /** Semicolon, colon, full stop inside: what stands behind is another clause. */
  stop: 8,
  open: 9,
  close: 10,
  dash: 11,
  relative: 12,
  pronoun: 13,
  adjective: 14,
  adverb: 15,
  direction: 16,
  /** Source and cue of an attribution. */
  frame: 17,
  /** Comparative word: more, higher, below. */
  comparative: 18,
  other: 19,
} as const;
export type ItemKind = (typeof Kind)[keyof typeof Kind];

/** A stretch of a sentence: a figure, a date, a base noun phrase, a verb group, a preposition, a mark. */
export interface Item {
  readonly kind: ItemKind;
  /** Tokens, [first, end), without article and possessive pronoun. */
  readonly first: number;
  readonly end: number;
  /** Token of the head noun or main verb. */
  readonly head: number;
  /** Joined bits of a verb group's words; of the head for the rest. */
  readonly bits: number;
  /** Index into numbers or dates; -1. */
  readonly mark: number;
  /** Date inside a noun phrase, before its noun ("its 2025 budget"); -1. */
  readonly date: number;
  /** Token of the possessive pronoun that opens a noun phrase; -1. */
  readonly pronoun: number;
  /** Noun phrase with a possessive 's behind it: the next noun phrase is its. */
  readonly possessor: boolean;
  /** Verb group: tag of its first finite or main word. */
  readonly tag: number;
}

/** Words that are prepositions before a figure or noun, whatever the tagger says. */
const PREPOSITIONS = new Set(
  'of in for from against than by at with per on into versus between to towards toward'.split(' '),
);
const CONJUNCTIONS = new Set('and or but nor yet plus'.split(' '));
const VERB_GOVERNS = new Set('at for to by from up down'.split(' '));

const SEASONS = new Set(['winter', 'spring', 'summer', 'autumn']);
const FREQUENCIES = new Set(
  'hourly daily weekly monthly quarterly annual yearly biennial fortnightly nightly'.split(' '),
);

/** What a token is to a noun phrase. */
const Part = { stop: 0, modifier: 1, head: 2 } as const;

/** Gerunds that are nouns of their own. */
const VERBAL_NOUNS = new Set(
  'spending funding lending borrowing shipping housing training mining manufacturing farming trading earnings savings holdings'.split(
    ' ',
  ),
);

function isVerbalNoun(tokens: Tokens, i: number): boolean {
  return VERBAL_NOUNS.has(tokenWord(tokens, i));
}

/** Most tokens of a sentence that are looked at; longer ones (tables, lists without points) are read in pieces. */
export const LONGEST_SENTENCE = 400;

/** Cuts tokens [first, end) of one sentence into items. Linear: each token is looked at a bounded number of times. */
export function cutItems(
  tokens: Tokens,
  marks: TokenMarks,
  context: ClaimContext,
  first: number,
  end: number,
  asserted: Uint8Array,
): Item[] {
  const tags = context.syntax.tags(tokens.sentenceOf[first] as number);
  const cutter = new Cutter(tokens, marks, context, tags, end, asserted);
  return cutter.cut(first);
}

/** How many items a dateline takes ("PARIS, 5 June (Wire) — "); 0 where there is none. */
function datelineEnd(items: readonly Item[]): number {
  if (items[0]?.kind !== Kind.noun) return 0;
  for (let i = 1; i < Math.min(items.length, 14); i++) {
    const kind = (items[i] as Item).kind;
    if (kind === Kind.dash)
      return items.slice(0, i).some((item) => item.kind === Kind.date || item.kind === Kind.open) || i === 1
        ? i + 1
        : 0;
    if (
      kind === Kind.verb ||
      kind === Kind.relative ||
      kind === Kind.preposition ||
      kind === Kind.stop ||
      kind === Kind.number
    )
      return 0;
  }
  return 0;
}

class Cutter {
  readonly items: Item[] = [];
  constructor(
    readonly tokens: Tokens,
    readonly marks: TokenMarks,
    readonly context: ClaimContext,
    readonly tags: Uint8Array,
    readonly end: number,
    readonly asserted: Uint8Array,
  ) {}

  cut(first: number): Item[] {
    let i = first;
    while (i < this.end) i = this.next(i);
    const dateline = datelineEnd(this.items);
    return dateline > 0 ? this.items.slice(dateline) : this.items;
  }

  /** The asserted figure at token i, or -1. */
  figure(i: number): number {
    const number = this.marks.number[i] as number;
    return number >= 0 && this.asserted[number] === 1 ? number : -1;
  }

  bits(i: number): number {
    return wordBits(this.tokens.forms[i] as number);
  }

  push(kind: ItemKind, first: number, end: number, more: Partial<Item> = {}): number {
    this.items.push({
      kind,
      first,
      end,
      head: end - 1,
      bits: this.bits(end - 1),
      mark: -1,
      date: -1,
      pronoun: -1,
      possessor: false,
      tag: 0,
      ...more,
    });
    return end;
  }

  runEnd(array: Int32Array, i: number): number {
    let j = i + 1;
    while (j < this.end && array[j] === array[i]) j++;
    return j;
  }

  next(i: number): number {
    const { marks, tokens, tags } = this;
    const figure = this.figure(i);
    if (figure >= 0) return this.push(Kind.number, i, this.runEnd(marks.number, i), { mark: figure });
    if ((marks.frame[i] as number) >= 0 && !this.isCountedInSource(i)) {
      let j = i + 1;
      while (j < this.end && marks.frame[j] === marks.frame[i] && this.figure(j) < 0) j++;
      return this.push(Kind.frame, i, j, { mark: marks.frame[i] as number });
    }
    if ((marks.date[i] as number) >= 0 && !this.isFrequency(i)) {
      const date = marks.date[i] as number;
      let j = i + 1;
      while (j < this.end && marks.date[j] === date && this.figure(j) < 0) j++;
      const text = tokens.kinds[i] === TokenKind.word ? this.nounFrom(i, j) : -1;
      if (text < 0) return this.push(Kind.date, i, j, { mark: date });
    }
    if (tokens.kinds[i] === TokenKind.punctuation || tokens.kinds[i] === TokenKind.symbol) return this.punctuation(i);
    const tag = tags[i] as number;
    const bits = this.bits(i);
    if ((marks.entity[i] as number) < 0) {
      if (i + 1 < this.end && this.isJoint(i + 1)) return this.noun(i);
      if (this.isClearNoun(i)) return this.noun(i);
      if (bits & Word.verb && this.isMissedVerb(i)) return this.verb(i);
      if (PREPOSITIONS.has(tokenWord(tokens, i)) && !(tag === Pos.part && i + 1 < this.end && this.isVerb(i + 1))) {
        return this.push(Kind.preposition, i, i + 1);
      }
      if (tag === Pos.part && touchesPrevious(tokens, i)) return this.push(Kind.other, i, i + 1);
      if (bits & Word.direction && !this.startsNoun(i)) return this.push(Kind.direction, i, i + 1);
      if (bits & Word.relative && tag !== Pos.det) return this.push(Kind.relative, i, i + 1);
      if (bits & Word.possessive) return this.noun(i);
      if (bits & (Word.pronoun | Word.person) && (tag === Pos.pron || !this.startsNoun(i + 1))) {
        return this.push(tag === Pos.sconj ? Kind.relative : Kind.pronoun, i, i + 1);
      }
      const comparative = bits & (Word.over | Word.under);
      if (comparative && (bits & CHANGE_NOUN) === 0) return this.push(Kind.comparative, i, i + 1);
      if (tag === Pos.cconj && CONJUNCTIONS.has(tokenWord(tokens, i))) return this.push(Kind.conjunction, i, i + 1);
      if (tag === Pos.sconj) return this.push(bits & Word.base ? Kind.preposition : Kind.relative, i, i + 1);
      if (tag === Pos.adp) return this.push(Kind.preposition, i, i + 1);
      if (tag === Pos.part) {
        if (i + 1 < this.end && this.isVerb(i + 1)) return this.verb(i);
        return this.push(Kind.preposition, i, i + 1);
      }
      if (this.isVerb(i)) {
        if (!this.isModifier(i)) return this.verb(i);
      } else if (tag === Pos.adv) return this.push(Kind.adverb, i, i + 1);
      else if (tag === Pos.pron) return this.push(Kind.pronoun, i, i + 1);
      else if (tag === Pos.intj) return this.push(Kind.other, i, i + 1);
    }
    return this.noun(i);
  }

  punctuation(i: number): number {
    const { tokens } = this;
    const text = tokenText(tokens, i);
    switch (text) {
      case ',':
        return this.push(Kind.comma, i, i + 1);
      case ';':
      case ':':
      case '.':
      case '!':
      case '?':
        return this.push(Kind.stop, i, i + 1);
      case '(':
      case '[':
        return this.push(Kind.open, i, i + 1);
      case ')':
      case ']':
        return this.push(Kind.close, i, i + 1);
      case '—':
      case '–':
        return this.push(Kind.dash, i, i + 1);
      case '-':
        // A lone hyphen is a dash; one that touches is part of a compound, which noun() takes.
        return touchesPrevious(tokens, i) ? i + 1 : this.push(Kind.dash, i, i + 1);
      default:
        return i + 1;
    }
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
    if (this.bits(i) & CHANGE_NOUN && this.afterDeterminer(i)) return false;
    return true;
  }

  /**
   * Verbs that the tagger took for nouns: forms that are only verbs, and verbs of change or level before a figure or the preposition that
   * leads to one ("inventories stand at 70%").
   */
  isMissedVerb(i: number): boolean {
    const tag = this.tags[i] as number;
    const bits = this.bits(i);
    if (!(bits & (Word.verb | CHANGE_VERB | Word.level | Word.part)) || i === 0) return false;
    const before = this.tags[i - 1] as number;
    // "has risen", "had sunk": behind an auxiliary.
    if (before === Pos.aux && bits & CHANGE_VERB) return true;
    if (this.tokens.shapes[i] !== Shape.lower || tag === Pos.propn) return false;
    if (bits & Word.verb) return before !== Pos.det && before !== Pos.adj;
    if (tag !== Pos.noun && tag !== Pos.adj && tag !== Pos.x) return false;
    // "if revenue tops $2bn": nothing but a verb stands right before a figure and behind a word.
    const figure = i + 1 < this.end && this.figure(i + 1) >= 0;
    if (before === Pos.adj) return figure && ((bits & Word.reach) !== 0 || tokenWord(this.tokens, i).endsWith('ed'));
    if (before !== Pos.noun && before !== Pos.propn && before !== Pos.pron && before !== Pos.punct) return false;
    return figure || (i + 1 < this.end && VERB_GOVERNS.has(tokenWord(this.tokens, i + 1)));
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
    if (before === Pos.aux || before === Pos.part || before === Pos.pron || this.tags[i] === Pos.aux) return false;
    if (isMeasureNoun(this.tokens.forms[i] as number)) return true;
    const next = i + 1 < this.end ? this.bits(i + 1) & Word.future : 0;
    return next !== 0 && this.tags[i + 1] === Pos.aux && this.tags[i] === Pos.verbPresent;
  }

  opensWithNoun(i: number): boolean {
    const next = i + 1 < this.end ? tokenWord(this.tokens, i + 1) : '';
    if (next === 'of' || next === 'for' || next === 'per' || next === 'between') return true;
    return (next === 'on' || next === 'in' || next === 'from') && this.tags[i] !== Pos.verbGerund;
  }

  /** "poll of 1,012 adults": what a figure inside a source counts. */
  isCountedInSource(i: number): boolean {
    const last = this.items.at(-1);
    return last?.kind === Kind.number && last.end === i && this.marks.frame[i - 1] === this.marks.frame[i];
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

  verb(first: number): number {
    let i = first;
    let bits = 0;
    let head = first;
    let tag = 0;
    while (i < this.end) {
      if (this.figure(i) >= 0 || (this.marks.frame[i] as number) >= 0) break;
      const t = this.tags[i] as number;
      if (
        t === Pos.det &&
        i > first &&
        t !== tag &&
        this.tags[i - 1] === Pos.aux &&
        i + 1 < this.end &&
        this.isVerb(i + 1)
      ) {
        i++;
      } else if (this.isVerb(i)) {
        if (i > head && t !== Pos.aux && tag !== 0 && this.tags[head] !== Pos.aux && this.tags[i - 1] !== Pos.part) {
          // Two full verbs side by side ("plans allocated") are one group only with an auxiliary or "to" between.
          if (t !== Pos.verbParticiple && t !== Pos.verbBase) break;
        }
        bits |= this.bits(i);
        head = i;
        if (tag === 0) tag = t < Pos.verbPast || t > Pos.aux ? Pos.verbPast : t;
        i++;
      } else if (t === Pos.part || t === Pos.adv) {
        // "to", "not" and adverbs belong to the group when a verb follows within two tokens.
        const next = i + 1;
        if (
          next < this.end &&
          (this.isVerb(next) ||
            ((this.tags[next] === Pos.adv || this.tags[next] === Pos.part) &&
              next + 1 < this.end &&
              this.isVerb(next + 1)))
        ) {
          if (t === Pos.part && tag === 0) tag = Pos.verbBase;
          i++;
        } else break;
      } else if (t === Pos.adj && this.bits(i) & Word.forecast && this.tags[i + 1] === Pos.part) {
        bits |= this.bits(i);
        i++;
      } else break;
    }
    if (i === first) i++;
    return this.push(Kind.verb, first, head + 1, { head, bits, tag });
  }

  noun(first: number): number {
    const { tags, marks } = this;
    let i = first;
    const inSource = (marks.frame[first] as number) >= 0;
    let pronoun = -1;
    if (this.bits(i) & Word.possessive && (marks.entity[i] as number) < 0) {
      pronoun = i++;
    } else
      while (i < this.end && tags[i] === Pos.det && (marks.entity[i] as number) < 0 && (marks.date[i] as number) < 0)
        i++;
    let start = i;
    let date = -1;
    if (
      i < this.end &&
      i > first &&
      (marks.date[i] as number) >= 0 &&
      (marks.frame[i] as number) < 0 &&
      this.figure(i) < 0 &&
      (marks.entity[i] as number) < 0
    ) {
      const end = this.runEnd(marks.date, i);
      if (this.nounish(end) || this.participleBeforeNoun(end)) {
        date = marks.date[i] as number;
        i = end;
        start = end;
      }
    } else if (i === first && (marks.date[i] as number) >= 0) {
      date = marks.date[i] as number;
      i = this.runEnd(marks.date, i);
      start = i;
    }
    let head = -1;
    while (i < this.end) {
      if (this.figure(i) >= 0 || ((marks.frame[i] as number) >= 0 && !inSource)) break;
      const mention = marks.entity[i] as number;
      if (mention >= 0) {
        i = this.runEnd(marks.entity, i);
        head = i - 1;
      } else if ((marks.date[i] as number) >= 0 && !this.isFrequency(i)) break;
      else {
        const part = this.partAt(i, first, head >= 0);
        if (part === Part.stop) {
          if (!this.isJoint(i)) break;
          i += 2;
          head = i - 1;
          // The part behind a hyphen may be a whole name.
          const whole = marks.entity[i - 1] as number;
          if (whole >= 0) while (i < this.end && marks.entity[i] === whole) head = i++;
        } else {
          if (part === Part.head) head = i;
          i++;
        }
      }
      // A hyphen or slash without white space goes on with the same word.
      if (i < this.end && this.isJoint(i) && this.figure(i + 1) < 0) {
        i += 2;
        if (head >= 0 || this.tags[i - 1] === Pos.noun) head = i - 1;
      }
    }
    if (head < 0) {
      if (i === first) return this.push(Kind.other, i, i + 1);
      if (i === start && pronoun < 0) return i; // a bare article before a figure or date
      // "the dead", "its budget" with a budget that was taken for an adjective: no noun follows, so the last word is one.
      const last = this.items.at(-1);
      const opened =
        start > first ||
        (last?.kind === Kind.noun && last.possessor) ||
        (last?.kind === Kind.date && this.isGenitiveDate());
      if (i > start && opened && (i >= this.end || this.figure(i) < 0)) head = i - 1;
    }
    if (head < 0) {
      return this.push(Kind.adjective, i > start ? start : first, i, { pronoun });
    }
    i = head + 1;
    let possessor = false;
    let after = i;
    if (i < this.end && this.isPossessive(i)) {
      possessor = true;
      after = i + 1;
    }
    this.push(Kind.noun, start, i, { head, bits: this.bits(head), date, pronoun, possessor });
    return after;
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
    if (isChange && (this.isOpened(first) || this.afterDeterminer(i))) return Part.head;
    if (i > first && tag !== Pos.propn && this.isMissedVerb(i)) return Part.stop;
    // The first half of a compound, whatever it is by itself: "per-capita income", "missing-person reports".
    if (i + 1 < this.end && this.isJoint(i + 1) && !hasHead) return Part.modifier;
    if (this.isFrequency(i)) return Part.modifier;
    if (this.isClearNoun(i)) return Part.head;
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
