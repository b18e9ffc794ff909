import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { DateMod, DateType } from './mention.js';
import { DocumentState } from './state.js';
import { isCalledOff, isFirm, isPastPlan, isStillToCome, type Tense, tenseAround } from './tense.js';
import { yearOf } from './values.js';
import { Time, timeKind, timeValue } from './words.js';

/** An expression of time that a rule has found: tokens `first` to `end` (exclusive). */
export interface Found {
  first: number;
  end: number;
  type: DateType;
  value: string;
  mod: DateMod | null;
  rule: string;
  anchor: 'reference' | 'previous' | null;
  zone: string | null;
  /** Set for a weekday that stands alone: whether a verb of its own clause tells which one it is. */
  firm?: boolean;
  /** The weekday that the range begins with which this one ends. */
  start?: Found;
}

/** A rule tries token `i`, pushes what it finds, and returns the token behind it, or `i`. */
export type Rule = (reader: DateReader, i: number) => number;

/** The class of digits, beside the classes of `Time`. */
export const DIGITS = -1;

/** Mods of `Time.part` words by their value. */
export const PARTS: readonly (DateMod | null)[] = [null, 'START', 'MID', 'END'];

/** First words of dates that take "earlier" or "later" before them into their span. */
const OPENS_RELATIVE = /^(?:this|that|today|yesterday|tomorrow|last|next|the)$/;

/** What tells before a date that it is not exact; outside its span. */
const AROUND = /^(?:around|circa|ca|ca\.|c\.|approximately)$/;

/** A whole number. */
const WHOLE = /^\d+$/;

/** Words between "from" and the figure that another is compared with. */
const OPENS_FIGURE =
  /^(?:a|an|the|about|around|nearly|almost|just|only|some|more|less|roughly|approximately|revised|record)$/;

/** Walks over the sentences of a document and hands each token of time to the rule of its class. */
export class DateReader {
  readonly tokens: Tokens;
  readonly state: DocumentState;
  readonly found: Found[] = [];
  from = 0;
  limit = 0;
  sentence = 0;
  free = 0;
  readonly #rules: ReadonlyMap<number, Rule>;

  /** `rules` by class of time word (`Time`) and `DIGITS`. */
  constructor(tokens: Tokens, referenceDate: string | null, rules: ReadonlyMap<number, Rule>) {
    this.tokens = tokens;
    this.state = new DocumentState(tokens, referenceDate);
    this.#rules = rules;
  }

  word(i: number): string {
    return i >= this.from && i < this.limit ? tokenWord(this.tokens, i) : '';
  }

  text(i: number): string {
    return i >= this.from && i < this.limit ? tokenText(this.tokens, i) : '';
  }

  kind(i: number): number {
    return i >= this.from && i < this.limit ? timeKind(this.tokens.forms[i] as number) : 0;
  }

  value(i: number): number {
    return timeValue(this.tokens.forms[i] as number);
  }

  isNumber(i: number): boolean {
    return i >= this.from && i < this.limit && this.tokens.kinds[i] === TokenKind.number;
  }

  touches(i: number): boolean {
    return i > this.from && i < this.limit && touchesPrevious(this.tokens, i);
  }

  capital(i: number): boolean {
    return this.tokens.shapes[i] !== Shape.lower && this.tokens.shapes[i] !== Shape.none;
  }

  /** The digits at `i` as a whole number of at most `most` digits; null when they are none. */
  digits(i: number, most: number): number | null {
    if (!this.isNumber(i)) return null;
    const text = tokenText(this.tokens, i);
    return text.length <= most && WHOLE.test(text) ? Number(text) : null;
  }

  year(i: number): number | null {
    return this.isNumber(i) ? yearOf(tokenText(this.tokens, i)) : null;
  }

  /** Runs a rule for what it says, and takes back what it found. */
  peek<T>(rule: () => T): T {
    const count = this.found.length;
    const memory = this.state.memory();
    const result = rule();
    this.found.length = count;
    this.state.restore(memory);
    return result;
  }

  /** Tries the rule that token `i` can wake; returns the token behind what was found, or `i`. */
  at(i: number, kind: number): number {
    return this.#rules.get(kind)?.(this, i) ?? i;
  }

  /** Reads all sentences. */
  read(): void {
    const { tokens } = this;
    for (let s = 0; s < tokens.sentenceCount; s++) {
      this.sentence = s;
      this.from = tokens.sentenceStarts[s] as number;
      this.limit = tokens.sentenceStarts[s + 1] as number;
      this.free = this.from;
      let i = this.from;
      while (i < this.limit) {
        const kind = tokens.kinds[i] === TokenKind.number ? DIGITS : timeKind(tokens.forms[i] as number);
        const end = kind === 0 ? i : this.at(i, kind);
        if (end > i) {
          i = end;
          this.free = end;
        } else i++;
      }
    }
  }

  /** Stretches a date to the left over "the", "early", "mid-", "the end of", and takes their sense along. */
  widen(first: number): { first: number; mod: DateMod | null } {
    let at = first;
    let mod: DateMod | null = null;
    const room = (i: number): boolean => i >= this.free;
    const partOf = (i: number): DateMod | null => (this.kind(i) === Time.part ? (PARTS[this.value(i)] ?? null) : null);
    if (
      room(at - 2) &&
      /^[-‑–]$/.test(this.text(at - 1)) &&
      this.touches(at) &&
      /^(?:early|mid|late)$/.test(this.word(at - 2))
    ) {
      mod = partOf(at - 2);
      at -= 2;
      if (room(at - 1) && this.word(at - 1) === 'the') at--;
      return { first: at, mod };
    }
    const relative = OPENS_RELATIVE.test(this.word(at)) || this.kind(at) === Time.weekday;
    if (room(at - 1) && /^(?:earlier|later)$/.test(this.word(at - 1)) && relative) {
      return { first: at - 1, mod };
    }
    if (
      room(at - 2) &&
      this.word(at - 1) === 'in' &&
      /^(?:earlier|later|early|late)$/.test(this.word(at - 2)) &&
      this.word(at) === 'the'
    ) {
      return {
        first: at - 2,
        mod: this.word(at - 2) === 'early' ? 'START' : this.word(at - 2) === 'late' ? 'END' : null,
      };
    }
    let k = at;
    if (room(k - 1) && this.word(k - 1) === 'the') k--;
    const direct = room(k - 1) ? partOf(k - 1) : null;
    if (direct !== null && /^(?:early|late|mid)$/.test(this.word(k - 1))) {
      at = k - 1;
      mod = direct;
      if (room(at - 1) && this.word(at - 1) === 'the') at--;
      return { first: at, mod };
    }
    if (
      room(k - 2) &&
      this.word(k - 1) === 'of' &&
      partOf(k - 2) !== null &&
      !/^(?:early|late|mid)$/.test(this.word(k - 2))
    ) {
      mod = partOf(k - 2);
      at = k - 2;
      if (room(at - 1) && /^(?:the|this|that)$/.test(this.word(at - 1))) at--;
      return { first: at, mod };
    }
    return { first: at, mod };
  }

  /** Keeps what a rule found and returns `end`. */
  push(
    first: number,
    end: number,
    type: DateType,
    value: string,
    rule: string,
    more: {
      anchor?: Found['anchor'];
      mod?: DateMod | null;
      zone?: string | null;
      widen?: boolean;
      compared?: boolean;
    } = {},
  ): number {
    const wide = more.widen === false ? { first, mod: null } : this.widen(first);
    const around = type === 'DATE' && AROUND.test(this.word(wide.first - 1)) && /^\d/.test(value);
    this.found.push({
      first: wide.first,
      end,
      type,
      value,
      mod: more.mod ?? wide.mod ?? (around ? 'APPROX' : null),
      rule,
      anchor: more.anchor ?? null,
      zone: more.zone ?? null,
    });
    // What a figure is compared with is not where the text goes on from.
    const compared = more.compared === true || (/^\d{4}-(?:\d\d|Q\d)$/.test(value) && this.isCompared(first));
    if ((type === 'DATE' || type === 'TIME') && !compared)
      this.state.remember(value, this.sentence, more.anchor == null, !this.opensTitle(first, end));
    return end;
  }

  /** Whether the year from `first` to `end` is a part of a name: "the foundation's 2025 Space Report". */
  private opensTitle(first: number, end: number): boolean {
    return (
      end === first + 1 &&
      /^(?:the|its|their|his|her|['’]s?)$/.test(this.word(first - 1)) &&
      end < this.limit &&
      this.tokens.kinds[end] === TokenKind.word &&
      this.capital(end)
    );
  }

  /** Whether a figure that others are compared with is of the date at `first`: "6.3% in February from 6.2% in January". */
  isCompared(first: number): boolean {
    const of = this.word(first - 1) === 'the' ? first - 2 : first - 1;
    if (!/^(?:in|of)$/.test(this.word(of))) return false;
    let figure = false;
    for (let k = of - 1; k >= this.from && k > of - 7; k--) {
      const word = this.word(k);
      if (/^(?:from|than|after|against|versus)$/.test(word)) return figure && this.opensFigure(k + 1);
      if (this.isNumber(k)) figure = true;
      else if (/^(?:,|;|to|and|in|of)$/.test(word)) return false;
    }
    return false;
  }

  /** Whether a figure can begin at `i`: "from 6.2%", "from a record 6.2%", not "imports from Mexico rose 6.2%". */
  private opensFigure(i: number): boolean {
    return this.isNumber(i) || this.tokens.kinds[i] !== TokenKind.word || OPENS_FIGURE.test(this.word(i));
  }

  /** The tense of the clause around the tokens, as far as its words tell. */
  tense(first: number, end: number): Tense {
    return tenseAround(this.tokens, first, end, this.from, this.limit);
  }

  /** Whether the clause around the tokens speaks of what is to come. */
  future(first: number, end: number): boolean {
    return this.tense(first, end) === 'future';
  }

  /** Whether a verb of its own clause tells the tense of a date. */
  firm(tense: Tense, first: number, end: number): boolean {
    return isFirm(tense, this.tokens, first, end, this.from, this.limit);
  }

  /** Whether the clause tells of a plan for the date, but not whether that date has come. */
  isOpenPlan(first: number, end: number): boolean {
    return isCalledOff(this.tokens, first, end, this.from, this.limit) || isPastPlan(this.tokens, first, this.from);
  }

  /** The same by a tense that is known. */
  yearBy(month: number, day: number | null, tense: Tense, first: number): number | null {
    const ahead = this.state.narrative && tense === 'future' && isStillToCome(this.tokens, first, this.from);
    return this.state.yearFor(month, day, tense, this.sentence, ahead);
  }

  /** The year of a month or day that is told without one. */
  yearFor(month: number, day: number | null, first: number, end: number): number | null {
    return this.yearBy(month, day, this.tense(first, end), first);
  }
}
