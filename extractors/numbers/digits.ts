import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { wordTable } from '../text/word-table.js';
import { type Decimal, decimal, multiply, parseDecimal, power, quotient } from './decimal.js';

/** Digits read: the exact value, the digits behind the point, and the digits as printed. */
export interface Digits {
  readonly value: Decimal;
  readonly decimals: number;
}

const ASCII_DIGITS = /^[\d.,]+$/;

/** Digits of other scripts as ASCII; unchanged where there are none. */
function toAscii(text: string): string | null {
  if (ASCII_DIGITS.test(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) out += text[i];
    else if (code >= 0xff10 && code <= 0xff19) out += String(code - 0xff10);
    else if (code >= 0x0660 && code <= 0x0669) out += String(code - 0x0660);
    else if (code >= 0x0966 && code <= 0x096f) out += String(code - 0x0966);
    else return null;
  }
  return out;
}

/**
 * Reads digits with their grouping: 1,200.5 · 12,34,567 · 1.200,5 · 0.5; null when it is no plain number (1.2.3). `european` says that the
 * document groups with points: "1.200" is then 1200, and "1,234" is 1.234.
 */
export function readDigits(printed: string, european: boolean = false): Digits | null {
  const text = toAscii(printed);
  if (text === null) return null;
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
  if (european && commas === 0) {
    const whole = grouped('.', '', text);
    if (whole !== null) return whole;
  }
  if (european && commas === 1 && points === 0)
    return { value: parseDecimal(text.replace(',', '.')), decimals: text.length - lastComma - 1 };
  if (commas === 0 && points === 1) return { value: parseDecimal(text), decimals: text.length - lastPoint - 1 };
  if (commas > 0 && points <= 1 && lastPoint > lastComma)
    return grouped(',', text.slice(lastPoint + 1), text.slice(0, lastPoint));
  if (commas > 0 && points === 0) {
    const plain = grouped(',', '', text);
    if (plain !== null) return plain;
    if (commas === 1 && text.length - lastComma - 1 <= 2)
      return { value: parseDecimal(text.replace(',', '.')), decimals: text.length - lastComma - 1 };
    return null;
  }
  if (points > 0 && commas === 1 && lastComma > lastPoint)
    return grouped('.', text.slice(lastComma + 1), text.slice(0, lastComma));
  if (points > 1 && commas === 0) return grouped('.', '', text);
  return null;
}

function grouped(mark: string, fraction: string, whole: string): Digits | null {
  const groups = whole.split(mark);
  const last = groups[groups.length - 1] as string;
  const first = groups[0] as string;
  if (groups.length < 2 || last.length !== 3 || first.length === 0 || first.length > 3) return null;
  const inner = groups.slice(1, -1);
  const western = inner.every((group) => group.length === 3);
  const indian = mark === ',' && first.length <= 2 && inner.every((group) => group.length === 2);
  if (!western && !indian) return null;
  const digits = groups.join('');
  return { value: parseDecimal(fraction === '' ? digits : `${digits}.${fraction}`), decimals: fraction.length };
}

/** Whether printed digits show that points group and a comma parts the decimals: 1.200,5 · 2.400.000. */
export function showsEuropean(text: string): boolean {
  return /^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/.test(text);
}

/** Whether printed digits show that commas group: 1,200 · 1,200.5. */
export function showsEnglish(text: string): boolean {
  return /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(text);
}

const NO_BREAK_SPACES = new Set([0xa0, 0x202f, 0x2009, 0x2007]);
/** Groups at most behind the first: "1 234 567 890 123". */
const LONGEST = 8;

const GROUPING = /^['’]$/;
const TIMES = /^(?:x|×|\*|·)$/;

const isNumber = (tokens: Tokens, i: number, end: number): boolean => i < end && tokens.kinds[i] === TokenKind.number;
const lengthOf = (tokens: Tokens, i: number): number => (tokens.ends[i] as number) - (tokens.starts[i] as number);

/**
 * Where digits that begin at token `i` end when blanks or apostrophes group them: 1 200 with no-break spaces, 1 234 567 and 40 000 with
 * plain ones, 1'200'000. Returns `i + 1` when nothing groups.
 */
export function groupsEnd(tokens: Tokens, i: number, end: number): number {
  const first = lengthOf(tokens, i);
  const { text } = tokens;
  const start = tokens.starts[i] as number;
  if (first > 3 || (first > 1 && text.charCodeAt(start) === 0x30) || text.charCodeAt(start) === 0x2e) return i + 1;
  for (let k = start; k < start + first; k++) if (text.charCodeAt(k) < 0x30 || text.charCodeAt(k) > 0x39) return i + 1;
  let at = i + 1;
  let kind = 0;
  let groups = 0;
  while (at < end && groups < LONGEST) {
    const gap = tokens.ends[at - 1] as number;
    let next = at;
    let joined = 0;
    if (isNumber(tokens, at, end) && tokens.starts[at] === gap + 1)
      joined = NO_BREAK_SPACES.has(text.charCodeAt(gap)) ? 1 : text.charCodeAt(gap) === 0x20 ? 2 : 0;
    else if (GROUPING.test(tokenText(tokens, at)) && touchesPrevious(tokens, at) && isNumber(tokens, at + 1, end)) {
      if (touchesPrevious(tokens, at + 1)) joined = 3;
      next = at + 1;
    }
    if (joined === 0 || (kind !== 0 && joined !== kind)) break;
    const printed = tokenText(tokens, next);
    // the last group may bring decimals along: 1 200.5
    if (!/^\d{3}(?:[.,]\d{1,2})?$/.test(printed)) break;
    kind = joined;
    groups++;
    at = next + 1;
    if (printed.length > 3) break;
  }
  if (groups === 0) return i + 1;
  // one group behind a plain blank is two figures side by side unless it is round
  if (kind === 2 && groups === 1 && !/00(?:[.,]\d+)?$/.test(tokenText(tokens, at - 1))) return i + 1;
  return at;
}

/** The digits of tokens `first` to `end` (exclusive) without their blanks and apostrophes. */
export function joinDigits(tokens: Tokens, first: number, end: number): string {
  let digits = '';
  for (let i = first; i < end; i++) if (tokens.kinds[i] === TokenKind.number) digits += tokenText(tokens, i);
  return digits;
}

const FRACTIONS: Readonly<Record<string, readonly [number, number]>> = wordTable({
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
  '⅐': [1, 7],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
  '⅑': [1, 9],
  '⅒': [1, 10],
});
const DENOMINATORS = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 128, 1000]);
/** 24/7, 50/50 and 9/11 are no fractions; 7/24 of a day is one. */
const STROKE = /^[/⁄∕]$/;

/** A written fraction at `i`: ½, or 3/4 where the halves touch (or stand apart alike). */
export function writtenFraction(tokens: Tokens, i: number, end: number): { value: Decimal; end: number } | null {
  if (!isNumber(tokens, i, end)) return null;
  const isVulgar = lengthOf(tokens, i) === 1 && tokens.text.charCodeAt(tokens.starts[i] as number) >= 0x80;
  const vulgar = isVulgar ? FRACTIONS[tokenText(tokens, i)] : undefined;
  if (vulgar !== undefined) return { value: quotient(BigInt(vulgar[0]), BigInt(vulgar[1])), end: i + 1 };
  if (!isNumber(tokens, i + 2, end) || !STROKE.test(tokenText(tokens, i + 1))) return null;
  if (touchesPrevious(tokens, i + 1) !== touchesPrevious(tokens, i + 2)) return null;
  const [above, below] = [tokenText(tokens, i), tokenText(tokens, i + 2)];
  if (!/^\d{1,4}$/.test(above) || !/^\d{1,4}$/.test(below) || above.startsWith('0')) return null;
  const [numerator, denominator] = [Number(above), Number(below)];
  if (!DENOMINATORS.has(denominator) || numerator < 1 || numerator >= denominator) return null;
  if (i + 3 < end && STROKE.test(tokenText(tokens, i + 3))) return null;
  return { value: quotient(BigInt(numerator), BigInt(denominator)), end: i + 3 };
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** An integer power at `i`: ^6 · ^-4 · ⁶ · ⁻⁴; null when there is none. */
function exponentAt(tokens: Tokens, i: number, end: number): { power: number; end: number } | null {
  let at = i;
  if (at >= end || !touchesPrevious(tokens, at)) return null;
  let negative = false;
  if (tokenText(tokens, at) === '^') {
    at++;
    const sign = at < end ? tokenText(tokens, at) : '';
    if (/^[-−+]$/.test(sign)) {
      negative = sign !== '+';
      at++;
    }
    if (!isNumber(tokens, at, end) || !touchesPrevious(tokens, at) || !/^\d{1,3}$/.test(tokenText(tokens, at)))
      return null;
    const size = Number(tokenText(tokens, at));
    return { power: negative ? -size : size, end: at + 1 };
  }
  // "1.6×10−19": a text that lost its raised figures; only a true minus tells that
  if (tokenText(tokens, at) === '−' && isNumber(tokens, at + 1, end) && touchesPrevious(tokens, at + 1)) {
    const printed = tokenText(tokens, at + 1);
    return /^\d{1,2}$/.test(printed) ? { power: -Number(printed), end: at + 2 } : null;
  }
  if (/^[⁻⁺]$/.test(tokenText(tokens, at))) {
    negative = tokenText(tokens, at) === '⁻';
    at++;
  }
  let digits = '';
  while (at < end && digits.length < 3 && touchesPrevious(tokens, at)) {
    const digit = SUPERSCRIPTS.indexOf(tokenText(tokens, at));
    if (digit < 0) break;
    digits += String(digit);
    at++;
  }
  if (digits === '') return null;
  return { power: negative ? -Number(digits) : Number(digits), end: at };
}

/** What scientific notation behind digits makes of them: 1.3e6 · 6.23x10^-4 · 3.4 × 10⁻⁴ · 2^32. Null when there is none. */
export function scientific(
  tokens: Tokens,
  at: number,
  end: number,
  value: Decimal,
): { value: Decimal; end: number } | null {
  if (at >= end) return null;
  const touching = touchesPrevious(tokens, at);
  const mark = tokenWord(tokens, at);
  if (touching && mark === 'e' && at + 1 < end && touchesPrevious(tokens, at + 1)) {
    let i = at + 1;
    const sign = tokenText(tokens, i);
    if (/^[-−+]$/.test(sign)) i++;
    if (!isNumber(tokens, i, end) || !touchesPrevious(tokens, i) || !/^\d{1,3}$/.test(tokenText(tokens, i)))
      return null;
    const size = Number(tokenText(tokens, i));
    return { value: multiply(value, decimal(1, sign === '-' || sign === '−' ? -size : size)), end: i + 1 };
  }
  if (TIMES.test(mark) && isNumber(tokens, at + 1, end) && tokenText(tokens, at + 1) === '10') {
    const exponent = exponentAt(tokens, at + 2, end);
    if (exponent === null) return null;
    return { value: multiply(value, decimal(1, exponent.power)), end: exponent.end };
  }
  if (touching && (mark === '^' || (value.mantissa === 10n && /^[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]$/.test(mark)))) {
    const exponent = exponentAt(tokens, at, end);
    const raised = exponent === null ? null : power(value, exponent.power);
    return raised === null || exponent === null ? null : { value: raised, end: exponent.end };
  }
  return null;
}
