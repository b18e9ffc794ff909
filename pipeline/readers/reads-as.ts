import { TextDecoder } from '@exodus/bytes/encoding.js';
import { parseFragment } from 'parse5';
import type { DocumentFormat } from './reader.js';

/** What a reader may have put in or left out between the marks of a format. */
const SPACE = /[\s\u00ad]+/g;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * Whether a range of a source's bytes says what a text says, found out without the reader that made the text: plain text and JSON strings
 * must decode to it exactly; HTML must, with its tags taken out and its character references resolved, but for white space; Markdown's
 * words must be in the range in order, between its marks.
 */
export function readsAs(range: Uint8Array, text: string, format: DocumentFormat, charset: string): boolean {
  const source = new TextDecoder(charset, { ignoreBOM: true }).decode(range);
  if (source === text) return true;
  switch (format) {
    case 'text':
      return false;
    case 'jsonl':
      try {
        return JSON.parse(`"${source}"`) === text;
      } catch {
        return false;
      }
    case 'csv':
      return source.replaceAll('""', '"') === text;
    case 'html':
      return squeeze(htmlText(source)) === squeeze(text);
    case 'markdown':
      return inOrder(htmlText(source), text);
    default:
      return true;
  }
}

function squeeze(text: string): string {
  return text.replace(SPACE, '');
}

interface HtmlNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly HtmlNode[];
}

/** The text of a piece of HTML, without tags, comments, scripts and styles. */
function htmlText(html: string): string {
  let text = '';
  const open: HtmlNode[] = [parseFragment(html) as unknown as HtmlNode];
  while (open.length > 0) {
    const node = open.pop() as HtmlNode;
    if (node.nodeName === '#text') text += node.value ?? '';
    else if (node.nodeName !== 'script' && node.nodeName !== 'style')
      open.push(...[...(node.childNodes ?? [])].reverse());
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
