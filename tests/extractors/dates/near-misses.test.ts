import { describe, expect, it } from 'vitest';
import { readValues } from './read-dates.js';

describe('words that only look like dates', () => {
  it.each([
    'You may go now that it may rain.'.replace('now that it', 'if it'),
    'The troops march on the capital.',
    'They march 300 miles.',
    'Her second husband came in second.',
    'It took a second look.',
    'The sun set and the cat sat on the mat.',
    'Sun, a maker of computers, cut jobs.',
    'A coiled spring will spring back.',
    'Prices fall in a fall of rain.',
    'An august body met.',
    'Three-quarters of the voters agreed.',
    'He was the third man of four.',
    'Half of them left at half speed.',
    'He is 42 years old and has an 8-year-old son.',
    'The F-35 flew over Route 66.',
    'They won 3-1 in front of 2,024 people.',
    'It weighs 1998 kg.',
    'Call 555-2024.',
    'Version 1.1.30 is out.',
    'About 2,000 soldiers and 1,900 sailors came.',
    'The APR1000 is a reactor.',
    'As soon as they left, it closed.',
    'It published its annual report and quarterly results.',
    'The hotel is called The Four Seasons.',
    'The present chairman has a present for him.',
    'They spent a moment of time there.',
    'The long-term plan failed.',
    'He counted the years that mattered.',
    'They were days that followed no plan.',
    'What a day it was.',
    'Rivals fear Super Tuesday.',
    'The Sunday Times found it.',
    'She told USA Today that it was over.',
    'This is VOA Today.',
    'They dined at Mar-a-Lago.',
    'He led the March on the Capitol.',
    'A group called Stop and March on Rome came.',
    'The crash is known as Black Monday.',
  ])('%s', (text) => {
    expect(readValues(text)).toEqual([]);
  });
});

describe('the same words where they are dates', () => {
  it.each([
    ['It opened in May.', 'May = 2025-05'],
    ['It opened on March 3.', 'March 3 = 2025-03-03'],
    ['It opened on May the 2nd.', 'May the 2nd = 2025-05-02'],
    ['It opened on Sun, June 1.', 'Sun, June 1 = 2025-06-01'],
    ['It opened in the spring of 2024.', 'the spring of 2024 = 2024-SP'],
    ['It opened in the fall.', 'the fall = 2024-FA'],
    ['It opened in August.', 'August = 2024-08'],
    ['STOCKS FALL TODAY', 'TODAY = 2025-06-18'],
    ['In today’s world it is rare.', 'today = PRESENT_REF'],
    ['Few of today’s young voters and today’s electric cars need it.', 'today = PRESENT_REF', 'today = PRESENT_REF'],
    ['In today’s climate talks it won.', 'today = 2025-06-18'],
    ['In today’s vote it won.', 'today = 2025-06-18'],
    ['She wrote it on Sunday.', 'Sunday = 2025-06-15'],
    ['It opened in March on the east side.', 'March = 2025-03'],
    ['It lasted ten seconds.', 'ten seconds = PT10S'],
    ['It pays quarterly.', 'quarterly = P1Q'],
  ])('%s', (text, ...expected) => {
    expect(readValues(text)).toEqual(expected);
  });
});

describe('words beside a date that are no date of their own', () => {
  it.each([
    ['It has shut twice, most recently last May.', 'last May = 2025-05'],
    ['It has shut twice, most recently in 2019.', '2019 = 2019'],
    ['It has most recently made tyres.', 'recently = PAST_REF'],
    ['Reporters filed dozens of stories a day.', 'a day = P1D'],
    ['It fell in the late afternoon Friday.', 'the late afternoon Friday = 2025-06-13TAF'],
  ])('%s', (text, expected) => {
    expect(readValues(text)[0]).toBe(expected);
  });
});

describe('impossible dates', () => {
  it.each([
    'Signed on June 31, 2022.',
    'Signed on 31 June 2022.',
    'Signed on February 30.',
    'Signed on 2022-02-30.',
    'Signed on 2022/13/22.',
    'Signed on 02/29/2023.',
    'Signed on 45/45/2022.',
    'Signed on 30.02.2022.',
    'Signed on 20220230.',
    'It began at 25:61.',
    'It began at 13 p.m. sharp.',
  ])('%s', (text) => {
    expect(readValues(text)).toEqual([]);
  });

  it('but a leap day without its year is of the last year that had one', () => {
    expect(readValues('They met on Feb. 29.')).toEqual(['Feb. 29 = 2024-02-29']);
    expect(readValues('They met on February 29, 2000.')).toEqual(['February 29, 2000 = 2000-02-29']);
    expect(readValues('They met on February 29, 1900.')).toEqual([]);
  });
});
