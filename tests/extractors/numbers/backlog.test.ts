import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForms, readNumbers } from './read-numbers.js';

interface Case {
  readonly why: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const cases = JSON.parse(readFileSync(new URL('backlog.json', import.meta.url), 'utf8')) as Case[];

/** Known failures: they run and are reported. A case that is read right belongs in the tables of forms. */
describe('backlog', () => {
  it.each(cases)('$why: $text', ({ why, text, expected }) => {
    const read = readForms(text);
    const verdict =
      JSON.stringify(read) === JSON.stringify(expected)
        ? 'READ RIGHT NOW, move it'
        : `read ${read.join('; ') || 'nothing'}`;
    console.info(`backlog: ${why}: ${verdict}, expected ${expected.join('; ') || 'nothing'}`);
    for (const number of readNumbers(text)) expect(text.slice(number.start, number.end)).toBe(number.text);
  });
});
