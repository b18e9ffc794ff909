import { hash } from 'node:crypto';
import type { Store, StoredDocument } from '../output/store/index.js';
import type { FilledIngestOptions } from './ingest-options.js';
import { accessToJson } from './inputs/access.js';
import type { Limits } from './limits.js';
import { READER_VERSION } from './readers/reader-version.js';
import type { Source } from './stages/stage.js';
import { type ListFiles, listsAgain, listsOf } from './user-lists.js';
import { version } from './version.js';

/** The options that decide what is extracted. */
export type KeyOptions = Pick<FilledIngestOptions, 'referenceDate' | 'charset'> & ListFiles;

/**
 * sha256 of all that decides what is extracted from given bytes: when it differs, the document is read again.
 * @param readers the readers that its text is by: others than those of today where only the text is left
 */
export function extractionKey(options: KeyOptions, readers: number = READER_VERSION): string {
  const { referenceDate, charset, aliases, units, cues } = options;
  const lists = aliases === null ? [] : [aliases.sha256];
  if (units !== null) lists.push(`units ${units.sha256}`);
  if (cues !== null) lists.push(`cues ${cues.sha256}`);
  return hash('sha256', JSON.stringify([version(), readers, referenceDate, charset, ...lists]));
}

/** The options that go into the extraction key. */
export function keyOptions(options: FilledIngestOptions): KeyOptions {
  const { referenceDate, charset } = options;
  return { referenceDate, charset, ...listsOf(options) };
}

/** The options that an extraction key stands for; `run` where it is not known. */
export function optionsOfKey(store: Store, key: string | null, run: FilledIngestOptions): FilledIngestOptions {
  const known = key === null ? null : store.keyDescription(key);
  if (known === null) return run;
  const options = known.options as Partial<KeyOptions>;
  return { ...run, ...options, ...listsAgain(options, run) };
}

/** Whether a document is as it was read. */
export function isUnchanged(known: StoredDocument, source: Source): boolean {
  return (
    known.contentSha256 === source.contentSha256 &&
    known.extractionKey === source.extractionKey &&
    known.byteStart === source.byteStart &&
    known.line === source.line &&
    known.access === accessToJson(source.access)
  );
}

/** sha256 of all that decides whether a document can be read: while it is the same as it was, so is a failure. */
export function attemptKey(source: Pick<Source, 'contentSha256' | 'extractionKey'>, limits: Limits): string {
  return hash('sha256', `${source.contentSha256}\n${source.extractionKey}\n${JSON.stringify(limits)}`);
}
