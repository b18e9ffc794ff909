import { describe, expect, it } from 'vitest';
import { isDayFirst } from '../../../extractors/dates/numeric-order.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

/** Each text and whether the day stands first in it. Its country says one thing where its dates say nothing, so that they are seen to decide. */
const ORDERS: Readonly<Record<string, readonly (readonly [text: string, dayFirst: boolean])[]>> = {
  'a number that can be no month decides': [
    ['In America it is 13/1/2024.', true],
    ['In America it is 13/12/2024.', true],
    ['In America it is 31/12/2024.', true],
    ['In America it is 13-12-2024.', true],
    ['In Britain it is 1/13/2024.', false],
    ['In Britain it is 12/13/2024.', false],
    ['In Britain it is 12/31/2024.', false],
    ['In Britain it is 12-31-2024.', false],
  ],
  'what is no day and month decides nothing': [
    ['In America it is 12/12/2024.', false],
    ['In Britain it is 12/12/2024.', true],
    ['In America it is 32/12/2024.', false],
    ['In America it is 13/0/2024.', false],
    ['In America it is 13/13/2024.', false],
    ['In Britain it is 13/13/2024.', true],
    ['In Britain it is 12/32/2024.', true],
    ['In Britain it is 0/13/2024.', true],
    ['In America it is 130/12/2024.', false],
    ['In Britain it is 12/130/2024.', true],
    ['In America it is 13-4/2024.', false],
    ['In America it is 13/4 of it.', false],
    ['In America it is 13/4', false],
    ['In America he got x/4/2024.', false],
    ['In America he got 13/x/2024.', false],
  ],
  'the order of written dates comes next': [
    ['In America they met on 3 April.', true],
    ['In Britain they met on April 3.', false],
    ['In Britain they met in April.', true],
    ['In America they met in April.', false],
    ['In America they sold 300 April tickets.', false],
    ['In America they sold ½ April ticket.', false],
    ['April 3 and 4 April and 5 May', true],
  ],
  'then the country': [
    ['London is in Britain, Chicago is not.', true],
    ['London is not in Texas or Chicago.', false],
    ['London is not Chicago.', false],
    ['It is 03/04/2025.', false],
  ],
};

describe.each(Object.entries(ORDERS))('%s', (_, texts) => {
  it.each(texts)('%s', (text, dayFirst) => {
    expect(isDayFirst(tokenize(text))).toBe(dayFirst);
  });
});

it('the dates decide against the country, and numbers against words', () => {
  expect(isDayFirst(tokenize('In Britain and London: 13/12/2024, April 3, May 4.'))).toBe(true);
  expect(isDayFirst(tokenize('In Britain and London: 12/13/2024, 3 April, 4 May.'))).toBe(false);
});
