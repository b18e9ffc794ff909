import { findDocumentByName } from '../../output/query/find-document.js';
import type { Store } from '../../output/store/index.js';
import { WhosaidError } from '../errors.js';

/** The document that a word on the command line means. Throws DOCUMENT_NOT_FOUND, DOCUMENT_AMBIGUOUS. */
export function nameDocument(store: Store, name: string): { readonly id: number; readonly locator: string } {
  const found = findDocumentByName(store, name);
  if ('id' in found) return found;
  const { candidates } = found;
  if (candidates.length === 0) {
    throw new WhosaidError('DOCUMENT_NOT_FOUND', `no document in ${store.path} has "${name}" in its path or address.`);
  }
  const told = candidates.slice(0, 5).join(', ');
  const more = candidates.length > 5 ? ', …' : '';
  throw new WhosaidError(
    'DOCUMENT_AMBIGUOUS',
    `several documents have "${name}" in theirs: ${told}${more}; write more.`,
  );
}
