import { hash } from 'node:crypto';
import type { StoredDocument } from '../../output/store/index.js';
import type { StoredText } from '../../output/store/stored-text.js';
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

/** The bytes of an original are others than those that were read. */
export class OriginalChanged extends WhosaidError {
  constructor(input: string) {
    super('INPUT_UNREADABLE', `${input}: has changed since it was read; ingest it again`);
  }
}

/** Whether an error says that the original is no longer there, or another one: trying again brings nothing. */
export function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof OriginalChanged || code === 'ENOENT' || code === 'ENOTDIR' || code === 'INPUT_NOT_FOUND';
}

/** A stored document as a source, from its original. Throws `OriginalChanged`, or what reading it throws (see `isGone`). */
export async function readAgain(
  stored: StoredDocument,
  again: Again,
  originals: () => Promise<Originals>,
): Promise<Source> {
  const bytes = again.original ?? (await (await originals()).read(stored));
  if (hash('sha256', bytes) !== stored.contentSha256) throw new OriginalChanged(stored.input);
  return sourceOf(stored, again, bytes);
}

/** A stored document as a source, from the text that is stored of it, where its original is gone. */
export function fromStoredText(stored: StoredDocument, again: Again, { text, ...storedText }: StoredText): Source {
  return { ...sourceOf(stored, again, new Uint8Array(Buffer.from(text, 'utf16le'))), storedText };
}

function sourceOf(stored: StoredDocument, again: Again, bytes: Uint8Array): Source {
  const { locator, input, byteStart, byteEnd, line, contentSha256 } = stored;
  const { original, known, extractionKey, lists } = again;
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
