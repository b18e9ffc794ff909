import robotsModule from 'robots-parser';

/** The part of the parser that is used; its own types describe an ES module that it is not. */
interface ParsedRobots {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}
const robotsParser = robotsModule as unknown as (address: string, text: string) => ParsedRobots;

/** RFC 9309: at least 500 KiB must be read, more need not. */
export const ROBOTS_BYTES: number = 500 * 1024;
const DAY = 86_400_000;

/** What the robots file of a site said; the whole site may be closed (5xx, unreachable) or open (4xx). */
interface Rules {
  readonly verdict: 'open' | 'closed' | 'rules';
  readonly parsed: ParsedRobots | null;
  readonly until: number;
}

/** Fetches a robots file: its text, or the status of the answer, or 0 when none came. */
export type RobotsFetch = (url: string) => Promise<{ status: number; text: string }>;

/** Remembers for a day what each site's robots file allows (RFC 9309). */
export class RobotsCache {
  readonly #rules = new Map<string, Promise<Rules>>();
  readonly #agent: string;
  readonly #fetch: RobotsFetch;
  readonly #now: () => number;

  constructor(agent: string, fetch: RobotsFetch, now: () => number = Date.now) {
    this.#agent = agent;
    this.#fetch = fetch;
    this.#now = now;
  }

  async #load(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    const until = this.#now() + DAY;
    const { status, text } = await this.#fetch(address);
    if (status >= 200 && status < 300) {
      return { verdict: 'rules', parsed: robotsParser(address, text.slice(0, ROBOTS_BYTES)), until };
    }
    return { verdict: status >= 400 && status < 500 ? 'open' : 'closed', parsed: null, until };
  }

  async #rulesFor(url: URL): Promise<Rules> {
    const known = this.#rules.get(url.origin);
    if (known !== undefined) {
      const rules = await known;
      if (rules.until > this.#now()) return rules;
    }
    const loading = this.#load(url.origin);
    this.#rules.set(url.origin, loading);
    return loading;
  }

  /** Whether the page may be fetched, and how many seconds the site wants between two fetches. */
  async check(url: URL): Promise<{ allowed: boolean; delay: number | null }> {
    const { verdict, parsed } = await this.#rulesFor(url);
    if (verdict !== 'rules' || parsed === null) return { allowed: verdict === 'open', delay: null };
    return {
      allowed: parsed.isAllowed(url.href, this.#agent) ?? true,
      delay: parsed.getCrawlDelay(this.#agent) ?? null,
    };
  }
}
