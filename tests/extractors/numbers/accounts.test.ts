import { describe, expect, it } from 'vitest';
import { inAccountBrackets } from '../../../extractors/numbers/accounts.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { TokenKind } from '../../../extractors/text/tokens.js';

/** Whether the first figure behind an opening bracket of a text is below zero; `room` tokens behind the figure may be looked at, else the sentence. */
function isBelow(text: string, room?: number): boolean {
  const tokens = tokenize(text);
  let first = 0;
  while (tokens.kinds[first] !== TokenKind.number || !/[([] ?$/.test(text.slice(0, tokens.starts[first]))) first++;
  const end = first + 1;
  const limit = tokens.sentenceStarts[(tokens.sentenceOf[first] as number) + 1] as number;
  return inAccountBrackets(tokens, first, end, room === undefined ? limit : end + room);
}

const FAR = 'and so on '.repeat(16);

describe('a figure in brackets is below zero', () => {
  it.each([
    'A loss of (12) was told.',
    'Loss (12)',
    'Deficit of (12)',
    'An impairment (12) was told.',
    'The village (2.1)% sign.',
    'Taxes 1,204 (356) fell.',
    '1,204 (356) taxes',
    'Taxes (356) 1,204 fell.',
    'Taxes (87) (356) fell.',
    'Taxes | (356)',
    'Taxes (356) | fell',
    'Taxes\t(356)',
    'Taxes  (356)',
    '(356)\tin taxes',
    `Taxes on it ${'so '.repeat(30)}12 (356)`,
  ])('%s', (text) => {
    expect(isBelow(text)).toBe(true);
  });
});

describe('it is not', () => {
  it.each([
    ['without words of accounts', 'Villages 1,204 (356) fell.'],
    ['without other figures or cells', 'Taxes (356) fell.'],
    ['at the end of a text', 'Taxes (356)'],
    ['at the start of a text', '(356) in taxes'],
    ['where the line breaks elsewhere', 'Taxes (356) were told.\n\nVillages fell.'],
    ['in other brackets', 'A loss of [12) was told.'],
    ['where something else stands behind', 'A loss of (12 towns) was told.'],
    ['with a blank before it', 'A loss of ( 12) was told.'],
    ['with a blank behind it', 'A loss of (12 ) was told.'],
    ['with a blank before the percent sign', 'The village (2.1) % sign.'],
    ['with another mark behind', 'The village (2.1)x sign.'],
    ['behind a word that only begins so', 'A lossmaker (12) was told.'],
    ['behind a word that only ends so', 'A gloss (12) was told.'],
    ['behind a loss of the sentence before', 'He told of a loss\n(12) towns'],
    ['with accounts in the sentence before', 'Taxes rose. Villages 12 (356) fell.'],
    ['with accounts in the sentence behind', 'Villages 12 (356) fell. Taxes rose.'],
    ['with accounts far before', `Taxes ${FAR}12 (356) fell`],
    ['with accounts far behind', `Villages 12 (356) fell ${FAR}taxes`],
  ])('%s', (_, text) => {
    expect(isBelow(text)).toBe(false);
  });

  it('nor is anything seen behind the limit', () => {
    expect(isBelow('A loss of (12) was told.', 0)).toBe(false);
    expect(isBelow('A loss of (12) was told.', 1)).toBe(true);
    expect(isBelow('The village (2.1)% sign.', 1)).toBe(false);
    expect(isBelow('The village (2.1)% sign.', 2)).toBe(true);
    expect(isBelow('Taxes (356) 12 fell.', 1)).toBe(false);
    expect(isBelow('Taxes (356) 12 fell.', 2)).toBe(true);
  });
});
