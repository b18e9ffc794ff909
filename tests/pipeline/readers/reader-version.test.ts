import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Access } from '../../../pipeline/inputs/access.js';
import type { DocumentFormat } from '../../../pipeline/readers/reader.js';
import { READER_VERSION } from '../../../pipeline/readers/reader-version.js';
import { readSource } from '../../../pipeline/stages/read.js';
import { zip } from '../inputs/make-zip.js';
import { paragraph, run, wordDocument } from './make-docx.js';
import { onePage, rawPdf, stream } from './make-pdf.js';

/**
 * What the readers of `READER_VERSION` make of the files below. Where this test fails, what readers make has changed: stores that are there hold
 * something else. Raise READER_VERSION by one, so that they read it again, and write down here what the test says.
 */
const PINNED = {
  version: 6,
  text: 'ef1912f5df0668c0',
  markdown: 'd0d68de59e970b72',
  html: 'a906be31fb6c0434',
  pdf: '9acf84b52210bc13',
  docx: '5577a95f401e77e3',
  epub: '7e3fcbd45610da39',
  jsonl: 'b5a8f1d453806c0a',
  csv: 'e0ccf9e7cac6f1df',
};

interface Fixture {
  readonly bytes: string | Uint8Array;
  readonly access?: Access;
  readonly charset?: string;
}

const PROSE =
  'The ministry spent €4.5 billion on roads in 2023 – “a record”, Jane Roe said.\r\n\r\nIt was 12% more 😀 than before.';

/** A page of all that changes on its way into a text. */
const PAGE = `<!doctype html><html lang="en"><head><title>Roads | The Post</title><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2024-03-05"><link rel="canonical" href="https://post.example/roads"></head><body>
<nav><a href="/">Home</a> <a href="/more">More of the same</a></nav><article><h1>Roads</h1>
<p>Norvania spent $<b>4</b>.5&nbsp;billion &amp; more on 1,200 km<sup>2</sup> of roads,<sup><a href="#n1">1</a></sup> <del>3</del> 5<sup>1</sup>/<sub>2</sub> times as much.<br>Next line.</p>
<p hidden>Nobody sees 99 of these.</p><ul><li>One of 3</li><li>Two of 3</li></ul>
<table><tr><th>Year</th><th>Roads</th></tr><tr><td>2022</td><td>5</td><td>200</td></tr><tr><td>Rail</td><td>a tenth</td></tr></table>
<blockquote>So it was, they said, in all of the 40 years.</blockquote><figure><img alt="no"><figcaption>A road of 12 km.</figcaption></figure>
<aside>Read 5 more articles</aside></article><footer>All rights reserved 2026.</footer></body></html>`;

const MARKDOWN = `---\ntitle: Roads\n---\n# Roads\n\nNorvania spent **4.5** billion\\* on 10<sup>6</sup> roads[^1] &amp; ~~3~~ [rail](https://a.example "b").\n
> Quoted 12%\n> of it.\n\n- One of 3\n- Two of 3\n\n| Year | Roads |\n| --- | --- |\n| 2022 | 5 |\n\n\`\`\`\ncode 1\n\`\`\`\n\n[^1]: A note of 7.\n`;

const CHAPTER = `<html><head><title>c</title></head><body><h1>One</h1><p>Norvania paid $3 billion &amp; more.</p></body></html>`;
const PACKAGE = `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ledger</dc:title><dc:creator>Ana Ruiz</dc:creator></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`;

const TABLE: Access = { table: { delimiter: ',', columns: { id: 0, title: 1, text: 2, published: 3 } } };

const pages = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url));
const fixtures: Readonly<Record<DocumentFormat, readonly Fixture[]>> = {
  text: [
    { bytes: `\ufeff${PROSE}` },
    { bytes: Buffer.from(`\ufeff${PROSE}`, 'utf16le') },
    { bytes: '<p>Smith &amp; Sons paid $<b>3</b> billion.</p>\n<p>Rain.</p>' },
    { bytes: '<b>Roads</b> cost 5.\r\n\r\nWrite to <jane@a.example>, a < b.' },
    { bytes: Buffer.from('Caf\xe9 sales rose 5%.', 'latin1'), charset: 'windows-1252' },
  ],
  markdown: [{ bytes: MARKDOWN }],
  html: [
    { bytes: PAGE },
    ...readdirSync(pages, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
      .map((name) => ({ bytes: readFileSync(`${pages}${name}/source.html`) })),
  ],
  pdf: [
    {
      bytes: rawPdf(
        onePage({
          content: stream(
            Buffer.from(
              'BT /F1 12 Tf 1 0 0 1 60 760 Tm (Norvania paid $5 bil-) Tj 1 0 0 1 60 746 Tm (lion for rail in 2024.) Tj 1 0 0 1 60 700 Tm (5) Tj 1 0 0 1 160 700 Tm (200) Tj ET',
            ),
          ),
        }),
      ),
    },
  ],
  docx: [
    {
      bytes: wordDocument(
        `${paragraph('Rail: 5', '<w:r><w:cr/></w:r>', '200', '<w:r><w:tab/></w:r>', '7')}${paragraph('Norvania paid $3 ', run('billion', '<w:b/>'), run(' or 4', '<w:vanish/>'), ' on 40 km', run('2', '<w:vertAlign w:val="superscript"/>'))}${paragraph('')}
        <w:tbl><w:tr><w:tc>${paragraph('5')}</w:tc><w:tc>${paragraph('200')}</w:tc></w:tr></w:tbl>`,
      ),
    },
  ],
  epub: [
    {
      bytes: zip({
        mimetype: 'application/epub+zip',
        'META-INF/container.xml': '<container><rootfiles><rootfile full-path="b/p.opf"/></rootfiles></container>',
        'b/p.opf': PACKAGE,
        'b/a.xhtml': CHAPTER,
      }),
    },
  ],
  jsonl: [
    { bytes: JSON.stringify({ id: 7, title: 'Roads', text: `${PROSE} "61"\t\\`, published: '2024-03-05' }) },
    { bytes: JSON.stringify({ text: '<p>Paid “5”</p>\t<br>more' }) },
  ],
  csv: [
    { bytes: `7,Roads,"Sales rose ""5%"", they said: ${PROSE}",2024-03-05`, access: TABLE },
    { bytes: '8,Rail,"<p class=""x"">Paid 5 &amp; more</p>",', access: TABLE },
  ],
};

/** What a reader makes of a file: all that it says, and the bytes of each word. */
async function made(format: DocumentFormat, { bytes, access = {}, charset }: Fixture): Promise<unknown[]> {
  const limits = { fileBytes: 1_000_000, textLength: 1_000_000 };
  const source = { format, bytes: new Uint8Array(Buffer.from(bytes as string)), byteStart: 10, access };
  const { document, referenceDate } = await readSource({ ...source, charset: charset ?? null }, limits);
  const { sourceMap, text, ...told } = document;
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => sourceMap.bytesOf(index, index + word.length));
  return [text, told, referenceDate, words];
}

describe('what the readers make of files', () => {
  it('is what their version stands for: a change without a new one would leave old texts in stores', async () => {
    const found: Record<string, string | number> = { version: READER_VERSION };
    for (const format of Object.keys(fixtures) as DocumentFormat[]) {
      const all = [];
      for (const fixture of fixtures[format]) all.push(await made(format, fixture));
      found[format] = hash('sha256', JSON.stringify(all)).slice(0, 16);
    }
    expect(found, 'raise READER_VERSION and pin what it stands for').toEqual(PINNED);
  });

  it('has something of each format in it', async () => {
    for (const format of Object.keys(fixtures) as DocumentFormat[]) {
      for (const fixture of fixtures[format]) expect((await made(format, fixture))[0], format).toMatch(/\d/);
    }
  });
});
