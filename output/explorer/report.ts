import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Finding } from '../audit/index.js';
import type { Article, ArticleFact } from '../query/article.js';
import { beginsWithTitle, renderArticleText } from './article-text.js';
import { placeOfFinding } from './findings.js';
import { html, Markup } from './markup.js';
import { articleHead, articleSummary, documentFacts, factNote, findingNote, layerSwitches } from './pages/article.js';
import { exactValue, figure, placeOf, remarkTags, saidBy, shortName, timeOf } from './wording.js';

export interface ReportOptions {
  readonly findings: readonly Finding[];
  /** Version of whosaid. */
  readonly version: string;
}

/**
 * An article with its facts and findings as one HTML file that needs nothing else: to mail, to keep, to print. It has no script, asks no
 * host for anything, and says so in a policy of its own.
 */
export function renderReport(article: Article, options: ReportOptions): string {
  const { document, facts } = article;
  const style = readFileSync(new URL('./static/explorer.css', import.meta.url), 'utf8');
  const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'`;
  const anchor = (fact: string): string => `#fact-${fact}`;
  const bad = options.findings.filter((finding) => finding.verdict !== 'consistent');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="whosaid ${options.version}">
<title>${document.title ?? shortName(document.locator)} · whosaid report</title>
<style>${new Markup(style)}</style>
</head>
<body class="report">
<main>
<article class="article">
${articleHead(article, !beginsWithTitle(article))}
<div class="article-bar"><p class="summary">${articleSummary(article, options.findings)}</p>
${layerSwitches(article)}</div>
${
  bad.length === 0
    ? null
    : html`<section class="block" id="audit"><h2>What to check first</h2>${bad.map((finding) => findingNote(finding, anchor))}</section>`
}
<div class="article-text">
${renderArticleText(article, {
  factLink: anchor,
  note: (fact) => factNote(fact, anchor(fact.fact_id)),
  findingNote: (finding) => findingNote(finding, anchor),
  findings: options.findings.filter((finding) => placeOfFinding(finding, document.locator) !== null),
  target: null,
  title: document.title,
})}</div>
</article>
<section class="block"><h2>The facts</h2>
${facts.length === 0 ? html`<p class="hint">No figure was found in this article.</p>` : factTable(facts)}
</section>
<section class="block"><h2>The document</h2>${documentFacts(article)}
<p class="hint">Characters are UTF-16 code units of the text, bytes those of the original file; both half-open. Made by whosaid ${options.version}: it writes down what the article asserts, and does not say whether that is true.</p>
</section>
</main>
</body>
</html>
`.toString();
}

function factTable(facts: readonly ArticleFact[]): Markup {
  return html`<div class="scroll"><table class="rows report-facts"><thead><tr><th scope="col">figure</th><th scope="col">exactly</th><th scope="col">measure</th><th scope="col">subject</th><th scope="col">time</th><th scope="col">said by</th><th scope="col">place</th><th scope="col" class="number">characters</th><th scope="col" class="number">bytes</th><th scope="col">fact</th></tr></thead>
<tbody>${facts.map(
    (
      fact,
    ) => html`<tr id="fact-${fact.fact_id}"><th scope="row"><a href="#m-${fact.span_start}-${fact.span_end}">${figure(fact)}</a>${remarkTags(fact)}</th><td class="exact">${exactValue(fact)}</td><td>${fact.measure}</td><td>${fact.subject}</td><td>${timeOf(fact)}</td><td>${saidBy(fact)}</td><td class="place">${placeOf(fact)}</td><td class="number">${fact.span_start}–${fact.span_end}</td><td class="number">${fact.byte_start === null ? null : `${fact.byte_start}–${fact.byte_end}`}</td><td class="id"><code>${fact.fact_id.slice(0, 8)}</code></td></tr>
`,
  )}</tbody></table></div>`;
}

/** What the file of a report is called: the document's name, in characters that every system takes. */
export function reportName(article: Article): string {
  const name = shortName(article.document.locator)
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${name === '' ? 'article' : name}-report.html`;
}
