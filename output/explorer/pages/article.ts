import type { Finding } from '../../audit/index.js';
import type { Article, ArticleFact, MarkLayer } from '../../query/article.js';
import { beginsWithTitle, renderArticleText } from '../article-text.js';
import { documentUrl, factUrl } from '../links.js';
import { type Content, html, link, type Markup, outerLink } from '../markup.js';
import { amount, counted, figure, remarkTags, saidBy, shortName, timeOf } from '../wording.js';

/** The layers that can be shown and hidden, with their names. */
const LAYERS: readonly (readonly [layer: MarkLayer, words: string])[] = [
  ['number', 'numbers'],
  ['date', 'dates'],
  ['entity', 'entities'],
  ['source', 'who said it'],
  ['content', 'what was said'],
  ['measure', 'measures'],
  ['subject', 'subjects'],
];

/** Layers that are hidden until they are asked for: with all of them a text is hard to read. */
const QUIET: ReadonlySet<MarkLayer> = new Set(['content', 'measure', 'subject']);

/** A fact beside the passage in which it stands. */
export function factNote(fact: ArticleFact, href: string): Markup {
  const who = saidBy(fact);
  const about = [fact.measure, fact.subject, timeOf(fact)].filter((words) => words !== null);
  return html`<a class="note" href="${href}" data-fact="${fact.fact_id}"><b>${figure(fact)}</b>${remarkTags(fact)} ${about.join(' · ')}${
    who === null ? null : html` <i>${who}</i>`
  }</a>
`;
}

const VERDICTS: Readonly<Record<Finding['verdict'], string>> = {
  consistent: 'adds up',
  consistent_by_rounding: 'adds up by rounding',
  inconsistent: 'does not add up',
};

/** What the audit says, beside the passage. */
export function findingNote(finding: Finding, hrefOf: (fact: string) => string = factUrl): Markup {
  // what adds up needs no more than a line
  if (finding.verdict === 'consistent') {
    return html`<p class="finding consistent"><span class="verdict">${VERDICTS.consistent}</span> ${finding.arithmetic}</p>
`;
  }
  return html`<div class="finding ${finding.verdict}"><p class="finding-title"><span class="verdict">${VERDICTS[finding.verdict]}</span> <span class="check">${finding.check}</span></p>
<p class="arithmetic">${finding.arithmetic}</p>
<p class="finding-parts">${finding.parts.map(
    (part, i) =>
      html`${i === 0 ? null : ' · '}${part.role} ${part.claim === null ? html`<b>${part.text}</b>` : html`<a href="${hrefOf(part.claim)}">${part.text}</a>`}`,
  )}${finding.slip === null ? null : html` <span class="tag">${finding.slip.replaceAll('_', ' ')}</span>`}</p>
</div>
`;
}

/** Title, byline and where it comes from. */
export function articleHead(article: Article, heading: boolean): Markup {
  const { document } = article;
  const origin = [document.site, document.byline, document.published].filter((words) => words !== null);
  return html`<header class="article-head">
${origin.length === 0 ? null : html`<p class="kicker">${origin.join(' · ')}</p>`}
${heading ? html`<h1>${document.title ?? shortName(document.locator)}</h1>` : null}
<p class="locator">${outerLink(document.url ?? document.locator, document.url ?? document.locator)}</p>
</header>`;
}

/** Facts of the document itself that a checker needs: dates, hashes, format. */
export function documentFacts(article: Article): Markup {
  const { document } = article;
  const rows: readonly (readonly [string, Content])[] = [
    ['published', document.published],
    ['modified', document.modified],
    ['dates counted from', document.reference_date],
    ['format', [document.format, document.charset].filter((words) => words !== null).join(', ')],
    ['language', document.language],
    ['length', `${amount(document.text_length)} characters`],
    ['original', html`<code class="hash">sha256 ${document.content_sha256}</code>`],
    ['text', html`<code class="hash">sha256 ${document.text_sha256}</code>`],
  ];
  return html`<dl class="properties">${rows
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

export interface ArticlePageOptions {
  readonly findings: readonly Finding[];
  readonly target: { readonly start: number; readonly end: number } | null;
  /** Length of a part of a long text. */
  readonly partLength: number;
}

/** Check boxes that show and hide the layers, by style sheet alone. */
export function layerSwitches(article: Article): Content {
  const counts = new Map<MarkLayer, number>();
  for (const { layer, fact } of article.marks) {
    if (fact === null || layer === 'measure' || layer === 'subject') counts.set(layer, (counts.get(layer) ?? 0) + 1);
  }
  const shown = LAYERS.filter(([layer]) => counts.has(layer));
  if (shown.length === 0) return null;
  return html`<fieldset class="layers"><legend>Show</legend>${shown.map(
    ([layer, words]) =>
      html`<label class="layer ${layer}"><input type="checkbox" id="layer-${layer}" autocomplete="off"${QUIET.has(layer) ? null : html` checked`}><span class="swatch ${layer}">${words}</span> <small>${amount(counts.get(layer) ?? 0)}</small></label>`,
  )}</fieldset>`;
}

/** How many facts there are, how many of them say who said so, and whether the sums add up. */
export function articleSummary({ facts }: Article, findings: readonly Finding[]): Content {
  const attributed = facts.filter((fact) => fact.said_by !== null).length;
  const bad = findings.filter((finding) => finding.verdict === 'inconsistent').length;
  const audit =
    bad > 0
      ? html`, <span class="bad">${counted(bad, 'sum does', 'sums do')} not add up</span>`
      : findings.length > 0
        ? ', all sums add up'
        : null;
  return html`${counted(facts.length, 'fact')}, ${amount(attributed)} with a source${audit}`;
}

/** An article with every mention marked, and beside each passage the facts and findings that stand in it. */
export function articlePage(article: Article, options: ArticlePageOptions): Markup {
  const { document } = article;
  return html`<article class="article">
${articleHead(article, !beginsWithTitle(article))}
<div class="article-bar">
<p class="summary">${articleSummary(article, options.findings)} <a href="${link('/', { documentId: document.id })}">as a list</a> <a href="${documentUrl(document.id)}/report" download>report to mail</a></p>
${layerSwitches(article)}
</div>
${document.duplicate_of === null ? null : html`<p class="hint">The same text as <a href="${documentUrl(document.duplicate_of)}">another document</a>, which has its facts.</p>`}
${article.text.trim() === '' ? html`<p class="hint">This document has no text.</p>` : null}
${parts(article, options.partLength)}
<div class="article-text">
${renderArticleText(article, {
  factLink: factUrl,
  note: (fact) => factNote(fact, factUrl(fact.fact_id)),
  findingNote: (finding) => findingNote(finding),
  findings: options.findings,
  target: options.target,
  title: document.title,
})}</div>
${parts(article, options.partLength)}
<section class="about-document" aria-label="About the document">${documentFacts(article)}</section>
</article>`;
}

/** Links to the other parts of a long text. */
function parts(article: Article, partLength: number): Content {
  const { document, from, to } = article;
  if (document.text_length <= partLength) return null;
  const here = (at: number): string => link(documentUrl(document.id), { at });
  return html`<nav class="pager" aria-label="Parts of the article">${from > 0 ? html`<a rel="prev" href="${here(from - 1)}">← Part before</a>` : null}<span>characters ${amount(from)} to ${amount(to)} of ${amount(document.text_length)}</span>${
    to < document.text_length ? html`<a rel="next" href="${here(to)}">Next part →</a>` : null
  }</nav>`;
}
