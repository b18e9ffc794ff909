// How fast readers are: `node readers.mjs <reader> <bytes> <passes>` in a process of its own. Prints {bytes, seconds: [first, ...warm]} as JSON.
// The sources are the generated articles of generate.mjs in each format, so that every reader reads the same prose.
import { generateArticles } from './generate.mjs';

const dist = new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const MENU = Array.from(
  { length: 40 },
  (_, i) => `<li><a href="/section-${i}">Section ${i} of the paper</a></li>`,
).join('');
const RELATED = Array.from(
  { length: 20 },
  (_, i) =>
    `<li class="card"><a href="/story-${i}"><img src="/i/${i}.jpg" alt=""><h3>Another story, number ${i}, that has nothing to do with this</h3></a></li>`,
).join('');

/** A page as newspapers send it: head, menus, consent, article, related links, comments, footer. */
function pageOf(text, n) {
  const paragraphs = text
    .split('\n')
    .map((line) => `<p class="body__text">${escaped(line)}</p>`)
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Story ${n} | The Bench</title><meta property="og:site_name" content="The Bench"><style>${'.a{color:red}'.repeat(200)}</style><script>${'var a=1;'.repeat(500)}</script></head><body><header><nav><ul>${MENU}</ul></nav></header><div class="cookie-banner"><p>We and our partners use cookies.</p></div><main><article><h1>Story ${n}</h1>${paragraphs}</article><aside class="related"><ul>${RELATED}</ul></aside></main><section class="comments">${`<div class="comment"><p>I read this twice and still do not know what to make of it.</p></div>`.repeat(10)}</section><footer><ul>${MENU}</ul></footer></body></html>`;
}

async function pdfOf(text) {
  const { PDFDocument, StandardFonts } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const words = text.replace(/[^\x20-\x7e\n]/g, ' ').split(/\s+/);
  for (let at = 0; at < words.length; at += 450) {
    const page = pdf.addPage([595, 842]);
    for (let line = 0; line < 45; line++) {
      const told = words.slice(at + line * 10, at + line * 10 + 10).join(' ');
      if (told !== '') page.drawText(told, { x: 60, y: 780 - line * 15, size: 11, font });
    }
  }
  return pdf.save();
}

async function docxOf(text) {
  const { Document, Packer, Paragraph } = await import('docx');
  return Packer.toBuffer(
    new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] }),
  );
}

const encode = (text) => new TextEncoder().encode(text);
const { readAny } = await load('pipeline/readers/read.js');
const by = (format) => (bytes) => readAny(bytes, format);

const readers = {
  text: { make: encode, read: by('text') },
  markdown: { make: (text) => encode(`# Title\n\n${text.replaceAll('\n', '\n\n')}`), read: by('markdown') },
  html: { make: (text, n) => encode(pageOf(text, n)), read: by('html') },
  async readability() {
    const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')]);
    const decoder = new TextDecoder();
    return {
      make: (text, n) => encode(pageOf(text, n)),
      read: (bytes) => new Readability(parseHTML(decoder.decode(bytes)).document).parse()?.textContent,
    };
  },
  async jsonl() {
    const { readJsonlLine } = await load('pipeline/readers/jsonl.js');
    return { make: (text, n) => encode(JSON.stringify({ id: n, text })), read: (bytes) => readJsonlLine(bytes, 0) };
  },
  async csv() {
    const { readCsvRow } = await load('pipeline/readers/csv.js');
    const table = { delimiter: ',', columns: { id: 0, text: 1 } };
    return {
      make: (text, n) => encode(`${n},"${text.replaceAll('"', '""')}"`),
      read: (bytes) => readCsvRow(bytes, table, 0),
    };
  },
  async warc() {
    const { crawledRecords } = await load('pipeline/inputs/warc/records.js');
    return {
      make: (text, n) => {
        const body = encode(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${pageOf(text, n)}`);
        const head = encode(`WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${body.length}\r\n\r\n`);
        return Buffer.concat([head, body, encode('\r\n\r\n')]);
      },
      async read(bytes) {
        for await (const record of crawledRecords(
          async function* () {
            yield bytes;
          },
          1e9,
          false,
        ))
          if (record.kind !== 'page') throw new Error('bad');
      },
    };
  },
  pdf: { make: pdfOf, read: by('pdf') },
  docx: { make: docxOf, read: by('docx') },
};

const [what, size, passes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const found = readers[what];
const { make, read } = typeof found === 'function' ? await found() : found;
const sources = [];
let bytes = 0;
for (const [n, text] of generateArticles(size).entries()) {
  if (bytes >= size) break;
  const source = await make(text, n);
  sources.push(source);
  bytes += source.length;
}
const seconds = [];
for (let pass = 0; pass < passes; pass++) {
  const started = process.hrtime.bigint();
  for (const source of sources) await read(source);
  seconds.push(Number(process.hrtime.bigint() - started) / 1e9);
}
console.log(JSON.stringify({ bytes, seconds }));
