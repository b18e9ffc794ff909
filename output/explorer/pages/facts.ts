import { FACETS, type Facet, type Facets } from '../../query/facets.js';
import type { FactPage, FactRow } from '../../query/facts.js';
import { pager } from '../layout.js';
import { documentUrl, factPlaceUrl, factUrl } from '../links.js';
import { type Content, exact, html, type Markup } from '../markup.js';
import { type Search, searchUrl } from '../parameters.js';
import { amount, exactValue, figure, placeOf, remarkTags, reviewTag, saidBy, shortName, timeOf } from '../wording.js';

export interface FactListOptions {
  readonly search: Search;
  readonly page: FactPage;
  /** Where sentences of the page's facts begin in their documents, by id. */
  readonly sentenceStarts: ReadonlyMap<number, number>;
  readonly facets: Facets;
  /** Facts that fit, counted up to a bound. */
  readonly count: { readonly facts: number; readonly more: boolean };
  /** Chosen filters as people read them. */
  readonly chosen: readonly { readonly parameter: string; readonly name: string; readonly value: string }[];
  readonly empty: Content;
}

/** The facts that fit a search, with what they can be narrowed down by. */
export function factsPage(options: FactListOptions): Markup {
  const { search, page, facets, count } = options;
  const title = search.words === '' && options.chosen.length === 0 ? 'All facts' : 'Facts';
  return html`<div class="page-head"><h1>${title}</h1><p class="summary">${countWords(count)}${orderWords(search)}${
    page.ranked_newest === null ? null : `; of more hits than that, the newest ${amount(page.ranked_newest)} are ranked`
  }</p><a class="to-facets" href="#facets">Narrow down ↓</a></div>
${chips(options)}
<div class="browse">
<div class="facets" id="facets" tabindex="0" role="region" aria-label="Narrow down">
${moreFilters(search)}
${facetLists(facets, search)}
</div>
<div class="results">
${
  page.facts.length === 0
    ? options.empty
    : html`${factTable(page.facts, options.sentenceStarts, search)}
${pager({
  first: search.given.cursor === undefined ? null : searchUrl(search, {}),
  next: page.next === null ? null : searchUrl(search, { cursor: page.next }),
  words: `${amount(page.facts.length)} on this page`,
})}`
}
</div>
</div>`;
}

function countWords({ facts, more }: FactListOptions['count']): string {
  if (more) return `more than ${amount(facts)}`;
  return facts === 1 ? '1 fact' : `${amount(facts)} facts`;
}

/** In which order they come; where it is another one, the way back to the usual order. */
function orderWords(search: Search): Content {
  const usual = search.words === '' ? 'document' : 'relevance';
  const sort = search.query.sort ?? usual;
  const words: Readonly<Record<string, string>> = {
    document: ', article by article',
    relevance: ', the best hits first',
  };
  if (sort === usual) return words[usual];
  const back = html`<a href="${searchUrl(search, { sort: null, descending: null })}">${usual === 'document' ? 'article by article' : 'best hits first'}</a>`;
  return html`${words[sort] ?? `, by ${sort.replace('-', ' ')}`} · ${back}`;
}

function chips({ chosen, search }: FactListOptions): Content {
  const list: Content[] = [];
  if (search.words !== '') {
    list.push(
      html`<a class="chip" href="${searchUrl({ ...search, words: '' }, {})}" title="Take the words away"><small>words</small> ${search.words}</a>`,
    );
  }
  for (const { parameter, name, value } of chosen) {
    list.push(
      html`<a class="chip" href="${searchUrl(search, { [parameter]: null })}" title="Take this filter away"><small>${name}</small> ${value}</a>`,
    );
  }
  return list.length === 0 ? null : html`<div class="chips" role="group" aria-label="Chosen filters">${list}</div>`;
}

/** The facets of the page, as people read them; the others are in the form. */
const SHOWN: readonly (readonly [facet: Facet, words: string])[] = [
  ['source', 'Source'],
  ['subject', 'Subject'],
  ['measure', 'Measure'],
  ['year', 'Year'],
  ['unit', 'Unit'],
  ['document', 'Article'],
];

function facetLists({ values, counted }: Facets, search: Search): Content {
  return html`${SHOWN.map(([facet, words]) => facetList(facet, words, values[facet], search))}${
    counted === null ? null : html`<p class="hint">Counts are of the first ${amount(counted)} facts that fit.</p>`
  }`;
}

function facetList(facet: Facet, words: string, values: Facets['values'][Facet], search: Search): Content {
  if (values.length === 0) return null;
  const parameter = FACETS[facet];
  return html`<details class="facet" open><summary><h2>${words}</h2></summary><ul>${values.map(
    ({ key, name, facts }) => {
      const chosen = search.given[parameter] === String(key);
      const href = searchUrl(search, { [parameter]: chosen ? null : key });
      const shown = facet === 'document' ? shortName(name) : name;
      return html`<li${chosen ? html` class="chosen"` : null}><a href="${href}"${chosen ? html` aria-current="true"` : null} title="${name}"><span>${shown}</span><small>${amount(facts)}</small></a></li>`;
    },
  )}</ul></details>`;
}

const FIELDS: readonly (readonly [parameter: string, words: string, example: string])[] = [
  ['entity', 'Of whom', 'Japan, JP, NATO'],
  ['measure', 'Measure', 'defense budget'],
  ['saidBy', 'Who said it', 'ministry'],
  ['unit', 'Unit', 'USD, km, %'],
  ['min', 'At least', '1 trillion JPY'],
  ['max', 'At most', '50 km'],
  ['from', 'From', '2023-01'],
  ['to', 'To', '2025'],
  ['document', 'Article', 'part of its name'],
];

const CHOICES: readonly (readonly [parameter: string, words: string, choices: readonly string[]])[] = [
  ['numberKind', 'Kind of figure', ['cardinal', 'percent', 'money', 'quantity', 'multiplier', 'ordinal']],
  ['attributionKind', 'Attributed', ['direct', 'mixed', 'citation', 'indirect', 'none']],
  [
    'relation',
    'Says',
    ['is', 'increase', 'decrease', 'increase_to', 'decrease_to', 'from', 'share', 'projected', 'limit'],
  ],
  ['modality', 'Modality', ['asserted', 'projected', 'estimated', 'targeted']],
  ['reviewed', 'Reviewed', ['accepted', 'rejected', 'corrected', 'any', 'none']],
];

/** A form with all that a search can be narrowed down by; what was chosen by facet stays. */
function moreFilters(search: Search): Markup {
  const { given } = search;
  const own = new Set<string>([
    ...FIELDS.map(([name]) => name),
    ...CHOICES.map(([name]) => name),
    'minConfidence',
    'cursor',
  ]);
  // a unit is chosen by facet as well
  const open = [...own].some((name) => name !== 'cursor' && name !== 'unit' && given[name] !== undefined);
  return html`<details class="facet more"${open ? html` open` : null}><summary><h2>Filters</h2></summary>
<form class="filter-form" action="/" method="get">
<input type="hidden" name="q" value="${exact(search.words)}">
${Object.entries(given)
  .filter(([name]) => !own.has(name))
  .map(([name, value]) => html`<input type="hidden" name="${name}" value="${exact(value)}">`)}
${FIELDS.map(
  ([name, words, example]) =>
    html`<label>${words}<input name="${name}" value="${exact(given[name] ?? '')}" placeholder="${example}" maxlength="400" autocomplete="off"></label>`,
)}
${CHOICES.map(
  ([name, words, choices]) =>
    html`<label>${words}<select name="${name}"><option value="">any</option>${choices
      .filter((choice) => choice !== 'any')
      .map(
        (choice) =>
          html`<option${given[name] === choice ? html` selected` : null} value="${choice}">${choice.replaceAll('_', ' ')}</option>`,
      )}</select></label>`,
)}
<label>Confidence at least<input name="minConfidence" inputmode="decimal" value="${exact(given.minConfidence ?? '')}" placeholder="0.7" maxlength="6"></label>
<button type="submit">Apply</button>
</form></details>`;
}

const COLUMNS: readonly (readonly [name: string, words: string, sort: string | null])[] = [
  ['value', 'figure', 'value'],
  ['measure', 'measure', 'measure'],
  ['subject', 'subject', 'subject'],
  ['time', 'time', 'time'],
  ['who', 'said by', 'said-by'],
  ['sentence', 'sentence', null],
  ['where', 'where', null],
];

/** Facts as a table: a row each, its sentence below. Without a search its heads do not sort. */
export function factTable(
  facts: readonly FactRow[],
  sentenceStarts: ReadonlyMap<number, number>,
  search: Search | null,
): Markup {
  return html`<table class="facts" role="table"><caption class="visually-hidden">Facts: figure, measure, subject, time, who said it, and where</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map(([name, words, sort]) => columnHead(name, words, sort, search))}</tr></thead>
<tbody role="rowgroup">${facts.map((fact) => factRow(fact, sentenceStarts.get(fact.sentence_id)))}</tbody></table>`;
}

function columnHead(name: string, words: string, sort: string | null, search: Search | null): Markup {
  if (search === null || sort === null) return html`<th role="columnheader" scope="col" class="${name}">${words}</th>`;
  const active =
    search.given.sort === sort || (search.given.sort === undefined && sort === 'document' && search.words === '');
  const descending = search.query.descending === true;
  const href = searchUrl(search, { sort, descending: active && !descending ? '1' : null });
  const order = !active ? null : html` aria-sort="${descending ? 'descending' : 'ascending'}"`;
  return html`<th role="columnheader" scope="col" class="${name}"${order}><a href="${href}">${words}${active ? (descending ? ' ↓' : ' ↑') : null}</a></th>`;
}

function cell(name: string, words: Content): Markup {
  return words === null || words === undefined
    ? html`<td role="cell" class="${name} none">–</td>`
    : html`<td role="cell" class="${name}">${words}</td>`;
}

function factRow(fact: FactRow, sentenceStart: number | undefined): Markup {
  const equivalents = fact.equivalents.map((other) => html` <span class="same">= ${other.number}</span>`);
  const converted =
    fact.converted === null
      ? null
      : html` <span class="same">≈ ${rounded(fact.converted.low)}${fact.converted.high === fact.converted.low ? null : ` to ${rounded(fact.converted.high)}`} ${fact.converted.unit}</span>`;
  const subject =
    fact.subject === null
      ? null
      : fact.subject_id === null
        ? fact.subject
        : html`<a class="cell-link" href="/?subjectId=${fact.subject_id}">${fact.subject}</a>`;
  const who = saidBy(fact);
  const source =
    who === null
      ? null
      : fact.source_id === null
        ? who
        : html`<a class="cell-link" href="/sources/${fact.source_id}">${who}</a>`;
  const measure =
    fact.measure === null
      ? null
      : fact.measure_id === null
        ? fact.measure
        : html`<a class="cell-link" href="/timeline?measureId=${fact.measure_id}">${fact.measure}</a>`;
  return html`<tr role="row"><td role="cell" class="value"><a href="${factUrl(fact.fact_id)}" title="${exactValue(fact) ?? fact.number_kind}">${figure(fact)}</a>${equivalents}${converted}${remarkTags(fact)}${reviewTag(fact)}</td>${cell('measure', measure)}${cell('subject', subject)}${cell('time', time(fact))}${cell('who', source)}<td role="cell" class="sentence">${sentence(fact, sentenceStart)}</td><td role="cell" class="where"><a href="${documentUrl(fact.document_id)}" title="${fact.document}">${fact.title ?? shortName(fact.document)}</a> <a href="${factPlaceUrl(fact, sentenceStart)}" title="Read it in the article">${placeOf(fact)}</a></td></tr>
`;
}

/** The words of a time; what they stand for is not broken at its hyphens. */
function time(fact: FactRow): Content {
  const told = timeOf(fact);
  const at = told?.lastIndexOf(' (') ?? -1;
  return told === null || at < 0 ? told : html`${told.slice(0, at)} <span class="whole">${told.slice(at + 1)}</span>`;
}

/** Converted values are told to four digits: they are for finding, not for quoting. */
function rounded(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

/** Characters of the sentence that are shown before the figure. */
const BEFORE = 90;

/** The sentence around the figure, which stands out. */
function sentence(fact: FactRow, sentenceStart: number | undefined): Content {
  if (sentenceStart === undefined) return fact.sentence;
  const start = fact.span_start - sentenceStart;
  const end = fact.span_end - sentenceStart;
  if (fact.sentence.slice(start, end) !== fact.number) return fact.sentence;
  let from = 0;
  if (start > BEFORE) {
    const blank = fact.sentence.indexOf(' ', start - BEFORE);
    from = blank < 0 || blank >= start ? 0 : blank + 1;
  }
  return html`${from > 0 ? '… ' : null}${fact.sentence.slice(from, start)}<b>${fact.number}</b>${fact.sentence.slice(end)}`;
}
