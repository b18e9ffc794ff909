import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertTables } from '../../../extractors/tables/table.js';
import { read } from '../../../pipeline/readers/read.js';

const encode = (source: string): Uint8Array => new TextEncoder().encode(source);
/** The text, and what stands in the cells of each table, a list a row; heads are marked. */
function tablesOf(source: string): { readonly text: string; readonly tables: string[][] } {
  const { text, tables = [] } = read(encode(source), 'markdown');
  assertTables(text, tables);
  return {
    text,
    tables: tables.map(({ cells }) => {
      const rows: string[][] = [];
      for (const { row, column, head, start, end } of cells)
        (rows[row] ??= [])[column] = `${head ? '!' : ''}${text.slice(start, end)}`;
      return rows.map((row) => row.join(' | '));
    }),
  };
}

describe('a table of Markdown', () => {
  it('is rows and cells, without pipes and rule', () => {
    expect(
      tablesOf(
        'Before.\n\n| Town | 2022 | 2023 |\n|:-----|-----:|------|\n| **Arden** | 5 | 200 |\n| Carrow | | [9](https://a.example) |\n\nAfter.',
      ),
    ).toEqual({
      text: 'Before.\nTown 2022\t2023\nArden 5\t200\nCarrow 9\nAfter.',
      tables: [['!Town | !2022 | !2023', 'Arden | 5 | 200', 'Carrow |  | 9']],
    });
  });
  it('needs no outer pipes, and may stand below a line of its paragraph, or in a quote', () => {
    expect(tablesOf('A line | of text\nTown | 2021\n--- | ---\nArden | 6\n').tables).toEqual([
      ['!Town | !2021', 'Arden | 6'],
    ]);
    expect(tablesOf('A line | of text\nTown | 2021\n--- | ---\nArden | 6\n').text).toBe(
      'A line | of text\nTown 2021\nArden 6',
    );
    expect(tablesOf('> | Town | 2021 |\n> | --- | --- |\n> | Arden | 6 |\n').tables).toEqual([
      ['!Town | !2021', 'Arden | 6'],
    ]);
  });
  it('has pipes in its cells where they are escaped, and parts the lines of a cell', () => {
    expect(tablesOf('| a\\|b | c |\n| - | - |\n| 5<br>200 | 7 |\n')).toEqual({
      text: 'a|b c\n5\t200\t7',
      tables: [['!a|b | !c', '5\t200 | 7']],
    });
  });
  it.each([
    ['no rule', '| a | b |\n| 5 | 6 |\n'],
    ['a rule of fewer cells', '| a | b |\n| --- |\n| 5 | 6 |\n'],
    ['a rule with words', '| a | b |\n| --- | -x- |\n| 5 | 6 |\n'],
  ])('is none with %s', (_, source) => {
    expect(tablesOf(source).tables).toEqual([]);
  });
  it('leads each figure to its bytes', () => {
    const source = 'É | 2021\n--- | ---\nArden | **6.5** %\n';
    const { text, sourceMap } = read(encode(source), 'markdown');
    const at = text.indexOf('6.5');
    const { byteStart, byteEnd, precision } = sourceMap.bytesOf(at, at + 3);
    expect([Buffer.from(source).subarray(byteStart, byteEnd).toString(), precision]).toEqual(['6.5', 'exact']);
  });
  it('has cells that are slices of the text, whatever stands in the lines', () => {
    const piece = fc.constantFrom(
      '| ',
      ' | ',
      '|',
      '\n',
      '--- | ---',
      '| - | - |',
      '5',
      'Arden',
      '**b**',
      '`c|d`',
      '\\|',
      '<br>',
      '  \n',
      '> ',
      '- ',
      '&amp;',
      '\n\n',
      '~~6~~',
      '[x](y)',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const source = `Words.\n\n${pieces.join('')}`;
        const { text, tables = [] } = read(encode(source), 'markdown');
        expect(() => assertTables(text, tables)).not.toThrow();
        for (const { cells } of tables)
          for (const { start, end } of cells) expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
      }),
      { numRuns: 500 },
    );
  });
});
