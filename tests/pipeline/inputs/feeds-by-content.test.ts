import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { type IngestSummary, ingest } from '../../../pipeline/ingest.js';
import { fillIngestOptions } from '../../../pipeline/ingest-options.js';
import { listingFormat } from '../../../pipeline/inputs/listing-file.js';
import { retryFailures } from '../../../pipeline/schedule/retry.js';
import { scratchFolder, whosaid } from '../cli/run-command.js';
import { zip } from './make-zip.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);

const body = (n: number): string =>
  `Norvania paid $${n} billion for roads in 2024, the ministry said. ${'It was a long year. '.repeat(30)}`;
const item = (n: number): object => ({ id: `i${n}`, url: `https://n.example/${n}`, content_html: `<p>${body(n)}</p>` });
const rss = (n: number): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>N</title><link>https://n.example/</link><item><guid>r${n}</guid><description>&lt;p&gt;${body(n)}&lt;/p&gt;</description></item></channel></rss>`;
const JSON_FEED = 'https://jsonfeed.org/version/1.1';

beforeAll(() => {
  mkdirSync(at('in/deep'), { recursive: true });
  const files: Record<string, string | Uint8Array> = {
    'feed.json': JSON.stringify({ version: JSON_FEED, title: 'J', items: [item(1)] }),
    // the keys of an object come in any order
    'deep/late.json': JSON.stringify({
      items: Array.from({ length: 20 }, (_, n) => item(10 + n)),
      title: 'L',
      version: JSON_FEED,
    }),
    'news.xml': rss(2),
    'wide.xml': Buffer.from(`\ufeff${rss(3)}`, 'utf16le'),
    // none of these is a feed
    'package.json': '{"name": "x", "version": "1.0.0"}',
    'quoting.json': JSON.stringify({ text: '{"version": "https://jsonfeed.org/version/1.1"}' }),
    'list.json': '[1, 2]',
    'empty.json': '',
    'page.xml': '<html><body>No feed</body></html>',
    'sitemap.xml': '<urlset><url><loc>https://n.example/1</loc></url></urlset>',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(at(`in/${name}`), content);
  writeFileSync(
    at('in/packed.zip'),
    zip({
      'a/feed.json': JSON.stringify({ version: JSON_FEED, title: 'Z', items: [item(4)] }),
      'a/package.json': '{"version": "1"}',
    }),
  );
});

function locators(db: string): string[] {
  const store = openStore(at(db), { readonly: true });
  try {
    const all = store.database.prepare('SELECT locator FROM documents ORDER BY 1').pluck().all() as string[];
    return all.map((name) => name.replace(`${folder}/in/`, ''));
  } finally {
    store.close();
  }
}
const read = (db: string, ...inputs: string[]): Promise<IngestSummary> =>
  ingest(inputs.map(at), { db: at(db), jobs: 1 });

describe('feeds among the files of a folder, whose names do not tell them', () => {
  const late = Array.from({ length: 20 }, (_, n) => `deep/late.json#i${10 + n}`);

  it('are taken in, JSON and XML alike, in archives as well; other .json and .xml files are passed over', async () => {
    const summary = await read('folder.db', 'in');
    expect(summary.documents).toMatchObject({ new: 24, failed: 0 });
    expect(locators('folder.db')).toEqual(
      [...late, 'feed.json#i1', 'news.xml#r2', 'packed.zip#a/feed.json#i4', 'wide.xml#r3'].sort(),
    );
    expect((await read('folder.db', 'in')).documents).toMatchObject({ new: 0, replaced: 0, unchanged: 24, failed: 0 });
  });

  it('are taken in where a pattern leads to them, and once, however often they are named', async () => {
    const summary = await read('glob.db', 'in/*.json', 'in/feed.json', 'in', 'in/*.xml');
    expect(summary.documents).toMatchObject({ new: 24, unchanged: 0, failed: 0 });
  });

  it('and what is none is told where it is named', async () => {
    const { documents } = await read('named.db', 'in/package.json', 'in/sitemap.xml');
    expect(documents).toMatchObject({ new: 0, failed: 2 });
    const store = openStore(at('named.db'), { readonly: true });
    expect(store.database.prepare('SELECT code FROM failures ORDER BY 1').pluck().all()).toEqual([
      'FETCH_OFF',
      'INPUT_UNSUPPORTED',
    ]);
    store.close();
  });

  it('may be packed', async () => {
    mkdirSync(at('packed'));
    const packed = (name: string, content: string): void => writeFileSync(at(`packed/${name}`), gzipSync(content));
    packed('feed.xml.gz', rss(6));
    packed('feed.json.gz', JSON.stringify({ version: JSON_FEED, title: 'J', items: [item(7)] }));
    packed('package.json.gz', '{"name": "x"}');
    packed('sitemap.xml.gz', '<urlset><url><loc>https://n.example/1</loc></url></urlset>');
    expect((await read('packed.db', 'packed')).documents).toMatchObject({ new: 2, failed: 0 });
    expect(locators('packed.db').map((name) => name.replace(/^.*\//, ''))).toEqual([
      'feed.json.gz#i7',
      'feed.xml.gz#r6',
    ]);
    // named, the sitemap is one as well, and its page is asked for
    expect((await read('named-packed.db', 'packed/sitemap.xml.gz', 'packed/package.json.gz')).documents).toMatchObject({
      failed: 2,
    });
    const feed = { kind: 'feed', addresses: [at('packed/feed.xml.gz')] } as const;
    expect((await ingest([feed], { db: at('kind.db'), jobs: 1 })).documents).toMatchObject({ new: 1, failed: 0 });
  });

  it('are listed by a dry run', () => {
    const run = whosaid(folder, ['ingest', '--dry-run', 'in', '--db', 'none.db']);
    expect(run.stdout.match(/^new /gm)).toHaveLength(24);
  });

  it('are read as feeds again when an item of theirs has failed', async () => {
    const feed = (content: string): string =>
      JSON.stringify({ version: JSON_FEED, title: 'J', items: [{ ...item(5), content_html: content }] });
    writeFileSync(at('failing.json'), feed('<p> </p>'));
    expect((await read('retry.db', 'failing.json')).documents).toMatchObject({ failed: 1 });
    writeFileSync(at('failing.json'), feed(`<p>${body(5)}</p>`));
    const filter = { document: null, stage: null, code: null, since: null } as unknown as Parameters<
      typeof retryFailures
    >[0];
    const summary = await retryFailures(filter, fillIngestOptions({ db: at('retry.db'), jobs: 1 }), () => {});
    expect(summary?.documents).toMatchObject({ new: 1, failed: 0 });
    expect(locators('retry.db')[0]).toMatch(/failing\.json#i5$/);
  });
});

describe('the look at a file', () => {
  it('finds what it is at its beginning, of JSON at its end as well', () => {
    const of = (name: string): string | null => listingFormat(at(`in/${name}`));
    expect(['feed.json', 'deep/late.json', 'wide.xml'].map(of)).toEqual(['feed', 'feed', 'feed']);
    expect(['package.json', 'quoting.json', 'empty.json', 'list.json', 'page.xml'].map(of)).toEqual(
      Array(5).fill(null),
    );
    expect(of('sitemap.xml')).toBe('sitemap');
  });
});
