import type { DateMention } from '../dates/mention.js';
import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { inAccountBrackets } from './accounts.js';
import { changeBehind, compound } from './compounds.js';
import { measureByContext } from './contexts.js';
import { add, compare, type Decimal, decimal, formatDecimal, negate, parseDecimal } from './decimal.js';
import { type Customs, readCustoms } from './document.js';
import type { Draft, Reader } from './draft.js';
import { applyFactor, divideFactors, parseFactor } from './factor.js';
import { bare, fractionOfPercent, fractionOfUnit, type Measure, measureOf } from './measure.js';
import type { NumberMention } from './mention.js';
import { modifierAfter, modifierBefore } from './modifiers.js';
import { currencyAfter, currencyBefore } from './money.js';
import { isName, multiplierWord, oneIn, type Special, special } from './multipliers.js';
import { isDesignation, isNoNumber, isPlaceName, isPronounOne } from './not-numbers.js';
import { isLeadingPoint, type Numeral, readNumeral } from './numeral.js';
import { percentAfter } from './percent.js';
import { readRange, scaleBy, sharedMeasure } from './ranges.js';
import { TIME_UNITS, UNITS } from './units.js';
import type { MeasuredTokens, UserUnits } from './user-units.js';
import { Word, wordKind } from './words.js';

/** What the numbers of a document depend on beside its tokens. */
export interface NumberContext {
  /** The document's dates: their digits are no numbers, and a duration with a number is one. */
  readonly dates: readonly DateMention[];
  /** The user's own units; they win over the tables. @default none */
  readonly units?: UserUnits | null;
  /** What the text goes by where it is a piece of a document. @default what the text itself shows */
  readonly customs?: Customs;
  /** Offsets of digits that are a count although they look like a year: a table tells. @default none */
  readonly counts?: ReadonlySet<number>;
}

const FACTORS = new Map(UNITS.map(({ code, factor }) => [code, factor === null ? null : parseFactor(factor)]));

/** A value in one unit of the table as the same in another; null where nothing converts. */
function convert(value: Decimal, from: string, to: string): Decimal | null {
  const [a, b] = [FACTORS.get(from) ?? null, FACTORS.get(to) ?? null];
  return a === null || b === null ? null : applyFactor(value, divideFactors(a, b));
}

class NumberReader implements Reader {
  readonly tokens: MeasuredTokens;
  readonly customs: Customs;
  readonly dates: readonly DateMention[];
  readonly #counts: ReadonlySet<number> | null;
  /** What was found. Each draft becomes a mention at once: kept until the end, they would double what the collector copies. */
  readonly mentions: NumberMention[] = [];
  #last: Draft | null = null;
  #date = 0;
  /** The currency of the last sum in the sentence: whose cents "41 cents" are. */
  #currency: string | null = null;

  constructor(tokens: MeasuredTokens, { dates, customs, counts }: NumberContext) {
    this.tokens = tokens;
    this.customs = customs ?? readCustoms(tokens);
    this.dates = dates;
    this.#counts = counts ?? null;
  }

  dateAt(i: number): number {
    const start = this.tokens.starts[i] as number;
    let at = this.#date;
    while (at < this.dates.length && (this.dates[at] as DateMention).end <= start) at++;
    const date = this.dates[at];
    if (date === undefined || date.start > start) return 0;
    // "36 months later than promised" is a length of time
    const length =
      date.type === 'DURATION' ||
      date.type === 'SET' ||
      (/(?:later|earlier)$/.test(date.text) && this.tokens.text.startsWith(' than ', date.end));
    return length || this.#isMeasured(i, date) ? 0 : date.end;
  }

  /** "1000 feddans": digits like a year's that a unit of the user's own follows, which the dates don't know. */
  #isMeasured(i: number, date: DateMention): boolean {
    const { tokens } = this;
    if (date.start !== tokens.starts[i] || date.end !== tokens.ends[i] || tokens.kinds[i] !== TokenKind.number)
      return false;
    const limit = tokens.sentenceStarts[(tokens.sentenceOf[i] as number) + 1] as number;
    const own = tokens.userUnits?.at(tokens, i + 1, limit) ?? null;
    return own !== null && !own.symbol;
  }

  read(): void {
    const { tokens } = this;
    for (let sentence = 0; sentence < tokens.sentenceCount; sentence++) {
      const from = tokens.sentenceStarts[sentence] as number;
      const limit = tokens.sentenceStarts[sentence + 1] as number;
      this.#currency = null;
      let i = from;
      let free = from;
      while (i < limit) {
        const kind = tokens.kinds[i] === TokenKind.number ? -1 : wordKind(tokens.forms[i] as number);
        if (kind === 0 || kind === Word.and) {
          i++;
          continue;
        }
        this.#passDates(i);
        const dated = this.dateAt(i);
        if (dated > 0) {
          while (i < limit && (tokens.starts[i] as number) < dated) i++;
          free = i;
          continue;
        }
        const first = kind < 0 && i > free && isLeadingPoint(tokens, i - 1, limit) ? i - 1 : i;
        const end = this.at(first, free, limit, kind);
        if (end > i) {
          i = end;
          free = end;
        } else i++;
      }
    }
  }

  /** Dates that end before token `i` are not looked at again. */
  #passDates(i: number): void {
    const start = this.tokens.starts[i] as number;
    while (this.#date < this.dates.length && (this.dates[this.#date] as DateMention).end <= start) this.#date++;
  }

  /** Reads the figure at token `i`; returns the token behind it, or `i` when there is none. */
  at(i: number, from: number, limit: number, kind: number): number {
    const { tokens, customs } = this;
    if (kind === Word.multiplier) return this.take(multiplierWord(this, i, from, limit), i);
    const ownMoney = tokens.userUnits?.moneyBefore(tokens, i, from) ?? null;
    const money = ownMoney !== null || currencyBefore(tokens, i, from, customs) !== null;
    const bounded = this.untilDate(i, limit);
    const reading = { letters: money, european: customs.european };
    let numeral = readNumeral(tokens, i, bounded, reading);
    if (numeral === null) return i;
    if (!money && numeral.form === 'digits' && !numeral.scaled) {
      // "5m euros": the letter scales where a currency follows, or where it does in the whole document
      const lettered = readNumeral(tokens, i, bounded, { ...reading, letters: true });
      if (
        lettered?.scaled &&
        (currencyAfter(tokens, lettered.end, limit, customs) !== null || this.isMillion(numeral, limit))
      )
        numeral = lettered;
    }
    // "$ millions" heads a column
    if (money && numeral.form === 'vague') return numeral.end;
    const part =
      numeral.form === 'fraction'
        ? (this.#points(numeral, limit) ??
          measureByContext(tokens, numeral, from, limit) ??
          fractionOfPercent(tokens, numeral, limit) ??
          fractionOfUnit(tokens, numeral, limit))
        : null;
    if (part !== null) return this.take(this.whole(numeral, part, limit), i);
    const found = special(this, numeral, from, limit);
    if (found !== null) return this.take('skip' in found ? found : this.signed(found, from), i);
    let measure = measureOf(tokens, numeral, from, limit, customs);
    const counts = this.#counts?.has(tokens.starts[numeral.first] as number) === true;
    if (measure === null && !counts && isNoNumber(tokens, numeral, from, limit)) return this.skip(numeral, limit);
    if (measure === null) measure = this.#points(numeral, limit);
    if (measure !== null && measure.kind !== 'money' && isDesignation(tokens, numeral, from))
      return this.skip(numeral, limit);
    if (measure?.kind === 'quantity' && isPlaceName(tokens, measure.first, measure.end, limit)) return measure.end;
    if (measure === null && numeral.form === 'words' && isName(tokens, i, numeral.end, from, limit)) return numeral.end;
    const fraction = oneIn(this, numeral, from, limit);
    if (fraction !== null) return this.take(this.signed(fraction, from), i);
    if (numeral.form === 'words' && measure === null && isHyphened(tokens, i, from)) return numeral.end;
    if (
      measure === null &&
      numeral.form === 'words' &&
      numeral.end === i + 1 &&
      tokenWord(tokens, i) === 'one' &&
      !isMinus(tokens, i - 1, from) &&
      isPronounOne(tokens, i, from, limit)
    )
      return numeral.end;
    const range = readRange(this, numeral, measure, from, limit);
    if (range !== null) return this.take(this.signed(range.draft, from), i);
    measure ??= sharedMeasure(this, numeral, limit);
    return this.take(this.signed(this.whole(numeral, measure, limit), from), i);
  }

  /** "at 41%, down seven points": percentage points behind a percentage, unless an index is spoken of. */
  #points(numeral: Numeral, limit: number): Measure | null {
    const { tokens } = this;
    const from = tokens.sentenceStarts[tokens.sentenceOf[numeral.first] as number] as number;
    const { first, value } = numeral;
    // "half a point", "a quarter of a point"
    let end = numeral.end;
    if (numeral.form === 'fraction' && tokenWord(tokens, end) === 'of') end++;
    if (numeral.form === 'fraction' && tokenWord(tokens, end) === 'a') end++;
    if (end >= limit || !POINTS.test(tokenWord(tokens, end))) return null;
    const last = this.#last;
    const behind =
      last !== null && last.measure.kind === 'percent' && last.measure.first >= from && first - last.measure.end <= 30;
    if (!behind && !isPercentSoon(tokens, end + 1, limit)) return null;
    if (value === null || compare(value, MOST_POINTS) > 0) return null;
    if (!POINTS_BEFORE.test(tokenWord(tokens, first - 1))) return null;
    for (let k = Math.max(from, first - 25); k < Math.min(limit, end + 10); k++)
      if (INDEX_WORDS.test(tokenWord(tokens, k))) return null;
    return { ...bare('percent', first, end + 1, 'percent.points'), unit: 'pp' };
  }

  /** Whether "m" behind bare digits is a million here: measureOf finds no metre. */
  isMillion(numeral: Numeral, limit: number): boolean {
    const { tokens } = this;
    const at = numeral.end;
    if (at >= limit || tokenText(tokens, at) !== 'm' || !touchesPrevious(tokens, at)) return false;
    return measureOf(tokens, numeral, numeral.first, limit, this.customs) === null;
  }

  /** The draft of one figure, with the smaller unit or the hundredths behind it. */
  whole(numeral: Numeral, measure: Measure | null, limit: number): Draft {
    const { tokens, customs } = this;
    const draft: Draft = {
      numeral,
      measure: measure ?? bare('cardinal', numeral.first, numeral.end, `cardinal.${numeral.form}`),
      value: numeral.value,
      low: null,
      high: null,
    };
    if (measure === null || numeral.value === null || measure.unit === null)
      return vagueMoney(tokens, draft, limit, customs);
    if (isBelowZero(tokens, measure, limit))
      return { ...draft, value: negate(numeral.value), measure: { ...measure, end: measure.end + 2 } };
    if (measure.kind === 'quantity' && !numeral.scaled) {
      const both = compound(tokens, numeral.value, measure.unit, measure.end, limit, convert);
      if (both !== null) {
        const { unit } = both;
        const smaller =
          unit === null ? {} : { unit: unit.code, base: unit.base, baseFactor: unit.factor, offset: unit.offset };
        return {
          ...draft,
          value: both.value,
          measure: { ...measure, ...smaller, end: both.end, rule: 'quantity.compound' },
        };
      }
    }
    if (measure.kind === 'money' && measure.factor === null && !numeral.scaled && numeral.value.exponent >= 0) {
      const change = changeBehind(tokens, measure, measure.first === numeral.first, limit, customs);
      if (change !== null)
        return {
          ...draft,
          value: add(numeral.value, change.value),
          numeral: { ...numeral, decimals: 2, precision: { mantissa: 1n, exponent: -2 } },
          measure: { ...measure, end: change.end, rule: 'money.compound' },
        };
    }
    return draft;
  }

  /** Adds the minus that stands before a draft: a sign that touches it, "minus" or "negative"; accounting brackets are minus, too. */
  signed(draft: Draft, from: number): Draft {
    const { tokens } = this;
    const { measure, numeral } = draft;
    const limit = tokens.sentenceStarts[(tokens.sentenceOf[numeral.first] as number) + 1] as number;
    if (
      draft.value !== null &&
      numeral.form === 'digits' &&
      measure.first === numeral.first &&
      inAccountBrackets(tokens, measure.first, measure.end, limit)
    )
      return this.#bracketed(draft, limit);
    const inner = numeral.first - 1;
    const minus = (): Draft => ({
      ...draft,
      value: draft.value === null ? null : negate(draft.value),
      low: draft.high === null ? null : draft.low === null ? null : negate(draft.low),
    });
    // $-50.8bn, $(5.2) million
    if (measure.kind === 'money' && measure.first < inner && INNER_MINUS.test(tokenText(tokens, inner)))
      return draft.value === null ? draft : minus();
    const sign = measure.first - 1;
    if (sign < from) return draft;
    const mark = tokenText(tokens, sign);
    const touches = touchesPrevious(tokens, measure.first);
    let negative = false;
    if (touches && numeral.form === 'digits' && DASH.test(mark)) {
      const open = sign === 0 || !touchesPrevious(tokens, sign) || BEFORE_MINUS.test(tokenText(tokens, sign - 1));
      const inSentence = sign > 0 && tokens.sentenceOf[sign - 1] === tokens.sentenceOf[sign];
      negative = open && !(inSentence && tokens.kinds[sign - 1] === TokenKind.number);
    } else if (!touches && isMinus(tokens, sign, from)) {
      negative = sign - 1 < from || tokens.kinds[sign - 1] !== TokenKind.number;
    } else if (!touches && MINUS.test(mark) && (measure.unit === 'Cel' || measure.unit === '[degF]')) {
      // "- 20 degrees": old wires set the sign apart
      negative = sign - 1 >= from && tokens.kinds[sign - 1] === TokenKind.word && !touchesPrevious(tokens, sign);
    } else if (!touches && mark === '-' && numeral.form === 'digits') {
      // a line, or a table's cell, that holds nothing else
      const limit = tokens.sentenceStarts[(tokens.sentenceOf[sign] as number) + 1] as number;
      negative = sign === tokens.sentenceStarts[tokens.sentenceOf[sign] as number] && measure.end === limit;
    }
    if (!negative || draft.value === null) return draft;
    return { ...minus(), measure: { ...measure, first: sign } };
  }

  /** A figure in accounting brackets, and the percent sign behind them. */
  #bracketed(draft: Draft, limit: number): Draft {
    const { measure, value } = draft;
    const percent = measure.kind === 'cardinal' ? percentAfter(this.tokens, measure.end + 1, limit) : null;
    const rule = `${percent === null ? measure.kind : 'percent'}.brackets`;
    const bounds = { first: measure.first - 1, end: percent?.end ?? measure.end + 1, rule };
    return {
      ...draft,
      value: value === null ? null : negate(value),
      measure: { ...measure, ...(percent === null ? {} : { kind: 'percent', unit: percent.unit }), ...bounds },
    };
  }

  /** Stores what a rule found; returns the token to go on at. */
  take(found: Special, i: number): number {
    if (found === null) return i;
    if ('skip' in found) return found.skip;
    let draft = found;
    if (draft.measure.kind === 'money') {
      if (
        draft.measure.rule === 'money.hundredths' &&
        draft.measure.unit === this.customs.dollar &&
        CENTS.has(this.#currency ?? '')
      )
        draft = { ...draft, measure: { ...draft.measure, unit: this.#currency } };
      this.#currency = draft.measure.unit;
    }
    this.#last = draft;
    this.mentions.push(toMention(this.tokens, draft));
    return Math.max(draft.measure.end, i + 1);
  }

  untilDate(i: number, limit: number): number {
    const date = this.dates[this.#date];
    if (date === undefined || date.type === 'DURATION' || date.type === 'SET') return limit;
    let end = i + 1;
    while (end < limit && end < i + 40 && (this.tokens.ends[end] as number) <= date.start) end++;
    // "… thirty-two thousand and one" is no year 2001: what a hyphen or a scale ties to the numeral is the numeral's
    const at = wordKind(this.tokens.forms[end - 1] as number) === Word.and ? end - 2 : end - 1;
    const kind = at > i ? wordKind(this.tokens.forms[at] as number) : 0;
    const tied = kind === Word.scale || kind === Word.hundred || (kind === 0 && touchesPrevious(this.tokens, end));
    if (end > i + 1 && tied && wordKind(this.tokens.forms[i] as number) !== 0) return limit;
    return Math.max(i + 1, end === i + 40 ? limit : end);
  }

  /** A part of a name or score is passed over with what is joined to it. */
  skip(numeral: Numeral, limit: number): number {
    const { tokens } = this;
    let end = numeral.end;
    if (numeral.first > 0 && tokenText(tokens, numeral.first - 1) === '+') {
      // the groups of a telephone number
      while (
        end < limit &&
        end < numeral.first + 12 &&
        (tokens.kinds[end] === TokenKind.number || /^[-()]$/.test(tokenText(tokens, end)))
      )
        end++;
      return end;
    }
    while (
      end + 1 < limit &&
      touchesPrevious(tokens, end) &&
      touchesPrevious(tokens, end + 1) &&
      /^[-–:/.+]$/.test(tokenText(tokens, end)) &&
      tokens.kinds[end + 1] === TokenKind.number
    )
      end += 2;
    return end;
  }
}

// Each figure of a text is held against these: a literal inside of a function makes an object whenever it is run.
const INNER_MINUS = /^[-−(]$/;
const DASH = /^[-−–]$/;
const MINUS = /^[-−]$/;
const BEFORE_MINUS = /^[([~≈<>≤≥]$/;
const MINUS_WORD = /^(?:minus|negative)$/;
const POINTS = /^points?$/;

/** "by 2.5 points, to 8%": a percentage that the points lead to. */
function isPercentSoon(tokens: Tokens, at: number, limit: number): boolean {
  for (let k = at; k + 1 < limit && k < at + 7; k++)
    if (tokenWord(tokens, k) === 'to' && tokens.kinds[k + 1] === TokenKind.number)
      return percentAfter(tokens, k + 2, limit) !== null;
  return false;
}

/** The most points that a share gains or loses. */
const MOST_POINTS = decimal(50);
const POINTS_BEFORE = /^(?:up|down|by|of|rose|fell|gained|lost|dropped|slipped|climbed|jumped|added|shed|,)$/;
const INDEX_WORDS =
  /^(?:index|indices|dow|nasdaq|ftse|nikkei|dax|cac|s&p|shares?|stocks?|market|markets|hang|seng|sensex|nifty|league|table|games?|matches|season|scored)$/;

const isMinus = (tokens: Tokens, i: number, from: number): boolean =>
  i >= from && MINUS_WORD.test(tokenWord(tokens, i));

/** "net-zero", "Formula-One": a word that a hyphen joins to a number word makes another word of it. */
function isHyphened(tokens: Tokens, i: number, from: number): boolean {
  return (
    i - 2 >= from &&
    /^[-‑]$/.test(tokenText(tokens, i - 1)) &&
    touchesPrevious(tokens, i) &&
    touchesPrevious(tokens, i - 1) &&
    tokens.kinds[i - 2] === TokenKind.word &&
    !/^(?:sub|mid|now|post|pre|non|all|top|some|other|first|last)$/.test(tokenWord(tokens, i - 2))
  );
}

/** "20 degrees below zero" */
function isBelowZero(tokens: Tokens, { unit, end }: Measure, limit: number): boolean {
  if (unit !== 'deg' && unit !== 'Cel' && unit !== '[degF]') return false;
  return end + 1 < limit && tokenWord(tokens, end) === 'below' && tokenWord(tokens, end + 1) === 'zero';
}

/** Currencies whose hundredths are cents. */
const CENTS = new Set('EUR CAD AUD NZD SGD HKD ZAR TWD'.split(' '));

/** "tens of millions of dollars": money, if no known sum. */
function vagueMoney(tokens: Tokens, draft: Draft, limit: number, customs: Customs): Draft {
  const { numeral } = draft;
  if (numeral.form !== 'vague' || draft.measure.kind !== 'cardinal') return draft;
  let at = numeral.end;
  if (at + 1 < limit && tokenWord(tokens, at) === 'of') at++;
  else return draft;
  const after = currencyAfter(tokens, at, limit, customs);
  if (after === null || after.hundredth) return draft;
  return { ...draft, measure: { ...bare('money', numeral.first, after.end, 'money.vague'), unit: after.code } };
}

function toMention(tokens: Tokens, draft: Draft): NumberMention {
  const { measure, numeral } = draft;
  const start = tokens.starts[measure.first] as number;
  const end = tokens.ends[measure.end - 1] as number;
  const sentence = tokens.sentenceOf[measure.first] as number;
  const from = tokens.sentenceStarts[sentence] as number;
  const limit = tokens.sentenceStarts[sentence + 1] as number;
  const value = scaleBy(draft.value, measure.factor);
  const format = (d: Decimal | null): string | null => (d === null ? null : formatDecimal(d));
  let base: Decimal | null = null;
  if (value !== null && measure.base !== null && measure.baseFactor !== null)
    base = applyFactor(measure.offset === null ? value : add(value, parseDecimal(measure.offset)), measure.baseFactor);
  return {
    start,
    end,
    text: tokens.text.slice(start, end),
    rule: measure.rule,
    kind: measure.kind,
    decimal: format(value),
    lowDecimal: format(draft.low),
    highDecimal: format(draft.high),
    decimals: numeral.decimals,
    precision: format(scaleBy(numeral.precision, measure.factor)),
    unit: measure.unit,
    baseDecimal: format(base),
    baseUnit: base === null ? null : measure.base,
    modifier: isThroughout(tokens, measure, from)
      ? null
      : (modifierBefore(tokens, measure.first, from) ?? modifierAfter(tokens, measure.end, limit)),
  };
}

/** "worth €2m over ten years": "over" tells a time that something lasts, behind a figure or its noun; "it took over ten years" is a bound. */
function isThroughout(tokens: Tokens, measure: Draft['measure'], from: number): boolean {
  const over = measure.first - 1;
  if (measure.kind !== 'quantity' || !TIME_UNITS.has(measure.unit ?? '') || over - 1 < from) return false;
  if (tokenWord(tokens, over) !== 'over') return false;
  return !/^(?:take|takes|took|taken|taking|last|lasts|lasted|lasting|spen[dt]|wait|waited|is|was|were|are|be|been|for|in|after|since|of|to|by|with|just|well|a|,|and|or|served|lived|ruled|worked|aged)$/.test(
    tokenWord(tokens, over - 1),
  );
}

/**
 * Finds the numbers of a document, ordered by span, without overlaps. Walks the tokens once; each rule looks a bounded number of tokens
 * around.
 */
export function extractNumbers(tokens: Tokens, context: NumberContext): NumberMention[] {
  const { units = null } = context;
  const reader = new NumberReader(units === null ? tokens : { ...tokens, userUnits: units }, context);
  reader.read();
  return reader.mentions;
}
