import { ReadError } from './errors.js';
import { readDay } from './html-metadata.js';
import { beginsParagraph, dropRunningHeads, joinRuns, type PdfLine, type PdfRun } from './pdf-lines.js';
import { NO_METADATA, type Place, type ReadDocument, type ReadLimits } from './reader.js';
import { cannotBeRead } from './signatures.js';
import { NO_BYTES } from './source-map.js';

/** "D:20250304120000Z" as 2025-03-04. */
function pdfDay(value: unknown): string | null {
  return typeof value === 'string' ? readDay(value.replace(/^D:/, '').slice(0, 8)) : null;
}

function usualLeading(pages: readonly (readonly PdfLine[])[]): number {
  const falls: number[] = [];
  for (const lines of pages) {
    for (let i = 1; i < lines.length && falls.length < 20_000; i++) {
      const fall = (lines[i - 1] as PdfLine).y - (lines[i] as PdfLine).y;
      if (fall > 0 && fall < 100) falls.push(fall);
    }
  }
  falls.sort((a, b) => a - b);
  return falls[Math.floor(falls.length / 2)] ?? 14;
}

/**
 * Reads a PDF: its text in reading order, a paragraph a line, line-end hyphens joined, running heads and page numbers left out; pages as
 * places. Nothing in the file is run.
 * @throws ReadError PDF_ENCRYPTED, PDF_BROKEN, PDF_NO_TEXT (images only), PDF_TOO_MANY_PAGES, TEXT_TOO_LONG
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: ReadLimits,
  onPage: () => void = () => {},
): Promise<ReadDocument> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > limits.maxPdfPages) {
      throw new ReadError('PDF_TOO_MANY_PAGES', `the file has ${pdf.numPages} pages, more than ${limits.maxPdfPages}`);
    }
    const pages: PdfLine[][] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const content = await page.getTextContent();
      const lines = joinRuns(
        content.items.filter((item): item is typeof item & PdfRun => 'str' in item),
        number,
      );
      for (const line of lines) length += line.text.length;
      if (length > limits.maxTextLength) {
        throw new ReadError(
          'TEXT_TOO_LONG',
          `the text is longer than ${limits.maxTextLength} characters; split the file`,
        );
      }
      pages.push(lines);
      page.cleanup();
      onPage();
    }
    if (length === 0)
      throw new ReadError('PDF_NO_TEXT', 'the pages hold images and no text; run text recognition first');
    const { info } = await pdf.getMetadata();
    const fields = info as Record<string, unknown>;
    const field = (name: string): string | null => {
      const value = fields[name];
      return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 1000) : null;
    };
    return {
      ...NO_METADATA,
      ...layOut(dropRunningHeads(pages)),
      title: field('Title'),
      byline: field('Author'),
      published: pdfDay(fields.CreationDate),
      modified: pdfDay(fields.ModDate),
      language: field('Language'),
      sourceMap: NO_BYTES,
      charset: 'utf-16',
      diagnostics: [],
    };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const { name, message } = error as Error;
    if (name === 'PasswordException')
      throw new ReadError('PDF_ENCRYPTED', 'the file is encrypted; remove its password first');
    throw new ReadError('PDF_BROKEN', cannotBeRead('PDF', bytes, message));
  } finally {
    await task.destroy();
  }
}

/** Joins lines to paragraphs. */
function layOut(pages: readonly (readonly PdfLine[])[]): { text: string; places: Place[] } {
  const leading = usualLeading(pages);
  const words = new Set<string>();
  for (const lines of pages)
    for (const line of lines)
      for (const word of line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? []) words.add(word);
  const parts: string[] = [];
  const places: Place[] = [];
  let length = 0;
  let before: PdfLine | null = null;
  const push = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  for (const lines of pages) {
    let start = -1;
    for (const line of lines) {
      if (before !== null) {
        const last = parts[parts.length - 1] as string;
        if (beginsParagraph(line, before, leading)) push('\n');
        else if (/\p{L}-$/u.test(last) && /^\p{Ll}/u.test(line.text)) {
          // a hyphen at a line's end goes, unless the compound is written with one elsewhere
          const tail = /[\p{L}-]+-$/u.exec(last)?.[0] ?? '';
          const head = /^\p{L}+/u.exec(line.text)?.[0] ?? '';
          if (!words.has(`${tail}${head}`.toLowerCase())) {
            parts[parts.length - 1] = last.slice(0, -1);
            length--;
          }
          // what ends in a mark without a blank before it goes on without one ("2019–" "20"); a dash between words stands alone
        } else if (!/\S[-–—/]$/u.test(last) || !/^[\p{L}\d]/u.test(line.text)) push(' ');
      }
      // a page begins with its first word: what joins it to the page before belongs to neither
      if (start < 0) {
        start = length;
        const last = places.at(-1);
        if (last !== undefined && last.end > start) places[places.length - 1] = { ...last, end: start };
      }
      push(line.text);
      before = line;
    }
    const number = lines[0]?.page;
    if (number !== undefined) places.push({ kind: 'page', number, start, end: length });
  }
  return { text: parts.join(''), places };
}
