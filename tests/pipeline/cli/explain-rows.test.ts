import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { explainRows } from '../../../pipeline/cli/explain-rows.js';

const TEXT =
  'Dozens of ships, about 40 to 60 of them, sank before 2020. Lund’s port shipped 4.5 miles of cable last year, it is said, and hopes to ship 9.';
const rows = explainRows(extract({ id: 'x', text: TEXT, referenceDate: '2025-04-02' }));
const readings = (layer: string): string[] =>
  rows.filter((row) => row.layer === layer).map((row) => `${row.text}: ${row.reading}`);

describe('what is told of each mark', () => {
  it('stands in the order of the text, each at its place', () => {
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map((row) => row.start)).toEqual(rows.map((row) => row.start).sort((a, b) => a - b));
    for (const { start, end, text } of rows) expect(TEXT.slice(start, end)).toBe(text);
  });
  it('of a number: its value, a range, or that it is vague; the base unit', () => {
    const numbers = readings('number').join('\n');
    expect(numbers).toMatch(/^Dozens: \S+ vague/m);
    expect(numbers).toMatch(/40 to 60.*: \S+ 40 to 60/);
    expect(numbers).toMatch(/4\.5 miles: quantity 4\.5 \[mi_i\].*= 7242\.048 m/);
  });
  it('of a date: its value, its days, an open end, and what it was counted from', () => {
    const dates = readings('date').join('\n');
    expect(dates).toMatch(/2020: DATE 2020/);
    expect(dates).toMatch(/last year: DATE 2024.*from the reference date/);
  });
});
