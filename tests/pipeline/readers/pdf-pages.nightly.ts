import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../pipeline/limits.js';
import { readAny } from '../../../pipeline/readers/read.js';
import { DocumentPool } from '../../../pipeline/workers/pool.js';
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

  it('is read by a worker with the usual deadline, however long all of it takes', async () => {
    const pool = new DocumentPool(1, DEFAULT_LIMITS);
    const bytes = pagesPdf(MOST);
    const [result] = await pool.run([
      {
        ...{ locator: '/report.pdf', input: '/report.pdf', format: 'pdf', access: {}, bytes, contentSha256: '' },
        ...{ byteStart: 0, byteEnd: bytes.length, line: null, known: null, referenceDate: null, keepBytes: false },
        ...{ charset: null, extractionKey: '' },
      },
    ]);
    await pool.close();
    expect(result?.kind).toBe('document');
  });
});
