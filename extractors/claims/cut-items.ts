import { Pos } from '../syntax/syntax.js';
import { FormTable } from '../text/lexicon.js';
import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { ClaimContext } from './extract-claims.js';
import { type Item, type ItemKind, Kind } from './items.js';
import type { TokenMarks } from './marks.js';
import { CONJUNCTIONS } from './word-context.js';
import { Part, WordParts } from './word-parts.js';
import { CHANGE_NOUN, Word } from './words.js';

/** Words that are prepositions before a figure or noun, whatever the tagger says. */
const prepositions = new FormTable();
for (const word of 'of in for from against than by at with per on into versus between to towards toward'.split(' '))
  prepositions.set(word, 1);

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

const SIDES = new Set(['under', 'over', 'above', 'below']);

class Cutter extends WordParts {
  cut(first: number): Item[] {
    let i = first;
    while (i < this.end) i = this.next(i);
    const dateline = datelineEnd(this.items);
    return dateline > 0 ? this.items.slice(dateline) : this.items;
  }

  /** Adds an item without noun or verb group; `mark`, `tag` and `bits` are as those of `Item`. Returns its end. */
  push(kind: ItemKind, first: number, end: number, mark = -1, tag = 0, bits: number = this.bits(end - 1)): number {
    return this.add(kind, first, end, end - 1, bits, mark, -1, -1, false, false, tag);
  }

  // field by field, so that all items have one shape and none is made to be copied
  add(
    kind: ItemKind,
    first: number,
    end: number,
    head: number,
    bits: number,
    mark: number,
    date: number,
    pronoun: number,
    possessor: boolean,
    named: boolean,
    tag: number,
  ): number {
    this.items.push({ kind, first, end, head, bits, mark, date, pronoun, possessor, named, tag });
    return end;
  }

  next(i: number): number {
    const { marks, tokens, tags } = this;
    const figure = this.figure(i);
    if (figure >= 0) return this.push(Kind.number, i, this.runEnd(marks.number, i), figure);
    if ((marks.frame[i] as number) >= 0 && !this.isCountedInSource(i)) {
      let j = i + 1;
      while (j < this.end && marks.frame[j] === marks.frame[i] && this.figure(j) < 0) j++;
      return this.push(Kind.frame, i, j, marks.frame[i] as number);
    }
    if (this.isYearOnYear(i)) return this.push(Kind.adverb, i, i + 3);
    if ((marks.date[i] as number) >= 0 && !this.isFrequency(i)) {
      const date = marks.date[i] as number;
      let j = i + 1;
      while (j < this.end && marks.date[j] === date && this.figure(j) < 0) j++;
      const text = tokens.kinds[i] === TokenKind.word ? this.nounFrom(i, j) : -1;
      // "88 nights": a length of time that is counted.
      if (this.isCountOfTime(i)) return this.push(Kind.noun, i, j);
      if (text < 0) {
        this.push(Kind.date, i, j, date);
        // "last year's allotment": the date stands before its noun.
        return j < this.end && this.isPossessive(j) ? j + 1 : j;
      }
    }
    if (tokens.kinds[i] === TokenKind.punctuation || tokens.kinds[i] === TokenKind.symbol) return this.punctuation(i);
    const tag = tags[i] as number;
    const bits = this.bits(i);
    if (this.isPeriodAdverb(i)) return this.push(Kind.adverb, i, i + 5);
    if ((marks.entity[i] as number) < 0) {
      if (i + 1 < this.end && this.isJoint(i + 1)) return this.noun(i);
      // "worth $3m" behind a noun tells its level, as a participle does.
      if (bits & Word.level && tokenWord(tokens, i) === 'worth' && (tag !== Pos.noun || this.figureBehind(i)))
        return this.push(Kind.verb, i, i + 1, -1, Pos.adj);
      if (this.isClearNoun(i)) return this.noun(i);
      if (bits & Word.verb && this.isMissedVerb(i)) return this.verb(i);
      if (this.opensSubordinate(i)) return this.push(Kind.relative, i, i + 1, -1, 0, 0);
      if (prepositions.get(tokens.forms[i] as number) !== 0 && !this.isInfinitive(i)) {
        return this.push(Kind.preposition, i, i + 1);
      }
      if (tag === Pos.part && touchesPrevious(tokens, i)) return this.push(Kind.other, i, i + 1);
      if (bits & Word.direction && !this.startsNoun(i)) return this.push(Kind.direction, i, i + 1);
      if (bits & Word.relative && !(bits & Word.possessive) && tag !== Pos.det)
        return this.push(Kind.relative, i, i + 1);
      if (bits & Word.possessive) return this.noun(i);
      if (bits & (Word.pronoun | Word.person) && this.isCapitals(i)) return this.noun(i);
      // "a third of those fired since May"
      if (bits & Word.pronoun && this.isThoseDone(i)) return this.push(Kind.pronoun, i, i + 1);
      if (bits & (Word.pronoun | Word.person) && (tag === Pos.pron || !this.startsNoun(i + 1))) {
        return this.push(tag === Pos.sconj ? Kind.relative : Kind.pronoun, i, i + 1);
      }
      // "hotels there were full"
      const last = this.items.at(-1);
      if (last?.kind === Kind.noun && last.end === i && tokenWord(tokens, i) === 'there')
        return this.push(Kind.adverb, i, i + 1);
      const comparative = bits & (Word.over | Word.under);
      // "the area under cultivation"
      if (
        comparative &&
        SIDES.has(tokenWord(tokens, i)) &&
        last?.kind === Kind.noun &&
        this.tags[i + 1] === Pos.noun &&
        this.nounish(i + 1)
      )
        return this.push(Kind.preposition, i, i + 1);
      if (comparative && (bits & CHANGE_NOUN) === 0) return this.push(Kind.comparative, i, i + 1);
      if (tag === Pos.cconj && CONJUNCTIONS.has(tokenWord(tokens, i))) return this.push(Kind.conjunction, i, i + 1);
      // "by half since 4 May"
      if (
        tag === Pos.sconj &&
        i + 1 < this.end &&
        (marks.date[i + 1] as number) >= 0 &&
        tokenWord(tokens, i) === 'since'
      )
        return this.push(Kind.preposition, i, i + 1);
      if (tag === Pos.sconj) return this.push(bits & Word.base ? Kind.preposition : Kind.relative, i, i + 1);
      if (tag === Pos.adp) return this.push(Kind.preposition, i, i + 1);
      if (tag === Pos.part || this.isInfinitive(i)) {
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

  /** "rose 28% year on year" */
  isYearOnYear(i: number): boolean {
    if (i + 2 >= this.end || this.tokens.forms[i] !== this.tokens.forms[i + 2]) return false;
    const between = tokenWord(this.tokens, i + 1);
    return (between === 'on' || between === 'over') && /^(?:year|month|quarter|week)$/u.test(tokenWord(this.tokens, i));
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
        if (tag === 0) tag = t < Pos.verbPast || t > Pos.aux ? this.missedTag(i) : t;
        i++;
      } else if (t === Pos.part || t === Pos.adv || this.isInfinitive(i)) {
        // "to", "not" and adverbs belong to the group when a verb follows within two tokens.
        const next = i + 1;
        if (
          next < this.end &&
          (this.isVerb(next) ||
            ((this.tags[next] === Pos.adv || this.tags[next] === Pos.part) &&
              next + 1 < this.end &&
              this.isVerb(next + 1)))
        ) {
          if (t !== Pos.adv && tag === 0) tag = Pos.verbBase;
          i++;
        } else break;
      } else if (t === Pos.adj && this.bits(i) & Word.forecast && this.tags[i + 1] === Pos.part) {
        bits |= this.bits(i);
        i++;
      } else break;
    }
    if (i === first) i++;
    return this.add(Kind.verb, first, head + 1, head, bits, -1, -1, -1, false, false, tag);
  }

  /** The form of a verb that the tagger took for something else. */
  missedTag(i: number): number {
    const word = tokenWord(this.tokens, i);
    if (word.endsWith('ing')) return Pos.verbGerund;
    if (this.isMissedBase(i)) return Pos.verbBase;
    // "the loss narrowed to": the only verb of its clause is finite.
    const adjective = this.tags[i] === Pos.adj && (this.tags[i - 1] === Pos.aux || this.hasVerb());
    const participle = adjective || (i + 1 < this.end && tokenWord(this.tokens, i + 1) === 'by');
    return participle && word.endsWith('ed') ? Pos.verbParticiple : Pos.verbPast;
  }

  noun(first: number): number {
    const { tags, marks, tokens } = this;
    let i = first;
    let plural = 0;
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
        // "16 F-35s": the s of the plural.
        if (this.joinsPeoples(i)) {
          i += 1;
          continue;
        }
        plural = i < this.end && touchesPrevious(tokens, i) && tokenText(tokens, i) === 's' ? 1 : 0;
        i += plural;
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
          if (part === Part.head) {
            head = i;
            plural = 0;
          }
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
        // "9.7 gigawatts of solar last year"
        (last?.kind === Kind.preposition && (last.bits & Word.of) !== 0 && this.items.at(-2)?.kind === Kind.number) ||
        (last?.kind === Kind.date && (this.isGenitiveDate() || this.isPossessive(first - 1)));
      if (i > start && opened && (i >= this.end || this.figure(i) < 0)) head = i - 1;
    }
    if (head < 0) {
      return this.add(
        Kind.adjective,
        i > start ? start : first,
        i,
        i - 1,
        this.bits(i - 1),
        -1,
        -1,
        pronoun,
        false,
        false,
        0,
      );
    }
    i = head + 1 + plural;
    let possessor = false;
    let after = i;
    if (i < this.end && this.isPossessive(i)) {
      possessor = true;
      after = i + 1;
    }
    const named = (marks.entity[head] as number) >= 0;
    this.add(Kind.noun, start, i, head, this.bits(head), -1, date, pronoun, possessor, named, 0);
    return after;
  }
}
