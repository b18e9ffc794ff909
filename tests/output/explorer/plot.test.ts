import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlotPoint, plotLegend, renderPlot, seriesOf, shortValue } from '../../../output/explorer/plot.js';

const point = (day: string, value: number, more: Partial<PlotPoint> = {}): PlotPoint => ({
  day: Date.parse(day) / 86_400_000,
  low: value,
  high: value,
  link: { label: `${value} on ${day}`, href: '/facts/abcd' },
  series: 'Norvania',
  modality: 'asserted',
  ...more,
});
const draw = (points: readonly PlotPoint[]): string => renderPlot(points, { title: 'roads', unit: 'USD' }).toString();
const numbers = (svg: string, pattern: RegExp): number[] => [...svg.matchAll(pattern)].map((match) => Number(match[1]));
const ys = (svg: string): number[] => numbers(svg, /cy="([^"]+)"/g);
const xs = (svg: string): number[] => numbers(svg, /cx="([^"]+)"/g);

describe('a plot', () => {
  it('draws later figures further right and greater ones higher', () => {
    const svg = draw([point('2021-06-30', 10), point('2023-06-30', 30), point('2022-06-30', 20)]);
    expect(xs(svg)).toEqual([...xs(svg)].sort((a, b) => a - b));
    expect(ys(svg)).toEqual([...ys(svg)].sort((a, b) => b - a));
  });

  it('stays within its frame, whatever the figures', () => {
    const day = fc
      .integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(2900, 0, 1) })
      .map((time) => new Date(time).toISOString().slice(0, 10));
    const value = fc.oneof(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.constantFrom(0, 1, -1, 1e-9, 5e14, 5e-324, 1e-300),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(day, value), { minLength: 1, maxLength: 20 }), (figures) => {
        const svg = draw(figures.map(([on, amount]) => point(on, amount)));
        expect(svg).not.toMatch(/NaN|Infinity/);
        expect(xs(svg)).toHaveLength(figures.length);
        for (const x of xs(svg)) expect(x >= 74 && x <= 904).toBe(true);
        for (const y of ys(svg)) expect(y >= 25.9 && y <= 310.1).toBe(true);
        expect(svg.match(/class="grid"/g)!.length).toBeLessThan(30);
      }),
    );
  });

  it('takes equal steps for equal factors where the figures lie far apart', () => {
    const [a = 0, b = 0, c = 0] = ys(
      draw([point('2021-01-01', 1), point('2022-01-01', 100), point('2023-01-01', 10_000)]),
    );
    expect(a - b).toBeCloseTo(b - c, 0);
  });

  it('begins at zero where that does not flatten it', () => {
    const svg = draw([point('2021-01-01', 10), point('2022-01-01', 100)]);
    expect(svg).toContain('>0</text>');
    expect(draw([point('2021-01-01', 1000), point('2022-01-01', 1010)])).not.toContain('>0</text>');
  });

  it('draws ranges as lines and what is not asserted hollow', () => {
    const svg = draw([point('2021-01-01', 10, { high: 20 }), point('2022-01-01', 15, { modality: 'projected' })]);
    expect(svg.match(/class="range/g)).toHaveLength(1);
    expect(svg).toContain('class="point s0 projected"');
  });

  it('joins the asserted figures of a series, and tells which colour is whose', () => {
    const points = [
      point('2021-01-01', 1),
      point('2022-01-01', 2),
      point('2023-01-01', 9, { modality: 'projected' }),
      point('2021-01-01', 3, { series: 'Sudria' }),
    ];
    expect(draw(points).match(/<polyline/g)).toHaveLength(1);
    expect(/points="([^"]+)"/.exec(draw(points))?.[1]?.split(' ')).toHaveLength(2);
    expect(seriesOf(points)).toEqual(['Norvania', 'Sudria']);
    expect(String(plotLegend(points))).toContain('Sudria');
    expect(plotLegend(points.slice(0, 3))).toBeNull();
    // figures of nobody may be of different ones: no line joins them
    const nobodys = [point('2021-01-01', 1, { series: null }), point('2022-01-01', 2, { series: null })];
    expect(draw(nobodys)).not.toContain('<polyline');
    expect(String(plotLegend([...points, ...nobodys]))).toContain('no subject');
  });

  it('makes each figure a link that says what it is', () => {
    const svg = draw([point('2021-01-01', 1, { link: { label: '1 "<mark>"', href: '/facts/0123' } })]);
    expect(svg).toContain('<a href="/facts/0123" aria-label="1 &quot;&lt;mark&gt;&quot;">');
  });

  it('of very many figures has the lowest and the highest of each strip, and no links', () => {
    const many = Array.from({ length: 4000 }, (_, n) => {
      const value = 100 + ((n * 7919) % 1000);
      const day = new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
      return point(day, value, { link: null, series: n % 2 === 0 ? 'Norvania' : 'Sudria' });
    });
    const svg = draw(many);
    expect(svg).not.toContain('<a ');
    const circles = svg.match(/<circle/g)?.length ?? 0;
    expect(circles).toBeGreaterThan(500);
    expect(circles).toBeLessThan(4 * 460);
    const all = ys(draw(many.slice(0, 500)));
    expect(all).toHaveLength(500);
    // the extremes of all are drawn
    const [least, most] = [
      many.reduce((a, b) => (b.low < a.low ? b : a)),
      many.reduce((a, b) => (b.low > a.low ? b : a)),
    ];
    for (const extreme of [least, most]) {
      const alone = many.filter((other) => other !== extreme);
      expect(ys(svg)).toContain(extreme === least ? Math.max(...ys(svg)) : Math.min(...ys(svg)));
      expect(draw(alone)).not.toBe(svg);
    }
  });

  it.each([
    [0, '0'],
    [950, '950'],
    [57e9, '57bn'],
    [-1.25e6, '-1.25m'],
    [8.5e12, '8.5tn'],
    [0.123456, '0.123'],
  ])('writes %d on its axis as %s', (value, words) => {
    expect(shortValue(value)).toBe(words);
  });
});
