import { describe } from 'vitest';
import { reads } from './read-attributions.js';

describe('nouns with a possessor', () => {
  reads([
    ['Kesta’s claim that the pier is safe was mocked.', 'Kesta | claim | the pier is safe'],
    [
      'Ortiz’s criticism of “paper tigers” in the council went unheard.',
      'Ortiz | criticism | “paper tigers” in the council',
    ],
    ['Ortiz’s “safety first” mantra wore thin.', 'Ortiz | mantra | “safety first”'],
    ['Ortiz’s claim was rejected.'],
    ['Ortiz’s boat of “many colours” sank.'],
  ]);
});

describe('layouts without a verb', () => {
  reads([
    ['Ada Brun: Taxes must fall\n\nThe mayor spoke.', 'Ada Brun | : | Taxes must fall'],
    [
      'ADA BRUN: We will rebuild the pier.\n\nLEO KANT: With what money, though?',
      'ADA BRUN | : | We will rebuild the pier',
      'LEO KANT | : | With what money, though?',
    ],
    ['“Never again.”\n— Ada Brun', 'Ada Brun | — | “Never again.”'],
    ['Ingredients: flour, sugar, butter and salt.'],
    ['Note: Prices may change in the autumn.'],
    ['The crane weighed 40 tons — twice the limit.'],
  ]);
});

describe('statements in statements', () => {
  reads([
    [
      'The paper quoted an official as saying that 40 boats sank.',
      'paper | quoted | an official as saying that 40 boats sank',
      'official | saying | 40 boats sank',
    ],
    ['The mayor said critics had said little.', 'mayor | said | critics had said little'],
  ]);
});
