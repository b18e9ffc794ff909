import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { type Tokens, tokensOf, tokenText, tokenWord } from '../../../extractors/text/tokens.js';

const texts = (tokens: Tokens): string[] => Array.from({ length: tokens.count }, (_, i) => tokenText(tokens, i));

function sentences(text: string): string[] {
  const tokens = tokenize(text);
  return Array.from({ length: tokens.sentenceCount }, (_, s) =>
    text.slice(
      tokens.starts[tokens.sentenceStarts[s] as number],
      tokens.ends[(tokens.sentenceStarts[s + 1] as number) - 1],
    ),
  );
}

/** Odd texts: astral characters, combining marks, CRLF, BOM, NUL, lone surrogates, right-to-left, long runs. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n\n',
          '\uFEFF',
          '\0',
          '\uD800',
          '\uDC00',
          '🚀',
          'e\u0301',
          'שלום',
          'مرحبا',
          '.”',
          '…',
          "don't",
          'U.S.',
          ' ',
          '$1.2bn',
          'No. 5',
        ),
        fc.string({ maxLength: 12 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('tokens', () => {
  it('cover every character but white space, once and in order, whatever the text', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const tokens = tokenize(text);
        let end = 0;
        for (let i = 0; i < tokens.count; i++) {
          expect(tokens.starts[i]).toBeGreaterThanOrEqual(end);
          expect(tokens.ends[i]).toBeGreaterThan(tokens.starts[i] as number);
          expect(text.slice(end, tokens.starts[i])).toMatch(/^[\s\p{C}\p{Z}]*$/u);
          end = tokens.ends[i] as number;
        }
        expect(text.slice(end)).toMatch(/^[\s\p{C}\p{Z}]*$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('stand in sentences, sentences in paragraphs, without gaps', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const tokens = tokenize(text);
        expect(tokens.sentenceStarts.length).toBe(tokens.sentenceCount + 1);
        expect(tokens.sentenceStarts[tokens.sentenceCount]).toBe(tokens.count);
        expect(tokens.paragraphStarts[tokens.paragraphCount]).toBe(tokens.sentenceCount);
        for (let s = 0; s < tokens.sentenceCount; s++) {
          expect(tokens.sentenceStarts[s + 1]).toBeGreaterThan(tokens.sentenceStarts[s] as number);
          for (let i = tokens.sentenceStarts[s] as number; i < (tokens.sentenceStarts[s + 1] as number); i++) {
            expect(tokens.sentenceOf[i]).toBe(s);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are found again from any span', () => {
    fc.assert(
      fc.property(oddText, fc.nat(300), fc.nat(20), (text, start, length) => {
        const tokens = tokenize(text);
        const [first, end] = tokensOf(tokens, { start, end: start + length });
        const expected = texts(tokens).flatMap((_, i) =>
          (tokens.starts[i] as number) < start + length && (tokens.ends[i] as number) > start ? [i] : [],
        );
        expect(Array.from({ length: end - first }, (_, k) => first + k)).toEqual(length === 0 ? [] : expected);
      }),
    );
  });

  it('keep clitics, abbreviations, initials and grouped digits as a treebank does', () => {
    expect(
      texts(tokenize('Japan’s J. Smith didn’t pay U.S. $1,200.50 at 9:30 p.m., e.g. for 160-kilometer F-35s.')),
    ).toEqual(
      'Japan|’s|J.|Smith|did|n’t|pay|U.S.|$|1,200.50|at|9|:|30|p.m.|,|e.g.|for|160|-|kilometer|F|-|35|s|.'.split('|'),
    );
  });

  it('cut runs without end: no token is longer than 1,000 code units', () => {
    const tokens = tokenize(`${'a'.repeat(5000)} ${'7'.repeat(5000)}`);
    for (let i = 0; i < tokens.count; i++)
      expect((tokens.ends[i] as number) - (tokens.starts[i] as number)).toBeLessThanOrEqual(1000);
  });
});

describe('sentences', () => {
  it('do not end at abbreviations, initials or decimals', () => {
    expect(
      sentences('Gen. J. F. Smith of the U.S. Army paid 3.5 million. The rest of it went to Acme Inc. in May.'),
    ).toEqual(['Gen. J. F. Smith of the U.S. Army paid 3.5 million.', 'The rest of it went to Acme Inc. in May.']);
  });

  it.each([
    'A book by J. Smith sold well.',
    'The lawyer A. B. Cohen said so.',
    'It was signed by the painter and P. Rice Jones.',
    'He thanked I. K. Brown.',
  ])('go on behind an initial that a small word leads to: %s', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it.each([
    'They took vitamin C. | Critics say it works.',
    'He chose plan B. | Analysts were glad.',
    'The average hit 17.2C. | Sea ice shrank.',
    'They got from A to B. | Imagination did it.',
    'It was won by X. | Many came.',
    'So do I. | Peace is near.',
    'The answer is C.\n| Smith wrote it.',
  ])('end at a letter that is no initial: %s', (marked) => {
    const [first, second] = marked.split('| ') as [string, string];
    expect(sentences(first + second)).toEqual([first.trim(), second]);
  });

  it('end at an abbreviation that a sentence opener follows', () => {
    expect(sentences('It moved to the U.S. The firm is big.')).toEqual(['It moved to the U.S.', 'The firm is big.']);
  });

  it('keep their closing quotation marks, and go on before a verb of speech', () => {
    expect(sentences('“Stop!” she said. “Why?” Nobody knew.')).toEqual(['“Stop!” she said.', '“Why?”', 'Nobody knew.']);
  });

  it('end at a line’s end, but not at the wrapped lines of old wire copy', () => {
    expect(sentences('A headline\nThe body begins.')).toEqual(['A headline', 'The body begins.']);
    const wrapped = [
      'The ministry of a country that nobody could name today said',
      'that its budget for the year had risen by a third and would',
      'rise again in the years to come, whatever the price of oil',
      'might be, or so its spokesman told the press.',
      '',
      'A second paragraph.',
    ].join('\n');
    expect(sentences(wrapped).length).toBe(2);
  });
});

describe('the words of a document', () => {
  it('are the same whatever documents were read before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Qozz', 'qozz', 'Zürx', 'it’s', "it's", '12', '12,345', '½', '’', 'K', '“'), {
          maxLength: 40,
        }),
        (words) => {
          const text = words.join(' ');
          const first = tokenize(text);
          tokenize('Qozz fremb zürx, 12 of them.');
          const again = tokenize(text);
          expect([...again.forms]).toEqual([...first.forms]);
          expect(again.unknownWords).toEqual(first.unknownWords);
          for (let i = 0; i < first.count; i++) {
            expect(tokenText(first, i)).toBe(text.slice(first.starts[i], first.ends[i]));
            expect(tokenWord(first, i)).toBe(
              tokenText(first, i)
                .toLowerCase()
                .replace(/(?<=.)’|’(?=.)/gu, "'"),
            );
          }
        },
      ),
    );
  });
});
