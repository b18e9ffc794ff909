import type { ListedDocument } from '../../query/document-page.js';
import type { FactGroup, FactGroups } from '../../query/groups.js';
import type { SourcePage } from '../../query/sources.js';
import { emptyState, pager } from '../layout.js';
import { documentUrl } from '../links.js';
import { type Content, exact, html, link, type Markup } from '../markup.js';
import { amount, counted, shortName } from '../wording.js';

/** A box to look for a name in a list. */
function nameForm(action: string, name: string, words: string): Markup {
  return html`<form class="filters" action="${action}" method="get"><label>${words}<input type="search" name="name" value="${exact(name)}" maxlength="200" autocomplete="off"></label><button type="submit">Find</button></form>`;
}

export interface DocumentListOptions {
  readonly documents: readonly ListedDocument[];
  readonly name: string;
  readonly next: string | null;
  readonly first: boolean;
}

/** The articles, in order of their paths and addresses. */
export function documentsPage({ documents, name, next, first }: DocumentListOptions): Markup {
  const href = (after: string | null): string => link('/documents', { name, after });
  return html`<div class="page-head"><h1>Articles</h1></div>
${nameForm('/documents', name, 'Part of the path, address or title')}
${
  documents.length === 0
    ? name === ''
      ? emptyState(
          'No article has been read yet',
          html`Read some with <code>whosaid ingest articles/</code>, then load this page again.`,
        )
      : emptyState('No article is called so', html`<a href="/documents">All articles</a>`)
    : html`<div class="scroll"><table class="rows"><thead><tr><th scope="col">article</th><th scope="col">file</th><th scope="col">site</th><th scope="col">published</th><th scope="col">format</th><th scope="col" class="number">characters</th><th scope="col" class="number">facts</th></tr></thead>
<tbody>${documents.map(
        (
          document,
        ) => html`<tr><th scope="row"><a href="${documentUrl(document.id)}">${document.title ?? shortName(document.locator)}</a>${document.duplicate_of === null ? null : html` <span class="tag">same text as another</span>`}</th><td>${document.title === null ? null : html`<span class="locator">${shortName(document.locator)}</span>`}</td><td>${document.site}</td><td>${document.published}</td><td>${document.format}</td><td class="number">${amount(document.text_length)}</td><td class="number"><a href="${link('/', { documentId: document.id })}">${amount(document.facts)}</a></td></tr>
`,
      )}</tbody></table></div>
${pager({ first: first ? null : href(null), next: next === null ? null : href(next), words: `${amount(documents.length)} on this page` })}`
}`;
}

export interface GroupListOptions {
  readonly title: string;
  readonly intro: Content;
  readonly path: string;
  readonly name: string;
  readonly groups: FactGroups;
  readonly offset: number;
  readonly limit: number;
  /** Where a name leads to. */
  readonly href: (group: FactGroup) => string | null;
  /** What the first column holds. */
  readonly column: string;
  /** What is said of the facts that have none: `name no source`. */
  readonly nobody: string;
  readonly empty: Content;
}

/** Sources, subjects or measures with how many facts they have, most first. */
export function groupsPage(options: GroupListOptions): Markup {
  // those without a name are told above the list, where they do not dwarf the others
  const groups = options.groups.groups.filter((group) => group.name !== null);
  const nameless = options.groups.groups.find((group) => group.name === null);
  const { total } = options.groups;
  const most = Math.max(1, ...groups.map((group) => group.facts));
  const href = (offset: number): string =>
    link(options.path, { name: options.name, offset: offset === 0 ? null : offset });
  const end = options.offset + options.groups.groups.length;
  return html`<div class="page-head"><h1>${options.title}</h1><p class="summary">${options.intro}${nameless === undefined ? null : ` ${counted(nameless.facts, 'fact')} ${options.nobody}.`}</p></div>
${nameForm(options.path, options.name, `Part of the ${options.column}`)}
${
  groups.length === 0
    ? options.empty
    : html`<div class="scroll"><table class="rows narrow"><thead><tr><th scope="col">${options.column}</th><th scope="col" class="number">facts</th><th scope="col"><span class="visually-hidden">share</span></th><th scope="col" class="number">articles</th></tr></thead>
<tbody>${groups.map((group) => {
        const to = options.href(group);
        const { name } = group;
        return html`<tr><th scope="row">${to === null ? html`<span class="soft">${name}</span>` : html`<a href="${to}">${name}</a>`}</th><td class="number">${amount(group.facts)}</td><td class="bar-cell"><meter min="0" max="${most}" value="${group.facts}" aria-label="${counted(group.facts, 'fact')}"></meter></td><td class="number">${amount(group.documents)}</td></tr>
`;
      })}</tbody></table></div>
${pager({
  first: options.offset === 0 ? null : href(0),
  next: end < total ? href(end) : null,
  words: `${amount(options.offset + 1)} to ${amount(end)} of ${amount(total)}`,
})}`
}`;
}

export interface SourceListOptions extends SourcePage {
  readonly name: string;
  readonly offset: number;
}

/** Who is cited, how often and how, most first. */
export function sourcesPage({ sources, total, name, offset }: SourceListOptions): Markup {
  const most = Math.max(1, ...sources.map((source) => source.attributions));
  const href = (from: number): string => link('/sources', { name, offset: from === 0 ? null : from });
  const end = offset + sources.length;
  return html`<div class="page-head"><h1>Sources</h1><p class="summary">Who is cited, how often, and how.</p></div>
${nameForm('/sources', name, 'Part of the name')}
${
  sources.length === 0
    ? name === ''
      ? emptyState('Nobody has been cited yet')
      : emptyState('No source is called so', html`<a href="/sources">All sources</a>`)
    : html`<div class="scroll"><table class="rows"><thead><tr><th scope="col">source</th><th scope="col" class="number">cited</th><th scope="col"><span class="visually-hidden">share</span></th><th scope="col" class="number">articles</th><th scope="col" class="number">facts</th><th scope="col" class="number">direct</th><th scope="col" class="number">mixed</th><th scope="col" class="number">indirect</th><th scope="col" class="number">cited documents</th></tr></thead>
<tbody>${sources.map(
        (
          source,
        ) => html`<tr><th scope="row"><a href="/sources/${source.id}">${source.name}</a></th><td class="number">${amount(source.attributions)}</td><td class="bar-cell"><meter min="0" max="${most}" value="${source.attributions}" aria-label="${counted(source.attributions, 'citation')}"></meter></td><td class="number">${amount(source.articles)}</td><td class="number">${amount(source.facts)}</td>${[source.direct, source.mixed, source.indirect, source.citation].map((n) => html`<td class="number">${n === 0 ? null : amount(n)}</td>`)}</tr>
`,
      )}</tbody></table></div>
${pager({
  first: offset === 0 ? null : href(0),
  next: end < total ? href(end) : null,
  words: `${amount(offset + 1)} to ${amount(end)} of ${amount(total)}`,
})}`
}`;
}
