import { type Content, exact, html, type Markup, NOTHING } from './markup.js';

export const SECTIONS = [
  ['facts', '/', 'Facts'],
  ['documents', '/documents', 'Articles'],
  ['quotes', '/quotes', 'Quotes'],
  ['timeline', '/timeline', 'Over time'],
  ['sources', '/sources', 'Sources'],
  ['entities', '/entities', 'Entities'],
  ['findings', '/findings', 'Audit'],
] as const;
export type Section = (typeof SECTIONS)[number][0];

export interface PageFrame {
  /** What the window is called. */
  readonly title: string;
  readonly section: Section | null;
  /** What stands in the search box. */
  readonly search?: string;
  /** Class of the page's body. */
  readonly kind: string;
}

/** What every page of one server shares. */
export interface Frame {
  /** Addresses of the static files, with their hashes. */
  readonly styleSheet: string;
  readonly script: string;
  readonly icon: string;
  readonly database: string;
  readonly version: string;
}

/** A whole page around its content. */
export function page(frame: Frame, { title, section, search = '', kind }: PageFrame, content: Content): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === '' ? 'whosaid' : `${title} · whosaid`}</title>
<link rel="icon" href="${frame.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${frame.styleSheet}">
<script src="${frame.script}"></script>
</head>
<body class="page-${kind}">
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="wordmark" href="/" aria-label="whosaid, all facts"><span aria-hidden="true">“</span>whosaid</a>
<nav aria-label="Sections">${SECTIONS.map(
    ([name, href, words]) =>
      html`<a href="${href}"${name === section ? html` aria-current="page"` : null}>${words}</a>`,
  )}</nav>
<form class="search" role="search" action="/" method="get">
<input type="search" name="q" value="${exact(search)}" placeholder="Search the facts" aria-label="Search the facts" autocomplete="off" spellcheck="false" maxlength="400">
<kbd aria-hidden="true">/</kbd>
</form>
<a class="help" href="/help" title="Keys, colours, signs" aria-label="Help">?</a>
</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer class="bottom"><span>${frame.database}</span><span>whosaid ${frame.version}</span><a href="/api/openapi.json">JSON API</a><a href="/help">Keys and signs</a></footer>
</body>
</html>
`;
}

/** What is told where there is nothing to list. */
export function emptyState(title: Content, text: Content = NOTHING): Markup {
  return html`<div class="empty"><p class="empty-title">${title}</p><p>${text}</p></div>`;
}

/** Links to the pages before and after this one. */
export function pager(options: {
  readonly first: string | null;
  readonly next: string | null;
  readonly words: Content;
}): Markup {
  if (options.first === null && options.next === null) return html`<p class="pager"><span>${options.words}</span></p>`;
  return html`<nav class="pager" aria-label="Pages">${options.first === null ? null : html`<a href="${options.first}" rel="first">← First page</a>`}<span>${options.words}</span>${
    options.next === null ? null : html`<a href="${options.next}" rel="next">Next page →</a>`
  }</nav>`;
}
