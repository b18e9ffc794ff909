import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../pipeline/inputs/advice.js';
import { inputFormatOf, listingOf, unpackedName, webFormatOf } from '../../../pipeline/inputs/formats.js';

describe('the format of a file by its name', () => {
  it.each([
    ['a.tgz', 'gzip', 'a.tar'],
    ['a.TBZ2', 'bzip2', 'a.tar'],
    ['a.csv.gz', 'gzip', 'a.csv'],
    ['crawl.warc.gz', 'warc', 'crawl.warc'],
    // nobody knows what it holds
    ['dump.gz', null, 'dump'],
    ['a.ndjson', 'jsonl', 'a.ndjson'],
    ['notes', null, 'notes'],
    // what every object of the language has is no ending
    ['a.constructor', null, 'a.constructor'],
  ])('%s', (name, format, unpacked) => {
    expect(inputFormatOf(name)).toBe(format);
    expect(unpackedName(name)).toBe(unpacked);
  });
});

describe('a file that no reader knows', () => {
  it.each([
    ['report.doc', 'save it as DOCX or PDF'],
    ['REPORT.RTF', 'save it as DOCX or PDF'],
    ['table.xlsx', 'save it as CSV'],
    ['page.mhtml', 'save the page as HTML'],
    ['articles.json', "jq -c '.[]'"],
    ['list.xml', 'it is no feed and no sitemap'],
    ['picture.png', '.txt .md .html'],
    ['constructor', '.txt .md .html'],
    ['a.constructor', '.txt .md .html'],
  ])('as %s: %s', (path, advice) => {
    expect(adviceFor(path)).toContain(advice);
  });
});

describe('a listing by its beginning', () => {
  it.each([
    ['{"version": "https://jsonfeed.org/version/1.1"}', 'feed'],
    ['{"version": "2"}', null],
    ['\ufeff <?xml version="1.0"?><!-- x --><rdf:RDF>', 'feed'],
    ['<opml version="2.0">', 'feed'],
    ['<sitemapindex>', 'sitemap'],
    ['<urlset>', 'sitemap'],
    ['<html>', null],
    ['<', null],
    ['plain', null],
  ])('%s', (head, kind) => {
    expect(listingOf(head)).toBe(kind);
  });
});

describe('what a page from the web is', () => {
  const of = (type: string | null, body: string, address = 'https://x.example/a'): string | null =>
    webFormatOf(type, new TextEncoder().encode(body), address);
  it('shows at its beginning, whatever the server says', () => {
    expect(of('text/html', '%PDF-1.7')).toBe('pdf');
    expect(of('text/plain', '\ufeff<rss version="2.0">')).toBe('feed');
    expect(of('application/octet-stream', '<!DOCTYPE html><p>x')).toBe('html');
    expect(of('application/xml', '<html lang="en">')).toBe('html');
  });
  it('is what the server says, else what its address says', () => {
    expect(of('text/html; charset=utf-8', 'Ships came.')).toBe('html');
    expect(of(null, 'Ships came.', 'https://x.example/a.md?x=1#y')).toBe('markdown');
    expect(of('application/octet-stream', 'PK', 'https://x.example/a.docx')).toBe('docx');
    expect(of('application/octet-stream', 'PK', 'https://x.example/a.epub')).toBe('epub');
  });
  it('is nothing that is read, where the server names another type, or promises a feed that is none', () => {
    expect(of('image/png', 'x')).toBeNull();
    expect(of('constructor', 'x')).toBeNull();
    expect(of('application/rss+xml', 'Ships came.')).toBeNull();
    expect(of('application/octet-stream', 'Ships came.', 'https://x.example/a.md')).toBeNull();
    expect(of(null, 'Ships came.')).toBeNull();
  });
});
