import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandBraces, glob, matchSegment } from '../../../pipeline/inputs/glob.js';
import { scratchFolder } from '../cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

describe('a pattern', () => {
  it.each([
    ['*.txt', 'a.txt', true],
    ['*.txt', 'a.md', false],
    ['?.txt', 'ab.txt', false],
    ['[a-c].txt', 'b.txt', true],
    ['[!a-c].txt', 'b.txt', false],
    ['[]]x', ']x', true],
    ['[x', '[x', true],
    ['*a*b*c', 'xxaxxbxxc', true],
    ['*a*b*c', 'xxaxxcxxb', false],
    ['', '', true],
  ])('%s on %s: %s', (pattern, name, fits) => {
    expect(matchSegment(pattern, name)).toBe(fits);
  });

  it('says what a regular expression would say', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '.');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 }),
        (parts, name) => {
          const regex = new RegExp(
            `^${parts.map((p) => (p === '*' ? '.*' : p === '?' ? '.' : p === '.' ? '\\.' : p)).join('')}$`,
          );
          expect(matchSegment(parts.join(''), name)).toBe(regex.test(name));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('of many stars ends', () => {
    expect(matchSegment(`${'*a'.repeat(40)}b`, 'a'.repeat(5000))).toBe(false);
  });

  it('writes out its braces', () => {
    expect(expandBraces('x.{txt,md}')).toEqual(['x.md', 'x.txt']);
    expect(expandBraces('{a,b}{1,2}')).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(expandBraces('no.{brace')).toEqual(['no.{brace']);
  });
});

describe('files that fit a pattern', () => {
  beforeAll(() => {
    for (const name of ['a.txt', 'b.md', '.hidden.txt', 'x/c.txt', 'x/y/d.txt', 'x/y/e.md', '.dot/f.txt']) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
    }
    symlinkSync(folder, join(folder, 'x', 'circle'));
  });

  it.each([
    ['*.txt', ['a.txt']],
    ['**/*.txt', ['a.txt', 'x/c.txt', 'x/y/d.txt']],
    ['x/**/*.{txt,md}', ['x/c.txt', 'x/y/d.txt', 'x/y/e.md']],
    ['*/*.txt', ['x/c.txt']],
    ['.*.txt', ['.hidden.txt']],
    ['x/y/*', ['x/y/d.txt', 'x/y/e.md']],
    ['none/*.txt', []],
  ])('%s', (pattern, expected) => {
    expect(glob(join(folder, pattern)).map((path) => path.slice(folder.length + 1))).toEqual(expected);
  });
});
