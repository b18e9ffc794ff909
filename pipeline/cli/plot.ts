import { shortNumber, ticks } from '../../output/query/ticks.js';
import type { Timeline } from '../../output/query/timeline.js';
import { displayWidth } from './text-width.js';

const YEAR = 365.2425;

/** Draws a timeline with characters: ● what was said of a time, ○ what is projected, estimated or a target. */
export function plot(timeline: Timeline, width: number, height = 12): string[] {
  const { points } = timeline;
  if (points.length < 2) return [];
  const values = ticks(Math.min(...points.map((p) => p.low)), Math.max(...points.map((p) => p.high)), 4);
  const [least = 0, most = 1] = [values[0], values.at(-1)];
  const labels = values.map(shortNumber);
  const margin = Math.max(...labels.map(displayWidth)) + 1;
  const columns = Math.max(10, width - margin - 2);
  const years = points.map((point) => 1970 + point.day / YEAR);
  const first = Math.floor(Math.min(...years));
  const last = Math.max(Math.ceil(Math.max(...years)), first + 1);
  const grid = Array.from({ length: height }, () => new Array<string>(columns).fill(' '));
  const row = (value: number): number => Math.round((1 - (value - least) / (most - least)) * (height - 1));
  const column = (year: number): number => Math.round(((year - first) / (last - first)) * (columns - 1));
  points.forEach((point, i) => {
    const at = column(years[i] as number);
    for (let r = row(point.high); r <= row(point.low); r++) {
      const line = grid[r] as string[];
      if (line[at] !== '●') line[at] = point.modality === 'asserted' ? '●' : '○';
    }
  });
  const labelAt = new Map(values.map((value, i) => [row(value), labels[i] as string]));
  const lines = grid.map((cells, r) => {
    const label = labelAt.get(r);
    const edge = label === undefined ? '│' : '┤';
    return `${' '.repeat(margin - (label === undefined ? 0 : displayWidth(label)))}${label ?? ''}${edge}${cells.join('')}`.trimEnd();
  });
  const axis = new Array<string>(columns).fill('─');
  const names = new Array<string>(columns + 4).fill(' ');
  let free = 0;
  for (const year of ticks(first, last, Math.max(2, Math.min(8, Math.floor(columns / 8))))) {
    if (!Number.isInteger(year) || year < first || year > last) continue;
    const at = column(year);
    axis[at] = '┬';
    const start = Math.max(0, at - 2);
    if (start < free) continue;
    [...String(year)].forEach((c, i) => {
      names[start + i] = c;
    });
    free = start + 6;
  }
  return [...lines, `${' '.repeat(margin)}└${axis.join('')}`, `${' '.repeat(margin + 1)}${names.join('')}`.trimEnd()];
}
