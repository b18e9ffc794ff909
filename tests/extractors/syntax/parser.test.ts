import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSyntax } from '../../../extractors/syntax/parse-syntax.js';
import { Dep } from '../../../extractors/syntax/syntax.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { type Tokens, tokenText } from '../../../extractors/text/tokens.js';

const NAMES = Object.fromEntries(Object.entries(Dep).map(([name, value]) => [value, name]));

/** The arcs of a text as `dependent label head`. */
function arcs(text: string): string[] {
  const tokens = tokenize(text);
  const syntax = parseSyntax(tokens);
  const lines: string[] = [];
  for (let s = 0; s < tokens.sentenceCount; s++) {
    const { heads, labels } = syntax.parse(s);
    for (let i = tokens.sentenceStarts[s] as number; i < (tokens.sentenceStarts[s + 1] as number); i++) {
      const head = heads[i] as number;
      lines.push(`${tokenText(tokens, i)} ${NAMES[labels[i] as number]} ${head < 0 ? '-' : tokenText(tokens, head)}`);
    }
  }
  return lines;
}

/** Holds when the sentence is a tree: one root, labels in range, heads inside the sentence, no cycle. */
function expectTree(tokens: Tokens, sentence: number, heads: Int32Array, labels: Uint8Array): void {
  const first = tokens.sentenceStarts[sentence] as number;
  const end = tokens.sentenceStarts[sentence + 1] as number;
  let roots = 0;
  for (let i = first; i < end; i++) {
    const head = heads[i] as number;
    expect(labels[i]).toBeGreaterThan(Dep.none);
    expect(labels[i]).toBeLessThanOrEqual(Dep.compoundPrt);
    if (head === -1) {
      roots++;
      expect(labels[i]).toBe(Dep.root);
      continue;
    }
    expect(head).toBeGreaterThanOrEqual(first);
    expect(head).toBeLessThan(end);
    let up = i;
    for (let steps = 0; up !== -1; steps++) {
      expect(steps).toBeLessThanOrEqual(end - first);
      up = heads[up] as number;
    }
  }
  expect(roots).toBe(1);
}

const WORDS = [
  'the',
  'army',
  'said',
  'that',
  'it',
  ',',
  '“',
  '”',
  'of',
  'was',
  'hit',
  'by',
  '12',
  '%',
  '$',
  '-',
  '(',
  ')',
  'and',
  'U.S.',
  'who',
];

describe('the parse of a sentence', () => {
  it('is a tree for any words in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 60 }), (words) => {
        const tokens = tokenize(words.join(' '));
        const syntax = parseSyntax(tokens);
        for (let s = 0; s < tokens.sentenceCount; s++) {
          const { heads, labels } = syntax.parse(s);
          expectTree(tokens, s, heads, labels);
        }
      }),
    );
  });

  it('is a tree for any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const tokens = tokenize(text);
        const syntax = parseSyntax(tokens);
        for (let s = 0; s < tokens.sentenceCount; s++) {
          const { heads, labels } = syntax.parse(s);
          expectTree(tokens, s, heads, labels);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is one tree for a sentence of a thousand tokens, or of marks alone', () => {
    for (const text of [`${'the ship sailed and '.repeat(250)}sank`, ', '.repeat(450), '— “ ” —']) {
      const tokens = tokenize(text);
      const { heads, labels } = parseSyntax(tokens).parse(0);
      expectTree(tokens, 0, heads, labels);
    }
  });

  it('finds subject, object and what was said', () => {
    const found = arcs('The minister said the army had lost 40 tanks.');
    expect(found).toContain('minister nsubj said');
    expect(found).toContain('lost ccomp said');
    expect(found).toContain('army nsubj lost');
    expect(found).toContain('tanks obj lost');
    expect(found).toContain('40 nummod tanks');
  });

  it('finds the subject of a passive', () => {
    const found = arcs('The report was written by the ministry.');
    expect(found).toContain('report nsubjPass written');
    expect(found).toContain('was auxPass written');
  });

  it('is the same whatever was asked before and whatever stands around', () => {
    const sentence = 'Its navy operates 12 submarines, according to the institute.';
    const alone = arcs(sentence);
    expect(arcs(`A zyxwort grew. ${sentence} Nothing else was said.`).join('|')).toContain(alone.join('|'));
    expect(arcs(sentence)).toEqual(alone);
  });
});
