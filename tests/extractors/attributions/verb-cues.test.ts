import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a verb before its content', () => {
  describe('takes a clause, with "that" and without', () => {
    reads([
      [
        'The harbour board said that the new pier would open in May.',
        'harbour board | said | the new pier would open in May',
      ],
      ['Lena Ortiz said traffic had doubled.', 'Lena Ortiz | said | traffic had doubled'],
      ['Ortiz told reporters on Monday that the pier was safe.', 'Ortiz | told | the pier was safe'],
      ['In a letter to staff, the director admitted that the roof leaked.', 'director | admitted | the roof leaked'],
      [
        'The board warns that crews, not boats, are scarce: only 71% of posts are filled.',
        'board | warns | crews, not boats, are scarce: only 71% of posts are filled',
      ],
    ]);
  });

  describe('takes a question, an infinitive, a noun phrase or a preposition', () => {
    reads([
      ['Ortiz asked whether the pier was safe.', 'Ortiz | asked | whether the pier was safe'],
      ['Asked whether the pier was safe, Ortiz laughed.', '- | Asked | whether the pier was safe'],
      ['The company pledged to replace 40 buses.', 'company | pledged | to replace 40 buses'],
      ['The ministry announced a plan to dredge the channel.', 'ministry | announced | a plan to dredge the channel'],
      [
        'The mayor, who took office in May, warned of a shortage of drivers.',
        'mayor | warned of | a shortage of drivers',
      ],
    ]);
  });

  describe('gives a figure, and only counts with one', () => {
    reads([
      ['The board put the cost at $3 million.', 'board | put | the cost at $3 million'],
      ['The diver put the lamp on the shelf.'],
      ['Kesta’s tracker puts it at $2.3 billion so far.', 'Kesta’s tracker | puts | it at $2.3 billion so far'],
      ['The pier, whose deck puts walkers at risk, is closed.'],
      [
        'A Kesta model gives a truce by March a probability of 40%.',
        'Kesta model | gives | a truce by March a probability of 40%',
      ],
      ['The board gives each ferry 40 seats.'],
      ['The report attributes 60% of the delay to ice.', 'report | attributes | 60% of the delay to ice'],
      ['The command counted 212 boats.', 'command | counted | 212 boats'],
    ]);
  });

  describe('gives a name', () => {
    reads([
      ['Rivals call the pier “a bridge to nowhere”.', 'Rivals | call | the pier “a bridge to nowhere”'],
      ['Rivals described the pier as “a bridge to nowhere”.', 'Rivals | described | the pier as “a bridge to nowhere”'],
      ['They called a plumber.'],
    ]);
  });

  describe('is shared or follows as a participle', () => {
    reads([
      [
        'She said fares would rise and added that buses would be cut.',
        'She | added | buses would be cut',
        'She | said | fares would rise',
      ],
      ['The mayor left at noon, insisting that talks would resume.', 'mayor | insisting | talks would resume'],
      [
        'Kesta paid for the code, with Menn’s annual report, released on May 2, detailing $840 million in spending.',
        'Menn’s annual report | detailing | $840 million in spending',
      ],
      ['Kesta paid for the code, with Menn’s dredger, built in May, carrying $840 million.'],
    ]);
  });
});

describe('a verb behind or inside its content', () => {
  reads([
    [
      'Wheat prices will recover by spring, Ortiz predicted.',
      'Ortiz | predicted | Wheat prices will recover by spring',
    ],
    ['Wheat prices, Ortiz said, will recover by spring.', 'Ortiz | said | Wheat prices + will recover by spring'],
    [
      'Wheat prices will recover by spring, said Lena Ortiz of the grain board.',
      'Lena Ortiz of the grain board | said | Wheat prices will recover by spring',
    ],
    ['As Ortiz told the board, costs have doubled since June.', 'Ortiz | told | costs have doubled since June'],
    [
      'Goods worth $3 billion cross the strait, the council calculates.',
      'council | calculates | Goods worth $3 billion cross the strait',
    ],
    ['In 2024, the board agreed.'],
    [
      'Fares fell, the board said, and crossings shrank by a third in May, customs figures show.',
      'board | said | Fares fell',
      'customs figures | show | crossings shrank by a third in May',
    ],
    [
      'Of 900 boats ordered, 310, or 34%, had arrived by May, the audit found.',
      'audit | found | Of 900 boats ordered, 310, or 34%, had arrived by May',
    ],
    [
      'The trade is calm: goods worth $3 billion have crossed the strait, the council reckons.',
      'council | reckons | goods worth $3 billion have crossed the strait',
    ],
  ]);
});

describe('a passive verb with its speaker', () => {
  reads([
    ['The bill is put by the ministry at $3 billion.', 'ministry | put | The bill + at $3 billion'],
    ['The bill was passed by the council at noon.'],
  ]);
});

describe('the content ends where the article goes on itself', () => {
  reads([
    ['The bank said prices rose, signaling trouble for shops.', 'bank | said | prices rose'],
    ['The bank said prices rose, a trend that worries shops.', 'bank | said | prices rose'],
    ['The mayor called the pier “a toy,” ending the debate.', 'mayor | called | the pier “a toy,”'],
    [
      'The bank said prices rose 4% in May, up from 3% in April.',
      'bank | said | prices rose 4% in May, up from 3% in April',
    ],
    ['While the bank said prices fell, the shops were calm.', 'bank | said | prices fell'],
  ]);
});

describe('the source', () => {
  describe('keeps its title and what ties it to its house', () => {
    reads([
      [
        'Energy minister Ada Brun of the Kesta party said costs had doubled.',
        'Energy minister Ada Brun of the Kesta party | said | costs had doubled',
      ],
      ['A person close to the talks said costs had doubled.', 'person close to the talks | said | costs had doubled'],
    ]);
  });

  describe('loses article, apposition, relative clause and circumstances', () => {
    reads([
      ['The mayor, a former dockworker, said that costs had doubled.', 'mayor | said | costs had doubled'],
      ['Ada Brun, 58, who lives in Kesta, said that costs had doubled.', 'Ada Brun | said | costs had doubled'],
      ['The mayor on Tuesday said that costs had doubled.', 'mayor | said | costs had doubled'],
      ['Records analysed by Menn showed that 40 boats had sunk.', 'Records | showed | 40 boats had sunk'],
    ]);
  });
});

describe('several sources', () => {
  reads([
    ['Ada Brun and the mayor said costs had doubled.', 'Ada Brun + mayor | said | costs had doubled'],
    [
      'Acme, Kesta Rail and the harbour board said costs had doubled.',
      'Acme + Kesta Rail + harbour board | said | costs had doubled',
    ],
    [
      'The Ministry of Trade and Industry said costs had doubled.',
      'Ministry of Trade and Industry | said | costs had doubled',
    ],
    ['Prices fell in Kesta and the mayor said costs had doubled.', 'mayor | said | costs had doubled'],
  ]);
});

describe('no statement', () => {
  reads([
    ['The parliament approved the budget on Friday.'],
    ['The city added 40 buses to the fleet.'],
    ['The mayor hopes that the pier will open.'],
    ['Divers found a wreck near the pier.'],
    ['The move shows that rivals are nervous.'],
    ['The pier, said to be haunted, was closed.'],
    ['The boats were ordered in May.'],
  ]);
});
