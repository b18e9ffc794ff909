import { type ExtractOptions, extract } from '../../../extractors/extract.js';
import type { TableCell, TextTable } from '../../../extractors/tables/table.js';

/** A cell as the tests write it: its text, or that with what it spans and whether it is a head. */
export type CellText =
  | string
  | {
      readonly text: string;
      readonly rows?: number;
      readonly columns?: number;
      readonly head?: boolean;
    };

export interface TableText {
  readonly caption?: string;
  /** How many rows from the top are marked as heads. @default 1 */
  readonly heads?: number;
  /** Whether the first cell of the other rows is marked as one. @default false */
  readonly rowHeads?: boolean;
  readonly rows: readonly (readonly CellText[])[];
  /** Prose around it. */
  readonly before?: string;
  readonly after?: string;
}

/** The text and the annotation of a table, as a reader gives them: a row a line, cells parted by tabs. */
export function tableText({ caption, heads = 1, rowHeads = false, rows, before = '', after = '' }: TableText): {
  readonly text: string;
  readonly tables: readonly TextTable[];
} {
  let text = before === '' ? '' : `${before}\n`;
  const captionStart = text.length;
  if (caption !== undefined) text += `${caption}\n`;
  const captionSpan = caption === undefined ? null : { start: captionStart, end: captionStart + caption.length };
  const cells: TableCell[] = [];
  const taken = new Set<string>();
  let end = text.length;
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const [i, written] of line.entries()) {
      const cell = typeof written === 'string' ? { text: written } : written;
      while (taken.has(`${row} ${column}`)) column++;
      if (i > 0 && cell.text !== '') text += '\t';
      const start = cell.text === '' ? end : text.length;
      text += cell.text;
      if (cell.text !== '') end = text.length;
      const [rowSpan, columnSpan] = [cell.rows ?? 1, cell.columns ?? 1];
      const head = cell.head ?? (row < heads || (rowHeads && column === 0));
      cells.push({ start, end: cell.text === '' ? start : end, row, column, rowSpan, columnSpan, head, scope: null });
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r} ${c}`);
      column += columnSpan;
    }
    text += '\n';
  }
  const filled = cells.filter((cell) => cell.end > cell.start);
  const table = {
    start: filled[0]?.start ?? end,
    end: filled.at(-1)?.end ?? end,
    caption: captionSpan,
    cells: cells.map((cell) =>
      cell.end > cell.start
        ? cell
        : {
            ...cell,
            start: Math.max(cell.start, filled[0]?.start ?? end),
            end: Math.max(cell.start, filled[0]?.start ?? end),
          },
    ),
  };
  return { text: `${text}${after}`, tables: [table] };
}

/** What is claimed of a table, a line a claim: figure = value unit · measure · subject · time · source; "–" for an empty slot. */
export function claimsOf(written: TableText, options: ExtractOptions = {}): string[] {
  const { text, tables } = tableText(written);
  const { claims, numbers, dates } = extract({ text, referenceDate: '2025-06-18' }, { ...options, tables });
  return claims.map((claim) => {
    const number = numbers[claim.number];
    const value = number?.decimal ?? `${number?.lowDecimal}..${number?.highDecimal}`;
    const unit = number?.unit ?? '';
    const time = claim.timeMention === null ? '–' : (dates[claim.timeMention]?.value ?? '?');
    const slots = [claim.measure?.text ?? '–', claim.subject?.text ?? '–', time];
    if (claim.source !== null) slots.push(claim.source.text);
    if (claim.relation !== 'is') slots.push(claim.relation);
    return `${claim.text} = ${`${value} ${unit}`.trim()} · ${slots.join(' · ')}`;
  });
}
