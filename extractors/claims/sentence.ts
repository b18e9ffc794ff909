import type { EntityMention } from '../entities/mention.js';
import type { NumberMention } from '../numbers/mention.js';
import { Pos } from '../syntax/syntax.js';
import { FormTable } from '../text/lexicon.js';
import { type Tokens, tokenWord } from '../text/tokens.js';
import type { Clauses } from './clauses.js';
import type { ClaimContext } from './extract-claims.js';
import { type Item, Kind } from './items.js';
import type { TokenMarks } from './marks.js';
import { CHANGE_VERB, Word, wordBits } from './words.js';

/** How a figure stands to the words that tell what it measures. */
export type Role =
  /** "54,000 troops", "$1.2 billion investment": the noun behind it. */
  | 'counted'
  /** "38% of the nitrocellulose": the noun behind "of". */
  | 'of'
  /** "a backlog of €37 billion": the noun before "of". */
  | 'noun-of'
  /** "exports rose 5%": the subject of the verb. */
  | 'predicate'
  /** "cut tariffs by 5%", "put the bill at €2bn": the object before the figure. */
  | 'object'
  /** "a 50% increase in tests": the noun that changed. */
  | 'change'
  /** Taken over from a figure before: "up from 67", "(or $57 billion)". */
  | 'inherited'
  | 'apposition'
  | 'none';

/** A claim in the making. Items and drafts are indexes into the sentence's lists, tokens into the document's. */
export interface Draft {
  readonly item: number;
  readonly number: number;
  role: Role;
  /** The item that holds the measure; -1. */
  measure: number;
  /** Its tokens, [first, end); 0, 0 where there is none. */
  measureFirst: number;
  measureEnd: number;
  /** The draft from which measure and subject were taken; -1. */
  from: number;
  /** Bits of the noun or verb of change that governs the figure; 0. */
  change: number;
  /** The figure is the earlier side of a comparison. */
  base: boolean;
  /** The figure is the whole of which the one before tells a part: the 72 of "18 of 72 districts". */
  whole: boolean;
  /** The figure only describes its noun ("a two-litre jar"): none behind it takes its measure over. */
  aside: boolean;
  /** The draft whose value this one gives in another unit; -1. */
  equivalentOf: number;
  /** The verb that tells of it, once it was asked for; -2. */
  verb: number;
  /** Entity mention that it is said of; -1. */
  subject: number;
  subjectRule: string;
  /** Date; -1. */
  time: number;
  /** Date of the sentence before that holds on, where this one names none; -1. */
  told: number;
  /** The attribution that tells it; -1. */
  attribution: number;
}

/** How far ahead the verb of a figure is sought, in items. */
const REACH = 16;

/** A sentence with everything that the rules of a slot look at. */
export class Sentence {
  constructor(
    readonly tokens: Tokens,
    readonly marks: TokenMarks,
    readonly context: ClaimContext,
    readonly items: readonly Item[],
    readonly clauses: Clauses,
  ) {}

  // The rules ask for what stands before the first item and behind the last; an array is slow at an index that it doesn't have.
  item(i: number): Item | undefined {
    return i >= 0 && i < this.items.length ? this.items[i] : undefined;
  }

  kind(i: number): number {
    return i >= 0 && i < this.items.length ? (this.items[i] as Item).kind : 0;
  }

  bits(i: number): number {
    return i >= 0 && i < this.items.length ? (this.items[i] as Item).bits : 0;
  }

  /** The lower-cased first word of an item; '' outside of the sentence. */
  word(i: number): string {
    return i >= 0 && i < this.items.length ? tokenWord(this.tokens, (this.items[i] as Item).first) : '';
  }

  /** What the first word of an item is before a figure, a `Look`; 0 for most. */
  private looks(i: number): number {
    return i >= 0 && i < this.items.length ? looks.get(this.tokens.forms[(this.items[i] as Item).first] as number) : 0;
  }

  /** The item that is the subject of the verb that governs item i; -1. */
  subjectOf(i: number): number {
    const verb = this.clauses.verb[i] as number;
    return verb >= 0 ? (this.clauses.subject[verb] as number) : -1;
  }

  /** The verb that tells of a figure: the one behind it whose subject it or its noun is, else the one before it; -1. */
  governor(draft: Draft): number {
    if (draft.verb < -1) draft.verb = this.findGovernor(draft);
    return draft.verb;
  }

  private findGovernor(draft: Draft): number {
    const own = draft.role === 'counted' || draft.role === 'of' ? draft.measure : -1;
    let related = false;
    for (let k = draft.item + 1; k < draft.item + REACH; k++) {
      const item = this.items[k];
      if (item === undefined || (item.kind === Kind.stop && this.word(k) !== ':')) break;
      // ", of which half are": another clause.
      if (item.kind === Kind.relative && this.word(k - 1) === 'of') break;
      if (item.kind === Kind.relative && k > this.after(draft.item) + 1) related = true;
      if (item.kind !== Kind.verb) continue;
      // "cable, none of which was priced": the verb is the relative clause's
      if (related) {
        related = false;
        continue;
      }
      if (item.tag !== Pos.aux && item.tag !== Pos.verbPast && item.tag !== Pos.verbPresent) continue;
      const subject = this.clauses.subject[k] as number;
      if (subject >= 0 && (subject === draft.item || subject === own)) return k;
      break;
    }
    const verb = this.clauses.verb[draft.item] as number;
    return verb >= 0 && this.isSaidOf(draft, verb) ? verb : -1;
  }

  /** Whether a verb before a figure stands with it in what is said: not in "…, which will fall; the bank *puts* the rate at 9%". */
  private isSaidOf(draft: Draft, verb: number): boolean {
    if (draft.attribution < 0) return true;
    const { content } = this.marks;
    if (content[this.item(verb)?.head ?? 0] === draft.attribution) return true;
    for (let k = verb + 1; k < draft.item; k++)
      if (this.kind(k) === Kind.frame && this.items[k]?.mark === draft.attribution) return false;
    return true;
  }

  /** Bits of a verb group's main verb; the auxiliaries say nothing of change. */
  verbBits(verb: number): number {
    const item = this.item(verb);
    return item === undefined ? 0 : wordBits(this.tokens.forms[item.head] as number);
  }

  number(draft: Draft): NumberMention {
    return this.context.numbers[draft.number] as NumberMention;
  }

  /** The item before a figure, past the words that only modify it ("about", "more than", "at least", "as many as", "an estimated"). */
  before(i: number): number {
    let k = i - 1;
    for (let steps = 0; steps < 5 && k >= 0; steps++) {
      const word = this.word(k);
      const kind = this.kind(k);
      if ((word === 'least' || word === 'most') && this.word(k - 1) === 'at') k -= 2;
      else if (kind === Kind.adverb || (kind === Kind.adjective && !(this.bits(k) & Word.direction))) k--;
      else if (
        (word === 'than' || word === 'as') &&
        (this.kind(k - 1) === Kind.comparative || this.looks(k - 1) === Look.many)
      ) {
        // "18% more than the 2,000", "faster than the 5%": the comparison belongs to the figure before it.
        if (word === 'than' && this.followsThe(i)) break;
        if (this.kind(k - 2) === Kind.number) break;
        k -= 2;
        if (this.word(k) === 'as' || this.word(k) === 'no') k--;
      } else if (
        kind === Kind.comparative &&
        this.bits(k) & (Word.over | Word.under) &&
        this.looks(k) === Look.loose &&
        this.kind(k - 1) !== Kind.number
      )
        k--;
      else if (this.looks(k) === Look.loose) k--;
      else if (
        word === 'to' &&
        this.word(k - 1) === 'up' &&
        this.figureAt(i)?.modifier === 'at_most' &&
        !this.takesUp(k - 2)
      )
        k -= 2;
      else if (word === 'to' && this.word(k - 1) === 'close') k -= 2;
      else if (word === 'of' && this.looks(k - 1) === Look.upward) k -= 2;
      // "than last year's 5%"
      else if (this.isOwnerDate(k)) k--;
      else break;
    }
    return k;
  }

  /** A date with a possessive behind it: "last year's 5%". */
  isOwnerDate(i: number): boolean {
    const item = this.items[i];
    if (item?.kind !== Kind.date) return false;
    const mark = this.tokens.text.charAt(this.tokens.ends[item.end - 1] as number);
    return mark === "'" || mark === '’';
  }

  /** Whether an article stands right before a figure. */
  followsThe(i: number): boolean {
    const first = this.items[i]?.first ?? 0;
    return first > 0 && tokenWord(this.tokens, first - 1) === 'the';
  }

  /** "edged up to 6.3%": a verb that takes "up" as its direction. */
  private takesUp(i: number): boolean {
    const verb = this.items[i];
    if (verb?.kind !== Kind.verb || givesSum(tokenWord(this.tokens, verb.head))) return false;
    return (wordBits(this.tokens.forms[verb.head] as number) & (CHANGE_VERB | Word.level | Word.move)) !== 0;
  }

  private figureAt(i: number): NumberMention | undefined {
    const item = this.items[i];
    return item !== undefined && item.kind === Kind.number ? this.context.numbers[item.mark] : undefined;
  }

  /** The item behind a figure, past its second notation: "¥8.5 trillion ($57 billion) budget". */
  after(i: number): number {
    const next = this.kind(i + 1);
    if (next === Kind.open && this.kind(i + 2) === Kind.number && this.kind(i + 3) === Kind.close) return i + 4;
    if (next === Kind.close && this.kind(i - 1) === Kind.open) return i + 2;
    if (next !== Kind.adjective && next !== Kind.number) return i + 1;
    // "five new 97-metre cutters": the cutters are counted, and measured.
    const sized = next === Kind.adjective ? i + 2 : i + 1;
    if (this.kind(sized) === Kind.number && this.kind(sized + 1) === Kind.noun && this.isCompound(sized))
      return sized + 1;
    // "two faded, unframed photos"
    if (
      next === Kind.adjective &&
      this.kind(i + 2) === Kind.comma &&
      this.kind(i + 3) === Kind.noun &&
      this.items[i + 3]?.end !== this.items[i + 3]?.first
    )
      return this.opensWithModifier(i + 3) ? i + 3 : i + 1;
    return i + 1;
  }

  /** Whether a noun phrase has a word before its head, and no article. */
  private opensWithModifier(i: number): boolean {
    const item = this.items[i];
    return (
      item !== undefined && item.head > item.first && this.tokens.ends[item.first - 1] !== undefined && item.pronoun < 0
    );
  }

  /** From a possessor on to the noun that is possessed: "[Japan]'s [navy]'s [ships]" -> ships. */
  possessed(i: number): number {
    let k = i;
    while (this.items[k]?.possessor && this.kind(k + 1) === Kind.noun) k++;
    return k;
  }

  /** Whether a figure is a compound that only describes its noun: "a 12-metre fence", "a nine-year lease". */
  isAttribute(draft: Draft): boolean {
    return draft.role === 'counted' && this.isCompound(draft.item);
  }

  /** Whether item i is a quantity that a hyphen makes an adjective: "97-metre". */
  private isCompound(i: number): boolean {
    const item = this.items[i];
    if (item === undefined || this.figureAt(i)?.kind !== 'quantity') return false;
    const end = this.tokens.ends[item.end - 1] as number;
    return (
      this.tokens.text.slice(this.tokens.starts[item.first], end).includes('-') || this.tokens.text.charAt(end) === '-'
    );
  }

  /** The entity mention at an index; none for -1. */
  mention(i: number): EntityMention | undefined {
    return i >= 0 ? this.context.mentions[i] : undefined;
  }

  /** Entity mention that covers a token; -1. */
  entityAt(token: number): number {
    return token >= 0 && token < this.tokens.count ? (this.marks.entity[token] as number) : -1;
  }
}

/** Whether a verb's object is a sum: "raised up to $6bn" tells the most that it may be, "climbed up to 6%" a level. */
export function givesSum(verb: string): boolean {
  return /^(?:rais|lift|boost|cut|reduc|add|sav|gain|los|shed|slash|trim|erase)/u.test(verb);
}

/** Words that only modify a figure, and parts of those of several words. */
const Look = { many: 1, loose: 2, upward: 3 } as const;
const looks = new FormTable();
for (const word of 'many much few little high greater rather other'.split(' ')) looks.set(word, Look.many);
for (const word of 'between about around some roughly nearly almost over under just only approximately barely estimated circa fully well record mere further another every each initial whopping combined total'.split(
  ' ',
))
  looks.set(word, Look.loose);
for (const word of 'upward upwards excess north'.split(' ')) looks.set(word, Look.upward);
