import type { Quote, QuotePage } from '../../query/quotes.js';
import { emptyState, pager } from '../layout.js';
import { documentUrl, spanUrl } from '../links.js';
import { articleText, type Content, exact, html, type Markup } from '../markup.js';
import { type QuoteSearch, searchUrl } from '../parameters.js';
import { amount, counted, KINDS, shortName } from '../wording.js';

export interface QuotesPageOptions {
  readonly search: QuoteSearch;
  readonly page: QuotePage;
  /** Name behind `sourceId`, or null. */
  readonly source: string | null;
}

/** Who said what, figures or not. */
export function quotesPage({ search, page, source }: QuotesPageOptions): Markup {
  const { given, words } = search;
  return html`<div class="page-head"><h1>${source === null ? 'Quotes' : html`${source} <span class="soft">in quotes</span>`}</h1><p class="summary">Who said what, with figures or without.</p></div>
<form class="filters" action="/quotes" method="get">
${given.sourceId === undefined ? null : html`<input type="hidden" name="sourceId" value="${exact(given.sourceId)}">`}
<label>Words<input type="search" name="q" value="${exact(words)}" maxlength="400" autocomplete="off"></label>
${given.sourceId === undefined ? html`<label>Who said it<input name="saidBy" value="${exact(given.saidBy ?? '')}" placeholder="anyone" maxlength="200" autocomplete="off"></label>` : null}
<label>How<select name="attributionKind"><option value="">any</option>${Object.entries(KINDS).map(
    ([kind, told]) =>
      html`<option value="${kind}"${given.attributionKind === kind ? html` selected` : null}>${told}</option>`,
  )}</select></label>
<button type="submit">Find</button>
</form>
${
  page.quotes.length === 0
    ? emptyState('Nothing fits', html`Search with fewer words. <a href="/quotes">All quotes</a>`)
    : html`${quoteList(page.quotes)}
${pager({
  first: given.cursor === undefined ? null : searchUrl(search, {}, '/quotes'),
  next: page.next === null ? null : searchUrl(search, { cursor: page.next }, '/quotes'),
  words: `${amount(page.quotes.length)} on this page${page.among_newest === null ? '' : `; of the many sentences with these words, the newest ${amount(page.among_newest)} were looked at`}`,
})}`
}`;
}

/** Quotes below each other, each with its source, its cue and its place. */
export function quoteList(quotes: readonly Quote[]): Markup {
  return html`<ul class="quotes">${quotes.map(
    (quote) => html`<li><blockquote>${articleText(quote.content === '' ? '–' : quote.content)}</blockquote>
<p class="quote-source">${sourceOf(quote)} <span class="told">${KINDS[quote.kind] ?? quote.kind}, “${quote.cue}”${
      quote.cited_document === null ? null : `, citing ${quote.cited_document}`
    }</span> <span class="quote-place"><a href="${documentUrl(quote.document_id)}" title="${quote.document}">${quote.title ?? shortName(quote.document)}</a> <a href="${placeOf(quote)}">${quote.line === null ? 'in the article' : `line ${quote.line}`}</a>${
      quote.facts === 0 ? null : ` · ${counted(quote.facts, 'fact')}`
    }</span></p></li>
`,
  )}</ul>`;
}

function sourceOf(quote: Quote): Content {
  const words = quote.said_by ?? quote.said_by_name;
  if (words === null) return html`<span class="soft">nobody named</span>`;
  const named =
    quote.said_by_name !== null && quote.said_by_name !== words
      ? html` <span class="soft">(${quote.said_by_name})</span>`
      : null;
  return html`${quote.source_id === null ? html`<b class="said-by">${words}</b>` : html`<a class="said-by" href="/sources/${quote.source_id}">${words}</a>`}${named}`;
}

function placeOf(quote: Quote): string {
  const span = quote.contents[0] ?? quote.cue_span;
  return spanUrl(quote.document_id, span.start, span.end);
}
