import { describe, expect, it } from 'vitest';
import type { DocumentFormat } from '../../../pipeline/readers/reader.js';
import { readsAs } from '../../../pipeline/readers/reads-as.js';

describe('a range of bytes says what a text says', () => {
  it.each<[format: DocumentFormat, source: string, text: string, yes: boolean]>([
    ['text', '12 ships', '12 ships', true],
    ['text', '12  ships', '12 ships', false],
    ['jsonl', '12 \\u20ac \\"x\\"', '12 € "x"', true],
    ['jsonl', '12 "', '12', false],
    ['csv', 'the ""Lund""', 'the "Lund"', true],
    ['csv', 'the Lund', 'the Bergen', false],
    ['html', '12&nbsp;<b>ships</b><!-- x --><style>b{}</style>', '12 ships', true],
    ['html', '12 boats', '12 ships', false],
    ['markdown', '*12* [ships](x)', '12 ships', true],
    ['markdown', 'ships 12', '12 ships', false],
    ['pdf', 'anything', '12 ships', true],
  ])('%s: %s as "%s": %s', (format, source, text, yes) => {
    expect(readsAs(new TextEncoder().encode(source), text, format, 'utf-8')).toBe(yes);
  });
});
