import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { glob, matchSegment } from '../../../pipeline/inputs/glob.js';
import { inputOf, type WordOptions } from '../../../pipeline/inputs/input.js';
import { scratchFolder } from '../cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

describe('a word of the command line means', () => {
  it.each<[string, WordOptions, object]>([
    ['press/*.html', {}, { kind: 'files', paths: ['press/*.html'] }],
    [
      '-',
      { columns: { text: 'body' }, followLinks: true, limit: 3 },
      { kind: 'files', paths: ['-'], columns: { text: 'body' }, followLinks: true, limit: 3 },
    ],
    ['feeds.opml', { fetch: true }, { kind: 'files', paths: ['feeds.opml'], fetch: true }],
    ['https://x.example/a', { fetch: true }, { kind: 'pages', addresses: ['https://x.example/a'], fetch: true }],
    [
      'https://x.example/map.xml',
      { limit: 5 },
      { kind: 'pages', addresses: ['https://x.example/map.xml'], fetch: false, limit: 5 },
    ],
    ['HTTP://x.example/a', {}, { kind: 'pages', addresses: ['HTTP://x.example/a'], fetch: false }],
    ['https://x.example/f', { format: 'feed' }, { kind: 'feed', addresses: ['https://x.example/f'], fetch: false }],
    [
      'https://x.example/f',
      { feedText: 'page', limit: 5 },
      { kind: 'feed', addresses: ['https://x.example/f'], fetch: false, text: 'page', limit: 5 },
    ],
    ['map.xml', { format: 'sitemap', limit: 5 }, { kind: 'sitemap', addresses: ['map.xml'], fetch: false, limit: 5 }],
  ])('%s with %j', (word, options, input) => {
    expect(inputOf(word, options)).toEqual(input);
  });
});

describe('a name fits a pattern', () => {
  it.each([
    ['*.txt', 'a.txt', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['??.txt', 'ab.txt', true],
    ['[a-c]1', 'b1', true],
    ['[a-c]1', 'd1', false],
    ['[!a-c]1', 'd1', true],
    ['[^a]', 'a', false],
    ['[]x]', ']', true],
    ['[a-]', '-', true],
    // a class that is never closed stands for itself
    ['[ab', '[ab', true],
    ['[ab', 'a', false],
    ['', '', true],
  ])('%s %s: %s', (pattern, name, fits) => {
    expect(matchSegment(pattern, name)).toBe(fits);
  });
});

describe('a pattern names files', () => {
  for (const name of ['a/1.txt', 'a/2.md', 'a/deep/3.txt', 'b/4.txt', '.hidden/5.txt', 'a/.dot.txt']) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
  symlinkSync(join(folder, 'a'), join(folder, 'b', 'link'));
  const found = (pattern: string): string[] => glob(join(folder, pattern)).map((path) => relative(folder, path));
  it.each<[string, string[]]>([
    ['*/*.txt', ['a/1.txt', 'b/4.txt']],
    ['**/*.txt', ['a/1.txt', 'a/deep/3.txt', 'b/4.txt']],
    ['a/**', ['a/1.txt', 'a/2.md', 'a/deep', 'a/deep/3.txt']],
    ['{a,b}/*.{txt,md}', ['a/1.txt', 'a/2.md', 'b/4.txt']],
    ['.hidden/*', ['.hidden/5.txt']],
    ['a/.*.txt', ['a/.dot.txt']],
    ['*/4.txt', ['b/4.txt']],
    ['b/link/*.txt', ['b/link/1.txt']],
    ['none/*/x', []],
    ['{a/1.txt', []],
  ])('%s', (pattern, names) => {
    expect(found(pattern)).toEqual(names);
  });
});
