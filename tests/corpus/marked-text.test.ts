import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, parseMarkedText } from '../../corpus/marked-text.js';

describe('marked text', () => {
  it('gives the text without marks and the mentions by offset', () => {
    expect(parseMarkedText('In [[GPE|Oslo]], [[ORG|Kvern AS]] sells [[PRODUCT|K-2]].')).toEqual({
      text: 'In Oslo, Kvern AS sells K-2.',
      entities: [
        { start: 3, end: 7, text: 'Oslo', type: 'GPE' },
        { start: 9, end: 17, text: 'Kvern AS', type: 'ORG' },
        { start: 24, end: 27, text: 'K-2', type: 'PRODUCT' },
      ],
    });
  });

  it.each([
    ['one\n[[GPE|Oslo', 'line 2: a mark is not closed'],
    ['Oslo]]', 'line 1: a mark is closed that was not opened'],
    ['[[ORG|Bank of [[GPE|Oslo]]]]', 'line 1: a mark stands inside another'],
    ['[[CITY|Oslo]]', 'line 1: "CITY" is no entity type'],
    ['[[Oslo]]', 'line 1: "" is no entity type'],
    ['[[GPE| Oslo]]', 'line 1: " Oslo" is no mention'],
    ['[[GPE|]]', 'line 1: "" is no mention'],
  ])('refuses %j', (source, message) => {
    expect(() => parseMarkedText(source)).toThrow(new SyntaxError(message));
  });

  it('keeps every offset true', () => {
    const plain = fc.string({ unit: 'binary' }).map((s) => s.replace(/[[\]]/g, ''));
    const mention = fc
      .tuple(fc.constantFrom(...ENTITY_TYPES), fc.string({ unit: 'binary' }))
      .map(([type, s]) => ({ type, words: s.replace(/[[\]|\n]/g, '').trim() || 'X' }));
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, mention)), (parts) => {
        const source = parts.map(([before, { type, words }]) => `${before}[[${type}|${words}]]`).join('');
        const { text, entities } = parseMarkedText(source);
        expect(text).toBe(parts.map(([before, { words }]) => before + words).join(''));
        expect(entities.map((e) => [e.type, e.text])).toEqual(parts.map(([, { type, words }]) => [type, words]));
        for (const e of entities) expect(text.slice(e.start, e.end)).toBe(e.text);
      }),
    );
  });
});

describe('the training articles', () => {
  const folder = join(import.meta.dirname, '../../corpus/training/articles');
  const names = readdirSync(folder);

  it('are at least 44, dense with mentions of all types', () => {
    expect(names.length).toBeGreaterThanOrEqual(44);
    const counts = new Map<string, number>();
    for (const name of names) {
      const { text, entities } = parseMarkedText(readFileSync(join(folder, name), 'utf8'));
      expect(entities.length, name).toBeGreaterThanOrEqual(25);
      expect(text.split(/\s+/).length, name).toBeGreaterThan(225);
      for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    for (const type of ENTITY_TYPES) expect(counts.get(type) ?? 0, type).toBeGreaterThanOrEqual(60);
  });

  it('leave titles, leading articles and possessives outside of mentions', () => {
    const titles = /^(The|the|A|An|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|President|Prime Minister|Minister|Senator|Judge|Sir) /;
    for (const name of names) {
      for (const { text, type } of parseMarkedText(readFileSync(join(folder, name), 'utf8')).entities) {
        expect(titles.test(text), `${name}: ${text}`).toBe(false);
        // Lord’s is the ground's whole name, Moody’s the agency's
        if (type !== 'LOC' && text !== 'Moody’s') expect(/[’']s$/.test(text), `${name}: ${text}`).toBe(false);
      }
    }
  });

  it('mark a name wherever it stands', () => {
    // words that are also no names: the month, the verb, the fruit, the hands
    const ambiguous = new Set(['May', 'APPLE', 'Gulf', 'Labour']);
    for (const name of names) {
      const { text, entities } = parseMarkedText(readFileSync(join(folder, name), 'utf8'));
      for (const mention of new Set(entities.map((e) => e.text))) {
        if (mention.length < 4 || ambiguous.has(mention)) continue;
        for (let at = text.indexOf(mention); at >= 0; at = text.indexOf(mention, at + 1)) {
          const end = at + mention.length;
          if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[end] ?? ' ')) continue;
          expect(
            entities.some((e) => e.start < end && at < e.end),
            `${name}: ${mention} at ${at}`,
          ).toBe(true);
        }
      }
    }
  });
});
