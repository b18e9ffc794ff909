import { describe, expect, it } from 'vitest';
import { fuzzMany } from './fuzz.mjs';

/** A million of them are tried by night (fuzz.nightly.ts). */
const DOCUMENTS = 5000;

describe(`${DOCUMENTS} random documents`, () => {
  it('lead to facts or to a reason, never to an error; and every mention is a slice of its text', async () => {
    const { document, failed, skipped, wrong } = await fuzzMany(1, DOCUMENTS);
    expect(wrong).toEqual([]);
    // all three ways are gone often
    expect(Math.min(document, failed, skipped)).toBeGreaterThan(DOCUMENTS / 100);
    expect(document + failed + skipped).toBe(DOCUMENTS);
  }, 300_000);
});
