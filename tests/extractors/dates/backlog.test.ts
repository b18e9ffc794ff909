import { describe, expect, it } from 'vitest';
import { backlogCases, report } from '../backlog-cases.js';
import { readDates } from './read-dates.js';

interface Case {
  readonly why: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const cases = backlogCases<Case>(import.meta.url);

/** Known failures: they run and are reported. A case that is read right belongs in the tests. */
describe('backlog', () => {
  it.each(cases)('$why: $text', ({ why, text, expected }) => {
    const dates = readDates(text);
    const read = dates.map((date) => `${date.text} = ${date.value}`);
    report(why, read, expected);
    for (const date of dates) expect(text.slice(date.start, date.end)).toBe(date.text);
    expect(expected.length).toBeGreaterThan(0);
  });
});
