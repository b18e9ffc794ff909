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

describe('each family of dates, and what only looks like it', () => {
  it.each<
    [
      family: string,
      text: string,
      number: string,
      expected: string | undefined,
      near: [text: string, number: string, expected: string | undefined],
    ]
  >([
    [
      'a range is dated by its end, each of two figures by its own year',
      'Crews cleared 340 mines between 2020 and 2024.',
      '340',
      '2024',
      ['Crews cleared 340 mines in 2020 and 90 in 2024.', '340', '2020'],
    ],
    [
      'the year of the plan that sets a sum; the plan of a year is no such plan when it only stands near',
      'The 2026 draft budget, tabled on 4 May, earmarks $12 billion for harbours.',
      '$12 billion',
      '2026',
      ['The 2026 regatta, which a bank pays for, drew $12 billion in bets.', '$12 billion', undefined],
    ],
    [
      'the owner of an earlier figure; a possessor before a noun is the noun’s',
      'Tolls came to $9 million, 4% less than last year’s $9.4 million.',
      '$9.4 million',
      'last year',
      ['Tolls came to $9 million, 4% less than last year’s $9.4 million.', '4%', undefined],
    ],
    [
      'a part has the date of its whole, but a part that is dated keeps its date to itself',
      'The port handled 9 million tonnes in 2024, 38% of the national total.',
      '38%',
      '2024',
      ['The toll passed one thousand, including 240 in March alone.', 'one thousand', undefined],
    ],
    [
      'the base of a list of planned sums is dated with what follows it',
      'The navy asks for $47 million for 19 tugs, compared with $37 million for eight in 2024.',
      '$37 million',
      '2024',
      ['The navy asks for $47 million for 19 tugs, compared with $37 million for eight in 2024.', '19', undefined],
    ],
    [
      'what is to be done has until the day; what was done before it has no date',
      'Mills must cut waste by at least 40% before 2035.',
      '40%',
      '2035',
      ['The port has nine cranes that were built before 2000.', 'nine', undefined],
    ],
    [
      'a part "of whom" is dated in its own clause',
      'The storm left 900 homes dark, 400 of which were still cold on Monday.',
      '400',
      'Monday',
      ['The storm left 900 homes dark, 400 of which were still cold on Monday.', '900', undefined],
    ],
    [
      'a clause behind a semicolon has its own date and gives none back',
      'The club held nine regattas in 2023; last year it held 13.',
      'nine',
      '2023',
      ['The club held nine regattas in 2023; last year it held 13.', '13', 'last year'],
    ],
    [
      'another tense, another time',
      'The yard built seven tugs last year and has 38 on order.',
      'seven',
      'last year',
      ['The yard built seven tugs last year and has 38 on order.', '38', undefined],
    ],
    [
      'an absolute clause dates its own noun',
      'The port bought 44 cranes for $9 million in May.',
      '$9 million',
      'May',
      ['The port bought 44 cranes for $9 million, with deliveries starting in 2029.', '$9 million', undefined],
    ],
    [
      'a multiple of what was takes no date of it',
      'A shell cost $8,000 in 2021.',
      '$8,000',
      '2021',
      ['A shell costs $8,000, four times the price of 2021.', 'four times', undefined],
    ],
  ])('%s', (_, text, number, expected, [other, figure, none]) => {
    expect(time(text, number)).toBe(expected);
    expect(time(other, figure)).toBe(none);
  });
});

describe('when somebody said so', () => {
  const said = (cue: string, content: string): Marks => ({ said: [['the board', cue, content]] });

  it('is no date of the figure', () => {
    const content = 'The cost has swelled to $9 million';
    expect(
      time(`${content}, the board conceded last summer.`, '$9 million', said('conceded', content)),
    ).toBeUndefined();
  });

  it('is the date of an estimate of what is there', () => {
    const content = 'The fleet holds 40 tugs';
    expect(time(`${content}, the board estimated in May.`, '40', said('estimated', content))).toBe('May');
    expect(time(`${content}, the board repeated in May.`, '40', said('repeated', content))).toBeUndefined();
  });

  it('is a poll’s date where the poll was taken', () => {
    const content = 'Some 29% of dockers are in debt';
    const poll: Marks = { said: [['a poll', 'showed', content]] };
    expect(time(`${content}, a poll taken in May showed.`, '29%', poll)).toBe('May');
    expect(time(`${content}, a poll published in May showed.`, '29%', poll)).toBeUndefined();
  });

  it('ends with the statement: the next speaker’s date is another’s', () => {
    const marks: Marks = {
      said: [
        ['the board', 'puts', 'stocks at 600 tonnes'],
        ['the bank', 'expects', '900 tonnes by 2030'],
      ],
    };
    const text = 'For its part the board puts stocks at 600 tonnes and the bank expects 900 tonnes by 2030.';
    expect([time(text, '600 tonnes', marks), time(text, '900 tonnes', marks)]).toEqual([undefined, '2030']);
  });
});
