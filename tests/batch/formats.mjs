// Writers of every format that is read: paragraphs in, bytes out.
import { gzipSync } from 'node:zlib';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';

const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function toText({ title, paragraphs }) {
  return `${title}\n\n${paragraphs.join('\n\n')}\n`;
}

export function toMarkdown({ title, paragraphs }) {
  return `# ${title}\n\n${paragraphs.map((p, i) => (i % 5 === 3 ? `> ${p}` : p.replace('bridges', '**bridges**'))).join('\n\n')}\n`;
}

export function toHtml({ title, paragraphs, day }) {
  const body = paragraphs.map((p) => `<p>${escapeHtml(p).replace('billion', '<b>billion</b>')}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta property="article:published_time" content="${day}"></head><body><nav><a href="/">Home</a> <a href="/more">More</a></nav>
<article><h1>${escapeHtml(title)}</h1>
${body}
</article><footer>All rights reserved 2026.</footer></body></html>`;
}

export async function toPdf({ title, paragraphs }) {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const plain = (text) => text.replace(/[^\x20-\x7e£€“”]/g, 'o');
  const lines = [plain(title), ''];
  for (const paragraph of paragraphs) {
    let line = '';
    for (const word of plain(paragraph).split(' ')) {
      if (line.length + word.length > 88) {
        lines.push(line);
        line = '';
      }
      line += `${line === '' ? '' : ' '}${word}`;
    }
    lines.push(line, '');
  }
  for (let from = 0; from < lines.length; from += 52) {
    const page = pdf.addPage([595, 842]);
    lines.slice(from, from + 52).forEach((line, i) => {
      page.drawText(line, { x: 50, y: 780 - i * 14, size: 10, font });
    });
  }
  return pdf.save();
}

export function toDocx({ title, paragraphs }) {
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((text) => new Paragraph({ text })),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

export function toJsonLine({ id, title, paragraphs, day }) {
  return JSON.stringify({ id, title, reference_date: day, text: paragraphs.join('\n\n') });
}

export function toCsv(articles) {
  const quote = (value) => `"${String(value).replace(/"/g, '""')}"`;
  const rows = articles.map(({ id, title, paragraphs, day }) =>
    [id, title, day, paragraphs.join('\n')].map(quote).join(','),
  );
  return `id,title,published,text\r\n${rows.join('\r\n')}\r\n`;
}

/** A WARC of HTML responses; each record is a gzip member of its own. */
export function toWarc(articles) {
  const records = articles.map(({ id, day, ...article }) => {
    const html = toHtml({ ...article, day });
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`;
    const head = [
      'WARC/1.0',
      'WARC-Type: response',
      `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(id).padStart(12, '0')}>`,
      `WARC-Date: ${day}T00:00:00Z`,
      `WARC-Target-URI: https://news.example/${id}`,
      'Content-Type: application/http; msgtype=response',
      `Content-Length: ${Buffer.byteLength(http)}`,
    ].join('\r\n');
    return gzipSync(`${head}\r\n\r\n${http}\r\n\r\n`);
  });
  return Buffer.concat(records);
}

/** A tar (ustar) of files. */
export function toTar(files) {
  const blocks = [];
  for (const { name, bytes } of files) {
    const head = Buffer.alloc(512);
    head.write(name, 0, 100);
    head.write('0000644\0', 100);
    head.write('0000000\0', 108);
    head.write('0000000\0', 116);
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('00000000000\0', 136);
    head.write('        ', 148);
    head.write('0', 156);
    head.write('ustar\0' + '00', 257);
    let sum = 0;
    for (const byte of head) sum += byte;
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512));
  }
  blocks.push(Buffer.alloc(1024));
  return Buffer.concat(blocks);
}
