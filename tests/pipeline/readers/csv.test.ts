import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterOf, findColumns, readRows } from '../../../pipeline/inputs/table.js';
import { cutRow, readCsvRow } from '../../../pipeline/readers/csv.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const field = fc.stringMatching(/^[a-z0-9 ,;"\n\r\t\u00e9\u20ac\u{1f680}|]{0,12}$/u);

async function rowsOf(
  bytes: Uint8Array,
  delimiter: string,
  step: number,
): Promise<{ offset: number; bytes: Uint8Array }[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  }
  const rows: { offset: number; bytes: Uint8Array }[] = [];
  for await (const row of readRows(chunks(), delimiter, 1_000_000))
    rows.push({ offset: row.offset, bytes: row.bytes as Uint8Array });
  return rows;
}

describe('a table', () => {
  it('is cut into the rows and fields that were written, whatever the chunks, and each row stands at its offset', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (table, delimiter, end, step) => {
          const bytes = encode(table.map((row) => row.map(quote).join(delimiter)).join(end) + end);
          const rows = await rowsOf(bytes, delimiter, step);
          expect(rows.map((row) => cutRow(row.bytes, delimiter).map(({ value }) => value))).toEqual(table);
          for (const row of rows) {
            expect(bytes.subarray(row.offset, row.offset + row.bytes.length)).toEqual(new Uint8Array(row.bytes));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leads each character of its text to the bytes that stand for it', () => {
    fc.assert(
      fc.property(field, field, fc.boolean(), (id, text, quoted) => {
        const bare = !quoted && !/^"|[,\n\r]/.test(text);
        const row = encode(`${quote(id)},${bare ? text : quote(text)}`);
        const { document } = readCsvRow(row, { delimiter: ',', columns: { id: 0, text: 1 } }, 1000);
        expect(document.text).toBe(text);
        for (let i = 0; i < text.length; ) {
          const point = String.fromCodePoint(text.codePointAt(i) as number);
          const { byteStart, byteEnd, precision } = document.sourceMap.bytesOf(i, i + point.length);
          const source = new TextDecoder().decode(row.subarray(byteStart - 1000, byteEnd - 1000));
          expect([precision, source]).toEqual(['exact', point === '"' && !bare ? '""' : point]);
          i += point.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('tells its delimiter by its first line, and its columns by their heads', () => {
    expect([
      delimiterOf(encode('a;b;c,d\n1,2,3,4,5'), false),
      delimiterOf(encode('a'), false),
      delimiterOf(encode('a,b'), true),
    ]).toEqual([';', ',', '\t']);
    expect(findColumns([' Headline ', 'BODY', 'Link'], ',', null).columns).toEqual({ title: 0, text: 1, url: 2 });
    expect(findColumns(['a', 'b'], ',', { text: '2', title: 'A' }).columns).toEqual({ text: 1, title: 0 });
    expect(() => findColumns(['a', 'b'], ',', { text: 'c' })).toThrowError(
      expect.objectContaining({ code: 'TABLE_COLUMNS' }),
    );
  });
});
