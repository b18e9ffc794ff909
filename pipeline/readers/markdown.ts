import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import type { TextTable } from '../../extractors/tables/table.js';
import { align, type PieceSink } from './align.js';
import { decodeText } from './charset.js';
import { ReadError } from './errors.js';
import { readDay } from './html-metadata.js';
import { InlineMarks } from './markdown-inline.js';
import { partsOf } from './markdown-parts.js';
import { PipeTableWriter, pipeTableIn } from './markdown-tables.js';
import { type Diagnostic, type Metadata, NO_METADATA, type ReadDocument, type ReadLimits } from './reader.js';
import { Piece } from './source-map.js';
import { TextBuilder } from './text-builder.js';

/** Brackets and emphasis marks that one paragraph may have before it is read as plain text: the parser pairs each with all before it. */
const MOST_MARKS = 2000;
/** Code units of a part that is parsed alone: the parser copies all that it has found in it at the end of each list and heading. */
const PART = 2000;
/** Items, quotes and underlined headings that one part which cannot be cut may hold before it is read as plain text. */
const MOST_INNER_BLOCKS = 2000;
/** Code units of a part in which they are counted. */
const LONG_PART = 20_000;

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
      const digits =
        code >= 0x30 && code <= 0x39 ? (/^\d{1,9}[.)](?=\s)/.exec(source.slice(i, i + 11))?.[0].length ?? 0) : 0;
      if (code === 0x20 || code === 0x09) {
        if (++indent > limit * 8)
          throw new ReadError('MARKDOWN_TOO_DEEP', `a line before character ${i} is indented too deep`);
      } else if (
        code === 0x3e ||
        digits > 0 ||
        ((code === 0x2d || code === 0x2a || code === 0x2b) && /\s/.test(source.charAt(i + 1)))
      ) {
        i += Math.max(0, digits - 1);
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
    if (code === 0x0a) {
      // a paragraph ends with a blank line, or before an item
      if (/^ {0,3}(?:[\r\n]|[-*+] +\S)/.test(source.slice(i + 1, i + 20))) marks = 0;
    } else if (
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

/** What makes a part grow faster than its length when it is parsed, or null. */
function tooMuchIn(part: string): string | null {
  if (isOvermarked(part)) return `a paragraph has more than ${MOST_MARKS} marks of links or emphasis`;
  if (part.length <= LONG_PART) return null;
  let blocks = 0;
  let quoted = false;
  for (const [, quote, marker] of part.matchAll(
    /^[ \t]*(>?)[ \t>]*((?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|(?:=+|-+)[ \t]*$)?/gm,
  )) {
    if (marker !== undefined || (quote !== '' && !quoted)) blocks++;
    if (blocks > MOST_INNER_BLOCKS)
      return `one block has more than ${MOST_INNER_BLOCKS} items, quotes or underlines in it`;
    quoted = quote !== '';
  }
  return null;
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
  const marks = new InlineMarks();
  const tables: ((text: string) => TextTable | null)[] = [];
  /** The table in hand. */
  let table: PipeTableWriter | null = null;
  let heading: string | null = null;
  const body = source.slice(front.end);
  assertDepth(body, limits.maxMarkdownDepth);
  for (const { start, text, tree, tooMuch } of parseParts(body)) {
    const shift = front.end + start;
    if (tree === null) {
      diagnostics.push({
        code: 'MARKDOWN_READ_AS_TEXT',
        severity: 'warning',
        message: `${tooMuch}; what stands around character ${shift} is read as plain text`,
      });
      builder.breakLine();
      for (let at = 0; at < text.length; ) {
        let end = text.indexOf('\n', at);
        if (end < 0) end = text.length;
        builder.add(text.slice(at, end), Piece.literal, shift + at, shift + end);
        builder.breakLine();
        at = end + 1;
      }
      continue;
    }
    const stack: { node: Nodes; leave: boolean }[] = [{ node: tree, leave: false }];
    while (stack.length > 0) {
      const { node, leave } = stack.pop() as { node: Nodes; leave: boolean };
      if (node.type === 'html') {
        marks.tag(node.value);
        if (/^<br\b/i.test(node.value)) builder.breakCell();
      }
      if (SKIPPED.has(node.type) || (node.type === 'linkReference' && node.identifier.startsWith('^'))) continue;
      if (node.type === 'text' || node.type === 'inlineCode') {
        const write: PieceSink = table?.add ?? ((text, kind, from, to) => builder.add(text, kind, from, to));
        const sink = marks.sinkFor(node.type === 'text' ? node.value : '', write);
        if (sink !== null) addLeaf(node.value, node, shift, source, sink, diagnostics);
        continue;
      }
      if (node.type === 'break') {
        if (table === null) builder.breakLine();
        else table.breakLine((node.position?.end.offset ?? 1) - 1 + shift);
        continue;
      }
      if (node.type === 'paragraph') {
        if (table !== null) tables.push(table.finish());
        table = leave ? null : pipeTableOf(node, shift, source, builder);
      }
      if (BLOCKS.has(node.type)) {
        builder.breakLine();
        marks.reset();
      }
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
  const text = builder.text();
  const found = tables.flatMap((tableIn) => tableIn(text) ?? []);
  return {
    ...metadata,
    text,
    ...(found.length === 0 ? {} : { tables: found }),
    sourceMap: builder.map,
    charset: decoded.charset,
    places: null,
    diagnostics,
  };
}

/** The writer of the table that a paragraph is; null where it is none. */
function pipeTableOf(node: Nodes, shift: number, source: string, builder: TextBuilder): PipeTableWriter | null {
  const start = (node.position?.start.offset ?? 0) + shift;
  const found = pipeTableIn(source, start, (node.position?.end.offset ?? 0) + shift);
  return found === null ? null : new PipeTableWriter(found, builder);
}

/** A part of a document, and where in it it begins; what it is parsed to, or why it was not. */
interface Part {
  readonly start: number;
  readonly text: string;
  readonly tree: Root | null;
  readonly tooMuch: string | null;
}

/** The labels that references may lead to. The parser asks for each reference whether its label is there. */
class Labels extends Array<string> {
  readonly #known = new Set<string>();

  override push(...labels: string[]): number {
    for (const label of labels) this.#known.add(label);
    return this.#known.size;
  }

  override includes(label: string): boolean {
    return this.#known.has(label);
  }
}

/** Has the parser of a part know the definitions of all. */
function knowing(labels: Labels): Options {
  return {
    extensions: [
      {
        // what is tried at each block before all others
        flowInitial: {
          null: {
            name: 'labels',
            tokenize(_effects, _ok, nok) {
              this.parser.defined = labels;
              return nok;
            },
          },
        },
      },
    ],
  };
}

/** Parses Markdown part by part. `size` is the least length of one, in code units. */
export function* parseParts(source: string, size: number = PART): Generator<Part> {
  const starts = partsOf(source, size);
  const parts = starts.map((start, i) => {
    const text = source.slice(start, starts[i + 1]);
    return { start, text, tooMuch: tooMuchIn(text) };
  });
  const options = knowing(new Labels());
  // what is defined stands behind its references as often as before them
  if (parts.length > 1)
    for (const { text, tooMuch } of parts) if (tooMuch === null && text.includes(']:')) fromMarkdown(text, options);
  for (const part of parts) yield { ...part, tree: part.tooMuch === null ? fromMarkdown(part.text, options) : null };
}

function addLeaf(
  value: string,
  node: Nodes,
  shift: number,
  source: string,
  sink: PieceSink,
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
  if (align(value, source, start, end, options, sink)) return;
  if (diagnostics.length < 100) {
    diagnostics.push({
      code: 'APPROXIMATE_OFFSETS',
      severity: 'info',
      message: `the text between characters ${start} and ${end} could not be aligned; its byte offsets are approximate`,
    });
  }
  sink(value, Piece.loose, start, end);
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
