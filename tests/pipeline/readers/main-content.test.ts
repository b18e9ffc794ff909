import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { read } from '../../../pipeline/readers/read.js';

const folder = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url));
const pages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    source: readFileSync(`${folder}${name}/source.html`),
    expected: readFileSync(`${folder}${name}/expected.txt`, 'utf8'),
  }));

const tokensOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Harmonic mean of precision and recall over the tokens of a text, each counted as often as it stands there. */
function tokenF1(found: string, expected: string): number {
  const left = new Map<string, number>();
  for (const token of tokensOf(expected)) left.set(token, (left.get(token) ?? 0) + 1);
  let hits = 0;
  for (const token of tokensOf(found)) {
    const n = left.get(token) ?? 0;
    if (n > 0) hits++;
    left.set(token, n - 1);
  }
  return (2 * hits) / (tokensOf(found).length + tokensOf(expected).length);
}

function readability(source: Buffer): string {
  const { document } = parseHTML(source.toString('utf8'));
  return new Readability(document as never).parse()?.textContent ?? '';
}

const scores = pages.map(({ name, source, expected }) => ({
  name,
  ours: tokenF1(read(source, 'html').text, expected),
  theirs: tokenF1(readability(source), expected),
}));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the main content of pages in fifteen lay-outs', () => {
  it('is found at least as well as by Readability, in the mean', () => {
    expect(pages.length).toBeGreaterThanOrEqual(12);
    expect(mean(scores.map(({ ours }) => ours))).toBeGreaterThanOrEqual(mean(scores.map(({ theirs }) => theirs)));
    expect(mean(scores.map(({ ours }) => ours))).toBeGreaterThanOrEqual(0.98);
  });

  it.each(scores)('of $name: nearly all of it, and nearly nothing else', ({ ours, theirs }) => {
    // a byline more or less is a hundredth
    expect(ours).toBeGreaterThanOrEqual(Math.min(theirs - 0.01, 0.99));
    expect(ours).toBeGreaterThanOrEqual(0.94);
  });

  it.each(pages)('of $name has no line twice', ({ source }) => {
    const lines = read(source, 'html')
      .text.split('\n')
      .filter((line) => line.length > 60);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each(pages)('of $name: every figure leads to its bytes, exactly', ({ source }) => {
    const { text, sourceMap } = read(source, 'html');
    for (const figure of text.matchAll(/\d[\d.,]*/g)) {
      const { byteStart, byteEnd, precision } = sourceMap.bytesOf(figure.index, figure.index + figure[0].length);
      expect([precision, source.subarray(byteStart, byteEnd).toString('utf8')]).toEqual(['exact', figure[0]]);
    }
  });
});
