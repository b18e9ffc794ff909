import type { Span } from '../text/span.js';

/** A cell of a table in a text: where it stands, and in which rows and columns. An empty cell is an empty span. */
export interface TableCell extends Span {
  /** Counted from 0; of a cell that spans several, the first. */
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it spans, 1 at least. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Whether the document marks it as a head (`th`, in a `thead`, the first line of a Markdown table). */
  readonly head: boolean;
  /** What the document says that the head is over; null where it says nothing. */
  readonly scope: 'row' | 'column' | null;
}

/**
 * A table in a text, as the reader of its format knows it: what the text alone does not tell. The span runs from its first cell to the end of
 * its last.
 */
export interface TextTable extends Span {
  /** What is written above or below it for the whole of it; null where there is nothing. */
  readonly caption: Span | null;
  /** In the order of the text, row by row; spans do not overlap. */
  readonly cells: readonly TableCell[];
}

/**
 * Throws a RangeError where tables are no tables of the text: spans must be in order and within it, disjoint, and cells within their table.
 * One pass.
 */
export function assertTables(text: string, tables: readonly TextTable[]): void {
  let before = 0;
  for (const [t, table] of tables.entries()) {
    const fail = (what: string): never => {
      throw new RangeError(`tables[${t}]: ${what}; spans are UTF-16 code units of the text, in its order`);
    };
    if (!(table.start >= before && table.end >= table.start && table.end <= text.length)) {
      fail(`the span ${table.start} to ${table.end} is not behind the table before it, or not in the text`);
    }
    let at = table.start;
    for (const [c, cell] of table.cells.entries()) {
      if (!(cell.start >= at && cell.end >= cell.start && cell.end <= table.end)) {
        fail(`cells[${c}]: the span ${cell.start} to ${cell.end} overlaps the cell before it or leaves the table`);
      }
      const { row, column, rowSpan, columnSpan } = cell;
      if (![row, column].every((n) => Number.isInteger(n) && n >= 0) || !(rowSpan >= 1) || !(columnSpan >= 1)) {
        fail(`cells[${c}]: row and column count from 0, what it spans from 1`);
      }
      at = cell.end;
    }
    const { caption } = table;
    if (caption !== null && !(caption.start >= 0 && caption.end >= caption.start && caption.end <= text.length)) {
      fail(`the caption's span ${caption.start} to ${caption.end} is not in the text`);
    }
    if (caption !== null && caption.start < table.end && caption.end > table.start) {
      if (table.cells.some((cell) => cell.start < caption.end && cell.end > caption.start)) {
        fail('the caption overlaps a cell');
      }
    }
    before = table.end;
  }
}
