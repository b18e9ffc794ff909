import { codeOf, messageOf, WhosaidError } from '../../errors.js';
import { type InputContext, type InputItem, type KnownMetadata, makeSource } from '../context.js';
import type { FetchedPage } from '../fetch/fetcher.js';
import { webFormatOf } from '../formats.js';
import { alone } from '../raw-input.js';

/** Pages under way at once; each host has its own pace beside. */
const PAGES_AT_ONCE = 8;

/** A page that is asked for, and what the list that named it says of it. */
export interface PageRequest {
  readonly address: string;
  /** What the failure or document is counted under. */
  readonly input: string;
  readonly known: KnownMetadata | null;
}

/** The address without its fragment: what a page is known by. */
export function withoutFragment(address: string): string {
  const hash = address.indexOf('#');
  return hash < 0 ? address : address.slice(0, hash);
}

/** Does work for many things at once and hands on what comes of them in their order. Stops asking when nobody listens any more. */
export async function* inOrder<T, R>(
  things: Iterable<T> | AsyncIterable<T>,
  atOnce: number,
  work: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const under: Promise<R>[] = [];
  for await (const thing of things) {
    const result = work(thing);
    // a failure is told when its turn comes, not before
    result.catch(() => {});
    under.push(result);
    if (under.length >= atOnce) yield await (under.shift() as Promise<R>);
  }
  while (under.length > 0) yield await (under.shift() as Promise<R>);
}

/** Fetches one address, conditionally where its document is stored. Throws FETCH_OFF where the input does not ask for fetching. */
export async function fetchPage(address: string, context: InputContext): Promise<FetchedPage> {
  if (context.spec.fetch !== true) {
    throw new WhosaidError(
      'FETCH_OFF',
      `${address}: addresses are fetched only when asked for: --fetch, or fetch: true`,
    );
  }
  const { memory, extractionKey, options } = context;
  const known = options.force ? null : memory.fetchOf(address);
  const validators = known !== null && known.extractionKey === extractionKey ? known : undefined;
  const fetcher = await context.fetcher();
  return fetcher.fetch(address, validators);
}

export function webFailure(address: string, input: string, error: unknown): InputItem {
  const code = codeOf(error);
  if (code === 'INTERNAL') throw error;
  return { kind: 'failure', locator: address, input, code, message: messageOf(error), bytes: 0 };
}

/** Each page as a document. Pages that are feeds or sitemaps are handed to `listed`, if it is given. */
export async function* pageDocuments(
  requests: Iterable<PageRequest> | AsyncIterable<PageRequest>,
  context: InputContext,
  listed: ((page: FetchedPage, kind: 'feed' | 'sitemap', input: string) => AsyncGenerator<InputItem>) | null = null,
): AsyncGenerator<InputItem> {
  const fetched = inOrder(requests, PAGES_AT_ONCE, async (request) => {
    const address = withoutFragment(request.address);
    try {
      return { request, address, page: await fetchPage(address, context), error: null };
    } catch (error) {
      return { request, address, page: null, error };
    }
  });
  for await (const { request, address, page, error } of fetched) {
    const { input, known } = request;
    if (page === null) yield webFailure(address, input, error);
    else if (page.notModified) yield { kind: 'unchanged', locator: address, documents: 1 };
    else {
      const format = webFormatOf(page.contentType, page.bytes, page.url);
      if (format === 'feed' || format === 'sitemap') {
        if (listed !== null) {
          yield* listed(page, format, input);
          continue;
        }
      }
      if (format === null || format === 'feed' || format === 'sitemap') {
        const told = `${address}: ${page.contentType ?? 'what was sent'} is nothing that is read`;
        yield webFailure(address, input, new WhosaidError('INPUT_UNSUPPORTED', told));
        continue;
      }
      const raw = { input, access: {}, passing: true };
      const source = makeSource(raw, context, {
        locator: address,
        format,
        bytes: alone(page.bytes),
        known: { ...known, url: page.url },
        charset: page.charset ?? context.charset,
      });
      yield { kind: 'source', source };
      const { etag, lastModified } = page;
      yield { kind: 'fetched', input, address, locator: address, validators: { etag, lastModified } };
    }
  }
}
