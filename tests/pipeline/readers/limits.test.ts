import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../extractors/text/tokenize.js';
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

  it('have the figures that are promised', () => {
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
  it.each([
    ['one token', 'x', 1000, 'tokens'],
    ['one sentence', 'word ', 20_000, 'sentences'],
  ] as const)('%s over its limit is cut, at the limit it is not', (_, unit, limit, of) => {
    const count = (length: number): number => {
      const tokens = tokenize(unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
      return of === 'tokens' ? tokens.count : tokens.sentenceCount;
    };
    expect(count(limit)).toBe(of === 'tokens' ? 1 : 1);
    expect(count(limit * 3)).toBeGreaterThan(1);
  });

  it('a paragraph of a megabyte is read, and all of it is in its tokens', () => {
    const text = 'Norvania paid five million for it. '.repeat(30_000).trim();
    const tokens = tokenize(text);
    expect(tokens.ends[tokens.count - 1]).toBe(text.length);
  });
});
