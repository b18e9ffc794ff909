import type { Finding } from '../../audit/index.js';
import type { FactDetail, PlacedSpan } from '../../query/fact-detail.js';
import type { OriginalBytes } from '../../query/original.js';
import { documentUrl, factUrl, spanUrl, textFragment } from '../links.js';
import { type PlacedMark, renderMarks } from '../marks.js';
import { articleText, type Content, html, link, type Markup, outerLink } from '../markup.js';
import {
  amount,
  exactValue,
  figure,
  grouped,
  KINDS,
  placeOf,
  remarkTags,
  reviewTag,
  saidBy,
  shortName,
  timeOf,
} from '../wording.js';
import { findingNote } from './article.js';
import { originalView } from './original-view.js';

export interface FactPageOptions {
  readonly original: OriginalBytes | null;
  readonly findings: readonly Finding[];
  readonly related: Content;
}

/** Everything about one fact: who said it, its sentence, its slots, the bytes of the original. */
export function factPage(detail: FactDetail, options: FactPageOptions): Markup {
  const { fact } = detail;
  const who = saidBy(fact);
  return html`<article class="fact">
<header class="fact-head">
<p class="kicker"><a href="${documentUrl(fact.document_id)}">${fact.title ?? shortName(fact.document)}</a>${fact.published === null ? null : ` · ${fact.published}`} · ${placeOf(fact)}</p>
<h1><span class="headline-figure">${figure(fact)}</span>${remarkTags(fact)}</h1>
<p class="headline">${headline(detail)}</p>
</header>
<figure class="quotation">
<blockquote>${sentenceWithSlots(detail)}</blockquote>
<figcaption>${
    who === null
      ? html`<span class="nobody">The article says so itself: no source is named.</span>`
      : html`<b class="said-by">${who}</b>${sourceTold(detail)}`
  }</figcaption>
</figure>
${reviewed(fact)}
<p class="actions"><a class="button" href="${placeUrl(detail)}">Read it in the article</a></p>
${options.findings.length === 0 ? null : html`<section class="block"><h2>Audit</h2>${options.findings.map((finding) => findingNote(finding))}</section>`}
<section class="block"><h2>Slots</h2>${slotTable(detail)}</section>
<section class="block"><h2>In the original</h2>${originalView(detail, options.original)}</section>
${options.related}
<section class="block"><h2>Provenance</h2>${provenance(detail)}</section>
</article>`;
}

/** What a reviewer said of it. */
function reviewed(fact: FactDetail['fact']): Content {
  if (fact.review === null) return null;
  const correction =
    fact.review_correction === null
      ? []
      : Object.entries(JSON.parse(fact.review_correction) as Record<string, unknown>);
  return html`<p class="reviewed">${reviewTag(fact)} ${fact.review_note}${
    correction.length === 0
      ? null
      : html` ${correction.map(([slot, words], i) => html`${i === 0 ? null : ', '}${slot}: <b>${String(words)}</b>`)}`
  }</p>`;
}

/** The filter by an id where there is one, else by the words. */
function narrowed(byId: string, id: number | null, byWords: string, words: string): Record<string, string | number> {
  return id === null ? { [byWords]: words } : { [byId]: id };
}

function headline({ fact }: FactDetail): Content {
  const parts: Content[] = [];
  if (fact.subject !== null)
    parts.push(
      html`<a class="subject" href="${link('/', narrowed('subjectId', fact.subject_id, 'entity', fact.subject))}">${fact.subject}</a>`,
    );
  if (fact.measure !== null)
    parts.push(
      html`<a class="measure" href="${link('/', narrowed('measureId', fact.measure_id, 'measure', fact.measure))}">${fact.measure}</a>`,
    );
  const time = timeOf(fact);
  if (time !== null) parts.push(html`<span class="date">${time}</span>`);
  return parts.map((part, i) => html`${i === 0 ? null : html` <span class="dot">·</span> `}${part}`);
}

/** How the article names the source: its words, the cue, the kind of speech, the document that is cited. */
function sourceTold({ fact, attribution }: FactDetail): Content {
  const told: string[] = [];
  if (fact.said_by_entity !== null && fact.said_by_entity !== saidBy(fact))
    told.push(`that is, ${fact.said_by_entity}`);
  if (attribution !== null)
    told.push(`${KINDS[attribution.kind] ?? attribution.kind}, told by “${attribution.cue.text}”`);
  if (fact.cited_document !== null) {
    told.push(
      `citing ${fact.cited_document}${fact.cited_document_date === null ? '' : ` (${fact.cited_document_date})`}`,
    );
  }
  return told.length === 0 ? null : html` <span class="told">${told.join('; ')}</span>`;
}

const SLOTS = ['number', 'measure', 'subject', 'time', 'source'] as const;

function slotsOf(
  detail: FactDetail,
): (readonly [name: string, span: PlacedSpan & { readonly confidence?: number | null }, told: string | null])[] {
  const { fact } = detail;
  const told: Readonly<Record<(typeof SLOTS)[number], string | null>> = {
    number: exactValue(fact),
    measure: null,
    subject: fact.subject,
    time: fact.time_value,
    source: fact.said_by_entity,
  };
  const slots = SLOTS.flatMap((name) => {
    const span = detail[name];
    return span === null ? [] : [[name, span, told[name]] as const];
  });
  return detail.attribution === null ? slots : [...slots, ['cue', detail.attribution.cue, null] as const];
}

/** The classes of the marks are those of the article's page. */
const SLOT_LAYERS = {
  number: 'number',
  measure: 'measure',
  subject: 'subject',
  time: 'date',
  source: 'source',
  cue: 'cue',
} as const;

function sentenceWithSlots(detail: FactDetail): Markup {
  const { sentence } = detail;
  const marks: PlacedMark[] = slotsOf(detail)
    .filter(([, span]) => span.start < sentence.end && span.end > sentence.start)
    .map(([name, span]) => ({
      start: span.start,
      end: span.end,
      layers: [SLOT_LAYERS[name as keyof typeof SLOT_LAYERS]],
      told: [],
      facts: [],
      figureOf: null,
      weight: name === 'number' ? 9 : 1,
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return renderMarks(sentence.text, sentence.start, sentence.start, sentence.end, marks, {
    open: (mark) => html`<span class="mark slot ${mark.layers.join(' ')}">`,
    close: () => html`</span>`,
    text: articleText,
  });
}

/** The article, at the figure: the text fragment carries the words around it. */
function placeUrl(detail: FactDetail): string {
  const { fact, sentence } = detail;
  const from = fact.span_start - sentence.start;
  return spanUrl(
    fact.document_id,
    fact.span_start,
    fact.span_end,
    textFragment(sentence.text, from, fact.span_end - sentence.start),
  );
}

function slotTable(detail: FactDetail): Markup {
  const { fact } = detail;
  return html`<div class="scroll"><table class="slots"><thead><tr><th scope="col">slot</th><th scope="col">words</th><th scope="col">read as</th><th scope="col" class="number">confidence</th><th scope="col" class="number">characters</th><th scope="col" class="number">bytes</th></tr></thead>
<tbody>${slotsOf(detail).map(
    ([name, span, told]) =>
      html`<tr><th scope="row"><span class="swatch ${SLOT_LAYERS[name as keyof typeof SLOT_LAYERS]}">${name}</span></th><td>${span.text}</td><td>${told === span.text ? null : told}</td><td class="number">${
        span.confidence === undefined || span.confidence === null ? null : span.confidence.toFixed(2)
      }</td><td class="number"><a href="${spanUrl(fact.document_id, span.start, span.end)}">${span.start}–${span.end}</a></td><td class="number">${span.byte_start === null ? null : `${span.byte_start}–${span.byte_end}`}</td></tr>`,
  )}</tbody></table></div>`;
}

function provenance(detail: FactDetail): Markup {
  const { fact } = detail;
  const rows: readonly (readonly [string, Content])[] = [
    ['statement', `${fact.relation.replaceAll('_', ' ')}, ${fact.modality}`],
    ['compared with', [fact.compared_with_number, fact.compared_with_time].filter((v) => v !== null).join(', ')],
    [
      'in base units',
      fact.base_decimal !== null && fact.base_unit !== fact.unit
        ? `${grouped(fact.base_decimal)} ${fact.base_unit ?? ''}`
        : null,
    ],
    [
      'the same as',
      detail.equivalents.map(
        (other, i) => html`${i === 0 ? null : ', '}<a href="${factUrl(other.fact_id)}">${other.number}</a>`,
      ),
    ],
    ['confidence', fact.confidence.toFixed(2)],
    [
      'rules',
      Object.entries(detail.rules).map(([name, rule], i) => html`${i === 0 ? null : ', '}${name} <code>${rule}</code>`),
    ],
    ['document', html`<a href="${documentUrl(fact.document_id)}">${fact.document}</a>`],
    ['address', fact.url === null ? null : outerLink(fact.url, fact.url)],
    ['characters', `${amount(fact.span_start)} to ${amount(fact.span_end)}, UTF-16 code units of the text`],
    ['fact', html`<code>${fact.fact_id}</code> <a href="/api/facts/${fact.fact_id}">JSON</a>`],
  ];
  return html`<dl class="properties">${rows
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
