import { describe, expect, it } from 'vitest';
import {
  beginsParagraph,
  dropRunningHeads,
  joinRuns,
  type PdfLine,
  type PdfRun,
} from '../../../pipeline/readers/pdf-lines.js';

const run = (str: string, x: number, y: number, more: Partial<PdfRun> = {}): PdfRun => ({
  str,
  width: str.length * 5,
  height: 10,
  transform: [10, 0, 0, 10, x, y],
  hasEOL: false,
  ...more,
});
const texts = (...runs: PdfRun[]): string[] => joinRuns(runs, 1).map((line) => line.text);

describe('runs of text in a PDF are joined to lines', () => {
  it('that end where the file says so, or where the next run stands lower, or further left', () => {
    expect(texts(run('Ships', 0, 100, { hasEOL: true }), run('came', 0, 100))).toEqual(['Ships', 'came']);
    expect(texts(run('Ships', 0, 100), run('came', 0, 88))).toEqual(['Ships', 'came']);
    expect(texts(run('right', 200, 100), run('left', 0, 100))).toEqual(['right', 'left']);
  });
  it('with a blank where there is a gap between them, and none where there is one already', () => {
    expect(texts(run('Ships', 0, 100), run('came', 40, 100))).toEqual(['Ships came']);
    expect(texts(run('Shi', 0, 100), run('ps', 15, 100))).toEqual(['Ships']);
    expect(texts(run('Ships ', 0, 100), run(' came', 60, 100))).toEqual(['Ships came']);
  });
  it('with what is raised on the line of its word', () => {
    expect(texts(run('40 km', 0, 100), run('2', 25, 104, { height: 6 }))).toEqual(['40 km²']);
    expect(texts(run('41,200', 0, 100), run('3', 30, 104, { height: 6 }), run(' tonnes', 33, 100))).toEqual([
      '41,200³ tonnes',
    ]);
    expect(texts(run('the 1', 0, 100), run('st', 25, 104, { height: 6 }))).toEqual(['the 1st']);
    // lowered, or as large as its line: digits like others
    expect(texts(run('CO', 0, 100), run('2', 10, 98, { height: 6 }))).toEqual(['CO2']);
    expect(texts(run('41', 0, 100), run('200', 10, 101))).toEqual(['41200']);
  });
  it('with a tab between the columns of a table, where figures would run together', () => {
    expect(texts(run('Tirrel', 0, 100), run('5', 60, 100), run('200', 100, 100), run('–', 140, 100))).toEqual([
      'Tirrel 5\t200\t–',
    ]);
    // the library tells of a gap as a blank of its width
    expect(texts(run('5', 0, 100), run(' ', 5, 100, { width: 40 }), run('200', 45, 100))).toEqual(['5\t200']);
    expect(texts(run('Tirrel   5    200  men', 0, 100))).toEqual(['Tirrel 5\t200 men']);
    // blanks within a figure, and between words
    expect(texts(run('5', 0, 100), run(' ', 5, 100, { width: 3 }), run('200', 8, 100))).toEqual(['5 200']);
    expect(texts(run('Ships', 0, 100), run('came', 60, 100))).toEqual(['Ships came']);
  });
  it('though runs are empty, or have no height of their own', () => {
    expect(texts(run('', 0, 100), run('  ', 0, 100), run('', 0, 100, { hasEOL: true }))).toEqual([]);
    const [scaled] = joinRuns([run('Ships', 0, 100, { height: 0, transform: [8, 0, 0, -8, 0, 100] })], 1);
    expect(scaled?.height).toBe(8);
    const [bare] = joinRuns([run('Ships', 0, 0, { height: 0, transform: [] })], 1);
    expect(bare).toMatchObject({ text: 'Ships', x: 0, y: 0, height: 10 });
  });
});

const line = (text: string, more: Partial<PdfLine> = {}): PdfLine => ({
  text,
  page: 1,
  x: 0,
  right: 400,
  y: 100,
  height: 10,
  ...more,
});

describe('a new paragraph begins', () => {
  const begins = (now: Partial<PdfLine>, text = 'the next line', before = 'A sentence ends.'): boolean =>
    beginsParagraph(line(text, { y: 88, ...now }), line(before), 12);
  it('with type of another size', () => expect(begins({ height: 14 })).toBe(true));
  it('behind a gap', () => expect(begins({ y: 70 })).toBe(true));
  it('with an indent, where the sentence before has ended', () => {
    expect(begins({ x: 12 })).toBe(true);
    expect(begins({ x: 12 }, 'the next line', 'A sentence that goes')).toBe(false);
  });
  it('with an item of a list', () => {
    expect(begins({}, '• two ships')).toBe(true);
    expect(begins({}, '(b) two ships')).toBe(true);
    expect(begins({}, '• two ships', 'of three kinds')).toBe(false);
  });
  it('on another page or column only where the sentence has ended and the line is no rest of one', () => {
    expect(begins({ page: 2, y: 700 }, 'Ships came.')).toBe(true);
    expect(begins({ y: 700 }, 'ships came.')).toBe(false);
    expect(begins({ page: 2, y: 700 }, 'Ships came.', 'The minister of')).toBe(false);
  });
  it('but not with the next line', () => expect(begins({})).toBe(false));
});

describe('running heads and page numbers are no text', () => {
  const page = (n: number, ...middle: string[]): PdfLine[] =>
    ['The Harbour Post', ...middle, `Page ${n} of 4`].map((text, i) => line(text, { page: n, y: 700 - 20 * i }));
  it('where they stand at the margin of most pages; a line that only one page has stays', () => {
    const pages = [1, 2, 3, 4].map((n) =>
      page(n, `Opening ${'abcd'[n - 1]}`, `One ${n}`, `Two ${n}`, `Closing ${'abcd'[n - 1]}`),
    );
    const kept = dropRunningHeads(pages).map((lines) => lines.map((l) => l.text));
    expect(kept[2]).toEqual(['Opening c', 'One 3', 'Two 3', 'Closing c']);
  });
  it('with the number of the page in them, wherever it counts from; rows and sentences with other figures stay', () => {
    const row = (n: number): string => `Total ${n * 7} ${n * 40}`;
    const pages = [1, 2, 3].map((n) =>
      [
        `Report 2024 | ${n + 16}`,
        row(n),
        `It sold ${n * n} ships.`,
        `Middle ${n}`,
        'a',
        ['tin', 'ore', 'lead'][n - 1] ?? '',
        'Draft 12/3',
      ].map((text, i) => line(text, { page: n, y: 700 - 20 * i })),
    );
    expect(dropRunningHeads(pages)[1]?.map((l) => l.text)).toEqual([
      row(2),
      'It sold 4 ships.',
      'Middle 2',
      'a',
      'ore',
    ]);
  });
  it('where they stand at the same height: the last words of a page that another ends with as well stay', () => {
    const pages = [1, 2, 3].map((n) =>
      ['a', 'b', 'c', 'the ministry said.'].map((text, i) =>
        line(i < 3 ? text + 'xyz'[n - 1] : text, { page: n, y: 700 - 20 * i - 60 * n }),
      ),
    );
    expect(dropRunningHeads(pages).map((lines) => lines.at(-1)?.text)).toEqual(Array(3).fill('the ministry said.'));
  });
  it('of two pages only numbers are known', () => {
    const kept = dropRunningHeads([page(1, 'One'), page(2, 'Two')]).flat();
    expect(kept.map((l) => l.text)).toEqual(['The Harbour Post', 'One', 'The Harbour Post', 'Two']);
  });
});
