import { hash } from 'node:crypto';
import type { StoredDocument } from '../../output/store/index.js';
import { WhosaidError } from '../errors.js';
import type { Metadata } from '../readers/reader.js';
import type { Source } from '../stages/stage.js';
import { accessFromJson } from './access.js';
import type { Originals } from './original.js';

/** What a stored document is read again with. */
export interface Again {
  /** Its bytes, where the store keeps them. */
  readonly original: Uint8Array | null;
  readonly known: Partial<Metadata> | null;
  readonly charset: string | null;
  readonly extractionKey: string;
  readonly lists: NonNullable<Source['lists']>;
}

/** A stored document as a source, from its original. Throws INPUT_UNREADABLE where that has changed since, or what reading it throws. */
export async function readAgain(
  stored: StoredDocument,
  again: Again,
  originals: () => Promise<Originals>,
): Promise<Source> {
  const { locator, input, byteStart, byteEnd, line, contentSha256 } = stored;
  const { original, known, extractionKey, lists } = again;
  const bytes = original ?? (await (await originals()).read(stored));
  if (hash('sha256', bytes) !== contentSha256)
    throw new WhosaidError('INPUT_UNREADABLE', `${input}: has changed since it was read; ingest it again`);
  return {
    locator,
    input,
    format: stored.format as Source['format'],
    access: accessFromJson(stored.access),
    bytes,
    contentSha256,
    byteStart,
    byteEnd,
    line,
    known,
    referenceDate: stored.referenceDate,
    keepBytes: original !== null,
    // what a server said of the charset is known only by what it led to
    charset: original === null ? again.charset : stored.charset,
    extractionKey,
    lists,
  };
}
