import { describe, expect, it } from 'vitest';
import type { FactRow } from '../../../output/query/fact.js';
import type { Timeline } from '../../../output/query/timeline.js';
import { timelineSvg } from '../../../output/query/timeline-svg.js';

const DAY = 18_262; // 2020-01-01
type Point = readonly [day: number, low: number, high?: number];
const timeline = (...points: Point[]): Timeline => ({
  measure: 'tolls',
  unit: 'EUR',
  points: points.map(([day, low, high = low], i) => ({
    claim_id: i,
    subject: null,
    modality: 'asserted',
    first_day: null,
    last_day: null,
    day,
    low,
    high,
  })),
  without_time: 0,
  without_value: 0,
  other_units: [],
  cut: false,
});
const fact = (more: Partial<FactRow>): FactRow =>
  ({ number: '€4', time: '2020', said_by: 'the mayor', said_by_entity: null, document: 'a.txt', ...more }) as FactRow;
const titles = (svg: string): string[] =>
  [...svg.matchAll(/<circle class="said".*?<title>(.*?)<\/title>/g)].map((m) => m[1] as string);

describe('a timeline as a drawing', () => {
  it('says of each figure what it is, as far as that is known', () => {
    const svg = timelineSvg(
      timeline([DAY, 4], [DAY + 400, 5], [DAY + 800, 6], [DAY + 900, 7]),
      new Map([
        [0, fact({})],
        [1, fact({ said_by_entity: 'Lund' })],
        [2, fact({ said_by: null, time: null })],
      ]),
    );
    expect(titles(svg)).toEqual(['€4, 2020, the mayor (a.txt)', '€4, 2020, Lund (a.txt)', '€4 (a.txt)', '']);
    expect(svg).toContain('<title id="title">tolls, EUR</title>');
    expect(svg).toContain('4 figures from 2020 to 2022.');
  });

  it('draws a range as a line, and the middle of each time as a path', () => {
    const svg = timelineSvg(timeline([DAY, 0, 10], [DAY, 20], [DAY, 10], [DAY + 800, 10]), new Map());
    expect(svg.match(/<line class="range"/g)).toHaveLength(1);
    const [, path = ''] = /polyline class="line" points="([^"]*)"/.exec(svg) ?? [];
    const heights = path.split(' ').map((point) => Number(point.split(',')[1]));
    // 5, 10 and 20: the middle one is 10
    expect(heights[0]).toBe(heights[1]);
  });

  it('of one day, or of one value, still has a place for it', () => {
    for (const svg of [
      timelineSvg(timeline([DAY + 100, 4]), new Map()),
      timelineSvg(timeline([DAY, 4], [DAY + 1, 4]), new Map()),
    ])
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
