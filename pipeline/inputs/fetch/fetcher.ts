import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { Agent, request } from 'undici';
import { decodeBody } from '../warc/http-body.js';
import { type AddressPolicy, assertFetchable, guardedLookup, type Resolver } from './address-guard.js';
import { FetchError } from './errors.js';
import { RobotsCache } from './robots.js';

/** How pages are fetched. Every limit is a setting. */
export interface FetchOptions {
  readonly userAgent: string;
  /** Whether this machine may be asked: never, always, or only these of its hosts (`127.0.0.1:8080`). */
  readonly allowLoopback: boolean | readonly string[];
  /** For tests of the guard: how names are resolved. */
  readonly resolver?: Resolver;
  readonly connectTimeout: number;
  /** Milliseconds for one try of one page, redirects included. */
  readonly timeout: number;
  readonly maxRedirects: number;
  /** Bytes of a page, unpacked. */
  readonly maxBytes: number;
  /** Tries after the first, for answers and errors that may pass. */
  readonly retries: number;
  /** First pause before another try, in milliseconds; it doubles. */
  readonly backOff: number;
  /** Milliseconds between two fetches from one host, unless its robots file asks for more. */
  readonly hostDelay: number;
  /** Fetches under way at one host. */
  readonly hostConcurrency: number;
  readonly obeyRobots: boolean;
  /** Ends all fetching at once. */
  readonly signal: AbortSignal | null;
}

export const DEFAULT_FETCH: FetchOptions = {
  userAgent: 'whosaid (+https://www.npmjs.com/package/whosaid)',
  allowLoopback: false,
  connectTimeout: 10_000,
  timeout: 30_000,
  maxRedirects: 5,
  maxBytes: 20_000_000,
  retries: 2,
  backOff: 1_000,
  hostDelay: 1_000,
  hostConcurrency: 1,
  obeyRobots: true,
  signal: null,
};

/** What is remembered of a page so that it is not sent again unchanged. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A page as it came. `notModified` pages have no bytes. */
export interface FetchedPage extends Validators {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Charset of the Content-Type header. */
  readonly charset: string | null;
  readonly notModified: boolean;
}

/** Ways to pack a body that are known, one upon the other. */
const CODINGS = /^\s*(?:(?:x-)?gzip|br|deflate|identity)(?:\s*,\s*(?:(?:x-)?gzip|br|deflate|identity)){0,3}\s*$/i;

const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Fetches pages politely and only from the public internet. One for a run: it remembers robots files and paces each host. */
export class Fetcher {
  readonly #options: FetchOptions;
  readonly #agent: Agent;
  readonly #robots: RobotsCache;
  readonly #hosts = new Map<string, PQueue>();
  readonly #policy: AddressPolicy;

  constructor(options: Partial<FetchOptions> = {}) {
    this.#options = { ...DEFAULT_FETCH, ...options };
    this.#policy = { allowLoopback: this.#options.allowLoopback };
    this.#agent = new Agent({
      connect: { lookup: guardedLookup(this.#policy, this.#options.resolver), timeout: this.#options.connectTimeout },
      headersTimeout: this.#options.timeout,
      bodyTimeout: this.#options.timeout,
      pipelining: 0,
    });
    this.#robots = new RobotsCache(this.#options.userAgent.split(/[\s/(]/)[0] as string, async (address) => {
      try {
        const page = await this.#follow(new URL(address), { etag: null, lastModified: null }, false);
        return { status: page.status, text: new TextDecoder().decode(page.bytes) };
      } catch (error) {
        return { status: error instanceof FetchError ? (error.status ?? 0) : 0, text: '' };
      }
    });
  }

  /**
   * Fetches a page, with retries and back-off, within its host's pace.
   * @throws FetchError with a code that says why not
   */
  async fetch(address: string, validators: Validators = { etag: null, lastModified: null }): Promise<FetchedPage> {
    let url: URL;
    try {
      url = new URL(address);
    } catch {
      throw new FetchError('FETCH_SCHEME', `"${address.slice(0, 200)}" is no address`);
    }
    assertFetchable(url, this.#policy);
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#follow(url, validators, this.#options.obeyRobots);
      } catch (error) {
        if (this.#options.signal?.aborted)
          throw new FetchError('FETCH_NETWORK', `${url.href}: the run is being stopped`);
        if (!(error instanceof FetchError) || !error.retryable || attempt >= this.#options.retries) throw error;
        const pause =
          error.retryAfter === null ? this.#options.backOff * 2 ** attempt : Math.min(30, error.retryAfter) * 1000;
        // a run that is stopped does not wait: the next try says so
        await sleep(pause, undefined, { signal: this.#options.signal ?? undefined }).catch(() => {});
      }
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    for (const queue of this.#hosts.values()) queue.clear();
    await this.#agent.destroy();
  }

  #queue(host: string, delay: number | null): PQueue {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const interval = Math.max(this.#options.hostDelay, Math.min(60, delay ?? 0) * 1000);
    const queue = new PQueue({
      concurrency: this.#options.hostConcurrency,
      ...(interval > 0 ? { interval, intervalCap: 1 } : {}),
    });
    this.#hosts.set(host, queue);
    return queue;
  }

  /** Follows redirects, judging every hop as if it were the first. */
  async #follow(start: URL, validators: Validators, robots: boolean): Promise<FetchedPage> {
    const timeout = AbortSignal.timeout(this.#options.timeout + (robots ? this.#options.timeout : 0));
    const { signal } = this.#options;
    const deadline = signal === null ? timeout : AbortSignal.any([timeout, signal]);
    let url = start;
    for (let hop = 0; hop <= this.#options.maxRedirects; hop++) {
      assertFetchable(url, this.#policy);
      let delay: number | null = null;
      if (robots) {
        const verdict = await this.#robots.check(url);
        if (!verdict.allowed)
          throw new FetchError('FETCH_ROBOTS', `${url.origin}/robots.txt does not allow ${url.pathname}`);
        delay = verdict.delay;
      }
      const target = url;
      const answer = robots
        ? await orAborted(
            this.#queue(url.host, delay).add(() => this.#once(target, validators, deadline)),
            signal,
          )
        : await this.#once(target, validators, deadline);
      if (answer.redirect === null) return answer.page;
      url = answer.redirect;
    }
    throw new FetchError('FETCH_REDIRECTS', `more than ${this.#options.maxRedirects} redirects from ${start.href}`);
  }

  async #once(
    url: URL,
    validators: Validators,
    signal: AbortSignal,
  ): Promise<{ redirect: URL; page: null } | { redirect: null; page: FetchedPage }> {
    try {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: this.#agent,
        signal,
        headers: {
          'user-agent': this.#options.userAgent,
          accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5',
          'accept-encoding': 'gzip, br, deflate',
          ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
          ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
        },
      });
      const header = (name: string): string | null => {
        const value = headers[name];
        return value === undefined ? null : String(Array.isArray(value) ? value[0] : value);
      };
      if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
        await body.dump({ limit: 65_536 });
        const location = header('location');
        if (location === null)
          throw new FetchError('FETCH_STATUS', `${url.href} answered ${statusCode} without a location`, {
            status: statusCode,
          });
        return { redirect: new URL(location, url), page: null };
      }
      if (statusCode >= 400) {
        await body.dump({ limit: 65_536 });
        const after = Number(header('retry-after'));
        throw new FetchError('FETCH_STATUS', `${url.href} answered ${statusCode}`, {
          status: statusCode,
          retryable: PASSING.has(statusCode),
          retryAfter: Number.isFinite(after) && after > 0 ? after : null,
        });
      }
      const bytes =
        statusCode === 304
          ? new Uint8Array()
          : await this.#unpack(body, header('content-encoding'), header('content-length'));
      const contentType = header('content-type');
      const charset = /charset\s{0,4}=\s{0,4}"?([\w:.-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
      return {
        redirect: null,
        page: {
          url: url.href,
          status: statusCode,
          bytes,
          contentType,
          charset,
          etag: header('etag'),
          lastModified: header('last-modified'),
          notModified: statusCode === 304,
        },
      };
    } catch (error) {
      throw asFetchError(error, url);
    }
  }

  async #unpack(body: Readable, encoding: string | null, length: string | null): Promise<Uint8Array> {
    const { maxBytes } = this.#options;
    const tooLarge = (): FetchError => new FetchError('FETCH_TOO_LARGE', `the page is larger than ${maxBytes} bytes`);
    // a body that is left before its end says so with an error, which would end the process
    body.on('error', () => {});
    if (length !== null && Number(length) > maxBytes) {
      body.destroy();
      throw tooLarge();
    }
    if (encoding !== null && !CODINGS.test(encoding)) {
      body.destroy();
      throw new FetchError('FETCH_ENCODING', `the content encoding "${encoding}" is not known`);
    }
    const chunks: Buffer[] = [];
    let total = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > maxBytes) {
        body.destroy();
        throw tooLarge();
      }
      chunks.push(chunk);
    }
    const packed = Buffer.concat(chunks);
    if (/gzip\s*$/i.test(encoding ?? '') && packed.length > 0 && packed.readUInt8(0) !== 0x1f) {
      throw new FetchError('FETCH_ENCODING', 'the page sent a body that cannot be unpacked: it is no gzip');
    }
    const unpacked = await decodeBody(packed, encoding ?? '', maxBytes);
    if (unpacked === null) throw tooLarge();
    return unpacked;
  }
}

/** Waits for something unless the run is stopped: a page that is due in a minute is not waited for. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | null): Promise<T> {
  if (signal === null) return work;
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}

function asFetchError(error: unknown, url: URL): FetchError {
  if (error instanceof FetchError) return error;
  const { name, code, message, cause } = error as Error & { code?: string; cause?: unknown };
  if (cause instanceof FetchError) return cause;
  if (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    code === 'UND_ERR_HEADERS_TIMEOUT' ||
    code === 'UND_ERR_BODY_TIMEOUT'
  ) {
    return new FetchError('FETCH_TIMEOUT', `${url.href} did not answer in time`, { retryable: true });
  }
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR' || code?.startsWith('ERR_') === true) {
    return new FetchError('FETCH_ENCODING', `${url.href} sent a body that cannot be unpacked: ${message}`);
  }
  return new FetchError('FETCH_NETWORK', `${url.href}: ${message || code || name}`, { retryable: true });
}
