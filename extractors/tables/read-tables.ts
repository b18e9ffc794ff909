import { extractDates } from '../dates/extract-dates.js';
import type { DateMention } from '../dates/mention.js';
import { type Customs, readCustoms } from '../numbers/document.js';
import type { UserUnits } from '../numbers/user-units.js';
import type { Span } from '../text/span.js';
import type { Tokens } from '../text/tokens.js';
import { type Caption, NO_CAPTION, readCaption } from './caption.js';
import { datesIn, hasMonths, isTableDate, settleDates } from './cell-dates.js';
import { holdsSentences, isPlainYear, kindOf } from './cell-kinds.js';
import { type GridCell, type Layout, layOut } from './grid.js';
import { HeadUnits } from './head-units.js';
import { type Label, readLabel, unitLabel } from './labels.js';
import { findSource, type SourceLine } from './source-line.js';
import type { TableCell, TextTable } from './table.js';
import { type Region, type TableViews, viewTables } from './views.js';

/** A table that has been read: which cells are its heads, and what they say. */
export interface ReadTable {
  readonly layout: Layout;
  readonly caption: Caption;
  /** Where the caption, or the line over all columns that stands for one, is; null where there is none. */
  readonly captionSpan: Span | null;
  readonly labels: ReadonlyMap<GridCell, Label>;
  readonly source: SourceLine | null;
  /** Whether a note below says that figures in square brackets are estimates. */
  readonly estimates: boolean;
}

/** What the tables of a text are, before its numbers are read. */
export interface ReadTables {
  readonly views: TableViews;
  /** The dates of prose and cells, in order. */
  readonly dates: readonly DateMention[];
  /** Offsets of digits that are a count although they look like a year. */
  readonly counts: ReadonlySet<number>;
  readonly customs: Customs;
  readonly tables: readonly ReadTable[];
}

/** What stands in a cell of its own, and is the sign before the figure of the next, or what ends the figure before it. */
const SIGN_ALONE = /^(?:[$€£¥₹₩₽₺(]|(?:US|A|C|HK|NZ|R)\$|[$€£]\s?\()$/u;
const TAIL_ALONE = /^(?:%|\)|\)\s?%|%\s?\)|million|billion|trillion|thousand|bn|per cent|percent)$/u;
/** The head of a column that says what the figures of each row are. */
const UNIT_COLUMN = /^(?:units?|unit of (?:measure(?:ment)?|account)|units? of measurement|currency)$/iu;
const FIGURE_BEGINS = /^[\p{Nd}(+.~<>≈≤≥−-]/u;
const FIGURE_ENDS = /\p{Nd}$/u;

/** A cell before its kind is known. */
type Piece = TableCell & { readonly text: string };

/** Reads the tables of a text, which must be tables of it (`assertTables`): its dates, and what its heads say. */
export function readTables(
  tokens: Tokens,
  tables: readonly TextTable[],
  context: { readonly referenceDate: string | null; readonly units: UserUnits | null },
): ReadTables {
  const { text } = tokens;
  const pieces = tables.map((table) => joinPieces(text, table.cells));
  const views = viewTables(tokens, regionsOf(text, tables, pieces));
  const raw = extractDates(views.cells, context);
  const layouts = tables.map((table, t) => {
    const own = pieces[t] as Piece[];
    const months = hasMonths(own);
    const cells = own.map((piece): GridCell => {
      const dates = datesIn(raw, piece);
      const kind = isTableDate(piece.text, months) ? 'date' : kindOf(piece.text, piece.start, dates);
      return { ...piece, kind, year: isPlainYear(piece.text) };
    });
    return layOut(table, cells);
  });
  const referenceYear = context.referenceDate === null ? undefined : Number(context.referenceDate.slice(0, 4));
  const { dates: settled, counts } = settleDates(text, tables, layouts, raw, referenceYear);
  for (const layout of layouts)
    if (layout !== null) for (const { start } of inSquareBrackets(layout)) counts.add(start + 1);
  const prose = extractDates(views.prose, context);
  const dates = [...prose, ...settled].sort((a, b) => a.start - b.start);
  const customs = readCustoms(tokens);
  const units = new HeadUnits(context.units, customs);
  const read = layouts.flatMap((layout) => (layout === null ? [] : [readOne(text, layout, dates, units)]));
  return { views, dates, counts, customs, tables: read };
}

/** Joins signs and scales that stand in cells of their own with the figures that they belong to. Empty cells stay. */
function joinPieces(text: string, cells: readonly TableCell[]): Piece[] {
  const pieces: Piece[] = [];
  for (const cell of cells) {
    const own = text.slice(cell.start, cell.end);
    const last = pieces.at(-1);
    if (last !== undefined && last.row === cell.row && !last.head && !cell.head && cell.start - last.end <= 2) {
      const before = SIGN_ALONE.test(last.text) && FIGURE_BEGINS.test(own);
      if (before || (TAIL_ALONE.test(own) && FIGURE_ENDS.test(last.text))) {
        const columnSpan = cell.column + cell.columnSpan - last.column;
        const figure = before ? cell : last;
        // the column is that of the digits
        pieces[pieces.length - 1] = {
          ...figure,
          columnSpan: figure === cell ? cell.columnSpan : Math.min(last.columnSpan, columnSpan),
          start: last.start,
          end: cell.end,
          text: text.slice(last.start, cell.end),
        };
        continue;
      }
    }
    pieces.push({ ...cell, text: own });
  }
  return pieces;
}

/** The stretches that are read for themselves, in order. */
function regionsOf(text: string, tables: readonly TextTable[], pieces: readonly (readonly Piece[])[]): Region[] {
  const regions: Region[] = [];
  const add = (span: Span): void => {
    if (span.end > span.start)
      regions.push({ start: span.start, end: span.end, prose: holdsSentences(text.slice(span.start, span.end)) });
  };
  for (const [t, { caption }] of tables.entries()) {
    if (caption !== null) add(caption);
    for (const piece of pieces[t] as readonly Piece[]) add(piece);
  }
  return regions.sort((a, b) => a.start - b.start);
}

const SQUARE = /^\[[\p{Nd}.,\s]+\]$/u;

/** "[296]" among figures without brackets: a figure that is less sure, and no mark of a note. */
function inSquareBrackets({ places }: Layout): GridCell[] {
  const figures = places.map(({ cell }) => cell).filter(({ kind }) => kind === 'figure');
  const plain = new Set(figures.filter(({ text }) => !text.startsWith('[')).map(({ column }) => column));
  return figures.filter(({ text, column }) => SQUARE.test(text) && plain.has(column));
}

/** "Figures in brackets are estimates", "[ ] = SIPRI estimate". */
const SAYS_OF_BRACKETS = /\bbrackets?\b|\[ ?\] ?[=:]/iu;
const ESTIMATE = /\bestimate/iu;
const NOTES = 600;
/** How far behind its brackets a note says what they mean. */
const NOTE_REACH = 70;

function tellsOfEstimates(notes: string): boolean {
  const said = SAYS_OF_BRACKETS.exec(notes);
  if (said === null) return false;
  const from = said.index + said[0].length;
  return ESTIMATE.test(notes.slice(from, from + NOTE_REACH).split(/[.\n]/u, 1)[0] ?? '');
}

/** What stands below a table, and in its last rows of one cell. */
function notesOf(text: string, { table }: Layout): string {
  const last = table.cells.at(-1);
  return text.slice(last === undefined || last.column > 0 ? table.end : last.start, table.end + NOTES);
}

function readOne(text: string, layout: Layout, dates: readonly DateMention[], units: HeadUnits): ReadTable {
  const title = layout.titles[0];
  const span = layout.table.caption ?? title ?? null;
  const caption =
    span === null ? NO_CAPTION : readCaption(text.slice(span.start, span.end), span.start, datesIn(dates, span), units);
  const labels = new Map<GridCell, Label>();
  for (const cell of layout.heads) labels.set(cell, readLabel(cell, datesIn(dates, cell), units));
  for (const { rows, corners } of layout.places) {
    rows.forEach((cell, k) => {
      if (UNIT_COLUMN.test(corners[k]?.text ?? '')) labels.set(cell, unitLabel(cell.text, units));
    });
  }
  return {
    layout,
    caption,
    captionSpan: span,
    labels,
    source: findSource(text, layout, dates),
    estimates: tellsOfEstimates(notesOf(text, layout)),
  };
}
