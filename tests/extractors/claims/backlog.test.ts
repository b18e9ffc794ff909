import { describe, expect, it } from 'vitest';
import { backlogCases, report } from '../backlog-cases.js';
import { claimOf, type Marks } from './read-claims.js';

interface Case {
  readonly why: string;
  readonly text: string;
  readonly number: string;
  readonly names?: Marks['names'];
  readonly slot: 'measure' | 'subject' | 'time' | 'relation';
  readonly expected: string;
}

const cases = backlogCases<Case>(import.meta.url);

function got({ text, number, names, slot }: Case): string | undefined {
  const claim = claimOf(text, number, names === undefined ? {} : { names });
  return slot === 'relation' ? claim.relation : claim[slot]?.text;
}

/** Known failures: they run and are reported. The figure must still be claimed; a case that is read right belongs in the tests of its slot. */
describe('backlog', () => {
  it.each(cases)('$why: $text', (entry) => {
    report(`${entry.why}: ${entry.slot} of ${entry.number}`, [got(entry) ?? 'nothing'], [entry.expected]);
    expect(claimOf(entry.text, entry.number).text).toBe(entry.number);
  });
});
