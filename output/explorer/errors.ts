import { StoreError } from '../store/errors.js';

export type ExplorerErrorCode =
  | 'REQUEST_INVALID'
  | 'HOST_REFUSED'
  | 'SITE_REFUSED'
  | 'METHOD_REFUSED'
  | 'NOT_FOUND'
  | 'FACT_NOT_FOUND'
  | 'FACT_AMBIGUOUS'
  | 'DOCUMENT_NOT_FOUND'
  | 'ENTITY_NOT_FOUND'
  | 'STORE_QUERY'
  | 'STORE_BUSY'
  | 'STORE_FAILED'
  | 'INTERNAL';
export type ErrorStatus = 400 | 403 | 404 | 405 | 421 | 500 | 503;

/** What can go wrong with a request. Codes are a contract: programs may test for them. */
export const EXPLORER_ERRORS: Readonly<
  Record<ExplorerErrorCode, { readonly status: ErrorStatus; readonly meaning: string }>
> = {
  REQUEST_INVALID: { status: 400, meaning: 'A parameter is not what it should be.' },
  HOST_REFUSED: { status: 421, meaning: 'The request names a host that this server does not answer to.' },
  SITE_REFUSED: { status: 403, meaning: 'The request was made by a page of another site.' },
  METHOD_REFUSED: { status: 405, meaning: 'The explorer answers to GET and HEAD only.' },
  NOT_FOUND: { status: 404, meaning: 'There is nothing under this address.' },
  FACT_NOT_FOUND: { status: 404, meaning: 'No fact has the given id.' },
  FACT_AMBIGUOUS: { status: 400, meaning: 'Several facts have ids with the given beginning.' },
  DOCUMENT_NOT_FOUND: { status: 404, meaning: 'No document has the given id.' },
  ENTITY_NOT_FOUND: { status: 404, meaning: 'No entity has the given id.' },
  STORE_QUERY: { status: 400, meaning: 'The search, or its cursor, cannot be understood.' },
  STORE_BUSY: { status: 503, meaning: 'Another process held the database locked for too long.' },
  STORE_FAILED: { status: 500, meaning: 'The database could not be read.' },
  INTERNAL: { status: 500, meaning: 'An error that should not happen: a bug worth a report.' },
};

/** An error that is told to who asked; the message says what to do next. */
export class ExplorerError extends Error {
  readonly code: ExplorerErrorCode;
  constructor(code: ExplorerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ExplorerError';
    this.code = code;
  }
  get status(): ErrorStatus {
    return EXPLORER_ERRORS[this.code].status;
  }
}

/** Any thrown thing as an error to tell; what should not happen is told without its message, which may hold paths. */
export function asExplorerError(error: unknown): ExplorerError {
  if (error instanceof ExplorerError) return error;
  if (error instanceof StoreError) {
    if (error.code === 'STORE_QUERY' || error.code === 'STORE_BUSY') {
      return new ExplorerError(error.code, error.message, { cause: error });
    }
    return new ExplorerError('STORE_FAILED', error.message, { cause: error });
  }
  return new ExplorerError(
    'INTERNAL',
    'Something went wrong that should not; the terminal of `whosaid serve` says what.',
    {
      cause: error,
    },
  );
}
