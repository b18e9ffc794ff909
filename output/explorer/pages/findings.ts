import { CHECKS, type Check, type Finding, VERDICTS, type Verdict } from '../../audit/finding.js';
import type { FindingFilter, FindingPage, Scope } from '../audit-pass.js';
import { SCOPES } from '../audit-pass.js';
import type { FindingPlace, PlacedFinding } from '../findings.js';
import { emptyState, pager } from '../layout.js';
import { documentUrl, spanUrl } from '../links.js';
import { type PlacedMark, renderMarks } from '../marks.js';
import { articleText, type Content, html, link, type Markup } from '../markup.js';
import { amount, counted, shortName } from '../wording.js';
import { findingNote } from './article.js';

export interface FindingsPageOptions {
  readonly page: FindingPage;
  readonly findings: readonly PlacedFinding[];
  readonly filter: FindingFilter;
  readonly from: number;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  inconsistent: 'does not add up',
  consistent_by_rounding: 'adds up by rounding only',
  consistent: 'adds up',
};
const SCOPE_WORDS: Readonly<Record<Scope, string>> = { within: 'within one article', across: 'between articles' };
const CHECK_WORDS: Readonly<Record<Check, string>> = {
  share: 'shares',
  change: 'changes',
  equivalent: 'equivalents',
  repeat: 'repeats',
  time: 'times',
  total: 'totals',
  bound: 'bounds',
};

/** What the audit finds in all articles, and between them. */
export function findingsPage({ page, findings, filter, from }: FindingsPageOptions): Markup {
  const { counts } = page;
  const href = (changes: Partial<FindingFilter>, at: number | null = null): string => {
    const { verdict, check, scope } = { ...filter, ...changes };
    return link('/findings', {
      verdict: verdict === 'inconsistent' ? null : (verdict ?? 'any'),
      check,
      scope,
      cursor: at,
    });
  };
  const choice = (to: string, words: Content, n: number | null, chosen: boolean): Markup =>
    html`<a class="choice" href="${to}"${chosen ? html` aria-current="true"` : null}>${words}${n === null ? null : html` <small>${amount(n)}</small>`}</a>`;
  const verdicts = [...VERDICTS].reverse();
  return html`<div class="page-head"><h1>Audit</h1><p class="summary">Figures that cannot all be true, in one article or between articles. A printed figure stands for what it may be rounded from.${page.complete ? null : html` <strong>${soFar(page)}</strong>`}</p></div>
<nav class="chips" aria-label="Verdict">${verdicts.map((verdict) => choice(href({ verdict }), VERDICT_WORDS[verdict], counts.verdict[verdict], filter.verdict === verdict))}${choice(href({ verdict: null }), 'all sums', null, filter.verdict === null)}</nav>
<nav class="chips" aria-label="Check">${choice(href({ check: null }), 'all checks', null, filter.check === null)}${CHECKS.map((check) => (counts.check[check] === 0 && filter.check !== check ? null : choice(href({ check }), CHECK_WORDS[check], counts.check[check], filter.check === check)))}</nav>
<nav class="chips" aria-label="Where">${choice(href({ scope: null }), 'everywhere', null, filter.scope === null)}${SCOPES.map((scope) => choice(href({ scope }), SCOPE_WORDS[scope], counts.scope[scope], filter.scope === scope))}</nav>
${findings.length === 0 ? nothing(page) : byDocument(findings).map((group) => section(group))}
${pager({ first: from === 0 ? null : href({}), next: page.next === null ? null : href({}, page.next), words: progress(page) })}`;
}

/** How far the audit is, and what it leaves out. */
function progress({ documents, total, complete, across, dropped }: FindingPage): Content {
  const far = complete ? `${counted(total, 'article')} worked out again` : soFar({ documents, total });
  return html`${far}${across ? null : html`; so many facts are held against each other by <code>whosaid audit</code> only`}${
    dropped ? '; sums that add up were too many to be listed' : null
  }`;
}

function soFar({ documents, total }: Pick<FindingPage, 'documents' | 'total'>): string {
  return `${amount(documents)} of ${counted(total, 'article')} worked out so far: load the page again for more`;
}

function nothing({ total, complete }: FindingPage): Markup {
  if (total === 0)
    return emptyState('No article has been read yet', html`Read some with <code>whosaid ingest articles/</code>.`);
  return emptyState(
    complete ? 'Nothing to report' : 'Nothing to report so far',
    complete
      ? html`No group of figures is such. <a href="/findings?verdict=any">All sums</a>`
      : 'Load the page again in a while.',
  );
}

/** Neighbours of one article together; what is said of several articles has a section of its own. */
function byDocument(findings: readonly PlacedFinding[]): PlacedFinding[][] {
  const groups: PlacedFinding[][] = [];
  for (const found of findings) {
    const last = groups.at(-1);
    const alone = found.places.length > 1;
    if (
      last !== undefined &&
      !alone &&
      last[0]?.places.length === 1 &&
      last[0].finding.document === found.finding.document
    )
      last.push(found);
    else groups.push([found]);
  }
  return groups;
}

function section(group: readonly PlacedFinding[]): Markup {
  const [first] = group;
  const places = first?.places ?? [];
  const heads = places.map(
    (place, i) => html`${i === 0 ? null : html` <span class="soft">and</span> `}${documentLink(place)}`,
  );
  return html`<section class="block"><h2 class="plain">${places.length === 0 ? shortName(first?.finding.document ?? '') : heads}</h2>
${group.map((found) => findingBlock(found))}</section>
`;
}

function documentLink({ id, title, locator }: FindingPlace): Markup {
  return html`<a href="${documentUrl(id)}">${title ?? shortName(locator)}</a>`;
}

function findingBlock({ finding, places }: PlacedFinding): Markup {
  const several = places.length > 1;
  const words = (place: FindingPlace): Content =>
    place.excerpt === null ? null : html`<p class="excerpt">${withParts(finding, place)}</p>`;
  const read = (place: FindingPlace): Markup =>
    html`<a href="${spanUrl(place.id, place.start, place.end)}">Read it in ${several ? (place.title ?? shortName(place.locator)) : 'the article'}</a>`;
  return html`<div class="finding-block">${places.map(words)}
${findingNote(finding)}${places.length === 0 ? null : html`<p class="finding-place">${places.map((place, i) => html`${i === 0 ? null : ' · '}${read(place)}`)}</p>`}</div>
`;
}

/** The sentences with the figures that do not fit together. */
function withParts(finding: Finding, { locator, excerpt }: FindingPlace): Content {
  if (excerpt === null) return null;
  const { text, start } = excerpt;
  const marks = finding.parts
    .filter((part) => part.document === locator)
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
