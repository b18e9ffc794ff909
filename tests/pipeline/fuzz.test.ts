import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.js';

/** A million of them are tried by night (fuzz.nightly.ts). */
const DOCUMENTS = 5000;

describe(`${DOCUMENTS} random documents (H10)`, () => {
  it('lead to facts or to a reason, never to an error; and every mention is a slice of its text', async () => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= DOCUMENTS; seed++) {
      const told = await fuzz(seed);
      if (told !== null) wrong.push(told);
    }
    expect(wrong).toEqual([]);
  }, 300_000);
});
