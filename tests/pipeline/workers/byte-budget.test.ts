import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteBudget } from '../../../pipeline/workers/byte-budget.js';

describe('the byte budget', () => {
  it('never lets more through than its limit, but one thing that is larger alone, and in the end everything, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 40 }), async (sizes) => {
        const budget = new ByteBudget(100);
        const order: number[] = [];
        const through: number[] = [];
        const all = sizes.map(async (size, i) => {
          await budget.take(size);
          order.push(i);
          through.push(size);
          expect(budget.used <= 100 || through.length === 1).toBe(true);
          await Promise.resolve();
          through.splice(through.indexOf(size), 1);
          budget.give(size);
        });
        await Promise.all(all);
        expect(order).toEqual(sizes.map((_, i) => i));
        expect(budget.used).toBe(0);
      }),
    );
  });

  it('lets everybody through once it is opened', async () => {
    const budget = new ByteBudget(10);
    await budget.take(10);
    const waiting = Promise.all([budget.take(10), budget.take(10)]);
    budget.open();
    await waiting;
    expect(budget.used).toBe(30);
  });
});
