import { describe, expect, it } from 'vitest';
import { failureLine } from '../../../pipeline/cli/failure-line.js';

describe('the line that tells of a failure', () => {
  it.each([
    ['/a/b.txt', '/a/b.txt: there is no such file', '/a/b.txt: CODE: there is no such file'],
    ['/a/b.txt', 'the file is empty', '/a/b.txt: CODE: the file is empty'],
    ['/a/b.jsonl#line=3', '/a/b.jsonl, line 3: no text', '/a/b.jsonl#line=3: CODE: no text'],
    ['/a/b.zip#c.txt', '/a/b.zip#c.txt: not read: too deep', '/a/b.zip#c.txt: CODE: not read: too deep'],
    ['/a/b.zip#c.txt', '/a/b.zip: is broken', '/a/b.zip#c.txt: CODE: is broken'],
    ['/a/b.zip#c.warc.gz#9', '/a/b.zip#c.warc.gz: no record', '/a/b.zip#c.warc.gz#9: CODE: no record'],
    ['/a/b#1.csv#line=2', '/a/b#1.csv, line 2: no text', '/a/b#1.csv#line=2: CODE: no text'],
    ['/a/b', '/a/b.txt: is another file', '/a/b: CODE: /a/b.txt: is another file'],
    ['/a/\u001b[31m\nb', 'gone', '/a/\\x1b[31m b: CODE: gone'],
  ])('of %s says its name once', (locator, message, expected) => {
    expect(failureLine(locator, 'CODE', message)).toBe(expected);
  });
});
