import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { backlogCases, report } from '../backlog-cases.js';
import { said } from './read-attributions.js';

interface Case {
  readonly why: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const cases = backlogCases<Case>(import.meta.url);

/** Known failures: they run and are reported. Whatever is found must still be a slice of the text; a case that is read right belongs in a test. */
describe('backlog', () => {
  it.each(cases)('$why: $text', ({ why, text, expected }) => {
    const read = said(text);
    report(why, read, expected);
    for (const { start, end, text: slice } of extract(text).attributions) expect(text.slice(start, end)).toBe(slice);
    expect(new Set(expected).size).toBe(expected.length);
  });
});
