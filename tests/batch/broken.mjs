// One document for each way in which a document can be broken, with the code that it must fail with.
import { gzipSync } from 'node:zlib';
import { toDocx, toHtml, toPdf, toText } from './formats.mjs';

/** Random bytes that are no text. */
function noise(next, length) {
  return Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
}

/** `[ending, code, make]`; `make` gets an article and a random source. Where a code is null the document is passed over, not failed. */
export const BROKEN = [
  ['txt', 'EMPTY_DOCUMENT', () => Buffer.alloc(0)],
  ['md', 'EMPTY_DOCUMENT', () => Buffer.from(' \n\t\n\n')],
  ['html', 'EMPTY_DOCUMENT', () => Buffer.from('<html><body><nav>Home</nav></body></html>'.replace('Home', ''))],
  ['txt', 'BINARY_CONTENT', (_, next) => Buffer.concat([Buffer.from([0, 1, 2, 0, 255, 254, 0]), noise(next, 4000)])],
  ['txt', 'INVALID_ENCODING', (a) => Buffer.from(toText(a).replaceAll('o', '\xf6'), 'latin1')],
  ['html', 'HTML_TOO_DEEP', (a) => Buffer.from(`<html><body>${'<div>'.repeat(600)}<p>${a.paragraphs[0]}</p>`)],
  [
    'html',
    'HTML_TOO_MANY_ELEMENTS',
    (a) => Buffer.from(`<html><body><p>${a.paragraphs[0]}</p>${'<i>x</i>'.repeat(100_100)}`),
  ],
  [
    'html',
    'HTML_TOO_MANY_ATTRIBUTES',
    (a) => Buffer.from(`<p ${Array.from({ length: 10_100 }, (_, i) => `a${i}=1`).join(' ')}>${a.paragraphs[0]}</p>`),
  ],
  ['md', 'MARKDOWN_TOO_DEEP', (a) => Buffer.from(`${'> '.repeat(150)}${a.paragraphs[0]}\n`)],
  ['pdf', 'PDF_BROKEN', (_, next) => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(next, 3000)])],
  ['pdf', 'PDF_BROKEN', async (a) => Buffer.from(await toPdf(a)).subarray(0, 400)],
  [
    'pdf',
    'PDF_NO_TEXT',
    async () => {
      const { PDFDocument } = await import('pdf-lib');
      const pdf = await PDFDocument.create();
      pdf.addPage([200, 200]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 });
      return Buffer.from(await pdf.save());
    },
  ],
  ['docx', 'DOCX_BROKEN', (_, next) => noise(next, 5000)],
  ['docx', 'DOCX_BROKEN', async (a) => (await toDocx(a)).subarray(0, 900)],
  ['txt', 'TEXT_TOO_LONG', () => Buffer.alloc(10_500_000, 'word and ')],
  ['txt', 'FILE_TOO_LARGE', () => Buffer.alloc(20_000_001, 'word and ')],
  ['txt.gz', 'ARCHIVE_BROKEN', (a) => gzipSync(toText(a)).subarray(0, 120)],
  ['txt.gz', 'ARCHIVE_BOMB', () => gzipSync(Buffer.alloc(19_000_000, 32))],
  [
    'html',
    null,
    (a) =>
      Buffer.from(toHtml({ ...a, paragraphs: GERMAN, title: 'Der Haushalt von Norvania' }).replace('lang="en"', '')),
  ],
];

const GERMAN = [
  'Das Ministerium für Straßen hat am Montag mitgeteilt, dass der Haushalt im Jahr 2023 um zwölf Prozent gestiegen ist und nun drei Milliarden beträgt.',
  'Nach Angaben der Behörde wurden im vergangenen Jahr mehr als vierzig Brücken gebaut, obwohl die Kosten deutlich höher waren als ursprünglich erwartet.',
  'Die Opposition warf der Regierung vor, die Zahlen zu spät veröffentlicht zu haben, und verlangte eine Untersuchung durch das Parlament.',
];
