import { describe, expect, it } from 'vitest';
import { backlogCases, report } from '../backlog-cases.js';
import { readForms, readNumbers } from './read-numbers.js';

interface Case {
  readonly why: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const cases = backlogCases<Case>(import.meta.url);

/** Known failures: they run and are reported. A case that is read right belongs in the tables of forms. */
describe('backlog', () => {
  it.each(cases)('$why: $text', ({ why, text, expected }) => {
    report(why, readForms(text), expected);
    for (const number of readNumbers(text)) expect(text.slice(number.start, number.end)).toBe(number.text);
  });
});
