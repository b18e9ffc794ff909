import { documentsNamed, type NamedDocument } from '../../output/query/find-document.js';
import type { Store } from '../../output/store/index.js';
import { WhosaidError } from '../errors.js';

/** The document that a word on the command line means. Throws DOCUMENT_NOT_FOUND, DOCUMENT_AMBIGUOUS. */
export function nameDocument(store: Store, name: string): NamedDocument {
  const found = documentsNamed(store, name);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new WhosaidError(
      'DOCUMENT_NOT_FOUND',
      `no document in ${store.path} has "${name}" in its path, address or title; whosaid documents lists them`,
    );
  }
  if (others.length === 0) return first;
  const told = found
    .slice(0, 5)
    .map(({ locator }) => locator)
    .join(', ');
  throw new WhosaidError(
    'DOCUMENT_AMBIGUOUS',
    `several documents have "${name}" in path, address or title: ${told}${found.length > 5 ? ', …' : ''}; write more of it`,
  );
}
