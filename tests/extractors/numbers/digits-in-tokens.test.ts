import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '../../../extractors/numbers/decimal.js';
import {
  groupsEnd,
  joinDigits,
  readDigits,
  scientific,
  showsEnglish,
  showsEuropean,
  writtenFraction,
} from '../../../extractors/numbers/digits.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

const HARD = '\u00a0';

describe('digits of one token', () => {
  it.each([
    ['０１９', '19'],
    ['٠١٩', '19'],
    ['०१९', '19'],
    ['1２', '12'],
    [',5', '0.5'],
    ['1.2345', '1.2345'],
    ['12.345,67', '12345.67'],
    ['1,23,456', '123456'],
  ])('%s is %s', (text, value) => {
    expect(formatDecimal(readDigits(text)?.value ?? parseDecimal('-1'))).toBe(value);
  });

  it.each([
    '：1',
    '／1',
    '1٪',
    '1\u065f',
    '1\u066a',
    '1\u0965',
    '1\u0970',
    '1\u0080',
    'a1',
    ',500',
    '12.34.567',
    '12,345,67,890',
    '123,4567',
    '1.234,5,6',
    '1,2.3,4',
  ])('%s is no plain number', (text) => {
    expect(readDigits(text)).toBeNull();
  });

  it('group with commas where nothing else is told', () => {
    expect(readDigits('1.200')).toEqual({ value: parseDecimal('1.200'), decimals: 3 });
  });

  it.each([
    ['1.200.300,55', true],
    ['123.400.000', true],
    ['1.200,x5', false],
    ['x1.200,5', false],
    ['1.200,5x', false],
    ['x2.400.000', false],
    ['2.400.000x', false],
  ])('%s shows a European habit: %s', (text, shows) => {
    expect(showsEuropean(text)).toBe(shows);
  });

  it.each([
    ['1,200.55', true],
    ['x1,200', false],
    ['1,200x', false],
  ])('%s shows an English habit: %s', (text, shows) => {
    expect(showsEnglish(text)).toBe(shows);
  });
});

/** How many tokens the digits at the first token take, and the digits. */
function group(text: string, room?: number): string {
  const tokens = tokenize(text);
  const end = groupsEnd(tokens, 0, room ?? tokens.count);
  return `${joinDigits(tokens, 0, end)} in ${end}`;
}

describe('groups of digits in tokens', () => {
  it.each([
    ['1 234 567', '1234567 in 3'],
    ['40 000', '40000 in 2'],
    ['40 000.5', '40000.5 in 2'],
    ['40 100,25', '40100,25 in 2'],
    ['123 400', '123400 in 2'],
    [`1${HARD}200`, '1200 in 2'],
    [`999${HARD}200`, '999200 in 2'],
    [`1${HARD}200,55`, '1200,55 in 2'],
    [`1${HARD}200.5${HARD}300`, '1200.5 in 2'],
    [`1${`${HARD}234`.repeat(10)}`, '1234234234234234234234234 in 9'],
    [`1${HARD}234 567`, '1234 in 2'],
    ["1'200'000", '1200000 in 5'],
    ['1’200', '1200 in 3'],
  ])('%s: %s', (text, expected) => {
    expect(group(text)).toBe(expected);
  });

  it.each([
    '40 123',
    '40 005',
    '1234 567',
    '01 200',
    `01${HARD}200`,
    '40  000',
    '40\t000',
    `1.5${HARD}200`,
    `1,5${HARD}200`,
    `½${HARD}200`,
    `１２${HARD}200`,
    `1${HARD}2000`,
    `1${HARD}200.555`,
    `1${HARD}x`,
    "1' 200",
    "1 '200",
    '1"200',
    '1-200',
  ])('%s: the first alone', (text) => {
    expect(group(text)).toMatch(/ in 1$/);
  });

  it('see nothing behind their limit', () => {
    expect(group(`1${HARD}234${HARD}567`, 2)).toBe('1234 in 2');
    expect(group(`1${HARD}234`, 1)).toBe('1 in 1');
    expect(group("1'200", 2)).toBe('1 in 1');
  });
});

/** The fraction at the first token, and its tokens. */
function fraction(text: string, room?: number): string | null {
  const tokens = tokenize(text);
  const found = writtenFraction(tokens, 0, room ?? tokens.count);
  return found === null ? null : `${formatDecimal(found.value)} in ${found.end}`;
}

describe('written fractions', () => {
  it.each([
    ['½', '0.5 in 1'],
    ['⅓', '0.3333333333333333 in 1'],
    ['⅔', '0.6666666666666667 in 1'],
    ['¼', '0.25 in 1'],
    ['¾', '0.75 in 1'],
    ['⅕', '0.2 in 1'],
    ['⅖', '0.4 in 1'],
    ['⅗', '0.6 in 1'],
    ['⅘', '0.8 in 1'],
    ['⅙', '0.1666666666666667 in 1'],
    ['⅚', '0.8333333333333333 in 1'],
    ['⅐', '0.1428571428571429 in 1'],
    ['⅛', '0.125 in 1'],
    ['⅜', '0.375 in 1'],
    ['⅝', '0.625 in 1'],
    ['⅞', '0.875 in 1'],
    ['⅑', '0.1111111111111111 in 1'],
    ['⅒', '0.1 in 1'],
    ['3/4', '0.75 in 3'],
    ['3 / 4', '0.75 in 3'],
    ['3⁄4', '0.75 in 3'],
    ['10/16', '0.625 in 3'],
    ['1/1000', '0.001 in 3'],
    ['127/128', '0.9921875 in 3'],
  ])('%s is %s', (text, expected) => {
    expect(fraction(text)).toBe(expected);
  });

  it.each([
    '3/ 4',
    '3 /4',
    '03/4',
    '0/4',
    '4/4',
    '5/4',
    '3/4/5',
    '24/7',
    '3/7000',
    'a/4',
    '3/x',
    '3.5/4',
    '3/4.5',
    '3,5/4',
    '11/24',
    '3-4',
  ])('%s is none', (text) => {
    expect(fraction(text)).toBeNull();
  });

  it('see nothing behind their limit', () => {
    expect(fraction('3/4', 2)).toBeNull();
    expect(fraction('3/4/5', 3)).toBe('0.75 in 3');
  });
});

/** What scientific notation behind the first token makes of it, and its tokens. */
function science(text: string, room?: number): string | null {
  const tokens = tokenize(text);
  const value = parseDecimal(text.slice(tokens.starts[0], tokens.ends[0]));
  const found = scientific(tokens, 1, room ?? tokens.count, value);
  return found === null ? null : `${formatDecimal(found.value)} in ${found.end}`;
}

describe('scientific notation', () => {
  it.each([
    ['1.3e6', '1300000 in 3'],
    ['1.3E6', '1300000 in 3'],
    ['1.3e+6', '1300000 in 4'],
    ['1.3e-6', '0.0000013 in 4'],
    ['1.3e−6', '0.0000013 in 4'],
    ['1.3e12', '1300000000000 in 3'],
    ['6.2x10^4', '62000 in 5'],
    ['6.2 × 10^4', '62000 in 5'],
    ['6.2*10^4', '62000 in 5'],
    ['6.2·10^4', '62000 in 5'],
    ['6.2x10^-4', '0.00062 in 6'],
    ['6.2x10^−4', '0.00062 in 6'],
    ['6.2x10^+4', '62000 in 6'],
    ['6.2x10^12', '6200000000000 in 5'],
    ['6.2x10⁴', '62000 in 4'],
    ['6.2x10⁺⁴', '62000 in 5'],
    ['6.2x10⁻⁴', '0.00062 in 5'],
    ['6.2x10¹⁰', '62000000000 in 5'],
    ['6.2×10−4', '0.00062 in 5'],
    ['6.2×10−14', '0.000000000000062 in 5'],
    ['2^10', '1024 in 3'],
    ['2^-1', '0.5 in 4'],
    ['1.5^2', '2.25 in 3'],
    ['10⁶', '1000000 in 2'],
    ['10⁻³', '0.001 in 3'],
  ])('%s is %s', (text, expected) => {
    expect(science(text)).toBe(expected);
  });

  it.each([
    '1.3 e6',
    '1.3e 6',
    '1.3e- 6',
    '1.3e',
    '1.3ex',
    '1.3e1234',
    '1.3e6.5',
    '1.3e~6',
    '6.2x11^4',
    '6.2x10',
    '6.2x10 ^4',
    '6.2x10^ 4',
    '6.2x10^- 4',
    '6.2x10^x',
    '6.2x10^1234',
    '6.2x10^4.5',
    '6.2x10⁻',
    '6.2x10 ⁴',
    '6.2×10-4',
    '6.2×10−123',
    '6.2×10− 4',
    '6.2×10 −4',
    '6.2×10−x',
    '6.2+10^4',
    '2^',
    '2 ^10',
    '2^x',
    '12⁶',
    '10 ⁶',
    '10⁻',
    '10',
    '3.5 million',
  ])('%s is none', (text) => {
    expect(science(text)).toBeNull();
  });

  it('has three digits of a raised power at most, and sees nothing behind its limit', () => {
    expect(science('6.2x10⁴⁵⁶⁷')).toMatch(/ in 6$/);
    expect(science('10⁶', 1)).toBeNull();
    expect(science('1.3e6', 2)).toBeNull();
    expect(science('1.3e-6', 3)).toBeNull();
    expect(science('6.2x10^4', 2)).toBeNull();
    expect(science('6.2x10^4', 3)).toBeNull();
    expect(science('6.2x10^4', 4)).toBeNull();
    expect(science('6.2x10^-4', 5)).toBeNull();
    expect(science('6.2x10¹⁰', 4)).toBe('62 in 4');
    expect(science('6.2×10−4', 4)).toBeNull();
  });
});
