import { readFileSync } from 'node:fs';

/** The cases of the backlog.json beside a test: known failures, each with the reason why. */
export function backlogCases<Case extends { readonly why: string; readonly text: string }>(test: string): Case[] {
  return JSON.parse(readFileSync(new URL('backlog.json', test), 'utf8')) as Case[];
}

/** Reports one case that ran: a known failure is no error, but a case that is read right belongs in the tests. */
export function report(why: string, read: readonly string[], expected: readonly string[]): void {
  const right = JSON.stringify(read) === JSON.stringify(expected);
  const verdict = right ? 'READ RIGHT NOW, move it' : `read ${read.join(' / ') || 'nothing'}`;
  console.info(`backlog: ${why}: ${verdict}, expected ${expected.join(' / ') || 'nothing'}`);
}
