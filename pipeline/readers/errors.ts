/** What can be wrong with a file's bytes. Stable: they are stored with failures. */
export type ReadErrorCode =
  | 'EMPTY_DOCUMENT'
  | 'BINARY_CONTENT'
  | 'INVALID_ENCODING'
  | 'UNKNOWN_CHARSET'
  | 'FILE_TOO_LARGE'
  | 'TEXT_TOO_LONG'
  | 'HTML_TOO_DEEP'
  | 'HTML_TOO_MANY_ELEMENTS'
  | 'HTML_TOO_MANY_ATTRIBUTES'
  | 'MARKDOWN_TOO_DEEP'
  | 'PDF_ENCRYPTED'
  | 'PDF_BROKEN'
  | 'PDF_NO_TEXT'
  | 'PDF_TOO_MANY_PAGES'
  | 'DOCX_BROKEN'
  | 'EPUB_BROKEN'
  | 'ARCHIVE_BOMB';

/** A document that cannot be read. It costs itself and nothing else. */
export class ReadError extends Error {
  readonly code: ReadErrorCode;

  constructor(code: ReadErrorCode, message: string) {
    super(message);
    this.name = 'ReadError';
    this.code = code;
  }
}
