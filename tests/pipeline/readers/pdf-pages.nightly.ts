import { describe, expect, it } from 'vitest';
import { readAny } from '../../../pipeline/readers/read.js';
import { pagesPdf } from './make-pdf.js';

/** As many pages as are read. */
const MOST = 10_000;

describe('a PDF of ten thousand pages', () => {
  it('is read to its last page in the memory of a gigabyte; one page more is refused', async () => {
    const { text, places } = await readAny(pagesPdf(MOST), 'pdf');
    expect(places).toHaveLength(MOST);
    expect(text).toContain(`bridge ${MOST - 1} of them.`);
    expect(process.memoryUsage().rss).toBeLessThan(1e9);
    await expect(readAny(pagesPdf(MOST + 1), 'pdf')).rejects.toMatchObject({ code: 'PDF_TOO_MANY_PAGES' });
  });
});
