import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import type { Span } from '../../../extractors/text/span.js';
import { type CellText, type TableText, tableText } from './table-text.js';

/** Whatever stands in cells, in rows and columns that fit or do not. */
const words = fc.constantFrom(
  ...['', '–', 'n/a', '5', '200', '1,985', '1985', '2010', '(12)', '3.4%', '$7m', '45 (12%)', '2–3', '1 234', '7*'],
  ...['2021', '2022', '2023/24', 'Q1', 'March', 'Mar', 'Apr', 'May', '1Q24', 'since 2019', 'last year', '31 December'],
  ...['Arden', 'Norway', 'Acme Corp.', 'Total', 'Revenue ($m)', 'Population', '%', 'Change', 'Year', 'Founded', '#'],
  ...[
    'Source: Eurostat, 2023',
    'It hired 300 people in Ghent in 2019, the union said.',
    '£m',
    'in thousands',
    '$',
    ')',
  ],
);
const cell: fc.Arbitrary<CellText> = fc.oneof(
  { weight: 6, arbitrary: words },
  {
    weight: 1,
    arbitrary: fc.record({
      text: words,
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 4 }),
      head: fc.boolean(),
    }),
  },
);
const PROSE = 'Kestrel Ltd said sales rose 4% to $12m in 2017. It employs 340 people.';
const table: fc.Arbitrary<TableText> = fc.record({
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 7 }),
  heads: fc.integer({ min: 0, max: 2 }),
  rowHeads: fc.boolean(),
  caption: fc.constantFrom(
    'Budget by year, million euros',
    'Table 2. Rainfall in March 2020, mm',
    'Acme Corp.: results',
  ),
  before: fc.constantFrom('', PROSE),
  after: fc.constantFrom('', 'Source: Eurostat', `${PROSE} Profit fell by 3%.`),
});

const inside = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

describe('a text with tables, whatever they hold', () => {
  it('has marks that are slices of it, in order, and claims that point to them', () => {
    fc.assert(
      fc.property(table, (written) => {
        const { text, tables } = tableText(written);
        const found = extract({ text, referenceDate: '2025-06-18' }, { tables });
        const { numbers, dates, entityMentions, attributions, claims } = found;
        for (const layer of [numbers, dates, entityMentions]) {
          layer.forEach((mention, i) => {
            expect(text.slice(mention.start, mention.end)).toBe(mention.text);
            if (i > 0) expect(mention.start).toBeGreaterThanOrEqual(layer[i - 1]?.end ?? 0);
          });
        }
        for (const { source, cue, contents } of attributions)
          for (const span of [source, cue, ...contents])
            if (span !== null) expect(text.slice(span.start, span.end)).toBe(span.text);
        let last = -1;
        for (const claim of claims) {
          expect(claim.number).toBeGreaterThan(last);
          last = claim.number;
          expect(numbers[claim.number]).toMatchObject({ start: claim.start, end: claim.end, text: claim.text });
          for (const slot of [claim.measure, claim.subject, claim.time, claim.source])
            if (slot !== null) expect(text.slice(slot.start, slot.end)).toBe(slot.text);
          if (claim.timeMention !== null) expect(dates[claim.timeMention]).toMatchObject({ text: claim.time?.text });
          if (claim.attribution !== null)
            expect(attributions[claim.attribution]?.source?.text).toBe(claim.source?.text);
        }
      }),
    );
  });

  it('has no mark that leaves its cell', () => {
    fc.assert(
      fc.property(table, (written) => {
        const { text, tables } = tableText(written);
        const { numbers, dates, entityMentions } = extract({ text }, { tables });
        const { start, end } = tables[0] as Span;
        // a sign of money, or a bracket, may have a cell of its own
        const joined = /^[$(]|[)%]$/;
        for (const mention of [...numbers, ...dates, ...entityMentions]) {
          if (mention.end <= start || mention.start >= end || joined.test(mention.text)) continue;
          expect(
            tables[0]?.cells.some((own) => inside(own, mention)),
            JSON.stringify(mention.text),
          ).toBe(true);
        }
      }),
    );
  });

  it('gives a figure no time and no name that is not in its row, its column, the line over its part, or the caption', () => {
    fc.assert(
      fc.property(table, (written) => {
        const { text, tables } = tableText(written);
        const { cells, caption } = tables[0] as (typeof tables)[number];
        const at = (span: Span) => cells.find((own) => own.end > own.start && inside(own, span));
        for (const claim of extract({ text, referenceDate: '2025-06-18' }, { tables }).claims) {
          const own = at(claim);
          if (own === undefined) continue;
          for (const slot of [claim.time, claim.subject, claim.measure]) {
            if (slot === null || (caption !== null && inside(caption, slot))) continue;
            const head = at(slot);
            expect(head, `${claim.text}: ${slot.text}`).toBeDefined();
            if (head === undefined) continue;
            const over = head.row <= own.row && head.column <= own.column && head.column + head.columnSpan > own.column;
            const beside = head.row <= own.row && head.row + head.rowSpan > own.row;
            // "Loans" over the names of the banks
            const corner = slot === claim.measure && head.row < own.row && head.column < own.column;
            const alone = cells.every((other) => other.row !== head.row || other === head || other.end === other.start);
            expect(over || beside || corner || (alone && head.row < own.row), `${claim.text}: ${slot.text}`).toBe(true);
          }
        }
      }),
    );
  });

  it('says of its prose what it says without them', () => {
    fc.assert(
      fc.property(table, (written) => {
        const { text, tables } = tableText({ ...written, before: PROSE, after: '' });
        const plain = extract({ text: PROSE, referenceDate: '2025-06-18' });
        const found = extract({ text, referenceDate: '2025-06-18' }, { tables });
        const told = ({ text: figure, measure, time, source, relation }: (typeof found.claims)[number]) => ({
          ...{ figure, measure: measure?.text, time: time?.text, source: source?.text, relation },
        });
        expect(found.claims.filter(({ end }) => end <= PROSE.length).map(told)).toEqual(plain.claims.map(told));
      }),
    );
  });
});
