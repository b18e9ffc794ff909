import { describe, expect, it } from 'vitest';
import { said } from './read-attributions.js';

/** Analyses and company news: whom a figure is taken from. Each family stands with a sentence that only looks like it. */
const reads = (cases: readonly (readonly [text: string, ...expected: string[]])[]): void => {
  it.each(cases)('%s', (text, ...expected) => {
    expect(said(text)).toEqual(expected);
  });
};

describe('states of mind count where a figure hangs on them', () => {
  reads([
    ['The ministry believes that 40 boats sank.', 'ministry | believes | 40 boats sank'],
    ['The ministry believes that boats sank.'],
    ['Analysts assess that the yard holds 12 tugs.', 'Analysts | assess | the yard holds 12 tugs'],
    ['The board sees growth averaging 2% this year.', 'board | sees | growth averaging 2% this year'],
    ['The board sees growth as a blessing.'],
    ['The valley sees 40 storms a year.'],
  ]);
});

describe('a document gives a figure, others give presents', () => {
  reads([
    ['The review gives a flood a probability of 15%.', 'review | gives | a flood a probability of 15%'],
    ['The mayor gives the school $5 million.'],
  ]);
});

describe('an estimate with an owner and a figure', () => {
  reads([
    ['The institute’s own reckoning is 0.6 points.', 'institute | reckoning | 0.6 points'],
    ['The institute’s own building is 40 years old.'],
    ['The bank’s forecast of 3% growth fell flat.', 'bank | forecast | 3% growth fell flat'],
  ]);
});

describe('tallied in, by our estimate', () => {
  reads([
    [
      'The port logged 529 calls, as tallied in the harbour board’s report.',
      'harbour board’s report | tallied in | The port logged 529 calls',
    ],
    ['The 529 boats registered in the harbour board’s report book rot.'],
    ['By our estimate, the total will reach 40 tonnes.', 'our | estimate | the total will reach 40 tonnes'],
    ['By our pier, the total catch was 40 tonnes.'],
  ]);
});

describe('who speaks, and who only looked at the paper', () => {
  reads([
    ['Images reviewed by the institute show that 40 boats sank.', 'Images | show | 40 boats sank'],
    [
      'According to figures compiled by the harbour board, calls fell to 3.',
      'figures | According to | calls fell to 3',
    ],
  ]);
});

describe('two speakers of one sentence', () => {
  reads([
    [
      'Goods worth $3 million cross the strait each year, Kesta calculates, and Lima took 58% of the fruit in July, the board says.',
      'Kesta | calculates | Goods worth $3 million cross the strait each year',
      'board | says | Lima took 58% of the fruit in July',
    ],
    [
      'The yard said that it would build 65 tugs; harbour papers put the cost at $4 million.',
      'yard | said | it would build 65 tugs',
      'harbour papers | put | the cost at $4 million',
    ],
    [
      'The ledger puts it at $2 million so far and expects another $9 million.',
      'ledger | expects | another $9 million',
      'ledger | puts | it at $2 million so far',
    ],
  ]);
});

describe('a figure in the relative clause of its speaker', () => {
  reads([
    ['The storm did damage that Kesta puts at $3 million.', 'Kesta | puts | that + at $3 million'],
    ['Growth was short of the 2.9% that economists had predicted.', 'economists | predicted | 2.9%'],
    ['Growth was short of the 2.9% that the valley had enjoyed.'],
  ]);
});

describe('what goes on behind the speaker', () => {
  reads([
    [
      'Licences worth $3 million were granted, the ministry said on Monday, an increase of 9%.',
      'ministry | said | Licences worth $3 million were granted + an increase of 9%',
    ],
    ['Licences were granted, the ministry said on Monday, a holiday.', 'ministry | said | Licences were granted'],
    [
      'Arms imports fell 41%, the board said, although Lima still takes 7% of them.',
      'board | said | Arms imports fell 41% + although Lima still takes 7% of them',
    ],
  ]);
});

it('"added 40 boats" is an act, "added that" a statement', () => {
  expect(said('The city has added an estimated 40 boats since 2021.')).toEqual([]);
  expect(said('The mayor said the pier was safe and added that 40 boats had sunk.')).toEqual([
    'mayor | added | 40 boats had sunk',
    'mayor | said | the pier was safe',
  ]);
});
