import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeOf, ERRORS, exitStatusOf, messageOf, WhosaidError } from '../../pipeline/errors.js';

const README = readFileSync(new URL('../../pipeline/README.md', import.meta.url), 'utf8');
const told = [...README.matchAll(/^\| ([A-Z]+(?:_[A-Z]+)*) \| (\d+) \| (.+) \|$/gm)].map(([, ...cells]) => cells);

describe('the error codes', () => {
  it('are told in the README with their exit statuses and meanings, each once, in the same order', () => {
    expect(told).toEqual(Object.entries(ERRORS).map(([code, { status, meaning }]) => [code, String(status), meaning]));
  });

  it('survive being thrown, whoever threw them', () => {
    expect(codeOf(new WhosaidError('STORE_LOCKED', 'busy'))).toBe('STORE_LOCKED');
    expect(codeOf(Object.assign(new Error('full'), { code: 'STORE_FULL' }))).toBe('STORE_FULL');
    const unborn = Object.assign(new Error('Worker initialization failure: EMFILE'), {
      code: 'ERR_WORKER_INIT_FAILED',
    });
    expect(codeOf(unborn)).toBe('TOO_MANY_OPEN_FILES');
    expect(exitStatusOf(new WhosaidError('TOO_MANY_FAILURES', 'half failed'))).toBe(6);
  });

  it('are INTERNAL for a thing with no code of ours', () => {
    for (const thrown of [new Error('x'), 'x', null, undefined, { code: 7 }, { code: 'ENOENT' }, { code: 'toString' }])
      expect(codeOf(thrown)).toBe('INTERNAL');
  });

  it('come with a message on one line', () => {
    expect(messageOf(new Error('one\n  two\n\nthree'))).toBe('one two three');
  });
});
