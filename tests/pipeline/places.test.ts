import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../output/store/index.js';
import { readPdf } from '../../pipeline/readers/pdf.js';
import { DEFAULT_LIMITS } from '../../pipeline/readers/reader.js';
import { jsonLines, scratchFolder, whosaid } from './cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => whosaid(folder, args);

const PAGES = [
  [
    'The ministry of roads spent $40 million on bridges in 2023, it said on Mon-',
    'day. It had spent $31 million in 2022.',
  ],
  ['Heron Board hired 1,200 people in 2024.'],
  ['The harbour took in 300 ships in May 2024, and the board counted 17 cranes', 'in its yards.'],
];
let text = '';
let starts: number[] = [];

beforeAll(async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of PAGES) {
    const page = pdf.addPage([595, 842]);
    for (const [k, line] of lines.entries()) page.drawText(line, { x: 60, y: 760 - k * 14, size: 11, font });
  }
  const bytes = await pdf.save();
  writeFileSync(join(folder, 'report.pdf'), bytes);
  const read = await readPdf(bytes, DEFAULT_LIMITS);
  text = read.text;
  starts = (read.places ?? []).map(({ start }) => start);
  expect(run('ingest', 'report.pdf').status).toBe(0);
});

interface Placed {
  readonly fact_id: string;
  readonly number: string;
  readonly page: number;
  readonly place_offset: number;
  readonly span_start: number;
}
const facts = (): Placed[] => jsonLines(run('facts', '--jsonl').stdout) as unknown as Placed[];

describe('the place of a figure in a PDF', () => {
  it('is its page, and the characters from the start of that page', () => {
    expect(starts).toHaveLength(PAGES.length);
    // a page begins with its own first word
    expect(starts.map((start) => text.slice(start).split(' ', 1)[0])).toEqual(['The', 'Heron', 'The']);
    expect(facts().map(({ number, page }) => [number, page])).toEqual(
      expect.arrayContaining([
        ['$40 million', 1],
        ['$31 million', 1],
        ['1,200', 2],
        ['300', 3],
        ['17', 3],
      ]),
    );
    for (const { number, page, place_offset, span_start } of facts()) {
      const start = starts[page - 1] as number;
      expect(start + place_offset).toBe(span_start);
      expect(text.slice(start + place_offset).startsWith(number)).toBe(true);
    }
  });

  it('is told by show, by JSON, CSV and the export of sentences, and stands in the store', () => {
    const one = facts().find(({ number }) => number === '17') as Placed;
    expect(run('show', one.fact_id).stdout).toContain(`p. 3, character ${one.place_offset} of it`);
    expect(JSON.parse(run('show', one.fact_id, '--json').stdout)).toMatchObject({
      facts: [{ fact: { page: 3, place_offset: one.place_offset } }],
    });
    const [head, ...rows] = run('facts', '--csv').stdout.trim().split('\r\n');
    expect(head?.split(',')).toContain('place_offset');
    expect(rows).toHaveLength(facts().length);
    const sentences = jsonLines(run('export', '--layer', 'sentences', '--format', 'jsonl').stdout);
    for (const { page, place_offset, span_start } of sentences as unknown as Placed[])
      expect((starts[page - 1] as number) + place_offset).toBe(span_start);
    const store = openStore(join(folder, 'whosaid.db'), { readonly: true });
    const none = store.database.prepare('SELECT count(*) FROM claims WHERE place_offset IS NULL').pluck().get();
    store.close();
    expect(none).toBe(0);
  });

  it('is none where there is no page', () => {
    writeFileSync(join(folder, 'plain.txt'), 'The harbour took in 300 ships in May 2024.');
    run('ingest', 'plain.txt', '--db', 'plain.db');
    const [fact] = jsonLines(run('facts', '--jsonl', '--db', 'plain.db').stdout);
    expect(fact).toMatchObject({ line: 1, page: null, paragraph: null, place_offset: null });
    expect(run('show', String(fact?.fact_id), '--db', 'plain.db').stdout).not.toContain('of it');
  });
});
