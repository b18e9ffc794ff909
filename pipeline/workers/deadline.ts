/** Share of the deadline that each page adds to what its document may take in all. */
const PAGE_SHARE = 0.01;
/** Times the deadline that a document may take in all, however many pages it has. */
const MOST_DEADLINES = 30;

/**
 * Tells when the document that a worker has in hand has been there for too long: the deadline without a page of it having been read, or in all
 * the deadline and a hundredth of it more for each page. A report of thousands of pages is read; what hangs, or crawls from page to page, is cut.
 */
export class Deadline {
  readonly #limit: number;
  #document = 0;
  #pages = 0;
  #begun = 0;
  #moved = 0;

  /** @param limit Milliseconds. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Whether a document is late.
   * @param document the number of the one in work, 0 for none: waiting does not count
   * @param pages how many of its pages have been read
   * @param now milliseconds of any clock that goes on
   */
  isLate(document: number, pages: number, now: number): boolean {
    if (document !== this.#document || document === 0) {
      this.#document = document;
      this.#begun = now;
      this.#moved = now;
    } else if (pages !== this.#pages) this.#moved = now;
    this.#pages = pages;
    const most = this.#limit * Math.min(MOST_DEADLINES, 1 + pages * PAGE_SHARE);
    return now - this.#moved > this.#limit || now - this.#begun > most;
  }
}
