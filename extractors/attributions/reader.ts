import { Pos } from '../syntax/syntax.js';
import type { Span } from '../text/span.js';
import { TokenKind, type Tokens, tokensOf, tokenWord } from '../text/tokens.js';
import { type CueVerb, cueVerb, VerbForm, verbForm } from './cue-verbs.js';
import type { AttributionContext } from './extract-attributions.js';
import type { Quote } from './quotes.js';
import { settledTag } from './settled-tags.js';
import type { UserCues, UserWord } from './user-cues.js';
import { Frame } from './verb-lexicon.js';
import { Word, wordBits } from './words.js';

/** How far a cue looks in overlong sentences, in tokens: with it the cost stays linear in the text. */
const REACH = 300;

/** Words in -ly that are verbs or nouns. */
const NO_ADVERBS = new Set(
  `supply resupply comply multiply misapply reapply oversupply imply family assembly anomaly monopoly homily butterfly melancholy dragonfly
  duopoly italy subfamily`.split(/\s+/u),
);

/** Verbs beside "is" that stand behind "there". */
const THERE_IS = /^(?:needs|seems|appears|remains|remain|exists|exist|comes)$/u;

/** What the readers of attributions look at: tokens, their tags (made when first asked for) and the marks of other layers. */
export class Reader {
  readonly tokens: Tokens;
  readonly context: AttributionContext;
  readonly quotes: readonly Quote[];
  /** Index of the outermost quotation that covers each token, -1. */
  readonly quote: Int32Array;
  readonly date: Int32Array;
  readonly number: Int32Array;
  readonly entity: Int32Array;
  /** The user's own; null where there are none. */
  readonly cues: UserCues | null;
  #tags: Uint8Array | undefined;
  readonly #asked: Uint8Array;

  constructor(tokens: Tokens, context: AttributionContext, quotes: readonly Quote[]) {
    this.tokens = tokens;
    this.context = context;
    this.quotes = quotes;
    this.cues = context.cues ?? null;
    this.#asked = new Uint8Array(tokens.sentenceCount);
    const lay = (spans: readonly Span[]): Int32Array => {
      const marks = new Int32Array(tokens.count).fill(-1);
      for (const [index, span] of spans.entries()) marks.fill(index, ...tokensOf(tokens, span));
      return marks;
    };
    this.date = lay(context.dates);
    this.number = lay(context.numbers);
    this.entity = lay(context.mentions);
    this.quote = new Int32Array(tokens.count).fill(-1);
    for (const [index, quote] of quotes.entries()) {
      if (quote.inner) continue;
      for (const [first, end] of quote.pieces) this.quote.fill(index, first, end);
    }
  }

  /** The part of speech of token `i`; its sentence is tagged when need be. */
  tag(i: number): number {
    const sentence = this.tokens.sentenceOf[i] as number;
    if (this.#asked[sentence] === 0) {
      this.#tags = this.context.syntax.tags(sentence);
      this.#asked[sentence] = 1;
    }
    const tag = settledTag(this.tokens.forms[i] as number, (this.#tags as Uint8Array)[i] as number);
    // according to *exit* polls: a preposition, no infinitive
    if (tag === Pos.verbBase && i > 1 && this.word(i - 1) === 'to' && this.word(i - 2) === 'according')
      if (i + 1 < this.tokens.count && this.mark(i + 1) === '') return Pos.noun;
    // the bank's March outlook: taggers take it for "is"
    if (tag === Pos.aux && this.word(i) === "'s" && this.is(i + 1, Word.month)) return Pos.part;
    // *there* have been talks: a subject
    if (tag === Pos.adv && this.#isThere(i) && i + 1 < this.tokens.count)
      if (this.is(i + 1, Word.finite) || THERE_IS.test(this.word(i + 1))) return Pos.pron;
    // there *needs* to be: a verb
    if (tag === Pos.noun && i > 0 && this.#isThere(i - 1) && THERE_IS.test(this.word(i))) return Pos.verbPresent;
    // *jokingly* tells
    if (tag !== Pos.adv && tag !== Pos.adj && tag !== Pos.propn && this.#isAdverb(i)) return Pos.adv;
    // court *records* show: what a document's noun stands before is the verb
    if (tag === Pos.verbPresent && this.is(i, Word.document) && this.#showsBehind(i)) return Pos.noun;
    // her *record*, the *press*: a noun, whatever else the word can be
    return tag >= Pos.verbPast && tag <= Pos.verbBase && i > 0 && this.#determined(i, tag) ? Pos.noun : tag;
  }

  #isThere(i: number): boolean {
    return (this.tokens.ends[i] as number) - (this.tokens.starts[i] as number) === 5 && this.word(i) === 'there';
  }

  #isAdverb(i: number): boolean {
    const { starts, ends, text } = this.tokens;
    const end = ends[i] as number;
    if (end - (starts[i] as number) < 6 || text[end - 1] !== 'y' || text[end - 2] !== 'l') return false;
    return !NO_ADVERBS.has(this.word(i));
  }

  /** Whether a verb that findings stand before follows token `i` in its plain form: *show*, *suggest*. */
  #showsBehind(i: number): boolean {
    if (i + 1 >= this.tokens.count || this.verbForm(i + 1) !== VerbForm.base) return false;
    return ((this.cueVerb(i + 1)?.frames ?? 0) & Frame.finding) !== 0;
  }

  /** Whether an article or a possessive stands right before token `i`; "her" may also be an object before a bare verb. */
  #determined(i: number, tag: number): boolean {
    if (this.is(i - 1, Word.article)) return true;
    return (
      this.is(i - 1, Word.possessive) &&
      this.word(i - 1) !== 'whose' &&
      (this.word(i - 1) !== 'her' || tag !== Pos.verbBase)
    );
  }

  /** `Word` bits of token `i`. */
  bits(i: number): number {
    const bits = wordBits(this.tokens.forms[i] as number);
    const own = this.#own(i);
    if (own === undefined) return bits;
    if (own.noun) return bits | Word.speech;
    return this.isSilenced(i) ? bits & ~(Word.speech | Word.cited) : bits;
  }

  /** The cue verb at token `i`; undefined when it is none. */
  cueVerb(i: number): CueVerb | undefined {
    const own = this.#own(i);
    if (own === undefined || (own.noun && own.verb === null)) return cueVerb(this.tokens.forms[i] as number);
    return own.verb ?? undefined;
  }

  /** The `VerbForm` bits of token `i`. */
  verbForm(i: number): number {
    const own = this.#own(i);
    return own === undefined || own.verb === null ? verbForm(this.tokens.forms[i] as number) : own.forms;
  }

  /** Whether the user has said that token `i` is no cue. */
  isSilenced(i: number): boolean {
    const own = this.#own(i);
    return own !== undefined && !own.noun && own.verb === null;
  }

  #own(i: number): UserWord | undefined {
    return this.cues === null ? undefined : this.cues.word(tokenWord(this.tokens, i));
  }

  is(i: number, bits: number): boolean {
    return (this.bits(i) & bits) !== 0;
  }

  /** The lower-cased word of token `i`. */
  word(i: number): string {
    return tokenWord(this.tokens, i);
  }

  /** The token as a mark: its text when it is punctuation or a symbol, else "". */
  mark(i: number): string {
    const kind = this.tokens.kinds[i];
    if (kind !== TokenKind.punctuation && kind !== TokenKind.symbol) return '';
    return this.tokens.text.slice(this.tokens.starts[i], this.tokens.ends[i]);
  }

  isDash(i: number): boolean {
    const mark = this.mark(i);
    if (mark === '—' || mark === '―') return true;
    // 14–17 and Kesta–Lima are no insertions
    if (mark === '–')
      return this.tokens.starts[i] !== this.tokens.ends[i - 1] || this.tokens.ends[i] !== this.tokens.starts[i + 1];
    return mark === '-' && this.tokens.starts[i] !== this.tokens.ends[i - 1];
  }

  sentenceFirst(i: number): number {
    return this.tokens.sentenceStarts[this.tokens.sentenceOf[i] as number] as number;
  }

  sentenceEnd(i: number): number {
    return this.tokens.sentenceStarts[(this.tokens.sentenceOf[i] as number) + 1] as number;
  }

  /** The first token that a cue at `i` looks back to: its sentence's, in overlong sentences `REACH` tokens before it. */
  windowFirst(i: number): number {
    return Math.max(this.sentenceFirst(i), i - REACH);
  }

  /** Where a cue at `i` stops looking ahead: its sentence's end, in overlong sentences `REACH` tokens behind it. */
  windowEnd(i: number): number {
    return Math.min(this.sentenceEnd(i), i + REACH);
  }

  /** The paragraph of a token, as [first token, end). */
  paragraph(i: number): readonly [first: number, end: number] {
    const { paragraphStarts, sentenceStarts, sentenceOf } = this.tokens;
    const sentence = sentenceOf[i] as number;
    let low = 0;
    let high = this.tokens.paragraphCount;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((paragraphStarts[middle] as number) <= sentence) low = middle;
      else high = middle;
    }
    return [
      sentenceStarts[paragraphStarts[low] as number] as number,
      sentenceStarts[paragraphStarts[low + 1] as number] as number,
    ];
  }

  /** Whether token `i` is a word for a document, outside of a body's name: the Institute for Strategic *Studies* is none. */
  isDocument(i: number): boolean {
    if (!this.is(i, Word.document)) return false;
    const type = this.context.mentions[this.entity[i] as number]?.type;
    return type !== 'ORG' && type !== 'GPE' && type !== 'PERSON';
  }

  /** Whether the tokens `first` to `end` hold a number mention. */
  holdsNumber(first: number, end: number): boolean {
    for (let i = first; i < end; i++) if ((this.number[i] as number) >= 0) return true;
    return false;
  }
}
