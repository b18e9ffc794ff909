import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { quotePage, quotes } from '../../../output/query/quotes.js';
import { listSources } from '../../../output/query/sources.js';
import { ticks } from '../../../output/query/ticks.js';
import { timeline, timelineFacts, timelinePage } from '../../../output/query/timeline.js';
import { timelineSvg } from '../../../output/query/timeline-svg.js';
import { length, type MadeFact, madeStore, money, year } from './made-store.js';

const SPENDING: readonly MadeFact[] = [
  {
    subject: 'Norvania',
    measure: 'road budget',
    figures: [money('$12 billion', 12e9)],
    time: year(2022),
    saidBy: 'Kestrel',
  },
  {
    subject: 'Norvania',
    measure: 'road budget',
    figures: [money('$9 billion', 9e9)],
    time: year(2020),
    saidBy: 'Heron Board',
  },
  {
    subject: 'Norvania',
    measure: 'road budget',
    figures: [money('$15 billion', 15e9)],
    time: year(2030),
    modality: 'projected',
  },
  {
    subject: 'Norvania',
    measure: 'road budget',
    figures: [money('$2 billion', 2e9)],
    time: year(2021),
    relation: 'increase',
  },
  { subject: 'Norvania', measure: 'road budget', figures: [money('€8 billion', 8e9, 'EUR')], time: year(2021) },
  { subject: 'Norvania', measure: 'road budget', figures: [money('$1 billion', 1e9)] },
  { subject: 'Sorvania', measure: 'road budget', figures: [money('$77 billion', 77e9)], time: year(2020) },
];

/** The day `n` days after 1970-01-01. */
function onDay(n: number): readonly [string, string, string] {
  const day = new Date(n * 86_400_000).toISOString().slice(0, 10);
  return [day, day, day];
}

describe('a timeline', () => {
  const store = madeStore({ '/a.txt': SPENDING });

  it('has the figures of one measure and subject in the order of their times, in the unit that most have', () => {
    const line = timelinePage(store, 'road budgets', { entity: 'Norvania' });
    expect(line.points.map((p) => [p.first_day, p.low, p.fact.said_by])).toEqual([
      ['2020-01-01', 9e9, 'Heron Board'],
      ['2022-01-01', 12e9, 'Kestrel'],
      ['2030-01-01', 15e9, null],
    ]);
    expect([line.unit, line.without_time, line.cut]).toEqual(['USD', 1, false]);
    expect(line.other_units).toEqual([{ unit: 'EUR', facts: 1 }]);
  });

  it('comes in pages, each with its facts', () => {
    const whole = timelinePage(store, 'road', { entity: 'Norvania' });
    expect([whole.total, whole.next, whole.points.length]).toEqual([3, null, 3]);
    const first = timelinePage(store, 'road', { entity: 'Norvania' }, { limit: 2 });
    const cursor = first.next as string;
    const second = timelinePage(store, 'road', { entity: 'Norvania' }, { limit: 2, cursor });
    expect([...first.points, ...second.points]).toEqual(whole.points);
    expect([first.total, second.next]).toEqual([3, null]);
    expect(() => timelinePage(store, 'road', {}, { cursor: 'nonsense' })).toThrowError(
      expect.objectContaining({ code: 'STORE_QUERY' }),
    );
  });

  it('has the latest of more facts than it takes, and says so', () => {
    const own = madeStore({
      '/a.txt': Array.from({ length: 5002 }, (_, n) => ({
        measure: 'path',
        figures: [length(`${n} km`, n, 'km')],
        time: onDay(n),
      })),
    });
    const { points, cut } = timeline(own, 'path');
    expect([points.length, points[0]?.low, points.at(-1)?.low, cut]).toEqual([5000, 2, 5001, true]);
    own.close();
  });

  it('has open ends as null', () => {
    const own = madeStore({
      '/a.txt': [
        { measure: 'path', figures: [length('1 km', 1, 'km')], time: ['since 2020', '2020-01-01', null] },
        { measure: 'path', figures: [length('2 km', 2, 'km')], time: ['until 2010', null, '2010-12-31'] },
      ],
    });
    expect(timeline(own, 'path').points.map((p) => [p.first_day, p.last_day, p.low])).toEqual([
      [null, '2010-12-31', 2],
      ['2020-01-01', null, 1],
    ]);
    own.close();
  });

  it('has changes when they are asked for, and another unit when that is', () => {
    expect(timeline(store, 'road', { entity: 'Norvania' }, { changes: true }).points).toHaveLength(4);
    expect(timeline(store, 'road', { entity: 'Norvania', unit: 'EUR' }).points.map((p) => p.low)).toEqual([8e9]);
  });

  it('tells miles in kilometres when most are kilometres, ranges with both ends', () => {
    const own = madeStore({
      '/a.txt': [
        { measure: 'path', figures: [length('10 km', 10, 'km')], time: year(2001) },
        { measure: 'path', figures: [length('10 miles', 10, '[mi_i]')], time: year(2002) },
        {
          measure: 'path',
          figures: [{ text: '11 to 12 km', kind: 'quantity', range: [11, 12], unit: 'km' }],
          time: year(2003),
        },
      ],
    });
    const { points, unit } = timeline(own, 'path');
    expect([unit, points.map((p) => [p.low, p.high])]).toEqual([
      'km',
      [
        [10, 10],
        [16.09344, 16.09344],
        [11, 12],
      ],
    ]);
    own.close();
  });

  it('of nothing is empty, of no words refused', () => {
    expect(timeline(store, 'moonlight').points).toEqual([]);
    expect(() => timeline(store, '  ')).toThrowError(expect.objectContaining({ code: 'STORE_QUERY' }));
  });

  it('is drawn with a point a figure, which says what it is; what is no fact yet looks different', () => {
    const line = timeline(store, 'road', { entity: 'Norvania' });
    const svg = timelineSvg(line, timelineFacts(store, line.points));
    expect(svg.match(/<circle class="said"/g)).toHaveLength(2);
    expect(svg.match(/<circle class="other"/g)).toHaveLength(2);
    expect(svg).toContain('<title>$9 billion, 2020, Heron Board (/a.txt)</title>');
    expect(svg).toContain('role="img"');
    expect(timelineSvg(timeline(store, 'moonlight'), new Map())).toContain('no figures');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('has no mark-up in it that a text has brought', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('<script>alert(1)</script>', ']]>', '"><img src=x onerror=y>', '&lt;', '\0\u0008'),
        fc.string(),
        (bad, tail) => {
          const name = `${bad}${tail}`;
          const own = madeStore({
            '/a.txt': [{ measure: 'path', figures: [money('$1', 1)], time: year(2001), saidBy: `x ${bad}` }],
          });
          const line = timeline(own, 'path');
          const svg = timelineSvg(line, timelineFacts(own, line.points), name);
          own.close();
          const tags = new Set([...svg.matchAll(/<\/?([a-z]+)/gi)].map((match) => match[1]));
          for (const tag of tags)
            expect(['svg', 'title', 'desc', 'style', 'text', 'line', 'polyline', 'circle']).toContain(tag);
          expect(/[\0-\x08]/.test(svg)).toBe(false);
          expect(parse(svg)).toBeDefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('ticks', () => {
  it('are round, in order, and hold the values between them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.double({ min: 1, max: 1e12, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (least, span, count) => {
          const found = ticks(least, least + span, count);
          expect(found.length).toBeLessThanOrEqual(2 * count + 2);
          expect(found[0]).toBeLessThanOrEqual(least + (Math.abs(least) + span) * 1e-8);
          expect(found.at(-1)).toBeGreaterThanOrEqual(least + span - (Math.abs(least) + span) * 1e-8);
          for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1] as number);
        },
      ),
      { numRuns: 500 },
    );
    expect(ticks(3, 3, 4).length).toBeGreaterThan(1);
  });
});

describe('quotes', () => {
  const store = madeStore({
    '/a.txt': [
      { subject: 'Norvania', measure: 'budget', figures: [money('$3', 3)], saidBy: 'Kestrel Office', how: 'direct' },
      { measure: 'weather', figures: [money('$4', 4)], saidBy: 'Heron Board', how: 'citation', cites: 'Annual Report' },
    ],
    '/b.txt': [{ measure: 'weather', figures: [money('$5', 5)], saidBy: 'Kestrel Office', confidence: 0.2 }],
  });
  const said = (filter: Parameters<typeof quotes>[1]): string[] => [...quotes(store, filter)].map((q) => q.content);

  it('tell who said what, with source, cue, content and their places', () => {
    const [first] = quotes(store);
    expect(first).toMatchObject({
      kind: 'direct',
      said_by: 'Kestrel Office',
      said_by_name: 'Kestrel Office',
      cue: 'said',
      content: 'Norvania | budget | $3 | ',
      facts: 1,
      document: '/a.txt',
      line: 1,
    });
    const text = store.database.prepare('SELECT text FROM documents WHERE locator = ?').pluck().get('/a.txt') as string;
    for (const span of [first!.source!, ...first!.contents]) expect(text.slice(span.start, span.end)).toBe(span.text);
  });

  it('are found by words, source, kind, document and confidence', () => {
    expect(said({ words: ['weather'] })).toHaveLength(2);
    expect(said({ words: ['weather'], saidBy: 'kestrel' })).toHaveLength(1);
    expect(said({ saidBy: 'Kestrel Office' })).toHaveLength(2);
    expect(said({ attributionKind: 'citation' })).toHaveLength(1);
    expect(said({ document: 'b.txt' })).toHaveLength(1);
    expect(said({ minConfidence: 0.5 })).toHaveLength(2);
    expect(said({ words: ['$'] })).toEqual([]);
  });

  it('come in pages that together are all of them', () => {
    const whole = [...quotes(store)].map((q) => q.quote_id);
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = quotePage(store, { limit: 1, cursor });
      paged.push(...page.quotes.map((q) => q.quote_id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  });

  it('are counted by source, with the documents that are cited', () => {
    const { sources, total } = listSources(store);
    expect(total).toBe(2);
    expect(sources[0]).toMatchObject({
      name: 'Kestrel Office',
      attributions: 2,
      articles: 2,
      facts: 2,
      direct: 1,
      indirect: 1,
      cites: [],
      in: ['/a.txt', '/b.txt'],
    });
    expect(sources[1]).toMatchObject({
      name: 'Heron Board',
      citation: 1,
      cites: [{ document: 'Annual Report', date: null, times: 1 }],
    });
    expect(listSources(store, { name: 'heron' }).sources).toHaveLength(1);
    expect(listSources(store, { limit: 1, offset: 1 }).sources.map((s) => s.name)).toEqual(['Heron Board']);
  });
});
