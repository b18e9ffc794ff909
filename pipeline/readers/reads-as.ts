import { TextDecoder } from '@exodus/bytes/encoding.js';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { SKIPPED_ELEMENTS, UNSEEN_ELEMENTS } from './html-elements.js';
import { isNoteMark } from './html-notes.js';
import type { DocumentFormat } from './reader.js';
import { withoutSuperscripts } from './superscript.js';

type Node = DefaultTreeAdapterTypes.Node;

/** What a reader may have put in or left out between the marks of a format. */
const SPACE = /[\s\u00ad]+/g;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * Whether a range of a source's bytes says what a text says, found out without the reader that made the text: plain text and JSON strings
 * must decode to it exactly; HTML must, with its tags taken out and its character references resolved, but for white space; Markdown's
 * words must be in the range in order, between its marks. `markup`: what stands there as plain text is HTML itself.
 */
export function readsAs(
  range: Uint8Array,
  text: string,
  format: DocumentFormat,
  charset: string,
  markup = false,
): boolean {
  const source = new TextDecoder(charset, { ignoreBOM: true }).decode(range);
  if (source === text) return true;
  switch (format) {
    case 'text':
    case 'jsonl':
    case 'csv': {
      const plain = unescaped(source, format);
      return plain === text || (markup && plain !== null && readsAsHtml(plain, text));
    }
    case 'html':
      return readsAsHtml(source, text);
    case 'markdown':
      return inOrder(withoutSuperscripts(htmlText(source, UNSEEN_ELEMENTS)), withoutSuperscripts(text));
    default:
      return true;
  }
}

/** The string that stands in a file with escapes; null where these are broken off. */
function unescaped(source: string, format: 'text' | 'jsonl' | 'csv'): string | null {
  if (format === 'text') return source;
  if (format === 'csv') return source.replaceAll('""', '"');
  try {
    return JSON.parse(`"${source}"`) as string;
  } catch {
    return null;
  }
}

/** The same page may be read as a whole, or as its main content. */
function readsAsHtml(source: string, text: string): boolean {
  return [UNSEEN_ELEMENTS, SKIPPED_ELEMENTS].some((skip) => squeeze(htmlText(source, skip)) === squeeze(text));
}

function squeeze(text: string): string {
  return withoutSuperscripts(text).replace(SPACE, '');
}

/** The text of a piece of HTML, without tags, comments, marks of notes and the elements to be skipped. */
function htmlText(html: string, skip: ReadonlySet<string>): string {
  let text = '';
  const open: Node[] = [parseFragment(html)];
  while (open.length > 0) {
    const node = open.pop() as Node;
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value;
    else if ('childNodes' in node && !skip.has(node.nodeName) && !isNoteMark(node))
      open.push(...[...node.childNodes].reverse());
  }
  return text;
}

function inOrder(source: string, text: string): boolean {
  let at = 0;
  for (const [word] of text.matchAll(WORDS)) {
    for (const c of word) {
      at = source.indexOf(c, at);
      if (at < 0) return false;
      at += c.length;
    }
  }
  return true;
}
