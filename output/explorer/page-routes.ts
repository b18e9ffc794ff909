import type { Context, Hono } from 'hono';
import { readArticle, sentenceStarts } from '../query/article.js';
import { documentPage } from '../query/document-page.js';
import { factFacets } from '../query/facets.js';
import { factDetail } from '../query/fact-detail.js';
import { countFacts, type FactRow, factPage } from '../query/facts.js';
import { groupFacts } from '../query/groups.js';
import { documentIds } from '../query/names.js';
import { originalBytes, type ReadOriginal } from '../query/original.js';
import { nameOfId, party, partyOfEntity } from '../query/parties.js';
import { quotePage } from '../query/quotes.js';
import { listSources } from '../query/sources.js';
import { timeline, timelineFacts } from '../query/timeline.js';
import type { Store } from '../store/store.js';
import type { AuditPass } from './audit-pass.js';
import { ExplorerError } from './errors.js';
import { documentFindings, placesOf } from './findings.js';
import { emptyState, type Frame, type PageFrame, page } from './layout.js';
import { oneFact, PART_LENGTH, spanOf, wholeNumber } from './lookup.js';
import { type Content, html } from './markup.js';
import { articlePage } from './pages/article.js';
import { factPage as factView } from './pages/fact.js';
import { factsPage, factTable } from './pages/facts.js';
import { findingsPage } from './pages/findings.js';
import { helpPage } from './pages/help.js';
import { documentsPage, groupsPage, sourcesPage } from './pages/lists.js';
import { partyPage } from './pages/party.js';
import { quotesPage } from './pages/quotes.js';
import { measureSuggestions, timelinePage } from './pages/timeline.js';
import { findingFilterOf, quoteSearchOf, type Search, searchOf } from './parameters.js';
import { MOST_LINKS } from './plot.js';
import { renderReport, reportName } from './report.js';

/** Values that a facet shows. */
const FACET_VALUES = 8;
const PAGE = 100;
/** Facts of a party that its own page shows. */
const PARTY_FACTS = 25;
const PARTY_QUOTES = 10;
/** Rows below a plot, and measures to choose from. */
const TIMELINE_ROWS = 100;
const MEASURES = 90;
/** Findings of a page: each is shown with its sentences. */
const FINDINGS = 40;
/** Facts of the same measure and subject that a fact's page shows. */
const RELATED = 12;

/** The pages that people read. */
export function addPages(
  app: Hono,
  store: Store,
  { frame, audit, readOriginal }: { frame: Frame; audit: AuditPass; readOriginal?: ReadOriginal | undefined },
): void {
  const show = (c: Context, pageFrame: PageFrame, content: Content): Response => {
    c.header('Cache-Control', 'no-cache');
    return c.html(page(frame, pageFrame, content).toString());
  };
  const startsOf = (facts: readonly FactRow[]): Map<number, number> =>
    sentenceStarts(
      store,
      facts.map((fact) => fact.sentence_id),
    );

  app.get('/', (c) => {
    const search = searchOf(c.req.query(), { strict: false });
    const { cursor: _, limit: __, sort: ___, descending: ____, ...filter } = search.query;
    const found = factPage(store, { limit: PAGE, ...search.query });
    const facets = factFacets(store, filter, FACET_VALUES);
    const unfiltered = search.words === '' && Object.keys(filter).length === 0;
    return show(
      c,
      { title: search.words === '' ? '' : search.words, section: 'facts', kind: 'facts', search: search.words },
      factsPage({
        search,
        page: found,
        sentenceStarts: startsOf(found.facts),
        facets,
        // every fact has one modality: so those that were counted need not be counted again
        count: unfiltered
          ? { facts: countFacts(store), more: false }
          : {
              facts: facets.counted ?? facets.values.modality.reduce((sum, { facts }) => sum + facts, 0),
              more: facets.counted !== null,
            },
        chosen: chosenFilters(store, search),
        empty: unfiltered
          ? emptyState(
              'No fact has been read yet',
              html`Read articles with <code>whosaid ingest articles/</code>, then load this page again.`,
            )
          : emptyState('Nothing fits', html`Take a filter away, or search with fewer words. <a href="/">All facts</a>`),
      }),
    );
  });

  app.get('/facts/:id', async (c) => {
    const fact = oneFact(store, c.req.param('id'));
    const detail = factDetail(store, fact);
    const { byte_start: start, byte_end: end } = detail.number;
    const original =
      start === null || end === null ? null : await originalBytes(store, fact.document_id, start, end, readOriginal);
    const article = readArticle(store, fact.document_id, { at: fact.span_start, length: PART_LENGTH });
    const findings = article === null ? [] : documentFindings(store, article.document);
    const title = [fact.measure, fact.number].filter((words) => words !== null).join(', ');
    return show(
      c,
      { title, section: 'facts', kind: 'fact' },
      factView(detail, {
        original,
        findings: findings.filter(({ parts }) => parts.some(({ claim }) => claim === fact.fact_id)),
        related: related(fact),
      }),
    );
  });

  /** Other figures of the same measure, of the same subject where there is one. */
  function related(fact: FactRow): Content {
    if (fact.measure_id === null) return null;
    const of = fact.subject_id === null ? {} : { subjectId: fact.subject_id };
    const { facts } = factPage(store, { measureId: fact.measure_id, ...of, sort: 'time', limit: RELATED + 1 });
    const others = facts.filter((other) => other.claim_id !== fact.claim_id).slice(0, RELATED);
    if (others.length === 0) return null;
    const who = fact.subject_id === null ? '' : `&subjectId=${fact.subject_id}`;
    return html`<section class="block"><h2>The same measure elsewhere</h2>${factTable(others, startsOf(others), null)}
<p class="pager"><a href="/timeline?measureId=${fact.measure_id}${who}">Over time →</a></p></section>`;
  }

  app.get('/documents', (c) => {
    const name = (c.req.query('name') ?? '').trim().slice(0, 400);
    const after = c.req.query('after') ?? '';
    const ids = name === '' ? {} : { ids: documentIds(store, name) };
    const { documents, next } = documentPage(store, { after, limit: PAGE, ...ids });
    return show(
      c,
      { title: 'Articles', section: 'documents', kind: 'list' },
      documentsPage({ documents, name, next, first: after === '' }),
    );
  });

  app.get('/documents/:id', (c) => {
    const id = wholeNumber(c.req.param('id'));
    const target = spanOf(c.req.query('span'));
    const at = target?.start ?? wholeNumber(c.req.query('at')) ?? 0;
    const article = id === null ? null : readArticle(store, id, { at, length: PART_LENGTH });
    if (article === null) throw noDocument();
    const title = article.document.title ?? article.document.locator;
    return show(
      c,
      { title, section: 'documents', kind: 'article' },
      articlePage(article, { findings: documentFindings(store, article.document), target, partLength: PART_LENGTH }),
    );
  });

  app.get('/documents/:id/report', (c) => {
    const id = wholeNumber(c.req.param('id'));
    const article = id === null ? null : readArticle(store, id);
    if (article === null) throw noDocument();
    // its style stands within it, which the policy of our own pages forbids: it is kept as a file and read from there
    c.header('Content-Disposition', `attachment; filename="${reportName(article)}"`);
    return c.html(
      renderReport(article, { findings: documentFindings(store, article.document), version: frame.version }),
    );
  });

  app.get('/quotes', (c) => {
    const search = quoteSearchOf(c.req.query(), { strict: false });
    const { sourceId } = search.query;
    return show(
      c,
      { title: 'Quotes', section: 'quotes', kind: 'quotes' },
      quotesPage({
        search,
        page: quotePage(store, search.query),
        source: sourceId === undefined ? null : nameOfId(store, 'party', sourceId),
      }),
    );
  });

  app.get('/timeline', (c) => {
    const search = searchOf(c.req.query(), { strict: false });
    const { words: _, cursor: __, limit: ___, sort: ____, descending: _____, measure: asked, ...filter } = search.query;
    const measure = asked ?? (filter.measureId === undefined ? null : nameOfId(store, 'measure', filter.measureId));
    const found = measure === null ? null : timeline(store, measure, filter);
    const points = found?.points ?? [];
    // a plot of many points has no links: nobody could point at one
    const facts = timelineFacts(store, points.length > MOST_LINKS ? points.slice(0, TIMELINE_ROWS) : points, filter);
    return show(
      c,
      { title: measure === null ? 'Over time' : `${measure} over time`, section: 'timeline', kind: 'timeline' },
      timelinePage({
        search,
        measure,
        timeline: found,
        facts,
        rows: TIMELINE_ROWS,
        sentenceStarts: startsOf([...facts.values()]),
        suggestions:
          found === null ? measureSuggestions(groupFacts(store, {}, 'measure', { limit: MEASURES }).groups) : null,
      }),
    );
  });

  app.get('/sources', (c) => {
    const { name, offset } = listParameters(c);
    const found = listSources(store, { limit: PAGE, offset, ...(name === '' ? {} : { name }) });
    return show(c, { title: 'Sources', section: 'sources', kind: 'list' }, sourcesPage({ ...found, name, offset }));
  });

  app.get('/entities', (c) => {
    const { name, offset } = listParameters(c);
    const filter = name === '' ? {} : { entity: name };
    const groups = groupFacts(store, filter, 'subject', { limit: PAGE, offset });
    return show(
      c,
      { title: 'Entities', section: 'entities', kind: 'list' },
      groupsPage({
        title: 'Entities',
        intro: 'Whom and what figures are about.',
        path: '/entities',
        name,
        groups,
        offset,
        limit: PAGE,
        href: (group) => (group.id === null ? null : `/sources/${group.id}`),
        column: 'name',
        nobody: 'have no subject',
        empty:
          name === ''
            ? emptyState('No figure has a subject yet')
            : emptyState('Nothing is called so', html`<a href="/entities">All entities</a>`),
      }),
    );
  });

  const partyView = (c: Context, id: number | null, section: 'sources' | 'entities'): Response => {
    const who = id === null ? null : party(store, id);
    if (id === null || who === null)
      throw new ExplorerError(
        'ENTITY_NOT_FOUND',
        'Nobody has this id; names are listed under “Sources” and “Entities”.',
      );
    const said = factPage(store, { sourceId: id, sort: 'time', descending: true, limit: PARTY_FACTS }).facts;
    const about = factPage(store, { subjectId: id, sort: 'time', descending: true, limit: PARTY_FACTS }).facts;
    return show(
      c,
      { title: who.name, section, kind: 'party' },
      partyPage(who, {
        said,
        about,
        quotes: quotePage(store, { sourceId: id, limit: PARTY_QUOTES }),
        sentenceStarts: startsOf([...said, ...about]),
      }),
    );
  };
  app.get('/sources/:id', (c) => partyView(c, wholeNumber(c.req.param('id')), 'sources'));
  // an entity has the same page as the source that it may be
  app.get('/entities/:id', (c) => {
    const id = wholeNumber(c.req.param('id'));
    return partyView(c, id === null ? null : partyOfEntity(store, id), 'entities');
  });

  app.get('/findings', (c) => {
    const { filter, from } = findingFilterOf(c.req.query());
    const found = audit.page(filter, from, FINDINGS);
    return show(
      c,
      { title: 'Audit', section: 'findings', kind: 'findings' },
      findingsPage({ page: found, findings: placesOf(store, found.findings), filter, from }),
    );
  });

  app.get('/help', (c) => show(c, { title: 'Help', section: null, kind: 'help' }, helpPage()));
}

function noDocument(): ExplorerError {
  return new ExplorerError('DOCUMENT_NOT_FOUND', 'No document has this id; the articles are listed under “Articles”.');
}

function listParameters(c: Context): { name: string; offset: number } {
  const offset = wholeNumber(c.req.query('offset')) ?? 0;
  return { name: (c.req.query('name') ?? '').trim().slice(0, 400), offset: Math.min(offset, 1_000_000) };
}

const NAMES: Readonly<Record<string, string>> = {
  entity: 'subject',
  saidBy: 'said by',
  measure: 'measure',
  subjectId: 'subject',
  sourceId: 'source',
  measureId: 'measure',
  documentId: 'article',
  document: 'article',
  unit: 'unit',
  numberKind: 'kind',
  attributionKind: 'attributed',
  relation: 'says',
  modality: 'modality',
  from: 'from',
  to: 'to',
  year: 'year',
  min: 'at least',
  max: 'at most',
  minConfidence: 'confidence ≥',
  reviewed: 'reviewed',
  rawSearch: 'raw search',
  duplicates: 'duplicates',
  equivalents: 'equivalents',
};

/** What a search is narrowed down by, as people read it: names for ids. */
function chosenFilters(store: Store, { given }: Search): { parameter: string; name: string; value: string }[] {
  const kinds = { subjectId: 'party', sourceId: 'party', measureId: 'measure', documentId: 'document' } as const;
  return Object.entries(given).flatMap(([parameter, value]) => {
    const name = NAMES[parameter];
    if (name === undefined) return [];
    const kind = kinds[parameter as keyof typeof kinds];
    const shown = kind === undefined ? value.replaceAll('_', ' ') : (nameOfId(store, kind, Number(value)) ?? value);
    return [{ parameter, name, value: shown }];
  });
}
