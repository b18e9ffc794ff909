import type { TableCell, TextTable } from '../../extractors/tables/table.js';

/** Numbers of a packed cell. */
const FIELDS = 7;
/** Whether it is a head, and what over. */
const HEAD = 1;
const OVER_ROW = 2;
const OVER_COLUMN = 4;

/**
 * Tables as the JSON that the store keeps beside a text: `[start, caption start, caption end, cells]` each (-1 where there is no caption), with seven numbers
 * a cell: code units since the end of the cell before, length, row, column, rows and columns that it spans, and 1 for a head, 2 more for one over a
 * row, 4 for one over a column. Null where there are none.
 */
export function packTables(tables: readonly TextTable[]): string | null {
  if (tables.length === 0) return null;
  return JSON.stringify(
    tables.map(({ start, caption, cells }) => {
      const numbers: number[] = [];
      let at = start;
      for (const { start: from, end, row, column, rowSpan, columnSpan, head, scope } of cells) {
        const over = scope === 'row' ? OVER_ROW : scope === 'column' ? OVER_COLUMN : 0;
        numbers.push(from - at, end - from, row, column, rowSpan, columnSpan, (head ? HEAD : 0) + over);
        at = end;
      }
      return [start, caption?.start ?? -1, caption?.end ?? -1, numbers];
    }),
  );
}

/** The tables that `packTables` packed. */
export function unpackTables(packed: string | null): TextTable[] {
  if (packed === null) return [];
  return (JSON.parse(packed) as [number, number, number, number[]][]).map(([start, from, to, numbers]) => {
    const cells: TableCell[] = [];
    let at = start;
    for (let i = 0; i + FIELDS <= numbers.length; i += FIELDS) {
      const [gap, length, row, column, rowSpan, columnSpan, marks] = numbers.slice(i, i + FIELDS) as [
        ...[number, number, number, number, number, number, number],
      ];
      const begins = at + gap;
      at = begins + length;
      cells.push({
        ...{ start: begins, end: at, row, column, rowSpan, columnSpan },
        head: (marks & HEAD) !== 0,
        scope: (marks & OVER_ROW) !== 0 ? 'row' : (marks & OVER_COLUMN) !== 0 ? 'column' : null,
      });
    }
    return { start, end: at, caption: from < 0 ? null : { start: from, end: to }, cells };
  });
}
