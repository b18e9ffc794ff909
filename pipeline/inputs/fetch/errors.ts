/** Why a page could not be fetched. Stable: stored with failures. */
export type FetchErrorCode =
  | 'FETCH_SCHEME'
  | 'FETCH_CREDENTIALS'
  | 'FETCH_PRIVATE_ADDRESS'
  | 'FETCH_ROBOTS'
  | 'FETCH_REDIRECTS'
  | 'FETCH_STATUS'
  | 'FETCH_TIMEOUT'
  | 'FETCH_TOO_LARGE'
  | 'FETCH_ENCODING'
  | 'FETCH_NETWORK';

/** A page that was not fetched. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  /** Whether trying again later could help. */
  readonly retryable: boolean;
  /** Seconds that the server asked us to wait. */
  readonly retryAfter: number | null;

  constructor(
    code: FetchErrorCode,
    message: string,
    more: { status?: number; retryable?: boolean; retryAfter?: number | null } = {},
  ) {
    super(message);
    this.name = 'FetchError';
    this.code = code;
    this.status = more.status ?? null;
    this.retryable = more.retryable ?? false;
    this.retryAfter = more.retryAfter ?? null;
  }
}
