import { describe, expect, it } from 'vitest';
import { phrase, searchWords, wordQuery } from '../../../output/query/fts-query.js';

describe('the words of a search', () => {
  for (const [words, query] of [
    [['budget'], '"budget"'],
    [['road budget'], '"road" "budget"'],
    [['road\n\tbudget', 'Norvania'], '"road" "budget" "Norvania"'],
    [['$296', '-billion'], '"$296" "-billion"'],
    [['a', 'AND', 'NEAR('], '"a" "AND" "NEAR("'],
    [['say "so"'], '"say" """so"""'],
    [['"', '--', '  ', ''], ''],
    [['col:x*'], '"col:x*"'],
    [['50%', '%'], '"50%"'],
    [['nul\0l'], '"null"'],
    [['größer', '数'], '"größer" "数"'],
  ] as const) {
    it(`${JSON.stringify(words)} search for what they say`, () => expect(wordQuery(words)).toBe(query));
  }

  it('are those with a letter or digit', () => {
    expect(searchWords([' a  b ', '—', '7'])).toEqual(['a', 'b', '7']);
    expect(phrase('')).toBe('""');
  });
});
