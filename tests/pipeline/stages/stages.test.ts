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
  it('is one for its spellings, another for another type, and the ISO code where there is one', () => {
    const key = (name: string, type: 'ORG' | 'GPE' = 'ORG', code: string | null = null): string =>
      canonicalKey({ name, type, code });
    expect(key('The Kestrel Office')).toBe(key('Kestrel  office'));
    expect(key('U.N.')).toBe(key('UN'));
    expect(key('Kestrel’s Rest')).toBe(key("Kestrel's Rest"));
    expect(key('Jordan', 'GPE')).not.toBe(key('Jordan'));
    expect(key('Britain', 'GPE', 'GB')).toBe(key('United Kingdom', 'GPE', 'GB'));
    expect(key('The')).toBe('ORG|the');
    expect(key('...')).toBe('ORG|...');
  });
});
