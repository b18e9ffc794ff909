import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfWord, LetterTable, NO_HASH } from '../../../extractors/text/letter-table.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { tokenText, tokenWord } from '../../../extractors/text/tokens.js';

const folded = fc.stringMatching(/^[a-z][a-z']{0,11}$/);

describe('a table of letters', () => {
  it('finds each of its words in a text, however it is written, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(folded, { minLength: 2, maxLength: 60 }), (words) => {
        const table = new LetterTable();
        const [absent, ...kept] = words as [string, ...string[]];
        for (const [i, word] of kept.entries()) expect(table.add(word, hashOfWord(word), i)).toBe(true);
        for (const [i, word] of kept.entries()) {
          const written = word.toUpperCase().replaceAll("'", '’');
          expect(table.find(`“${written}”`, 1, 1 + word.length, hashOfWord(word))).toBe(i);
        }
        expect(table.find(absent, 0, absent.length, hashOfWord(absent))).toBe(-1);
      }),
    );
  });

  it('has room for few words that meet in one place, and still finds these when it has grown', () => {
    const table = new LetterTable();
    const kept: string[] = [];
    for (let i = 0; i < 100; i++) if (table.add(`met${i}`, 7, i)) kept.push(`met${i}`);
    expect(kept.length).toBeLessThan(100);
    for (let i = 0; i < 5000; i++) table.add(`other${i}`, hashOfWord(`other${i}`), 1000 + i);
    for (const [i, word] of kept.entries()) expect(table.find(word, 0, word.length, 7)).toBe(i);
  });

  it('keeps no word that is long or not of ASCII', () => {
    expect(hashOfWord('x'.repeat(40))).toBe(NO_HASH);
    expect(hashOfWord('café')).toBe(NO_HASH);
    expect(hashOfWord('')).toBe(NO_HASH);
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
