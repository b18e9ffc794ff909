import type { Store } from '../output/store/index.js';
import { WhosaidError } from './errors.js';
import { fillIngestOptions } from './ingest-options.js';
import { NO_MEMORY } from './inputs/context.js';
import { documentsOf } from './inputs/documents-of.js';
import { type InputFormat, isAddress } from './inputs/input.js';
import { Taken } from './inputs/taken.js';
import type { ReadDocument } from './readers/reader.js';
import { readSource } from './stages/read.js';
import type { Source } from './stages/stage.js';

/**
 * Reads a document's original as it is now, whatever it was: what has the same name in the file, archive or table that it came in. `instead`: a
 * file that holds it. Throws INPUT_NOT_FOUND where it is not there any more, and the errors of the readers.
 */
export async function readEdited(store: Store, documentId: number, instead: string | null): Promise<ReadDocument> {
  const stored = store.findDocumentById(documentId);
  if (stored === null) throw new WhosaidError('DOCUMENT_NOT_FOUND', `no document has the id ${documentId}.`);
  const { locator, input, format } = stored;
  if (instead === null && (input === '-' || isAddress(input))) {
    throw new WhosaidError('INPUT_NOT_FOUND', `${locator}: is no file; save what it is now and give --with <file>`);
  }
  const source = await findSource(instead ?? input, format as InputFormat, instead === null ? locator : null);
  if (source === null && instead !== null) throw new WhosaidError('EMPTY_DOCUMENT', `${instead}: holds no document`);
  if (source === null) {
    throw new WhosaidError('INPUT_NOT_FOUND', `${locator}: is not there any more; give --with <file>`);
  }
  return (await readSource(source, fillIngestOptions({}).limits)).document;
}

/** What is known by a locator in a file, or the first of its documents. */
async function findSource(path: string, format: InputFormat, locator: string | null): Promise<Source | null> {
  const options = fillIngestOptions({ format });
  const context = {
    ...{ spec: { kind: 'files' as const, paths: [path] }, options, extractionKey: '', memory: NO_MEMORY },
    ...{ referenceDate: null, charset: null, taken: new Taken() },
    fetcher: () => Promise.reject(new WhosaidError('USAGE', 'nothing is fetched here')),
  };
  for await (const item of documentsOf(context)) {
    if (item.kind === 'source' && (locator === null || item.source.locator === locator)) return item.source;
    // of a file that was named nothing else is asked
    if (item.kind === 'failure' && (locator === null || item.locator === locator || item.locator === path)) {
      throw new WhosaidError(item.code, item.message);
    }
  }
  return null;
}
