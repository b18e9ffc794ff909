import type { Finding } from '../../audit/index.js';
import type { FindingPage, PlacedFinding } from '../findings.js';
import { placeOfFinding } from '../findings.js';
import { emptyState, pager } from '../layout.js';
import { documentUrl, spanUrl } from '../links.js';
import { type PlacedMark, renderMarks } from '../marks.js';
import { articleText, html, link, type Markup } from '../markup.js';
import { amount, counted, shortName } from '../wording.js';
import { findingNote } from './article.js';

export interface FindingsPageOptions {
  readonly page: FindingPage;
  /** Which verdicts are listed: those that are worth a look, or all. */
  readonly shown: 'inconsistent' | 'rounding' | 'all';
  readonly after: string;
}

const CHOICES = [
  ['inconsistent', 'does not add up'],
  ['rounding', 'and by rounding only'],
  ['all', 'all sums'],
] as const;

/** What the audit finds, article by article. */
export function findingsPage({ page, shown, after }: FindingsPageOptions): Markup {
  const byDocument = groupByDocument(page);
  const href = (next: string | null): string =>
    link('/findings', { show: shown === 'inconsistent' ? null : shown, after: next });
  return html`<div class="page-head"><h1>Audit</h1><p class="summary">Figures of one article that cannot all be true. A printed figure stands for what it may be rounded from.</p></div>
<nav class="chips" aria-label="Which sums">${CHOICES.map(([name, words]) => html`<a class="choice" href="${link('/findings', { show: name === 'inconsistent' ? null : name })}"${name === shown ? html` aria-current="true"` : null}>${words}</a>`)}</nav>
${
  page.findings.length === 0
    ? emptyState(
        page.documents === 0 ? 'No article has been read yet' : 'Nothing to report',
        page.documents === 0
          ? html`Read some with <code>whosaid ingest articles/</code>.`
          : `In ${counted(page.documents, 'article')} everything that could be worked out again adds up.`,
      )
    : [...byDocument].map(
        ([
          id,
          findings,
        ]) => html`<section class="block"><h2 class="plain"><a href="${documentUrl(id)}">${findings[0]?.title ?? shortName(findings[0]?.finding.document ?? '')}</a></h2>
${findings.map((found) => findingBlock(id, found))}</section>`,
      )
}
${pager({
  first: after === '' ? null : href(null),
  next: page.next === null ? null : href(page.next),
  words: `${amount(page.documents)} articles worked out again for this page`,
})}`;
}

function findingBlock(id: number, { finding, excerpt }: PlacedFinding): Markup {
  const place = placeOfFinding(finding, finding.document);
  return html`<div class="finding-block">${excerpt === null ? null : html`<p class="excerpt">${withParts(finding, excerpt)}</p>`}
${findingNote(finding)}${place === null ? null : html`<p class="finding-place"><a href="${spanUrl(id, place.start, place.end)}">Read it in the article</a></p>`}</div>
`;
}

/** The sentences with the figures that do not fit together. */
function withParts(finding: Finding, { text, start }: { readonly text: string; readonly start: number }): Markup {
  const marks = finding.parts
    .filter((part) => part.document === finding.document)
    .map(
      (part): PlacedMark => ({ ...part, layers: ['number'], told: [part.role], facts: [], figureOf: null, weight: 1 }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return renderMarks(text, start, start, start + text.length, marks, {
    open: (mark) => html`<span class="mark number" title="${mark.told.join(', ')}">`,
    close: () => html`</span>`,
    text: articleText,
  });
}

function groupByDocument({ findings }: FindingPage): Map<number, FindingPage['findings'][number][]> {
  const groups = new Map<number, FindingPage['findings'][number][]>();
  for (const found of findings) {
    const group = groups.get(found.documentId);
    if (group === undefined) groups.set(found.documentId, [found]);
    else group.push(found);
  }
  return groups;
}
