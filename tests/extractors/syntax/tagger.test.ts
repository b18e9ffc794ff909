import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSyntax } from '../../../extractors/syntax/parse-syntax.js';
import { Pos } from '../../../extractors/syntax/syntax.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { tokenText } from '../../../extractors/text/tokens.js';

const NAMES = Object.fromEntries(Object.entries(Pos).map(([name, value]) => [value, name]));

function tagged(text: string): string {
  const tokens = tokenize(text);
  const syntax = parseSyntax(tokens);
  const words: string[] = [];
  for (let s = 0; s < tokens.sentenceCount; s++) {
    const tags = syntax.tags(s);
    for (let i = tokens.sentenceStarts[s] as number; i < (tokens.sentenceStarts[s + 1] as number); i++)
      words.push(`${tokenText(tokens, i)}/${NAMES[tags[i] as number]}`);
  }
  return words.join(' ');
}

describe('tags', () => {
  it('tells the forms of verbs, auxiliaries and participles apart', () => {
    expect(tagged('The ministry said it has bought 40 tanks and plans to buy ten.')).toBe(
      'The/det ministry/noun said/verbPast it/pron has/aux bought/verbParticiple 40/num tanks/noun and/cconj plans/verbPresent to/part buy/verbBase ten/num ./punct',
    );
  });

  it('tags a possessive mark, a preposition and a subordinator by what they do', () => {
    expect(tagged("France's minister spoke before the talks with Spain ended.")).toMatch(
      /France\/propn 's\/part minister\/noun spoke\/verbPast .* with\/adp Spain\/propn ended\/verbPast/,
    );
  });

  it('does not care how quotation marks are set', () => {
    const straight = tagged('"We will pay $5 billion," the premier said.');
    expect(tagged('“We will pay $5 billion,” the premier said.').replace(/[“”]/g, '"')).toBe(straight);
    expect(straight).toMatch(/We\/pron will\/aux pay\/verbBase \$\/sym 5\/num billion\/num/);
  });

  it('gives every token of an asked-for sentence a tag, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.lorem({ maxCount: 30 })), (text) => {
        const tokens = tokenize(text);
        const syntax = parseSyntax(tokens);
        for (let s = 0; s < tokens.sentenceCount; s++) {
          const tags = syntax.tags(s);
          for (let i = tokens.sentenceStarts[s] as number; i < (tokens.sentenceStarts[s + 1] as number); i++) {
            expect(tags[i]).toBeGreaterThan(Pos.unknown);
            expect(tags[i]).toBeLessThanOrEqual(Pos.x);
          }
        }
      }),
    );
  });

  it('tags only the sentence that was asked for', () => {
    const tokens = tokenize('Prices rose sharply. Nobody knew why.');
    const tags = parseSyntax(tokens).tags(1);
    expect([...tags.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...tags.subarray(4)].every((tag) => tag > 0)).toBe(true);
  });

  it('tags a sentence alike in any document and in any order of asking', () => {
    const sentence = 'The bank reported a loss of 12 percent, analysts noted.';
    const alone = tagged(sentence);
    const text = `Something unheard of, a zyxwort, stood there. ${sentence}`;
    const tokens = tokenize(text);
    const syntax = parseSyntax(tokens);
    const last = [...syntax.tags(1).subarray(tokens.sentenceStarts[1])];
    expect(tagged(text).endsWith(alone)).toBe(true);
    expect([...parseSyntax(tokens).tags(1).subarray(tokens.sentenceStarts[1])]).toEqual(last);
  });
});
