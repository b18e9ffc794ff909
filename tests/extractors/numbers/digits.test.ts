import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../extractors/numbers/decimal.js';
import { readDigits, showsEnglish, showsEuropean } from '../../../extractors/numbers/digits.js';
import { readForms } from './read-numbers.js';

const read = (text: string, european = false): string | null => {
  const digits = readDigits(text, european);
  return digits === null ? null : `${formatDecimal(digits.value)} (${digits.decimals})`;
};

describe('digits', () => {
  it.each([
    ['7', '7 (0)'],
    ['1.200', '1.2 (3)'],
    ['1,200', '1200 (0)'],
    ['12,345,678', '12345678 (0)'],
    ['1,200.50', '1200.5 (2)'],
    ['12,34,567', '1234567 (0)'],
    ['1,23,45,678.9', '12345678.9 (1)'],
    ['1.200,5', '1200.5 (1)'],
    ['1.200.000', '1200000 (0)'],
    ['7,5', '7.5 (1)'],
    ['7,25', '7.25 (2)'],
    ['1,23', '1.23 (2)'],
    ['１２', '12 (0)'],
    ['٣٤', '34 (0)'],
    ['५६', '56 (0)'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['1.200', '1200 (0)'],
    ['1.200.000', '1200000 (0)'],
    ['1.25', '1.25 (2)'],
    ['1,234', '1.234 (3)'],
    ['1.200,5', '1200.5 (1)'],
    ['12', '12 (0)'],
  ])('%s is %s where points group', (text, expected) => {
    expect(read(text, true)).toBe(expected);
  });

  it.each(
    ['1.2.3', '192.168.1.2', '1,2,3', '22,24,26', '1234,567', '1,2345', '12,345.67.8', '123,45,678'].concat([
      '1,200,5',
      '1.2.3,4',
      '1.200,5,6',
      '1x',
      '௧',
    ]),
  )('%s is no plain number', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each(['1.200,5', '2.400.000', '12.345,67'])('%s shows that points group', (text) => {
    expect([showsEuropean(text), showsEnglish(text)]).toEqual([true, false]);
  });
  it.each(['1,200', '1,200.5', '12,34,567'])('%s shows that commas group', (text) => {
    expect([showsEuropean(text), showsEnglish(text)]).toEqual([false, true]);
  });
  it.each(['1.200', '7,5', '12.5', '1234', '1.2.3', '1,2'])('%s shows neither', (text) => {
    expect([showsEuropean(text), showsEnglish(text)]).toEqual([false, false]);
  });
});

describe('groups of digits', () => {
  it.each([
    ['Of 1 234 567 sheep', ['1 234 567 = cardinal 1234567']],
    ['Of 40 000 sheep', ['40 000 = cardinal 40000']],
    ['Of 40 123 sheep', ['40 = cardinal 40', '123 = cardinal 123']],
    ['Of 40\u00a0123 sheep', ['40\u00a0123 = cardinal 40123']],
    ['Of 40\u202f123.5 sheep', ['40\u202f123.5 = cardinal 40123.5']],
    ['Of 40\u2009123 sheep', ['40\u2009123 = cardinal 40123']],
    ["Of 1'200'000 sheep", ["1'200'000 = cardinal 1200000"]],
    ['Of 1’200 sheep', ['1’200 = cardinal 1200']],
    ['Of 9234\u00a0567 sheep', ['9234 = cardinal 9234', '567 = cardinal 567']],
    ['Of 05\u00a0123 sheep', ['05 = cardinal 5', '123 = cardinal 123']],
    ['Of 12\u00a034 sheep', ['12 = cardinal 12', '34 = cardinal 34']],
    ['Of 12\u00a0345 678 sheep', ['12\u00a0345 = cardinal 12345', '678 = cardinal 678']],
    ['Of 1  000 sheep', ['1 = cardinal 1', '000 = cardinal 0']],
  ] as const)('%s', (text, expected) => {
    expect(readForms(text)).toEqual(expected);
  });
});

describe('fractions and powers', () => {
  it.each([
    ['Add ⅔ of it.', ['⅔ = cardinal 0.6666666666666667']],
    ['Add 7/8 of it.', ['7/8 = cardinal 0.875']],
    ['Add 1⁄32 of it.', ['1⁄32 = cardinal 0.03125']],
    ['Add 5½ of it.', ['5½ = cardinal 5.5']],
    ['Add 1-1/2 of it.', ['1-1/2 = cardinal 1.5']],
    ['Add 3 and a half of it.', ['3 and a half = cardinal 3.5']],
    ['Add 2 3/4 million of it.', ['2 3/4 million = cardinal 2750000']],
    ['Ratio 24/7 now.', []],
    ['Ratio 8/3 now.', []],
    ['Ratio 1/2/3 now.', []],
    ['Ratio 5/13 now.', []],
    ['Size 1.3e6 now.', ['1.3e6 = cardinal 1300000']],
    ['Size 2e-3 now.', ['2e-3 = cardinal 0.002']],
    ['Size 12.32e+14 now.', ['12.32e+14 = cardinal 1232000000000000']],
    ['Size 4x10^3 now.', ['4x10^3 = cardinal 4000']],
    ['Size 4 × 10⁵ now.', ['4 × 10⁵ = cardinal 400000']],
    ['Size 4 × 10^-2 now.', ['4 × 10^-2 = cardinal 0.04']],
    ['Size 10⁶ now.', ['10⁶ = cardinal 1000000']],
    ['Size 10⁻³ now.', ['10⁻³ = cardinal 0.001']],
    ['Size 2^8 now.', ['2^8 = cardinal 256']],
    ['Size 2.5^-1 now.', ['2.5^-1 = cardinal 0.4']],
    ['Size .25 now.', ['.25 = cardinal 0.25']],
    ['Size $.75 now.', ['$.75 = money 0.75 USD']],
  ] as const)('%s', (text, expected) => {
    expect(readForms(text)).toEqual(expected);
  });
});
