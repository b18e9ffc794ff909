import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePointIndex, codePointOffset, utf8Offset, utf16Offset } from '../../../output/export/code-points.js';

/** Text of any code units: pairs, lone surrogates, combining marks, right-to-left. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('😀', '\ud83d', '\ude00', 'é', 'e\u0301', 'א', '\r\n', '\0', 'x'), { maxLength: 3000 })
    .map((parts) => parts.join('')),
);

describe('offsets in UTF-16 code units, code points and UTF-8 bytes', () => {
  it('come back from code points on 10,000 random texts', () => {
    fc.assert(
      fc.property(oddText, fc.nat(), (text, n) => {
        const points = [...text].length;
        const at = points === 0 ? 0 : n % (points + 1);
        expect(codePointOffset(text, utf16Offset(text, at))).toBe(at);
        expect(utf16Offset(text, points)).toBe(text.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('are the same by the index, which does not begin again at the start of the text', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const index = new CodePointIndex(text);
        for (let offset = 0; offset <= text.length; offset += 1 + Math.floor(text.length / 40)) {
          expect(index.of(offset)).toBe(codePointOffset(text, offset));
        }
        expect(index.of(text.length)).toBe([...text].length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('count bytes as an encoder writes them, and lead there and back through all three on 10,000 random texts', () => {
    fc.assert(
      fc.property(oddText, fc.nat(), (text, n) => {
        const characters = [...text];
        const points = n % (characters.length + 1);
        const bytes = new TextEncoder().encode(text);
        const offset = utf16Offset(text, points);
        const byte = utf8Offset(text, offset);
        // there: the characters before the place, as the language itself counts them
        const before = characters.slice(0, points).join('');
        expect([offset, byte]).toEqual([before.length, new TextEncoder().encode(before).length]);
        // and back: the bytes before it hold as many characters, and the rest of the text begins behind them
        const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, byte));
        expect([...decoded].length).toBe(points);
        expect(utf16Offset(text, [...decoded].length)).toBe(offset);
        expect(codePointOffset(text, offset)).toBe(points);
        expect(utf8Offset(text, text.length)).toBe(bytes.length);
      }),
      { numRuns: 10_000 },
    );
  });
});
