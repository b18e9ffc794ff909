import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { wordTable } from '../../../extractors/text/word-table.js';

/** What every object has, and no table of ours does. */
const COMMON = Object.getOwnPropertyNames(Object.prototype);

describe('a table of words', () => {
  it('has its own rows, in their order, and no others', () => {
    const table = wordTable({ week: 7, day: 1 });
    expect(Object.entries(table)).toEqual([
      ['week', 7],
      ['day', 1],
    ]);
    for (const word of COMMON) {
      expect(table[word]).toBeUndefined();
      expect(word in table).toBe(false);
    }
  });
});

describe('words that every object has a property of', () => {
  it('are words like any other beside a figure', () => {
    const { numbers } = extract({
      text: 'Ferrari lead by 500 constructor points, and 30 toString calls cost $5 constructor.',
    });
    expect(numbers.map(({ text, kind, decimal, unit }) => [text, kind, decimal, unit])).toEqual([
      ['500', 'cardinal', '500', null],
      ['30', 'cardinal', '30', null],
      ['$5', 'money', '5', 'USD'],
    ]);
  });

  it('are words like any other beside a date', () => {
    const { dates } = extract({ text: 'It opened at Christmas constructor.', referenceDate: '2025-06-18' });
    expect(dates.map(({ text, value }) => [text, value])).toEqual([['Christmas', '2024-12-25']]);
  });

  const PLACES =
    'W 5,5 W,$5 W,$W 5,5W,5-W,5 m W,5 kW/W,5 per W,5 square W,(5 W),[W 5],W$5,5 W million,1/2 W,W 3 2020,3 W 2020,Easter W,W week,the W fell 5% to W'.split(
      ',',
    );
  it.each(PLACES)('break nothing in "%s"', (place) => {
    for (const word of COMMON) {
      const text = `In May 2024 the board, ${place.replaceAll('W', word)}, said it has 40 boats.`;
      const found = extract({ text, referenceDate: '2025-06-18' });
      for (const mention of [...found.numbers, ...found.dates]) {
        expect(text.slice(mention.start, mention.end)).toBe(mention.text);
        for (const value of Object.values(mention)) expect(typeof value).not.toBe('function');
        expect(Object.values(mention).join(' ')).not.toContain('native code');
      }
    }
  });
});
