import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { type ReadError, readAny } from '../../../pipeline/readers/read.js';
import { scratchFolder, startWhosaid } from '../cli/run-command.js';
import { onePage, pagesPdf, rawPdf, stream, streamedPdf } from './make-pdf.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    return (await readAny(bytes, 'pdf')).text;
  } catch (error) {
    return (error as ReadError).code;
  }
}

const SENTENCE = 'Norvania paid $5 billion for rail in 2024.';
const flate = (bytes: Uint8Array): Buffer => stream(deflateSync(bytes), '/Filter /FlateDecode');

const nested = (depth: number): (string | Uint8Array)[] => {
  const [catalogue, , page, content, font] = onePage();
  const last = 5 + depth;
  const level = (n: number): string =>
    `<< /Type /Pages /Count 1 /Kids [${n === last ? 3 : n + 1} 0 R] /Parent ${n === 6 ? 2 : n - 1} 0 R >>`;
  return [
    catalogue as string,
    '<< /Type /Pages /Count 1 /Kids [6 0 R] >>',
    page as string,
    content as Uint8Array,
    font as string,
    ...Array.from({ length: depth }, (_, i) => level(6 + i)),
  ];
};

const outline = (depth: number): (string | Uint8Array)[] => [
  ...onePage({ catalogue: '/Outlines 6 0 R' }),
  ...Array.from(
    { length: depth },
    (_, i) => `<< /Title (x) /Parent ${Math.max(6, 5 + i)} 0 R /First ${7 + i} 0 R /Last ${7 + i} 0 R /Count 1 >>`,
  ),
  '<< /Title (end) >>',
];

const image = (width: number): (string | Uint8Array)[] => [
  ...onePage({
    page: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >> >>',
    content: stream(Buffer.from(`q 9 0 0 9 0 0 cm /I Do Q BT /F1 12 Tf 60 760 Td (${SENTENCE}) Tj ET`)),
  }),
  stream(
    Buffer.from('x'),
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${width} /BitsPerComponent 8 /ColorSpace /DeviceRGB`,
  ),
];

/** A page whose font stands in a stream of objects, first of half a million that are nothing. */
const objectStream = (count: number): Buffer => {
  const [catalogue, pages, page, content] = onePage() as [string, string, string, Uint8Array];
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const places = Array.from({ length: count }, (_, i) => `${9 + i} ${font.length + 1 + i * 5}`);
  const head = ['8 0', ...places, ''].join(' ');
  const bytes = deflateSync(Buffer.from(`${head}${font} ${'null '.repeat(count)}`));
  const entries = `/Type /ObjStm /N ${count + 1} /First ${head.length} /Filter /FlateDecode`;
  const objects = [catalogue, pages, page.replace('5 0 R', '8 0 R'), content, 'null', stream(bytes, entries)];
  return streamedPdf(objects, { 8: [6, 0] });
};

/** Each with what may come of it; a bomb that does not hinder the reading is read. */
const BOMBS: Readonly<Record<string, Uint8Array>> = {
  'cyclic page tree': rawPdf(onePage({ pages: '<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>' })),
  'page tree 3,000 deep': rawPdf(nested(3000)),
  'outline 20,000 deep': rawPdf(outline(20_000)),
  'page box of 2^31': rawPdf(onePage({ box: '0 0 2147483648 2147483648' })),
  'picture of 2^31': rawPdf(image(2_147_483_648)),
  'stream length of 2^31': rawPdf(
    onePage({ content: stream(Buffer.from(`BT /F1 12 Tf 60 760 Td (${SENTENCE}) Tj ET`), '', 2_147_483_647) }),
  ),
  'size of 2^31': Buffer.from(rawPdf(onePage()).toString('latin1').replace('/Size 6', '/Size 2147483648'), 'latin1'),
  'content of 100 MB of blanks': rawPdf(onePage({ content: flate(Buffer.alloc(100_000_000, 0x20)) })),
  'content of a million brackets': rawPdf(onePage({ content: flate(Buffer.from('['.repeat(1_000_000))) })),
  'stream of half a million objects': objectStream(500_000),
  'text of 20 million letters': rawPdf(
    onePage({
      content: flate(
        Buffer.from(`BT /F1 12 Tf ${'0 -1 Td (Norvania paid five billion for it all) Tj '.repeat(300_000)} ET`),
      ),
    }),
  ),
  javascript: rawPdf([
    ...onePage({
      catalogue:
        '/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>',
    }),
    stream(Buffer.from('MZ'), '/Type /EmbeddedFile'),
  ]),
};

describe('a PDF', () => {
  it('that needs a password says so', async () => {
    const encrypted = rawPdf(
      [...onePage(), `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`],
      '/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]',
    );
    expect(await outcomeOf(encrypted)).toBe('PDF_ENCRYPTED');
  });

  it('that is packed as PDF 1.5 has it is read', async () => {
    expect(await outcomeOf(objectStream(3))).toBe(SENTENCE);
  });

  it('of which every page says the same but for its figures is no pile of running heads', async () => {
    const text = await outcomeOf(pagesPdf(12));
    for (let n = 0; n < 12; n++) expect(text).toContain(`Norvania paid $${n + 2} billion for bridge ${n} of them.`);
  });

  it('tells of each page when it has been read, so that whoever waits knows that it does not hang', async () => {
    let pages = 0;
    await readAny(pagesPdf(12), 'pdf', { onPage: () => pages++ });
    expect(pages).toBe(12);
  });

  it('of more pages than the limit says so, before it reads them', async () => {
    const kids = '3 0 R '.repeat(10_001);
    expect(await outcomeOf(rawPdf(onePage({ pages: `<< /Type /Pages /Count 10001 /Kids [${kids}] >>` })))).toBe(
      'PDF_TOO_MANY_PAGES',
    );
  });

  it('cut short at every hundredth is read, or says what is wrong', async () => {
    const whole = rawPdf(onePage());
    expect(await outcomeOf(whole)).toBe(SENTENCE);
    for (let percent = 1; percent < 100; percent++) {
      const outcome = await outcomeOf(whole.subarray(0, Math.floor((whole.length * percent) / 100)));
      expect([SENTENCE, 'PDF_BROKEN', 'PDF_NO_TEXT', 'EMPTY_DOCUMENT'], `${percent}%`).toContain(outcome);
    }
  });

  it('never has its code run: evaluation is off', () => {
    const source = readFileSync(new URL('../../../pipeline/readers/pdf.ts', import.meta.url), 'utf8');
    expect(source).toContain('isEvalSupported: false');
  });
});

describe('a folder of PDF bombs', () => {
  it('costs each bomb at most itself, in less than a gigabyte', async () => {
    mkdirSync(join(folder, 'bombs'));
    for (const [name, bytes] of Object.entries(BOMBS)) writeFileSync(join(folder, 'bombs', `${name}.pdf`), bytes);
    writeFileSync(join(folder, 'bombs', 'zz good.pdf'), rawPdf(onePage()));
    const args = ['ingest', 'bombs', '--db', 'bombs.db', '--jobs', '1', '--json', '--deadline', '20000'];
    // no text becomes code in any thread of it
    const { child, ended } = startWhosaid(folder, args, {
      NODE_OPTIONS: '--disallow-code-generation-from-strings',
    });
    let peak = 0;
    const timer = setInterval(() => {
      const status = `/proc/${child.pid}/status`;
      if (existsSync(status))
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0));
    }, 50);
    const { status, stdout, stderr } = await ended;
    clearInterval(timer);
    expect([0, 3], stderr).toContain(status);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'done' });
    const store = openStore(join(folder, 'bombs.db'), { readonly: true });
    const names = (sql: string): string[] => store.database.prepare(sql).pluck().all() as string[];
    const read = names('SELECT locator FROM documents').map((path) => path.slice(path.lastIndexOf('/') + 1));
    const codes = names('SELECT DISTINCT code FROM failures');
    const count = read.length + names('SELECT locator FROM failures').length;
    store.close();
    expect(read).toContain('zz good.pdf');
    expect(read).toContain('javascript.pdf');
    expect(read).toContain('stream of half a million objects.pdf');
    expect(count).toBe(Object.keys(BOMBS).length + 1);
    for (const code of codes) {
      expect(['PDF_BROKEN', 'PDF_NO_TEXT', 'TEXT_TOO_LONG', 'TIMEOUT', 'WORKER_CRASHED', 'EMPTY_DOCUMENT']).toContain(
        code,
      );
    }
    // kB; 0 where the system does not tell
    expect(peak).toBeLessThan(1_000_000);
  });
});
