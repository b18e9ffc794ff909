import { describe, expect, it } from 'vitest';
import { claimOf, type Marks } from './read-claims.js';

const modality = (text: string, number: string, marks?: Marks): string => claimOf(text, number, marks).modality;

describe('modality: each family, and what only looks like it', () => {
  it.each<
    [
      family: string,
      expected: string,
      text: string,
      number: string,
      near: [expected: string, text: string, number: string],
    ]
  >([
    [
      'an estimate by its own adjective',
      'estimated',
      'The island has added an estimated 100 wells since 2021.',
      '100',
      ['asserted', 'The island has added another 100 wells since 2021.', '100'],
    ],
    [
      'a goal by its noun',
      'targeted',
      'The school trained 80 pilots, past its goal of 75 for the winter.',
      '75',
      ['asserted', 'The school trained 80 pilots, past its crew of 75 for the winter.', '75'],
    ],
    [
      'the earlier figure of a forecast is known',
      'projected',
      'Spending will rise to 3.3% of income in 2026, from 2.5%.',
      '3.3%',
      ['asserted', 'Spending will rise to 3.3% of income in 2026, from 2.5%.', '2.5%'],
    ],
    [
      'a series of planned verbs',
      'projected',
      'The airline plans to cut jobs, return planes and pay $2 billion.',
      '$2 billion',
      ['asserted', 'The airline cut jobs, returned planes and paid $2 billion.', '$2 billion'],
    ],
    [
      'on course',
      'projected',
      'The yard is on course for 400 tugs.',
      '400',
      ['asserted', 'The yard has a course for 400 pilots.', '400'],
    ],
    [
      'a project is under way',
      'projected',
      'The town approved a $5 billion plan.',
      '$5 billion',
      ['asserted', 'The town approved a $5 billion project.', '$5 billion'],
    ],
  ])('%s', (_, expected, text, number, [other, near, figure]) => {
    expect(modality(text, number)).toBe(expected);
    expect(modality(near, figure)).toBe(other);
  });
});

describe('what a cue says of its figures', () => {
  it('an estimate holds for all figures of what is said, a report for none', () => {
    const content = '249 million people caught the fever, five million more than in 2022, and that 600,000 died';
    const text = (cue: string): string => `The board ${cue} that ${content}.`;
    const of = (cue: string, number: string): string =>
      modality(text(cue), number, { said: [['The board', cue, content]] });
    for (const number of ['249 million', 'five million', '600,000']) {
      expect(of('estimates', number)).toBe('estimated');
      expect(of('reports', number)).toBe('asserted');
    }
  });

  it('who sees a level ahead forecasts it, who sees a market tells of it', () => {
    const marks = (content: string): Marks => ({ said: [['The bank', 'sees', content]] });
    const rate = 'inflation averaging 2%';
    expect(modality(`The bank sees ${rate}.`, '2%', marks(rate))).toBe('projected');
    const market = 'a market worth $9 million';
    expect(modality(`The bank sees ${market}.`, '$9 million', marks(market))).toBe('asserted');
  });

  it('the verb of the sentence before the cue is not the figure’s', () => {
    const content = 'the unit cost at $3 million';
    const text = `Kesta will build tugs; its books put ${content}.`;
    expect(modality(text, '$3 million', { said: [['its books', 'put', content]] })).toBe('asserted');
  });
});

describe('a part of a group that reports is no source', () => {
  const content = 'orders fell by 5%';
  it.each([
    ['19% of the managers', null],
    ['one in three managers', null],
    ['40 of 60 managers', null],
    ['40 managers', '40 managers'],
    ['managers', 'managers'],
  ])('%s', (who, expected) => {
    const claim = claimOf(`In May ${who} said that ${content}.`, '5%', { said: [[who, 'said', content]] });
    expect(claim.source?.text ?? null).toBe(expected);
  });
});
