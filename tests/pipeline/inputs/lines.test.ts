import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, readLines } from '../../../pipeline/inputs/lines.js';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % Math.max(1, sizes.length)] ?? 7);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(bytes: Uint8Array, sizes: readonly number[] = [7], limit = 1e9): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readLines(chunksOf(bytes, sizes), limit)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it('are those of the whole, wherever the chunks are cut; each stands where its offset says', async () => {
    const text = fc
      .array(fc.constantFrom('a', 'é', '\n', '\r\n', '🚀', ' '), { maxLength: 60 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (whole, sizes) => {
          const bytes = new TextEncoder().encode(whole);
          const lines = await collect(bytes, sizes);
          const expected = whole.split('\n');
          if (expected.at(-1) === '') expected.pop();
          expect(lines.map((line) => Buffer.from(line.bytes!).toString())).toEqual(expected);
          for (const [i, line] of lines.entries()) {
            expect(line.number).toBe(i + 1);
            expect(bytes.subarray(line.offset, line.offset + line.bytes!.length)).toEqual(new Uint8Array(line.bytes!));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leave the byte order mark out, and count it', async () => {
    const [line] = await collect(new TextEncoder().encode('\ufeff{"a":1}\nb'));
    expect(Buffer.from(line!.bytes!).toString()).toBe('{"a":1}');
    expect(line!.offset).toBe(3);
  });

  it('that are too long are passed over without being held, and the next is found', async () => {
    const bytes = new TextEncoder().encode(`ok\n${'x'.repeat(100)}\nafter\n`);
    const lines = await collect(bytes, [7], 10);
    expect(lines.map((line) => [line.number, line.offset, line.bytes === null])).toEqual([
      [1, 0, false],
      [2, 3, true],
      [3, 104, false],
    ]);
  });
});
