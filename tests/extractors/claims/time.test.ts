import { describe, expect, it } from 'vitest';
import { claimOf, type Marks } from './read-claims.js';

const time = (text: string, number: string, marks?: Marks): string | undefined =>
  claimOf(text, number, marks).time?.text;

describe('the date of a figure', () => {
  it.each([
    ['behind it', 'Exports reached $3 billion in 2024.', '$3 billion', '2024'],
    ['at the head of the sentence', 'In 2024, exports reached $3 billion.', '$3 billion', '2024'],
    ['inside the measure', 'Its 2025 defense budget of $57 billion is a record.', '$57 billion', '2025'],
    ['shared by change and level', 'Exports rose 5% to $3 billion in 2024.', '5%', '2024'],
    ['shared by both notations', 'Exports reached ¥430 billion ($3 billion) in 2024.', '¥430 billion', '2024'],
  ])('%s', (_, text, number, expected) => {
    expect(time(text, number)).toBe(expected);
  });
});

describe('comparisons: each figure has its own', () => {
  const text = 'The navy logged 82 transits in 2024, up from 67 in 2023, a rise of 22%.';
  it.each([
    ['82', '2024'],
    ['67', '2023'],
    ['22%', '2024'],
  ])('%s', (number, expected) => {
    expect(time(text, number)).toBe(expected);
  });

  it('a base without date has none', () => {
    expect(time('Rents rose in 2024 to $735 from $700.', '$700')).toBeUndefined();
  });

  it('"since" dates the change and the base, not the level', () => {
    const since = 'Rents have doubled since 2021, to $3,900 from $1,950.';
    expect([time(since, 'doubled'), time(since, '$3,900'), time(since, '$1,950')]).toEqual(['2021', undefined, '2021']);
  });
});

describe('dates that are not the figure’s', () => {
  it('the year that a change is counted from', () => {
    expect(time('The mill sold 900 tonnes, a 6% increase from 2023.', '6%')).toBeUndefined();
  });

  it('the year in a source’s title', () => {
    const marks: Marks = {
      said: [['Grain Council’s 2023 Outlook', 'per', 'The harvest is 900 tonnes', 'citation']],
    };
    expect(
      time('The harvest is 900 tonnes, per the Grain Council’s 2023 Outlook.', '900 tonnes', marks),
    ).toBeUndefined();
  });

  it('the day on which something was published', () => {
    expect(time('The report, published on 3 May, lists 900 wells.', '900')).toBeUndefined();
  });

  it('a price basis', () => {
    expect(time('The dam cost $3 billion in 2015 prices.', '$3 billion')).toBeUndefined();
  });
});

it('the date of a poll is the date of what it found', () => {
  const text = 'A January 2025 phone poll found 58% of renters in debt.';
  const marks: Marks = { said: [['January 2025 phone poll', 'found', '58% of renters in debt']] };
  expect(time(text, '58%', marks)).toBe('January 2025');
});
