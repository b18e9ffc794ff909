import { decodeXML } from 'entities/decode';
import mammoth from 'mammoth';
import { stylesLeftOut } from './docx-markup.js';
import { WordPackage } from './docx-package.js';
import { ReadError } from './errors.js';
import { readHtml } from './html.js';
import { paragraphPlaces } from './places.js';
import { NO_METADATA, type ReadDocument, type ReadLimits } from './reader.js';
import { cannotBeRead } from './signatures.js';
import { NO_BYTES } from './source-map.js';

/**
 * Reads a Word document (DOCX): headings, paragraphs, list items and table rows, each on a line; paragraphs as places.
 * @throws ReadError DOCX_BROKEN, ARCHIVE_BOMB, TEXT_TOO_LONG
 */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  let html: string;
  try {
    const file = await WordPackage.open(Buffer.from(bytes), limits.maxUnpackedBytes);
    const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
    const result = await mammoth.convertToHtml(input, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      styleMap: stylesLeftOut(await file.styles()),
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
    { whole: true, tabs: true },
  );
  const places = paragraphPlaces(page.text);
  const heading = /<h1>([^<]{1,300})<\/h1>/.exec(html)?.[1];
  const title = heading === undefined ? null : decodeXML(heading);
  const { text, tables } = page;
  return {
    ...NO_METADATA,
    title,
    text,
    ...(tables === undefined ? {} : { tables }),
    sourceMap: NO_BYTES,
    charset: 'utf-8',
    places,
    diagnostics: [],
  };
}
