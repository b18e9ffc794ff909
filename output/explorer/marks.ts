import type { ArticleMark, MarkLayer } from '../query/article.js';
import { type Content, html, Markup } from './markup.js';

/** All that is marked at one place, as one element. */
export interface PlacedMark {
  readonly start: number;
  readonly end: number;
  readonly layers: readonly MarkLayer[];
  readonly told: readonly string[];
  /** Public ids of the facts that it is a slot of. */
  readonly facts: readonly string[];
  /** Of the fact whose figure it is, or null. */
  readonly figureOf: string | null;
  /** Marks of a higher weight are not cut where marks of a lower one cross them. */
  readonly weight: number;
}

/** A figure must stay one link, whatever crosses it; what was said is long and may be cut anywhere. */
const WEIGHT: Readonly<Record<MarkLayer, number>> = {
  content: 0,
  cited: 1,
  measure: 2,
  subject: 3,
  source: 4,
  rate: 5,
  cue: 6,
  entity: 7,
  date: 8,
  number: 9,
};

/** Joins marks of the same span into one. In order of place, the longer one first. */
export function placeMarks(marks: readonly ArticleMark[]): PlacedMark[] {
  const places = new Map<
    string,
    {
      start: number;
      end: number;
      layers: Set<MarkLayer>;
      told: Set<string>;
      facts: Set<string>;
      figureOf: string | null;
    }
  >();
  for (const { layer, start, end, told, fact } of marks) {
    const key = `${start} ${end}`;
    let place = places.get(key);
    if (place === undefined) {
      place = { start, end, layers: new Set(), told: new Set(), facts: new Set(), figureOf: null };
      places.set(key, place);
    }
    place.layers.add(layer);
    if (told !== '') place.told.add(told);
    if (fact === null) continue;
    place.facts.add(fact);
    if (layer === 'number') place.figureOf ??= fact;
  }
  return [...places.values()]
    .map(({ start, end, layers, told, facts, figureOf }) => ({
      start,
      end,
      layers: [...layers],
      told: [...told],
      facts: [...facts],
      figureOf,
      weight: Math.max(...[...layers].map((layer) => WEIGHT[layer])),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** How a mark becomes an element; `first` is false for the later pieces of a mark that had to be cut. */
export interface MarkRenderer {
  open(mark: PlacedMark, first: boolean): Markup;
  close(mark: PlacedMark): Markup;
  text(text: string): Markup;
}

/**
 * The text from `from` to `to` with its marks as nested elements. Marks may lie within each other, cross each other or reach over the ends:
 * where two cross, the one of lower weight is cut in pieces. `marks` are in order of their start. The cost is that of the text and of the
 * marks, times the depth to which they are nested.
 */
export function renderMarks(
  text: string,
  offset: number,
  from: number,
  to: number,
  marks: readonly PlacedMark[],
  renderer: MarkRenderer,
): Markup {
  const out: string[] = [];
  const wanted: PlacedMark[] = [];
  const emitted: PlacedMark[] = [];
  const begun = new Set<PlacedMark>();
  let next = 0;
  let at = from;

  const agree = (): void => {
    let common = 0;
    while (common < emitted.length && emitted[common] === wanted[common]) common++;
    while (emitted.length > common) out.push(renderer.close(emitted.pop() as PlacedMark).toString());
    for (const mark of wanted.slice(common)) {
      out.push(renderer.open(mark, !begun.has(mark) && mark.start >= from).toString());
      begun.add(mark);
      emitted.push(mark);
    }
  };
  const begin = (mark: PlacedMark): void => {
    // under the lowest mark that ends sooner and may be cut, but never so that a heavier one is
    let place = wanted.length;
    for (let i = wanted.length - 1; i >= 0; i--) {
      const under = wanted[i] as PlacedMark;
      if (under.weight >= mark.weight) break;
      if (under.end < mark.end) place = i;
    }
    wanted.splice(place, 0, mark);
  };

  while (at < to) {
    for (let i = wanted.length - 1; i >= 0; i--) if ((wanted[i] as PlacedMark).end <= at) wanted.splice(i, 1);
    while (next < marks.length && (marks[next] as PlacedMark).start <= at) {
      const mark = marks[next++] as PlacedMark;
      if (mark.end > at) begin(mark);
    }
    let stop = Math.min(to, marks[next]?.start ?? to);
    for (const mark of wanted) stop = Math.min(stop, mark.end);
    agree();
    out.push(renderer.text(text.slice(at - offset, stop - offset)).toString());
    at = stop;
  }
  wanted.length = 0;
  agree();
  return new Markup(out.join(''));
}

/** The marks that reach into each of some ranges (in order, not overlapping): a mark that reaches over several is given to each. */
export function marksByRange(
  ranges: readonly { readonly start: number; readonly end: number }[],
  marks: readonly PlacedMark[],
): PlacedMark[][] {
  const out: PlacedMark[][] = ranges.map(() => []);
  let first = 0;
  for (const mark of marks) {
    while (first < ranges.length && (ranges[first] as { end: number }).end <= mark.start) first++;
    for (let i = first; i < ranges.length && (ranges[i] as { start: number }).start < mark.end; i++) out[i]?.push(mark);
  }
  return out;
}

/** Classes of a mark's element: one a layer, `figure` where it is the figure of a fact. */
export function markClasses(mark: PlacedMark): Content {
  return html`mark ${mark.layers.join(' ')}${mark.figureOf === null ? '' : ' figure'}`;
}
