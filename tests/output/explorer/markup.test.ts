import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleText, exact, html, link, outerLink, webAddress } from '../../../output/explorer/markup.js';
import { hasHidden } from '../../../output/explorer/visible.js';

/** What a browser makes of escaped text, by the five entities that we write. */
const readBack = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&');

describe('html', () => {
  it('escapes every value, and nothing that it made itself', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${'"x" & y'}">${inner}${['<', 1, null, false]}</p>`.toString()).toBe(
      '<p title="&quot;x&quot; &amp; y"><b>&lt;i&gt;</b>&lt;1</p>',
    );
  });

  it('lets no text out of an element or a quoted attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.toString()).not.toMatch(/[<>"'`]/);
        expect(
          articleText(text)
            .toString()
            .replace(/<\/?span[^<>]*>/g, ''),
        ).not.toMatch(/[<>"'`]/);
      }),
    );
  });

  it('keeps every character of a text in which none is hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!hasHidden(text));
        expect(readBack(html`${text}`.toString())).toBe(text);
      }),
    );
  });

  it('gives a form its value back unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readBack(exact(text).toString())).toBe(text);
      }),
    );
  });
});

describe('characters that would be hidden or obeyed', () => {
  it.each([
    ['a control', 'a\u0007b', 'U+0007'],
    ['NUL', 'a\0b', 'U+0000'],
    ['an override of the direction', 'a\u202eb', 'U+202E'],
    ['an isolate', 'a\u2066b', 'U+2066'],
    ['a zero-width space', 'a\u200bb', 'U+200B'],
    ['a soft hyphen', 'a\u00adb', 'U+00AD'],
    ['a byte order mark', 'a\ufeffb', 'U+FEFF'],
    ['a tag', 'a\u{e0041}b', 'U+E0041'],
    ['a variation selector that hides text', 'a\u{e0101}b', 'U+E0101'],
    ['a lone surrogate', 'a\ud800b', 'U+D800'],
    ['a joiner between letters', 'a\u200db', 'U+200D'],
  ])('shows %s by its name', (_, text, name) => {
    expect(html`${text}`.toString()).toBe(`a⟨${name}⟩b`);
    expect(articleText(text).toString()).toContain(`>${name}</span>`);
  });

  it('leaves emoji, accents, other scripts and line ends whole', () => {
    for (const text of ['👩‍👩‍👧 family', '❤️ heart', 'café', 'नमस्ते', '数字 42', 'a\tb', 'a\u00a0b']) {
      expect(html`${text}`.toString()).toBe(text);
      expect(articleText(text).toString()).toBe(text);
    }
    expect(articleText('a\r\nb').toString()).toBe('a\nb');
  });
});

describe('links', () => {
  it('leads to http and https only', () => {
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '//example.org',
      '/\\example.org',
      'java\nscript:alert(1)',
      '',
    ]) {
      expect(webAddress(address)).toBeNull();
      expect(outerLink(address, address).toString()).not.toContain('<a');
    }
    expect(outerLink('https://example.org/a?b="c"', 'words').toString()).toBe(
      '<a href="https://example.org/a?b=%22c%22" rel="noopener noreferrer nofollow" class="outer">words</a>',
    );
  });

  it('leaves empty parameters out and escapes the others', () => {
    expect(link('/', { q: 'a&b=c', unit: '', year: null })).toBe('/?q=a%26b%3Dc');
    expect(link('/', {})).toBe('/');
  });
});
