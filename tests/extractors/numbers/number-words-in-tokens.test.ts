import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../extractors/numbers/decimal.js';
import {
  fractionWords,
  goesOnWithNoun,
  trailingFraction,
  vagueWords,
  wholeWords,
} from '../../../extractors/numbers/number-words.js';
import type { Numeral } from '../../../extractors/numbers/numeral.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

type Rule = typeof wholeWords;

/** What a rule reads at the start of a text: value, form, one unit of the last digit ("±"), tokens; "scaled" where a scale is part of it. */
function read(rule: Rule, text: string, room?: number): string | null {
  const tokens = tokenize(text);
  const numeral = rule(tokens, 0, room ?? tokens.count);
  if (numeral === null) return null;
  const number = (d: Numeral['value']): string => (d === null ? '-' : formatDecimal(d));
  const scaled = numeral.scaled ? ' scaled' : '';
  return `${number(numeral.value)} ${numeral.form}${scaled} ±${number(numeral.precision)} in ${numeral.end}`;
}

describe('whole numbers', () => {
  it.each([
    ['a hundred', '100 words ±100 in 2'],
    ['a million', '1000000 words scaled ±1000000 in 2'],
    ['a dozen', '12 words scaled ±12 in 2'],
    ['seven', '7 words ±1 in 1'],
    ['nineteen', '19 words ±1 in 1'],
    ['twenty', '20 words ±1 in 1'],
    ['twenty three', '23 words ±1 in 2'],
    ['twenty-three', '23 words ±1 in 3'],
    ['twenty - three', '23 words ±1 in 3'],
    ['twenty -three', '20 words ±1 in 1'],
    ['twenty zero', '20 words ±1 in 1'],
    ['twenty twelve', '20 words ±1 in 1'],
    ['twenty thirty', '20 words ±1 in 1'],
    ['seven eight', '7 words ±1 in 1'],
    ['zero', '0 words ±1 in 1'],
    ['zero hundred', '0 words ±1 in 1'],
    ['zero million', '0 words ±1 in 1'],
    ['zero dozen', '0 words ±1 in 1'],
    ['hundred million', '100000000 words scaled ±1000000 in 2'],
    ['hundred and fifth', '105 ordinal ±100 in 3'],
    ['one hundred', '100 words ±100 in 2'],
    ['fifteen hundred', '1500 words ±100 in 2'],
    ['ninety-nine hundred', '9900 words ±100 in 4'],
    ['one hundred hundred', '100 words ±100 in 2'],
    ['one hundred and one', '101 words ±1 in 4'],
    ['one hundred and hundredth', '100 words ±100 in 2'],
    ['one hundred and fifth', '105 ordinal ±100 in 4'],
    ['one hundred fifth', '105 ordinal ±100 in 3'],
    ['one hundred-fifth', '105 ordinal ±100 in 4'],
    ['one hundred and', '100 words ±100 in 2'],
    ['one hundred and of', '100 words ±100 in 2'],
    ['twenty hundred', '2000 words ±100 in 2'],
    ['two thousand', '2000 words scaled ±1000 in 2'],
    ['two thousand three', '2003 words scaled ±1 in 3'],
    ['two thousand and three hundred', '2300 words scaled ±100 in 5'],
    ['two thousand and fifth', '2005 ordinal scaled ±1000 in 4'],
    ['two thousand and hundredth', '2000 words scaled ±1000 in 2'],
    ['three lakh crore', '3000000000000 words scaled ±10000000 in 3'],
    ['three thousand thousand', '3000000 words scaled ±1000 in 3'],
    ['three million and crore', '3000000 words scaled ±1000000 in 2'],
    ['two dozen', '24 words scaled ±12 in 2'],
    ['two hundred dozen', '2400 words scaled ±12 in 3'],
    ['two dozens', '24 words scaled ±12 in 2'],
    ['zero dozens', '0 words scaled ±12 in 2'],
    ['twenty dozens', '240 words scaled ±12 in 2'],
    ['three hundred and two dozens', '324 words scaled ±12 in 5'],
    ['two hundreds', '200 words scaled ±100 in 2'],
    ['twenty hundreds', '20 words ±1 in 1'],
    ['two thousands', '2000 words scaled ±1000 in 2'],
    ['two tens', '2 words ±1 in 1'],
    ['two scores', '2 words ±1 in 1'],
    ['two millions five', '2000005 words scaled ±1 in 3'],
    ['twenty-first', '21 ordinal ±1 in 3'],
    ['twenty first', '21 ordinal ±1 in 2'],
    ['twenty eleventh', '20 words ±1 in 1'],
    ['twenty-thousandth', '20000 ordinal ±1 in 3'],
    ['two hundredth', '200 ordinal ±1 in 2'],
    ['two thousandth', '2000 ordinal ±1 in 2'],
    ['three trillionth', '3000000000000 ordinal ±1 in 2'],
    ['zero hundredth', '0 words ±1 in 1'],
    ['first', '1 ordinal ±1 in 1'],
    ['fifth of', '5 ordinal ±1 in 1'],
    ['two thousand fifth', '2005 ordinal scaled ±1000 in 3'],
    ['two thousand fiftieth', '2050 ordinal scaled ±1000 in 3'],
    ['two fifth', '2 words ±1 in 1'],
    ['two fifths', '0.4 fraction ±- in 2'],
    ['two third', '2 words ±1 in 1'],
    ['nineteen fifth', '19 words ±1 in 1'],
    ['forty-two million', '42000000 words scaled ±1000000 in 4'],
    ['forty-million', '40000000 words scaled ±1000000 in 3'],
    ['forty-hundred', '4000 words ±100 in 3'],
    ['two-hundred', '200 words ±100 in 3'],
    ['two-dozen', '24 words scaled ±12 in 3'],
    ['two-thousand', '2000 words scaled ±1000 in 3'],
    ['forty - million', '40 words ±1 in 1'],
    ['forty - two', '42 words ±1 in 3'],
    ['two - three', '2 words ±1 in 1'],
    ['forty-of', '40 words ±1 in 1'],
    ['twenty and a half', '20.5 words ±0.5 in 4'],
    ['twenty and three and three fifths', '23.6 words ±0.6 in 6'],
    ['twenty and three', '20 words ±1 in 1'],
    ['twenty and three fifths', '20.6 words ±0.6 in 4'],
    ['two and a half', '2.5 words ±0.5 in 4'],
    ['two and a half million', '2500000 words scaled ±500000 in 5'],
    ['two and half', '2 words ±1 in 1'],
    ['two million and a half', '2500000 words scaled ±500000 in 5'],
    ['two million and a half thousand', '2000500 words scaled ±500 in 6'],
    ['two million and a half million', '2500000 words scaled ±500000 in 5'],
    ['two hundred and a half', '200.5 words ±0.5 in 5'],
    ['two thousand and a half', '2500 words scaled ±500 in 5'],
    ['two and fifty-four hundredths', '2.54 words ±- in 6'],
    ['two and fifty hundredths', '2.5 words ±- in 4'],
    ['two and four thousandths', '2.004 words ±0.004 in 4'],
    ['two and fifty-four', '2 words ±1 in 1'],
    ['two and four fifths', '2.8 words ±0.8 in 4'],
    ['two and a third man', '2 words ±1 in 1'],
    ['two and a third', '2.3333333333333333 words ±0.3333333333333333 in 4'],
    ['two and three thirds', '2 words ±1 in 1'],
    ['two and three fourths', '2.75 words ±0.75 in 4'],
    ['two and three fourth', '2 words ±1 in 1'],
    ['two and four thirds', '2 words ±1 in 1'],
    ['five point five', '5.5 words ±0.1 in 3'],
    ['five point', '5 words ±1 in 1'],
    ['five point of', '5 words ±1 in 1'],
    ['five point zero three', '5.03 words ±0.01 in 4'],
    ['five point seventy-one', '5.71 words ±0.01 in 5'],
    ['five point seventy', '5.7 words ±0.01 in 3'],
    ['five point twenty twelve', '5.2 words ±0.01 in 3'],
    ['five point twenty zero', '5.2 words ±0.01 in 3'],
    ['five point seventy ten', '5.7 words ±0.01 in 3'],
    ['five point eleven', '5.11 words ±0.01 in 3'],
    ['five point one eleven', '5.1 words ±0.1 in 3'],
    ['five point one twenty', '5.1 words ±0.1 in 3'],
    ['five point eleven two', '5.11 words ±0.01 in 3'],
    [
      'five point one two three four five six seven eight nine zero one two three four five six seven eight nine zero one two',
      '5.1234567890123456789 words ±0.00000000000000000001 in 22',
    ],
    ['one point two million', '1200000 words scaled ±100000 in 4'],
    ['two million point five', '2000000 words scaled ±1000000 in 2'],
    ['two thousand point five', '2000.5 words scaled ±0.1 in 4'],
    ['a million point five', '1000000 words scaled ±1000000 in 2'],
    ['one point two crates', '1.2 words ±0.1 in 3'],
    ['nine hundred thousand point five', '900000.5 words scaled ±0.1 in 5'],
    ['zero point five', '0.5 words ±0.1 in 3'],
    ['two hundred fifths', '40 fraction ±- in 3'],
    ['twenty fifths', '4 fraction ±- in 2'],
    ['twenty-three fifths', '4.6 fraction ±- in 4'],
    ['one hundred thirty fifths', '2.8571428571428571 fraction ±- in 4'],
    ['one hundred and thirty fifths', '26 fraction ±- in 5'],
    ['thirty-fifths', '6 fraction ±- in 3'],
    ['three twenty-firsts', '0.1428571428571429 fraction ±- in 4'],
    ['three twenty first', '3 words ±1 in 1'],
    ['three twenty-seconds', '3 words ±1 in 1'],
    ['three twenty-tenths', '3 words ±1 in 1'],
    ['three twenty eleventh', '3 words ±1 in 1'],
    ['three hundredths', '0.03 fraction ±- in 2'],
    ['two hundred and fifty-four hundredths', '200.54 fraction ±- in 7'],
    ['two hundred and fifty-four thousandths', '200.054 fraction ±- in 7'],
    ['two hundred and fifty-four fifths', '50.8 fraction ±- in 7'],
    ['two hundred and two hundred hundredths', '202 words ±1 in 4'],
    ['twenty quarters', '20 words ±1 in 1'],
    ['nine quarters', '2.25 fraction ±- in 2'],
    ['three quarters', '0.75 fraction ±- in 2'],
    ['ten quarters', '10 words ±1 in 1'],
    ['zero fifths', '0 words ±1 in 1'],
    ['twelve seconds', '12 words ±1 in 1'],
    ['sixty seconds', '60 words ±1 in 1'],
    ['fourteen halves', '7 fraction ±- in 2'],
  ])('%s', (text, expected) => {
    expect(read(wholeWords, text)).toBe(expected);
  });

  it.each([
    'a',
    'a hundredth',
    'a third',
    'a thousandth',
    'an',
    'hundred',
    'hundred dozen',
    'hundred and hundredth',
    'hundred and five',
    'million',
    'million and fifth',
    'hundred-fifty',
    'hundred - fifty',
  ])('%s is none', (text) => {
    expect(read(wholeWords, text)).toBeNull();
  });

  it('see nothing behind their limit', () => {
    expect(read(wholeWords, 'twenty-three', 1)).toBe('20 words ±1 in 1');
    expect(read(wholeWords, 'twenty-three', 2)).toBe('20 words ±1 in 1');
    expect(read(wholeWords, 'two million', 1)).toBe('2 words ±1 in 1');
    expect(read(wholeWords, 'one hundred and one', 3)).toBe('100 words ±100 in 2');
    expect(read(wholeWords, 'five point five', 2)).toBe('5 words ±1 in 1');
    expect(read(wholeWords, 'five point two five', 3)).toBe('5.2 words ±0.1 in 3');
    expect(read(wholeWords, 'five point seventy one', 3)).toBe('5.7 words ±0.01 in 3');
    expect(read(wholeWords, 'two fifths', 1)).toBe('2 words ±1 in 1');
    expect(read(wholeWords, 'two and a half million', 4)).toBe('2.5 words ±0.5 in 4');
    expect(read(wholeWords, 'a hundred', 1)).toBeNull();
  });
});

describe('fractions', () => {
  it.each([
    ['a half', '0.5 fraction ±- in 2'],
    ['one half', '0.5 fraction ±- in 2'],
    ['half', '0.5 fraction ±- in 1'],
    ['halves', '0.5 fraction ±- in 1'],
    ['quarter', '0.25 fraction ±- in 1'],
    ['a quarter', '0.25 fraction ±- in 2'],
    ['three quarters', '0.75 fraction ±- in 2'],
    ['three thirds', '1 fraction ±- in 2'],
    ['three halves', '1.5 fraction ±- in 2'],
    ['two-thirds', '0.6666666666666667 fraction ±- in 3'],
    ['two - thirds', '0.6666666666666667 fraction ±- in 3'],
    ['a third', '0.3333333333333333 fraction ±- in 2'],
    ['a trillionth', '0.000000000001 fraction ±- in 2'],
    ['a twenty-first', '0.0476190476190476 fraction ±- in 4'],
    ['a twenty-first of', '0.0476190476190476 fraction ±- in 4'],
    ['a twenty-first.', '0.0476190476190476 fraction ±- in 4'],
    ['a tenth birthday', '0.1 fraction ±- in 2'],
    ['an eleventh', '0.0909090909090909 fraction ±- in 2'],
    ['one one-hundredth', '0.01 fraction ±- in 4'],
    ['one one hundred fifth', '0.0095238095238095 fraction ±- in 4'],
    ['half a million', '500000 words scaled ±100000 in 3'],
    ['half million', '500000 words scaled ±100000 in 2'],
    ['half of a million', '500000 words scaled ±100000 in 4'],
    ['half of million', '0.5 fraction ±- in 1'],
    ['half a dozen', '6 words scaled ±1.2 in 3'],
    ['half an hour', '0.5 fraction ±- in 1'],
    ['two thirds of a million', '666666.6666666667 words scaled ±100000 in 5'],
    ['two thirds of the', '0.6666666666666667 fraction ±- in 2'],
    ['a couple of hundred', '200 words scaled ±100 in 4'],
    ['a couple hundred', '200 words scaled ±100 in 3'],
    ['a couple of dozen', '24 words scaled ±12 in 4'],
    ['a couple of thousand', '2000 words scaled ±1000 in 4'],
    ['dozen', '12 words ±12 in 1'],
    ['dozen eggs', '12 words ±12 in 1'],
    ['a fifth', '0.2 fraction ±- in 2'],
    ['one fifth', '0.2 fraction ±- in 2'],
    ['one-fifth', '0.2 fraction ±- in 3'],
    ['two fifths', '0.4 fraction ±- in 2'],
    ['nine tenths', '0.9 fraction ±- in 2'],
    ['seven-tenths', '0.7 fraction ±- in 3'],
    ['a hundredth', '0.01 fraction ±- in 2'],
    ['three hundredths', '0.03 fraction ±- in 2'],
  ])('%s', (text, expected) => {
    expect(read(fractionWords, text)).toBe(expected);
  });

  it.each([
    'three quarter',
    'four thirds',
    'two -thirds',
    'third',
    'trillionth',
    'a twenty-first birthday',
    'an eleventh birthday',
    'one one fifth',
    'one one hundred',
    'two one-hundredths',
    'zero halves',
    'a couple of',
    'a couple of of',
    'couple',
    'couple of hundred',
    'dozens',
    'seconds',
    'a second',
    'two seconds',
    'two fifth',
    'twenty thirds',
    'million',
    'one',
    'one of',
    'a',
    'a of',
    'five',
    'twenty',
  ])('%s is none', (text) => {
    expect(read(fractionWords, text)).toBeNull();
  });

  it('see nothing behind their limit', () => {
    expect(read(fractionWords, 'half a million', 2)).toBe('0.5 fraction ±- in 1');
    expect(read(fractionWords, 'half of a million', 3)).toBe('0.5 fraction ±- in 1');
    expect(read(fractionWords, 'two thirds', 1)).toBeNull();
    expect(read(fractionWords, 'a couple of hundred', 3)).toBeNull();
    expect(read(fractionWords, 'a couple of hundred', 2)).toBeNull();
    expect(read(fractionWords, 'a twenty-first birthday', 4)).toBe('0.0476190476190476 fraction ±- in 4');
  });
});

describe('vague numbers', () => {
  it.each([
    ['dozens', '- vague ±- in 1'],
    ['dozens of', '- vague ±- in 1'],
    ['dozens of thousands', '- vague ±- in 3'],
    ['tens of thousands', '- vague ±- in 3'],
    ['scores of', '- vague ±- in 1'],
    ['scores of men', '- vague ±- in 1'],
    ['hundreds of thousands of millions', '- vague ±- in 5'],
    ['hundreds of thousands of millions of tens', '- vague ±- in 5'],
    ['thousands', '- vague ±- in 1'],
    ['hundreds of men', '- vague ±- in 1'],
  ])('%s', (text, expected) => {
    expect(read(vagueWords, text)).toBe(expected);
  });

  it.each(['tens', 'tens of', 'scores', 'tens of men'])('%s is none', (text) => {
    expect(read(vagueWords, text)).toBeNull();
  });

  it('see nothing behind their limit', () => {
    expect(read(vagueWords, 'scores of men', 1)).toBeNull();
    expect(read(vagueWords, 'dozens of thousands', 2)).toBe('- vague ±- in 1');
  });
});

describe('a fraction behind "and"', () => {
  const behind = (text: string, room?: number): string | null => {
    const tokens = tokenize(text);
    const found = trailingFraction(tokens, 0, room ?? tokens.count);
    return found === null ? null : `${formatDecimal(found.value)} in ${found.end}`;
  };

  it.each([
    ['and a half', '0.5 in 3'],
    ['and one half', '0.5 in 3'],
    ['and three quarters', '0.75 in 3'],
    ['and a third of', '0.3333333333333333 in 3'],
    ['and a third', '0.3333333333333333 in 3'],
    ['and two thirds men', '0.6666666666666667 in 3'],
    ['and three-quarters', '0.75 in 4'],
    ['and three - quarters', '0.75 in 4'],
  ])('%s', (text, expected) => {
    expect(behind(text)).toBe(expected);
  });

  it.each([
    'and half',
    'and three quarter',
    'and four quarters',
    'and five quarters',
    'and a third man',
    'and one third man',
    'or a half',
    'and the half',
    'and a seconds',
    'and a second',
    'and',
    'and a',
    'and a men',
  ])('%s is none', (text) => {
    expect(behind(text)).toBeNull();
  });

  it('stands before the limit', () => {
    expect(behind('and a half', 2)).toBeNull();
    expect(behind('and a third man', 3)).toBe('0.3333333333333333 in 3');
  });
});

describe('what an ordinal goes on with', () => {
  const goesOn = (text: string): boolean => {
    const tokens = tokenize(`third${text}`);
    return goesOnWithNoun(tokens, 1, tokens.count);
  };

  it.each([' man', ' term', ' own', ' offline', ' upper', ' eachway', '-man'])('third%s: a noun', (text) => {
    expect(goesOn(text)).toBe(true);
  });

  it.each(
    `of million dozen hundred higher quickly said say says vote voted believe believed want wanted agree agreed live lived
    owned up off the 's . 5`
      .split(/\s+/)
      .map((word) => ` ${word}`)
      .concat(' - man', ''),
  )('third%s: none', (text) => {
    expect(goesOn(text)).toBe(false);
  });
});
