import { WhosaidError } from '../../errors.js';
import { type InputContext, type InputItem, makeSource, sha256 } from '../context.js';
import { isAddress } from '../input.js';
import { fetchPage, type PageRequest, pageDocuments, webFailure, withoutFragment } from './pages.js';
import { type FeedItem, parseFeed } from './parse-feed.js';
import { decodeListing, unpackedListing } from './xml.js';

/** A feed or sitemap whose bytes are here. */
export interface Listing {
  /** Its address or path. */
  readonly address: string;
  readonly input: string;
  readonly bytes: Uint8Array;
  readonly charset: string | null;
  /** It was fetched: the addresses in it can be relative to its own. */
  readonly fromWeb: boolean;
}

/** Letters of text from which on an item is taken to hold the whole article. */
const FULL_TEXT = 600;
const MOST_ITEMS = 500;

function lettersOf(item: FeedItem): number {
  const text = item.contentIsHtml ? item.content.replace(/<[^>]{0,2000}>/g, ' ') : item.content;
  return text.replace(/\s+/g, '').length;
}

/** Articles of a feed at an address. */
export async function* feedAt(address: string, context: InputContext): AsyncGenerator<InputItem> {
  const { memory, options } = context;
  try {
    const page = await fetchPage(address, context);
    if (page.notModified) yield { kind: 'unchanged', locator: address, documents: memory.countDocuments(address) };
    else {
      const { bytes, charset, etag, lastModified } = page;
      yield* feedDocuments({ address, input: address, bytes, charset, fromWeb: true }, context);
      if (!options.force) {
        yield { kind: 'fetched', input: address, address, locator: null, validators: { etag, lastModified } };
      }
    }
  } catch (error) {
    yield webFailure(address, address, error);
  }
  yield { kind: 'end', input: address };
}

/** The articles of a feed, or of all feeds in an OPML list. */
export async function* feedDocuments(listing: Listing, context: InputContext): AsyncGenerator<InputItem> {
  const source = decodeListing(unpackedListing(listing.bytes), listing.charset);
  const feed = await parseFeed(source, listing.fromWeb ? listing.address : null);
  for (const address of feed.feeds) {
    if (isAddress(address)) yield* feedAt(address, context);
  }
  const spec = context.spec.kind === 'feed' ? context.spec : null;
  const policy = spec?.text ?? 'auto';
  const fetches = context.spec.fetch === true;
  const dated = feed.items.every((item) => item.published !== null);
  const items = dated
    ? [...feed.items].sort((a, b) => (b.published as string).localeCompare(a.published as string))
    : feed.items;
  const linked: (PageRequest & { readonly item: FeedItem; readonly itemSha256: string })[] = [];
  for (const item of items.slice(0, context.spec.limit ?? MOST_ITEMS)) {
    const itemSha256 = sha256(JSON.stringify([policy, fetches, item]));
    if (isKnown(item, itemSha256, listing, context)) {
      yield { kind: 'unchanged', locator: item.guid, documents: 1 };
      continue;
    }
    const { link } = item;
    const known = {
      title: item.title,
      byline: item.byline,
      published: item.published,
      modified: item.modified,
      language: feed.language,
      site: feed.title,
      url: link,
    };
    const own = lettersOf(item);
    const takesPage = policy === 'page' || (policy === 'auto' && own < FULL_TEXT && fetches);
    if (takesPage && link !== null && isAddress(link)) {
      linked.push({ address: link, input: listing.input, known, item, itemSha256 });
      continue;
    }
    const locator = `${listing.address}#${item.guid}`;
    if (own === 0) {
      const told = `${locator}: the feed holds no text of it${link === null ? '' : '; ask for the page with --fetch'}`;
      yield webFailure(locator, listing.input, new WhosaidError('EMPTY_DOCUMENT', told));
      continue;
    }
    // the feed changes every hour: what it said of this item is kept
    const raw = { input: listing.input, access: {}, passing: true };
    const format = item.contentIsHtml ? 'html' : 'text';
    const bytes = Buffer.from(item.contentIsHtml ? wrapped(item.content) : item.content);
    yield {
      kind: 'source',
      source: makeSource(raw, context, { locator, format, bytes: new Uint8Array(bytes), known, charset: 'utf-8' }),
    };
    yield { kind: 'feed-item', feed: listing.address, guid: item.guid, itemSha256, locator };
  }
  const byAddress = new Map(linked.map((request) => [withoutFragment(request.address), request]));
  for await (const document of pageDocuments(byAddress.values(), context)) {
    yield document;
    const locator =
      document.kind === 'source' ? document.source.locator : document.kind === 'unchanged' ? document.locator : null;
    const request = locator === null ? undefined : byAddress.get(locator);
    if (request !== undefined && locator !== null) {
      yield {
        kind: 'feed-item',
        feed: listing.address,
        guid: request.item.guid,
        itemSha256: request.itemSha256,
        locator,
      };
    }
  }
}

/** Whether the item is as it was when its document was stored. */
function isKnown(item: FeedItem, itemSha256: string, listing: Listing, context: InputContext): boolean {
  if (context.options.force) return false;
  const before = context.memory.feedItem(listing.address, item.guid);
  return (
    before !== null && before.itemSha256 === itemSha256 && context.memory.isKnown(before.locator, context.extractionKey)
  );
}

/** An item's HTML as a page whose main content it is. */
function wrapped(content: string): string {
  return `<!doctype html><meta charset="utf-8"><body><main itemprop="articleBody">${content}</main>`;
}
