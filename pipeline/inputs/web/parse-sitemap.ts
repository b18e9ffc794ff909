import { assertHarmless, unescapeXml } from './xml.js';

export interface SitemapEntry {
  readonly address: string;
  /** YYYY-MM-DD, or null. */
  readonly modified: string | null;
}

export interface ParsedSitemap {
  readonly pages: readonly SitemapEntry[];
  /** Other sitemaps that this one lists. */
  readonly sitemaps: readonly SitemapEntry[];
}

/** What the protocol allows in one file. */
const MOST_ENTRIES = 50_000;

/**
 * Reads a sitemap, an index of sitemaps, or a plain list of addresses, one a line. Takes what it can of a file that breaks off.
 * @throws WhosaidError FEED_UNSAFE
 */
export function parseSitemap(source: string): ParsedSitemap {
  if (!source.trimStart().startsWith('<')) {
    const pages = source
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => /^https?:\/\/\S+$/i.test(line))
      .slice(0, MOST_ENTRIES)
      .map((address) => ({ address, modified: null }));
    return { pages, sitemaps: [] };
  }
  assertHarmless(source);
  const pages: SitemapEntry[] = [];
  const sitemaps: SitemapEntry[] = [];
  // one pass over the blocks; no expression runs further than one of them
  const start = /<(url|sitemap)>/g;
  for (let match = start.exec(source); match !== null; match = start.exec(source)) {
    const name = match[1] as string;
    const end = source.indexOf(`</${name}>`, start.lastIndex);
    if (end < 0 || pages.length + sitemaps.length >= MOST_ENTRIES) break;
    const block = source.slice(start.lastIndex, Math.min(end, start.lastIndex + 20_000));
    start.lastIndex = end;
    const address = fieldOf(block, 'loc');
    if (address === null) continue;
    const modified = /^\d{4}-\d{2}-\d{2}/.exec(fieldOf(block, 'lastmod') ?? '')?.[0] ?? null;
    (name === 'url' ? pages : sitemaps).push({ address, modified });
  }
  return { pages, sitemaps };
}

function fieldOf(block: string, name: string): string | null {
  const start = block.indexOf(`<${name}>`);
  if (start < 0) return null;
  const end = block.indexOf(`</${name}>`, start);
  if (end < 0) return null;
  const raw = block.slice(start + name.length + 2, end).trim();
  const cdata = /^<!\[CDATA\[([^\]]{0,4000})\]\]>$/.exec(raw)?.[1];
  return (cdata ?? unescapeXml(raw)).trim();
}
