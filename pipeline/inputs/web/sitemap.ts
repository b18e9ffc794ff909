import type { InputContext, InputItem } from '../context.js';
import { matchPath } from '../glob.js';
import { isAddress } from '../input.js';
import type { Listing } from './feed.js';
import { fetchPage, type PageRequest, pageDocuments, webFailure } from './pages.js';
import { parseSitemap, type SitemapEntry } from './parse-sitemap.js';
import { decodeListing, unpackedListing } from './xml.js';

const MOST_DEPTH = 3;
const MOST_SITEMAPS = 1000;
const MOST_PAGES = 10_000;

/** Articles of the pages that the sitemap at an address lists. */
export async function* sitemapAt(address: string, context: InputContext): AsyncGenerator<InputItem> {
  try {
    // without validators: an unchanged list may still hold pages that were not had the last time
    const { bytes, charset } = await fetchPage(address, { ...context, options: { ...context.options, force: true } });
    yield* sitemapDocuments({ address, input: address, bytes, charset, fromWeb: true }, context);
  } catch (error) {
    yield webFailure(address, address, error);
  }
  yield { kind: 'end', input: address };
}

/** Articles of the pages that a sitemap lists, or the sitemaps that it lists. */
export async function* sitemapDocuments(listing: Listing, context: InputContext): AsyncGenerator<InputItem> {
  const failures: InputItem[] = [];
  const requests = pagesOf(listing, context, (failure) => failures.push(failure));
  for await (const item of pageDocuments(requests, context)) {
    yield item;
    yield* failures.splice(0);
  }
  yield* failures;
}

/** Walks through a sitemap and those that it lists, and picks the pages that are asked for. */
async function* pagesOf(
  listing: Listing,
  context: InputContext,
  fail: (failure: InputItem) => void,
): AsyncGenerator<PageRequest> {
  const spec = context.spec.kind === 'sitemap' ? context.spec : null;
  const since = spec?.since ?? null;
  const fits = (entry: SitemapEntry): boolean => {
    if (!isAddress(entry.address) || !URL.canParse(entry.address)) return false;
    if (since !== null && entry.modified !== null && entry.modified < since) return false;
    const { pathname } = new URL(entry.address);
    return spec?.include === undefined || spec.include.some((pattern) => matchPath(pattern, pathname));
  };
  // a list of one site may not send us to another
  const home = listing.fromWeb ? hostOf(listing.address) : null;
  const isHome = (entry: SitemapEntry): boolean => home === null || hostOf(entry.address) === home;
  const open: { listing: Listing; depth: number }[] = [{ listing, depth: 0 }];
  const seen = new Set<string>([listing.address]);
  let pages = 0;
  while (open.length > 0) {
    const { listing: now, depth } = open.shift() as { listing: Listing; depth: number };
    const { pages: found, sitemaps } = parseSitemap(decodeListing(unpackedListing(now.bytes), now.charset));
    for (const entry of found) {
      if (!fits(entry) || !isHome(entry) || seen.has(entry.address)) continue;
      if (++pages > (context.spec.limit ?? MOST_PAGES)) return;
      seen.add(entry.address);
      yield { address: entry.address, input: listing.input, known: { modified: entry.modified } };
    }
    for (const entry of sitemaps) {
      if (seen.has(entry.address) || !isHome(entry) || seen.size > MOST_SITEMAPS + pages || depth + 1 >= MOST_DEPTH)
        continue;
      if (since !== null && entry.modified !== null && entry.modified < since) continue;
      seen.add(entry.address);
      try {
        const { bytes, charset } = await fetchPage(entry.address, {
          ...context,
          options: { ...context.options, force: true },
        });
        open.push({ listing: { ...listing, address: entry.address, bytes, charset }, depth: depth + 1 });
      } catch (error) {
        fail(webFailure(entry.address, listing.input, error));
      }
    }
  }
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : null;
}
