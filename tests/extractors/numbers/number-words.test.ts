import { describe, expect, it } from 'vitest';
import { readForms, readNumbers } from './read-numbers.js';

/** The value of each number of a text. */
const values = (text: string): (string | null)[] => readNumbers(text).map(({ decimal }) => decimal);

describe('whole numbers in words', () => {
  it.each([
    ['seven', '7'],
    ['nineteen', '19'],
    ['twenty', '20'],
    ['forty-two', '42'],
    ['forty two', '42'],
    ['fifty - two', '52'],
    ['one hundred', '100'],
    ['one hundred and one', '101'],
    ['one hundred twenty', '120'],
    ['nine hundred ninety-nine', '999'],
    ['fifteen hundred', '1500'],
    ['six thousand', '6000'],
    ['six thousand and ten', '6010'],
    ['six thousand two hundred and ten', '6210'],
    ['two million three hundred thousand', '2300000'],
    ['three hundred thousand', '300000'],
    ['hundred million', '100000000'],
    ['five lakh twenty thousand', '520000'],
    ['four hundred crore', '4000000000'],
    ['two dozen', '24'],
    ['two dozens', '24'],
    ['three thousand', '3000'],
    ['seven billions', '7000000000'],
    ['a thousand', '1000'],
    ['a dozen', '12'],
    ['a couple of thousand', '2000'],
    ['a couple of dozen', '24'],
    ['zero point five', '0.5'],
    ['nine point two five', '9.25'],
    ['two hundred point zero three', '200.03'],
    ['two hundred point seventy-one', '200.71'],
    ['nought point eleven', '0.11'],
    ['one point two million', '1200000'],
    ['three hundred and 20', '320'],
  ])('%s is %s', (words, value) => {
    expect(readForms(`It counted ${words} crates.`)).toEqual([`${words} = cardinal ${value}`]);
  });
});

describe('fractions in words', () => {
  it.each([
    ['one half', '0.5'],
    ['a half', '0.5'],
    ['two-thirds', '0.6666666666666667'],
    ['three fifths', '0.6'],
    ['seven-tenths', '0.7'],
    ['nine twentieths', '0.45'],
    ['three twenty-firsts', '0.1428571428571429'],
    ['twenty fifths', '4'],
    ['twenty-one fifths', '4.2'],
    ['one hundred and thirty fifths', '26'],
    ['one hundred thirty-fifths', '2.8571428571428571'],
    ['a hundredth', '0.01'],
    ['a hundred trillionths', '0.0000000001'],
    ['one one-hundredth', '0.01'],
    ['two and fifty-four hundredths', '2.54'],
    ['two hundred and fifty-four hundredths', '200.54'],
  ])('%s is %s', (words, value) => {
    expect(values(`It lost ${words} of it.`)).toEqual([value]);
    expect(readNumbers(`It lost ${words} of it.`)[0]?.text).toBe(words);
  });

  it.each([
    ['half a million', '500000'],
    ['half million', '500000'],
    ['half a dozen', '6'],
    ['a quarter of a million', '250000'],
    ['two thirds of a million', '666666.6666666667'],
    ['one and a half', '1.5'],
    ['two and three quarters', '2.75'],
    ['six and two-thirds', '6.6666666666666667'],
    ['one and a half thousand', '1500'],
    ['three million and a half', '3500000'],
    ['two million and three fifths', '2600000'],
    ['one billion and a quarter million', '1000250000'],
    ['3 million and a half', '3500000'],
    ['3 and a half million', '3500000'],
  ])('%s is %s', (words, value) => {
    expect(readForms(`It counted ${words} crates.`)).toEqual([`${words} = cardinal ${value}`]);
  });
});

describe('ordinals in words', () => {
  it.each([
    ['first', '1'],
    ['nineteenth', '19'],
    ['thirtieth', '30'],
    ['thirty-second', '32'],
    ['hundredth', '100'],
    ['two hundredth', '200'],
    ['one hundred and first', '101'],
    ['one thousandth', '1000'],
    ['three millionth', '3000000'],
  ])('%s is %s', (words, value) => {
    expect(readForms(`It was the ${words} such launch.`)).toEqual([`${words} = ordinal ${value}`]);
  });
});

describe('scales and chains', () => {
  it.each([
    ['3 dozens', '36'],
    ['5 thousand', '5000'],
    ['12 hundred', '1200'],
    ['4 hundred million', '400000000'],
    ['3 hundred and 21', '321'],
    ['3 hundred and one', '301'],
    ['4 thousand 3 hundred', '4300'],
    ['4 thousand 3 hundred and 21', '4321'],
    ['6 crore and two hundred', '60000200'],
    ['1 billion 500 million', '1500000000'],
    ['10k', '10000'],
    ['10K', '10000'],
    ['10M', '10000000'],
    ['3.5MM', '3500000'],
    ['12 mln', '12000000'],
    ['12 tn', '12000000000000'],
  ])('%s is %s', (words, value) => {
    expect(readForms(`It counted ${words} crates.`)).toEqual([`${words} = cardinal ${value}`]);
  });

  it.each([
    ['It counted 3 million and 20 crates.', ['3000000', '20']],
    ['It counted 3 hundred and 210 crates.', ['300', '210']],
    ['It counted 4000 3 hundred crates.', ['4000', '300']],
    ['It counted 5 thousand and 3 million crates.', ['5000', '3000000']],
    ['It counted two three crates.', ['2', '3']],
    ['It lies on deck 12B today.', []],
    ['It uses 5G today.', []],
  ])('%s has %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });
});

describe('precision', () => {
  it.each([
    ['3.75 million', 2, '10000'],
    ['12', 0, '1'],
    ['1.50', 2, '0.01'],
    ['two million', 0, '1000000'],
    ['four hundred', 0, '100'],
    ['nine point four', 1, '0.1'],
    ['half a million', 0, '100000'],
    ['3 and a half million', 0, '1000000'],
    ['4 thousand 3 hundred', 0, '100'],
    ['1.3e6', 1, '100000'],
    ['dozens', 0, null],
  ])('%s is told with %d decimals, to the nearest %s', (words, decimals, precision) => {
    expect(readNumbers(`It counted ${words} crates.`)[0]).toMatchObject({ text: words, decimals, precision });
  });
});
