import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, fromEpochDay, parseDay, toEpochDay } from '../../../extractors/dates/civil.js';
import { intervalOf } from '../../../extractors/dates/intervals.js';
import { readDates } from './read-dates.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const PIECES = [
  ...MONTHS,
  ...'may march second quarter half the last next this past a an two twenty-four 3 31 2024 1998 99 - / : . , ( ) of in on at to and Monday Sun fri week weekend year day ago earlier later before after from now today tomorrow mid early late end Q3 H1 FY25 Christmas New Year \'s Easter noon a.m. pm UTC GMT + T Z "'.split(
    ' ',
  ),
  '2025-03-30',
  '30/03/2025',
  '’',
  '–',
  '\n',
  '🕐',
  'é',
  'year-ago',
];
const oddText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .chain((pieces) =>
    fc
      .array(fc.constantFrom(' ', '', ' ', '\n'), { minLength: pieces.length, maxLength: pieces.length })
      .map((gaps) => pieces.map((piece, i) => piece + gaps[i]).join('')),
  );
const reference = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -10_000, max: 40_000 }).map((day) => formatDay(fromEpochDay(day))),
);

describe('on any text', () => {
  it('mentions are slices, in order, without overlap, each with a rule, and intervals run forward', () => {
    fc.assert(
      fc.property(fc.oneof(oddText, fc.string({ unit: 'binary' })), reference, (text, day) => {
        let free = 0;
        for (const date of readDates(text, day)) {
          expect(text.slice(date.start, date.end)).toBe(date.text);
          expect(date.text.length).toBeGreaterThan(0);
          expect(date.start).toBeGreaterThanOrEqual(free);
          free = date.end;
          expect(date.rule).toMatch(/^(?:date|time|duration|set)\.[a-z-]+$/);
          expect(date.value).toMatch(/^[\dA-Z:.+_-]+$/);
          expect(date.value).not.toMatch(/NaN|undefined|null/i);
          expect(date.firstDay === null).toBe(date.lastDay === null);
          if (date.firstDay !== null && date.lastDay !== null) {
            const [first, last] = [parseDay(date.firstDay), parseDay(date.lastDay)];
            expect(first).not.toBeNull();
            expect(last).not.toBeNull();
            if (first !== null && last !== null) expect(toEpochDay(first)).toBeLessThanOrEqual(toEpochDay(last));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the same text has the same dates, read after any other', () => {
    fc.assert(
      fc.property(oddText, oddText, reference, (text, other, day) => {
        const dates = readDates(text, day);
        readDates(other, day);
        expect(readDates(text, day)).toEqual(dates);
      }),
    );
  });
});

describe('every form of a day reads back', () => {
  const day = fc.integer({
    min: toEpochDay({ year: 1900, month: 1, day: 1 }),
    max: toEpochDay({ year: 2099, month: 12, day: 31 }),
  });
  const two = (n: number): string => String(n).padStart(2, '0');
  const forms: Record<string, (year: number, month: number, day: number) => string> = {
    'March 30, 2024': (y, m, d) => `${MONTHS[m - 1]} ${d}, ${y}`,
    'March 30 2024': (y, m, d) => `${MONTHS[m - 1]} ${d} ${y}`,
    '30 March 2024': (y, m, d) => `${d} ${MONTHS[m - 1]} ${y}`,
    '30th of March 2024': (y, m, d) =>
      `${d}${[1, 21, 31].includes(d) ? 'st' : [2, 22].includes(d) ? 'nd' : [3, 23].includes(d) ? 'rd' : 'th'} of ${MONTHS[m - 1]} ${y}`,
    '30-Mar-2024': (y, m, d) => `${d}-${(MONTHS[m - 1] as string).slice(0, 3)}-${y}`,
    '2024-03-30': (y, m, d) => `${y}-${two(m)}-${two(d)}`,
    '2024/03/30': (y, m, d) => `${y}/${two(m)}/${two(d)}`,
    '30.03.2024': (y, m, d) => `${two(d)}.${two(m)}.${y}`,
    '03/30/2024': (y, m, d) => `${m}/${d}/${y}`,
    '20240330': (y, m, d) => `${y}${two(m)}${two(d)}`,
    '2024 March 30': (y, m, d) => `${y} ${MONTHS[m - 1]} ${d}`,
  };
  it.each(Object.entries(forms))('%s', (_, write) => {
    fc.assert(
      fc.property(day, reference, (epoch, told) => {
        const civil = fromEpochDay(epoch);
        const written = write(civil.year, civil.month, civil.day);
        const dates = readDates(`It was signed on ${written}.`, told);
        expect(dates.map(({ text, value, firstDay, lastDay }) => [text, value, firstDay, lastDay])).toEqual([
          [written, formatDay(civil), formatDay(civil), formatDay(civil)],
        ]);
      }),
    );
  });

  it('and every ISO time', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom('', 'Z', '-05:00', '+05:30'),
        (epoch, hour, minute, zone) => {
          const written = `${formatDay(fromEpochDay(epoch))}T${two(hour)}:${two(minute)}${zone}`;
          expect(readDates(`Logged ${written} there.`).map((date) => [date.text, date.value])).toEqual([
            [written, written],
          ]);
        },
      ),
    );
  });
});

describe('intervals', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31', '2024'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-02'],
    ['2024-Q1', '2024-01-01', '2024-03-31', '2024-33'],
    ['2024-H2', '2024-07-01', '2024-12-31', '2024-41'],
    ['2024-WI', '2024-12-01', '2025-02-28', '2024-24'],
    ['2025-W14', '2025-03-31', '2025-04-06', '2025-03-31/2025-04-06'],
    ['2025-W14-WE', '2025-04-05', '2025-04-06', '2025-04-05/2025-04-06'],
    ['202', '2020-01-01', '2029-12-31', '202X'],
    ['19', '1900-01-01', '1999-12-31', '19XX'],
    ['2024-02-22T09:30-05:00', '2024-02-22', '2024-02-22', '2024-02-22T09:30:00-05:00'],
  ])('%s', (value, firstDay, lastDay, edtf) => {
    expect(intervalOf(value)).toEqual({ firstDay, lastDay, edtf });
  });

  it.each([
    ['P3M', null],
    ['XXXX-WXX-5', null],
    ['PRESENT_REF', null],
    ['1988-QX', null],
    ['FY2024', null],
    ['XXXX-03', 'XXXX-03'],
    ['XXXX-03-30', 'XXXX-03-30'],
    ['BC0499', '-0498'],
    ['BC0001', '0000'],
  ])('%s covers no days', (value, edtf) => {
    expect(intervalOf(value)).toEqual({ firstDay: null, lastDay: null, edtf });
  });
});

it('extractors know no clock, no local zone and no Date', () => {
  const folder = fileURLToPath(new URL('../../../extractors/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(50);
  const wrong = files.filter((file) =>
    /\bnew Date\b|\bDate\.(?:now|UTC|parse)|\bperformance\.now|\bIntl\.DateTimeFormat|\bTemporal\b|process\.env\.TZ/.test(
      readFileSync(join(folder, file), 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});
