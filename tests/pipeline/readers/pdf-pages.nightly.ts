import { describe, expect, it } from 'vitest';
import { readAny } from '../../../pipeline/readers/read.js';
import { rawPdf, stream } from './make-pdf.js';

/** As many pages as are read. */
const MOST = 10_000;

/** A PDF of so many pages, each with a sentence of its own. */
function pagesPdf(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, i) => `${4 + i * 2} 0 R`).join(' ');
  const pages = Array.from({ length: count }, (_, i) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + i * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    stream(Buffer.from(`BT /F1 12 Tf 60 400 Td (Norvania paid $${i + 2} billion for bridge ${i} of them.) Tj ET`)),
  ]).flat();
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages,
  ]);
}

describe('a PDF of ten thousand pages', () => {
  it('is read to its last page in the memory of a gigabyte; one page more is refused', async () => {
    const { text, places } = await readAny(pagesPdf(MOST), 'pdf');
    expect(places).toHaveLength(MOST);
    expect(text).toContain(`bridge ${MOST - 1} of them.`);
    expect(process.memoryUsage().rss).toBeLessThan(1e9);
    await expect(readAny(pagesPdf(MOST + 1), 'pdf')).rejects.toMatchObject({ code: 'PDF_TOO_MANY_PAGES' });
  });
});
