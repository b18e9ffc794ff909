import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a quotation behind a colon', () => {
  describe('is said by who acts in its sentence, or by the name before it', () => {
    reads([
      [
        'The mayor had a simple message: “Do not sell the pier to anybody.”',
        'mayor | : | “Do not sell the pier to anybody.”',
      ],
      ['From the report: “The pier was sold to nobody at all.”', 'report | : | “The pier was sold to nobody at all.”'],
      [
        'Drivers agree - Ada Brun: “The toll is far too high for us.”',
        'Ada Brun | : | “The toll is far too high for us.”',
      ],
      ['The rain had a simple effect: “Do not sell the pier to anybody.”'],
      ['The mayor had a new nickname: “Sea Dog.”'],
    ]);
  });

  describe('belongs to the cue whose content it closes', () => {
    reads([
      [
        'As Brun observed, the pier was no bargain:\n\n“It was far too dear for all of us.”',
        'Brun | observed | the pier was no bargain + “It was far too dear for all of us.”',
      ],
    ]);
  });

  describe('is said by who is named behind it', () => {
    reads([
      [
        'The board was divided: “The pier was sold to nobody at all,” Brun said.',
        'Brun | said | “The pier was sold to nobody at all,”',
      ],
    ]);
  });
});

describe('a transcript that is quoted as a whole', () => {
  reads([
    [
      '"BRUN: The toll must fall, and soon.\n\n"ORTIZ: It will not fall at all.',
      'BRUN | : | The toll must fall, and soon',
      'ORTIZ | : | It will not fall at all',
    ],
    ['"BRUN must fall, and soon.\n\n"ORTIZ will not fall at all.'],
  ]);
});

describe('a quotation whose first mark is turned', () => {
  reads([
    ['”The toll must fall, and soon.” ― Ada Brun', 'Ada Brun | ― | ”The toll must fall, and soon.”'],
    ['The toll is 5” long, and soon. ― Ada Brun'],
  ]);
});

describe('a poll at the head of an article', () => {
  reads([
    ['Poll: Drivers Hate the New Toll', 'Poll | : | Drivers Hate the New Toll'],
    ['The pier is old.\n\nPoll: Drivers Hate the New Toll'],
  ]);
});
