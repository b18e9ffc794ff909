import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDates } from './read-dates.js';

interface Case {
  readonly why: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const cases = JSON.parse(readFileSync(new URL('backlog.json', import.meta.url), 'utf8')) as Case[];

/** Known failures: they run and are reported. A case that is read right belongs in the tests. */
describe('backlog', () => {
  it.each(cases)('$why: $text', ({ why, text, expected }) => {
    const dates = readDates(text);
    const read = dates.map((date) => `${date.text} = ${date.value}`);
    const right = JSON.stringify(read) === JSON.stringify(expected);
    console.info(
      `backlog: ${why}: ${right ? 'READ RIGHT NOW, move it' : `read ${read.join('; ') || 'nothing'}`}, expected ${expected.join('; ')}`,
    );
    for (const date of dates) expect(text.slice(date.start, date.end)).toBe(date.text);
    expect(expected.length).toBeGreaterThan(0);
  });
});
