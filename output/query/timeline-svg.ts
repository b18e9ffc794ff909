import type { FactRow } from './fact.js';
import { shortNumber, ticks } from './ticks.js';
import type { Timeline, TimelinePoint } from './timeline.js';

const WIDTH = 880;
const HEIGHT = 440;
const LEFT = 84;
const RIGHT = 24;
const TOP = 48;
const BOTTOM = 48;
const YEAR = 365.2425;

/** Text inside an element: what XML would take for markup, or cannot hold, is replaced. */
function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const yearOf = (day: number): number => 1970 + day / YEAR;

/** The year in which a day is: `yearOf` is a place on the axis, and off by a few hours. */
const calendarYear = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();

/** What a point says when one points at it: the figure, its time and who said it. */
function told(fact: FactRow | undefined): string {
  if (fact === undefined) return '';
  const time = fact.time === null ? '' : `, ${fact.time}`;
  return `${fact.number}${time}${fact.said_by === null ? '' : `, ${fact.said_by_entity ?? fact.said_by}`} (${fact.document})`;
}

/**
 * Draws a timeline as a document of its own: no script, no style from elsewhere, legible on light and dark ground. `facts` are those behind its
 * points (`timelineFacts`).
 */
export function timelineSvg(
  timeline: Timeline,
  facts: ReadonlyMap<number, FactRow>,
  heading: string = timeline.measure,
): string {
  const { points, unit } = timeline;
  const title = `${heading}${unit === null ? '' : `, ${unit}`}`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">`;
  const style =
    '<style>svg{color:#1b1f24;background:#fff}.grid{stroke:currentColor;stroke-opacity:.15}.line{stroke:#0b6bcb;stroke-opacity:.45;fill:none;stroke-width:1.5}.said{fill:#0b6bcb}.other{fill:none;stroke:#b35c00;stroke-width:2}.range{stroke:#0b6bcb;stroke-width:2}text{fill:currentColor}@media(prefers-color-scheme:dark){svg{color:#e6e8eb;background:#14171a}.line,.range{stroke:#6db3ff}.said{fill:#6db3ff}.other{stroke:#ffb266}}</style>';
  const head = `${open}<title id="title">${xml(title)}</title>`;
  if (points.length === 0) {
    return `${head}<desc id="desc">No figures.</desc>${style}<text x="${WIDTH / 2}" y="${HEIGHT / 2}" text-anchor="middle">no figures with a time and a value</text></svg>\n`;
  }
  const values = ticks(Math.min(...points.map((p) => p.low)), Math.max(...points.map((p) => p.high)), 6);
  const years = ticks(
    Math.min(...points.map((p) => yearOf(p.day))),
    Math.max(...points.map((p) => yearOf(p.day))),
    8,
  ).filter(Number.isInteger);
  const [least = 0, most = 1] = [values[0], values.at(-1)];
  const days = points.map((point) => yearOf(point.day));
  const first = Math.min(...days, years[0] ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...days, years.at(-1) ?? Number.NEGATIVE_INFINITY);
  const x = (year: number): number => {
    const share = last === first ? 0.5 : (year - first) / (last - first);
    return Number((LEFT + share * (WIDTH - LEFT - RIGHT)).toFixed(1));
  };
  const y = (value: number): number =>
    Number((HEIGHT - BOTTOM - ((value - least) / (most - least)) * (HEIGHT - TOP - BOTTOM)).toFixed(1));
  const out = [
    head,
    `<desc id="desc">${xml(`${points.length} figures from ${calendarYear(Math.min(...points.map((p) => p.day)))} to ${calendarYear(Math.max(...points.map((p) => p.day)))}.`)}</desc>`,
    style,
    `<text x="${LEFT}" y="26" font-size="17" font-weight="600">${xml(title)}</text>`,
  ];
  for (const value of values) {
    out.push(
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}"/>`,
      `<text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${xml(shortNumber(value))}</text>`,
    );
  }
  for (const year of years)
    out.push(`<text x="${x(year)}" y="${HEIGHT - BOTTOM + 22}" text-anchor="middle">${year}</text>`);
  out.push(
    `<polyline class="line" points="${medians(points)
      .map(([day, value]) => `${x(yearOf(day))},${y(value)}`)
      .join(' ')}"/>`,
  );
  for (const point of points) {
    const at = x(yearOf(point.day));
    const name = `<title>${xml(told(facts.get(point.claim_id)))}</title>`;
    if (point.low !== point.high) {
      out.push(`<line class="range" x1="${at}" x2="${at}" y1="${y(point.low)}" y2="${y(point.high)}">${name}</line>`);
    }
    const kind = point.modality === 'asserted' ? 'said' : 'other';
    out.push(`<circle class="${kind}" cx="${at}" cy="${y((point.low + point.high) / 2)}" r="4.5">${name}</circle>`);
  }
  if (points.some((point) => point.modality !== 'asserted')) {
    out.push(
      `<circle class="other" cx="${WIDTH - RIGHT - 190}" cy="22" r="4.5"/><text x="${WIDTH - RIGHT - 178}" y="26">projected, estimated, target</text>`,
    );
  }
  out.push('</svg>\n');
  return out.join('\n');
}

/** The middle value of each time, in order. */
function medians(points: readonly TimelinePoint[]): [day: number, value: number][] {
  const byDay = new Map<number, number[]>();
  for (const { day, low, high } of points) {
    const values = byDay.get(day);
    if (values === undefined) byDay.set(day, [(low + high) / 2]);
    else values.push((low + high) / 2);
  }
  return [...byDay].map(([day, values]) => {
    values.sort((a, b) => a - b);
    const n = values.length;
    return [day, ((values[(n - 1) >> 1] as number) + (values[n >> 1] as number)) / 2];
  });
}
