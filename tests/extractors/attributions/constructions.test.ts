import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a noun of saying', () => {
  describe('with a possessor', () => {
    reads([
      ['The ministry’s estimate that 40 boats had sunk was wrong.', 'ministry | estimate | 40 boats had sunk'],
      ['The bank’s report that prices had fallen was mocked.', 'bank | report | prices had fallen'],
      ['The bank’s forecast that prices would fall by 3% was mocked.', 'bank | forecast | prices would fall by 3%'],
      ['The ministry’s estimate of the harbour was wrong.'],
      ['The bank’s report was mocked.'],
    ]);
  });

  describe('that nobody owns counts with what it governs', () => {
    reads([
      ['Complaints that the pier was unsafe were ignored.', '- | Complaints | the pier was unsafe'],
      ['Fans broke into chants of “Go home!”', '- | chants | “Go home!”'],
      ['The complaints were ignored.'],
      ['The board heard complaints at noon.'],
    ]);
  });

  describe('behind a verb that only utters it has that verb’s subject', () => {
    reads([
      ['The mayor made no mention of the loss.', 'mayor | mention | the loss'],
      ['The mayor made no profit of the loss.'],
    ]);
  });

  describe('is no noun where a subject stands before it', () => {
    reads([
      ['Figures released on Monday show that bee colonies fell.', 'Figures | show | bee colonies fell'],
      ['There were calls for a strike.'],
    ]);
  });
});

describe('a verb of saying counts in every form', () => {
  reads([
    ['Ortiz argues that the pier leaks.', 'Ortiz | argues | the pier leaks'],
    ['Ortiz and Brun argue that the pier leaks.', 'Ortiz + Brun | argue | the pier leaks'],
    ['Ortiz had argued that the pier leaked.', 'Ortiz | argued | the pier leaked'],
    ['Ortiz is arguing that the pier leaks.', 'Ortiz | arguing | the pier leaks'],
    ['Ortiz would argue that the pier leaks.', 'Ortiz | argue | the pier leaks'],
    ['The arguing crew left the pier.'],
    ['The crew had a say.'],
  ]);
});

describe('a passive', () => {
  reads([
    [
      'Costs will double by 2030, as modelled by the Kesta Institute.',
      'Kesta Institute | modelled by | Costs will double by 2030',
    ],
    ['The boats were modelled by apprentices in clay.'],
    ['The sale was first reported by the Kesta Courier.', 'Kesta Courier | reported by | The sale'],
    ['The sale was first approved by the council.'],
    [
      'The tunnel will cost $3 billion, as approved in May 2025, per the ministry.',
      'ministry | per | The tunnel will cost $3 billion, as approved in May 2025',
    ],
    ['The tunnel was approved in May 2025.'],
  ]);
});

describe('a report of a report', () => {
  reads([
    [
      'Radio Kesta reported an official denouncing the strike as a farce.',
      'Radio Kesta | reported | an official denouncing the strike as a farce',
    ],
    ['Radio Kesta employed an official in the harbour.'],
  ]);
});

describe('a question that is asked', () => {
  reads([
    ['Asked by a caller whether the pier was safe, Ortiz laughed.', 'caller | Asked | whether the pier was safe'],
    ['Ortiz was asked, “Is the pier safe?”', '- | asked | “Is the pier safe?”'],
    ['Ortiz was asked to the ball.'],
  ]);
});

describe('a verb among words that hide it', () => {
  reads([
    ['Ortiz has long said that the pier leaks.', 'Ortiz | said | the pier leaks'],
    ['Two divers, however, argue that the wreck is old.', 'Two divers | argue | the wreck is old'],
    ['Those surveyed say the pier should stay.', 'Those surveyed | say | the pier should stay'],
    ['He agreed to sell it in 2010, records show.', 'records | show | He agreed to sell it in 2010'],
    ['Aides said more than 40 boats had left.', 'Aides | said | more than 40 boats had left'],
    ['Ortiz spoke briefly of her years at sea.', 'Ortiz | spoke | her years at sea'],
    ['Ortiz spoke on condition of anonymity.'],
    ['The cross-referencing of names took a week.'],
  ]);
});

describe('a subject', () => {
  describe('may stand behind an insertion between dashes', () => {
    reads([
      ['Brun - who said the pier was safe - closed the road.', 'Brun | said | the pier was safe'],
      ['Brun - who closed the road - left the pier.'],
    ]);
  });

  describe('may be evidence', () => {
    reads([
      ['The footage showed a crane falling into the harbour.', 'footage | showed | a crane falling into the harbour'],
      ['The crane showed rust.'],
    ]);
  });

  describe('of a poll is not what follows the poll', () => {
    reads([['A Courier poll, conducted in May, shows Brun at the top.', 'Courier poll | shows | Brun at the top']]);
  });
});

describe('a content', () => {
  describe('may stand behind an insertion', () => {
    reads([
      ['Ortiz said — on the radio, as it happens — that the pier leaked.', 'Ortiz | said | the pier leaked'],
      ['Ortiz said on the station’s “Daybreak” that the pier leaked.', 'Ortiz | said | the pier leaked'],
      ['Ortiz countered with, “Not in my harbour.”', 'Ortiz | countered | “Not in my harbour.”'],
      ['Ortiz countered with a lawsuit.'],
    ]);
  });

  describe('may begin with "that" as its subject', () => {
    reads([
      ['Ortiz insisted that was no reason to close the pier.', 'Ortiz | insisted | was no reason to close the pier'],
    ]);
  });

  describe('may be the paragraph below a colon', () => {
    reads([
      [
        'Ortiz writes:\n\nThe pier is a toy. It should go.\n\nThe board met.',
        'Ortiz | writes | The pier is a toy. It should go',
      ],
      ['Ortiz sails:\n\nThe pier is a toy.'],
    ]);
  });

  describe('goes on over a list of quotations and what follows a figure', () => {
    reads([
      [
        'Ortiz tweeted that Brun is a “liar,” a “cheat” and a “fool.”',
        'Ortiz | tweeted | Brun is a “liar,” a “cheat” and a “fool.”',
      ],
      [
        'The survey showed Brun with 40 percent, followed by Ortiz with 30 percent.',
        'survey | showed | Brun with 40 percent, followed by Ortiz with 30 percent',
      ],
    ]);
  });

  describe('ends at a dash where the article goes on', () => {
    reads([
      ['Ortiz said the pier was old - but the board had never asked.', 'Ortiz | said | the pier was old'],
      ['Ortiz said the pier - but no ship - was old.', 'Ortiz | said | the pier - but no ship - was old'],
    ]);
  });

  describe('goes on in another tense, and ends in the same', () => {
    reads([
      [
        'The mayor says she called the board and asked for time.',
        'mayor | says | she called the board and asked for time',
      ],
      [
        'The mayor said she was tired and added that talks would resume.',
        'mayor | added | talks would resume',
        'mayor | said | she was tired',
      ],
    ]);
  });

  describe('of an insertion with "as" has two sides', () => {
    reads([
      ['The last part, as Ortiz pointed out, is wrong.', 'Ortiz | pointed out | The last part + is wrong'],
      ['As Ortiz began to speak, the lights went out.'],
    ]);
  });

  describe('of a verb of doubt is a thing, and no hearer', () => {
    reads([
      ['Ortiz questioned the mayor’s sincerity.', 'Ortiz | questioned | the mayor’s sincerity'],
      ['Ortiz challenged the figures.', 'Ortiz | challenged | the figures'],
      ['The board challenged for the cup.'],
    ]);
  });
});

describe('a quotation that goes on', () => {
  reads([
    [
      '“We sold out,” Ortiz said in Kesta, N.Y. “Then the rain came and everyone went home.”',
      'Ortiz | said | “We sold out,” + “Then the rain came and everyone went home.”',
    ],
    [
      '“We sold out,” Ortiz said. Then “the rain came and everyone went home”.',
      'Ortiz | said | “We sold out,” + Then “the rain came and everyone went home”',
    ],
    ['“We sold out,” Ortiz said. The “rain” came.', 'Ortiz | said | “We sold out,”'],
    ['Ortiz: ‘No Need’ For A New Bridge\n\nThe mayor spoke.', 'Ortiz | : | ‘No Need’ For A New Bridge'],
  ]);
});
