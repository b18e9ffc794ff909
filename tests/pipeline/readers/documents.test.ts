import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { type Format, type ReadError, readAny } from '../../../pipeline/readers/read.js';
import { zip } from '../inputs/make-zip.js';
import { onePage, rawPdf, stream } from './make-pdf.js';

const BODIES = [
  [
    'The ministry spent 296 bil-',
    'lion dollars on its rail-',
    'way lines in 2024, which is',
    '12% more than a year earlier.',
  ],
  ['Freight fell by 4 million', 'tonnes, a well-', 'known effect of the floods.', 'Nobody was surprised.'],
  ['The last of the well-known', 'bridges opened in May and', 'carries 9,000 cars a day.', 'It cost 41 million.'],
];

/** A report of three pages with running head, page numbers, two columns and line-end hyphens. */
async function report(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle('Rail in figures');
  pdf.setAuthor('Ministry of Transport');
  pdf.setCreationDate(new Date(Date.UTC(2025, 2, 4)));
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const [i, body] of BODIES.entries()) {
    const page = pdf.addPage([595, 842]);
    page.drawText('Annual Report 2024', { x: 200, y: 810, size: 9, font });
    for (const [k, line] of body.entries()) page.drawText(line, { x: 60, y: 760 - k * 14, size: 11, font });
    page.drawText(`Column two of page ${i + 1} tells`, { x: 320, y: 760, size: 11, font });
    page.drawText(`of ${i + 3}5 km of track.`, { x: 320, y: 746, size: 11, font });
    page.drawText(`– ${i + 1} –`, { x: 290, y: 30, size: 9, font });
  }
  return pdf.save();
}

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    return (error as ReadError).code;
  }
  return 'no error';
}

describe('a PDF', () => {
  it('gives its paragraphs in reading order, line-end hyphens joined, heads and page numbers left out', async () => {
    const document = await readAny(await report(), 'pdf');
    expect(document.text.split('\n')).toEqual([
      'The ministry spent 296 billion dollars on its railway lines in 2024, which is 12% more than a year earlier.',
      'Column two of page 1 tells of 35 km of track.',
      'Freight fell by 4 million tonnes, a well-known effect of the floods. Nobody was surprised.',
      'Column two of page 2 tells of 45 km of track.',
      'The last of the well-known bridges opened in May and carries 9,000 cars a day. It cost 41 million.',
      'Column two of page 3 tells of 55 km of track.',
    ]);
    expect([document.title, document.byline, document.published]).toEqual([
      'Rail in figures',
      'Ministry of Transport',
      '2025-03-04',
    ]);
  });

  it('joins lines at a dash as it is written: close to its word, or alone between two', async () => {
    const lines = [
      'Tin output fell in 2019/',
      '20 by 4% /',
      '12 tons, from 2017 \\226',
      'less than the ten years to 2016\\226',
      '17 said.',
    ];
    const shown = lines.map((text, i) => `1 0 0 1 60 ${760 - 14 * i} Tm (${text}) Tj`).join(' ');
    const objects = onePage({ content: stream(Buffer.from(`BT /F1 12 Tf ${shown} ET`)) });
    objects[4] = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
    const { text } = await readAny(rawPdf(objects), 'pdf');
    expect(text).toBe(
      'Tin output fell in 2019/20 by 4% / 12 tons, from 2017 – less than the ten years to 2016–17 said.',
    );
  });

  it('knows the page of each character and says that bytes are none', async () => {
    const { text, places, sourceMap } = await readAny(await report(), 'pdf');
    const pageOf = (needle: string): number | undefined =>
      places?.find((place) => place.start <= text.indexOf(needle) && text.indexOf(needle) < place.end)?.number;
    expect([pageOf('296 billion'), pageOf('4 million'), pageOf('9,000')]).toEqual([1, 2, 3]);
    expect(sourceMap.bytesOf(0, 5).precision).toBe('none');
  });

  it('that is broken, cut short or without text costs itself with a clear reason', async () => {
    const whole = await report();
    expect(await codeOf(readAny(new TextEncoder().encode('%PDF-1.7 nothing'), 'pdf'))).toBe('PDF_BROKEN');
    const empty = await PDFDocument.create();
    empty.addPage();
    expect(await codeOf(readAny(await empty.save(), 'pdf'))).toBe('PDF_NO_TEXT');
    for (const share of [0.1, 0.4, 0.7, 0.95]) {
      const code = await codeOf(readAny(whole.subarray(0, Math.floor(whole.length * share)), 'pdf'));
      expect(['PDF_BROKEN', 'PDF_NO_TEXT', 'no error']).toContain(code);
    }
    expect(await codeOf(readAny(whole, 'pdf', { limits: { maxPdfPages: 2 } }))).toBe('PDF_TOO_MANY_PAGES');
  });
});

describe('a Word document', () => {
  const build = (): Promise<Buffer> =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: 'Budget', heading: HeadingLevel.HEADING_1 }),
              new Paragraph('Spending rose to €4 billion in 2024.'),
              new Table({
                rows: [
                  ['Rail', '12%'],
                  ['Road', '9%'],
                ].map(
                  (cells) =>
                    new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
                ),
              }),
            ],
          },
        ],
      }),
    );

  it('gives headings, paragraphs and table rows, a line each, with their numbers as places', async () => {
    const document = await readAny(await build(), 'docx');
    expect(document.text.split('\n')).toEqual([
      'Budget',
      'Spending rose to €4 billion in 2024.',
      'Rail 12%',
      'Road 9%',
    ]);
    expect(document.title).toBe('Budget');
    for (const place of document.places ?? [])
      expect(document.text.slice(place.start, place.end)).toBe(document.text.split('\n')[place.number - 1]);
  });

  it('has raised digits as such, and no marks of notes and nothing that was struck out', async () => {
    const paragraph = new Paragraph({
      children: [
        new TextRun('Sales reached 41'),
        new FootnoteReferenceRun(1),
        new TextRun(' million on 40 km'),
        new TextRun({ text: '2', superScript: true }),
        new TextRun({ text: ', not 50', strike: true }),
        new TextRun('.'),
      ],
    });
    const footnotes = { 1: { children: [new Paragraph('Without mines.')] } };
    const bytes = await Packer.toBuffer(new Document({ footnotes, sections: [{ children: [paragraph] }] }));
    const { text } = await readAny(bytes, 'docx');
    expect(text.split('\n')[0]).toBe('Sales reached 41 million on 40 km².');
    expect(text).toContain('Without mines.');
  });

  it('that is broken or a bomb is refused', async () => {
    expect(await codeOf(readAny(new TextEncoder().encode('PK\u0003\u0004 no'), 'docx'))).toBe('DOCX_BROKEN');
    expect(await codeOf(readAny(await build(), 'docx', { limits: { maxUnpackedBytes: 500 } }))).toBe('ARCHIVE_BOMB');
  });
});

describe('an EPUB book', () => {
  const chapter = (n: number): string =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head><body><h1>Chapter ${n}</h1><p>Norvania paid $${n} billion &amp; more.</p></body></html>`;
  const opf = `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ledger</dc:title><dc:creator id="a">Ana Ruiz</dc:creator><dc:language>en</dc:language><dc:date>2025-03-04</dc:date></metadata>
    <manifest><item id="c2" href="two%20.xhtml" media-type="application/xhtml+xml"/><item href="one.xhtml" id="c1" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest>
    <spine><itemref idref="c1"/><itemref idref="c2"/><itemref idref="gone"/></spine></package>`;
  const book = (more: Record<string, string> = {}): Buffer =>
    zip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
      'OEBPS/book.opf': opf,
      'OEBPS/two .xhtml': chapter(2),
      'OEBPS/one.xhtml': chapter(1),
      ...more,
    });

  it('gives its chapters in reading order, with what it says of itself', async () => {
    const { text, title, byline, language, published, places } = await readAny(book(), 'epub');
    expect(text.split('\n')).toEqual([
      ...['Chapter 1', 'Norvania paid $1 billion & more.', 'Chapter 2', 'Norvania paid $2 billion & more.'],
    ]);
    expect([title, byline, language, published]).toEqual(['The Ledger', 'Ana Ruiz', 'en', '2025-03-04']);
    expect(places?.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n'));
  });

  it('whose contents name chapters that are not there, are empty or have odd names is read without them', async () => {
    const odd = opf
      .replace(
        '</manifest>',
        '<item id="c3" href="gone.xhtml" media-type="application/xhtml+xml"/><item id="c4" href="100%.xhtml" media-type="text/html"/><item id="c5" href="empty.xhtml" media-type="text/html"/><item id="c6" href="bare.xhtml"/></manifest>',
      )
      .replace(
        '</spine>',
        '<itemref idref="c3"/><itemref idref="c4"/><itemref idref="c5"/><itemref idref="c6"/><itemref/></spine>',
      )
      .replace('The Ledger', ' ');
    const { text, title } = await readAny(
      book({
        'OEBPS/book.opf': odd,
        'OEBPS/100%.xhtml': chapter(4),
        'OEBPS/empty.xhtml': '<html><body></body></html>',
        'OEBPS/bare.xhtml': chapter(6),
      }),
      'epub',
    );
    expect(text.match(/Chapter \d/g)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 4']);
    expect(title).toBeNull();
  });

  it('may be written with prefixes, name a chapter twice or by a place in it, and list its contents: each chapter is read once', async () => {
    const odd = `<?xml version='1.0'?><opf:package xmlns:opf='http://www.idpf.org/2007/opf'><opf:metadata><dc:title>Ledger &amp; Co</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:creator>Bo O'Hara</dc:creator></opf:metadata>
      <opf:manifest><opf:item id='nav' href='nav.xhtml' properties='scripted nav' media-type='application/xhtml+xml'/><opf:item media-type='application/xhtml+xml' href='../Text/one.xhtml#top' id="c'1"/><opf:item id='c2' href='two%20.xhtml' media-type='text/html'/></opf:manifest>
      <opf:spine><opf:itemref idref='nav'/><opf:itemref idref="c'1"/><opf:itemref idref='c2' linear='no'/><opf:itemref idref="c'1"/></opf:spine></opf:package>`;
    const wide = Buffer.from(`\ufeff${chapter(2)}`, 'utf16le');
    const { text, title, byline } = await readAny(
      book({
        'OEBPS/book.opf': odd,
        'OEBPS/nav.xhtml': chapter(9),
        'Text/one.xhtml': chapter(1),
        'OEBPS/two .xhtml': wide as unknown as string,
      }),
      'epub',
    );
    expect(text.match(/Chapter \d/g)).toEqual(['Chapter 1', 'Chapter 2']);
    expect([title, byline]).toEqual(['Ledger & Co', "Ana Ruiz, Bo O'Hara"]);
  });

  it('that is broken, protected or a bomb is refused', async () => {
    expect(await codeOf(readAny(new TextEncoder().encode('PK\u0003\u0004 no'), 'epub'))).toBe('EPUB_BROKEN');
    expect(await codeOf(readAny(book({ 'META-INF/container.xml': '<container/>' }), 'epub'))).toBe('EPUB_BROKEN');
    expect(await codeOf(readAny(book(), 'epub', { limits: { maxTextLength: 60 } }))).toBe('TEXT_TOO_LONG');
    expect(await codeOf(readAny(book({ 'META-INF/rights.xml': '<rights/>' }), 'epub'))).toBe('EPUB_BROKEN');
    expect(await codeOf(readAny(zip({ 'a.txt': 'no book' }), 'epub'))).toBe('EPUB_BROKEN');
    expect(await codeOf(readAny(book(), 'epub', { limits: { maxUnpackedBytes: 900 } }))).toBe('ARCHIVE_BOMB');
  });
});

describe('a file that is not what its name says', () => {
  const told = async (bytes: string, format: Format): Promise<string> => {
    try {
      await readAny(Buffer.from(bytes, 'latin1'), format);
    } catch (error) {
      return (error as ReadError).message;
    }
    return 'read';
  };
  it.each<[string, Format, string]>([
    ['%PDF-1.7 …', 'text', 'the file is a PDF, not text; give it the ending .pdf'],
    ['%PDF-1.7 …', 'docx', 'the file cannot be read as DOCX: it is a PDF; give it the ending .pdf'],
    ['PK\x03\x04', 'pdf', 'it is a zip archive or an Office document; give it its ending: .docx, .epub or .zip'],
    ['\xd0\xcf\x11\xe0', 'docx', 'it is an old Office document, or one with a password; save it as DOCX without one'],
    ['{\\rtf1 Tin}', 'text', 'the file is an RTF document, not text; save it as DOCX'],
    ['BZh91AY&SY', 'markdown', 'the file is a bzip2 file, not text; give it the ending .bz2 behind its own'],
    ['Tin rose 4%.', 'epub', 'the file cannot be read as EPUB: it is no zip archive, as each EPUB is'],
  ])('%j as %s is told by what it is', async (bytes, format, message) => {
    expect(await told(bytes, format)).toContain(message);
  });
  it('as text in wide characters is told by them, and read where the charset is named', async () => {
    const wide = Buffer.from('Tin rose 4% in May.', 'utf16le');
    expect(await told(wide.toString('latin1'), 'text')).toMatch(
      /binary data .*; if it is UTF-16, name it: --charset utf-16le$/,
    );
    expect(await told(Buffer.from(wide).swap16().toString('latin1'), 'text')).toContain('--charset utf-16be');
    expect((await readAny(wide, 'text', { charset: 'utf-16le' })).text).toBe('Tin rose 4% in May.');
    expect(await told('\xff\xfe\0\0T\0\0\0', 'text')).toBe(
      'the file is UTF-32; convert it first: iconv -f utf-32 -t utf-8',
    );
  });
  it('but a text about such files is a text', async () => {
    expect(await told('BZh91 is how such files begin.', 'text')).toBe('read');
  });
});
