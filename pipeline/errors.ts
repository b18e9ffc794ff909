import type { StoreErrorCode } from '../output/store/errors.js';
import type { FetchErrorCode } from './inputs/fetch/errors.js';
import type { ReadErrorCode } from './readers/errors.js';

/** The exit statuses of the command; each is tested and told in the README. */
export const ExitStatus = {
  done: 0,
  internal: 1,
  usage: 2,
  inputFailed: 3,
  emptyResult: 4,
  found: 5,
  tooManyFailures: 6,
  sigint: 130,
  sigterm: 143,
} as const;
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

/** The stable names of everything that can go wrong. */
export type ErrorCode =
  | StoreErrorCode
  | ReadErrorCode
  | FetchErrorCode
  | 'USAGE'
  | 'CONFIG_NOT_FOUND'
  | 'CONFIG_INVALID'
  | 'FACT_NOT_FOUND'
  | 'DOCUMENT_NOT_FOUND'
  | 'DOCUMENT_AMBIGUOUS'
  | 'DOCUMENT_HELD'
  | 'METRICS_UNWRITABLE'
  | 'FACT_AMBIGUOUS'
  | 'INPUT_NOT_FOUND'
  | 'INPUT_UNREADABLE'
  | 'INPUT_UNSUPPORTED'
  | 'ARCHIVE_BROKEN'
  | 'ARCHIVE_TOO_DEEP'
  | 'ARCHIVE_MEMBER'
  | 'WARC_RECORD'
  | 'FEED_UNSAFE'
  | 'FEED_INVALID'
  | 'TABLE_COLUMNS'
  | 'TABLE_INVALID'
  | 'TABLE_DUPLICATE_ID'
  | 'FETCH_OFF'
  | 'JSONL_INVALID'
  | 'JSONL_NO_TEXT'
  | 'JSONL_DUPLICATE_ID'
  | 'READ_FAILED'
  | 'EXTRACT_FAILED'
  | 'TIMEOUT'
  | 'WORKER_CRASHED'
  | 'INPUT_FAILED'
  | 'TOO_MANY_FAILURES'
  | 'TOO_MANY_OPEN_FILES'
  | 'INTERNAL';

/**
 * Every error code that a user can meet, with the exit status that it leads to when it ends a command and what it means. Codes are a
 * contract: they are stored in `failures`, printed in error lines and never change their meaning.
 */
export const ERRORS: Readonly<Record<ErrorCode, { readonly status: ExitStatus; readonly meaning: string }>> = {
  USAGE: { status: ExitStatus.usage, meaning: 'The command line, or an option given to a function, is wrong.' },
  CONFIG_NOT_FOUND: { status: ExitStatus.usage, meaning: 'There is no project file.' },
  CONFIG_INVALID: {
    status: ExitStatus.usage,
    meaning: 'A project or user file is no JSON, or has a key or value that is not allowed.',
  },
  STORE_NOT_FOUND: { status: ExitStatus.usage, meaning: 'There is no database at the given path.' },
  STORE_NOT_OURS: { status: ExitStatus.usage, meaning: 'The file is a database, but none of whosaid.' },
  STORE_SCHEMA_NEWER: { status: ExitStatus.usage, meaning: 'The database was written by a newer whosaid.' },
  STORE_BUSY: { status: ExitStatus.internal, meaning: 'Another process held the database locked for too long.' },
  STORE_LOCKED: { status: ExitStatus.internal, meaning: 'Another run is at work on the database.' },
  STORE_CORRUPT: { status: ExitStatus.internal, meaning: 'The file is damaged, or no SQLite database.' },
  STORE_FULL: { status: ExitStatus.internal, meaning: 'The disk, or the quota on it, is full.' },
  STORE_READONLY: { status: ExitStatus.internal, meaning: 'The database or its folder cannot be written.' },
  STORE_CLOSED: { status: ExitStatus.internal, meaning: 'A store was used after it had been closed.' },
  STORE_QUERY: {
    status: ExitStatus.usage,
    meaning: 'A filter, search, name or SQL statement cannot be understood, or is refused.',
  },
  STORE_FAILED: {
    status: ExitStatus.internal,
    meaning: 'SQLite reported an error that none of the other codes covers.',
  },
  FACT_AMBIGUOUS: { status: ExitStatus.usage, meaning: 'Several facts have ids with the given beginning.' },
  FACT_NOT_FOUND: { status: ExitStatus.usage, meaning: 'No fact has the given id.' },
  DOCUMENT_NOT_FOUND: {
    status: ExitStatus.usage,
    meaning: 'No document has the given locator or title, or a part of it.',
  },
  DOCUMENT_AMBIGUOUS: {
    status: ExitStatus.usage,
    meaning: 'Several documents have the given part in their locators or titles.',
  },
  DOCUMENT_HELD: {
    status: ExitStatus.usage,
    meaning: 'A document cannot be removed: another one with the same text stands on it and cannot be read again.',
  },
  METRICS_UNWRITABLE: { status: ExitStatus.internal, meaning: 'The file for the metrics cannot be written.' },
  BACKUP_EXISTS: { status: ExitStatus.usage, meaning: 'There is a file already where the copy is to go.' },
  INPUT_NOT_FOUND: {
    status: ExitStatus.inputFailed,
    meaning: 'The path does not exist, or the pattern matches nothing.',
  },
  INPUT_UNREADABLE: { status: ExitStatus.inputFailed, meaning: 'The file or folder exists but cannot be read.' },
  INPUT_UNSUPPORTED: { status: ExitStatus.inputFailed, meaning: 'No reader knows the format of the file.' },
  EMPTY_DOCUMENT: { status: ExitStatus.inputFailed, meaning: 'The input holds no text.' },
  BINARY_CONTENT: { status: ExitStatus.inputFailed, meaning: 'The input is binary data, not text.' },
  INVALID_ENCODING: {
    status: ExitStatus.inputFailed,
    meaning: 'The bytes are not valid in the encoding of the input.',
  },
  FILE_TOO_LARGE: { status: ExitStatus.inputFailed, meaning: 'The file or line is over the limit of bytes.' },
  TEXT_TOO_LONG: { status: ExitStatus.inputFailed, meaning: 'The decoded text is over the limit of characters.' },
  UNKNOWN_CHARSET: { status: ExitStatus.inputFailed, meaning: 'No decoder knows the charset that was named.' },
  HTML_TOO_DEEP: { status: ExitStatus.inputFailed, meaning: 'The page is nested deeper than the limit.' },
  HTML_TOO_MANY_ELEMENTS: { status: ExitStatus.inputFailed, meaning: 'The page holds more elements than the limit.' },
  HTML_TOO_MANY_ATTRIBUTES: {
    status: ExitStatus.inputFailed,
    meaning: 'An element has more attributes than the limit.',
  },
  MARKDOWN_TOO_DEEP: { status: ExitStatus.inputFailed, meaning: 'Quotes and lists are nested deeper than the limit.' },
  PDF_ENCRYPTED: { status: ExitStatus.inputFailed, meaning: 'The PDF needs a password.' },
  PDF_BROKEN: { status: ExitStatus.inputFailed, meaning: 'The PDF is damaged.' },
  PDF_NO_TEXT: { status: ExitStatus.inputFailed, meaning: 'The PDF holds pictures of pages only, no text.' },
  PDF_TOO_MANY_PAGES: { status: ExitStatus.inputFailed, meaning: 'The PDF has more pages than the limit.' },
  DOCX_BROKEN: { status: ExitStatus.inputFailed, meaning: 'The Word document is damaged.' },
  ARCHIVE_BOMB: { status: ExitStatus.inputFailed, meaning: 'The packed file unpacks to far more than it should.' },
  EPUB_BROKEN: { status: ExitStatus.inputFailed, meaning: 'The EPUB book is damaged, or protected.' },
  ARCHIVE_BROKEN: { status: ExitStatus.inputFailed, meaning: 'The packed file or archive is damaged, or breaks off.' },
  ARCHIVE_TOO_DEEP: { status: ExitStatus.inputFailed, meaning: 'Archives are nested deeper than the limit.' },
  ARCHIVE_MEMBER: {
    status: ExitStatus.inputFailed,
    meaning: 'A member of an archive is refused: its name, its encryption, or a name given twice.',
  },
  WARC_RECORD: { status: ExitStatus.inputFailed, meaning: 'A record of a WARC file is damaged; the others are read.' },
  FEED_UNSAFE: {
    status: ExitStatus.inputFailed,
    meaning: 'The feed declares entities of its own, or is nested too deep.',
  },
  FEED_INVALID: { status: ExitStatus.inputFailed, meaning: 'The file is no feed that can be read.' },
  TABLE_COLUMNS: {
    status: ExitStatus.inputFailed,
    meaning: 'The table has no column of that name, or none for the text.',
  },
  TABLE_INVALID: { status: ExitStatus.inputFailed, meaning: 'The row is not CSV, or has no field for the text.' },
  TABLE_DUPLICATE_ID: { status: ExitStatus.inputFailed, meaning: 'An earlier row of the same table has the same id.' },
  FETCH_OFF: { status: ExitStatus.inputFailed, meaning: 'An address was named, but fetching was not asked for.' },
  FETCH_SCHEME: { status: ExitStatus.inputFailed, meaning: 'Only http and https are fetched.' },
  FETCH_CREDENTIALS: { status: ExitStatus.inputFailed, meaning: 'The address holds a user name or password.' },
  FETCH_PRIVATE_ADDRESS: { status: ExitStatus.inputFailed, meaning: 'The address leads to a private network.' },
  FETCH_ROBOTS: { status: ExitStatus.inputFailed, meaning: 'The site does not allow the page to be fetched.' },
  FETCH_REDIRECTS: { status: ExitStatus.inputFailed, meaning: 'The page redirects too often.' },
  FETCH_STATUS: { status: ExitStatus.inputFailed, meaning: 'The server answered with an error.' },
  FETCH_TIMEOUT: { status: ExitStatus.inputFailed, meaning: 'The server did not answer in time.' },
  FETCH_TOO_LARGE: { status: ExitStatus.inputFailed, meaning: 'The page is larger than the limit.' },
  FETCH_ENCODING: { status: ExitStatus.inputFailed, meaning: 'The page came packed in a way that cannot be unpacked.' },
  FETCH_NETWORK: { status: ExitStatus.inputFailed, meaning: 'The server could not be reached.' },
  JSONL_INVALID: { status: ExitStatus.inputFailed, meaning: 'The line is not a JSON object.' },
  JSONL_NO_TEXT: { status: ExitStatus.inputFailed, meaning: 'The line has no string under "text".' },
  JSONL_DUPLICATE_ID: { status: ExitStatus.inputFailed, meaning: 'An earlier line of the same file has the same id.' },
  READ_FAILED: { status: ExitStatus.inputFailed, meaning: 'The reader of the format failed.' },
  EXTRACT_FAILED: {
    status: ExitStatus.inputFailed,
    meaning: 'An extractor failed on the document: a bug worth a report.',
  },
  TIMEOUT: { status: ExitStatus.inputFailed, meaning: 'The document took longer than the deadline for one document.' },
  WORKER_CRASHED: {
    status: ExitStatus.inputFailed,
    meaning: 'The worker died on the document three times, or the document needs more memory than one may take.',
  },
  INPUT_FAILED: { status: ExitStatus.inputFailed, meaning: 'A run came to its end, but some inputs failed.' },
  TOO_MANY_FAILURES: {
    status: ExitStatus.tooManyFailures,
    meaning: 'The share of failed inputs is over --max-error-ratio.',
  },
  TOO_MANY_OPEN_FILES: {
    status: ExitStatus.internal,
    meaning: 'The system lets the process, or all of them, open no more files.',
  },
  INTERNAL: { status: ExitStatus.internal, meaning: 'An error that should not happen: a bug worth a report.' },
};

/** An error that a user can act on: `code` says what kind it is, the message what to do next. */
export class WhosaidError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WhosaidError';
    this.code = code;
  }
}

/** What systems say when no more files may be opened: by this process, by all of them. */
const NO_MORE_FILES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE']);

/** A worker that the system let not even begin: what it says stands in the message alone. */
const NO_FILES_FOR_WORKER = /\bE[MN]FILE$/;

/** The stable code of any thrown thing; INTERNAL where it has none of ours. */
export function codeOf(error: unknown): ErrorCode {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    if (Object.hasOwn(ERRORS, error.code)) return error.code as ErrorCode;
    if (NO_MORE_FILES.has(error.code)) return 'TOO_MANY_OPEN_FILES';
    if (
      error.code === 'ERR_WORKER_INIT_FAILED' &&
      'message' in error &&
      NO_FILES_FOR_WORKER.test(String(error.message))
    )
      return 'TOO_MANY_OPEN_FILES';
  }
  return 'INTERNAL';
}

/** The exit status that an error leads to when it ends a command. */
export function exitStatusOf(error: unknown): ExitStatus {
  return ERRORS[codeOf(error)].status;
}

/** The message of any thrown thing, on one line. */
export function messageOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
  if (codeOf(error) !== 'TOO_MANY_OPEN_FILES') return message;
  return `${message}; allow more (ulimit -n 1024), then run the same command`;
}
