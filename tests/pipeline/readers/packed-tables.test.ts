import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTables, unpackTables } from '../../../pipeline/readers/packed-tables.js';
import { read } from '../../../pipeline/readers/read.js';

const piece = fc.constantFrom(
  ...[
    '<table>',
    '</table>',
    '<tr>',
    '<td>5',
    '<th>a',
    '<td>',
    '<caption>c</caption>',
    '<p>x</p>',
    '<thead>',
    '<tbody>',
  ],
  ...['<td rowspan=3 colspan=2>7', '<th scope=row>b', '<th scope=col>2022', '<td rowspan=0>z'],
);

describe('tables as the store keeps them', () => {
  it('are what they were', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const { tables = [] } = read(new TextEncoder().encode(`<p>Words.</p>${pieces.join('')}`), 'html');
        expect(unpackTables(packTables(tables))).toEqual(tables);
      }),
      { numRuns: 300 },
    );
  });
  it('are nothing where there are none', () => {
    expect(packTables([])).toBeNull();
    expect(unpackTables(null)).toEqual([]);
  });
  it('cost some twenty bytes a cell', () => {
    const rows = '<tr><th>Arden<td>5<td>1985'.repeat(100);
    const { tables = [] } = read(new TextEncoder().encode(`<table>${rows}</table>`), 'html');
    expect(packTables(tables)?.length).toBeLessThan(300 * 20);
  });
});
