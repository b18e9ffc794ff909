import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../extractors/numbers/decimal.js';
import { isLeadingPoint, readNumeral } from '../../../extractors/numbers/numeral.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

/** The numeral at the start of a text: value, form, one unit of its last digit ("±"), tokens; "scaled" where a scale is part of it. */
function read(text: string, how: { letters?: boolean; european?: boolean; room?: number } = {}): string | null {
  const tokens = tokenize(text);
  const { letters = false, european = false, room = tokens.count } = how;
  const numeral = readNumeral(tokens, 0, room, { letters, european });
  if (numeral === null) return null;
  const number = (d: typeof numeral.value): string => (d === null ? '-' : formatDecimal(d));
  const scaled = numeral.scaled ? ' scaled' : '';
  return `${number(numeral.value)} ${numeral.form}${scaled} ±${number(numeral.precision)} in ${numeral.end}`;
}

describe('one figure', () => {
  it.each([
    ['12', '12 digits ±1 in 1'],
    ['1.5', '1.5 digits ±0.1 in 1'],
    ['1.200', '1.2 digits ±0.001 in 1'],
    ['.25', '0.25 digits ±0.01 in 2'],
    ['five', '5 words ±1 in 1'],
    ['dozens of', '- vague ±- in 1'],
    ['two-thirds', '0.6666666666666667 fraction ±- in 3'],
    ['third', '3 ordinal ±1 in 1'],
    ['3 1/2', '3.5 digits ±1 in 4'],
    ['3-1/2', '3.5 digits ±1 in 5'],
    ['3 -1/2', '3 digits ±1 in 1'],
    ['1.5 1/2', '1.5 digits ±0.1 in 1'],
    ['3 and a half', '3.5 digits ±1 in 4'],
    ['3 and 1/2', '3.5 digits ±1 in 5'],
    ['3 and', '3 digits ±1 in 1'],
    ['7 and', '7 digits ±1 in 1'],
    ['1.3e6', '1300000 digits scaled ±100000 in 3'],
    ['1.3e6 million', '1300000 digits scaled ±100000 in 3'],
    ['1.3e6 5', '1300000 digits scaled ±100000 in 3'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['.x', 'and', 'twice', 'word', 'hundred', 'hundred and 5', '1.2.3'])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    ['1.200', '1200 digits ±1 in 1'],
    ['1.200,5', '1200.5 digits ±0.1 in 1'],
    ['.200', '0.2 digits ±0.001 in 2'],
  ])('%s where points group', (text, expected) => {
    expect(read(text, { european: true })).toBe(expected);
  });
});

describe('scales', () => {
  it.each([
    ['3k', '3000 digits scaled ±1000 in 2'],
    ['3 k', '3000 digits scaled ±1000 in 2'],
    ['3 k.', '3 digits ±1 in 1'],
    ['3k users', '3000 digits scaled ±1000 in 2'],
    ['3 k users', '3 digits ±1 in 1'],
    ['3K', '3000 digits scaled ±1000 in 2'],
    ['3 K', '3 digits ±1 in 1'],
    ['4.3M', '4300000 digits scaled ±100000 in 2'],
    ['4.3 M', '4300000 digits scaled ±100000 in 2'],
    ['200 MM', '200000000 digits scaled ±1000000 in 2'],
    ['1.2b', '1200000000 digits scaled ±100000000 in 2'],
    ['1.2B', '1200000000 digits scaled ±100000000 in 2'],
    ['1.2 B', '1.2 digits ±0.1 in 1'],
    ['12b', '12 digits ±1 in 1'],
    ['12B', '12 digits ±1 in 1'],
    ['12b users', '12000000000 digits scaled ±1000000000 in 2'],
    ['12B users', '12000000000 digits scaled ±1000000000 in 2'],
    ['12 b users', '12 digits ±1 in 1'],
    ['10G', '10000000000 digits scaled ±1000000000 in 2'],
    ['7G', '7000000000 digits scaled ±1000000000 in 2'],
    ['6G', '6 digits ±1 in 1'],
    ['5m', '5 digits ±1 in 1'],
    ['5g', '5 digits ±1 in 1'],
    ['5 million', '5000000 digits scaled ±1000000 in 2'],
    ['5-million', '5000000 digits scaled ±1000000 in 3'],
    ['5 -million', '5 digits ±1 in 1'],
    ['5- million', '5 digits ±1 in 1'],
    ['5 hundred thousand', '500000 digits scaled ±100000 in 3'],
    ['3 hundred thousand million', '300000000000 digits scaled ±100000000000 in 4'],
    ['3 hundred thousand million million', '300000000000 digits scaled ±100000000000 in 4'],
    ['2 lakh crore', '2000000000000 digits scaled ±1000000000000 in 3'],
    ['5 dozen', '60 digits scaled ±12 in 2'],
    ['5 million dozen', '5000000 digits scaled ±1000000 in 2'],
    ['3 dozens', '36 digits scaled ±12 in 2'],
    ['3-dozens', '3 digits ±1 in 1'],
    ['3 million dozens', '3000000 digits scaled ±1000000 in 2'],
    ['5 millions', '5000000 digits scaled ±1000000 in 2'],
    ['5 hundreds', '5 digits ±1 in 1'],
    ['5 tens', '5 digits ±1 in 1'],
    ['5 several', '5 digits ±1 in 1'],
    ['999 thousands', '999000 digits scaled ±1000 in 2'],
    ['1000 thousands', '1000 digits ±1 in 1'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['5m', '5000000 digits scaled ±1000000 in 2'],
    ['5 m', '5000000 digits scaled ±1000000 in 2'],
    ['5-m', '5 digits ±1 in 1'],
    ['5k', '5000 digits scaled ±1000 in 2'],
    ['5 k of it', '5 digits ±1 in 1'],
    ['5g', '5 digits ±1 in 1'],
    ['5 bn', '5000000000 digits scaled ±1000000000 in 2'],
    ['5 tn', '5000000000000 digits scaled ±1000000000000 in 2'],
    ['5 million 3m', '5000000 digits scaled ±1000000 in 2'],
    ['5 million 3k', '5003000 digits scaled ±1000 in 4'],
  ])('%s in money', (text, expected) => {
    expect(read(text, { letters: true })).toBe(expected);
  });

  it.each([
    ['3 and a half million', '3500000 digits scaled ±1000000 in 5'],
    ['3 million and a half', '3500000 digits scaled ±500000 in 5'],
    ['3 thousand and a half', '3500 digits scaled ±500 in 5'],
    ['3 hundred and a half', '300 digits scaled ±100 in 2'],
    ['2 million and three fifths', '2600000 digits scaled ±600000 in 5'],
    ['2 million and three fifths thousand', '2000600 digits scaled ±600 in 6'],
    ['1 million and a half thousand', '1000500 digits scaled ±500 in 6'],
    ['2 thousand and a half million', '2000 digits scaled ±1000 in 2'],
    ['2 million and a half million', '2000000 digits scaled ±1000000 in 2'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('parts of falling scale', () => {
  it.each([
    ['4 thousand 3 hundred and 21', '4321 digits scaled ±1 in 6'],
    ['1 billion 500 million', '1500000000 digits scaled ±1000000 in 4'],
    ['3 hundred and 21', '321 digits scaled ±1 in 4'],
    ['3 hundred 21', '321 digits scaled ±1 in 3'],
    ['3 hundred and 99', '399 digits scaled ±1 in 4'],
    ['3 thousand and 20', '3020 digits scaled ±1 in 4'],
    ['three thousand and twenty', '3020 words scaled ±1 in 4'],
    ['6 crore and two hundred', '60000200 digits scaled ±100 in 5'],
    ['6 crore 20', '60000020 digits scaled ±1 in 3'],
    ['6 crores 20', '60000020 digits scaled ±1 in 3'],
    ['2 lakh 5', '200005 digits scaled ±1 in 3'],
    ['2 lakhs and 5', '200005 digits scaled ±1 in 4'],
    ['1 lac 5', '100005 digits scaled ±1 in 3'],
    ['1 lacs 5', '100005 digits scaled ±1 in 3'],
    ['2 hundred 50', '250 digits scaled ±1 in 3'],
    ['1 billion 2 million 3 thousand 4 hundred 5', '1002003405 digits scaled ±1 in 9'],
  ])('%s is one', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['1 million 500', '1000000 digits scaled ±1000000 in 2'],
    ['3 hundred and 210', '300 digits scaled ±100 in 2'],
    ['3 hundred and 100', '300 digits scaled ±100 in 2'],
    ['3 thousand and 100', '3000 digits scaled ±1000 in 2'],
    ['3 thousand and 200', '3000 digits scaled ±1000 in 2'],
    ['three thousand and 20', '3000 words scaled ±1000 in 2'],
    ['two hundred 50', '200 words ±100 in 2'],
    ['3 million and 20', '3000000 digits scaled ±1000000 in 2'],
    ['1 million 1 million', '1000000 digits scaled ±1000000 in 2'],
    ['1 million 2 million', '1000000 digits scaled ±1000000 in 2'],
    ['6 crore 0', '60000000 digits scaled ±10000000 in 2'],
    ['1 million and zero', '1000000 digits scaled ±1000000 in 2'],
    ['6 crore 2.5', '60000000 digits scaled ±10000000 in 2'],
    ['3 hundred and 2.5', '300 digits scaled ±100 in 2'],
    ['3 hundred and third', '300 digits scaled ±100 in 2'],
    ['3 hundred and dozens', '300 digits scaled ±100 in 2'],
    ['6 crore 1/2', '60000000 digits scaled ±10000000 in 2'],
    ['6 crore third', '60000000 digits scaled ±10000000 in 2'],
    ['6 crore dozens', '60000000 digits scaled ±10000000 in 2'],
    ['3 million and', '3000000 digits scaled ±1000000 in 2'],
    ['3 million ships', '3000000 digits scaled ±1000000 in 2'],
    ['1.5 million 200 thousand', '1500000 digits scaled ±100000 in 2'],
    ['12 5', '12 digits ±1 in 1'],
  ])('%s is not', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('are five at most', () => {
    expect(read('9 trillion 8 billion 7 million 6 thousand 5 hundred 4')).toBe(
      '9008007006500 digits scaled ±100 in 10',
    );
  });
});

it('nothing is read behind the limit', () => {
  expect(read('5 million', { room: 1 })).toBe('5 digits ±1 in 1');
  expect(read('5-million', { room: 2 })).toBe('5 digits ±1 in 1');
  expect(read('3k', { room: 1 })).toBe('3 digits ±1 in 1');
  expect(read('3 1/2', { room: 3 })).toBe('3 digits ±1 in 1');
  expect(read('3 and a half', { room: 2 })).toBe('3 digits ±1 in 1');
  expect(read('3 and a half', { room: 3 })).toBe('3 digits ±1 in 1');
  expect(read('4 thousand 3 hundred', { room: 3 })).toBe('4003 digits scaled ±1 in 3');
  expect(read('4 thousand 3 hundred and 21', { room: 5 })).toBe('4300 digits scaled ±100 in 4');
  expect(read('1 million 5 thousand', { room: 2 })).toBe('1000000 digits scaled ±1000000 in 2');
  expect(read('1 million and', { room: 3 })).toBe('1000000 digits scaled ±1000000 in 2');
  expect(read('twenty five', { room: 1 })).toBe('20 words ±1 in 1');
});

describe('a point before the digits', () => {
  it.each([
    ['.25', 0, true],
    ['x .25', 1, true],
    ['x.25', 1, false],
    ['%.25', 1, false],
    ['. 25', 0, false],
    ['.x', 0, false],
    ['5.25', 0, false],
    ...[...'-−–([$€£¥<>~'].map((mark) => [`${mark}.25`, 1, true] as const),
  ] as const)('%s at token %i: %s', (text, i, leads) => {
    const tokens = tokenize(text);
    expect(isLeadingPoint(tokens, i, tokens.count)).toBe(leads);
  });

  it('has its digits within the limit', () => {
    expect(isLeadingPoint(tokenize('.25'), 0, 1)).toBe(false);
  });
});
