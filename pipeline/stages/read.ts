import { WhosaidError } from '../errors.js';
import type { Limits } from '../limits.js';
import { readCsvRow } from '../readers/csv.js';
import { readJsonlLine } from '../readers/jsonl.js';
import { foreignLanguage } from '../readers/language.js';
import { markupOf } from '../readers/markup.js';
import { readAny } from '../readers/read-any.js';
import { DEFAULT_LIMITS, type Metadata, type ReadDocument } from '../readers/reader.js';
import { readStoredText } from '../readers/stored-text.js';
import type { Source, Stage } from './stage.js';

/** Bytes become text that remembers where each character came from. */
export const read: Stage = {
  name: 'read',
  requires: ['source'],
  assigns: ['document', 'referenceDate'],
  async run(work, limits) {
    const { source } = work;
    const { document, referenceDate } =
      source.storedText === undefined
        ? await readSource(source, limits, work.onPage)
        : {
            document: readStoredText({ ...source.storedText, text: utf16(source.bytes) }, source),
            referenceDate: source.referenceDate,
          };
    work.document = source.known === null ? document : filledIn(document, source.known);
    const foreign = await foreignLanguage(document.text, work.document.language);
    if (foreign !== null) work.skip = { code: 'LANGUAGE', ...foreign };
    work.referenceDate = referenceDate ?? work.document.published ?? source.referenceDate;
  },
};

const utf16 = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('utf16le');

/** A source's document, and the reference date that it gives itself. Throws what is wrong with it. */
export async function readSource(
  source: Pick<Source, 'format' | 'bytes' | 'byteStart' | 'access' | 'charset'>,
  limits: Pick<Limits, 'fileBytes' | 'textLength'>,
  onPage?: () => void,
): Promise<{ readonly document: ReadDocument; readonly referenceDate: string | null }> {
  if (source.format === 'jsonl') {
    const { article, document } = readJsonlLine(source.bytes, source.byteStart);
    return { document: checked(await unmarked(document, limits), limits), referenceDate: article.referenceDate };
  }
  if (source.format === 'csv') {
    const { table } = source.access;
    if (table === undefined) throw new WhosaidError('TABLE_COLUMNS', 'the columns of the table are not known any more');
    const { document, referenceDate } = readCsvRow(source.bytes, table, source.byteStart, source.charset);
    return { document: checked(await unmarked(document, limits), limits), referenceDate };
  }
  const document = await readAny(source.bytes, source.format, {
    ...(source.charset === null ? {} : { charset: source.charset }),
    ...(onPage === undefined ? {} : { onPage }),
    limits: { maxBytes: limits.fileBytes, maxTextLength: limits.textLength },
  });
  return { document, referenceDate: null };
}

/** The text of a line or row that is HTML, read as such. */
async function unmarked(document: ReadDocument, { textLength }: Pick<Limits, 'textLength'>): Promise<ReadDocument> {
  const markup = markupOf(document.text);
  if (markup === null) return document;
  const { readMarkup } = await import('../readers/read-markup.js');
  return readMarkup(document, markup, { ...DEFAULT_LIMITS, maxTextLength: textLength });
}

function checked(document: ReadDocument, limits: Pick<Limits, 'textLength'>): ReadDocument {
  const { text } = document;
  if (!/\S/.test(text)) throw new WhosaidError('EMPTY_DOCUMENT', 'the article has no text');
  if (text.length > limits.textLength) {
    throw new WhosaidError(
      'TEXT_TOO_LONG',
      `the text has ${text.length} characters, more than ${limits.textLength}; split the article`,
    );
  }
  return document;
}

/** What the input says of the document, where the document itself is silent. */
function filledIn(document: ReadDocument, known: Partial<Metadata>): ReadDocument {
  const filled: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(known)) {
    if (document[name as keyof Metadata] === null && value !== null && value !== undefined) filled[name] = value;
  }
  return { ...document, ...filled };
}
