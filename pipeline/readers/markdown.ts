import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { align } from './align.js';
import { decodeText } from './charset.js';
import { ReadError } from './errors.js';
import { readDay } from './html-metadata.js';
import { type Diagnostic, type Metadata, NO_METADATA, type ReadDocument, type ReadLimits } from './reader.js';
import { Piece } from './source-map.js';
import { TextBuilder } from './text-builder.js';

/** Brackets and emphasis marks that one paragraph may have before it is read as plain text: the parser pairs each with all before it. */
const MOST_MARKS = 2000;

/** Throws when a line opens too many quotes or lists at once: each is a level of the tree. */
function assertDepth(source: string, limit: number): void {
  let markers = 0;
  let atStart = true;
  let indent = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 0x0a) {
      markers = 0;
      indent = 0;
      atStart = true;
    } else if (atStart) {
      if (code === 0x20 || code === 0x09) {
        if (++indent > limit * 8)
          throw new ReadError('MARKDOWN_TOO_DEEP', `a line before character ${i} is indented too deep`);
      } else if (
        code === 0x3e ||
        ((code === 0x2d || code === 0x2a || code === 0x2b) && /\s/.test(source.charAt(i + 1)))
      ) {
        if (++markers > limit) {
          throw new ReadError(
            'MARKDOWN_TOO_DEEP',
            `quotes and lists are nested more than ${limit} deep before character ${i}`,
          );
        }
      } else atStart = false;
    }
  }
}

interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the Markdown begins. */
  readonly end: number;
}

/** Reads YAML front matter of simple `key: value` lines. */
function frontMatter(source: string): FrontMatter {
  const fields = new Map<string, string>();
  const open = /^---[ \t]{0,8}\r?\n/.exec(source);
  if (open === null) return { fields, end: 0 };
  let at = open[0].length;
  for (let lines = 0; lines < 200 && at < source.length; lines++) {
    let lineEnd = source.indexOf('\n', at);
    if (lineEnd < 0) lineEnd = source.length;
    const line = source.slice(at, Math.min(lineEnd, at + 2000)).trimEnd();
    at = lineEnd + 1;
    if (line === '---' || line === '...') return { fields, end: Math.min(at, source.length) };
    const colon = line.indexOf(':');
    if (colon > 0) {
      const value = line.slice(colon + 1).trim();
      fields.set(line.slice(0, colon).trim().toLowerCase(), /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value);
    }
  }
  return { fields: new Map(), end: 0 };
}

/** Whether one paragraph has so many marks of links and emphasis that parsing it would grow faster than its length. */
function isOvermarked(source: string): boolean {
  let marks = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 0x0a && (source.charCodeAt(i + 1) === 0x0a || source.charCodeAt(i + 1) === 0x0d)) marks = 0;
    else if (
      code === 0x5b ||
      code === 0x5d ||
      code === 0x2a ||
      code === 0x5f ||
      code === 0x60 ||
      code === 0x3c ||
      code === 0x21
    ) {
      if (++marks > MOST_MARKS) return true;
    }
  }
  return false;
}

const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'listItem',
  'blockquote',
  'list',
  'thematicBreak',
  'table',
  'tableRow',
]);
/** Code is no prose, raw HTML is markup, definitions and images are not read aloud. */
const SKIPPED: ReadonlySet<string> = new Set([
  'code',
  'html',
  'definition',
  'image',
  'imageReference',
  'yaml',
  'footnoteDefinition',
]);

/**
 * Reads Markdown: the text without its markup, each block on a line, each character with its place in the file. Code blocks and raw HTML
 * are left out; a first heading becomes the title and stays in the text unless the front matter has it.
 * @throws ReadError
 */
export function readMarkdown(bytes: Uint8Array, limits: ReadLimits, charset?: string): ReadDocument {
  const decoded = decodeText(bytes, charset);
  const { source } = decoded;
  const front = frontMatter(source);
  const diagnostics: Diagnostic[] = [];
  const builder = new TextBuilder(decoded.bytes, limits.maxTextLength);
  let heading: string | null = null;
  const body = source.slice(front.end);
  assertDepth(body, limits.maxMarkdownDepth);
  if (isOvermarked(body)) {
    diagnostics.push({
      code: 'MARKDOWN_READ_AS_TEXT',
      severity: 'warning',
      message: `a paragraph has more than ${MOST_MARKS} marks of links or emphasis; the file is read as plain text`,
    });
    for (let at = front.end; at < source.length; ) {
      let end = source.indexOf('\n', at);
      if (end < 0) end = source.length;
      builder.add(source.slice(at, end), Piece.literal, at, end);
      builder.breakLine();
      at = end + 1;
    }
  } else {
    const stack: { node: Nodes; leave: boolean }[] = [{ node: fromMarkdown(body), leave: false }];
    while (stack.length > 0) {
      const { node, leave } = stack.pop() as { node: Nodes; leave: boolean };
      if (SKIPPED.has(node.type)) continue;
      if (node.type === 'text' || node.type === 'inlineCode') {
        addLeaf(node.value, node, front.end, source, builder, diagnostics);
        continue;
      }
      if (node.type === 'break') {
        builder.breakLine();
        continue;
      }
      if (BLOCKS.has(node.type)) builder.breakLine();
      if (leave || !('children' in node)) continue;
      if (node.type === 'heading' && heading === null) heading = plainText(node);
      stack.push({ node, leave: true });
      for (let i = node.children.length - 1; i >= 0; i--) stack.push({ node: node.children[i] as Nodes, leave: false });
    }
  }
  const field = (...names: string[]): string | null =>
    names.map((name) => front.fields.get(name)).find((value) => value !== undefined && value !== '') ?? null;
  const metadata: Metadata = {
    ...NO_METADATA,
    title: field('title') ?? heading,
    byline: field('author', 'byline', 'authors'),
    published: readDay(field('date', 'published', 'pubdate')),
    modified: readDay(field('modified', 'updated', 'lastmod')),
    site: field('site', 'publication'),
    language: field('lang', 'language'),
    url: field('url', 'canonical', 'link'),
  };
  return {
    ...metadata,
    text: builder.text(),
    sourceMap: builder.map,
    charset: decoded.charset,
    places: null,
    diagnostics,
  };
}

function addLeaf(
  value: string,
  node: Nodes,
  shift: number,
  source: string,
  builder: TextBuilder,
  diagnostics: Diagnostic[],
): void {
  let start = (node.position?.start.offset ?? 0) + shift;
  let end = (node.position?.end.offset ?? 0) + shift;
  if (node.type === 'inlineCode') {
    while (source[start] === '`') start++;
    while (source[end - 1] === '`') end--;
    if (source.slice(start, end) !== value && source[start] === ' ') start++;
  }
  const options = { escapes: node.type === 'text', lazyLines: true, tags: false };
  if (align(value, source, start, end, options, (text, kind, from, to) => builder.add(text, kind, from, to))) return;
  if (diagnostics.length < 100) {
    diagnostics.push({
      code: 'APPROXIMATE_OFFSETS',
      severity: 'info',
      message: `the text between characters ${start} and ${end} could not be aligned; its byte offsets are approximate`,
    });
  }
  builder.add(value, Piece.loose, start, end);
}

function plainText(node: Parents): string {
  let text = '';
  const stack: Nodes[] = [...node.children].reverse();
  while (stack.length > 0) {
    const next = stack.pop() as Nodes;
    if ('value' in next) text += next.value;
    else if ('children' in next) stack.push(...[...next.children].reverse());
  }
  return text.trim();
}
