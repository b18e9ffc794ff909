import mammoth from 'mammoth';
import { fromBuffer, type ZipFile } from 'yauzl';
import { ReadError } from './errors.js';
import { readHtml } from './html.js';
import { paragraphPlaces } from './places.js';
import { NO_METADATA, type ReadDocument, type ReadLimits } from './reader.js';
import { cannotBeRead } from './signatures.js';
import { NO_BYTES } from './source-map.js';

/** Throws when the package would unpack to more than the limit, before anything of it is unpacked. */
async function assertUnpackedSize(bytes: Buffer, limit: number): Promise<void> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry) => {
      total += entry.uncompressedSize;
      if (total > limit) reject(new ReadError('ARCHIVE_BOMB', `the file would unpack to more than ${limit} bytes`));
      else zip.readEntry();
    });
    zip.on('end', () => resolve());
    zip.on('error', reject);
    zip.readEntry();
  });
}

/**
 * Reads a Word document (DOCX): headings, paragraphs, list items and table rows, each on a line; paragraphs as places.
 * @throws ReadError DOCX_BROKEN, ARCHIVE_BOMB, TEXT_TOO_LONG
 */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  const buffer = Buffer.from(bytes);
  let html: string;
  try {
    await assertUnpackedSize(buffer, limits.maxUnpackedBytes);
    const result = await mammoth.convertToHtml({ buffer }, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
    } as Parameters<typeof mammoth.convertToHtml>[1]);
    html = result.value;
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError('DOCX_BROKEN', cannotBeRead('DOCX', bytes, (error as Error).message));
  }
  // the library gives clean HTML of the body alone: all of it is the article
  const page = readHtml(
    Buffer.from(`<meta charset="utf-8"><body><main itemprop="articleBody">${html}</main>`),
    limits,
    'utf-8',
    { whole: true },
  );
  const places = paragraphPlaces(page.text);
  const title = /<h1>([^<]{1,300})<\/h1>/.exec(html)?.[1] ?? null;
  return { ...NO_METADATA, title, text: page.text, sourceMap: NO_BYTES, charset: 'utf-8', places, diagnostics: [] };
}
