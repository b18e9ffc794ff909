import { messageOf, WhosaidError } from '../../errors.js';
import { readDay } from '../../readers/html-metadata.js';
import { assertHarmless } from './xml.js';

/** One item of a feed, whatever its format. */
export interface FeedItem {
  /** What the feed tells its items apart by: guid, id, else the link, else what it says. */
  readonly guid: string;
  readonly link: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  /** YYYY-MM-DD. */
  readonly published: string | null;
  readonly modified: string | null;
  /** The text that the feed itself holds: the full text where there is one, else the summary. */
  readonly content: string;
  readonly contentIsHtml: boolean;
}

export interface ParsedFeed {
  readonly title: string | null;
  readonly language: string | null;
  readonly items: readonly FeedItem[];
  /** Addresses of other feeds, of an OPML list. */
  readonly feeds: readonly string[];
}

type Loose = Readonly<Record<string, unknown>>;
const object = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(object) : []);
const string = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value : object(value).value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
};
const short = (value: unknown): string | null => string(value)?.replace(/\s+/g, ' ').slice(0, 1000) ?? null;
const names = (people: unknown): string | null => {
  const found = list(people)
    .map((person) => short(person.name) ?? short(person.email))
    .filter((name) => name !== null);
  return found.length > 0 ? found.join(', ') : null;
};

/** Atom's link to the page itself. */
function atomLink(links: readonly Loose[]): string | null {
  const rel = (link: Loose): string => string(link.rel) ?? 'alternate';
  const best = links.find((link) => rel(link) === 'alternate' && /html/.test(string(link.type) ?? 'html')) ?? links[0];
  return best === undefined || rel(best) === 'self' ? null : string(best.href);
}

function rssItem(item: Loose): Omit<FeedItem, 'guid'> & { guid: string | null } {
  const dc = object(item.dc);
  const content = string(object(item.content).encoded);
  const link = string(item.link);
  const guid = object(item.guid);
  const permalink = guid.isPermaLink !== false && /^https?:/.test(string(guid.value) ?? '') ? string(guid.value) : null;
  const creators = Array.isArray(dc.creators) ? dc.creators.map(short).filter((name) => name !== null) : [];
  return {
    guid: string(item.guid) ?? string(object(item.rdf).about),
    link: link ?? atomLink(list(object(item.atom).links)) ?? permalink,
    title: short(item.title),
    byline: names(item.authors) ?? (creators.length > 0 ? creators.join(', ') : short(dc.creator)),
    published: readDay(
      string(item.pubDate) ?? string(dc.date) ?? (Array.isArray(dc.dates) ? string(dc.dates[0]) : null),
    ),
    modified: readDay(string(object(item.atom).updated)),
    content: content ?? string(item.description) ?? '',
    contentIsHtml: true,
  };
}

function atomEntry(entry: Loose): Omit<FeedItem, 'guid'> & { guid: string | null } {
  const content = object(entry.content);
  const summary = object(entry.summary);
  const held = string(content.value) !== null ? content : summary;
  return {
    guid: string(entry.id),
    link: atomLink(list(entry.links)),
    title: short(entry.title),
    byline: names(entry.authors),
    published: readDay(string(entry.published) ?? string(entry.updated)),
    modified: readDay(string(entry.updated)),
    content: string(held.value) ?? '',
    contentIsHtml: (string(held.type) ?? 'text') !== 'text',
  };
}

function jsonItem(item: Loose): Omit<FeedItem, 'guid'> & { guid: string | null } {
  const html = string(item.content_html);
  return {
    guid: string(item.id),
    link: string(item.url) ?? string(item.external_url),
    title: short(item.title),
    byline: names(item.authors),
    published: readDay(string(item.date_published)),
    modified: readDay(string(item.date_modified)),
    content: html ?? string(item.content_text) ?? string(item.summary) ?? '',
    contentIsHtml: html !== null,
  };
}

/** An address as it stands, seen from another; null where it cannot be told. */
function seenFrom(base: string | null, address: string | null): string | null {
  if (address === null) return null;
  if (base !== null && URL.canParse(address, base)) return new URL(address, base).href;
  return URL.canParse(address) ? address : null;
}

/** Where the addresses of a feed are seen from: what it says (`xml:base`), where it came from, else its own address or that of its site. */
function baseOf(feed: Loose, address: string | null): string | null {
  const links = [...list(feed.links), ...list(object(feed.atom).links)];
  const own = string(links.find((link) => string(link.rel) === 'self')?.href) ?? string(feed.feed_url);
  const site = string(feed.link) ?? string(feed.home_page_url) ?? atomLink(list(feed.links));
  const from = address ?? seenFrom(null, own) ?? seenFrom(null, site);
  return seenFrom(from, string(object(feed.xml).base)) ?? from;
}

/**
 * Reads RSS, Atom, RDF, JSON Feed, and OPML lists of feeds. Items without text and link are left out; of items with one guid, the first counts.
 * @param address Where the feed came from, for the addresses in it that are relative; null where it came from no address.
 * @throws WhosaidError FEED_UNSAFE, FEED_INVALID
 */
export async function parseFeed(source: string, address: string | null = null): Promise<ParsedFeed> {
  if (source.trimStart().startsWith('<')) assertHarmless(source);
  const { parseFeed: parse, parseOpml } = await import('feedsmith');
  try {
    if (/<opml[\s>]/i.test(source.slice(0, 8192))) {
      const opml = object(parseOpml(source));
      return { title: short(object(opml.head).title), language: null, items: [], feeds: outlines(object(opml.body)) };
    }
    const { format, feed } = parse(source) as { format: string; feed: unknown };
    const fields = object(feed);
    const base = baseOf(fields, address);
    const read = format === 'atom' ? atomEntry : format === 'json' ? jsonItem : rssItem;
    const seen = new Set<string>();
    const items = list(format === 'atom' ? fields.entries : fields.items)
      .map((entry) => ({ item: read(entry), own: string(object(entry.xml).base) }))
      .filter(({ item }) => item.link !== null || item.content !== '')
      .map(({ item, own }) => ({
        ...item,
        link: seenFrom(seenFrom(base, own) ?? base, item.link) ?? item.link,
        // as the feed has it, so that it stays what the item is known by
        guid: item.guid ?? item.link ?? `${item.title ?? ''} ${item.published ?? ''}`.trim(),
      }))
      .filter(({ guid }) => !seen.has(guid) && seen.add(guid) !== undefined);
    return { title: short(fields.title), language: short(fields.language), items, feeds: [] };
  } catch (error) {
    if (error instanceof WhosaidError) throw error;
    throw new WhosaidError('FEED_INVALID', `it is no feed that can be read: ${messageOf(error)}`);
  }
}

/** The addresses of the feeds in an outline, in order. */
function outlines(body: Loose): string[] {
  const found: string[] = [];
  const open = [...list(body.outlines)].reverse();
  while (open.length > 0 && found.length < 10_000) {
    const outline = open.pop() as Loose;
    const address = string(outline.xmlUrl);
    if (address !== null) found.push(address);
    open.push(...[...list(outline.outlines)].reverse());
  }
  return [...new Set(found)];
}
