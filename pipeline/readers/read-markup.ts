import { codeOf } from '../errors.js';
import { readHtmlSource } from './html.js';
import type { Markup } from './markup.js';
import type { Metadata, ReadDocument, ReadLimits } from './reader.js';

/**
 * Reads a plain text again that is plainly HTML (see `markupOf`): its characters lead through tags and references to the bytes that the text led
 * to. What the document says of itself beside the text comes first. A text that is over a limit of HTML stays as it is.
 */
export function readMarkup(document: ReadDocument, markup: Markup, limits: ReadLimits): ReadDocument {
  const { text, sourceMap, charset, diagnostics } = document;
  const bytes = {
    startOf: (offset: number) => sourceMap.bytesOf(offset, offset).byteStart,
    endOf: (offset: number) => sourceMap.bytesOf(offset, offset).byteEnd,
  };
  let page: ReadDocument;
  try {
    const options = { whole: markup !== 'page', keepLines: markup === 'lines' };
    page = readHtmlSource({ source: text, bytes, charset }, limits, options);
  } catch (error) {
    if (!codeOf(error).startsWith('HTML_')) throw error;
    return document;
  }
  const own: Partial<Metadata> = Object.fromEntries(
    (['title', 'byline', 'published', 'modified', 'site', 'language', 'url'] as const)
      .filter((name) => document[name] !== null)
      .map((name) => [name, document[name]]),
  );
  return { ...page, ...own, diagnostics: [...diagnostics, ...page.diagnostics], markup: true };
}
