import type { DateMention } from '../dates/mention.js';
import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { ADJECTIVES, CURRENCIES, DOLLAR_PREFIXES, HUNDREDTHS, LOCAL_PREFIXES, SIGNS } from './currencies.js';
import { type Decimal, decimal, formatDecimal, multiply, parseDecimal, quotient } from './decimal.js';
import type { NumberKind, NumberMention } from './mention.js';
import { modifierAfter, modifierBefore } from './modifiers.js';
import { isNoNumber, isPronounOne } from './not-numbers.js';
import { type Numeral, readNumeral } from './numeral.js';
import { unitAt } from './unit-index.js';
import { MULTIPLIER_VALUES, Word, wordKind } from './words.js';

/** What the numbers of a document depend on beside its tokens. */
export interface NumberContext {
  /** The document's dates: their digits are no numbers, and a duration with a number is one. */
  readonly dates: readonly DateMention[];
}

/** What a numeral measures, read from its neighbours. */
interface Measure {
  readonly kind: NumberKind;
  readonly unit: string | null;
  /** Factor from the printed unit to `unit` (cents to dollars), else null. */
  readonly factor: Decimal | null;
  readonly base: string | null;
  readonly baseFactor: string | null;
  /** Tokens that belong to the mention. */
  readonly first: number;
  readonly end: number;
  readonly rule: string;
}

const CODES = new Set(CURRENCIES.map((c) => c.code));
const CURRENCY_BY_NAME = new Map(CURRENCIES.flatMap((c) => c.names.map((name) => [name, c.code] as const)));
const CENT = decimal(1, -2);

/** Currency that stands before the figure: a sign (with a country's letters), an ISO code, or a local word. */
function currencyBefore(tokens: Tokens, first: number, from: number): { code: string; first: number } | null {
  let i = first - 1;
  if (i < from) return null;
  let text = tokenText(tokens, i);
  if ((text === '-' || text === '−') && i - 1 >= from && touchesPrevious(tokens, i)) {
    i--;
    text = tokenText(tokens, i);
  }
  const sign = SIGNS[text];
  if (sign !== undefined) {
    const previous = i - 1;
    if (text === '$' && previous >= from) {
      const prefix = DOLLAR_PREFIXES[tokenWord(tokens, previous)];
      const touching = touchesPrevious(tokens, i);
      const spaced = /^(?:us|u\.s\.|c)$/.test(tokenWord(tokens, previous)) && tokens.kinds[previous] === TokenKind.word;
      if (prefix !== undefined && (touching || spaced)) return { code: prefix, first: previous };
    }
    if (
      text === '¥' &&
      previous >= from &&
      touchesPrevious(tokens, i) &&
      /^(?:cn|rmb)$/.test(tokenWord(tokens, previous))
    )
      return { code: 'CNY', first: previous };
    return { code: sign, first: i };
  }
  if (CODES.has(text) && text.length === 3) return { code: text, first: i };
  if (text === '.' && i - 1 >= from && touchesPrevious(tokens, i)) text = `${tokenWord(tokens, --i)}.`;
  const local = LOCAL_PREFIXES[text.toLowerCase()] ?? LOCAL_PREFIXES[text.toLowerCase().replace(/\.$/, '')];
  if (local !== undefined && /^[A-Z]|^dlrs$|^kr$/.test(tokenText(tokens, i))) return { code: local, first: i };
  return null;
}

/** Currency words behind the figure: "dollars", "US dollars", "Hong Kong dollars", "USD", "cents". */
function currencyAfter(
  tokens: Tokens,
  at: number,
  limit: number,
): { code: string; end: number; hundredth: boolean } | null {
  let i = at;
  if (i < limit && tokenText(tokens, i) === '-' && touchesPrevious(tokens, i)) i++;
  const start = i;
  if (i >= limit) return null;
  const text = tokenText(tokens, i);
  if (CODES.has(text)) return { code: text, end: i + 1, hundredth: false };
  const sign = SIGNS[text];
  if (
    sign !== undefined &&
    !(i + 1 < limit && touchesPrevious(tokens, i + 1) && tokens.kinds[i + 1] === TokenKind.number)
  )
    return { code: sign, end: i + 1, hundredth: false };
  const hundredth = HUNDREDTHS[tokenWord(tokens, i)];
  if (hundredth !== undefined && (tokenWord(tokens, i) !== 'p' || touchesPrevious(tokens, i)))
    return { code: hundredth, end: i + 1, hundredth: true };
  for (let k = 0; k < 3 && i < limit; k++, i++) {
    const code = CURRENCY_BY_NAME.get(tokenWord(tokens, i));
    if (code !== undefined) {
      const adjective = k > 0 ? ADJECTIVES[code]?.[tokenWord(tokens, i - 1)] : undefined;
      if (k > 0 && adjective === undefined) return null;
      if (
        k === 0 &&
        code === 'KRW' &&
        tokens.forms[start] !== undefined &&
        !/^\d/.test(tokenText(tokens, start - 1)) &&
        wordKind(tokens.forms[start - 1] as number) !== Word.scale
      )
        return null;
      return { code: adjective ?? code, end: i + 1, hundredth: false };
    }
    if (tokens.kinds[i] !== TokenKind.word) return null;
  }
  return null;
}

const PERCENT_SIGNS: Readonly<Record<string, readonly [string, number]>> = {
  '%': ['%', 0],
  '‰': ['%', -1],
  '％': ['%', 0],
};

/** "%", "percent", "per cent", "percentage points", "basis points", "bp", "pp". */
function percentAfter(
  tokens: Tokens,
  at: number,
  limit: number,
): { unit: string; end: number; shift: number; rule: string } | null {
  let i = at;
  if (i < limit && (tokenText(tokens, i) === '-' || tokenText(tokens, i) === '‑') && touchesPrevious(tokens, i)) i++;
  if (i >= limit) return null;
  const sign = PERCENT_SIGNS[tokenText(tokens, i)];
  if (sign !== undefined) {
    if (i + 1 < limit && /^points?$/.test(tokenWord(tokens, i + 1)))
      return { unit: 'pp', end: i + 2, shift: 0, rule: 'percent.points' };
    return { unit: sign[0], end: i + 1, shift: sign[1], rule: 'percent.sign' };
  }
  const word = tokenWord(tokens, i);
  const next = i + 1 < limit ? tokenWord(tokens, i + 1) : '';
  if (word === 'percent' || word === 'pct' || word === 'pct.' || word === 'percents') {
    if (/^points?$/.test(next)) return { unit: 'pp', end: i + 2, shift: 0, rule: 'percent.points' };
    return { unit: '%', end: i + 1, shift: 0, rule: 'percent.word' };
  }
  if (word === 'per' && next === 'cent') {
    if (i + 2 < limit && /^points?$/.test(tokenWord(tokens, i + 2)))
      return { unit: 'pp', end: i + 3, shift: 0, rule: 'percent.points' };
    return { unit: '%', end: i + 2, shift: 0, rule: 'percent.word' };
  }
  if (word === 'percentage') {
    let k = i + 1;
    if (k < limit && tokenText(tokens, k) === '-') k++;
    if (k < limit && /^points?$/.test(tokenWord(tokens, k)))
      return { unit: 'pp', end: k + 1, shift: 0, rule: 'percent.points' };
    return null;
  }
  if (word === 'basis' && /^points?$/.test(next))
    return { unit: 'bp', end: i + 2, shift: 0, rule: 'percent.basis-points' };
  if (word === 'bp' || word === 'bps') return { unit: 'bp', end: i + 1, shift: 0, rule: 'percent.basis-points' };
  if (word === 'pp') return { unit: 'pp', end: i + 1, shift: 0, rule: 'percent.points' };
  if (word === 'per' && (next === 'mille' || next === 'mil'))
    return { unit: '%', end: i + 2, shift: -1, rule: 'percent.mille' };
  return null;
}

/** Reads what the numeral measures. */
function measureOf(tokens: Tokens, numeral: Numeral, from: number, limit: number): Measure | null {
  const { first, end } = numeral;
  const plain = { factor: null, base: null, baseFactor: null };
  const before = currencyBefore(tokens, first, from);
  if (before !== null) {
    return {
      kind: 'money',
      unit: before.code,
      ...plain,
      first: before.first,
      end,
      rule: numeral.scaled ? 'money.symbol-scale' : 'money.symbol',
    };
  }
  const percent = percentAfter(tokens, end, limit);
  if (percent !== null) {
    return {
      kind: 'percent',
      unit: percent.unit,
      ...plain,
      factor: percent.shift === 0 ? null : decimal(1, percent.shift),
      first,
      end: percent.end,
      rule: percent.rule,
    };
  }
  const after = currencyAfter(tokens, end, limit);
  if (after !== null) {
    return {
      kind: 'money',
      unit: after.code,
      ...plain,
      factor: after.hundredth ? CENT : null,
      first,
      end: after.end,
      rule: after.hundredth ? 'money.hundredths' : 'money.word',
    };
  }
  let at = end;
  const hyphen =
    at < limit &&
    /^[-‑–]$/.test(tokenText(tokens, at)) &&
    touchesPrevious(tokens, at) &&
    at + 1 < limit &&
    touchesPrevious(tokens, at + 1);
  if (hyphen) at++;
  const found = unitAt(tokens, at, limit);
  if (found !== null && !isSecondOfOrder(tokens, numeral, found.end)) {
    const rate = per100(tokens, found.end, limit);
    return {
      kind: 'quantity',
      unit: found.unit.code,
      ...plain,
      base: found.unit.base,
      baseFactor: found.unit.factor,
      first,
      end: rate ?? found.end,
      rule: hyphen ? 'quantity.hyphen' : 'quantity.unit',
    };
  }
  const rate = perPopulation(tokens, end, limit);
  if (rate !== null)
    return { kind: 'quantity', unit: rate.unit, ...plain, first, end: rate.end, rule: 'quantity.rate' };
  return null;
}

/** "one second" in "for one second look": too rare to tell; "a second" is no numeral of ours. */
function isSecondOfOrder(_tokens: Tokens, numeral: Numeral, _end: number): boolean {
  return numeral.form === 'ordinal' || numeral.form === 'fraction';
}

function per100(_tokens: Tokens, _at: number, _limit: number): number | null {
  return null;
}

/** "12.4 per 100,000" */
function perPopulation(tokens: Tokens, at: number, limit: number): { unit: string; end: number } | null {
  if (at + 1 >= limit || tokenWord(tokens, at) !== 'per') return null;
  const below = readNumeral(tokens, at + 1, limit, false);
  if (below === null || below.value === null) return null;
  const text = formatDecimal(below.value);
  return /^10+$/.test(text) ? { unit: `/${text}`, end: below.end } : null;
}

interface Draft {
  readonly numeral: Numeral;
  readonly measure: Measure;
  readonly value: Decimal | null;
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly negative: boolean;
}

const scaleBy = (value: Decimal | null, factor: Decimal | null): Decimal | null =>
  value === null || factor === null ? value : multiply(value, factor);

/** Words before a figure after which "X to Y" are two figures, not a range. */
const FROM_WORDS =
  /^(?:from|rose|fell|up|down|by|increased|decreased|grew|climbed|dropped|slid|raised|cut|lowered|jumped|slipped|gained|lost|edged)$/;

class NumberReader {
  readonly tokens: Tokens;
  readonly dates: readonly DateMention[];
  readonly drafts: Draft[] = [];
  #date = 0;

  constructor(tokens: Tokens, dates: readonly DateMention[]) {
    this.tokens = tokens;
    this.dates = dates;
  }

  /** End offset of the date that covers the token, unless it is a length of time; else 0. */
  dateAt(i: number): number {
    const start = this.tokens.starts[i] as number;
    while (this.#date < this.dates.length && (this.dates[this.#date] as DateMention).end <= start) this.#date++;
    const date = this.dates[this.#date];
    if (date === undefined || date.start > start) return 0;
    return date.type === 'DURATION' || date.type === 'SET' ? 0 : date.end;
  }

  read(): void {
    const { tokens } = this;
    for (let sentence = 0; sentence < tokens.sentenceCount; sentence++) {
      const from = tokens.sentenceStarts[sentence] as number;
      const limit = tokens.sentenceStarts[sentence + 1] as number;
      let i = from;
      let free = from;
      while (i < limit) {
        const kind = tokens.kinds[i] === TokenKind.number ? -1 : wordKind(tokens.forms[i] as number);
        if (kind === 0 || kind === Word.and) {
          i++;
          continue;
        }
        const dated = this.dateAt(i);
        if (dated > 0) {
          while (i < limit && (tokens.starts[i] as number) < dated) i++;
          free = i;
          continue;
        }
        const end = this.at(i, free, limit, kind);
        if (end > i) {
          i = end;
          free = end;
        } else i++;
      }
    }
  }

  /** Reads the figure at token `i`; returns the token behind it, or `i` when there is none. */
  at(i: number, from: number, limit: number, kind: number): number {
    const { tokens } = this;
    if (kind === Word.multiplier) {
      const [numerator, denominator] = MULTIPLIER_VALUES.get(tokenWord(tokens, i)) as readonly [number, number];
      const numeral: Numeral = {
        first: i,
        end: i + 1,
        value: quotient(BigInt(numerator), BigInt(denominator)),
        decimals: 0,
        precision: null,
        form: 'fraction',
        scaled: false,
        digits: null,
      };
      this.push(numeral, multiplier(i, i + 1, 'multiplier.word'));
      return i + 1;
    }
    const money = currencyBefore(tokens, i, from) !== null;
    const bounded = this.untilDate(i, limit);
    let numeral = readNumeral(tokens, i, bounded, money);
    if (numeral === null) return i;
    if (!money && numeral.form === 'digits' && !numeral.scaled) {
      // "5m euros": the letter scales where a currency follows
      const lettered = readNumeral(tokens, i, bounded, true);
      if (lettered?.scaled && currencyAfter(tokens, lettered.end, limit) !== null) numeral = lettered;
    }
    const end = this.special(numeral, from, limit);
    if (end !== null) return end;
    const measure = measureOf(tokens, numeral, from, limit);
    if (measure === null && isNoNumber(tokens, numeral, from, limit)) return this.skip(numeral, limit);
    if (measure !== null && measure.kind !== 'money' && isDesignation(tokens, numeral, from))
      return this.skip(numeral, limit);
    if (
      numeral.form === 'words' &&
      numeral.end === numeral.first + 1 &&
      tokenWord(tokens, i) === 'one' &&
      measure === null
    ) {
      const fraction = this.oneIn(numeral, limit);
      if (fraction !== null) return fraction;
      if (isPronounOne(tokens, i, from, limit)) return numeral.end;
    } else {
      const fraction = this.oneIn(numeral, limit);
      if (fraction !== null) return fraction;
    }
    const range = this.range(numeral, measure, from, limit);
    if (range !== null) return range;
    this.push(
      numeral,
      measure ?? {
        kind: 'cardinal',
        unit: null,
        factor: null,
        base: null,
        baseFactor: null,
        first: numeral.first,
        end: numeral.end,
        rule: `cardinal.${numeral.form}`,
      },
    );
    return measure?.end ?? numeral.end;
  }

  untilDate(i: number, limit: number): number {
    const date = this.dates[this.#date];
    if (date === undefined || date.type === 'DURATION' || date.type === 'SET') return limit;
    let end = i + 1;
    while (end < limit && end < i + 40 && (this.tokens.ends[end] as number) <= date.start) end++;
    return Math.max(i + 1, end === i + 40 ? limit : end);
  }

  /** A part of a name or score is passed over with what is joined to it. */
  skip(numeral: Numeral, limit: number): number {
    const { tokens } = this;
    let end = numeral.end;
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

  /** Ordinals, fractions and factors. */
  special(numeral: Numeral, from: number, limit: number): number | null {
    const { tokens } = this;
    const { first, end } = numeral;
    if (
      numeral.form === 'digits' &&
      numeral.digits !== null &&
      end < limit &&
      touchesPrevious(tokens, end) &&
      /^(?:st|nd|rd|th)$/.test(tokenWord(tokens, end))
    ) {
      this.push(numeral, {
        kind: 'ordinal',
        unit: null,
        factor: null,
        base: null,
        baseFactor: null,
        first,
        end: end + 1,
        rule: 'ordinal.digits',
      });
      return end + 1;
    }
    if (numeral.form === 'ordinal') {
      this.push(numeral, {
        kind: 'ordinal',
        unit: null,
        factor: null,
        base: null,
        baseFactor: null,
        first,
        end,
        rule: 'ordinal.word',
      });
      return end;
    }
    if (numeral.form === 'fraction') {
      const word = tokenWord(tokens, end - 1);
      const alone = end === first + 1;
      if (word === 'quarter' || word === 'quarters') {
        const next = end < limit ? tokenWord(tokens, end) : '';
        const article = tokenWord(tokens, first);
        if (alone || (article === 'a' && next !== 'of') || (next !== 'of' && !/^(?:a|three)$/.test(article)))
          return end;
      }
      if (alone && word !== 'half') return end;
      if (
        word === 'half' &&
        first > from &&
        /^(?:first|second|other|latter|final|last|this|next|each|either|one)$/.test(tokenWord(tokens, first - 1))
      )
        return end;
      if (
        alone &&
        end < limit &&
        /^(?:hour|hours|year|day|time|century|term|brother|sister|moon|dozen)$/.test(tokenWord(tokens, end)) ===
          false &&
        tokenText(tokens, end) === '-'
      )
        return end;
      this.push(numeral, multiplier(first, end, 'multiplier.fraction'));
      return end;
    }
    // three times, 1.5x
    if (end < limit && numeral.form !== 'vague') {
      const word = tokenWord(tokens, end);
      if (word === 'times' && numeral.value !== null && this.isFactor(end, limit)) {
        this.push(numeral, multiplier(first, end + 1, 'multiplier.times'));
        return end + 1;
      }
      if (
        (word === 'x' || word === '×') &&
        touchesPrevious(tokens, end) &&
        !(end + 1 < limit && touchesPrevious(tokens, end + 1) && tokens.kinds[end + 1] === TokenKind.number)
      ) {
        this.push(numeral, multiplier(first, end + 1, 'multiplier.x'));
        return end + 1;
      }
      if (
        word === '-' &&
        end + 1 < limit &&
        touchesPrevious(tokens, end + 1) &&
        tokenWord(tokens, end + 1) === 'fold'
      ) {
        this.push(numeral, multiplier(first, end + 2, 'multiplier.fold'));
        return end + 2;
      }
    }
    return null;
  }

  /** "three times the size", "three times as many"; not "three times in May". */
  isFactor(at: number, limit: number): boolean {
    if (at + 1 >= limit) return false;
    return (
      /^(?:as|the|more|larger|higher|greater|bigger|that|those|what|its|their|his|her|over|faster|longer|less|fewer|lower|smaller|earnings|sales|revenue|book|of)$/.test(
        tokenWord(this.tokens, at + 1),
      ) || tokenText(this.tokens, at + 1) === '$'
    );
  }

  /** "one in five", "two out of three". */
  oneIn(numeral: Numeral, limit: number): number | null {
    const { tokens } = this;
    const { end, value } = numeral;
    if (value === null || numeral.scaled || end + 1 >= limit) return null;
    let at = end;
    if (tokenWord(tokens, at) === 'out' && tokenWord(tokens, at + 1) === 'of') at += 2;
    else if (tokenWord(tokens, at) === 'in' && (tokenWord(tokens, numeral.first) === 'one' || numeral.form === 'words'))
      at += 1;
    else return null;
    if (at >= limit) return null;
    if (tokenWord(tokens, at) === 'every') at++;
    const whole = at < limit ? readNumeral(tokens, at, limit, false) : null;
    if (
      whole === null ||
      whole.value === null ||
      whole.value.exponent !== 0 ||
      value.exponent !== 0 ||
      whole.value.mantissa <= value.mantissa ||
      this.dateAt(at) > 0
    )
      return null;
    if (whole.digits !== null && whole.digits.length === 4 && !whole.digits.includes(',')) return null;
    const unit = whole.end < limit ? unitAt(tokens, whole.end, limit) : null;
    if (unit !== null) return null;
    this.push(
      { ...numeral, end: whole.end, value: quotient(value.mantissa, whole.value.mantissa) },
      multiplier(numeral.first, whole.end, 'multiplier.one-in'),
    );
    return whole.end;
  }

  /** "12-15%", "$1.2 million to $23.5 million", "between 40 and 60 km". */
  range(low: Numeral, measure: Measure | null, from: number, limit: number): number | null {
    const { tokens } = this;
    if (low.value === null) return null;
    const until = measure?.end ?? low.end;
    if (until + 1 >= limit) return null;
    const first = measure?.first ?? low.first;
    const joint = tokenText(tokens, until);
    const word = tokenWord(tokens, until);
    const previous = first > from ? tokenWord(tokens, first - 1) : '';
    let at = until + 1;
    const dash = /^[-–—‑]$/.test(joint);
    if (dash) {
      if (!touchesPrevious(tokens, until) !== !(at < limit && touchesPrevious(tokens, at))) return null;
      if (joint === '—' || (joint === '-' && !touchesPrevious(tokens, until))) return null;
    } else if (word === 'to') {
      if (FROM_WORDS.test(previous)) return null;
    } else if (!(word === 'and' && previous === 'between')) return null;
    let code: string | null = null;
    while (
      at < limit &&
      at < until + 4 &&
      (SIGNS[tokenText(tokens, at)] !== undefined ||
        (DOLLAR_PREFIXES[tokenWord(tokens, at)] !== undefined && tokenText(tokens, at + 1) === '$'))
    ) {
      code = SIGNS[tokenText(tokens, at)] ?? code;
      at++;
    }
    if (at >= limit || (tokens.kinds[at] !== TokenKind.number && wordKind(tokens.forms[at] as number) === 0))
      return null;
    if (this.dateAt(at) > 0) return null;
    const money = measure?.kind === 'money' || code !== null;
    const high = readNumeral(tokens, at, limit, money);
    if (high === null || high.value === null || high.form === 'ordinal' || high.form === 'fraction') return null;
    let second = measureOf(tokens, high, code === null ? at : until + 1, limit);
    if (code !== null && second !== null && second.kind !== 'money') second = null;
    if (measure !== null && second !== null && (measure.kind !== second.kind || measure.unit !== second.unit))
      return null;
    if (word === 'to' && measure === null && second === null) return null;
    if (measure !== null && second === null && (measure.kind !== 'money' || measure.first === low.first)) return null;
    const shared = second ?? (measure as Measure | null);
    let lowValue = low.value;
    let highValue = high.value;
    // the scale of the second is the first's as well: $1.2-1.4bn
    if (high.scaled && !low.scaled && high.precision !== null) {
      const scale = multiply(high.precision, decimal(1, high.decimals));
      if (compareSize(lowValue, highValue, scale)) lowValue = multiply(lowValue, scale);
    } else if (low.scaled && !high.scaled) return null;
    const factor = shared?.factor ?? null;
    lowValue = scaleBy(lowValue, factor) as Decimal;
    highValue = scaleBy(highValue, factor) as Decimal;
    if (dash && compareDecimals(lowValue, highValue) > 0) return null;
    const kind = shared?.kind ?? 'cardinal';
    this.drafts.push({
      numeral: { ...high, first: low.first, precision: high.precision },
      measure: {
        kind,
        unit: shared?.unit ?? null,
        factor: null,
        base: shared?.base ?? null,
        baseFactor: shared?.baseFactor ?? null,
        first,
        end: second?.end ?? high.end,
        rule: `${kind}.range`,
      },
      value: null,
      low: lowValue,
      high: highValue,
      negative: false,
    });
    return second?.end ?? high.end;
  }

  push(numeral: Numeral, measure: Measure): void {
    const { tokens } = this;
    let first = measure.first;
    let negative = false;
    const sign = first - 1;
    if (numeral.form === 'digits' && sign >= 0 && touchesPrevious(tokens, first)) {
      const mark = tokenText(tokens, sign);
      const open = sign === 0 || !touchesPrevious(tokens, sign) || tokenText(tokens, sign - 1) === '(';
      if (
        (mark === '-' || mark === '−' || mark === '–') &&
        open &&
        tokens.sentenceOf[sign] === tokens.sentenceOf[first]
      ) {
        negative = true;
        first = sign;
      }
    }
    if (!negative && measure.first < numeral.first - 1 && /^[-−]$/.test(tokenText(tokens, numeral.first - 1)))
      negative = true;
    this.drafts.push({
      numeral,
      measure: { ...measure, first },
      value: numeral.value,
      low: null,
      high: null,
      negative,
    });
  }
}

const multiplier = (first: number, end: number, rule: string): Measure => ({
  kind: 'multiplier',
  unit: null,
  factor: null,
  base: null,
  baseFactor: null,
  first,
  end,
  rule,
});

function compareDecimals(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.mantissa * 10n ** BigInt(a.exponent - exponent);
  const right = b.mantissa * 10n ** BigInt(b.exponent - exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether `low`, scaled as well, stays below `high`: "2 to 3 million", not "500 to 1 million". */
function compareSize(low: Decimal, high: Decimal, scale: Decimal): boolean {
  return compareDecimals(multiply(low, scale), high) <= 0;
}

/** "F-35 miles"? No: a name's digits keep no unit. */
function isDesignation(tokens: Tokens, numeral: Numeral, from: number): boolean {
  const before = numeral.first - 1;
  if (before - 1 < from || numeral.form !== 'digits' || !touchesPrevious(tokens, numeral.first)) return false;
  return (
    tokenText(tokens, before) === '-' && touchesPrevious(tokens, before) && tokens.kinds[before - 1] === TokenKind.word
  );
}

function toMention(tokens: Tokens, draft: Draft): NumberMention {
  const { measure, numeral, negative } = draft;
  const start = tokens.starts[measure.first] as number;
  const end = tokens.ends[measure.end - 1] as number;
  const from = tokens.sentenceStarts[tokens.sentenceOf[measure.first] as number] as number;
  const limit = tokens.sentenceStarts[(tokens.sentenceOf[measure.first] as number) + 1] as number;
  const signed = (value: Decimal | null): Decimal | null =>
    value === null ? null : negative ? { mantissa: -value.mantissa, exponent: value.exponent } : value;
  const value = signed(scaleBy(draft.value, measure.factor));
  const format = (d: Decimal | null): string | null => (d === null ? null : formatDecimal(d));
  const base =
    measure.base !== null && measure.baseFactor !== null && value !== null
      ? multiply(value, parseDecimal(measure.baseFactor))
      : null;
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
    modifier: modifierBefore(tokens, measure.first, from) ?? modifierAfter(tokens, measure.end, limit),
  };
}

/**
 * Finds the numbers of a document, ordered by span, without overlaps. Walks the tokens once; each rule looks a bounded number of tokens
 * around.
 */
export function extractNumbers(tokens: Tokens, context: NumberContext): NumberMention[] {
  const reader = new NumberReader(tokens, context.dates);
  reader.read();
  return reader.drafts.map((draft) => toMention(tokens, draft));
}
