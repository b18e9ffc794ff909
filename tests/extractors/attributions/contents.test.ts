import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a content', () => {
  describe('takes a quotation whole', () => {
    reads([
      ['Ortiz said the pier “was cheap. It was also ugly.”', 'Ortiz | said | the pier “was cheap. It was also ugly.”'],
      ['Ortiz said the pier “was cheap.” It was also ugly.', 'Ortiz | said | the pier “was cheap.”'],
    ]);
  });

  describe('ends where the sentence goes on without its speaker', () => {
    reads([
      ['Ortiz said the pier was cheap but took issue with its colour.', 'Ortiz | said | the pier was cheap'],
      ['Ortiz said the pier was cheap but ugly.', 'Ortiz | said | the pier was cheap but ugly'],
      ['Noting that prices had doubled, the board cut the plan.', 'board | Noting | prices had doubled'],
      ['The mayor, who said the pier was safe, closed the road.', 'mayor | said | the pier was safe'],
      [
        'A petition calling on the mayor to resign has drawn 5,000 names.',
        'petition | calling on | the mayor to resign',
      ],
      ['Ortiz said the pier was safe, as has Brun.', 'Ortiz | said | the pier was safe'],
    ]);
  });

  describe('goes on over lists, what it is cited as, and a colon', () => {
    reads([
      [
        'Ortiz touted the ferry, the harbour pilots and the cooks.',
        'Ortiz | touted | the ferry, the harbour pilots and the cooks',
      ],
      ['Ortiz touted the ferry, but the pilots left.', 'Ortiz | touted | the ferry'],
      [
        'Ortiz cited the crowds as evidence that the ferry was needed.',
        'Ortiz | cited | the crowds as evidence that the ferry was needed',
      ],
      ['Ortiz cited the crowds as the ferry sailed.', 'Ortiz | cited | the crowds'],
      ['Ortiz touted one idea: a levy on empty flats.', 'Ortiz | touted | one idea: a levy on empty flats'],
    ]);
  });

  describe('is split around an insertion that cites somebody else', () => {
    reads([
      [
        'The bulletin notes that 38% of the tin—640 tons in 2021, per the survey—is shipped raw.',
        'bulletin | notes | 38% of the tin + is shipped raw',
        'survey | per | 640 tons in 2021',
      ],
      [
        'The bulletin notes that the tin—640 tons in 2021—is shipped raw.',
        'bulletin | notes | the tin—640 tons in 2021—is shipped raw',
      ],
    ]);
  });

  describe('may stand behind circumstances', () => {
    reads([
      ['Ortiz admitted as a part of the deal that the pier leaked.', 'Ortiz | admitted | the pier leaked'],
      ['Ortiz said, if elected, she would close the pier.', 'Ortiz | said | she would close the pier'],
      ['Ortiz talked to voters about higher fares.', 'Ortiz | talked | higher fares'],
      ['Ortiz talked to voters in Kesta.'],
    ]);
  });
});

describe('a quotation that opens again in the next paragraph', () => {
  reads([
    [
      '“It began here.\n\n“It ended there,” she said. “And then?”',
      'she | said | “It began here. + “It ended there,” + “And then?”',
    ],
    ['“It began here.”\n\n“It ended there,” she said.', 'she | said | “It ended there,”'],
  ]);
});

describe('an infinitive', () => {
  reads([
    ['Ortiz went on to call the pier “a toy”.', 'Ortiz | call | the pier “a toy”'],
    ['Ortiz refused to explain how the pier fell.'],
    ['Officials urged drivers to stay at home.', 'Officials | urged | to stay at home'],
    ['The engineers persuaded the board to close the pier.', 'engineers | persuaded | to close the pier'],
    ['An official in Kesta asked not to be named.'],
  ]);
});

describe('a noun with a possessor', () => {
  reads([
    ['Ortiz’s promise to rebuild the pier was mocked.', 'Ortiz | promise | to rebuild the pier'],
    ['Ortiz’s chance to rebuild the pier was lost.'],
    ['Ortiz’s point was that the pier leaked.', 'Ortiz | point | the pier leaked'],
    ['Ortiz’s house was that of her father.'],
  ]);
});

describe('an endorsement', () => {
  reads([
    ['The board endorsed the plan for the pier.', 'board | endorsed | the plan for the pier'],
    ['The board endorsed Ada Brun in May.'],
  ]);
});
