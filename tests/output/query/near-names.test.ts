import { describe, expect, it } from 'vitest';
import { unknownNames } from '../../../output/query/near-names.js';
import { madeStore, money } from './made-store.js';

const figures = [money('$3', 3)];
const store = madeStore({
  '/a.txt': [
    { subject: 'Norvania', measure: 'road budget', figures, saidBy: 'Kestrel Office' },
    { subject: 'Sorvania', measure: 'coast path', figures, saidBy: 'Heron Board' },
  ],
});

describe('names that are nobody’s', () => {
  for (const [filter, near] of [
    [{ entity: 'Norvanya' }, ['Norvania', 'Sorvania']],
    [{ entity: 'norvnia' }, ['Norvania', 'Sorvania']],
    [{ entity: 'orvanie' }, ['Norvania', 'Sorvania']],
    [{ saidBy: 'Kestrl Office' }, ['Kestrel Office']],
    [{ saidBy: 'Kestral' }, ['Kestrel Office']],
    [{ measure: 'road bugdet' }, ['road budget']],
    [{ measure: 'roads bridge' }, []],
    [{ entity: 'xx' }, []],
    [{ entity: '"; DROP' }, []],
    [{ measure: '"' }, []],
    [{ document: 'b.txt' }, []],
  ] as const) {
    it(`of ${JSON.stringify(filter)} ${near.length === 0 ? 'there is none like it' : `may mean ${near.join(' or ')}`}`, () => {
      const [unknown, ...others] = unknownNames(store, filter);
      expect(others).toEqual([]);
      expect([unknown?.filter, unknown?.words]).toEqual(Object.entries(filter)[0]);
      expect(unknown?.near).toEqual(near);
    });
  }

  it('are not told where somebody is called so', () => {
    expect(
      unknownNames(store, { entity: 'Norvania', saidBy: 'kestrel', measure: 'budgets', document: '/a.txt' }),
    ).toEqual([]);
    expect(unknownNames(store, {})).toEqual([]);
  });
});
