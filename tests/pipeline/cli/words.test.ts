import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import type { FactRow } from '../../../output/query/facts.js';
import { explainRows } from '../../../pipeline/cli/explain-rows.js';
import { placeOf, timeOf, valueCell } from '../../../pipeline/cli/fact-table.js';
import { amountColumn, Table } from '../../../pipeline/cli/table.js';
import { displayWidth, pad, printable, wrap } from '../../../pipeline/cli/text-width.js';

describe('text for a terminal', () => {
  it('has nothing in it that a terminal would obey or hide', () => {
    expect(printable('a\n\tb\x1b[31m c\u200bd \u202ee')).toBe('a b\\x1b[31m c\\u{200b}d \\u{202e}e');
    expect(printable('x\ud800y')).toBe('x\\u{d800}y');
    expect(printable('€ 数 é')).toBe('€ 数 é');
  });

  it('is as wide as it looks', () => {
    for (const [text, width] of [
      ['', 0],
      ['abc', 3],
      ['数字', 4],
      ['e\u0301', 1],
      ['🙂', 2],
      ['ﬁ', 1],
    ] as const)
      expect([text, displayWidth(text)]).toEqual([text, width]);
    expect(pad('数', 4)).toBe('数  ');
    expect(pad('long', 2)).toBe('long');
  });

  it('is broken at blanks where there are some, and cut with a sign', () => {
    expect(wrap('one two three', 7, 3)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable', 4, 3)).toEqual(['unbr', 'eaka', 'ble']);
    expect(wrap('one two three four', 5, 2)).toEqual(['one', 'two…']);
    expect(wrap('a verylongword', 8, 3)).toEqual(['a verylo', 'ngword']);
    expect(wrap('数数数', 1, 2)).toEqual(['数', '…']);
    expect(wrap('  ', 5, 2)).toEqual(['']);
  });

  it('stands in columns that share the room', () => {
    const table = new Table<{ readonly name: string; readonly n: number | null }>(
      [
        { head: 'name', cell: (r) => r.name, least: 4, most: 30 },
        amountColumn('facts', (r) => r.n),
        { head: 'none', cell: () => null, least: 4, most: 10 },
      ],
      [{ name: 'a rather long name', n: 12_345 }],
      18,
    );
    expect(table.head((text) => text)).toBe('name         facts\n──────────  ──────\n');
    expect(table.row({ name: 'a rather long name', n: 12_345 })).toBe('a rather    12,345\nlong name\n');
    expect(table.row({ name: 'b', n: null })).toBe('b\n');
  });
});

describe('a fact in a table', () => {
  const fact = {
    number: '57 billion',
    decimal: '57000000000',
    unit: null,
    modifier: null,
    relation: 'is',
    modality: 'asserted',
    rate: null,
    equivalents: [],
    converted: null,
    document: '/a/roads.txt',
    line: 3,
    page: null,
    paragraph: null,
    span_start: 40,
    time: null,
    time_value: null,
  } as unknown as FactRow;
  const cell = (more: Partial<FactRow>): string => valueCell({ ...fact, ...more });

  it('has its bound, direction, rate, remarks and other units', () => {
    for (const [more, told] of [
      [{}, '57 billion'],
      [{ modifier: 'approximately' }, '~57 billion'],
      [{ modifier: 'nearly' }, 'nearly 57 billion'],
      [{ relation: 'increase_to', modality: 'projected' }, '↗ 57 billion (projected)'],
      [{ relation: 'share', modality: 'estimated' }, '57 billion (share, estimated)'],
      [{ relation: 'projected', modality: 'projected' }, '57 billion (projected)'],
      [{ rate: 'a year' }, '57 billion a year'],
      [{ converted: { low: 0.000_000_012_3, high: 0.000_000_012_3, unit: 'm' } }, '57 billion = 1.230e-8 m'],
      [{ converted: { low: 1609.344, high: 3218.688, unit: 'm' } }, '57 billion = 1,609.34 to 3,218.69 m'],
      [{ converted: { low: 0, high: 0, unit: 'm' } }, '57 billion = 0 m'],
    ] as const)
      expect(cell(more as Partial<FactRow>)).toBe(told);
  });

  it('has what its figure amounts to where unit or scale stand elsewhere', () => {
    for (const [number, decimal, unit, told] of [
      ['120.5', '120500000', 'USD', '120.5 = 120,500,000 USD'],
      ['(3.4)', '-3400000', 'USD', '(3.4) = -3,400,000 USD'],
      ['12', '12', '[mi_i]', '12 = 12 mi'],
      ['1,200', '1200000', null, '1,200 = 1,200,000'],
      ['1.5', '1500', null, '1.5 = 1,500'],
      ['1,200', '1200', null, '1,200'],
      ['0.50', '0.5', null, '0.50'],
      ['(12)', '-12', null, '(12)'],
      ['$12', '12', 'USD', '$12'],
      ['$ 120,500', '120500000', 'USD', '$ 120,500 = 120,500,000 USD'],
      ['5%', '5', '%', '5%'],
      ['twelve', '12', null, 'twelve'],
      ['5-7', null, '%', '5-7'],
    ] as const)
      expect(cell({ number, decimal, unit })).toBe(told);
    const converted = { low: 7.46, high: 7.46, unit: 'mi' };
    expect(cell({ number: '12', decimal: '12', unit: 'km', converted })).toBe('12 = 7.46 mi');
  });

  it('has its place by line, page, paragraph or character', () => {
    for (const [more, told] of [
      [{}, 'roads.txt:3'],
      [{ page: 7 }, 'roads.txt p. 7'],
      [{ paragraph: 2 }, 'roads.txt ¶2'],
      [{ line: null }, 'roads.txt@40'],
      [{ document: 'stdin:ab12' }, 'stdin:3'],
    ] as const)
      expect(placeOf({ ...fact, ...more })).toBe(told);
  });

  it('has its time as written, and what it stands for where that is not the same', () => {
    for (const [time, value, told] of [
      [null, null, null],
      ['2024', '2024', '2024'],
      ['last year', '2024', 'last year (2024)'],
      ['fiscal 2024', '2024', 'fiscal 2024'],
      ['now', 'PRESENT_REF', 'now'],
      ['spring', null, 'spring'],
    ] as const)
      expect(timeOf({ ...fact, time, time_value: value })).toBe(told);
  });
});

describe('what rules fired, in words', () => {
  const text =
    'According to a report by the Kestrel Office, Norvania’s road budget reached about $57 billion last year and will rise to 60 to 70 miles a week. Officials said on 2 May 2024 that several bridges fell.';
  const rows = explainRows(extract({ id: 'x', text, referenceDate: '2025-04-02' }));

  it('are told for every layer, in the order of the text, each with its rule and words', () => {
    expect(new Set(rows.map((row) => row.layer))).toEqual(
      new Set(['number', 'date', 'entity', 'attribution', 'claim']),
    );
    expect(rows.map((row) => row.start)).toEqual(rows.map((row) => row.start).sort((a, b) => a - b));
    for (const row of rows) {
      expect(text.slice(row.start, row.end)).toBe(row.text);
      expect(row.rule).not.toBe('');
      expect(row.reading).not.toMatch(/undefined|null|NaN/);
    }
    const readings = rows.map((row) => row.reading).join('\n');
    expect(readings).toContain('money 57000000000 USD, approximately');
    expect(readings).toContain('DATE 2024, 2024-01-01 to 2024-12-31');
    expect(readings).toContain('DATE 2024-05-02');
    expect(readings).toMatch(/road budget of .* 57 billion|road budget .*\$57 billion/);
  });
});
