import { describe, expect, it } from 'vitest';
import { findQuotes } from '../../../extractors/attributions/quotes.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { reads } from './read-attributions.js';

/** The quotations of a text, pieces joined with " + "; inner ones in brackets. */
function quotes(text: string): string[] {
  const tokens = tokenize(text);
  return findQuotes(tokens).map(({ pieces, inner }) => {
    const parts = pieces.map(([first, end]) => text.slice(tokens.starts[first], tokens.ends[end - 1]));
    return inner ? `[${parts.join(' + ')}]` : parts.join(' + ');
  });
}

describe('quotation marks', () => {
  it.each([
    ['She said “never again” twice.', ['“never again”']],
    ['She said ‘never again’ twice.', ['‘never again’']],
    ['She said "never again" twice.', ['"never again"']],
    ["She said 'never again' twice.", ["'never again'"]],
    ["She said ``never again'' twice.", ["``never again''"]],
    ["She said ''never again'' twice.", ["''never again''"]],
    ['She said «never again» twice.', ['«never again»']],
    ['She said „never again“ twice.', ['„never again“']],
    ["She said ``never again'' twice.", ["``never again''"]],
    ["She said 'never again' twice.", ["'never again'"]],
    ['“He said ‘never’ to me,” she said.', ['“He said ‘never’ to me,”', '[‘never’]']],
    ['“One ended. Two began,” she said.', ['“One ended. Two began,”']],
    ['“It began here.\n“It ended there,” she said.', ['“It began here. + “It ended there,”']],
  ])('%s', (text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it.each([
    ['The dockers’ fears and the traders’ hopes grew.'],
    ["It's the crew's boat, isn't it?"],
    ['The mast is 40" long.'],
    ['Rock ’n’ roll was banned.'],
  ])('apostrophes and inches are none: %s', (text) => {
    expect(quotes(text)).toEqual([]);
  });
});

describe('direct quotations', () => {
  reads([
    ['“We sold every ticket,” said Lena Ortiz, the manager.', 'Lena Ortiz | said | “We sold every ticket,”'],
    [
      '“We sold every ticket,” the manager told Radio Kesta. “Then the rain came.”',
      'manager | told | “We sold every ticket,” + “Then the rain came.”',
    ],
    ['“Somebody,” she says, “will pay for it.”', 'she | says | “Somebody,” + “will pay for it.”'],
    ['Ortiz said: “We sold every ticket.”', 'Ortiz | said | “We sold every ticket.”'],
    ['“Who pays for it?” asked the mayor.', 'mayor | asked | “Who pays for it?”'],
  ]);
});

describe('mixed quotations', () => {
  reads([
    [
      'The money went “upstairs every Monday,” the guards said.',
      'guards | said | The money went “upstairs every Monday,”',
    ],
    ['The mayor said the pier was “a toy for tourists”.', 'mayor | said | the pier was “a toy for tourists”'],
  ]);
});

describe('scare quotes are left alone', () => {
  reads([['The “party” lasted until dawn.'], ['Kesta’s “old town” was built in 1990.']]);
});
