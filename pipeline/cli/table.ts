import { displayWidth, pad, printable, wrap } from './text-width.js';

export interface Column<T> {
  readonly head: string;
  /** The text of a row's cell; null shows nothing. */
  readonly cell: (row: T) => string | null;
  /** Least width when room is short. */
  readonly least: number;
  /** Most width, however much room there is. */
  readonly most: number;
  readonly align?: 'right';
  /** Stands there also where no row has anything in it. */
  readonly always?: true;
  readonly paint?: (text: string, row: T) => string;
}

/** A column of whole numbers, their thousands parted; null shows nothing. */
export function amountColumn<T>(
  head: string,
  of: (row: T) => number | null,
  paint?: (text: string) => string,
): Column<T> {
  const cell = (row: T): string | null => of(row)?.toLocaleString('en-US') ?? null;
  return { head, cell, least: head.length, most: 14, align: 'right', ...(paint === undefined ? {} : { paint }) };
}

const GAP = 2;

/** Gives each column the width of its widest cell, then takes from the widest until the row fits. */
function widths<T>(columns: readonly Column<T>[], rows: readonly T[], total: number): number[] {
  const wanted = columns.map((column) => {
    let width = displayWidth(column.head);
    for (const row of rows) width = Math.max(width, displayWidth(printable(column.cell(row) ?? '')));
    return Math.min(width, column.most);
  });
  let over = wanted.reduce((sum, width) => sum + width, 0) + GAP * (columns.length - 1) - total;
  while (over > 0) {
    let widest = -1;
    columns.forEach((column, i) => {
      const width = wanted[i] as number;
      if (width > column.least && (widest < 0 || width > (wanted[widest] as number))) widest = i;
    });
    if (widest < 0) break;
    wanted[widest] = (wanted[widest] as number) - 1;
    over--;
  }
  return wanted;
}

/** Lays rows out under heads; cells that are too long are broken into at most three lines. */
export class Table<T> {
  readonly #columns: readonly Column<T>[];
  readonly #widths: readonly number[];

  /** `sample`: rows whose cells tell how wide the columns should be. */
  constructor(columns: readonly Column<T>[], sample: readonly T[], total: number) {
    this.#columns = columns.filter((column) => column.always || sample.some((row) => (column.cell(row) ?? '') !== ''));
    this.#widths = widths(this.#columns, sample, total);
  }

  head(paint: (text: string) => string): string {
    const cells = this.#columns.map((column, i) => this.#align(column, column.head, this.#widths[i] as number));
    const rule = this.#widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP));
    return `${paint(cells.join(' '.repeat(GAP)).trimEnd())}\n${paint(rule)}\n`;
  }

  row(row: T): string {
    const cells = this.#columns.map((column, i) =>
      wrap(printable(column.cell(row) ?? ''), this.#widths[i] as number, 3),
    );
    const height = Math.max(...cells.map((lines) => lines.length));
    let out = '';
    for (let line = 0; line < height; line++) {
      const parts = this.#columns.map((column, i) => {
        const text = this.#align(column, cells[i]?.[line] ?? '', this.#widths[i] as number);
        return column.paint === undefined || text.trim() === '' ? text : column.paint(text, row);
      });
      out += `${parts.join(' '.repeat(GAP)).trimEnd()}\n`;
    }
    return out;
  }

  #align(column: Column<T>, text: string, width: number): string {
    if (column.align !== 'right') return pad(text, width);
    return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
  }
}
