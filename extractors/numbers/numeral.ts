import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { add, type Decimal, decimal, multiply, parseDecimal, quotient } from './decimal.js';
import { SCALE_LETTERS, Word, wordKind, wordValue } from './words.js';

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

const NO_BREAK_SPACES = new Set([0xa0, 0x202f, 0x2009, 0x2007]);
/** Words at most in one numeral: "nine hundred ninety-nine quadrillion ..." fits. */
const LONGEST = 40;

/** Reads digits with their grouping: 1,200.5 · 12,34,567 · 1.200,5 · 0.5; null when it is no plain number (1.2.3). */
export function readDigits(text: string): { value: Decimal; decimals: number } | null {
  let commas = 0;
  let points = 0;
  let lastComma = -1;
  let lastPoint = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2c) {
      commas++;
      lastComma = i;
    } else if (code === 0x2e) {
      points++;
      lastPoint = i;
    } else if (code < 0x30 || code > 0x39) return null;
  }
  if (commas === 0 && points === 0) return { value: parseDecimal(text), decimals: 0 };
  if (commas === 0 && points === 1) return { value: parseDecimal(text), decimals: text.length - lastPoint - 1 };
  if (commas > 0 && points <= 1 && lastPoint > lastComma)
    return grouped(text, ',', text.slice(lastPoint + 1), text.slice(0, lastPoint));
  if (commas > 0 && points === 0) {
    const plain = grouped(text, ',', '', text);
    if (plain !== null) return plain;
    if (commas === 1 && text.length - lastComma - 1 <= 2)
      return { value: parseDecimal(text.replace(',', '.')), decimals: text.length - lastComma - 1 };
    return null;
  }
  if (points > 0 && commas === 1 && lastComma > lastPoint)
    return grouped(text, '.', text.slice(lastComma + 1), text.slice(0, lastComma));
  if (points > 1 && commas === 0) return grouped(text, '.', '', text);
  return null;
}

function grouped(
  _text: string,
  mark: string,
  fraction: string,
  whole: string,
): { value: Decimal; decimals: number } | null {
  const groups = whole.split(mark);
  const last = groups[groups.length - 1] as string;
  const first = groups[0] as string;
  if (last.length !== 3 || first.length === 0 || first.length > 3) return null;
  const inner = groups.slice(1, -1);
  const western = inner.every((group) => group.length === 3);
  const indian = mark === ',' && first.length <= 2 && inner.every((group) => group.length === 2);
  if (!western && !indian) return null;
  const digits = groups.join('');
  return { value: parseDecimal(fraction === '' ? digits : `${digits}.${fraction}`), decimals: fraction.length };
}

/** Whether tokens `i - 1` and `i` are joined by one no-break space: the grouping of international style. */
function isSpaceGrouped(tokens: Tokens, i: number): boolean {
  const gap = tokens.ends[i - 1] as number;
  return (
    tokens.starts[i] === gap + 1 &&
    NO_BREAK_SPACES.has(tokens.text.charCodeAt(gap)) &&
    (tokens.ends[i] as number) - (tokens.starts[i] as number) >= 3
  );
}

const FRACTIONS: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅕': [1, 5],
  '⅖': [2, 5],
  '⅗': [3, 5],
  '⅘': [4, 5],
  '⅙': [1, 6],
  '⅚': [5, 6],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
};

const isDigits = (tokens: Tokens, i: number, end: number): boolean => i < end && tokens.kinds[i] === TokenKind.number;

/** A written fraction at `i`: ½, or 3/4 where the halves touch. */
function writtenFraction(tokens: Tokens, i: number, end: number): { value: Decimal; end: number } | null {
  if (!isDigits(tokens, i, end)) return null;
  const vulgar = FRACTIONS[tokenText(tokens, i)];
  if (vulgar !== undefined) return { value: quotient(BigInt(vulgar[0]), BigInt(vulgar[1])), end: i + 1 };
  if (
    !isDigits(tokens, i + 2, end) ||
    tokenText(tokens, i + 1) !== '/' ||
    !touchesPrevious(tokens, i + 1) ||
    !touchesPrevious(tokens, i + 2)
  )
    return null;
  const numerator = Number(tokenText(tokens, i));
  const denominator = Number(tokenText(tokens, i + 2));
  const known = [2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100].includes(denominator);
  if (!known || numerator < 1 || numerator >= denominator) return null;
  if (i + 3 < end && tokenText(tokens, i + 3) === '/') return null;
  return { value: quotient(BigInt(numerator), BigInt(denominator)), end: i + 3 };
}

/** Takes scale words and, where `letters` says so, scale letters behind a value. */
function takeScale(tokens: Tokens, at: number, end: number, letters: boolean): { power: Decimal | null; end: number } {
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
    const kind = wordKind(tokens.forms[next] as number);
    let factor: Decimal | null = null;
    if (kind === Word.scale || kind === Word.hundred)
      factor = { mantissa: wordValue(tokens.forms[next] as number), exponent: 0 };
    else if (kind === Word.dozen && power === null) factor = decimal(12);
    else if (next === i && touchesPrevious(tokens, i) && tokens.kinds[i] === TokenKind.word) {
      const word = tokenWord(tokens, i);
      const letter = SCALE_LETTERS[word];
      const upper = tokens.shapes[i] !== Shape.lower;
      if (letter !== undefined && (letters || word === 'k' || (upper && (word === 'm' || word === 'mm') && letters)))
        factor = decimal(1, letter);
    } else if (
      letters &&
      next === i &&
      tokens.kinds[i] === TokenKind.word &&
      /^(?:m|b|t|mm)$/i.test(tokenText(tokens, i))
    ) {
      factor = decimal(1, SCALE_LETTERS[tokenWord(tokens, i)] as number);
    }
    if (factor === null) break;
    power = power === null ? factor : multiply(power, factor);
    i = next + 1;
  }
  return { power, end: i };
}

function digitsNumeral(tokens: Tokens, first: number, end: number, letters: boolean): Numeral | null {
  let i = first;
  const fractionOnly = writtenFraction(tokens, i, end);
  let value: Decimal;
  let decimals = 0;
  let digits: string | null = null;
  if (fractionOnly !== null) {
    value = fractionOnly.value;
    i = fractionOnly.end;
  } else {
    digits = tokenText(tokens, i);
    i++;
    while (isDigits(tokens, i, end) && isSpaceGrouped(tokens, i)) digits += tokenText(tokens, i++);
    const read = readDigits(digits);
    if (read === null) return null;
    value = read.value;
    decimals = read.decimals;
    const more = isDigits(tokens, i, end) ? writtenFraction(tokens, i, end) : null;
    if (more !== null && decimals === 0) {
      value = add(value, more.value);
      i = more.end;
    } else if (i + 1 < end && tokenText(tokens, i) === '-' && touchesPrevious(tokens, i)) {
      const hyphened = writtenFraction(tokens, i + 1, end);
      if (hyphened !== null && decimals === 0) {
        value = add(value, hyphened.value);
        i = hyphened.end;
      }
    }
  }
  let unit = decimal(1, -decimals);
  const scale = takeScale(tokens, i, end, letters);
  if (scale.power !== null) {
    value = multiply(value, scale.power);
    unit = multiply(unit, scale.power);
  }
  // "3 and a half million" and "3 1/2" are rare, "5.5 hundred" rarer: the scale is enough
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

/** "and a half", "and three quarters" behind a whole number of words. */
function trailingFraction(tokens: Tokens, at: number, end: number): { value: Decimal; end: number } | null {
  if (at + 2 >= end || wordKind(tokens.forms[at] as number) !== Word.and) return null;
  const kind = wordKind(tokens.forms[at + 1] as number);
  if (kind !== Word.article && kind !== Word.unit) return null;
  let next = at + 2;
  if (tokenText(tokens, next) === '-') next++;
  if (next >= end) return null;
  const fraction = fractionOf(tokens, next);
  if (fraction === null) return null;
  const numerator = kind === Word.article ? 1n : wordValue(tokens.forms[at + 1] as number);
  return { value: quotient(numerator, fraction), end: next + 1 };
}

/** Denominator of a fraction word (half, quarters, third), or null. */
function fractionOf(tokens: Tokens, i: number): bigint | null {
  const form = tokens.forms[i] as number;
  const kind = wordKind(form);
  if (kind === Word.fraction) return wordValue(form);
  if (kind === Word.ordinal && wordValue(form) >= 3n) return wordValue(form);
  return null;
}

function wordsNumeral(tokens: Tokens, first: number, end: number): Numeral | null {
  let total = 0n;
  let current = 0n;
  let extra: Decimal | null = null;
  let i = first;
  let last = first;
  let smallest = 1n;
  let scaled = false;
  let any = false;
  let ordinal = false;
  let slot = 1000n;
  const limit = Math.min(end, first + LONGEST);
  while (i < limit) {
    const form = tokens.forms[i] as number;
    const kind = wordKind(form);
    const value = wordValue(form);
    if (kind === Word.article && !any) {
      const next = i + 1 < limit ? wordKind(tokens.forms[i + 1] as number) : 0;
      if (next !== Word.hundred && next !== Word.scale && next !== Word.dozen) return null;
      current = 1n;
      any = true;
      slot = 1n;
    } else if (kind === Word.unit && (slot > 10n ? value < 20n : slot === 10n && value > 0n && value < 10n)) {
      if (slot === 10n && !any) return null;
      current += value;
      slot = 1n;
      smallest = 1n;
      any = true;
    } else if (kind === Word.tens && slot > 10n) {
      current += value;
      slot = 10n;
      smallest = 1n;
      any = true;
    } else if (kind === Word.hundred && any && current > 0n && current < 100n) {
      current *= 100n;
      slot = 100n;
      smallest = 100n;
    } else if ((kind === Word.scale || kind === Word.dozen) && any && current > 0n && extra === null) {
      const factor = kind === Word.dozen ? 12n : value;
      total += current * factor;
      smallest = factor;
      current = 0n;
      slot = 1000n;
      scaled = true;
    } else if (kind === Word.ordinal && (any || value >= 1n)) {
      // the ordinal ends the numeral: "twenty-first", "hundredth"
      if (any && slot === 10n && value < 10n) {
        current += value;
        last = i + 1;
        ordinal = true;
        break;
      }
      if (!any) {
        current = value;
        any = true;
        last = i + 1;
        ordinal = true;
      }
      break;
    } else break;
    last = i + 1;
    i = last;
    if (i >= limit) break;
    const between = tokenText(tokens, i);
    if (
      (between === '-' || between === '‐' || between === '‑') &&
      touchesPrevious(tokens, i) &&
      i + 1 < limit &&
      touchesPrevious(tokens, i + 1)
    ) {
      const next = wordKind(tokens.forms[i + 1] as number);
      if (
        next === Word.unit ||
        next === Word.tens ||
        next === Word.hundred ||
        next === Word.scale ||
        (next === Word.ordinal && slot === 10n)
      )
        i++;
      else break;
    } else if (wordKind(tokens.forms[i] as number) === Word.and) {
      const half = trailingFraction(tokens, i, limit);
      if (half !== null) {
        extra = half.value;
        last = half.end;
        i = last;
        const scale = i < limit ? wordKind(tokens.forms[i] as number) : 0;
        if (scale === Word.scale && !scaled) {
          const factor = wordValue(tokens.forms[i] as number);
          return done(multiply(add(decimal(total + current), extra), decimal(factor)), i + 1, factor, true);
        }
        break;
      }
      // "hundred and five", "thousand and ten": only behind a hundred or a scale
      const next = i + 1 < limit ? wordKind(tokens.forms[i + 1] as number) : 0;
      if ((smallest >= 100n && slot >= 100n && (next === Word.unit || next === Word.tens)) === false) break;
      i++;
    }
  }
  if (!any) return null;
  let value = decimal(total + current);
  if (extra !== null) value = add(value, extra);
  return done(value, last, smallest, scaled);

  function done(result: Decimal, until: number, step: bigint, isScaled: boolean): Numeral {
    return {
      first,
      end: until,
      value: result,
      decimals: 0,
      precision: decimal(step),
      form: ordinal ? 'ordinal' : 'words',
      scaled: isScaled,
      digits: null,
    };
  }
}

/** "half a million", "a third", "two-thirds", "three quarters", "a quarter of a million". */
function fractionNumeral(tokens: Tokens, first: number, end: number): Numeral | null {
  let i = first;
  let numerator = 1n;
  const kind = wordKind(tokens.forms[i] as number);
  if (kind === Word.article || (kind === Word.unit && wordValue(tokens.forms[i] as number) > 0n)) {
    numerator = kind === Word.article ? 1n : wordValue(tokens.forms[i] as number);
    i++;
    if (i < end && (tokenText(tokens, i) === '-' || tokenText(tokens, i) === '‑')) i++;
  } else if (kind !== Word.fraction) return null;
  if (i >= end) return null;
  const denominator = fractionOf(tokens, i);
  if (denominator === null) return null;
  const plural = wordKind(tokens.forms[i] as number) === Word.fraction && denominator > 2n;
  if (numerator > 1n && !plural && denominator !== 2n) return null;
  if (i === first && denominator !== 2n && wordKind(tokens.forms[i] as number) !== Word.fraction) return null;
  if (numerator > denominator) return null;
  let value = quotient(numerator, denominator);
  i++;
  // half a million
  let next = i;
  if (next < end && wordKind(tokens.forms[next] as number) === Word.article) next++;
  if (
    next < end &&
    (wordKind(tokens.forms[next] as number) === Word.scale || wordKind(tokens.forms[next] as number) === Word.dozen)
  ) {
    const factor =
      wordKind(tokens.forms[next] as number) === Word.dozen ? 12n : wordValue(tokens.forms[next] as number);
    value = multiply(value, decimal(factor));
    return {
      first,
      end: next + 1,
      value,
      decimals: 0,
      precision: multiply(decimal(1, -1), decimal(factor)),
      form: 'words',
      scaled: true,
      digits: null,
    };
  }
  return { first, end: i, value, decimals: 0, precision: null, form: 'fraction', scaled: false, digits: null };
}

/** "dozens", "tens of thousands", "hundreds of millions": no value. */
function vagueNumeral(tokens: Tokens, first: number, end: number): Numeral {
  let i = first + 1;
  for (let n = 0; n < 2; n++) {
    if (i + 1 < end && tokenWord(tokens, i) === 'of' && wordKind(tokens.forms[i + 1] as number) === Word.vague) i += 2;
    else break;
  }
  return { first, end: i, value: null, decimals: 0, precision: null, form: 'vague', scaled: false, digits: null };
}

/**
 * Reads the numeral that begins at token `i`, at most to token `end` (exclusive); null when there is none. `letters` allows the scale letters
 * of money (m, b, t).
 */
export function readNumeral(tokens: Tokens, i: number, end: number, letters: boolean): Numeral | null {
  if (tokens.kinds[i] === TokenKind.number) return digitsNumeral(tokens, i, end, letters);
  const form = tokens.forms[i] as number;
  const kind = wordKind(form);
  if (kind === 0 || kind === Word.and) return null;
  if (kind === Word.vague) return vagueNumeral(tokens, i, end);
  if (
    kind === Word.article &&
    i + 2 < end &&
    wordKind(tokens.forms[i + 1] as number) === Word.couple &&
    tokenWord(tokens, i + 2) === 'of'
  ) {
    // a couple of hundred
    const scale = i + 3 < end ? wordKind(tokens.forms[i + 3] as number) : 0;
    if (scale !== Word.hundred && scale !== Word.scale && scale !== Word.dozen) return null;
    const factor = scale === Word.dozen ? 12n : wordValue(tokens.forms[i + 3] as number);
    return {
      first: i,
      end: i + 4,
      value: decimal(2n * factor),
      decimals: 0,
      precision: decimal(factor),
      form: 'words',
      scaled: true,
      digits: null,
    };
  }
  const fraction = fractionNumeral(tokens, i, end);
  if (fraction !== null) return fraction;
  if (kind === Word.dozen)
    return {
      first: i,
      end: i + 1,
      value: decimal(12),
      decimals: 0,
      precision: decimal(12),
      form: 'words',
      scaled: false,
      digits: null,
    };
  if (kind === Word.fraction || kind === Word.multiplier || kind === Word.couple) return null;
  return wordsNumeral(tokens, i, end);
}
