import { type Content, html, type Markup } from './markup.js';

/** One figure in a plot of a measure over time. */
export interface PlotPoint {
  /** Where it is drawn, in days since 1970-01-01. */
  readonly day: number;
  /** Equal, but for a range. */
  readonly low: number;
  readonly high: number;
  /** Of whom it is: figures of one series are joined by a line and have one colour. Null where the article does not say. */
  readonly series: string | null;
  /** `asserted`, `projected`, `estimated` or `targeted`: what is not asserted is drawn hollow. */
  readonly modality: string;
  /** Where it leads, and what is told of it when it is pointed at; null where there are too many to point at. */
  readonly link: { readonly href: string; readonly label: string } | null;
}

const WIDTH = 920;
const HEIGHT = 340;
const LEFT = 74;
const RIGHT = 16;
const TOP = 26;
const BOTTOM = 30;
/** With more points than these they are no links: nobody could point at one. They are thinned out then. */
export const MOST_LINKS = 500;
/** Width of the strips of a plot in which thinning leaves the lowest and the highest point. */
const STRIP = 2;
/** Series that have a colour of their own; the others share one. */
export const COLORED_SERIES = 6;
/** From this ratio of the greatest to the smallest value on, equal steps are equal factors. */
const LOGARITHMIC_FROM = 500;
/** Smaller values are drawn as zero: their powers of ten are none that a number can hold. */
const SMALLEST = 1e-290;
const DAY = 86_400_000;

/** The names of the series, the one with most points first. */
export function seriesOf(points: readonly PlotPoint[]): string[] {
  const counts = new Map<string, number>();
  for (const { series } of points) if (series !== null) counts.set(series, (counts.get(series) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Round steps that part a range in about `count`. */
function linearTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-12) + step * 1e-9 && ticks.length < 50; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

function least(points: readonly PlotPoint[], of: (point: PlotPoint) => number): number {
  return points.reduce((smallest, point) => Math.min(smallest, of(point)), Number.POSITIVE_INFINITY);
}

function valueScale(points: readonly PlotPoint[]): Scale {
  let low = least(points, (point) => point.low);
  let high = -least(points, (point) => -point.high);
  const bottom = HEIGHT - BOTTOM;
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (low > SMALLEST && high / low >= LOGARITHMIC_FROM) {
    const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
    const each = Math.max(1, Math.ceil((to - from) / 8));
    const ticks: number[] = [];
    for (let power = from; power <= to; power += each) ticks.push(10 ** power);
    return { at: (value) => bottom - ((Math.log10(value) - from) / (to - from)) * (bottom - TOP), ticks };
  }
  if (size <= SMALLEST || high - low <= size * 1e-9) {
    const room = size <= SMALLEST ? 1 : size * 0.5;
    low -= room;
    high += room;
  } else {
    const room = (high - low) * 0.08;
    // an axis that can begin at zero does
    low = low >= 0 && low < high * 0.4 ? 0 : low - room;
    high += room;
  }
  const [from, to] = [low, high];
  return { at: (value) => bottom - ((value - from) / (to - from)) * (bottom - TOP), ticks: linearTicks(from, to, 5) };
}

/** Years, months or days, whichever part the time best. */
function timeScale(points: readonly PlotPoint[]): {
  at: (day: number) => number;
  ticks: { day: number; words: string }[];
} {
  let from = least(points, (point) => point.day);
  let to = -least(points, (point) => -point.day);
  const room = Math.max(15, (to - from) * 0.04);
  from -= room;
  to += room;
  const at = (day: number): number => LEFT + ((day - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const year = (day: number): number => new Date(day * DAY).getUTCFullYear();
  const years = year(to) - year(from);
  const ticks: { day: number; words: string }[] = [];
  if (years >= 3) {
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => years / size <= 12) ?? 5000;
    for (let y = Math.ceil(year(from) / step) * step; y <= year(to); y += step) {
      ticks.push({ day: Date.UTC(y, 0, 1) / DAY, words: String(y) });
    }
  } else {
    const step = (to - from) / 31 <= 12 ? 1 : 3;
    const start = new Date(from * DAY);
    for (let month = start.getUTCMonth() - (start.getUTCMonth() % step); ; month += step) {
      const date = new Date(Date.UTC(start.getUTCFullYear(), month, 1));
      if (date.getTime() / DAY > to) break;
      ticks.push({ day: date.getTime() / DAY, words: date.toISOString().slice(0, 7) });
    }
  }
  return { at, ticks: ticks.filter(({ day }) => day >= from && day <= to) };
}

const SHORT: readonly (readonly [number, string])[] = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
  [1e3, 'k'],
];

/** A value on an axis: `57bn`. */
export function shortValue(value: number): string {
  for (const [scale, name] of SHORT) {
    if (Math.abs(value) >= scale) return `${Number((value / scale).toPrecision(3))}${name}`;
  }
  return String(Number(value.toPrecision(3)));
}

const place = (value: number): string => value.toFixed(1);

/** Of the points of each strip the lowest and the highest, in the order of all: what a dense plot looks like does not change. */
function thinned(points: readonly PlotPoint[], stripOf: (point: PlotPoint) => string): PlotPoint[] {
  const ends = new Map<string, { low: PlotPoint; high: PlotPoint }>();
  for (const point of points) {
    const strip = stripOf(point);
    const known = ends.get(strip);
    if (known === undefined) ends.set(strip, { low: point, high: point });
    else {
      if (point.low < known.low.low) known.low = point;
      if (point.high > known.high.high) known.high = point;
    }
  }
  const kept = new Set([...ends.values()].flatMap(({ low, high }) => [low, high]));
  return points.filter((point) => kept.has(point));
}

/** A plot of figures over time as SVG, each a link to its fact. Colours are the style sheet's. */
export function renderPlot(
  points: readonly PlotPoint[],
  options: { readonly title: string; readonly unit: string },
): Markup {
  const sorted = [...points].sort((a, b) => a.day - b.day || a.low - b.low);
  const names = seriesOf(sorted);
  const colors = new Map(names.map((name, i) => [name, i < COLORED_SERIES ? `s${i}` : 'rest']));
  const colorOf = (series: string | null): string => (series === null ? 'rest' : (colors.get(series) ?? 'rest'));
  const values = valueScale(sorted);
  const times = timeScale(sorted);
  const bottom = HEIGHT - BOTTOM;
  const drawn =
    sorted.length <= MOST_LINKS
      ? sorted
      : thinned(sorted, (point) => {
          const strip = Math.floor(times.at(point.day) / STRIP);
          return `${strip} ${colorOf(point.series)} ${point.modality === 'asserted'}`;
        });
  const lines = names.slice(0, COLORED_SERIES).map((name): Content => {
    const own = drawn.filter((point) => point.series === name && point.modality === 'asserted');
    if (own.length < 2) return null;
    const path = own
      .map((point) => `${place(times.at(point.day))},${place(values.at((point.low + point.high) / 2))}`)
      .join(' ');
    return html`<polyline class="series ${colorOf(name)}" points="${path}"/>`;
  });
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${options.title}">
${values.ticks.map((tick) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${place(values.at(tick))}" y2="${place(values.at(tick))}"/><text x="${LEFT - 8}" y="${place(values.at(tick) + 4)}" text-anchor="end">${shortValue(tick)}</text>`)}
<text x="${LEFT - 8}" y="${TOP - 14}" text-anchor="end" class="unit">${options.unit}</text>
<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}"/>
${times.ticks.map(({ day, words }) => html`<line class="axis" x1="${place(times.at(day))}" x2="${place(times.at(day))}" y1="${bottom}" y2="${bottom + 4}"/><text x="${place(times.at(day))}" y="${bottom + 17}" text-anchor="middle">${words}</text>`)}
${lines}
${drawn.map((point) => {
  const x = place(times.at(point.day));
  const color = colorOf(point.series);
  const range =
    point.low === point.high
      ? null
      : html`<line class="range ${color}" x1="${x}" x2="${x}" y1="${place(values.at(point.low))}" y2="${place(values.at(point.high))}"/>`;
  const dot = html`${range}<circle class="point ${color} ${point.modality}" cx="${x}" cy="${place(values.at((point.low + point.high) / 2))}" r="5"/>`;
  if (point.link === null) return dot;
  return html`<a href="${point.link.href}" aria-label="${point.link.label}"><title>${point.link.label}</title>${dot}</a>
`;
})}
</svg>`;
}

/** Which colour is whose; nothing where there is only one. */
export function plotLegend(points: readonly PlotPoint[]): Content {
  const names = seriesOf(points);
  const nobody = points.some((point) => point.series === null);
  if (names.length + (nobody ? 1 : 0) < 2) return null;
  const rest = names.length - COLORED_SERIES;
  const others = [rest > 0 ? `${rest} more` : null, nobody ? 'no subject' : null].filter((words) => words !== null);
  return html`<p class="legend">${names
    .slice(0, COLORED_SERIES)
    .map((name, i) => html`<span class="key s${i}">${name}</span> `)}${
    others.length === 0 ? null : html`<span class="key rest">${others.join(', ')}</span>`
  }</p>`;
}
