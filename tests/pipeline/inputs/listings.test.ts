import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../pipeline/inputs/web/parse-feed.js';
import { parseSitemap } from '../../../pipeline/inputs/web/parse-sitemap.js';
import { decodeListing, unescapeXml } from '../../../pipeline/inputs/web/xml.js';

describe('the bytes of a listing are decoded', () => {
  const text = '<a>café</a>';
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  it.each<[string, Uint8Array, string | null]>([
    ['the mark of UTF-16, low byte first', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-8'],
    ['the mark of UTF-16, high byte first', swapped(Buffer.from(`\ufeff${text}`, 'utf16le')), 'utf-8'],
    ['the mark of UTF-8, whatever the header says', Buffer.from(`\ufeff${text}`, 'utf8'), 'iso-8859-1'],
    ['the charset of the header', Buffer.from(text, 'latin1'), 'iso-8859-1'],
    ['nothing: UTF-8', Buffer.from(text, 'utf8'), null],
  ])('by %s', (_, bytes, charset) => {
    expect(decodeListing(bytes, charset)).toBe(text);
  });

  it('or refused, when nobody knows the charset', () => {
    expect(() => decodeListing(Buffer.from(text), 'martian')).toThrowError(
      expect.objectContaining({ code: 'UNKNOWN_CHARSET', message: expect.stringContaining('"martian"') }),
    );
  });
});

describe('references of XML', () => {
  it.each([
    ['R&amp;D &LT;b&gt; &quot;x&apos;', 'R&D <b> "x\''],
    ['caf&#233; caf&#xE9; &#x1F600;', 'café café 😀'],
    // no characters: they stay as they stand
    ['&#0; &#xD800; &#x110000; &nbsp; &;', '&#0; &#xD800; &#x110000; &nbsp; &;'],
  ])('in %s are read', (source, expected) => {
    expect(unescapeXml(source)).toBe(expected);
  });
});

describe('a sitemap', () => {
  it('is read as far as it goes: sections, comments, escapes; entries without an address left out', () => {
    const { pages, sitemaps } = parseSitemap(`<?xml version="1.0"?><!DOCTYPE urlset><urlset><!-- a > b -->
      <url><loc><![CDATA[https://x.example/a?b&c]]></loc><lastmod>2025-03-04T10:00:00Z</lastmod></url>
      <url><loc>https://x.example/d?e&amp;f</loc><lastmod>yesterday</lastmod></url>
      <url><priority>1</priority></url><url><loc>https://x.example/cut</url>
      <url><loc>https://x.example/lost`);
    expect(pages).toEqual([
      { address: 'https://x.example/a?b&c', modified: '2025-03-04' },
      { address: 'https://x.example/d?e&f', modified: null },
    ]);
    expect(sitemaps).toEqual([]);
  });

  it.each(['<!-- never closed <urlset>', '<urlset><url', '<![CDATA[ <urlset>'])(
    'that breaks off in %s is empty',
    (source) => {
      expect(parseSitemap(source)).toEqual({ pages: [], sitemaps: [] });
    },
  );

  it('may be a plain list of addresses', () => {
    const { pages } = parseSitemap('https://x.example/1\r\n\r\nnot an address\nHTTPS://x.example/2\n');
    expect(pages.map((page) => page.address)).toEqual(['https://x.example/1', 'HTTPS://x.example/2']);
  });
});

describe('a feed', () => {
  const rss = (items: string): string =>
    `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title><link>https://x.example/</link><description>d</description>${items}</channel></rss>`;
  const atom = (entries: string): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id><updated>2025-03-04T00:00:00Z</updated>${entries}</feed>`;

  it('of RSS: the link is the link, or a permanent guid; days and people where they are told', async () => {
    const { items } = await parseFeed(
      rss(`<item><title>1</title><link>https://x.example/1</link><guid isPermaLink="false">g1</guid><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><dc:creator>Bo Li</dc:creator></item>
        <item><title>2</title><guid>https://x.example/2</guid><dc:date>2025-03-05</dc:date></item>
        <item><title>3</title><guid isPermaLink="false">https://x.example/no-page</guid><description>Ships came.</description></item>
        <item><title>4</title></item>`),
    );
    expect(items.map(({ guid, link, published, byline }) => [guid, link, published, byline])).toEqual([
      ['g1', 'https://x.example/1', '2025-03-04', 'Bo Li'],
      ['https://x.example/2', 'https://x.example/2', '2025-03-05', null],
      ['https://x.example/no-page', null, null, null],
    ]);
    expect(items[2]?.content).toBe('Ships came.');
  });

  it('of items without a guid: told apart by link, else by title and day; the first of two alike counts', async () => {
    const { items } = await parseFeed(
      rss(`<item><title>A</title><link>https://x.example/a</link></item><item><title>B</title><link>https://x.example/a</link></item>
        <item><title>C</title><description>x</description><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate></item><item><description>y</description></item>`),
    );
    expect(items.map(({ guid, title }) => [guid, title])).toEqual([
      ['https://x.example/a', 'A'],
      ['C 2025-03-04', 'C'],
      ['', null],
    ]);
  });

  it('of Atom: the page is the link that says so, never the entry itself; a summary stands in for the text', async () => {
    const { items } = await parseFeed(
      atom(`<entry><id>1</id><title>1</title><updated>2025-03-04T00:00:00Z</updated><link rel="edit" href="https://x.example/edit"/><link rel="alternate" type="text/html" href="https://x.example/1"/><author><name>Bo Li</name></author><author><email>desk@x.example</email></author><content type="html">&lt;p&gt;Ships&lt;/p&gt;</content></entry>
        <entry><id>2</id><title>2</title><updated>2025-03-05T00:00:00Z</updated><link rel="self" href="https://x.example/2.atom"/><summary>Trains came.</summary></entry>
        <entry><id>3</id><title>3</title><updated>2025-03-05T00:00:00Z</updated><link rel="via" href="https://x.example/3"/><link rel="alternate" type="audio/mpeg" href="https://x.example/3.mp3"/></entry>`),
    );
    expect(items.map(({ link, byline, content, contentIsHtml }) => [link, byline, content, contentIsHtml])).toEqual([
      ['https://x.example/1', 'Bo Li, desk@x.example', '<p>Ships</p>', true],
      [null, null, 'Trains came.', false],
      ['https://x.example/3', null, '', false],
    ]);
  });

  it('of JSON: html before text before summary, a page elsewhere where it has none of its own', async () => {
    const { items } = await parseFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [
          {
            id: '1',
            url: 'https://x.example/1',
            content_html: '<p>a</p>',
            content_text: 'b',
            date_published: '2025-03-04',
          },
          { id: '2', external_url: 'https://y.example/2', content_text: 'b', summary: 'c' },
          { id: '3', summary: 'c' },
          { id: '4' },
        ],
      }),
    );
    expect(items.map(({ link, content, contentIsHtml }) => [link, content, contentIsHtml])).toEqual([
      ['https://x.example/1', '<p>a</p>', true],
      ['https://y.example/2', 'b', false],
      [null, 'c', false],
    ]);
  });

  it('whose addresses are relative: seen from what it says, where it came from, or else its own address or its site', async () => {
    const links = async (source: string, address: string | null = null): Promise<unknown[]> =>
      (await parseFeed(source, address)).items.map(({ link, guid }) => [link, guid]);
    const based = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/blog/"><title>t</title><entry xml:base="2025/"><id>a</id><title>1</title><link href="one.html"/></entry><entry><id>b</id><title>2</title><link href="/two"/></entry></feed>`;
    expect(await links(based, 'https://y.example/feed')).toEqual([
      ['https://x.example/blog/2025/one.html', 'a'],
      ['https://x.example/two', 'b'],
    ]);
    const item = '<item><title>1</title><link>one?a=1&amp;b=2</link></item>';
    expect(await links(rss(item), 'https://y.example/news/feed')).toEqual([
      ['https://y.example/news/one?a=1&b=2', 'one?a=1&b=2'],
    ]);
    expect(await links(rss(item))).toEqual([['https://x.example/one?a=1&b=2', 'one?a=1&b=2']]);
    const own = '<atom:link rel="self" href="https://z.example/feeds/all"/>';
    expect(await links(rss(`${own}${item}`))).toEqual([['https://z.example/feeds/one?a=1&b=2', 'one?a=1&b=2']]);
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [{ id: '1', url: '../1', content_text: 'b' }],
    };
    expect(await links(JSON.stringify({ ...json, home_page_url: 'https://j.example/a/b/' }))).toEqual([
      ['https://j.example/a/1', '1'],
    ]);
    // nothing says from where
    expect(await links(JSON.stringify(json))).toEqual([['../1', '1']]);
  });

  it('that is none is told', async () => {
    await expect(parseFeed('{"title":"no feed"}')).rejects.toMatchObject({ code: 'FEED_INVALID' });
  });
});
