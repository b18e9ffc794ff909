import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a quotation before its speaker', () => {
  describe('is said whatever else is quoted behind the verb', () => {
    reads([
      ['“The pier is safe,” Ortiz said on the air’s “Daybreak.”', 'Ortiz | said | “The pier is safe,”'],
      ['“The pier is safe,” Ortiz told “Harbour Hour” before he took the ferry.', 'Ortiz | told | “The pier is safe,”'],
      ['“The pier is safe,” Ortiz said “and cheap.”', 'Ortiz | said | “The pier is safe,” + “and cheap.”'],
      ['In a long talk on “Daybreak,” Ortiz asked the board how it would pay.', 'Ortiz | asked | how it would pay'],
    ]);
  });

  describe('leaves what another verb brings in to that verb', () => {
    reads([
      [
        '“The pier is safe,” Ortiz said, adding, “It was built to last.”',
        'Ortiz | said | “The pier is safe,”',
        'Ortiz | adding | “It was built to last.”',
      ],
      [
        '“The pier is safe,” Ortiz said, and then predicted: “It will stand for ages.”',
        'Ortiz | said | “The pier is safe,”',
        'Ortiz | predicted | “It will stand for ages.”',
      ],
      [
        '“The pier is safe,” Ortiz said, leaning back, “and it will last.”',
        'Ortiz | said | “The pier is safe,” + “and it will last.”',
      ],
    ]);
  });

  describe('that asks may be followed by all that happened then', () => {
    reads([
      [
        '“Who pays for it?” Ortiz said of the toll in May, when the board doubled it.',
        'Ortiz | said | “Who pays for it?”',
      ],
      ['“Who pays for it?” Ortiz doubled the toll in May, when the board met.'],
    ]);
  });
});

describe('a speaker far from the verb', () => {
  reads([
    [
      'Dockers, looking for a way out, walked off the pier and said they would not return.',
      'Dockers | said | they would not return',
    ],
    [
      'Aides who had sat through the night took a break and said the talks would go on.',
      'Aides | said | the talks would go on',
    ],
    ['Dockers, looking for a way out, walked off the pier and wrote letters.'],
  ]);
});

describe('a speaker behind or around what is set off', () => {
  reads([
    ['Ada Brun -- a doctor, who lives in Rome -- said the pier was safe.', 'Ada Brun | said | the pier was safe'],
    ['Ada Brun -- a doctor, who lives in Rome -- left the pier.'],
    ['“The pier is safe,” retired general Ada Brun said.', 'retired general Ada Brun | said | “The pier is safe,”'],
    ['“The pier is safe,” retired all too soon.'],
    ['Citing a “phony system,” Brun left the hall.', 'Brun | Citing | a “phony system,”'],
    ['Mending a “phony system,” Brun left the hall.'],
  ]);
});

describe('hearers and places between a verb and its clause', () => {
  reads([
    ['Ortiz told a meeting in Kesta, Lima, on Monday that the pier leaked.', 'Ortiz | told | the pier leaked'],
    ['Ortiz joined a meeting in Kesta, Lima, on Monday that lasted a day.'],
    ['Ortiz asked Brun, who was late for the meeting, to leave.', 'Ortiz | asked | to leave'],
    ['Ortiz met Brun, who was late for the meeting, to leave.'],
    ['The board asked Brun, who is leaving in May, to explain the loss.', 'board | asked | to explain the loss'],
    ['Ortiz said on the air, where he is a guest, that the pier leaked.', 'Ortiz | said | the pier leaked'],
    ['Ortiz ate on the air, where he is a guest, that day.'],
    ['Ortiz wrote in both letters he was honoured.', 'Ortiz | wrote | he was honoured'],
    ['Ortiz wrote in both letters.'],
    ['Ortiz explained to the board why the pier leaked.', 'Ortiz | explained | why the pier leaked'],
    ['Ortiz ran to the board in haste.'],
    ['Brun questioned their respect for the law.', 'Brun | questioned | their respect for the law'],
    ['Brun questioned the mayor for an hour.'],
  ]);
});

describe('a sentence of its own in a new paragraph', () => {
  reads([
    [
      '“It is safe,” Ortiz said. “It will last.”\n\nBrun did not respond to questions.',
      'Ortiz | said | “It is safe,” + “It will last.”',
    ],
  ]);
});

describe('a clause behind the speaker’s comma', () => {
  reads([
    ['You said yesterday, the pier was safe.', 'You | said | the pier was safe'],
    ['That said, the pier was safe.'],
    ['Half of the drivers said yes.', 'Half of the drivers | said | yes'],
    ['Half of the drivers said.'],
  ]);
});

describe('nobody in particular', () => {
  describe('asks or tells somebody', () => {
    reads([
      ['Ortiz was asked to resign.', '- | asked | Ortiz + to resign'],
      ['Ortiz was asked to dinner.'],
      ['Ortiz was told that the pier leaked.', '- | told | the pier leaked'],
      ['Ortiz was sold that boat.'],
    ]);
  });

  describe('talks, with the participle alone', () => {
    reads([
      ['No peace without talking about the toll.', '- | talking about | the toll'],
      ['No peace without thinking about the toll.'],
    ]);
  });
});

describe('an infinitive of talk', () => {
  reads([
    ['Ortiz took the stage to discuss the toll.', 'Ortiz | discuss | the toll'],
    ['Ortiz wanted to discuss the toll.'],
    ['Ortiz took the stage to show the plan.'],
    ['Ortiz declined to comment on the toll.', 'Ortiz | comment on | the toll'],
    ['Ortiz declined to pay the toll.'],
  ]);
});

describe('a thing tells a clause where a figure hangs on it', () => {
  reads([
    ['The turn of events showed that 40% of the boats leaked.', 'turn of events | showed | 40% of the boats leaked'],
    ['The turn of events showed that the boats leaked.'],
  ]);
});

describe('a name for somebody or something', () => {
  reads([
    ['The former first lady calls it her “gift.”', 'former first lady | calls | it her “gift.”'],
    ['The former first lady’s calls were ignored.'],
    [
      'Ortiz called the men who failed the board “a farce.”',
      'Ortiz | called | the men who failed the board “a farce.”',
    ],
    ['Ortiz called the men who failed the board.'],
    ['Ortiz called the vote in May “a farce.”', 'Ortiz | called | the vote in May “a farce.”'],
    ['Ortiz calls himself a reformer.', 'Ortiz | calls | himself a reformer'],
    ['Ortiz called himself to the stand.'],
    ['Ortiz called the quarrel with the union unusual.', 'Ortiz | called | the quarrel with the union unusual'],
    ['Ortiz called the chief of the union twice.'],
  ]);
});

describe('according to a noun that is also a verb', () => {
  reads([
    ['More boats sank in May, according to exit polls.', 'exit polls | according to | More boats sank in May'],
    ['Boats are berthed according to size.'],
    ['As reported by the Kesta Courier, 40 boats sank.', 'Kesta Courier | reported by | 40 boats sank'],
    ['As painted by the Kesta master, 40 boats sank.'],
  ]);
});

describe('circumstances behind the speaker are no content', () => {
  reads([
    [
      'Rents fell by 3%, the office said on Friday in a review that had been due since March.',
      'office | said | Rents fell by 3%',
    ],
    ['The mayor said on Friday in a letter that the pier was closed.', 'mayor | said | the pier was closed'],
    ['“We lost 40 boats,” Ada Brun, who runs the harbour, said by telephone.', 'Ada Brun | said | “We lost 40 boats,”'],
    ['“It sank,” Ada Brun, a diver, said by e-mail on Monday.', 'Ada Brun | said | “It sank,”'],
  ]);
});

describe('the relative clause of a speaker, and a bare form that looks like the past', () => {
  reads([
    ['The firm that makes it, Norda, said sales had doubled.', 'firm | said | sales had doubled'],
    [
      'The company said it would close a mill and shed 40 jobs.',
      'company | said | it would close a mill and shed 40 jobs',
    ],
  ]);
});

describe('a condition that closes with its speaker is said', () => {
  reads([
    [
      'If a vote were held now the party would win 28 of 150 seats, the pollster said.',
      'pollster | said | If a vote were held now the party would win 28 of 150 seats',
    ],
    ['She is one of the 670 claims that the firm faces.'],
  ]);
});

describe('who writes, and what is written', () => {
  reads([
    ['“We expected 17%,” wrote one of them, Dev Rao.', 'one of them | wrote | “We expected 17%,”'],
    ['Ada Brun wrote 14 novels, sold two million books and never gave an interview.'],
    ['Households expect prices to rise 13%.', 'Households | expect | prices to rise 13%'],
  ]);
});

describe('the verb of a speaker’s relative clause, which looks like a noun', () => {
  reads([['A committee that he chairs told it to sell 11 boats.', 'committee | told | to sell 11 boats']]);
});

describe('who keeps count, and what only has it', () => {
  reads([
    [
      'Two of the six members wanted a vote, the minutes showed.',
      'minutes | showed | Two of the six members wanted a vote',
    ],
    ['Kenya recorded 40 cases in May.'],
  ]);
});
