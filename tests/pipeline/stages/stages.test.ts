import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../pipeline/limits.js';
import { canonicalKey } from '../../../pipeline/stages/canonical-key.js';
import { extract } from '../../../pipeline/stages/extract.js';
import { LineIndex } from '../../../pipeline/stages/line-index.js';
import { normalize } from '../../../pipeline/stages/normalize.js';
import { read } from '../../../pipeline/stages/read.js';
import { checkStages, runStages, type Stage, type Work } from '../../../pipeline/stages/stage.js';
import { tokenize } from '../../../pipeline/stages/tokenize.js';

const work = (text: string): Work => ({
  source: {
    locator: '/a.txt',
    input: '/a.txt',
    format: 'text',
    bytes: new TextEncoder().encode(text),
    contentSha256: '',
    byteStart: 0,
    byteEnd: text.length,
    line: null,
    access: {},
    known: null,
    referenceDate: null,
    keepBytes: false,
    charset: null,
    extractionKey: '',
  },
});

describe('stages', () => {
  it('in their order have all that they need', () => {
    expect(() => checkStages([read, tokenize, extract, normalize])).not.toThrow();
  });

  it('in an order with an unmet need are refused before any document is read', () => {
    expect(() => checkStages([read, extract, tokenize])).toThrowError('Stage "extract" requires "tokens"');
  });

  it('assign what they say', async () => {
    const item = work('They paid $5.');
    const there = new Set<string>(['source']);
    for (const stage of [read, tokenize, extract, normalize]) {
      await stage.run(item, DEFAULT_LIMITS);
      for (const field of stage.assigns) there.add(field);
      expect(Object.keys(item).sort()).toEqual([...there].sort());
    }
  });

  it('that throw name themselves in the failure', async () => {
    expect(await runStages([read], work(''), DEFAULT_LIMITS)).toMatchObject({ stage: 'read', code: 'EMPTY_DOCUMENT' });
    const bug: Stage = {
      name: 'extract',
      requires: [],
      assigns: [],
      run() {
        throw new RangeError('oh');
      },
    };
    expect(await runStages([bug], work('x'), DEFAULT_LIMITS)).toEqual({
      stage: 'extract',
      code: 'EXTRACT_FAILED',
      message: 'oh',
    });
  });
});

describe('the line of a byte', () => {
  it('counts newlines before it', () => {
    const index = new LineIndex(new TextEncoder().encode('a\nbc\n\nd'), 'utf-8');
    expect([0, 1, 2, 4, 5, 6, 99].map((byte) => index.lineOf(byte))).toEqual([1, 1, 2, 2, 3, 4, 4]);
    expect(new LineIndex(new Uint8Array(4), 'utf-16le').lineOf(0)).toBeNull();
  });
});

describe('the key of an entity', () => {
  type Entity = Parameters<typeof canonicalKey>[0];
  const key = (entity: Partial<Entity> & Pick<Entity, 'name'>, document = 'a'): string =>
    canonicalKey({ type: 'ORG', code: null, acronym: null, relations: [], reasons: [], ...entity }, document);
  const of = (code: string) => [{ kind: 'part_of' as const, entity: null, name: code, code }];

  it('is one for its spellings, another for another type, and the ISO code where there is one', () => {
    expect(key({ name: 'The Kestrel Office' })).toBe(key({ name: 'Kestrel  office' }));
    expect(key({ name: 'U.N.' })).toBe(key({ name: 'UN' }));
    expect(key({ name: 'Kestrel’s Rest' })).toBe(key({ name: "Kestrel's Rest" }));
    expect(key({ name: 'Jordan', type: 'GPE' })).not.toBe(key({ name: 'Jordan' }));
    expect(key({ name: 'Britain', type: 'GPE', code: 'GB' })).toBe(
      key({ name: 'United Kingdom', type: 'GPE', code: 'GB' }),
    );
    expect(key({ name: 'The' })).toBe('ORG|the');
    expect(key({ name: '...' })).toBe('ORG|...');
  });

  it('is a person’s first and last name; a last name alone is somebody in its own document only', () => {
    const person = (name: string, document?: string): string => key({ name, type: 'PERSON' }, document);
    expect(person('Leona M. Brandt')).toBe(person('Leona Brandt', 'b'));
    expect(person('Leona Brandt')).not.toBe(person('Otto Brandt'));
    expect(person('Brandt', 'a')).not.toBe(person('Brandt', 'b'));
    expect(person('Brandt', 'a')).not.toBe(person('Leona Brandt', 'a'));
  });

  it('tells the offices of two states apart, however they are named, but not a company’s places', () => {
    const ministry = (name: string, code: string): string => key({ name, relations: of(code) });
    expect(ministry('Kenyan Ministry of Health', 'KE')).toBe(ministry('Ministry of Health', 'KE'));
    expect(ministry('Health Ministry', 'KE')).toBe(ministry('Ministry of Health', 'KE'));
    expect(ministry('Ministry of Health', 'KE')).not.toBe(ministry('Ministry of Health', 'PE'));
    expect(key({ name: 'Kestrel Motors', relations: of('KE') })).toBe(
      key({ name: 'Kestrel Motors', relations: of('PE') }),
    );
  });

  it('is the long form of the acronyms that everybody knows, not of any acronym', () => {
    expect(key({ name: 'IMF' })).toBe(key({ name: 'International Monetary Fund' }));
    expect(key({ name: 'KMB' })).not.toBe(key({ name: 'Kestrel Marine Board' }));
  });
});
