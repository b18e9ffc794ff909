import type { CellKind } from './cell-kinds.js';
import { isOrder, isPeriod, MEASURES } from './head-words.js';
import type { TableCell, TextTable } from './table.js';

/** A cell as the layout sees it. What stands beside a figure in a cell of its own, a sign or a scale, is a part of the figure's. */
export interface GridCell extends TableCell {
  readonly text: string;
  readonly kind: CellKind;
  /** Four digits that may be a year or a count. */
  readonly year: boolean;
}

/** The heads of one figure's cell. */
export interface CellHeads {
  readonly cell: GridCell;
  /** From the outermost to the innermost. */
  readonly columns: readonly GridCell[];
  /** From left to right. */
  readonly rows: readonly GridCell[];
  /** The line over a part of the rows, where it stands in one. */
  readonly section: GridCell | null;
  /** Heads of the columns that hold the row heads, by the place of these in `rows`. */
  readonly corners: readonly (GridCell | null)[];
}

export interface Layout {
  readonly table: TextTable;
  /** The cells whose figures are told, in order, each with its heads. */
  readonly places: readonly CellHeads[];
  /** Cells that are over all columns at once: they say of the whole table what a caption says. */
  readonly titles: readonly GridCell[];
  /** Cells that are heads, of rows, columns or parts. */
  readonly heads: ReadonlySet<GridCell>;
  /** Columns and rows that hold figures which are no four digits like a year's. */
  readonly figuredColumns: ReadonlySet<number>;
  readonly figuredRows: ReadonlySet<number>;
  /** Whether rows tell times that are no dates ("Day": 1, 2, 3), so that a time of the whole is not that of each. */
  readonly hasPeriods: boolean;
  /** Whether there are columns of row heads. */
  readonly hasRowHeads: boolean;
}

/** Of a table's grid that is much larger than its cells nothing is told. */
const MOST_GRID = 20;
const LEAST_GRID = 4000;
/** The share of a column's cells that may look like figures although they are names ("3M", "24 Hours"). */
const ODD_NAMES = 0.2;

/** A figure that names a group: of ages, sizes, incomes. */
const STRETCH =
  /^[^\p{L}]{0,20}\p{Nd}\s?(?:[–-]\s?[^\p{L}]{0,3}\p{Nd}|\+|or (?:more|less|over|under)$)|^(?:[<>≤≥]|under|over|below|above|up to)\s?[^\p{L}]{0,3}\p{Nd}/iu;

/** Finds for each cell with a figure which cells are its heads; null where the grid makes no table of data. Cost: linear in the cells. */
export function layOut(table: TextTable, cells: readonly GridCell[]): Layout | null {
  const rows = rowsOf(cells);
  const width = cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  if (width < 2 || rows.length < 2) return null;
  if (width * rows.length > MOST_GRID * cells.length + LEAST_GRID) return null;
  return new Layouter(table, rows, width).read();
}

/** The cells of each row that has any, from left to right. */
function rowsOf(cells: readonly GridCell[]): GridCell[][] {
  const rows: GridCell[][] = [];
  let row = -1;
  for (const cell of cells) {
    if (cell.row !== row) rows.push([]);
    row = cell.row;
    rows.at(-1)?.push(cell);
  }
  return rows;
}

/** What the cells of one column are, heads left out. */
interface ColumnCounts {
  filled: number;
  figures: number;
  dates: number;
  /** Figures that name a stretch: "0–9", "80+". */
  stretches: number;
  marked: number;
}

const isEmpty = (cell: GridCell): boolean => cell.end === cell.start;
/** "• Density": a row that belongs to the line over it. */
const isItem = (cell: GridCell | undefined): boolean => cell !== undefined && /^[•·▪‣◦]/u.test(cell.text);
const isFigure = ({ kind, year }: GridCell): boolean => kind === 'figure' || year;

class Layouter {
  readonly #table: TextTable;
  readonly #rows: readonly GridCell[][];
  readonly #width: number;
  readonly #places: CellHeads[] = [];
  readonly #titles: GridCell[] = [];
  readonly #heads = new Set<GridCell>();
  /** The heads of each column that hold for the row in hand. */
  #columns: readonly (readonly GridCell[])[] = [];
  /** Which columns hold the heads of rows, and which only number them. */
  #labels: readonly boolean[] = [];
  #dated = false;
  /** The first column only numbers the rows. */
  #numbered = false;

  constructor(table: TextTable, rows: readonly GridCell[][], width: number) {
    this.#table = table;
    this.#rows = rows;
    this.#width = width;
  }

  read(): Layout {
    let section: GridCell | null = null;
    let hasItems = false;
    /** Cells of rows above that reach down into the row in hand, by column. */
    let reaching: GridCell[] = [];
    for (let r = 0; r < this.#rows.length; r++) {
      const row = this.#rows[r] as GridCell[];
      const headRows = this.#headRows(r);
      // what is heads to its end holds no figures
      if (r + headRows >= this.#rows.length) break;
      if (headRows > 0) {
        if (!this.#readHeads(r, headRows)) section = null;
        r += headRows - 1;
        reaching = [];
        continue;
      }
      if (this.#labels.length === 0) this.#readLabels(r);
      const number = row[0]?.row ?? 0;
      reaching = reaching.filter((cell) => cell.row + cell.rowSpan > number);
      const alone = this.#sectionOf(row, reaching);
      if (alone !== null) {
        section = alone;
        hasItems = false;
        this.#heads.add(alone);
        continue;
      }
      // where rows are marked as its items, those that are not are none
      if (isItem(row[0])) hasItems = true;
      else if (hasItems) section = null;
      this.#readRow(row, reaching, section);
      for (const cell of row) if (cell.rowSpan > 1) reaching.push(cell);
    }
    const figures = this.#places.map(({ cell }) => cell).filter((cell) => cell.kind === 'figure' && !cell.year);
    return {
      table: this.#table,
      places: this.#isShifted() ? this.#places.map((place) => ({ ...place, columns: [] })) : this.#places,
      titles: this.#titles,
      heads: this.#heads,
      figuredColumns: new Set(figures.map(({ column }) => column)),
      figuredRows: new Set(figures.map(({ row }) => row)),
      hasPeriods: this.#labels.some(
        (label, c) => (label || (c === 0 && this.#numbered)) && isPeriod(this.#headText(c)),
      ),
      hasRowHeads: this.#labels.includes(true),
    };
  }

  /**
   * Whether heads stand over columns that hold nothing while figures have none over them: the signs before these stand in cells of their own, for
   * which the heads make no room. Then which head is whose cannot be told.
   */
  #isShifted(): boolean {
    const depth = this.#columns.reduce((most, heads) => Math.max(most, heads.length), 0);
    const filled = new Set<number>();
    let bare = false;
    for (const { cell } of this.#places) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) filled.add(c);
      if (cell.kind === 'figure' && (this.#columns[cell.column] ?? []).length < depth) bare = true;
    }
    return (
      bare && this.#columns.some((heads, c) => heads.length === depth && this.#labels[c] !== true && !filled.has(c))
    );
  }

  /** How many rows from `r` on are heads of columns. */
  #headRows(r: number): number {
    let n = 0;
    while (r + n < this.#rows.length && this.#isHeadRow(r + n, r)) n++;
    return n;
  }

  #isHeadRow(r: number, first: number): boolean {
    const row = this.#rows[r] as GridCell[];
    const filled = row.filter((cell) => !isEmpty(cell));
    if (filled.length === 0) return r === first && r === 0;
    const marked = filled.every((cell) => cell.head && cell.scope !== 'row');
    const only = filled[0] as GridCell;
    if (filled.length === 1 && only.columnSpan >= this.#width) return r === 0 || (marked && r === first && first === 0);
    // the one head of a row is over its row
    if (marked) return filled.length > 1 || only.column > 0 || only.scope === 'column';
    if (filled.some((cell) => cell.kind === 'figure')) return false;
    const inner = filled.filter((cell) => cell.column > 0);
    if (inner.length === 0) return false;
    const dates = inner.filter((cell) => cell.kind === 'date').length;
    if (r !== first) return false;
    if (r > 1 || (r === 1 && this.#titles.length === 0)) return this.#repeatsHeads(filled, inner, dates);
    if (filled.some((cell) => cell.head && cell.scope !== 'column')) return false;
    return this.#opensTable(r, filled, inner, dates);
  }

  /** Whether a row without marks in the middle of a table begins columns anew: "", "2021", "2022". */
  #repeatsHeads(filled: readonly GridCell[], inner: readonly GridCell[], dates: number): boolean {
    if (dates < inner.length) return false;
    return filled.length === inner.length || this.#dated;
  }

  /** Whether the first row of a table without marks is its heads. */
  #opensTable(r: number, filled: readonly GridCell[], inner: readonly GridCell[], dates: number): boolean {
    const below = this.#countColumns(r + 1);
    const over = (cell: GridCell): boolean => {
      const counts = below[cell.column];
      return counts !== undefined && counts.filled > 0 && counts.figures * 2 >= counts.filled;
    };
    const overFigures = inner.filter(over).length;
    if (this.#width > 2) return overFigures * 2 >= inner.length && (dates === 0 || dates > 1 || overFigures > 1);
    // "Mayor | Jane Roe", "Population | 5,000": two columns of names and what they have
    const rest = this.#rows.slice(r + 1).flatMap((row) => row.filter((cell) => !isEmpty(cell)));
    const figures = rest.filter((cell) => cell.column === 1);
    const names = rest.filter((cell) => cell.column === 0);
    const even = figures.length >= 2 && figures.every((cell) => cell.kind === 'figure' && !cell.year);
    const measures = names.filter((cell) => MEASURES.test(cell.text)).length;
    return even && measures * 2 < names.length && (dates === 0 || filled.length === 1);
  }

  #countColumns(from: number): ColumnCounts[] {
    const counts = Array.from({ length: this.#width }, () => ({
      filled: 0,
      figures: 0,
      dates: 0,
      stretches: 0,
      marked: 0,
    }));
    for (let r = from; r < this.#rows.length; r++) {
      for (const cell of this.#rows[r] as GridCell[]) {
        const column = counts[cell.column];
        if (column === undefined || cell.kind === 'blank') continue;
        // what lies over all columns is a line between the rows
        if (cell.columnSpan >= this.#width) continue;
        column.filled++;
        if (isFigure(cell)) column.figures++;
        if (cell.kind === 'date') column.dates++;
        if (STRETCH.test(cell.text)) column.stretches++;
        if (cell.head && cell.scope !== 'column') column.marked++;
      }
    }
    return counts;
  }

  /** Takes over rows of heads; true where they are but titles, over all columns at once. */
  #readHeads(r: number, n: number): boolean {
    const columns: GridCell[][] = Array.from({ length: this.#width }, () => []);
    let any = false;
    for (let k = r; k < r + n; k++) {
      for (const cell of this.#rows[k] as GridCell[]) {
        if (isEmpty(cell)) continue;
        this.#heads.add(cell);
        if (cell.columnSpan >= this.#width) {
          this.#titles.push(cell);
          continue;
        }
        any = true;
        for (let c = cell.column; c < Math.min(this.#width, cell.column + cell.columnSpan); c++) columns[c]?.push(cell);
      }
    }
    if (!any) return true;
    this.#columns = columns;
    this.#dated = columns.filter((heads) => heads.some((cell) => cell.kind === 'date')).length > 0;
    // tables that begin their columns anew have the same ones
    if (this.#labels.length === 0) this.#readLabels(r + n);
    return false;
  }

  /** Finds the columns of row heads: those on the left that hold no figures. */
  #readLabels(from: number): void {
    const counts = this.#countColumns(from);
    const labels: boolean[] = new Array(this.#width).fill(false);
    for (let c = 0; c < this.#width; c++) {
      const { filled, figures, dates, stretches, marked } = counts[c] as ColumnCounts;
      const head = this.#headText(c);
      const numbers = filled > 0 && figures > filled * ODD_NAMES;
      const years = dates > 0 && dates === filled;
      if (filled === 0 && c === 0) continue;
      if (marked === filled && filled > 0) labels[c] = true;
      else if (years) {
        const timed = this.#columnIsTimed(c);
        if (timed || (c > 0 && !isPeriod(head) && head !== '')) break;
        labels[c] = true;
      } else if (filled > 0 && (!numbers || (c === 0 && stretches * 2 >= filled))) labels[c] = true;
      else if (c === 0 && (isOrder(head) || this.#counts(from)) && this.#width > 2) this.#numbered = true;
      else if (c === 0 && isPeriod(head)) this.#numbered = true;
      else break;
    }
    this.#labels = labels;
  }

  #headText(c: number): string {
    return this.#columns[c]?.at(-1)?.text ?? '';
  }

  #columnIsTimed(c: number): boolean {
    return this.#columns[c]?.some((cell) => cell.kind === 'date') ?? false;
  }

  /** Whether the first column only numbers the rows: 1, 2, 3. */
  #counts(from: number): boolean {
    let next = 1;
    for (let r = from; r < this.#rows.length; r++) {
      const first = (this.#rows[r] as GridCell[])[0];
      if (first === undefined || first.column !== 0 || isEmpty(first)) continue;
      if (first.text.replace(/[.)]$/, '') !== String(next)) return false;
      next++;
    }
    return next > 2;
  }

  /** The one cell of a row that stands over the rows below; null where the row is one of figures. */
  #sectionOf(row: readonly GridCell[], reaching: readonly GridCell[]): GridCell | null {
    const filled = row.filter((cell) => !isEmpty(cell));
    const only = filled[0];
    if (filled.length !== 1 || only === undefined || only.kind === 'figure' || only.kind === 'blank') return null;
    const wide = only.columnSpan >= this.#width;
    if (wide) return only;
    return only.column === 0 && reaching.length === 0 && (only.head || row.length > 1) ? only : null;
  }

  #readRow(row: readonly GridCell[], reaching: readonly GridCell[], section: GridCell | null): void {
    const all = [...reaching.filter((cell) => this.#labels[cell.column] === true), ...row];
    const rows = all
      .filter((cell) => this.#labels[cell.column] === true && cell.kind !== 'blank')
      .sort((a, b) => a.column - b.column);
    for (const cell of rows) this.#heads.add(cell);
    const corners = rows.map((cell) => this.#columns[cell.column]?.at(-1) ?? null);
    for (const cell of row) {
      if (this.#labels[cell.column] === true || cell.kind === 'blank') continue;
      if (this.#numbered && cell.column === 0) continue;
      this.#places.push({ cell, columns: this.#headsOver(cell), rows, section, corners });
    }
  }

  /** The heads that are over all columns of a cell. */
  #headsOver(cell: GridCell): readonly GridCell[] {
    const first = this.#columns[cell.column] ?? [];
    const end = cell.column + cell.columnSpan;
    if (cell.columnSpan === 1) return first;
    return first.filter((head) => head.column <= cell.column && head.column + head.columnSpan >= end);
  }
}
