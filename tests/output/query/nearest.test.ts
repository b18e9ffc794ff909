import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../output/query/nearest.js';

const WORDS = ['percent', 'money', 'quantity', 'subject', 'said-by', 'share', 'time'];

describe('what a mistyped word may mean', () => {
  for (const [word, meant] of [
    ['precent', ['percent']],
    ['percnt', ['percent']],
    ['percents', ['percent']],
    ['Percent', ['percent']],
    ['quan', ['quantity']],
    ['sbject', ['subject']],
    ['shares', ['share']],
    ['tmie', ['time']],
    ['xyzzy', []],
    ['p', []],
    ['pe', ['percent']],
    ['  TIME ', ['time']],
    ['tim', ['time']],
    ['tme', ['time']],
    ['timne', ['time']],
    ['tixx', []],
    ['', []],
    ['p'.repeat(65), []],
  ] as const) {
    it(`"${word.slice(0, 20)}"`, () => expect(nearest(word, WORDS)).toEqual(meant));
  }

  it('is told in the order of nearness, then of the list, as many as are asked for', () => {
    expect(nearest('cent', ['cents', 'dent', 'tent', 'percent'], 3)).toEqual(['cents', 'dent', 'tent']);
    expect(didYouMean('precent', WORDS)).toBe('; did you mean "percent"?');
    expect(didYouMean('xyzzy', WORDS)).toBe('');
  });

  it('is not looked for among words that are longer than any name', () => {
    expect(nearest('percent', ['p'.repeat(200), 'percent'])).toEqual(['percent']);
  });
});
