import { describe, expect, it } from 'vitest';
import { readForms } from './read-numbers.js';

/** What looks like a figure and is none. Texts without any number, unless others are told. */
const NEVER: Readonly<Record<string, readonly (string | readonly [text: string, ...others: string[]])[]>> = {
  'years and days of dates': [
    'It opened in 2019 and closed on March 30, 2021.',
    'The 2024 budget passed.',
    'It ran from 1998 to 2004.',
    'They met on 3 May.',
    'It began in the early 80s.',
  ],
  names: [
    'The F-35 landed.',
    'They sold the larger 767 to a rival.',
    'An A350 and a B52 flew over.',
    'They asked GPT-4 about it.',
    'A Type 12 missile hit.',
    'He wrote of World War II.',
    'A 2+2 meeting was held.',
    'Under Article 9 it may.',
    'They drove down Route 66.',
    'The clinic stands in St Paul, MN 55101.',
    'The Nasdaq 100 fell.',
    'The S&P 500 rose.',
    'It ran iOS 17 and iPhone 15 models.',
    'The Apollo 11 crew waved.',
    'The new COVID-19 rules apply.',
    'He called Boeing 737 pilots.',
    'They played on a 5G network.',
    'It was an 8-K filing.',
    'The shop on Sixth Avenue closed.',
    'He leads Pacific First Financial, a bank.',
    'The Formula-One race was off.',
    'They want net-zero by then.',
    'Their two 737s were sold.',
  ].map((text) => (text.startsWith('Their two') ? ([text, 'two = cardinal 2'] as const) : text)),
  scores: ['They won 3-1 at home.', 'He lost 6-4, 7-5 in the final.', 'It ended 2-0.'],
  'phone numbers': [
    'Call (202) 555-0199 today.',
    'Call 555-1234-99 today.',
    'Call +44 20 7946 0000 today.',
    'Call 020 7946 0958 today.',
  ],
  'versions and addresses': [
    'It runs v2.1.3 now.',
    'Update to version 9.1 now.',
    'The host 192.168.1.2 is down.',
    'See example.org/a%20b%2F for more.',
  ],
  'sections, pages, streets': [
    'See page 12 and section 4.',
    'Turn to Fig. 2 and chapter 7.',
    'He lives at 49 Orchard Road.',
    'He lives at 9 E 71st St now.',
    'As was shown before [10, 11].',
  ],
  'list marks': ['1) Wash it. 2) Dry it.', 'Do (1) wash it and (2) dry it.'],
  'times of day': ['They met at 9:30.', 'It opens at 5 pm.'],
  'the pronoun one': [
    'No one came.',
    'This one is new.',
    'One must wait.',
    'They want the other one.',
    'One another they knew.',
  ],
  'the second of time': [
    'It moves a metre per second.',
    'It took a tenth of a second.',
    'A second later it broke.',
  ].map((text) => (text.includes('tenth') ? ([text, 'a tenth = multiplier 0.1'] as const) : text)),
  'words that only sometimes count': [
    'She plays the double bass.',
    'Their test scores fell.',
    'They met twice in May.',
    'He is a second-class citizen.',
    'In the second half it rained.',
    'It was sold in the third quarter.',
  ].map((text) => (text.startsWith('He is') ? ([text, 'second = ordinal 2'] as const) : text)),
};

describe.each(Object.entries(NEVER))('%s', (_title, cases) => {
  it.each(
    cases.map((entry) =>
      typeof entry === 'string' ? { text: entry, others: [] } : { text: entry[0], others: entry.slice(1) },
    ),
  )('$text', ({ text, others }) => {
    expect(readForms(text)).toEqual(others);
  });
});

describe('beside what is none', () => {
  it.each([
    ['He is the one of 3 who stayed.', '3 = cardinal 3'],
    ['The F-35 flew 300 miles.', '300 miles = quantity 300 [mi_i]'],
    ['Article 9 names 12 states.', '12 = cardinal 12'],
    ['The 2,024 ships of 2024 sailed.', '2,024 = cardinal 2024'],
    ['It is 5 m long.', '5 m = quantity 5 m'],
  ])('%s', (text, ...expected) => {
    expect(readForms(text)).toEqual(expected);
  });
});
