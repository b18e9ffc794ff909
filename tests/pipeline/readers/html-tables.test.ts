import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertTables } from '../../../extractors/tables/table.js';
import { read } from '../../../pipeline/readers/read.js';
import { readAny } from '../../../pipeline/readers/read-any.js';
import { zip } from '../inputs/make-zip.js';
import { paragraph, wordDocument } from './make-docx.js';

const encode = (html: string): Uint8Array => new TextEncoder().encode(html);

/** Each table of a page: its caption, and a line a row with what stands in its cells, where they span more than one how much, and ! for heads. */
function grids(html: string): { readonly caption: string | null; readonly rows: string[] }[] {
  const { text, tables = [] } = read(encode(html), 'html');
  assertTables(text, tables);
  return tables.map(({ caption, cells }) => {
    const rows: string[][] = [];
    for (const { start, end, row, column, rowSpan, columnSpan, head } of cells) {
      const spans = `${rowSpan > 1 ? `↓${rowSpan}` : ''}${columnSpan > 1 ? `→${columnSpan}` : ''}`;
      (rows[row] ??= []).push(`${column}${spans}${head ? '!' : ':'}${text.slice(start, end)}`);
    }
    return {
      caption: caption === null ? null : text.slice(caption.start, caption.end),
      rows: rows.map((row) => (row ?? []).join(' ')),
    };
  });
}
const rowsOf = (html: string): string[] | undefined => grids(html)[0]?.rows;

describe('the tables of a page', () => {
  it('are told with their caption, their cells and which of them are heads', () => {
    expect(
      grids(
        '<p>Before</p><table><caption>Budget, <b>million</b> euros</caption><thead><tr><td>Town<td>2022</thead><tr><th scope=row>Arden</th><td> <b>5</b> </td></tr></table><p>After</p>',
      ),
    ).toEqual([{ caption: 'Budget, million euros', rows: ['0!Town 1!2022', '0!Arden 1:5'] }]);
  });
  it('stand where their text does', () => {
    const { text, tables = [] } = read(
      encode('<p>One</p><table><tr><td>a<td>5</table><p>Two</p><table><tr><td>b<td>6</table>'),
      'html',
    );
    expect(tables.map(({ start, end }) => text.slice(start, end))).toEqual(['a 5', 'b 6']);
  });
  it('keep the place of cells that are empty, covered from above or from the left', () => {
    expect(
      rowsOf(
        '<table><tr><th rowspan=2>Town<th colspan=2>2022<tr><th>Q1<th>Q2<tr><td>Arden<td></td><td>7<tr><td rowspan=0>Tail<td colspan=0>8<td>9<tr><td>1<td>2</table>',
      ),
    ).toEqual(['0↓2!Town 1→2!2022', '1!Q1 2!Q2', '0:Arden 1: 2:7', '0↓65534:Tail 1:8 2:9', '1:1 2:2']);
  });
  it('end what a cell spans with its group of rows', () => {
    expect(rowsOf('<table><thead><tr><th rowspan=5>a<th>b</thead><tbody><tr><td>c<td>5</tbody></table>')).toEqual([
      '0↓5!a 1!b',
      '0:c 1:5',
    ]);
  });
  it('keep the place of a cell that is passed over, but of none that is not shown', () => {
    const menu = '<td><a href=1>x</a> <a href=2>y</a> <a href=3>z</a></td>';
    expect(
      rowsOf(
        `<p>${'Some words of the article stand here. '.repeat(5)}</p><table><tr><td>a</td>${menu}<td>5</td><tr><td>b</td><td>6</td><td>7</table>`,
      ),
    ).toEqual(['0:a 1: 2:5', '0:b 1:6 2:7']);
    expect(rowsOf('<table><tr><td>a<td hidden>4<td style="display:none">3<td>5</table>')).toEqual(['0:a 1:5']);
  });
  it('have the caption of their figure', () => {
    expect(
      grids('<figure><table><tr><td>a<td>5</table><figcaption>Homes by town</figcaption></figure>')[0]?.caption,
    ).toBe('Homes by town');
    expect(
      grids('<figure><figcaption>Homes by town</figcaption><table><tr><td>a<td>5</table></figure>')[0]?.caption,
    ).toBe('Homes by town');
    expect(
      grids('<figure><figcaption>A photo</figcaption></figure><table><tr><td>a<td>5</table>')[0]?.caption,
    ).toBeNull();
  });
  it.each([
    ['that hold others', '<table><tr><td>a<td><table><tr><td>b<td>5</table></table>', ['0:b 1:5']],
    ['that arrange paragraphs', '<table><tr><td><p>One</p><p>Two</p></td><td>5</table>', undefined],
    ['that say so', '<table role=presentation><tr><td>a<td>5</table>', undefined],
    ['without a word', '<p>x</p><table><tr><td><td></table>', undefined],
  ])('are none of data: those %s', (_, html, rows) => {
    expect(rowsOf(html)).toEqual(rows);
  });
  it('part the lines of a cell where figures would run together', () => {
    expect(read(encode('<table><tr><td>a<td>5<br>200<td>7<p>300</table>'), 'html').text).toBe('a 5\t200\t7\t300');
  });
  it('are told of Word files and books as well, where their text is', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const word = wordDocument(
      `${paragraph('Before.')}<w:tbl><w:tr>${cell('Town')}${cell('2022')}</w:tr><w:tr>${cell('Arden')}${cell('5')}</w:tr></w:tbl>`,
    );
    const chapter = (n: number): string =>
      `<html><body><p>Chapter ${n}.</p><table><caption>Homes</caption><tr><th>Town</th></tr><tr><td>${n}</td></tr></table></body></html>`;
    const item = (n: number): string => `<item id="c${n}" href="c${n}.xhtml" media-type="application/xhtml+xml"/>`;
    const book = zip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
      'p.opf': `<package><manifest>${item(1)}${item(2)}</manifest><spine><itemref idref="c1"/><itemref idref="c2"/></spine></package>`,
      'c1.xhtml': chapter(1),
      'c2.xhtml': chapter(2),
    });
    for (const [bytes, format, cells] of [
      [word, 'docx', [['Town', '2022', 'Arden', '5']]],
      [
        book,
        'epub',
        [
          ['Town', '1'],
          ['Town', '2'],
        ],
      ],
    ] as const) {
      const { text, tables = [] } = await readAny(bytes, format);
      assertTables(text, tables);
      expect(tables.map((table) => table.cells.map(({ start, end }) => text.slice(start, end)))).toEqual(cells);
      for (const { caption } of tables)
        if (caption !== null) expect(text.slice(caption.start, caption.end)).toBe('Homes');
    }
  });
  it('are in order where a page needs mending', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td>5',
      '<th>a',
      '</td>',
      '<caption>c',
      '<p>x',
      '<figure>',
      '<figcaption>y',
      '</figure>',
      '<td rowspan=3 colspan=2>7',
      '<thead>',
      '<tbody>',
      '<td hidden>6',
      '<br>',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        const { text, tables = [] } = read(encode(`<p>Words.</p>${pieces.join('')}`), 'html');
        expect(() => assertTables(text, tables)).not.toThrow();
        for (const { cells } of tables)
          for (const cell of cells)
            expect(text.slice(cell.start, cell.end)).toBe(text.slice(cell.start, cell.end).trim());
      }),
      { numRuns: 300 },
    );
  });
});
