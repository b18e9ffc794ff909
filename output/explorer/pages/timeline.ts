import type { FactRow } from '../../query/facts.js';
import { MOST_POINTS, type Timeline, type TimelinePoint } from '../../query/timeline.js';
import { emptyState } from '../layout.js';
import { factUrl } from '../links.js';
import { type Content, exact, html, link, type Markup } from '../markup.js';
import { type Search, searchUrl } from '../parameters.js';
import { type PlotPoint, plotLegend, renderPlot } from '../plot.js';
import { amount, counted, saidBy, timeOf } from '../wording.js';
import { factTable } from './facts.js';

export interface TimelinePageOptions {
  readonly search: Search;
  /** As people read it: `defense budget`; null before one is chosen. */
  readonly measure: string | null;
  readonly timeline: Timeline | null;
  /** The facts behind its points: those of the table, and of the plot where its points are links. */
  readonly facts: ReadonlyMap<number, FactRow>;
  /** Rows of the table at most. */
  readonly rows: number;
  readonly sentenceStarts: ReadonlyMap<number, number>;
  readonly suggestions: Content;
}

function plotPoint({ day, low, high, subject, modality }: TimelinePoint, fact: FactRow | undefined): PlotPoint {
  return { day, low, high, series: subject, modality, link: fact === undefined ? null : linkOf(fact) };
}

function linkOf(fact: FactRow): PlotPoint['link'] {
  const who = saidBy(fact);
  const told = [fact.number, fact.measure, fact.subject, timeOf(fact), who === null ? null : `said by ${who}`];
  return { label: told.filter((words) => words !== null).join(', '), href: factUrl(fact.fact_id) };
}

/** The figures of a measure over time: plot and table. */
export function timelinePage(options: TimelinePageOptions): Markup {
  const { search, measure, timeline } = options;
  const field = (name: string, words: string, value: string, example: string): Markup =>
    html`<label>${words}<input name="${name}" value="${exact(value)}" placeholder="${example}" maxlength="200" autocomplete="off"></label>`;
  return html`<div class="page-head"><h1>${measure === null ? 'Over time' : html`${measure} <span class="soft">over time</span>`}</h1></div>
<form class="filters" action="/timeline" method="get">
${field('measure', 'Measure', search.given.measure ?? measure ?? '', 'defense budget')}
${field('entity', 'Of whom', search.given.entity ?? '', 'anyone')}
${field('saidBy', 'Who said it', search.given.saidBy ?? '', 'anyone')}
${field('unit', 'Unit', search.given.unit ?? '', timeline?.unit ?? 'any')}
<button type="submit">Draw</button>
</form>
${timeline === null ? options.suggestions : drawn(options, timeline)}`;
}

function drawn({ search, facts, rows, sentenceStarts }: TimelinePageOptions, timeline: Timeline): Markup {
  const { points, unit, measure } = timeline;
  const others = timeline.other_units.filter((other) => other.unit !== null);
  const rest = html`${
    others.length === 0
      ? null
      : html`<p class="hint">Other units: ${others.map((other, i) => html`${i === 0 ? null : ' · '}<a href="${searchUrl(search, { unit: other.unit }, '/timeline')}">${other.unit}</a> ${amount(other.facts)}`)}</p>`
  }${left(timeline)}`;
  if (points.length === 0) {
    return html`${emptyState('No figure fits', html`No figure of this measure tells a level at a known time. Try fewer words, or <a href="/timeline">choose a measure</a>.`)}${rest}`;
  }
  const plot = points.map((point) => plotPoint(point, facts.get(point.claim_id)));
  const shown = points.slice(0, rows).flatMap(({ claim_id }) => facts.get(claim_id) ?? []);
  return html`${
    points.length === 1
      ? html`<p class="hint">Only one figure tells a level at a known time: there is nothing to draw.</p>`
      : html`<figure>${renderPlot(plot, { title: `${measure} over time`, unit: unit ?? '' })}
<figcaption>${plotLegend(plot)}<p class="hint">${counted(points.length, 'figure')} in ${unit ?? 'plain numbers'}; hollow ones are projected, estimated or targets. Changes and shares are no levels and are left out.${
          timeline.cut ? ` Of more, the latest ${amount(MOST_POINTS)} facts were taken.` : ''
        }</p></figcaption></figure>`
  }
${rest}
<section class="block"><h2>${points.length > shown.length ? `The first ${amount(shown.length)} figures, in order of time` : 'The figures, in order of time'}</h2>${factTable(shown, sentenceStarts, null)}
<p class="pager"><a href="${searchUrl(search, { sort: 'time' })}">Search and sort these →</a></p></section>`;
}

/** What fits but cannot be drawn. */
function left({ without_time: time, without_value: value }: Timeline): Content {
  const told = [
    time === 0 ? null : `${counted(time, 'figure')} without a time`,
    value === 0 ? null : `${counted(value, 'figure')} without a value`,
  ].filter((words) => words !== null);
  return told.length === 0 ? null : html`<p class="hint">Not drawn: ${told.join(', ')}.</p>`;
}

/** Measures to begin with. */
export function measureSuggestions(
  measures: readonly { readonly id: number | null; readonly name: string | null; readonly facts: number }[],
): Content {
  if (measures.length === 0)
    return emptyState('No figure has been read yet', html`Read articles with <code>whosaid ingest articles/</code>.`);
  return html`<section class="block"><h2>Measures with most figures</h2><ul class="measure-list">${measures
    .filter(({ name }) => name !== null)
    .map(
      ({ id, name, facts }) =>
        html`<li><a href="${link('/timeline', { measureId: id })}">${name}</a> <small>${amount(facts)}</small></li>`,
    )}</ul></section>`;
}
