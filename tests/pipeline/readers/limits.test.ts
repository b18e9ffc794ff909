import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { DEFAULT_LIMITS as DOCUMENT_LIMITS } from '../../../pipeline/limits.js';
import {
  type AddressableFormat,
  DEFAULT_LIMITS,
  type ReadError,
  type ReadLimits,
  read,
} from '../../../pipeline/readers/read.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(text: string, format: AddressableFormat, limits: Partial<ReadLimits> = {}): string {
  try {
    read(encode(text), format, { limits });
    return 'read';
  } catch (error) {
    return (error as ReadError).code;
  }
}

const attributes = (n: number): string => Array.from({ length: n }, (_, i) => `a${i}`).join(' ');

/** What is measured, how to make n of it, the code, the setting, and what the page has of it besides. */
const LIMITS: readonly {
  readonly what: string;
  readonly format: AddressableFormat;
  readonly make: (n: number) => string;
  readonly code: string;
  readonly setting: keyof ReadLimits;
  readonly besides?: number;
}[] = [
  { what: 'bytes of a file', format: 'text', make: (n) => 'x'.repeat(n), code: 'FILE_TOO_LARGE', setting: 'maxBytes' },
  {
    what: 'letters of a text',
    format: 'text',
    make: (n) => 'x'.repeat(n),
    code: 'TEXT_TOO_LONG',
    setting: 'maxTextLength',
  },
  {
    what: 'letters of a page',
    format: 'html',
    make: (n) => `<p>${'x'.repeat(n)}`,
    code: 'TEXT_TOO_LONG',
    setting: 'maxTextLength',
  },
  {
    what: 'letters of Markdown',
    format: 'markdown',
    make: (n) => 'x'.repeat(n),
    code: 'TEXT_TOO_LONG',
    setting: 'maxTextLength',
  },
  {
    what: 'depth of elements',
    format: 'html',
    make: (n) => `${'<div>'.repeat(n)}x`,
    code: 'HTML_TOO_DEEP',
    setting: 'maxHtmlDepth',
    besides: 2,
  },
  {
    what: 'elements',
    format: 'html',
    make: (n) => `${'<br>'.repeat(n)}x`,
    code: 'HTML_TOO_MANY_ELEMENTS',
    setting: 'maxHtmlElements',
    besides: 3,
  },
  {
    what: 'attributes with values',
    format: 'html',
    make: (n) => `<p ${attributes(n).replaceAll(' ', '=1 ')}=1>x`,
    code: 'HTML_TOO_MANY_ATTRIBUTES',
    setting: 'maxHtmlAttributes',
  },
  {
    what: 'attributes without values',
    format: 'html',
    make: (n) => `<p ${attributes(n)}>x`,
    code: 'HTML_TOO_MANY_ATTRIBUTES',
    setting: 'maxHtmlAttributes',
  },
  {
    what: 'quotes within each other',
    format: 'markdown',
    make: (n) => `${'> '.repeat(n)}x`,
    code: 'MARKDOWN_TOO_DEEP',
    setting: 'maxMarkdownDepth',
  },
];

describe('the limits of what is read', () => {
  it.each(LIMITS)(
    '$what: at the limit read, one more refused with a code',
    ({ format, make, code, setting, besides = 0 }) => {
      const limit = 40;
      expect(codeOf(make(limit - besides), format, { [setting]: limit })).toBe('read');
      expect(codeOf(make(limit - besides + 1), format, { [setting]: limit })).toBe(code);
    },
  );

  it.each(LIMITS.filter(({ setting }) => /Depth|Elements|Attributes/.test(setting)))(
    '$what: the default stands',
    ({ format, make, code, setting, besides = 0 }) => {
      const limit = DEFAULT_LIMITS[setting];
      expect(codeOf(make(limit - besides), format)).toBe('read');
      expect(codeOf(make(limit - besides + 1), format)).toBe(code);
    },
  );

  it('of a file and of a text: the defaults stand', () => {
    // a page of comments has hardly any text
    const page = (bytes: number): string => `<p>x</p><!--${'x'.repeat(bytes - 15)}-->`;
    expect([codeOf(page(50_000_000), 'html'), codeOf(page(50_000_001), 'html')]).toEqual(['read', 'FILE_TOO_LARGE']);
    const text = 'A line of ten. \n'.repeat(625_000);
    expect([codeOf(text, 'text'), codeOf(`${text}x`, 'text')]).toEqual(['read', 'TEXT_TOO_LONG']);
  });

  it('have the figures that are promised', () => {
    expect(DOCUMENT_LIMITS).toEqual({
      fileBytes: 50_000_000,
      textLength: 10_000_000,
      documentDeadline: 30_000,
      unpackRatio: 100,
    });
    expect(DEFAULT_LIMITS).toMatchObject({
      maxBytes: 50_000_000,
      maxTextLength: 10_000_000,
      maxHtmlDepth: 512,
      maxHtmlElements: 100_000,
      maxHtmlAttributes: 10_000,
      maxMarkdownDepth: 100,
    });
  });
});

describe('a text without an end to its words', () => {
  const longest = (text: string, of: 'tokens' | 'sentences'): number[] => {
    const { count, starts, ends, sentenceCount, sentenceStarts } = tokenize(text);
    if (of === 'tokens') return Array.from({ length: count }, (_, i) => (ends[i] as number) - (starts[i] as number));
    return Array.from(
      { length: sentenceCount },
      (_, s) =>
        (ends[(sentenceStarts[s + 1] as number) - 1] as number) - (starts[sentenceStarts[s] as number] as number),
    );
  };

  it.each([
    ['one word', 'x'],
    ['one number', '7'],
  ])('%s of 1,000 characters is whole; with one more it is cut, and nothing of it is lost', (_, unit) => {
    expect(longest(unit.repeat(1000), 'tokens')).toEqual([1000]);
    expect(longest(unit.repeat(1001), 'tokens')).toEqual([1000, 1]);
  });

  it('one sentence takes no token that begins more than 20,000 characters behind its start', () => {
    const words = 'word '.repeat(4000);
    expect(longest(`${words}x`, 'sentences')).toEqual([20_001]);
    expect(longest(`${words} x`, 'sentences')).toEqual([19_999, 1]);
    const all = longest(`${'x'.repeat(999)} `.repeat(100), 'sentences');
    expect(all.length).toBe(5);
    expect(Math.max(...all)).toBeLessThanOrEqual(21_000);
  });

  it('a paragraph of a megabyte is read, and all of it is in its tokens', () => {
    const text = 'Norvania paid five million for it. '.repeat(30_000).trim();
    const tokens = tokenize(text);
    expect(tokens.ends[tokens.count - 1]).toBe(text.length);
  });
});
