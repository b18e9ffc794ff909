import type { TableCell, TextTable } from '../../extractors/tables/table.js';
import type { PieceSink } from './align.js';
import { Piece } from './source-map.js';
import { tableOf, type Writable } from './table-of.js';
import type { TextBuilder } from './text-builder.js';

/** Where in the source the table of a paragraph stands: its first line, and the line below that. Offsets of the decoded source. */
export interface PipeTable {
  readonly start: number;
  readonly ruleStart: number;
  readonly ruleEnd: number;
}

/** A line without the marks of quotes before it, and its outer pipes. */
function inner(line: string): string {
  const bare = line.replace(/^[\s>]{1,200}/u, '').trimEnd();
  const from = bare.startsWith('|') ? 1 : 0;
  const to = bare.endsWith('|') && !bare.endsWith('\\|') && bare.length > from ? bare.length - 1 : bare.length;
  return bare.slice(from, to);
}

function cellsIn(line: string): number {
  let cells = 1;
  const text = inner(line);
  for (let i = 0; i < text.length; i++) if (text[i] === '|' && text[i - 1] !== '\\') cells++;
  return cells;
}

/** Whether a line is the rule below the heads of a table: dashes and colons between pipes. */
function isRule(line: string): boolean {
  if (!line.includes('|') || !line.includes('-') || !/^[\s>|:-]*$/u.test(line)) return false;
  return inner(line)
    .split('|')
    .every((cell) => /^:?-+:?$/u.test(cell.trim()));
}

/**
 * The table that a paragraph's lines make up, as GitHub's Markdown has it: a line of heads, a rule with as many cells, rows. CommonMark has none, and
 * its parser takes all of it for a paragraph. Null where there is none. `start` and `end` are the paragraph's, in the decoded source.
 */
export function pipeTableIn(source: string, start: number, end: number): PipeTable | null {
  let before = -1;
  for (let at = start; at < end; ) {
    let lineEnd = source.indexOf('\n', at);
    if (lineEnd < 0 || lineEnd > end) lineEnd = end;
    const line = source.slice(at, lineEnd);
    if (before >= 0 && isRule(line)) {
      const head = source.slice(before, at);
      return head.includes('|') && cellsIn(head) === cellsIn(line)
        ? { start: before, ruleStart: at, ruleEnd: lineEnd }
        : null;
    }
    before = at;
    at = lineEnd + 1;
  }
  return null;
}

/** Writes the lines of a table as its rows, without pipes and rule, and notes what is in its cells. */
export class PipeTableWriter {
  readonly #table: PipeTable;
  readonly #builder: TextBuilder;
  readonly #cells: Writable<TableCell>[] = [];
  #row = -1;
  #column = 0;
  #cellStart = 0;
  /** What the row in hand has: a pipe before its first cell, words in the cell in hand. */
  #opened = false;
  #filled = false;

  constructor(table: PipeTable, builder: TextBuilder) {
    this.#table = table;
    this.#builder = builder;
  }

  /** Takes a piece of the paragraph. */
  readonly add: PieceSink = (text, kind, start, end) => {
    const { start: tableStart, ruleStart, ruleEnd } = this.#table;
    // a run of characters may begin before the table, and hold its rule
    if (kind === Piece.literal)
      for (const border of [tableStart, ruleStart, ruleEnd]) {
        if (start >= border || end <= border) continue;
        this.add(text.slice(0, border - start), kind, start, border);
        this.add(text.slice(border - start), kind, border, end);
        return;
      }
    if (end <= tableStart && this.#row < 0) {
      this.#builder.add(text, kind, start, end);
      return;
    }
    // what is loose may lie anywhere in the paragraph
    if (start >= ruleStart && end <= ruleEnd && kind !== Piece.loose) return;
    if (this.#row < 0 && start >= tableStart) this.#beginRow();
    const literal = kind === Piece.literal;
    let from = 0;
    for (let i = 0; i <= text.length; i++) {
      const c = text[i];
      const parts = i === text.length || c === '\n' || (c === '|' && kind !== Piece.replaced);
      if (!parts) continue;
      if (i > from) {
        const piece = text.slice(from, i);
        if (/\S/u.test(piece)) this.#filled = true;
        this.#builder.add(piece, kind, literal ? start + from : start, literal ? start + i : end);
      }
      from = i + 1;
      if (c === '|') this.#pipe();
      else if (c === '\n') this.breakLine(literal ? start + i : start);
    }
  };

  /** A line ends at an offset of the source. */
  breakLine(at: number): void {
    const { start, ruleStart, ruleEnd } = this.#table;
    if (at < start - 1) {
      this.#builder.breakWord();
      return;
    }
    // the rule is no row
    if (at >= ruleStart && at <= ruleEnd) return;
    this.#endRow();
    this.#beginRow();
  }

  /** Ends the table; it can be had when the text is whole. */
  finish(): (text: string) => TextTable | null {
    this.#endRow();
    const cells = this.#cells;
    return (text) => tableOf(text, cells, null);
  }

  #beginRow(): void {
    this.#builder.breakLine();
    this.#row++;
    this.#column = 0;
    this.#cellStart = this.#builder.length;
    this.#opened = false;
    this.#filled = false;
  }

  #pipe(): void {
    if (this.#row < 0) return;
    if (this.#column === 0 && !this.#filled && !this.#opened) {
      this.#opened = true;
      return;
    }
    this.#endCell();
    this.#builder.breakCell();
  }

  #endCell(): void {
    this.#cells.push({
      ...{ start: this.#cellStart, end: this.#builder.length, row: this.#row, column: this.#column },
      ...{ rowSpan: 1, columnSpan: 1, head: this.#row === 0, scope: this.#row === 0 ? 'column' : null },
    });
    this.#column++;
    this.#cellStart = this.#builder.length;
    this.#filled = false;
  }

  #endRow(): void {
    if (this.#row >= 0 && this.#filled) this.#endCell();
  }
}
