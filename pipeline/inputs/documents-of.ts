import type { InputContext, InputItem } from './context.js';
import { discover, type FoundInput } from './discover.js';
import { documentsIn } from './documents.js';
import { type InputFormat, isAddress } from './input.js';
import { withoutPassword } from './passwords.js';
import { type RawInput, rawFile } from './raw-input.js';

/**
 * The documents of one input of a project file or command line, one after the other, as they are asked for: any number, in the memory of one.
 * Never throws for what is wrong with an input: that is an item too.
 */
export async function* documentsOf(context: InputContext): AsyncGenerator<InputItem> {
  for await (const item of itemsOf(context)) yield withoutPassword(item);
}

async function* itemsOf(context: InputContext): AsyncGenerator<InputItem> {
  const { spec } = context;
  if (spec.kind === 'files') {
    yield* filesOf(spec.paths, spec.format ?? context.options.format, context);
    return;
  }
  if (spec.kind === 'pages') {
    yield* addressesOf(spec.addresses, context);
    return;
  }
  for (const from of spec.addresses) {
    if (!isAddress(from)) yield* filesOf([from], spec.kind, context);
    else if (spec.kind === 'feed') yield* (await import('./web/feed.js')).feedAt(from, context);
    else yield* (await import('./web/sitemap.js')).sitemapAt(from, context);
  }
}

async function* filesOf(
  paths: readonly string[],
  format: InputFormat | null,
  context: InputContext,
): AsyncGenerator<InputItem> {
  const followLinks = context.spec.kind === 'files' && context.spec.followLinks === true;
  for (const found of discover(paths, format, context.taken, followLinks)) {
    if (found.kind === 'failure') {
      const { path, code, message } = found;
      yield { kind: 'failure', locator: path, input: path, code, message, bytes: 0 };
      continue;
    }
    const raw = rawOf(found, format, context);
    yield* documentsIn(raw, context);
    yield { kind: 'end', input: raw.input };
  }
}

function rawOf(
  found: Exclude<FoundInput, { kind: 'failure' }>,
  format: InputFormat | null,
  context: InputContext,
): RawInput {
  if (found.kind === 'file') return rawFile(found.path, found.format, found.size);
  const { stdin } = context.options;
  return {
    name: 'stdin',
    input: '-',
    format: format ?? 'text',
    size: null,
    path: null,
    passing: true,
    access: {},
    depth: 0,
    open: () => stdin,
  };
}

/** Pages by their addresses; one that turns out to be a feed or a sitemap is read as one. */
async function* addressesOf(addresses: readonly string[], context: InputContext): AsyncGenerator<InputItem> {
  const { pageDocuments, withoutFragment } = await import('./web/pages.js');
  // places in a page are no pages
  const fresh = addresses.filter((address) => context.taken.take(withoutFragment(address)));
  const requests = fresh.map((address) => ({ address, input: address, known: null }));
  yield* pageDocuments(requests, context, async function* (page, kind, input) {
    const { webFailure } = await import('./web/pages.js');
    const listing = { address: page.url, input, bytes: page.bytes, charset: page.charset, fromWeb: true };
    try {
      if (kind === 'feed') yield* (await import('./web/feed.js')).feedDocuments(listing, context);
      else yield* (await import('./web/sitemap.js')).sitemapDocuments(listing, context);
    } catch (error) {
      yield webFailure(input, input, error);
    }
  });
  for (const address of fresh) yield { kind: 'end', input: address };
}
