import type { Store } from '../output/store/index.js';
import { WhosaidError } from './errors.js';
import { fillIngestOptions } from './ingest-options.js';
import { discover } from './inputs/discover.js';
import { sourcesOf } from './inputs/sources.js';
import type { ReadDocument } from './readers/reader.js';
import { read } from './stages/read.js';
import type { Source, Work } from './stages/stage.js';

/**
 * Reads a document's original as it is now, whatever it was: the file, or the line of a file, with the same name. `instead`: a file that holds it.
 * Throws INPUT_NOT_FOUND where it is not there any more, and the errors of the readers.
 */
export async function readEdited(store: Store, documentId: number, instead: string | null): Promise<ReadDocument> {
  const stored = store.findDocumentById(documentId);
  if (stored === null) throw new WhosaidError('DOCUMENT_NOT_FOUND', `no document has the id ${documentId}.`);
  const { locator, input, format } = stored;
  const source = await findSource(instead ?? input, format as Source['format'], instead === null ? locator : null);
  if (source === null)
    throw new WhosaidError('INPUT_NOT_FOUND', `${locator}: is not there any more; give --with <file>`);
  const options = fillIngestOptions({});
  const work: Work = { source };
  await read.run(work, options.limits);
  return work.document as ReadDocument;
}

async function findSource(path: string, format: Source['format'], locator: string | null): Promise<Source | null> {
  const options = fillIngestOptions({ format });
  for (const input of discover([path], format)) {
    if (input.kind === 'failure') throw new WhosaidError(input.code, input.message);
    for await (const item of sourcesOf(input, options, '')) {
      if (item.kind === 'source' && (locator === null || item.source.locator === locator)) return item.source;
    }
  }
  return null;
}
