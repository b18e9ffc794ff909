import { betweenCells } from './cells.js';
import { superscript } from './superscript.js';

/** One line of a page as it is printed. Coordinates are PDF units, y upwards. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Height of the type. */
  readonly height: number;
}

/** A run of text as the PDF library hands it over. */
export interface PdfRun {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** A gap wider than this share of the type's height parts columns. */
const COLUMN_GAP = 1.2;
/** Type that is smaller than this share of its line's is small. */
const SMALL = 0.85;

/** The text of a run in which more than one blank parts columns. */
function withCells(text: string): string {
  return /\s\s/.test(text) ? text.replace(/(\S)\s{2,}(?=(\S))/g, (_, a, b) => a + betweenCells(a, b)) : text;
}

/** Joins the runs of a page to lines, in the order of the content stream, which is the reading order of all but hostile files. */
export function joinRuns(runs: Iterable<PdfRun>, page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = '';
  let x = 0;
  let right = 0;
  /** Where the last run ended that was no blank. */
  let inkedTo = 0;
  let y = 0;
  let height = 0;
  const flush = (): void => {
    const trimmed = text
      .replace(/[^\S\t]+/g, ' ')
      .replace(/ ?\t ?/g, '\t')
      .trim();
    if (trimmed !== '') lines.push({ text: trimmed, page, x, right, y, height });
    text = '';
    height = 0;
  };
  for (const run of runs) {
    const runX = run.transform[4] ?? 0;
    const runY = run.transform[5] ?? 0;
    if (run.str !== '') {
      const size = run.height || Math.abs(run.transform[3] ?? 0) || 10;
      // superscripts stay on their line: half a line's height decides
      if (text !== '' && (Math.abs(runY - y) > 0.5 * Math.max(height, size) || runX < x - size)) flush();
      if (text === '') {
        x = runX;
        y = runY;
        right = runX;
        inkedTo = runX;
      } else {
        const isBlank = run.str.trim() === '';
        // columns of a table stand further apart than words do
        if (!isBlank && runX - inkedTo > COLUMN_GAP * size)
          text = text.trimEnd() + betweenCells(text.trimEnd(), run.str.trim());
        else if (runX - right > 0.2 * size && !/\s$/.test(text) && !/^\s/.test(run.str)) text += ' ';
      }
      // what is raised is no digit of the figure before it: an exponent, or the number of a note
      const raised = text !== '' && size < SMALL * height && runY - y > 0.15 * height;
      text += (raised ? superscript(run.str) : null) ?? withCells(run.str);
      right = Math.max(right, runX + run.width);
      if (run.str.trim() !== '') {
        height = Math.max(height, size);
        inkedTo = right;
      }
    }
    if (run.hasEOL) flush();
  }
  flush();
  return lines;
}

const PAGE_NUMBER =
  /^(?:page\s{1,4})?[-–—|\s]{0,4}(?:\d{1,5}|[ivxlc]{1,7})(?:\s{1,4}(?:of|\/)\s{1,4}\d{1,5})?[-–—|\s]{0,4}$/i;

/** How many of a page's topmost and lowest lines can be running heads. */
const MARGIN_LINES = 2;

/** Numbers of a line at the margin that may be that of the page. */
const MOST_NUMBERS = 8;

/**
 * What a running head is known by on other pages: its height, and its words as they are or with one number in them that goes up with the pages.
 * Lines that differ in other figures are rows of a table, or sentences alike.
 */
function headKeys({ text, page, y }: PdfLine): string[] {
  const told = text.toLowerCase();
  const numbered = [...told.matchAll(/\d{1,5}/g)].slice(0, MOST_NUMBERS).map(({ 0: digits, index }) => {
    return `${told.slice(0, index)}#${Number(digits) - page}#${told.slice(index + digits.length)}`;
  });
  // at the same height, give or take what a scanner does
  const heights = [Math.floor(y / 10), `${Math.floor(y / 10 + 0.5)}~`];
  return [told, ...numbered].flatMap((key) => heights.map((height) => `${height} ${key}`));
}

/**
 * Takes out page numbers, and running heads and feet: what stands at the margin of at least half the pages, the page's number aside. Where nothing would be
 * left, as of slides that say one figure each, only page numbers go.
 */
export function dropRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const margins = pages.map((lines) => {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, MARGIN_LINES), ...byHeight.slice(-MARGIN_LINES)]);
  });
  const seen = new Map<string, number>();
  for (const margin of margins)
    for (const key of new Set([...margin].flatMap(headKeys))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const isNumber = (line: PdfLine, page: number): boolean =>
    margins[page]?.has(line) === true && PAGE_NUMBER.test(line.text);
  const isHead = (line: PdfLine, page: number): boolean =>
    margins[page]?.has(line) === true &&
    pages.length >= 3 &&
    headKeys(line).some((key) => (seen.get(key) ?? 0) * 2 >= pages.length);
  const unnumbered = pages.map((lines, page) => lines.filter((line) => !isNumber(line, page)));
  const text = unnumbered.map((lines, page) => lines.filter((line) => !isHead(line, page)));
  return text.some((lines) => lines.length > 0) ? text : unnumbered;
}

/** Whether a new paragraph begins with `line`. `leading` is the usual distance of two lines. */
export function beginsParagraph(line: PdfLine, before: PdfLine, leading: number): boolean {
  if (Math.abs(line.height - before.height) > 0.15 * Math.max(line.height, before.height)) return true;
  const ended = /[.!?:”"»)]$/.test(before.text);
  const fall = before.y - line.y;
  if (line.page !== before.page || fall < -0.5 * line.height) return ended && !/^[a-z]/.test(line.text);
  if (fall > 1.5 * leading) return true;
  if (/^(?:[•▪◦–-]|\(?[0-9a-z]{1,2}[.)])\s/.test(line.text) && ended) return true;
  return ended && line.x > before.x + 0.8 * line.height;
}
