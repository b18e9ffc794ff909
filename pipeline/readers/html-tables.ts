import type { DefaultTreeAdapterTypes } from 'parse5';
import type { TableCell, TextTable } from '../../extractors/tables/table.js';
import { isHidden } from './html-main-content.js';
import { attribute } from './html-metadata.js';
import { tableOf, type Writable } from './table-of.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** As browsers bound them. */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

/** A table whose cells are being written. */
interface OpenTable {
  readonly cells: Writable<TableCell>[];
  caption: { start: number; end: number } | null;
  row: number;
  column: number;
  /** For each column, how many of the rows to come a cell above still covers. */
  readonly covered: number[];
  inHead: boolean;
  /** It arranges a page, or its grid is not what it seems. */
  layout: boolean;
}

/**
 * Notes which cells of tables are written where, as a page's text is. Told of each element that is entered and left, in the order of the page, and
 * at which offset of the text. Tables that arrange a page (with tables, or paragraphs, in their cells) are left out.
 */
export class TableNotes {
  readonly #open: OpenTable[] = [];
  readonly #done: OpenTable[] = [];
  /** The caption of the figure in hand, before its table is met. */
  #figure: { caption: { start: number; end: number } | null; table: OpenTable | null } | null = null;

  /** @param offset Length of the text so far. @param layout Whether a cell holds a part of the page. */
  enter(node: Node, offset: number, layout: boolean): void {
    const name = node.nodeName;
    if (!('attrs' in node)) return;
    const table = this.#open.at(-1);
    if (name === 'table') {
      if (table !== undefined) table.layout = true;
      const role = attribute(node, 'role');
      const opened: OpenTable = {
        ...{ cells: [], caption: null, row: -1, column: 0, covered: [], inHead: false },
        layout: role === 'presentation' || role === 'none',
      };
      this.#open.push(opened);
      if (this.#figure !== null && this.#figure.table === null) this.#figure.table = opened;
      return;
    }
    if (name === 'figure') this.#figure = { caption: null, table: null };
    if (name === 'figcaption' && this.#figure !== null) this.#figure.caption = { start: offset, end: offset };
    if (table === undefined) return;
    switch (name) {
      case 'caption':
        table.caption = { start: offset, end: offset };
        break;
      case 'thead':
      case 'tbody':
      case 'tfoot':
        table.inHead = name === 'thead';
        // what a cell spans ends with its group of rows
        table.covered.fill(0);
        break;
      case 'tr':
        beginRow(table);
        break;
      case 'td':
      case 'th':
        if (layout) table.layout = true;
        addCell(table, node, offset);
        break;
      default:
    }
  }

  /** An element is passed over: a cell that is not written still has its place, unless it is not shown at all. */
  skip(node: Node, offset: number): void {
    const table = this.#open.at(-1);
    if (table === undefined || !('attrs' in node)) return;
    if (node.nodeName === 'td' || node.nodeName === 'th') {
      if (!isHidden(node)) addCell(table, node, offset);
    } else if (node.nodeName === 'table') table.layout = true;
  }

  leave(node: Node, offset: number): void {
    const table = this.#open.at(-1);
    const name = node.nodeName;
    if (name === 'table') {
      const closed = this.#open.pop();
      if (closed !== undefined) this.#done.push(closed);
    } else if (name === 'td' || name === 'th') {
      const cell = table?.cells.at(-1);
      if (cell !== undefined) cell.end = offset;
    } else if (name === 'caption' && table !== undefined && table.caption !== null) table.caption.end = offset;
    else if (name === 'thead' && table !== undefined) table.inHead = false;
    else if (name === 'figcaption' && this.#figure?.caption != null) this.#figure.caption.end = offset;
    else if (name === 'figure') {
      const { table: own = null, caption = null } = this.#figure ?? {};
      if (own !== null) own.caption ??= caption;
      this.#figure = null;
    }
  }

  /** The tables of the text that has been written. */
  tables(text: string): TextTable[] {
    const tables: TextTable[] = [];
    for (const { cells, caption, layout } of this.#done) {
      const table = layout ? null : tableOf(text, cells, caption);
      if (table !== null) tables.push(table);
    }
    return tables.sort((a, b) => a.start - b.start);
  }
}

function beginRow(table: OpenTable): void {
  table.row++;
  table.column = 0;
  for (let c = 0; c < table.covered.length; c++)
    if ((table.covered[c] as number) > 0) table.covered[c] = (table.covered[c] as number) - 1;
}

function addCell(table: OpenTable, element: Element, offset: number): void {
  if (table.row < 0) beginRow(table);
  while ((table.covered[table.column] ?? 0) > 0) table.column++;
  const rowSpan = spanOf(element, 'rowspan', MOST_ROWS);
  const columnSpan = spanOf(element, 'colspan', MOST_COLUMNS);
  const { column } = table;
  if (rowSpan > 1) {
    while (table.covered.length < column) table.covered.push(0);
    for (let c = column; c < column + columnSpan; c++) table.covered[c] = rowSpan;
  }
  table.column = column + columnSpan;
  const scope = (attribute(element, 'scope') ?? '').toLowerCase();
  table.cells.push({
    ...{ start: offset, end: offset, row: table.row, column, rowSpan, columnSpan },
    head: element.tagName === 'th' || table.inHead,
    scope: scope.startsWith('row') ? 'row' : scope.startsWith('col') ? 'column' : table.inHead ? 'column' : null,
  });
}

/** `rowspan="0"` reaches to the end of its group of rows. */
function spanOf(element: Element, name: 'rowspan' | 'colspan', most: number): number {
  const told = Number.parseInt(attribute(element, name) ?? '1', 10);
  if (told === 0 && name === 'rowspan') return most;
  return Number.isInteger(told) && told > 0 ? Math.min(told, most) : 1;
}
