import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { formatOf, type ReadError, read } from '../../../pipeline/readers/read.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as ReadError).code;
  }
  return 'no error';
}

const page = `<!doctype html><html lang="en-GB"><head><title>Tin exports rise | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><link rel="canonical" href="https://post.example/tin">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Tin exports rise","datePublished":"2025-03-04T06:00:00Z","dateModified":"2025-03-05","author":[{"name":"Ana Ruiz"},{"name":"Bo Li"}]}]}</script>
</head><body><header><a href="/">Home</a><nav><ul><li><a href="/1">World</a></li></ul></nav></header>
<div class="cookie-banner"><p>We value your privacy and use 214 partners to store information on your device, says our notice.</p></div>
<main><article><h1>Tin exports rise</h1><p class="byline">By Ana Ruiz and Bo Li</p>
<p>Exports of tin rose to 41,200 tonnes in February, the ministry said on Monday, the highest figure since records began.</p>
<figure><img src="x.jpg" alt="A port"><figcaption>The port of Muntok handles 60% of the tin.</figcaption></figure>
<p>Prices fell 3% to $28,450 a tonne, and two of the five smelters stood still for most of the month because of repairs.</p>
<table><tr><th>Month</th><th>Tonnes</th></tr><tr><td>January</td><td>38,900</td></tr></table>
<div class="related"><h3>Read more</h3><ul><li><a href="/2">Nickel ban costs 4,000 jobs, unions say in a long statement</a></li></ul></div>
<p hidden>Not to be seen: 999.</p></article></main>
<section id="comments"><p>First! I read 1,000 articles a day and this one is among the best of them all, honestly.</p></section>
<footer><p>© 2025 The Harbour Post, 12 Dock Street</p></footer></body></html>`;

describe('a page', () => {
  const document = read(encode(page), 'html');

  it('gives its main content, a block a line, and nothing around it', () => {
    expect(document.text.split('\n')).toEqual([
      'By Ana Ruiz and Bo Li',
      'Exports of tin rose to 41,200 tonnes in February, the ministry said on Monday, the highest figure since records began.',
      'The port of Muntok handles 60% of the tin.',
      'Prices fell 3% to $28,450 a tonne, and two of the five smelters stood still for most of the month because of repairs.',
      'Month Tonnes',
      'January 38,900',
    ]);
  });

  it('says who wrote it, when, where and in which language', () => {
    const { title, byline, published, modified, site, language, url } = document;
    expect({ title, byline, published, modified, site, language, url }).toEqual({
      title: 'Tin exports rise',
      byline: 'Ana Ruiz, Bo Li',
      published: '2025-03-04',
      modified: '2025-03-05',
      site: 'The Harbour Post',
      language: 'en-GB',
      url: 'https://post.example/tin',
    });
  });

  it('without any mark-up of an article is found by its paragraphs', () => {
    const prose =
      'The council spent 12 million on the bridge, which is twice what it had planned, and more is to come, it says. ';
    const text = read(
      encode(
        `<div><div><a href=a>One</a> <a href=b>Two</a></div><div id=x><p>${prose}</p><p>${prose}</p></div><div>© all rights</div></div>`,
      ),
      'html',
    ).text;
    expect(text).toBe(`${prose.trim()}\n${prose.trim()}`);
  });

  it('of one short paragraph is read whole', () => {
    expect(read(encode('<p>It cost 29<b>6</b> billion.</p>'), 'html').text).toBe('It cost 296 billion.');
  });
});

describe('Markdown', () => {
  it('gives its text without mark-up, and front matter as metadata', () => {
    const document = read(
      encode(
        '---\ntitle: "Rails"\ndate: 2025-02-01\nauthor: Kim Oda\n---\n# Rails\n\nThe line is *40 km* long,\nsays `ops`.\n\n- one\n- two\n\n```\ncode 99\n```\n',
      ),
      'markdown',
    );
    expect(document.text).toBe('Rails\nThe line is 40 km long, says ops.\none\ntwo');
    expect([document.title, document.published, document.byline]).toEqual(['Rails', '2025-02-01', 'Kim Oda']);
  });
});

/** The text of a document, and the source of each part of it that is asked for. */
function slices(source: string, format: 'html' | 'markdown', ...parts: string[]): [text: string, ...sources: string[]] {
  const { text, sourceMap } = read(encode(source), format);
  const bytes = encode(source);
  return [
    text,
    ...parts.map((part) => {
      const start = text.indexOf(part);
      const range = sourceMap.bytesOf(start, start + part.length);
      return new TextDecoder().decode(bytes.subarray(range.byteStart, range.byteEnd));
    }),
  ];
}

describe('what stands above the line is no digit of the figure before it', () => {
  it.each<[string, 'html' | 'markdown', string]>([
    ['exponents', 'html', '<p>Output rose to 10<sup>6</sup> tonnes on 40 km<sup>2</sup>.</p>'],
    ['exponents', 'markdown', 'Output rose to 10<sup>6</sup> tonnes on 40 km<sup>2</sup>.'],
  ])('%s are raised digits: %s', (_, format, source) => {
    expect(slices(source, format, '10⁶ tonnes', '⁶', 'km²')).toEqual([
      'Output rose to 10⁶ tonnes on 40 km².',
      '10<sup>6</sup> tonnes',
      '6',
      'km<sup>2',
    ]);
  });
  it.each([
    ['linked', '<sup><a href="#n3">3</a></sup>'],
    ['in a link', '<a href="notes.html#n3"><sup>3</sup></a>'],
    ['in brackets', '<sup>[a 3]</sup>'],
    ['several', '<sup>3,4</sup>'],
    ['that say so', '<a role="doc-noteref" href="#n3">3</a>'],
  ])('marks of notes are left out: %s', (_, mark) => {
    const source = `<p>Sales reached 41${mark} million euros.</p>`;
    expect(slices(source, 'html', '41 million')).toEqual(['Sales reached 41 million euros.', `41${mark} million`]);
  });
  it('marks of notes in Markdown are left out, and the notes stay', () => {
    const source =
      'Sales rose 12%[^1] and 9<sup>(2)</sup> more.[^b]\n\n[^1]: Without mines.\n\n[^b]: https://x.example/b';
    expect(slices(source, 'markdown', '12% and')).toEqual([
      'Sales rose 12% and 9 more.\nWithout mines.',
      '12%[^1] and',
    ]);
  });
  it('nor is what stands above a stroke: that is a fraction behind it', () => {
    expect(slices('<p>At 5<sup>1</sup>/<sub>2</sub>% or <sup>3</sup>&frasl;<sub>4</sub></p>', 'html', '1/2')).toEqual([
      'At 5 1/2% or 3⁄4',
      '1</sup>/<sub>2',
    ]);
  });
  it('anything else is text as it was', () => {
    expect(slices('<p>The 1<sup>st</sup> of 3 TM<sup>long words stand here</sup></p>', 'html')).toEqual([
      'The 1st of 3 TMlong words stand here',
    ]);
    expect(slices('The 1<sup>st</sup> <b>of</b> ~~ 3', 'markdown')).toEqual(['The 1st of ~~ 3']);
  });
});

describe('the cells of a row', () => {
  const row = (...cells: string[]): string => `<table><tr><td>${cells.join('</td>\n<td> ')}</td></tr><tr><td>x</table>`;
  it.each([
    [['Norvania', '5', '200', '300'], 'Norvania 5\t200\t300'],
    [['Tirrel', '12%', '(345)', '–', '-6', '€7'], 'Tirrel 12%\t(345)\t–\t-6\t€7'],
    // what belongs to a figure may stand beside it
    [['Costs', '$', '5,200', '12', '%', '3', 'million'], 'Costs $ 5,200\t12 %\t3 million'],
  ])('%j are parted by tabs where figures would run together', (cells, text) => {
    expect(read(encode(row(...cells)), 'html').text.split('\n')[0]).toBe(text);
  });
  it('are figures of their own', () => {
    const { text } = read(encode(row('Norvania', '5', '200', '–', '300', '$', '7', 'million')), 'html');
    expect(extract({ text }).numbers.map((number) => number.text)).toEqual(['5', '200', '300', '$ 7 million']);
  });
});

describe('what an article has taken back is no part of it', () => {
  it('in HTML', () => {
    const source = '<p>Sales rose <del>5%</del> <ins>6%</ins>, not <s>7%</s> <strike>8%</strike> as told.</p>';
    expect(slices(source, 'html', '6%, not')).toEqual(['Sales rose 6%, not as told.', '6%</ins>, not']);
  });
  it('in Markdown, in both ways to write it', () => {
    const source = 'Sales rose ~~5%~~ 6%, &amp; not <del>7%</del> ~~8 *or* 9%~~ as told.\n\nTwo <s>of\n\nthree.';
    expect(slices(source, 'markdown', 'rose 6%', '& not')).toEqual([
      'Sales rose 6%, & not ~~8 or 9%~~ as told.\nTwo\nthree.',
      'rose ~~5%~~ 6%',
      '&amp; not',
    ]);
  });
});

describe('a soft hyphen', () => {
  it('parts no word and no figure', () => {
    expect(slices('<p>It paid 4.5 mil&shy;lion for 1\u00ad2 ships.</p>', 'html', 'million', '12 ships')).toEqual([
      'It paid 4.5 million for 12 ships.',
      'mil&shy;lion',
      '1\u00ad2 ships',
    ]);
  });
});

describe('bad input is refused with a code', () => {
  it.each([
    ['EMPTY_DOCUMENT', () => read(new Uint8Array(), 'text')],
    ['EMPTY_DOCUMENT', () => read(encode(' \n\t'), 'text')],
    ['EMPTY_DOCUMENT', () => read(encode('<html><body><script>1</script></body></html>'), 'html')],
    ['BINARY_CONTENT', () => read(encode('%PDF-1.7 whatever'), 'text')],
    ['BINARY_CONTENT', () => read(new Uint8Array(512), 'html')],
    ['INVALID_ENCODING', () => read(Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20]), 'text')],
    ['UNKNOWN_CHARSET', () => read(encode('x'), 'text', { charset: 'klingon' })],
    ['FILE_TOO_LARGE', () => read(encode('x'.repeat(11)), 'text', { limits: { maxBytes: 10 } })],
    ['TEXT_TOO_LONG', () => read(encode('x'.repeat(11)), 'text', { limits: { maxTextLength: 10 } })],
    ['TEXT_TOO_LONG', () => read(encode(`<p>${'x'.repeat(11)}`), 'html', { limits: { maxTextLength: 10 } })],
    ['HTML_TOO_DEEP', () => read(encode('<div>'.repeat(600)), 'html')],
    ['HTML_TOO_MANY_ELEMENTS', () => read(encode('<br>x'.repeat(60)), 'html', { limits: { maxHtmlElements: 50 } })],
    ['HTML_TOO_MANY_ATTRIBUTES', () => read(encode(`<p ${'a=1 '.repeat(10_001)}>x`), 'html')],
    ['MARKDOWN_TOO_DEEP', () => read(encode(`${'> '.repeat(101)}x`), 'markdown')],
  ])('%s', (code, action) => {
    expect(codeOf(action)).toBe(code);
  });

  it('and at its limits is still read', () => {
    expect(read(encode('x'.repeat(10)), 'text', { limits: { maxBytes: 10, maxTextLength: 10 } }).text.length).toBe(10);
    expect(read(encode(`${'<div>'.repeat(500)}x`), 'html').text).toBe('x');
    expect(read(encode(`${'> '.repeat(100)}x`), 'markdown').text).toBe('x');
  });

  it('names the byte that is not UTF-8', () => {
    expect(() => read(Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20]), 'text')).toThrow(/byte 3 is 0xe9/);
  });
});

describe('file names', () => {
  it('tell the format by their ending', () => {
    expect(
      ['a.txt', 'b.MD', 'c.html', 'd.htm', 'e.pdf', 'f.docx', 'g.xls', 'h', 'i.constructor'].map(formatOf),
    ).toEqual(['text', 'markdown', 'html', 'html', 'pdf', 'docx', null, null, null]);
  });
});
