import { assertText } from './charset.js';
import { assertNotEmpty, limitsFor } from './checks.js';
import { markupOf } from './markup.js';
import type { Format, ReadDocument, ReadOptions } from './reader.js';
import { readText } from './text.js';

/**
 * `read()` for every format. The libraries of all but plain text are loaded when they are first asked for: most of the time that a small run
 * takes is spent on loading what it needs.
 * @throws ReadError with a code that says what is wrong with the file
 */
export async function readAny(bytes: Uint8Array, format: Format, options: ReadOptions = {}): Promise<ReadDocument> {
  switch (format) {
    case 'text': {
      const limits = limitsFor(bytes, options);
      assertText(bytes, options.charset);
      const plain = readText(bytes, limits, options.charset);
      const markup = markupOf(plain.text);
      if (markup === null) return assertNotEmpty(plain);
      const { readMarkup } = await import('./read-markup.js');
      return assertNotEmpty(readMarkup(plain, markup, limits));
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf.js');
      return assertNotEmpty(await readPdf(bytes, limitsFor(bytes, options), options.onPage));
    }
    case 'docx': {
      const { readDocx } = await import('./docx.js');
      return assertNotEmpty(await readDocx(bytes, limitsFor(bytes, options)));
    }
    case 'epub': {
      const { readEpub } = await import('./epub.js');
      return assertNotEmpty(await readEpub(bytes, limitsFor(bytes, options)));
    }
    default: {
      const { read } = await import('./read.js');
      return read(bytes, format, options);
    }
  }
}
