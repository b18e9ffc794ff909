import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { align, type PieceSink } from './align.js';
import { type DecodedSource, decodeHtml } from './charset.js';
import { ReadError } from './errors.js';
import { BLOCK_ELEMENTS } from './html-elements.js';
import { findMainContent, skipOnlyUnseen } from './html-main-content.js';
import { readMetadata } from './html-metadata.js';
import { isNoteMark, raisedText } from './html-notes.js';
import { TableNotes } from './html-tables.js';
import { guardedAdapter, walk } from './html-tree.js';
import type { Diagnostic, ReadDocument, ReadLimits } from './reader.js';
import { Piece } from './source-map.js';
import { raisedSink, superscript } from './superscript.js';
import { TextBuilder, type WhiteSpace } from './text-builder.js';

type Node = DefaultTreeAdapterTypes.Node;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type TextNode = DefaultTreeAdapterTypes.TextNode;

/**
 * Throws when one tag has too many attributes: the parser compares each with all before it. One pass; what scripts and comments hold cannot
 * raise a false alarm below the limit, as it counts blanks between < and >.
 */
function assertAttributes(source: string, limit: number): void {
  let inTag = false;
  let blanks = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 0x3c) {
      const next = source.charCodeAt(i + 1) | 32;
      if (!inTag && next >= 97 && next <= 122) {
        inTag = true;
        blanks = 0;
      }
    } else if (inTag) {
      if (code === 0x3e) inTag = false;
      else if (code === 0x3d && ++blanks > limit) {
        throw new ReadError(
          'HTML_TOO_MANY_ATTRIBUTES',
          `a tag before character ${i} has more than ${limit} attributes`,
        );
      }
    }
  }
}

/** Hands a text node's characters to the builder with their places in the source. */
function addTextNode(node: TextNode, source: string, builder: TextBuilder, diagnose: (d: Diagnostic) => void): void {
  const location = node.sourceCodeLocation;
  if (location === null || location === undefined) return;
  const sink: PieceSink = (text, kind, start, end) => builder.add(text, kind, start, end);
  const numerator = NUMERATOR_ENDS.test(source.slice(location.endOffset, location.endOffset + 30));
  // a whole number before a fraction is none of its digits
  if (numerator && isRaised(node)) builder.breakWord();
  const aligned = align(
    node.value,
    source,
    location.startOffset,
    location.endOffset,
    { escapes: false, lazyLines: false, tags: true },
    !numerator && isRaised(node) ? raisedSink(sink) : sink,
  );
  if (aligned) return;
  diagnose({
    code: 'APPROXIMATE_OFFSETS',
    severity: 'info',
    message: `the parser moved or merged the text between characters ${location.startOffset} and ${location.endOffset}; its byte offsets are approximate`,
  });
  builder.add(node.value, Piece.loose, location.startOffset, location.endOffset);
}

/** What stands behind a raised number that is above a stroke: 5<sup>1</sup>/<sub>2</sub>. */
const NUMERATOR_ENDS = /^<\/sup>(?:\/|⁄|&frasl;)\s?(?:<sub>)?\d/i;

/** Whether a text is what an exponent or an unlinked note is: a raised number. */
function isRaised(node: TextNode): boolean {
  for (let above = node.parentNode, n = 0; above !== null && n < 3; n++) {
    if (above.nodeName === 'sup') return superscript(raisedText(above) ?? '') !== null;
    above = 'parentNode' in above ? above.parentNode : null;
  }
  return false;
}

/** What begins or ends a cell. */
const CELLS = /^(?:td|th|table)$/;

/** Nodes of a cell that are looked at to see what it is for. */
const CELL_NODES = 500;

/** Whether a table cell holds a part of a page (old lay-outs are tables) and no datum: it has two paragraphs or headings. */
function isLayoutCell(cell: ParentNode): boolean {
  const open: Node[] = [...cell.childNodes];
  let blocks = 0;
  for (let seen = 0; open.length > 0 && seen < CELL_NODES; seen++) {
    const node = open.pop() as Node;
    if (/^(p|h[1-6]|blockquote)$/.test(node.nodeName) && ++blocks > 1) return true;
    if ('childNodes' in node && node.nodeName !== 'table') open.push(...node.childNodes);
  }
  return false;
}

/** Writes the text below `root`, without what `skipped` holds, into the builder. */
function writeText(
  root: ParentNode,
  skipped: ReadonlySet<Node>,
  source: string,
  builder: TextBuilder,
  diagnose: (d: Diagnostic) => void,
): TableNotes {
  const tables = new TableNotes();
  /** For each open element that changes it, whether what is inside stands in the cell of a table. */
  const cells: boolean[] = [false];
  const part = (node: Node): void => {
    const name = node.nodeName;
    // the cells of a row stand on one line, whatever they hold
    if (name === 'td' || name === 'th') builder.breakCell();
    else if (name === 'time') builder.breakWord();
    else if (name === 'br' || name === 'hr' || BLOCK_ELEMENTS.has(name)) {
      if (cells.at(-1) === true) builder.breakCell();
      else builder.breakLine();
    }
  };
  walk(
    root,
    (node) => {
      if (node.nodeName === '#text') addTextNode(node as TextNode, source, builder, diagnose);
      if (!('childNodes' in node)) return false;
      if (skipped.has(node) || isNoteMark(node)) {
        tables.skip(node, builder.length);
        return false;
      }
      part(node);
      const isCell = CELLS.test(node.nodeName);
      const isLayout = isCell && node.nodeName !== 'table' && isLayoutCell(node);
      tables.enter(node, builder.length, isLayout);
      if (isCell) cells.push(node.nodeName !== 'table' && !isLayout);
      return true;
    },
    (node) => {
      if (CELLS.test(node.nodeName)) cells.pop();
      tables.leave(node, builder.length);
      part(node);
    },
  );
  return tables;
}

/**
 * Reads a page: charset by the browser's rules, the main content only, each character with its place in the file, through character
 * references, inline tags, CRLF and any charset.
 * @throws ReadError
 */
export function readHtml(
  bytes: Uint8Array,
  limits: ReadLimits,
  charset?: string,
  options: HtmlOptions = {},
): ReadDocument {
  return readHtmlSource(decodeHtml(bytes, charset), limits, options);
}

export interface HtmlOptions extends WhiteSpace {
  /** Take the whole body: the caller knows that it is the article. @default false */
  readonly whole?: boolean;
}

/**
 * Reads HTML that has been decoded.
 * @throws ReadError
 */
export function readHtmlSource(
  decoded: DecodedSource,
  limits: ReadLimits,
  { whole = false, ...whiteSpace }: HtmlOptions = {},
): ReadDocument {
  const { source } = decoded;
  assertAttributes(source, limits.maxHtmlAttributes);
  const root = parse(source, { sourceCodeLocationInfo: true, treeAdapter: guardedAdapter(limits) });
  const metadata = readMetadata(root);
  const diagnostics: Diagnostic[] = [];
  const diagnose = (d: Diagnostic): void => {
    if (diagnostics.length < 100) diagnostics.push(d);
  };
  const main = whole ? { root, skipped: skipOnlyUnseen(root) } : findMainContent(root, metadata.title);
  const builder = new TextBuilder(decoded.bytes, limits.maxTextLength, whiteSpace);
  const notes = writeText(main.root, main.skipped, source, builder, diagnose);
  const text = builder.text();
  const tables = notes.tables(text);
  return {
    ...metadata,
    text,
    ...(tables.length === 0 ? {} : { tables }),
    sourceMap: builder.map,
    charset: decoded.charset,
    places: null,
    diagnostics,
  };
}
