import { describe, expect, it } from 'vitest';
import { readClaims } from './read-claims.js';

const figures = (text: string): string[] => readClaims(text).map((claim) => claim.text);

describe('what asserts a quantity', () => {
  it.each([
    ['The port handled 4,200 containers.', ['4,200']],
    ['Sales rose 5% to $3 billion.', ['5%', '$3 billion']],
    ['Output doubled.', ['doubled']],
    ['One in four farms is empty.', ['One in four']],
    ['The outage cost the plant 19 months of work.', ['19 months']],
    ['The well has a 30-year record of tides.', ['30-year']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });
});

it('a length of time that something will last is a figure', () => {
  expect(figures('The work will last 11 weeks.')).toEqual(['11 weeks']);
});

describe('what does not', () => {
  it.each([
    ['an ordinal', 'The third ship left.'],
    ['an age between commas', 'Marta Ruiz, 58, runs the mill.'],
    ['an age before a noun', 'A 27-year old weaver won the prize.'],
    ['an age behind "aged"', 'The class was full of pupils aged 10.'],
    ['an age behind a comparison', 'Deaths among children under five were rare.'],
    ['a length of time that says how long', 'He waited for six months.'],
    ['a length of time that says when', 'The wave came 18 minutes later.'],
    ['"the past two months"', 'Trade has slowed over the past two months.'],
    ['an age at death', 'Ada Brun, who has died at 79, was a nurse.'],
    ['the half of a year', 'Its half-year profit slumped.'],
    ['a race by its name', 'She won the women’s 3,000 metres.'],
    ['"one another"', 'They blame one another.'],
  ])('%s', (_, text) => {
    expect(figures(text)).toEqual([]);
  });

  it('a confidence level, but the figure beside it', () => {
    expect(figures('Prices rose 4% at a 95% confidence level.')).toEqual(['4%']);
  });
});
