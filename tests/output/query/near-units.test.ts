import { describe, expect, it } from 'vitest';
import { absentUnit } from '../../../output/query/near-units.js';
import { madeStore, money } from './made-store.js';

const figures = [money('$3', 3)];
const store = madeStore({
  '/a.txt': [{ subject: 'Norvania', measure: 'road budget', figures, saidBy: 'Kestrel Office' }],
});

describe('a unit that was asked for', () => {
  it('and that facts are in is not told of', () => {
    for (const words of ['USD', 'dollars', '$', 'US dollars']) expect(absentUnit(store, words)).toBeNull();
  });

  it('and that no fact is in is told by what it was taken for, with those that there are', () => {
    expect(absentUnit(store, 'EURO')).toEqual({
      words: 'EURO',
      what: 'no fact is in this unit (EUR); there are USD (1)',
      near: [],
    });
    expect(absentUnit(store, 'km')?.what).toBe('no fact is in this unit; there are USD (1)');
    expect(absentUnit(madeStore({}), 'km')?.what).toBe('no fact is in this unit; none has a unit at all');
  });

  it('may be another of the same name', () => {
    const sterling = madeStore({
      '/a.txt': [
        { subject: 'Norvania', measure: 'roads', figures: [{ ...money('£3', 3), unit: 'GBP' }], saidBy: 'Roe' },
      ],
    });
    expect(absentUnit(sterling, 'pounds')).toEqual({
      words: 'pounds',
      what: 'no fact is in this unit ([lb_av]); there are GBP (1)',
      near: ['GBP'],
    });
  });
});
