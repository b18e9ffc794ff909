import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../pipeline/workers/deadline.js';

/** When a document is late of which a page is read each `every` milliseconds, up to `pages`; null when it is not within an hour. */
function lateAt(limit: number, pages: number, every: number): number | null {
  const deadline = new Deadline(limit);
  for (let now = 0; now < 3_600_000; now += 100) {
    if (deadline.isLate(1, Math.min(pages, Math.floor(now / every)), now)) return now;
  }
  return null;
}

describe('the deadline of a document', () => {
  it('of one piece is the limit', () => {
    expect(lateAt(30_000, 0, 1)).toBe(30_100);
  });

  it('counts for each page anew: ten thousand pages are read, and what follows has the limit again', () => {
    expect(lateAt(30_000, 10_000, 20)).toBe(230_100);
  });

  it('cuts a page that hangs behind a thousand that were read', () => {
    expect(lateAt(30_000, 1000, 10)).toBe(40_100);
  });

  it('cuts what crawls from page to page', () => {
    expect(lateAt(30_000, 10_000, 29_000)).toBe(30_400);
    expect(lateAt(30_000, 10_000, 400)).toBeLessThan(150_000);
  });

  it('is never more than thirty times the limit', () => {
    expect(lateAt(30_000, 1_000_000, 100)).toBe(900_100);
  });

  it('begins again with each document, and not before the first', () => {
    const deadline = new Deadline(1000);
    expect(deadline.isLate(0, 0, 0)).toBe(false);
    expect(deadline.isLate(0, 0, 50_000)).toBe(false);
    expect(deadline.isLate(1, 0, 60_000)).toBe(false);
    expect(deadline.isLate(1, 7, 60_900)).toBe(false);
    expect(deadline.isLate(2, 0, 61_800)).toBe(false);
    expect(deadline.isLate(2, 0, 62_900)).toBe(true);
  });
});
