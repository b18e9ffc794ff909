import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { type IngestSummary, type InputSpec, ingest } from '../../../pipeline/ingest.js';
import { fillIngestOptions } from '../../../pipeline/ingest-options.js';
import { inputOf } from '../../../pipeline/inputs/input.js';
import { retryFailures } from '../../../pipeline/schedule/retry.js';
import { verify } from '../../../pipeline/verify.js';
import { article, scratchFolder, startWhosaid } from '../cli/run-command.js';

const { path: folder, remove } = scratchFolder();

/** A site on loopback: its pages by path, each with an ETag of its content; it counts what it is asked for and what it sends. */
interface Page {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
}
const site = new Map<string, Page>();
const asked: string[] = [];
const sent: string[] = [];
let server: Server;
let base: string;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').split('?')[0] as string;
  asked.push(path);
  const page = site.get(path);
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  const etag = `"${hash('sha256', page.body)}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  sent.push(path);
  response.writeHead(page.status ?? 200, { 'content-type': page.type, etag }).end(page.body);
}

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  remove();
});
beforeEach(() => {
  site.clear();
  asked.length = 0;
  sent.length = 0;
});

const html = (n: number): Page => ({
  type: 'text/html; charset=utf-8',
  body: `<html><head><title>Page ${n}</title></head><body><article><h1>Page ${n}</h1><p>${article(n).replaceAll('\n', '</p><p>')}</p></article></body></html>`,
});

const quick = { allowLoopback: true, hostDelay: 0, backOff: 1, timeout: 2000, connectTimeout: 1000 };
let databases = 0;
const fresh = (): string => join(folder, `${databases++}.db`);

async function run(db: string, ...inputs: (string | InputSpec)[]): Promise<IngestSummary> {
  return ingest(inputs, { db, jobs: 1, fetchOptions: quick });
}

function rows(db: string, sql: string): unknown[] {
  const store = openStore(db, { readonly: true });
  const found = store.database.prepare(sql).raw().all().flat();
  store.close();
  return found.map((value) => (typeof value === 'string' ? value.replace(base, '') : value));
}

async function problemsOf(db: string): Promise<string[]> {
  const store = openStore(db, { readonly: true });
  const found: string[] = [];
  for await (const { document, kind, message } of verify(store)) found.push(`${document} ${kind} ${message}`);
  store.close();
  return found;
}

const LOCATORS = 'SELECT locator FROM documents ORDER BY locator';
const FAILURES = 'SELECT locator, code FROM failures ORDER BY locator';

describe('a page that is named by several places in it', () => {
  it('is fetched once', async () => {
    site.set('/page', html(1));
    const addresses = [`${base}/page#top`, `${base}/page`, `${base}/page#end`];
    const summary = await run(fresh(), { kind: 'pages', addresses, fetch: true });
    expect(summary.documents).toMatchObject({ new: 1, replaced: 0 });
    expect(sent).toEqual(['/page']);
  });
});

describe('pages', () => {
  it('are not fetched unless the input asks for it', async () => {
    site.set('/a', html(1));
    const db = fresh();
    expect((await run(db, `${base}/a`)).documents).toMatchObject({ new: 0, failed: 1 });
    expect(rows(db, FAILURES)).toEqual(['/a', 'FETCH_OFF']);
    expect(asked).toEqual([]);
  });

  it('are stored with their bytes, proved from there, and not sent again while they are the same', async () => {
    site.set('/a', html(1)).set('/b', html(2));
    const db = fresh();
    const input: InputSpec = { kind: 'pages', addresses: [`${base}/a#top`, `${base}/b`], fetch: true };
    expect((await run(db, input)).documents).toMatchObject({ new: 2, failed: 0 });
    expect(rows(db, LOCATORS)).toEqual(['/a', '/b']);
    expect(await problemsOf(db)).toEqual([]);
    site.set('/b', html(3));
    sent.length = 0;
    expect((await run(db, input)).documents).toMatchObject({ unchanged: 1, replaced: 1, new: 0 });
    expect(sent).toEqual(['/b']);
    expect(rows(db, `SELECT title FROM documents WHERE locator LIKE '%/b'`)).toEqual(['Page 3']);
  });

  it('that fail cost themselves; what is no article is told', async () => {
    site
      .set('/ok', html(4))
      .set('/picture', { type: 'image/png', body: 'x' })
      .set('/busy', { ...html(5), status: 410 });
    const db = fresh();
    const addresses = ['/ok', '/picture', '/busy', '/none'].map((path) => base + path);
    expect((await run(db, { kind: 'pages', addresses, fetch: true })).documents).toMatchObject({ new: 1, failed: 3 });
    expect(rows(db, FAILURES)).toEqual([
      '/busy',
      'FETCH_STATUS',
      '/none',
      'FETCH_STATUS',
      '/picture',
      'INPUT_UNSUPPORTED',
    ]);
  });

  it('are asked for with the robots file in hand', async () => {
    site
      .set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /closed' })
      .set('/closed', html(6))
      .set('/open', html(7));
    const db = fresh();
    await run(db, { kind: 'pages', addresses: [`${base}/closed`, `${base}/open`], fetch: true });
    expect([rows(db, LOCATORS), rows(db, FAILURES)]).toEqual([['/open'], ['/closed', 'FETCH_ROBOTS']]);
    expect(asked).not.toContain('/closed');
  });
});

const rss = (items: string): Page => ({
  type: 'application/rss+xml',
  body: `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Post</title><link>${base}/</link><description>d</description>${items}</channel></rss>`,
});
const item = (n: number, more = ''): string =>
  `<item><title>Item ${n}</title><link>${base}/${n}</link><guid isPermaLink="false">g${n}</guid><pubDate>Tue, ${String((n % 27) + 1).padStart(2, '0')} Mar 2025 06:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>${more}</item>`;
const whole = (n: number): string => {
  const paragraphs = [0, 1, 2, 3, 4].map((i) => `<p>${article(n + i)}</p>`);
  return `<content:encoded><![CDATA[${paragraphs.join('')}]]></content:encoded>`;
};

describe('feeds', () => {
  it('give the full text that they hold, or that of the linked page; known items are not asked for again', async () => {
    site.set('/feed', rss(item(1, whole(1)) + item(2, '<description>Short.</description>'))).set('/2', html(22));
    const db = fresh();
    const input: InputSpec = { kind: 'feed', addresses: [`${base}/feed`], fetch: true };
    expect((await run(db, input)).documents).toMatchObject({ new: 2, failed: 0 });
    expect(rows(db, LOCATORS)).toEqual(['/2', '/feed#g1']);
    expect(rows(db, 'SELECT title, byline, site, published, url FROM documents ORDER BY locator')).toEqual([
      ...['Page 22', 'Ana Ruiz', 'The Harbour Post', '2025-03-03', '/2'],
      ...['Item 1', 'Ana Ruiz', 'The Harbour Post', '2025-03-02', '/1'],
    ]);
    expect(await problemsOf(db)).toEqual([]);
    asked.length = 0;
    sent.length = 0;
    expect((await run(db, input)).documents).toMatchObject({ new: 0, unchanged: 2 });
    expect([asked.filter((path) => path !== '/robots.txt'), sent]).toEqual([['/feed'], []]);
    // a new item, an old one whose guid is known, and one that has been edited
    site.set('/feed', rss(item(3, whole(31)) + item(2, '<description>Short.</description>') + item(1, whole(41))));
    asked.length = 0;
    expect((await run(db, input)).documents).toMatchObject({ new: 1, replaced: 1, unchanged: 1 });
    expect(asked.filter((path) => path !== '/robots.txt')).toEqual(['/feed']);
  });

  it('take the text from where they are told', async () => {
    site
      .set('/feed', rss(item(1, whole(1)) + item(2, '<description>Norvania paid $5 million.</description>')))
      .set('/1', html(1))
      .set('/2', html(2));
    const texts = async (text: 'item' | 'page'): Promise<unknown[]> => {
      const db = fresh();
      await run(db, { kind: 'feed', addresses: [`${base}/feed`], fetch: true, text });
      return rows(db, LOCATORS);
    };
    expect(await texts('item')).toEqual(['/feed#g1', '/feed#g2']);
    expect(await texts('page')).toEqual(['/1', '/2']);
  });

  it('whose page fails are asked for in full the next time', async () => {
    site.set('/feed', rss(item(1) + item(2, whole(2))));
    const db = fresh();
    const input: InputSpec = { kind: 'feed', addresses: [`${base}/feed`], fetch: true };
    expect((await run(db, input)).documents).toMatchObject({ new: 1, failed: 1 });
    site.set('/1', html(1));
    expect((await run(db, input)).documents).toMatchObject({ new: 1, unchanged: 1, failed: 0 });
    expect(rows(db, FAILURES)).toEqual([]);
  });

  it('are read in every format, from files too, without any fetching', async () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>a</id><updated>2025-03-04T00:00:00Z</updated><entry><id>e1</id><title>E1</title><updated>2025-03-04T00:00:00Z</updated><link href="https://x.example/e1"/><author><name>Bo Li</name></author><content type="html">&lt;p&gt;${article(1)}&lt;/p&gt;</content></entry></feed>`;
    const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://x.example/"><title>R</title><link>https://x.example/</link><description>d</description></channel><item rdf:about="https://x.example/r1"><title>R1</title><link>https://x.example/r1</link><description>${article(2)}</description></item></rdf:RDF>`;
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      items: [
        { id: 'j1', url: 'https://x.example/j1', content_text: article(3), date_published: '2025-03-04T00:00:00Z' },
      ],
    });
    const paths = Object.entries({
      'a.atom': atom,
      'r.rdf': rdf,
      'j.json': json,
      's.rss': rss(item(4, whole(4))).body as string,
    }).map(([name, body]) => {
      writeFileSync(join(folder, name), body);
      return join(folder, name);
    });
    const db = fresh();
    const summary = await run(db, { kind: 'feed', addresses: paths, text: 'item' });
    expect([summary.documents.new, summary.documents.failed]).toEqual([4, 0]);
    expect(rows(db, 'SELECT published FROM documents ORDER BY locator')).toEqual([
      '2025-03-04',
      '2025-03-04',
      null,
      '2025-03-05',
    ]);
    expect(await problemsOf(db)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('are followed from an OPML list', async () => {
    site.set('/opml', {
      type: 'text/x-opml',
      body: `<opml version="2.0"><head><title>l</title></head><body><outline text="a"><outline text="b" type="rss" xmlUrl="${base}/f1"/></outline><outline text="c" type="rss" xmlUrl="${base}/f2"/></body></opml>`,
    });
    site.set('/f1', rss(item(1, whole(1)))).set('/f2', rss(item(2, whole(5))));
    const db = fresh();
    expect((await run(db, { kind: 'feed', addresses: [`${base}/opml`], fetch: true })).documents).toMatchObject({
      new: 2,
      failed: 0,
    });
    expect(rows(db, LOCATORS)).toEqual(['/f1#g1', '/f2#g2']);
  });

  it('that are none, or attack, are refused with a reason', async () => {
    site.set('/no', { type: 'application/rss+xml', body: '<rss version="2.0"' }).set('/bomb', {
      type: 'application/rss+xml',
      body: '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>',
    });
    const db = fresh();
    await run(db, { kind: 'feed', addresses: [`${base}/no`, `${base}/bomb`], fetch: true });
    expect(rows(db, FAILURES)).toEqual(['/bomb', 'FEED_UNSAFE', '/no', 'FEED_INVALID']);
  });
});

describe('sitemaps', () => {
  const map = (urls: string): Page => ({
    type: 'application/xml',
    body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`,
  });
  const url = (path: string, day = ''): string =>
    `<url><loc>${path.startsWith('/') ? base : ''}${path}</loc>${day === '' ? '' : `<lastmod>${day}</lastmod>`}</url>`;

  it('lead to their pages, through an index and gzip, but not to other sites; filters choose', async () => {
    site.set('/index.xml', {
      type: 'text/xml',
      body: `<sitemapindex><sitemap><loc>${base}/one.xml</loc></sitemap><sitemap><loc>${base}/two.xml.gz</loc></sitemap></sitemapindex>`,
    });
    site.set(
      '/one.xml',
      map(
        url('/news/1', '2025-03-04T10:00:00Z') +
          url('/news/old', '2024-01-01') +
          url('/about') +
          url('https://elsewhere.example/x'),
      ),
    );
    site.set('/two.xml.gz', { type: 'application/gzip', body: gzipSync(map(url('/news/2')).body) });
    for (const [i, path] of ['/news/1', '/news/2', '/news/old', '/about'].entries()) site.set(path, html(i));
    const db = fresh();
    const input: InputSpec = {
      kind: 'sitemap',
      addresses: [`${base}/index.xml`],
      fetch: true,
      include: ['/news/**'],
      since: '2025-01-01',
    };
    expect((await run(db, input)).documents).toMatchObject({ new: 2, failed: 0 });
    expect(rows(db, LOCATORS)).toEqual(['/news/1', '/news/2']);
    sent.length = 0;
    expect((await run(db, input)).documents).toMatchObject({ new: 0, unchanged: 2 });
    expect(sent.filter((path) => path.startsWith('/news'))).toEqual([]);
  });

  it('stop at the limit, and take a plain list', async () => {
    site.set('/list.txt', { type: 'text/plain', body: `${base}/1\n${base}/2\n${base}/3\n` });
    for (const n of [1, 2, 3]) site.set(`/${n}`, html(n));
    const db = fresh();
    await run(db, { kind: 'sitemap', addresses: [`${base}/list.txt`], fetch: true, limit: 2 });
    expect(rows(db, LOCATORS)).toEqual(['/1', '/2']);
  });
});

describe('what a plain address or a file turns out to be', () => {
  const list = (n: number): string =>
    `<urlset>${Array.from({ length: n }, (_, i) => `<url><loc>${base}/${i + 1}</loc></url>`).join('')}</urlset>`;

  it('is taken up to the limit: the items of a feed, the pages of a sitemap', async () => {
    site.set('/feed', rss([1, 2, 3].map((n) => item(n, whole(n))).join('')));
    site.set('/map', { type: 'application/xml', body: list(3) });
    for (const n of [1, 2, 3]) site.set(`/${n}`, html(n));
    const [feed, map] = [fresh(), fresh()];
    await run(feed, inputOf(`${base}/feed`, { fetch: true, limit: 1 }));
    expect(rows(feed, LOCATORS)).toEqual(['/feed#g3']);
    await run(map, inputOf(`${base}/map`, { fetch: true, limit: 2 }));
    expect(rows(map, LOCATORS)).toEqual(['/1', '/2']);
  });

  it('is fetched where that is asked for: what a saved list leads to, too', async () => {
    writeFileSync(join(folder, 'list.opml'), `<opml><body><outline type="rss" xmlUrl="${base}/feed"/></body></opml>`);
    writeFileSync(join(folder, 'map.xml'), list(1));
    site.set('/feed', rss(item(1, whole(1)))).set('/1', html(5));
    const [asks, asksNot] = [fresh(), fresh()];
    const words = ['list.opml', 'map.xml'].map((name) => join(folder, name));
    await run(asks, ...words.map((word) => inputOf(word, { fetch: true })));
    expect([rows(asks, LOCATORS), rows(asks, FAILURES)]).toEqual([['/1', '/feed#g1'], []]);
    asked.length = 0;
    await run(asksNot, ...words.map((word) => inputOf(word)));
    expect(rows(asksNot, FAILURES)).toEqual(['/1', 'FETCH_OFF', '/feed', 'FETCH_OFF']);
    expect(asked).toEqual([]);
  });

  it('is tried again as it was: a file that leads to pages asks for none of them, if it did not before', async () => {
    const list = join(folder, 'tried.opml');
    writeFileSync(list, '<opml><body>');
    const db = fresh();
    await run(db, list);
    expect(rows(db, FAILURES)).toEqual([list, 'FEED_INVALID']);
    writeFileSync(list, `<opml><body><outline type="rss" xmlUrl="${base}/feed"/></body></opml>`);
    site.set('/feed', rss(item(1, whole(1))));
    const options = fillIngestOptions({ db, jobs: 1, fetchOptions: quick });
    await retryFailures({}, options, () => {});
    expect(asked).toEqual([]);
    await run(db, inputOf(list, { fetch: true }));
    expect(rows(db, LOCATORS)).toEqual(['/feed#g1']);
  });
});

describe('a run that is stopped while it waits for a host', () => {
  it('ends at once: what it has is stored, and nothing has failed', async () => {
    for (const n of [1, 2, 3, 4]) site.set(`/${n}`, html(n));
    const db = fresh();
    const stop = new AbortController();
    const addresses = [1, 2, 3, 4].map((n) => `${base}/${n}`);
    const pagesAsked = (): number => asked.filter((path) => /^\/\d/.test(path)).length;
    // the second page is due in an hour
    const fetchOptions = { ...quick, hostDelay: 3_600_000 };
    const waiting = setInterval(() => {
      if (pagesAsked() > 0) stop.abort();
    }, 20);
    const summary = await ingest([{ kind: 'pages', addresses, fetch: true }], {
      db,
      jobs: 1,
      fetchOptions,
      signal: stop.signal,
    });
    clearInterval(waiting);
    expect(summary).toMatchObject({ status: 'stopped', documents: { failed: 0 } });
    expect(pagesAsked()).toBe(1);
  });
});

describe('an .xml file that is named', () => {
  it('is looked into: a feed, a sitemap, or nothing that is read', async () => {
    writeFileSync(join(folder, 'named.xml'), rss(item(1, whole(1))).body);
    writeFileSync(join(folder, 'other.xml'), '<recipe><egg/></recipe>');
    const db = fresh();
    const summary = await run(db, join(folder, 'named.xml'), join(folder, 'other.xml'));
    expect(summary.documents).toMatchObject({ new: 1, failed: 1 });
    expect(rows(db, 'SELECT code FROM failures')).toEqual(['INPUT_UNSUPPORTED']);
  });
});

describe('the command', () => {
  it('fetches with --fetch: a page, and what turns out to be a feed', async () => {
    site.set('/feed', rss(item(1, whole(1)))).set('/a', html(9));
    const args = [
      'ingest',
      `${base}/feed`,
      `${base}/a`,
      '--json',
      '--quiet',
      '--db',
      'web.db',
      '--fetch',
      '--allow-loopback',
      '--host-delay',
      '0',
    ];
    const { status, stdout, stderr } = await startWhosaid(folder, args).ended;
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ documents: { new: 2 } });
    const refused = await startWhosaid(
      folder,
      args.filter((arg) => arg !== '--allow-loopback').map((arg) => (arg === 'web.db' ? 'no.db' : arg)),
    ).ended;
    expect([refused.status, refused.stderr]).toEqual([3, expect.stringContaining('FETCH_PRIVATE_ADDRESS')]);
  });
});
