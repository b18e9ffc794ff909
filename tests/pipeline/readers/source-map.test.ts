import { TextDecoder } from '@exodus/bytes/encoding.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Index } from '../../../pipeline/readers/byte-index.js';
import { type AddressableFormat, read } from '../../../pipeline/readers/read.js';
import { readsAs } from '../../../pipeline/readers/reads-as.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes that the map gives for the first place where `needle` stands in the text, decoded. */
function sourceOf(html: string | Uint8Array, needle: string, format: AddressableFormat = 'html'): [string, string] {
  const bytes = typeof html === 'string' ? encode(html) : html;
  const document = read(bytes, format);
  const start = document.text.indexOf(needle);
  expect(start, `"${needle}" in "${document.text}"`).toBeGreaterThanOrEqual(0);
  const { byteStart, byteEnd, precision } = document.sourceMap.bytesOf(start, start + needle.length);
  return [new TextDecoder(document.charset, { ignoreBOM: true }).decode(bytes.subarray(byteStart, byteEnd)), precision];
}

describe('the byte index of UTF-8', () => {
  it('agrees with the decoder on any bytes, malformed ones included', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 1200 }),
        fc.array(fc.constantFrom('é', '🚀', 'a', '漢'), { maxLength: 400 }),
        (raw, extra) => {
          const bytes = new Uint8Array([...raw, ...encode(extra.join(''))]);
          const index = new Utf8Index(bytes);
          const text = new TextDecoder().decode(bytes);
          const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
          expect(index.startOf(0)).toBe(text.length === 0 ? bytes.length : bom);
          expect(index.endOf(text.length)).toBe(bytes.length);
          let offset = 0;
          for (const character of text) {
            const slice = bytes.subarray(index.startOf(offset), index.endOf(offset + character.length));
            expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(slice)).toBe(character);
            offset += character.length;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the source map', () => {
  it('of plain text is the file itself: CRLF stays, a BOM counts in bytes and not in the text', () => {
    const bytes = encode('\uFEFFÉté\r\n296 billion');
    const document = read(bytes, 'text');
    expect(document.text).toBe('Été\r\n296 billion');
    expect(document.sourceMap.bytesOf(5, 16)).toEqual({ byteStart: 10, byteEnd: 21, precision: 'exact' });
  });

  it('leads through inline tags inside a number', () => {
    expect(sourceOf('<p>It cost 29<b>6</b> billion.</p>', '296 billion')).toEqual(['29<b>6</b> billion', 'exact']);
  });

  it('leads through character references of every kind', () => {
    expect(
      sourceOf(
        '<p>Cost &euro;5&nbsp;million &mdash; &#8216;big&#x2019; &amp; &notit; x</p>',
        '€5\u00A0million — ‘big’ & ¬it; x',
      ),
    ).toEqual(['&euro;5&nbsp;million &mdash; &#8216;big&#x2019; &amp; &notit; x', 'exact']);
  });

  it('leads through CRLF and collapsed white space', () => {
    expect(sourceOf('<p>rose to\r\n\t 296\r\nbillion</p>', 'to 296 billion')).toEqual([
      'to\r\n\t 296\r\nbillion',
      'exact',
    ]);
  });

  it('leads through comments inside a number', () => {
    expect(sourceOf('<p>29<!-- six -->6 billion</p>', '296 billion')).toEqual(['29<!-- six -->6 billion', 'exact']);
  });

  it('reads pages in windows-1252, in UTF-16 and in a legacy multi-byte charset', () => {
    const latin = Uint8Array.from('<meta charset=windows-1252><p>caf\xe9 \x805 million</p>', (c) => c.charCodeAt(0));
    expect(sourceOf(latin, '€5 million')).toEqual(['€5 million', 'exact']);
    const wide = new Uint8Array(Buffer.from('\uFEFF<p>caf&eacute; 7 million</p>', 'utf16le'));
    expect(sourceOf(wide, 'é 7')).toEqual(['&eacute; 7', 'exact']);
    const shiftJis = Uint8Array.from([
      ...encode('<meta charset=shift_jis><p>'),
      0x93,
      0xfa,
      0x96,
      0x7b,
      ...encode(' 9 million</p>'),
    ]);
    expect(sourceOf(shiftJis, '本 9')).toEqual(['本 9', 'exact']);
  });

  it('leads to text behind the end of the body, and across it', () => {
    const html = '<p>in the body 5 million</body></html> after it 7 million';
    expect(sourceOf(html, '7 million')).toEqual(['7 million', 'exact']);
    expect(sourceOf(html, 'million after it 7')).toEqual(['million</body></html> after it 7', 'exact']);
  });

  it('says approximate where the parser moved text and made one of two, and still holds the text', () => {
    const html = '<table>Foster 12 parents<tr><td>cell 5</td></tr> more 13</table>';
    for (const moved of ['12', '13', 'parents more'])
      expect(sourceOf(html, moved)).toEqual(['Foster 12 parents<tr><td>cell 5</td></tr> more 13', 'approximate']);
    expect(sourceOf(html, 'cell 5')).toEqual(['cell 5', 'exact']);
  });

  it('leads through Markdown: emphasis, escapes, references, links, quotes and soft line ends', () => {
    const markdown = '# Title\n\n> It cost **29**6 \\$ billion\n> in [all](http://x.y/z), &copy; 2024.\n';
    expect(sourceOf(markdown, '296 $ billion in all, © 2024', 'markdown')).toEqual([
      '29**6 \\$ billion\n> in [all](http://x.y/z), &copy; 2024',
      'exact',
    ]);
  });

  it('brings every character of any page back to bytes that hold it', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<i>',
      '<div>',
      '</div>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<br>',
      '<li>',
      '<!-- c -->',
      '&amp;',
      '&nbsp;',
      '&#8364;',
      '&lt',
      '&bogus;',
      '&',
      '<',
      '>',
      '\r\n',
      '\n',
      ' ',
      '\t',
      '\0',
      '29',
      '6',
      'é',
      '🚀',
      'word',
      '</p',
      '<a href="x&amp;y">',
      '</a>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const bytes = encode(`<body>x ${parts.join('')}`);
        const document = read(bytes, 'html');
        for (let i = 0; i < document.text.length; i++) {
          const code = document.text.charCodeAt(i);
          const range = document.sourceMap.bytesOf(i, i + 1);
          expect(range.byteStart).toBeLessThanOrEqual(range.byteEnd);
          if (code >= 0xd800 && code <= 0xdfff) continue;
          const character = document.text.charAt(i);
          const source = new TextDecoder().decode(bytes.subarray(range.byteStart, range.byteEnd));
          if (range.precision === 'exact' && /[a-z0-9é]/i.test(character))
            expect([character, /^&/.test(source) ? character : source]).toEqual([character, character]);
          if (range.precision === 'approximate' && /[a-z0-9é]/i.test(character)) expect(source).toContain(character);
        }
      }),
      { numRuns: 3000 },
    );
  });

  /** Pieces of ordinary pages: text that the parser leaves where it stands. Whole elements, so that nothing is mended. */
  const inline = fc.letrec<{ one: string; many: string }>((tie) => ({
    one: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('29', '6 billion', 'é', '🚀', 'e\u0301', 'word ', ' of ', '\r\n', '\t ', '.'),
      fc.constantFrom(
        '&amp;',
        '&nbsp;',
        '&#8364;',
        '&eacute;',
        '&#x1F680;',
        '<!-- 7 -->',
        '<!-- > -->',
        '<br>',
        '<wbr>',
      ),
      fc
        .tuple(fc.constantFrom('b', 'i', 'em', 'span', 'a href="x&amp;y=1"', 'sup'), tie('many'))
        .map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
    ),
    many: fc.array(tie('one'), { maxLength: 6 }).map((parts) => parts.join('')),
  })).many;
  const ordinary = fc
    .array(fc.tuple(fc.constantFrom('p', 'div', 'li', 'h2', 'td', 'blockquote'), inline), {
      minLength: 1,
      maxLength: 8,
    })
    .map((blocks) =>
      blocks
        .map(([tag, inner]) =>
          tag === 'td' ? `<table><tr><td>${inner}</td></tr></table>` : `<${tag}>7 ${inner}</${tag}>`,
        )
        .join('\n'),
    );

  it('is exact for every character of every ordinary page, and any of its spans reads as what the bytes say', () => {
    let spans = 0;
    fc.assert(
      fc.property(ordinary, fc.array(fc.tuple(fc.nat(), fc.nat(60)), { maxLength: 8 }), (page, places) => {
        const bytes = encode(`<!doctype html><html><body><main>8 ${page}</main></body></html> 9 after it`);
        const { text, sourceMap } = read(bytes, 'html');
        for (let i = 0; i < text.length; i++) {
          const wide = /[\ud800-\udbff]/.test(text.charAt(i)) ? 2 : 1;
          // line ends between blocks, and the blank of a line end in a cell, are the reader's own
          if (/\s/.test(text.charAt(i))) continue;
          expect(sourceMap.bytesOf(i, i + wide).precision, JSON.stringify(text.slice(i, i + wide))).toBe('exact');
          i += wide - 1;
        }
        for (const [at, length] of places) {
          const start = at % text.length;
          const words = text.slice(start, start + length + 1).split('\n')[0] as string;
          if (words !== words.trim() || words === '' || /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(words)) continue;
          spans++;
          const { byteStart, byteEnd, precision } = sourceMap.bytesOf(start, start + words.length);
          expect(precision).toBe('exact');
          expect(readsAs(bytes.subarray(byteStart, byteEnd), words, 'html', 'utf-8'), words).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(spans).toBeGreaterThan(2000);
  });

  it('brings every character of any Markdown back to bytes that hold it', () => {
    const part = fc.constantFrom(
      '# ',
      '> ',
      '- ',
      '* ',
      '**',
      '_',
      '`',
      '[',
      '](x)',
      '\\*',
      '\\',
      '&amp;',
      '&',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      '    ',
      '\t',
      '1. ',
      '29',
      '6',
      'é',
      'word',
      '<b>',
      '</b>',
      '---\n',
      '|',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 50 }), (parts) => {
        const bytes = encode(`x ${parts.join('')}`);
        const document = read(bytes, 'markdown');
        for (let i = 0; i < document.text.length; i++) {
          const character = document.text.charAt(i);
          if (!/[a-z0-9é]/i.test(character)) continue;
          const range = document.sourceMap.bytesOf(i, i + 1);
          const source = new TextDecoder().decode(bytes.subarray(range.byteStart, range.byteEnd));
          if (range.precision === 'exact')
            expect([character, /^&/.test(source) ? character : source]).toEqual([character, character]);
          else expect(source).toContain(character);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
