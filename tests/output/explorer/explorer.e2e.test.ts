import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningExplorer, serveExplorer } from '../../../output/explorer/serve.js';
import { factPage } from '../../../output/query/facts.js';
import { startBrowser } from './browser.mjs';
import { PAYLOADS } from './payloads.js';
import { hostileDocument, plainStore, type SampleStore, storeOf } from './sample-store.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** A page that notes all that must not happen: dialogs, what the console calls an error, requests to other hosts. */
async function watchedPage(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('popup', (popup) => wrong.push(`popup: ${popup.url()}`));
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') wrong.push(`request: ${request.url()}`);
  });
  return { page, wrong };
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = (await page.evaluate('axe.run().then((result) => result.violations)')) as AxeViolation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html}: ${node.failureSummary}`));
}

describe('the explorer in a browser', () => {
  let sample: SampleStore;
  let running: RunningExplorer;
  let fact: string;
  let documentId: number;
  beforeAll(async () => {
    sample = plainStore();
    running = await serveExplorer(sample.store, { version: '0.0.0', port: 0 });
    const first = factPage(sample.store, { words: ['Kestrel'], limit: 1 }).facts[0]!;
    fact = first.fact_id;
    documentId = first.document_id;
  });
  afterAll(async () => {
    await running.close();
    sample.remove();
  });
  const at = (path: string): string => new URL(path, running.url).href;
  const pages = (): string[] => [
    '/',
    '/?q=Kestrel',
    '/?q=nothingfits',
    `/facts/${fact}`,
    '/documents',
    `/documents/${documentId}`,
    '/quotes',
    '/timeline',
    '/timeline?measure=roads',
    '/sources',
    '/sources/1',
    '/entities',
    '/findings?verdict=any',
    '/help',
    '/nowhere',
  ];

  it.each(['light', 'dark'] as const)('has nothing that axe calls serious, on any page (%s)', async (colorScheme) => {
    const { page, wrong } = await watchedPage({ colorScheme });
    for (const path of pages()) {
      await page.goto(at(path));
      expect(await seriousProblems(page), path).toEqual([]);
    }
    // the browser itself reports the page that is not there
    expect(wrong.filter((problem) => !problem.includes('404'))).toEqual([]);
    await page.context().close();
  });

  it('leads from a search to the fact, its bytes, and its place in the article', async () => {
    const { page, wrong } = await watchedPage();
    await page.goto(at('/'));
    await page.fill('input[name="q"]', 'kestrel billion');
    await page.press('.search input', 'Enter');
    await page.waitForURL(/\?q=kestrel/);
    await page.click('.facts tbody .value a');
    await page.waitForURL(/\/facts\//);
    expect(await page.textContent('.quotation')).toContain('Norvania spent $57 billion');
    expect(await page.textContent('.said-by')).toBe('Kestrel Office');
    expect(await page.textContent('.bytes .ascii mark')).toContain('$57');
    await page.click('.actions a');
    expect(await page.textContent('mark#span')).toBe('$57 billion');
    expect(page.url()).toContain('#span');
    await expect.poll(() => page.isVisible('mark#span')).toBe(true);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('can be read without JavaScript', async () => {
    const { page } = await watchedPage({ javaScriptEnabled: false });
    await page.goto(at(`/documents/${documentId}`));
    expect(await page.locator('.article-text a.figure').allTextContents()).toEqual([
      '$57 billion',
      '8.5 trillion dorints',
    ]);
    // the layers are switched by the style sheet
    const underline = (): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('.mark.measure')).textDecorationLine`);
    expect(await underline()).toBe('none');
    await page.check('#layer-measure');
    expect(await underline()).toBe('underline');
    await page.click('.article-text a.figure');
    expect(await page.textContent('h1')).toContain('$57 billion');
    await page.context().close();
  });

  it('joins a figure to its slots under the pointer and with the focus', async () => {
    const { page } = await watchedPage();
    await page.goto(at(`/documents/${documentId}`));
    await page.hover('.article-text a.figure');
    const joined = await page.locator('.article-text .mark.joined').allTextContents();
    expect(joined.sort()).toEqual(['$57 billion', '2024', 'Kestrel Office', 'Norvania', 'roads']);
    expect(await page.locator('.joins path').count()).toBe(4);
    await page.mouse.move(0, 0);
    expect(await page.locator('.mark.joined').count()).toBe(0);
    await page.focus('.notes .note');
    expect(await page.locator('.mark.joined').count()).toBe(5);
    await page.context().close();
  });

  it('is moved through by keys', async () => {
    const { page } = await watchedPage();
    await page.goto(at('/'));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('.facts tbody tr').nth(0).getAttribute('class')).toBe('current');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/facts\//);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('q');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL(/\/documents$/);
    await page.keyboard.press('t');
    await page.keyboard.press('t');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.reload();
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.context().close();
  });

  it('fits a narrow screen without scrolling sideways', async () => {
    const { page } = await watchedPage({ viewport: { width: 360, height: 700 } });
    for (const path of pages()) {
      await page.goto(at(path));
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360);
    }
    await page.context().close();
  });

  it('keeps to itself: no request leaves the server that the page came from', async () => {
    const { page, wrong } = await watchedPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    for (const path of pages()) await page.goto(at(path));
    expect([...hosts]).toEqual([new URL(running.url).host]);
    expect(wrong.filter((problem) => !problem.includes('404'))).toEqual([]);
    await page.context().close();
  });
});

describe('a hundred hostile texts as title, address, author, entity, unit, source and text', () => {
  let sample: SampleStore;
  let running: RunningExplorer;
  beforeAll(async () => {
    sample = storeOf((folder) => PAYLOADS.map((payload, i) => hostileDocument(`${folder}/hostile-${i}.txt`, payload)));
    running = await serveExplorer(sample.store, { version: '0.0.0', port: 0 });
  });
  afterAll(async () => {
    await running.close();
    sample.remove();
  });

  /** What must not be in a page, whatever texts it shows; links to other hosts must be web addresses that give nothing away. */
  const PROBLEMS = `[
    ...[...document.querySelectorAll('iframe, object, embed, base, meta[http-equiv], style, [style]')].map((e) => e.outerHTML),
    ...[...document.scripts].slice(1).map((e) => e.outerHTML),
    ...[...document.querySelectorAll('*')].filter((e) => [...e.attributes].some(({ name }) => name.startsWith('on'))).map((e) => e.outerHTML),
    ...[...document.links].filter((a) => a.host !== location.host)
      .filter((a) => !/^https?:$/.test(a.protocol) || a.rel !== 'noopener noreferrer nofollow').map((a) => a.outerHTML),
    ...[...document.forms].filter((form) => new URL(form.action).host !== location.host).map((form) => form.outerHTML),
  ]`;

  it('would be noticed, if they ran or loaded anything', async () => {
    const { page, wrong } = await watchedPage();
    await page.setContent(
      '<img src=x onerror="alert(1)"><img src="http://evil.example/pixel.png"><p style="color:red">',
      {
        waitUntil: 'load',
      },
    );
    await expect.poll(() => wrong.some((problem) => problem.startsWith('dialog: 1'))).toBe(true);
    expect(wrong.some((problem) => problem.startsWith('request: ') && problem.includes('evil.example'))).toBe(true);
    expect(await page.evaluate(PROBLEMS)).toHaveLength(2);
    // our own policy speaks up in the console when something is refused
    await page.goto(running.url);
    wrong.length = 0;
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'alert(2)' }))`,
    );
    await expect.poll(() => wrong.some((problem) => /^console: .*Content Security Policy/.test(problem))).toBe(true);
    await page.context().close();
  });

  it('are a hundred', () => {
    expect(new Set(PAYLOADS).size).toBe(100);
  });

  it('run nothing, load nothing and lead nowhere', { timeout: 240_000 }, async () => {
    const { page, wrong } = await watchedPage();
    const facts = factPage(sample.store, { limit: 1000 }).facts;
    const firsts = [...new Map(facts.map((fact) => [fact.document_id, fact])).values()];
    expect(firsts).toHaveLength(100);
    const paths = [
      '/?limit=1000',
      '/documents',
      '/quotes?limit=200',
      '/sources',
      '/entities',
      '/timeline',
      '/timeline?measure=roads',
      '/findings?verdict=any',
      ...firsts.map((fact) => `/documents/${fact.document_id}?span=${fact.span_start}-${fact.span_end}#span`),
      ...firsts.map((fact) => `/facts/${fact.fact_id}`),
      ...firsts.slice(0, 10).map((fact) => `/sources/${fact.source_id ?? fact.subject_id}`),
    ];
    for (const path of paths) {
      const address = new URL(path, running.url).href;
      await page.goto(address, { waitUntil: 'load' });
      expect(page.url()).toBe(address);
      expect(await page.evaluate(PROBLEMS), path).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('stay what they are when they are searched for and filtered by', { timeout: 240_000 }, async () => {
    const { page, wrong } = await watchedPage();
    for (const [i, payload] of PAYLOADS.entries()) {
      const query = new URLSearchParams({
        q: payload,
        saidBy: payload,
        measure: payload,
        document: payload,
        name: payload,
      });
      await page.goto(new URL(`${['/', '/timeline', '/documents', '/sources'][i % 4]}?${query}`, running.url).href);
      expect(await page.evaluate(PROBLEMS), payload).toEqual([]);
      // a form gives it back as it was, but for what no form can hold
      const input = i % 4 === 0 ? '.search input' : i % 4 === 1 ? 'input[name="measure"]' : 'input[name="name"]';
      if (!/[\0\t]/.test(payload)) expect(await page.inputValue(input)).toBe(payload.trim());
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it('are harmless in the report too, which is read as a file', { timeout: 240_000 }, async () => {
    const { page, wrong } = await watchedPage();
    const { readArticle } = await import('../../../output/query/article.js');
    const { renderReport } = await import('../../../output/explorer/report.js');
    const address = new URL('report-of-a-file', running.url).href;
    for (let id = 1; id <= 100; id++) {
      const body = renderReport(readArticle(sample.store, id)!, { findings: [], version: '0.0.0' });
      await page.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }), {
        times: 1,
      });
      await page.goto(address, { waitUntil: 'load' });
      const problems = (await page.evaluate(PROBLEMS)) as string[];
      // its own style and its own policy
      expect(problems.map((problem) => problem.slice(0, 45))).toEqual([
        '<meta http-equiv="Content-Security-Policy" co',
        expect.stringMatching(/^<style>/),
      ]);
      expect(await page.evaluate('document.scripts.length')).toBe(0);
      expect(page.url()).toBe(address);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
