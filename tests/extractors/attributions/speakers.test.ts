import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a speaker behind a quotation', () => {
  describe('may stand in a sentence that holds nothing else', () => {
    reads([
      ['“Is the pier safe?” Ortiz told reporters in Kesta on Monday.', 'Ortiz | told | “Is the pier safe?”'],
      ['“Never again!” Ortiz closed the harbour on Monday.'],
    ]);
  });

  describe('is all that stands between it and the verb', () => {
    reads([
      [
        '“It is safe,” Rivera campaign manager Ana Brun said.',
        'Rivera campaign manager Ana Brun | said | “It is safe,”',
      ],
      ['“It is safe,” said campaign manager Ana Brun.', 'campaign manager Ana Brun | said | “It is safe,”'],
      ['“It is safe,” the campaign, Ana Brun and the owner of the pier hoped.'],
    ]);
  });
});

describe('a speaker at the end of a sentence', () => {
  reads([
    ['The roof leaks, said several observers.', 'several observers | said | The roof leaks'],
    ['The plan marks a retreat, one old friend said.', 'one old friend | said | The plan marks a retreat'],
    [
      'While some roads could reopen, she added, bridges would stay closed.',
      'she | added | While some roads could reopen + bridges would stay closed',
    ],
    // a clause that only tells when is nothing that was said
    ['When the bell rang, he said.'],
  ]);
});

describe('a subject', () => {
  describe('stands before its relative clause, unless that clause reports', () => {
    reads([
      ['Voters who have heard from the board say they want a bridge.', 'Voters | say | they want a bridge'],
      ['Voters who think Brun said that fares would rise are few.', 'Brun | said | fares would rise are few'],
    ]);
  });

  describe('may be measured', () => {
    reads([
      [
        'An average of six surveys shows Brun leads by nine votes.',
        'average of six surveys | shows | Brun leads by nine votes',
      ],
      ['A heap of old nets shows Brun the way.'],
      [
        'Residents said the roof leaks, and more than four in ten said they would move.',
        'Residents | said | the roof leaks',
        'four in ten | said | they would move',
      ],
    ]);
  });

  describe('may be followed by an adverb that looks like an adjective', () => {
    reads([
      ['The Post first reported the deal.', 'Post | reported | the deal'],
      ['A further draft of the Post vanished.'],
      ['Election scholars caution that turnout may fall.', 'Election scholars | caution | turnout may fall'],
      ['The scholars’ caution that day was wise.'],
      ['She’s said she will go.', 'She | said | she will go'],
      ['It’s said to be haunted.'],
    ]);
  });
});

describe('the speaker within what is said', () => {
  describe('stands between a relative word and its verb', () => {
    reads([
      ['The board missed a deadline that aides said had passed in May.', 'aides | said | that + had passed in May'],
      ['The board missed a deadline that the mayor set in May.'],
      ['Five died in what officials called a tragedy.', 'officials | called | a tragedy'],
      ['Five died in what Kesta calls home.'],
    ]);
  });
});

describe('a headline', () => {
  reads([
    ['Ortiz: No new pier for Kesta', 'Ortiz | : | No new pier for Kesta'],
    ['Ortiz: 1,501'],
    ['Latest: Kesta wins the cup'],
    ['Ingredients: flour, sugar, butter and salt'],
  ]);
});

describe('nobody in particular', () => {
  reads([
    [
      'It was announced on Monday that the plan would cost $3 million.',
      '- | announced | the plan would cost $3 million',
    ],
    ['It was painted on Monday so that the plan would hold.'],
    ['Kesta is said to owe $3 million.', '- | said | Kesta + to owe $3 million'],
    ['Kesta is bound to owe $3 million.'],
  ]);
});

describe('an agent', () => {
  reads([
    ['Ortiz was asked by a caller whether the pier was safe.', 'caller | asked | whether the pier was safe'],
    ['Ortiz was told by the board that fares would rise.', 'board | told | fares would rise'],
    ['Ortiz was hit by a car that day.'],
  ]);
});

describe('an idiom', () => {
  reads([
    ['The town, as Ortiz put it, “pays twice.”', 'Ortiz | put it | “pays twice.”'],
    ['Ortiz put it on the shelf.'],
    ['“Get out!” screamed one fan.', 'one fan | screamed | “Get out!”'],
    ['The port, as first reported by the Post, closed in May.', 'Post | reported by | The port'],
    ['Officials named it “Sea Dog”. A ferry called “Sea Dog” sank.'],
  ]);
});

describe('a verb that the tagger may take for a noun', () => {
  reads([
    ['The envoy spoke for an hour, insisting that talks would resume.', 'envoy | insisting | talks would resume'],
    ['Defenders of the dam argue, with some justice, that it works.', 'Defenders of the dam | argue | it works'],
    ['The mayor’s insisting voice was heard.'],
  ]);
});

describe('a speaker between a noun phrase and a quotation', () => {
  reads([
    ['Fares, Ortiz said, “will rise.”', 'Ortiz | said | Fares + “will rise.”'],
    ['On Monday, Ortiz said, “Fares will rise.”', 'Ortiz | said | “Fares will rise.”'],
  ]);
});

describe('a forecast', () => {
  reads([
    [
      'Traffic will double, the Kesta Institute’s 2024 forecast shows.',
      'Kesta Institute’s 2024 forecast | shows | Traffic will double',
    ],
    ['Traffic will double, the Kesta Institute’s 2024 shows sold out.'],
  ]);
});

describe('several speakers', () => {
  reads([
    ['Ada Brun, Acme and the mayor said the pier was safe.', 'Ada Brun + Acme + mayor | said | the pier was safe'],
    ['Ada Brun, Acme and the mayor left the pier.'],
  ]);
});
