import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.js';

const DOCUMENTS = Number(process.env.WHOSAID_FUZZ_DOCUMENTS ?? 1_000_000);
/** Another one each night; a failure names the seed of its document. */
const FIRST = Number(process.env.WHOSAID_FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000) * DOCUMENTS) >>> 0;

describe(`${DOCUMENTS} random documents from seed ${FIRST} (H10)`, () => {
  it('lead to facts or to a reason, never to an error; and every mention is a slice of its text', async () => {
    const wrong: string[] = [];
    for (let k = 0; k < DOCUMENTS; k++) {
      const told = await fuzz((FIRST + k) >>> 0);
      if (told !== null) wrong.push(told);
    }
    expect(wrong).toEqual([]);
  });
});
