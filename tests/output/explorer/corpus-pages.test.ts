import { resolve } from 'node:path';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExplorer } from '../../../output/explorer/app.js';
import { exportRows } from '../../../output/export/layers.js';
import { markdown } from '../../../output/export/markdown.js';
import { readArticle } from '../../../output/query/article.js';
import { type FactRow, facts } from '../../../output/query/facts.js';
import { openStore, type Store } from '../../../output/store/index.js';
import { reviewFact } from '../../../output/store/reviews.js';
import { scratchFolder, whosaid } from '../../pipeline/cli/run-command.js';

const { path: folder, remove } = scratchFolder();
let store: Store;
let app: ReturnType<typeof createExplorer>;
let all: FactRow[];
beforeAll(() => {
  const corpus = resolve(import.meta.dirname, '..', '..', '..', 'corpus', 'articles');
  const { status, stderr } = whosaid(folder, ['ingest', corpus, '--reference-date', '2025-04-02']);
  expect(status, stderr).toBe(0);
  const path = `${folder}/whosaid.db`;
  const writing = openStore(path);
  const some = [...facts(writing, { limit: 3 })];
  const review = { note: 'looked up', reviewer: 'desk', reviewedAt: '2025-05-01T00:00:00.000Z' };
  for (const [i, verdict] of (['accepted', 'rejected', 'corrected'] as const).entries()) {
    const correction = verdict === 'corrected' ? { measure: 'road budget', unit: 'EUR' } : null;
    reviewFact(writing, { factId: some[i]?.fact_id as string, verdict, correction, ...review });
  }
  writing.close();
  store = openStore(path, { readonly: true });
  app = createExplorer(store, { version: '1' });
  all = [...facts(store)];
});
afterAll(() => {
  store.close();
  remove();
});

/** What no page may say: a value that was not there, or not made into words. */
const UNSAID = /\bundefined\b|\bNaN\b|\[object |\bnull\b(?! )/;

async function page(path: string): Promise<string> {
  const answer = await app.request(path, { headers: { host: 'localhost' } });
  expect([path, answer.status]).toEqual([path, 200]);
  const body = await answer.text();
  const errors: string[] = [];
  parse(body, { onParseError: ({ code }) => errors.push(code), sourceCodeLocationInfo: true });
  expect([path, errors]).toEqual([path, []]);
  return body;
}
const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('with the bundled corpus', () => {
  it('there is something of each kind to show', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(new Set(all.map((fact) => fact.number_kind)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(all.map((fact) => fact.relation)).size).toBeGreaterThanOrEqual(5);
    expect(all.filter((fact) => fact.equivalents.length > 0).length).toBeGreaterThan(3);
  });

  it('facts of every kind have pages with their words, in sound HTML', async () => {
    const rare: readonly (keyof FactRow)[] = [
      'review',
      'compared_with_number',
      'cited_document',
      'rate',
      'base_unit',
      'low',
    ];
    const shown = new Set([
      ...all.filter((_, i) => i % 30 === 0),
      ...rare.flatMap((column) => all.filter((fact) => fact[column] !== null).slice(0, 6)),
      ...all.filter((fact) => fact.equivalents.length > 0).slice(0, 6),
    ]);
    for (const fact of shown) {
      const text = words(await page(`/facts/${fact.fact_id}`));
      expect(text).toContain(fact.number.replace(/\s+/g, ' '));
      if (fact.measure !== null) expect(text).toContain(fact.measure.replace(/\s+/g, ' '));
      expect(text.replaceAll(fact.sentence, '')).not.toMatch(UNSAID);
    }
  });

  it('every article has a page and a report with all of its facts', async () => {
    const ids = [...new Set(all.map((fact) => fact.document_id))];
    for (const id of ids) {
      const article = readArticle(store, id);
      const body = await page(`/documents/${id}`);
      const report = await page(`/documents/${id}/report`);
      for (const fact of article?.facts ?? []) {
        expect(body).toContain(`/facts/${fact.fact_id}`);
        expect(report).toContain(fact.fact_id);
      }
    }
  });

  it('pages that are linked to from the first ones are there, in sound HTML', async () => {
    const seen = new Set<string>();
    const waiting = ['/', '/documents', '/quotes', '/timeline', '/sources', '/entities', '/findings', '/help'];
    const first = new Set(waiting);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const body = await page(path);
      if (!first.has(path)) continue;
      // of each kind of link some: filters, sorting, next pages, entities, measures
      const links = [...body.matchAll(/href="(\/[^"#]*)/g)].map((match) =>
        (match[1] as string).replaceAll('&amp;', '&'),
      );
      const kinds = new Map<string, number>();
      for (const link of links.filter((to) => !/^\/(?:static|api)\//.test(to))) {
        const kind = link.replace(/\d+/g, '#').replace(/=[^&]*/g, '=');
        const n = kinds.get(kind) ?? 0;
        kinds.set(kind, n + 1);
        if (n < 2) waiting.push(link);
      }
    }
    expect(seen.size).toBeGreaterThan(60);
  });

  it('each order, kind and time of facts, and each timeline, can be shown', async () => {
    const paths = [
      ...['value', 'time', 'subject', 'measure', 'said-by'].flatMap((sort) => [
        `/?sort=${sort}`,
        `/?sort=${sort}&descending=1`,
      ]),
      ...['money', 'percent', 'cardinal', 'quantity', 'multiplier', 'ordinal'].map((kind) => `/?numberKind=${kind}`),
      ...['direct', 'mixed', 'citation', 'indirect', 'none'].map((kind) => `/?attributionKind=${kind}`),
      ...['accepted', 'rejected', 'corrected', 'any', 'none'].map((state) => `/?reviewed=${state}`),
      ...['direct', 'mixed', 'citation', 'indirect'].map((kind) => `/quotes?attributionKind=${kind}`),
      '/?unit=km',
      '/?min=1%20million%20USD&max=9%20billion%20EUR'.replace('&max=9%20billion%20EUR', ''),
      '/?from=2023&to=2024&equivalents=each&duplicates=1',
      '/?q=the&minConfidence=0.5',
      '/?q=budget%20OR%20price&rawSearch=1',
      '/timeline?measure=price',
      '/timeline?measure=price&unit=EUR',
      '/timeline?measure=revenue&entity=nobody',
      '/quotes?q=said&saidBy=the',
      '/sources?name=bank',
      '/entities?name=bra',
      '/documents?name=chip',
      '/findings?verdict=any&scope=within',
    ];
    for (const path of paths) {
      const body = await page(path);
      expect([path, body.includes('<main')]).toEqual([path, true]);
    }
  });

  it('exports say nothing that is not there', () => {
    const rows = [...exportRows(store, 'claims')];
    expect(rows).toHaveLength(all.reduce((n, fact) => n + 1 + fact.equivalents.length, 0));
    const told = [...markdown(store, {})].join('');
    expect(told).not.toMatch(/\bundefined\b|\[object /);
    for (const fact of all.slice(0, 50)) expect(told).toContain(fact.fact_id.slice(0, 8));
  });
});
