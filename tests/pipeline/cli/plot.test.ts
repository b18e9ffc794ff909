import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../../output/query/timeline.js';
import { plot } from '../../../pipeline/cli/plot.js';

const day = (year: number, part = 0): number => Math.round((year + part - 1970) * 365.2425);
const timeline = (points: readonly [at: number, low: number, high?: number, modality?: string][]): Timeline =>
  ({
    points: points.map(([at, low, high = low, modality = 'asserted'], i) => ({
      day: at,
      low,
      high,
      modality,
      claim_id: i,
    })),
  }) as unknown as Timeline;

describe('a plot in characters', () => {
  it('needs two figures', () => {
    expect(plot(timeline([[day(2020), 3]]), 80)).toEqual([]);
  });
  it('marks what was said, what is projected, and ranges; asserted figures are not covered', () => {
    const lines = plot(
      timeline([
        [day(2020), 0],
        [day(2021), 10, 10, 'projected'],
        [day(2021), 10],
        [day(2021), 10, 10, 'target'],
        [day(2022, 0.5), 0, 10, 'estimated'],
      ]),
      60,
      6,
    );
    const drawn = lines.slice(0, 6).join('\n');
    expect(drawn.match(/●/g)).toHaveLength(2);
    expect(drawn.match(/○/g)).toHaveLength(6);
    expect(lines[0]).toMatch(/^ *10┤/);
    expect(lines.at(-1)).toMatch(/2020 +2021 +2022/);
  });
  it('names whole years only, and none upon the other', () => {
    const [short, long] = [1, 60].map((years) =>
      plot(
        timeline([
          [day(2000), 1],
          [day(2000 + years), 2],
        ]),
        30,
      ).at(-1),
    );
    expect(short?.trim().split(/ +/)).toEqual(['2000', '2002']);
    expect(
      long
        ?.trim()
        .split(/ +/)
        .every((year) => /^\d{4}$/.test(year)),
    ).toBe(true);
  });
});
