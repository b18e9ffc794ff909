import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { add, compare, type Decimal, decimal, multiply } from './decimal.js';
import { groupsEnd, joinDigits, readDigits, scientific, writtenFraction } from './digits.js';
import { fractionWords, trailingFraction, vagueWords, wholeWords } from './number-words.js';
import { unitAt } from './unit-index.js';
import { isPluralForm, SCALE_LETTERS, Word, wordKind, wordValue } from './words.js';

/** A figure as it stands in the text, before what it measures is known. Token indexes are half-open. */
export interface Numeral {
  readonly first: number;
  readonly end: number;
  /** Null for vague numerals ("dozens"). */
  readonly value: Decimal | null;
  /** Digits printed behind the point. */
  readonly decimals: number;
  /** One unit of the last printed digit. */
  readonly precision: Decimal | null;
  readonly form: 'digits' | 'words' | 'fraction' | 'ordinal' | 'vague';
  /** Whether a scale (million, bn) is part of it. */
  readonly scaled: boolean;
  /** Plain digits as printed, without scale; else null. */
  readonly digits: string | null;
}

/** How a numeral may be read. */
export interface Reading {
  /** Whether single letters scale, as they do in money: "$5m", "$200MM". */
  readonly letters: boolean;
  /** Whether the document groups digits with points. */
  readonly european: boolean;
}

/** Words at most in one numeral: "nine hundred ninety-nine quadrillion ..." fits. */
const LONGEST = 60;
const THOUSAND = decimal(1000);

const isNumber = (tokens: Tokens, i: number, end: number): boolean => i < end && tokens.kinds[i] === TokenKind.number;
const kindAt = (tokens: Tokens, i: number, end: number): number => (i < end ? wordKind(tokens.forms[i] as number) : 0);

/** Scale letters that count without a currency: 3k, 4.3M, 10G, 1.2b; "m" alone is a metre, and 5G a network. */
function plainLetter(tokens: Tokens, i: number, value: Decimal): boolean {
  const text = tokenText(tokens, i);
  const touching = touchesPrevious(tokens, i);
  if (text === 'k') return touching || i + 1 >= tokens.count || tokens.sentenceOf[i + 1] !== tokens.sentenceOf[i];
  if (text === 'K') return touching;
  if (text === 'M' || text === 'MM') return true;
  // "Flight 12B" is a name, "1.2b users" is not
  if (text === 'B' || text === 'b')
    return touching && (value.exponent < 0 || (i + 1 < tokens.count && isPluralForm(tokenWord(tokens, i + 1))));
  if (text === 'G') return compare(value, decimal(7)) >= 0;
  return false;
}

/** "5 MN towns", "30 TN counties": in capitals and apart from its digits the state, where no currency tells of a scale. */
function isStateCode(tokens: Tokens, i: number): boolean {
  return /^(?:MN|TN)$/.test(tokenText(tokens, i)) && !touchesPrevious(tokens, i);
}

interface Scale {
  readonly power: Decimal | null;
  readonly end: number;
}

/** Takes scale words and letters behind a value: million, bn, hundred thousand, lakh crore, dozen, k, M. */
function takeScale(tokens: Tokens, at: number, end: number, value: Decimal, letters: boolean): Scale {
  let power: Decimal | null = null;
  let i = at;
  for (let n = 0; n < 3 && i < end; n++) {
    let next = i;
    if (
      tokenText(tokens, next) === '-' &&
      next + 1 < end &&
      touchesPrevious(tokens, next) &&
      touchesPrevious(tokens, next + 1)
    )
      next++;
    const kind = kindAt(tokens, next, end);
    let factor: Decimal | null = null;
    if (kind === Word.scale && !letters && isStateCode(tokens, next) && unitAt(tokens, next + 1, end) === null) break;
    if (kind === Word.scale || kind === Word.hundred) factor = decimal(wordValue(tokens.forms[next] as number));
    else if (kind === Word.dozen && power === null) factor = decimal(12);
    else if (kind === Word.vague && next === i && power === null && compare(value, THOUSAND) < 0) {
      // "3 dozens", "5 millions"
      const plural = wordValue(tokens.forms[i] as number);
      if (plural > 0n && plural !== 100n) factor = decimal(plural);
    } else if (next === i && tokens.kinds[i] === TokenKind.word) {
      const letter = SCALE_LETTERS.get(tokenWord(tokens, i));
      const taken =
        letter !== undefined &&
        ((letters && tokenWord(tokens, i) !== 'g' && (touchesPrevious(tokens, i) || tokenWord(tokens, i) !== 'k')) ||
          plainLetter(tokens, i, value));
      if (taken) factor = decimal(1, letter);
    }
    if (factor === null) break;
    power = power === null ? factor : multiply(power, factor);
    i = next + 1;
  }
  return { power, end: i };
}

/** "3 and a half million", "2 1/2", "1-1/2": a fraction behind whole digits. */
function fractionBehind(tokens: Tokens, i: number, end: number): { value: Decimal; end: number } | null {
  const plain = writtenFraction(tokens, i, end);
  if (plain !== null) return plain;
  if (i + 1 >= end) return null;
  if (tokenText(tokens, i) === '-' && touchesPrevious(tokens, i)) return writtenFraction(tokens, i + 1, end);
  if (kindAt(tokens, i, end) === Word.and)
    return writtenFraction(tokens, i + 1, end) ?? trailingFraction(tokens, i, end);
  return null;
}

/** Whether digits begin with their point at token `i`: .25, $.75; the point belongs to nothing before it. */
export function isLeadingPoint(tokens: Tokens, i: number, end: number): boolean {
  if (tokenText(tokens, i) !== '.' || !isNumber(tokens, i + 1, end) || !touchesPrevious(tokens, i + 1)) return false;
  return i === 0 || !touchesPrevious(tokens, i) || /^[-−–([$€£¥<>~]$/.test(tokenText(tokens, i - 1));
}

function digitsNumeral(tokens: Tokens, first: number, end: number, reading: Reading): Numeral | null {
  const { letters, european } = reading;
  let i = first;
  const fractionOnly = writtenFraction(tokens, i, end);
  let value: Decimal;
  let decimals = 0;
  let digits: string | null = null;
  let unit: Decimal;
  if (fractionOnly !== null) {
    value = fractionOnly.value;
    i = fractionOnly.end;
    unit = decimal(1);
  } else {
    const point = isLeadingPoint(tokens, first, end);
    i = point ? first + 2 : groupsEnd(tokens, first, end);
    digits = i === first + 1 ? tokenText(tokens, first) : joinDigits(tokens, first, i);
    if (point && !/^\d+$/.test(digits)) return null;
    if (point) digits = `0.${digits}`;
    const read = readDigits(digits, european && !point);
    if (read === null) return null;
    value = read.value;
    decimals = read.decimals;
    unit = decimal(1, -decimals);
    const exponential = scientific(tokens, i, end, value);
    if (exponential !== null) {
      const shift = exponential.value.exponent - value.exponent;
      return {
        first,
        end: exponential.end,
        value: exponential.value,
        decimals,
        precision: multiply(unit, decimal(1, shift)),
        form: 'digits',
        scaled: true,
        digits,
      };
    }
    const fraction = decimals === 0 ? fractionBehind(tokens, i, end) : null;
    if (fraction !== null) {
      value = add(value, fraction.value);
      i = fraction.end;
    }
  }
  const scale = takeScale(tokens, i, end, value, letters);
  if (scale.power !== null) {
    value = multiply(value, scale.power);
    unit = multiply(unit, scale.power);
    const half = scaleFraction(tokens, scale.end, end, scale.power);
    if (half !== null)
      return {
        first,
        end: half.end,
        value: add(value, half.value),
        decimals,
        precision: half.value,
        form: 'digits',
        scaled: true,
        digits,
      };
  }
  return {
    first,
    end: scale.end,
    value,
    decimals,
    precision: unit,
    form: 'digits',
    scaled: scale.power !== null,
    digits,
  };
}

/** "3 million and a half", "two million and three fifths": the fraction is one of the scale, or of a scale of its own. */
function scaleFraction(
  tokens: Tokens,
  at: number,
  end: number,
  power: Decimal,
): { value: Decimal; end: number } | null {
  if (compare(power, THOUSAND) < 0) return null;
  const fraction = trailingFraction(tokens, at, end);
  if (fraction === null) return null;
  if (kindAt(tokens, fraction.end, end) !== Word.scale)
    return { value: multiply(fraction.value, power), end: fraction.end };
  const own = decimal(wordValue(tokens.forms[fraction.end] as number));
  return compare(own, power) < 0 ? { value: multiply(fraction.value, own), end: fraction.end + 1 } : null;
}

/**
 * "4 thousand 3 hundred and 21", "1 billion 500 million", "6 crore and two hundred": parts of falling scale are one number. "3 million and 20
 * ships" stays two: behind "and" only a part below a hundred or a thousand joins, or one below a lakh or crore.
 */
function chain(tokens: Tokens, numeral: Numeral, end: number, reading: Reading): Numeral {
  let result = numeral;
  let smallest = numeral.precision as Decimal;
  for (let n = 0; n < 4; n++) {
    const joined = kindAt(tokens, result.end, end) === Word.and;
    const at = result.end + (joined ? 1 : 0);
    if (at >= end || (!isNumber(tokens, at, end) && kindAt(tokens, at, end) === 0)) break;
    const word = tokenWord(tokens, result.end - 1);
    const below = simple(tokens, at, end, { ...reading, letters: false });
    if (below === null || below.value === null || below.form === 'ordinal' || below.form === 'fraction') break;
    if (below.form === 'digits' && below.digits === null) break; // "6 crore 1/2"
    if (compare(below.value, smallest) >= 0 || below.value.mantissa === 0n || below.decimals > 0) break;
    const small = word === 'hundred' || (word === 'thousand' && result.form === 'digits');
    const indian = /^(?:lakhs?|crores?|lacs?)$/.test(word);
    if (!(joined ? small || indian : below.scaled || indian || (small && below.form === result.form))) break;
    if (joined && small && below.form === 'digits' && compare(below.value, decimal(100)) >= 0) break;
    smallest = below.precision ?? decimal(1);
    result = {
      ...result,
      end: below.end,
      value: add(result.value as Decimal, below.value),
      precision: smallest,
      scaled: true,
    };
  }
  return result;
}

/** A numeral without parts of falling scale behind it. */
function simple(tokens: Tokens, i: number, end: number, reading: Reading): Numeral | null {
  if (tokens.kinds[i] === TokenKind.number || isLeadingPoint(tokens, i, end))
    return digitsNumeral(tokens, i, end, reading);
  const limit = Math.min(end, i + LONGEST);
  const kind = kindAt(tokens, i, end);
  if (kind === 0 || kind === Word.and || kind === Word.multiplier) return null;
  if (kind === Word.vague) return vagueWords(tokens, i, limit);
  return fractionWords(tokens, i, limit) ?? wholeWords(tokens, i, limit);
}

/**
 * Reads the numeral that begins at token `i`, at most to token `end` (exclusive); null when there is none. A number that begins with its point
 * (.25) begins at the point.
 */
export function readNumeral(tokens: Tokens, i: number, end: number, reading: Reading): Numeral | null {
  const numeral = simple(tokens, i, end, reading);
  if (numeral === null || numeral.value === null) return numeral;
  const open = numeral.scaled || kindAt(tokens, numeral.end - 1, end) === Word.hundred;
  if (open && (numeral.form === 'digits' || numeral.form === 'words') && numeral.decimals === 0)
    return chain(tokens, numeral, end, reading);
  return numeral;
}
