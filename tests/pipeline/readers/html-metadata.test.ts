import { describe, expect, it } from 'vitest';
import { readDay } from '../../../pipeline/readers/html-metadata.js';
import { read } from '../../../pipeline/readers/read.js';

const TEXT = '<p>The harbour shipped 41,200 tonnes of tin in February, more than ever before, the port said.</p>';
const page = (head: string, body = TEXT): ReturnType<typeof read> =>
  read(new TextEncoder().encode(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`), 'html');

describe('a machine-made date', () => {
  it.each([
    ['2025-03-04T10:00:00Z', '2025-03-04'],
    ['20250304', '2025-03-04'],
    ['4 March 2025', '2025-03-04'],
    ['March 4th, 2025', '2025-03-04'],
    ['Tue, 04 Mar 2025 10:00:00 GMT', '2025-03-04'],
    ['Sept. 12 2024', '2024-09-12'],
  ])('%s is a day', (value, day) => {
    expect(readDay(value)).toBe(day);
  });
  it.each([
    null,
    undefined,
    '',
    'yesterday',
    '2025-13-04',
    '2025-02-00',
    'March 2025',
    '4 Brumaire 2025',
    '41 March 2025',
  ])('%s is none', (value) => {
    expect(readDay(value)).toBeNull();
  });
});

describe('what a page says of itself', () => {
  it('is taken from the first of two equal meta elements, and from any of the names in use', () => {
    const found = page(
      '<meta name="author" content="Ana Ruiz"><meta name="author" content="Bo Li"><meta name="dc.date" content="2025-03-04"><meta property="og:locale" content="en_GB"><meta property="og:url" content="https://x.example/a"><meta name="empty"><meta content="lost">',
    );
    expect([found.byline, found.published, found.language, found.url]).toEqual([
      'Ana Ruiz',
      '2025-03-04',
      'en_GB',
      'https://x.example/a',
    ]);
  });

  it('is taken from JSON-LD: in a list, in a graph, of several authors, of a page without a headline', () => {
    const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
    const article = {
      '@type': ['NewsArticle'],
      headline: 'Tin',
      author: ['Ana Ruiz', { name: 'Bo Li' }, 7],
      publisher: { name: ['Post'] },
    };
    expect(page(ld([{ '@type': 'Organization' }, article]))).toMatchObject({
      title: 'Tin',
      byline: 'Ana Ruiz, Bo Li',
      site: 'Post',
    });
    expect(page(ld({ '@graph': [3, article] }))).toMatchObject({ title: 'Tin' });
    expect(page(ld({ '@type': 'WebPage', datePublished: '2025-03-04', author: [] }))).toMatchObject({
      published: '2025-03-04',
      byline: null,
      title: null,
    });
    expect(page(ld({ '@type': 'WebPage' }))).toMatchObject({ published: null });
    expect(
      page('<script type="application/ld+json">{broken</script><script type="application/ld+json"></script>'),
    ).toMatchObject({ title: null });
  });

  it('is taken from what its body marks up, when the head says nothing', () => {
    expect(
      page(
        '',
        `<div itemprop="datePublished" content="2025-03-04">today</div><a rel="author" href="/ana">By Ana Ruiz</a>${TEXT}`,
      ),
    ).toMatchObject({ published: '2025-03-04', byline: 'Ana Ruiz' });
    expect(page('', `<span itemprop="datePublished">4 March 2025</span>${TEXT}`).published).toBe('2025-03-04');
    expect(page('', `<time itemprop="datePublished" datetime="2025-03-05">4 March 2025</time>${TEXT}`).published).toBe(
      '2025-03-05',
    );
    expect(page('', `<time>4 March 2025</time>${TEXT}`).published).toBe('2025-03-04');
    expect(page('', `<p class="author-name">by Bo Li</p>${TEXT}`).byline).toBe('Bo Li');
  });

  it('names a person, never the address of one', () => {
    expect(page('<meta property="article:author" content="https://x.example/people/ana">').byline).toBeNull();
  });
});

describe('the title of a page', () => {
  const titled = (title: string, more = ''): string | null => page(`<title>${title}</title>${more}`).title;
  it('loses the name of the site behind it', () => {
    const site = '<meta property="og:site_name" content="The Harbour Post">';
    expect(titled('Tin rises – The Harbour Post', site)).toBe('Tin rises');
    expect(titled('Tin rises - and falls', site)).toBe('Tin rises - and falls');
    expect(titled('Tin rises | World')).toBe('Tin rises');
    expect(titled(' | World')).toBe('| World');
    expect(titled('  ')).toBeNull();
  });
  it('is the heading where there is one only', () => {
    expect(page('<title>x</title>', `<h1>Tin <em>rises</em></h1>${TEXT}`).title).toBe('Tin rises');
    expect(page('<title>Both</title>', `<h1>Tin</h1><h1>Zinc</h1>${TEXT}`).title).toBe('Both');
  });
});

describe('the article in a page', () => {
  const prose = (n: number): string =>
    `<p>Shipment ${n} held 4,${n}00 tonnes of tin, which is more than the port had planned for the month, the authority said on Monday.</p>`;
  const lines = (body: string): string[] => page('', body).text.split('\n');

  it('leaves out what is hidden by style or by role', () => {
    expect(
      lines(
        `${prose(1)}<p style="color:red">Seen.</p><p style="display: none">Hidden.</p><div style="visibility:hidden">Hidden.</div><div role="dialog"><p>Subscribe!</p></div>`,
      ),
    ).toEqual([expect.stringContaining('Shipment 1'), 'Seen.']);
  });
  it('is cut into several containers, and found whole', () => {
    const found = lines(`<div class="page"><div>${prose(1)}${prose(2)}</div><div>${prose(3)}${prose(4)}</div></div>`);
    expect(found).toHaveLength(4);
  });
  it('keeps a heading that is not the title, and drops the one that is', () => {
    const body = (heading: string): string[] =>
      page(
        '<meta property="og:title" content="Tin rises">',
        `<article><h1>${heading}</h1>${prose(1)}</article>`,
      ).text.split('\n');
    expect(body('Tin <b>rises</b>')).toHaveLength(1);
    expect(body('Zinc falls')).toHaveLength(2);
  });
  it('is the heavier of two that both say they are one', () => {
    const [first] = lines(`<article>${prose(1)}</article><article>${prose(2)}${prose(3)}</article>`);
    expect(first).toContain('Shipment 2');
  });
  it('is the body, where what is marked holds nothing', () => {
    expect(lines('<main><nav>Menu</nav></main><p>Tin: 41,200 tonnes.</p>')).toEqual(['Tin: 41,200 tonnes.']);
    expect(lines('<div class="sidebar"><p>Tin: 41,200 tonnes.</p></div>')).toEqual(['Tin: 41,200 tonnes.']);
  });
});
