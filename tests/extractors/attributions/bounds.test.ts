import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('a content ends', () => {
  describe('before a participle beside the cue’s', () => {
    reads([
      [
        'Ortiz lowered fares, vowing to mend the pier and suggesting that tolls would fall.',
        'Ortiz | suggesting | tolls would fall',
        'Ortiz | vowing | to mend the pier',
      ],
      [
        'Ortiz lowered fares, talking about mending the pier and selling the boats.',
        'Ortiz | talking about | mending the pier and selling the boats',
      ],
    ]);
  });

  describe('where the clause ends that the cue’s is subordinate to', () => {
    reads([
      [
        'Because the board in Kesta said that the pier was safe, visitors came.',
        'board in Kesta | said | the pier was safe',
      ],
      [
        'The board in Kesta said that the pier was safe, visitors came.',
        'board in Kesta | said | the pier was safe, visitors came',
      ],
      ['When Ortiz asked members to resign, at least 40 of them left.', 'Ortiz | asked | to resign'],
    ]);
  });

  describe('where the noun phrase goes on that a relative word before the cue ties it to', () => {
    reads([
      ['Documents that show 40 boats sank were lost.', 'Documents | show | 40 boats sank'],
      // which of the two nouns a lone verb goes with shows in its number
      ['A report that found 40 leaks was lost.', 'report | found | 40 leaks'],
      ['A report that found 40 boats were lost.', 'report | found | 40 boats were lost'],
      ['A study that found half of the fund was lost.', 'study | found | half of the fund was lost'],
      ['Documents show that 40 boats that sank were lost.', 'Documents | show | 40 boats that sank were lost'],
      ['Voters who endorsed the plan were afraid.', 'Voters | endorsed | the plan'],
      ['The plan that voters had was lost.'],
    ]);
  });

  describe('before "which", where something is promised or asked', () => {
    reads([
      ['Ortiz vowed to mend the pier, which was built by his father.', 'Ortiz | vowed | to mend the pier'],
      [
        'Ortiz vowed to form a guard, which he would lead, to watch the pier.',
        'Ortiz | vowed | to form a guard, which he would lead, to watch the pier',
      ],
    ]);
  });

  describe('with the list of its quotations, where a verb goes on for the article', () => {
    reads([
      ['Ortiz tweeted that Brun is a “liar” and a “fool.”', 'Ortiz | tweeted | Brun is a “liar” and a “fool.”'],
      ['Ortiz tweeted that Brun is a “liar,” and left the “fool” alone.', 'Ortiz | tweeted | Brun is a “liar,”'],
    ]);
  });

  describe('before "followed by" where nothing was listed', () => {
    reads([
      ['The mayor announced a toll, followed by a tax.', 'mayor | announced | a toll, followed by a tax'],
      ['The mayor spoke in the hall, followed by a guard.'],
    ]);
  });
});

describe('a content goes on', () => {
  reads([
    [
      'The count shows that geese may be late — and that fences help.',
      'count | shows | geese may be late — and that fences help',
    ],
    ['Ortiz said the pier was old — and the board had never asked.', 'Ortiz | said | the pier was old'],
  ]);
});

describe('what a content may begin with', () => {
  reads([
    ['Ortiz says there needs to be a gate.', 'Ortiz | says | there needs to be a gate'],
    ['Ortiz lays there needless things.'],
    ['Ortiz reported at least six boats had sunk.', 'Ortiz | reported | at least six boats had sunk'],
    ['Ortiz built at least six boats.'],
    ['Ortiz declared the pier had sunk.', 'Ortiz | declared | the pier had sunk'],
    ['Ortiz declared “I shall not pay for it.”', 'Ortiz | declared | “I shall not pay for it.”'],
    ['Ortiz declared war.'],
    ['Ortiz spoke out against the toll.', 'Ortiz | spoke out against | the toll'],
    ['Ortiz spoke up in the hall.'],
    ['Ortiz recalled how the pier fell.', 'Ortiz | recalled | how the pier fell'],
    ['Ortiz learned how the pier fell.'],
  ]);
});

describe('a statement within a citation', () => {
  describe('is part of what is cited, unless a figure hangs on it or somebody is named for it', () => {
    reads([
      [
        'According to the poll, most voters say they feel safe.',
        'poll | According to | most voters say they feel safe',
      ],
      [
        'According to the poll, most voters say 40 boats sank.',
        'poll | According to | most voters say 40 boats sank',
        'most voters | say | 40 boats sank',
      ],
      [
        'According to the Courier, Ada Brun said the pier was safe.',
        'Courier | According to | Ada Brun said the pier was safe',
        'Ada Brun | said | the pier was safe',
      ],
    ]);
  });

  describe('and in a line of a transcript is part of the line', () => {
    reads([
      [
        'Brun: Ortiz says the pier is safe, and I agree with him',
        'Brun | : | Ortiz says the pier is safe, and I agree with him',
      ],
    ]);
  });
});

describe('a noun with an owner', () => {
  reads([
    ['Members joined Ortiz’s call for a strike.', 'Ortiz | call | a strike'],
    ['Members joined Ortiz’s team for a strike.'],
    ['Ortiz’s claim in an interview that the pier had sunk was wrong.', 'Ortiz | claim | the pier had sunk'],
    ['Her house in a street on the bay that floods was sold.'],
    ['Voters got assurances that the pier was safe.', '- | assurances | the pier was safe'],
    ['Voters got insurance that the bank had sold.'],
  ]);
});
