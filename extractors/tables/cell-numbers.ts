import { decimal } from '../numbers/decimal.js';
import type { Customs } from '../numbers/document.js';
import { extractNumbers } from '../numbers/extract-numbers.js';
import type { NumberMention } from '../numbers/mention.js';
import { tokenize } from '../text/tokenize.js';
import { EXCEPT } from './caption.js';
import { withoutMarks } from './cell-kinds.js';
import { firstFrom } from './first-from.js';
import type { CellHeads } from './grid.js';
import { type HeadUnit, joinUnits, withUnit } from './head-units.js';
import { CHANGES, COUNTS, isOrder, LENGTHS, MEASURES, RATIOS } from './head-words.js';
import type { ReadTable } from './read-tables.js';

/** A figure in brackets and nothing else. */
const BRACKETED = /^[$€£¥]?\s?\(\s?[$€£¥]?\s?[\p{Nd}.,\s]+%?\s?\)\s?%?$/u;
/** A figure with nothing but digits, and one with a sign of money before or behind it. */
const BARE = /^[+−–-]?[([]?[\p{Nd}.,\s'’\u00a0\u202f–-]+\)?$/u;
const MONEY_ONLY = /^\(?[+−–-]?\(?\s?(?:[A-Z]{1,3}\s?)?[$€£¥₹]?\s?[\p{Nd}.,\s'’]+\s?[€£$¥]?\)?$/u;
/**
 * The numbers of a text with tables: in a figure's cell, what its heads say of unit and scale is the figure's, and brackets around it are a
 * minus. What names a unit in a head ("in thousands") is no figure.
 */
export function settleNumbers(
  numbers: readonly NumberMention[],
  tables: readonly ReadTable[],
  customs: Customs,
): NumberMention[] {
  const settled: (NumberMention | null)[] = [...numbers];
  for (const table of tables) {
    const minus = columnsWithMinus(table);
    for (const cell of table.layout.heads) dropUnits(settled, numbers, cell);
    if (table.captionSpan !== null) dropUnits(settled, numbers, table.captionSpan);
    for (const place of table.layout.places) {
      const { cell } = place;
      if (cell.kind !== 'figure' && !cell.year) continue;
      const at = firstFrom(numbers, cell.start);
      const first = numbers[at];
      if (first === undefined || first.start >= cell.end) continue;
      let behind = at + 1;
      while (behind < numbers.length && (numbers[behind] as NumberMention).start < cell.end) behind++;
      const whole = behind > at + 1 ? grouped(cell, customs) : null;
      if (whole !== null) settled.fill(null, at, behind);
      let own = inMillions(whole ?? first, place);
      // a cell of two figures has the unit of neither
      const single = whole !== null || behind === at + 1;
      if (minus.has(cell.column) && isBracketed(cell.text) && place.rows.length > 0) own = negative(own, cell);
      const unit = single ? unitOf(table, place) : null;
      if (unit !== null) own = measured(own, unit);
      settled[at] = own;
    }
  }
  return settled.filter((number) => number !== null);
}

function dropUnits(
  settled: (NumberMention | null)[],
  numbers: readonly NumberMention[],
  head: { start: number; end: number },
): void {
  for (let i = firstFrom(numbers, head.start); i < numbers.length; i++) {
    const number = numbers[i] as NumberMention;
    if (number.start >= head.end) return;
    if (number.decimal === null && number.lowDecimal === null) settled[i] = null;
  }
}

/** Digits in groups of three, with blanks between them. */
const GROUPED = /^[+−–-]?\p{Nd}{1,3}(?: \p{Nd}{3}){1,6}(?:[.,]\p{Nd}{1,6})?(?: ?%)?$/u;

/** "1 234" as one figure, which it is where it is all that a cell holds; null where it is none. */
function grouped({ text, start }: CellHeads['cell'], customs: Customs): NumberMention | null {
  const bare = withoutMarks(text);
  if (!GROUPED.test(bare)) return null;
  // blanks at which no line breaks group in any text
  const found = extractNumbers(tokenize(bare.replaceAll(' ', '\u00a0')), { dates: [], customs });
  const number = found[0];
  if (found.length !== 1 || number?.start !== 0 || number.end !== bare.length) return null;
  return { ...number, start, end: start + bare.length, text: bare };
}

/** "1.2m" under "Passengers": millions, where nothing is measured in metres. */
function inMillions(number: NumberMention, { columns, rows }: CellHeads): NumberMention {
  if (number.unit !== 'm' || number.decimal === null || !/^[\p{Nd}.,]+m$/u.test(number.text)) return number;
  const heads = [...columns, ...rows].map((cell) => cell.text);
  if (heads.some((text) => LENGTHS.test(text)) || !heads.some((text) => MEASURES.test(text) || /\p{Ll}s$/u.test(text)))
    return number;
  return withUnit({ ...number, unit: null, baseDecimal: null, baseUnit: null }, MILLION);
}

const MILLION: HeadUnit = { kind: 'cardinal', unit: null, scale: decimal(1_000_000), base: null };

const isBracketed = (text: string): boolean => BRACKETED.test(withoutMarks(text));

/** Columns in which brackets tell some figures from others: where all are in brackets they may be anything. */
function columnsWithMinus({ layout }: ReadTable): Set<number> {
  const plain = new Set<number>();
  for (const { cell } of layout.places) if (cell.kind === 'figure' && !isBracketed(cell.text)) plain.add(cell.column);
  return plain;
}

function negative(number: NumberMention, cell: { readonly start: number; readonly text: string }): NumberMention {
  const { decimal } = number;
  if (decimal === null || decimal.startsWith('-') || number.kind === 'ordinal') return number;
  const open = cell.text.indexOf('(');
  const close = cell.text.indexOf(')') + 1;
  const start = Math.min(number.start, cell.start + open);
  const end = Math.max(number.end, cell.start + close);
  const minus = (value: string | null): string | null => (value === null || value === '0' ? value : `-${value}`);
  const text = cell.text.slice(start - cell.start, end - cell.start);
  return { ...number, start, end, text, decimal: minus(decimal), baseDecimal: minus(number.baseDecimal) };
}

/** The unit that the heads of a figure give; null where they give none, or give several that do not go together. */
function unitOf(table: ReadTable, place: CellHeads): HeadUnit | null {
  const label = (cell: CellHeads['cell']) => table.labels.get(cell);
  const column = place.columns.map((cell) => label(cell)?.unit ?? null).findLast((unit) => unit !== null) ?? null;
  const row = place.rows.map((cell) => label(cell)?.unit ?? null).findLast((unit) => unit !== null) ?? null;
  const heads = [...place.columns, ...place.rows].filter(({ kind }) => kind !== 'date');
  if (heads.some((cell) => isOrder(cell.text))) return null;
  const inner = column !== null && row !== null ? innerOf(column, row) : (column ?? row);
  if (column !== null && row !== null && inner === null) return null;
  const section = place.section === null ? null : (label(place.section)?.unit ?? null);
  const corner = place.corners
    .map((cell) => (cell === null ? null : cornerUnit(table, cell)))
    .find((unit) => unit !== null);
  const outer = section ?? corner ?? table.caption.unit;
  const told = [place.section, ...place.corners].map((cell) => cell?.text ?? '');
  const excepts = table.caption.excepts || told.some((text) => EXCEPT.test(text));
  if (inner !== null) {
    if (outer === null || inner.kind === 'percent') return inner;
    // "(thousands)" over all and "tonnes" over a column go together only where it is money or the column has no unit
    return inner.kind === 'money' || inner.kind === 'cardinal' ? (joinUnits(inner, outer) ?? inner) : inner;
  }
  if (outer === null) return null;
  // a head that tells a time beside a name ("Change since 2019") has words of time that are none of lengths
  const isRatio = (cell: CellHeads['cell']): boolean =>
    cell.text.includes('%') || (label(cell)?.speaksOfTime ? CHANGES : RATIOS).test(cell.text);
  if (heads.some(isRatio)) return null;
  // "£m" over a table is none of its "Employees", "thousands" may be; "except per share data" leaves open what else
  return heads.some((cell) => COUNTS.test(cell.text)) && (outer.kind !== 'cardinal' || excepts) ? null : outer;
}

function cornerUnit(table: ReadTable, cell: CellHeads['cell']): HeadUnit | null {
  return table.labels.get(cell)?.unit ?? null;
}

/** One of the units of a row and a column: a share is one of whatever; else they must go together. */
function innerOf(column: HeadUnit, row: HeadUnit): HeadUnit | null {
  if (column.kind === 'percent') return column;
  if (row.kind === 'percent') return row;
  const same = column.kind === row.kind && column.unit === row.unit;
  if (same)
    return column.scale.mantissa === row.scale.mantissa && column.scale.exponent === row.scale.exponent ? column : null;
  return joinUnits(column, row);
}

/** A figure with the unit of its heads, where it has none of its own. */
function measured(number: NumberMention, unit: HeadUnit): NumberMention {
  if (number.kind === 'cardinal' && number.unit === null && BARE.test(number.text)) return withUnit(number, unit);
  // "$1,204" under "in thousands": the sign says what, the head how many
  if (number.kind === 'money' && MONEY_ONLY.test(number.text)) {
    const scales = unit.kind === 'cardinal' || (unit.kind === 'money' && unit.unit === number.unit);
    if (scales) return { ...withUnit(number, { ...unit, kind: 'money', unit: number.unit }), unit: number.unit };
  }
  return number;
}
