/** What a line of Markdown stands in, as far as the top level of its document goes. */
const Inside = {
  /** Nothing that goes on by itself. */
  nothing: 0,
  /** An item of a list. */
  item: 1,
  /** A block quote. */
  quote: 2,
  /** Perhaps an item: whether it has ended hangs on what is not looked at. */
  unsure: 3,
  /** Fenced code. */
  fence: 4,
  /** Raw HTML that ends where its mark does. */
  html: 5,
  /** Behind a line that begins with <: raw HTML up to the next blank line, or a paragraph. */
  angle: 6,
} as const;

const BULLET = /^[-*+](?=[ \t]|$)/;
const NUMBER = /^\d{1,9}[.)](?=[ \t]|$)/;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const BLANK = /^[ \t]*$/;
/** Quotes and items, then an item that is numbered or empty: the parser takes it for text or not by what stands before it. */
const DOUBTFUL_ITEM = /^(?:[-*+>][ \t]*){1,200}(?:\d{1,9}[.)](?:[ \t]|$)|$)/;

/** Raw HTML that goes on over blank lines: how it begins, and what ends it. */
const RAW: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
];

/** Of a line, what is looked at to see what it opens. */
const MOST_LOOKED_AT = 1000;

/** Skips white space from `start`, which stands at a column: the column behind it, tabs counted to the next fourth one, and the place. */
function skipBlanks(source: string, start: number, end: number, column = 0): readonly [column: number, at: number] {
  let at = start;
  let reached = column;
  for (; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x20) reached++;
    else if (code === 0x09) reached += 4 - (reached % 4);
    else break;
  }
  return [reached, at];
}

/** The marks that open fenced code, or null. */
function fenceOf(line: string): string | null {
  const marks = /^(?:`{3,}|~{3,})/.exec(line)?.[0] ?? null;
  return marks?.startsWith('`') && line.includes('`', marks.length) ? null : marks;
}

/**
 * Cuts Markdown where one block of the top level ends and another begins, into parts of about `size` code units, each of which says when it is
 * read alone what it says in the whole, but for what hangs on definitions that stand in others. An item of a list is such a block. Where it hangs
 * on more than the beginnings of lines whether a block has ended, nothing is cut: a part can be as long as the source. One pass.
 *
 * @returns where each part begins, from 0, in order
 */
export function partsOf(source: string, size: number): number[] {
  const parts = [0];
  let border = 0;
  const mayCut = (at: number): void => {
    const part = parts.at(-1) as number;
    if (at - part >= size) {
      // what is long stands alone
      if (border > part && at - border >= size) parts.push(border);
      if (at < source.length) parts.push(at);
    }
    border = at;
  };
  let inside: number = Inside.nothing;
  /** The column at which the text of the item begins. */
  let width = 0;
  /** Whether the item has no text yet; a blank line ends it then. */
  let hollow = false;
  let fence = '';
  let rawEnd = /$/;
  /** Whether no paragraph can go on: the line before was blank, or the end of a block. */
  let ended = true;
  for (let start = 0, next = 0; start < source.length; start = next) {
    let end = start;
    while (end < source.length && source.charCodeAt(end) !== 0x0a && source.charCodeAt(end) !== 0x0d) end++;
    next = source.startsWith('\r\n', end) ? end + 2 : end + 1;
    const [indent, at] = skipBlanks(source, start, end);

    if (inside === Inside.fence) {
      const marks = /^(?:`+|~+)/.exec(source.slice(at, end))?.[0] ?? '';
      if (indent < 4 && marks.startsWith(fence) && BLANK.test(source.slice(at + marks.length, end))) {
        inside = Inside.nothing;
        ended = true;
      }
      continue;
    }
    if (inside === Inside.html) {
      if (rawEnd.test(source.slice(start, end))) {
        inside = Inside.nothing;
        ended = true;
      }
      continue;
    }
    if (at === end) {
      if (inside === Inside.quote || (inside === Inside.item && hollow)) inside = Inside.nothing;
      else if (inside === Inside.angle) inside = width > 0 ? Inside.unsure : Inside.nothing;
      hollow = false;
      ended = true;
      continue;
    }
    const afresh = ended;
    ended = false;
    hollow = false;
    const text = source.slice(at, Math.min(end, at + MOST_LOOKED_AT));
    const marks = indent < 4 ? fenceOf(source.slice(at, end)) : null;
    const raw = indent < 4 ? RAW.find(([begins]) => begins.test(text)) : undefined;
    const marker = indent > 3 || RULE.test(text) ? undefined : (BULLET.exec(text) ?? NUMBER.exec(text))?.[0];
    if (inside === Inside.angle) {
      // HTML has none of these, a paragraph ends before them: what follows hangs on which it is
      if (marks !== null || raw !== undefined || marker !== undefined || text.startsWith('<![')) return parts;
      continue;
    }
    if ((inside === Inside.item || inside === Inside.unsure) && indent >= width) {
      if (inside === Inside.unsure && (marks !== null || text.startsWith('<'))) return parts;
      continue;
    }
    if (inside === Inside.quote && indent < 4 && text.startsWith('>')) continue;

    // the parser does not end this where it should
    if (indent < 4 && text.startsWith('<![CDATA[')) return parts;
    // the line stands at the top level, or goes on a paragraph of the item or quote
    const rule = indent < 4 && RULE.test(text);
    const heading = indent < 4 && HEADING.test(text);
    const hasText = marker !== undefined && !BLANK.test(source.slice(at + marker.length, end));
    // a paragraph ends before an item only where it has text, and is no figure that happens to stand first in a line
    const sure = marker !== undefined && (inside === Inside.item || (hasText && /^(?:.|0*1[.)])$/.test(marker)));
    const begins =
      marker === undefined
        ? heading || (afresh && !DOUBTFUL_ITEM.test(text))
        : sure && hasText && !beginsDoubtful(text.slice(marker.length));
    if (begins && indent === 0 && !text.startsWith('\uFEFF')) mayCut(start);

    const maybeInside = !afresh && (inside === Inside.item || inside === Inside.unsure);
    if (marks !== null) {
      inside = Inside.fence;
      fence = marks;
    } else if (raw !== undefined) {
      rawEnd = raw[1];
      ended = rawEnd.test(source.slice(at, end));
      inside = ended ? Inside.nothing : Inside.html;
    } else if (indent < 4 && text.startsWith('<')) {
      inside = Inside.angle;
      if (!maybeInside) width = 0;
    } else if (indent < 4 && text.startsWith('>')) inside = Inside.quote;
    else if (heading || rule) {
      inside = Inside.nothing;
      ended = true;
    } else if (marker !== undefined) {
      // not sure: a paragraph may go on
      width = Math.min(
        maybeInside && !sure ? width : Number.POSITIVE_INFINITY,
        widthOf(source, at, end, indent, marker),
      );
      inside = sure ? Inside.item : Inside.unsure;
      hollow = sure && !hasText;
    } else if (maybeInside) inside = Inside.unsure;
    else if (inside !== Inside.quote || afresh) inside = Inside.nothing;
  }
  mayCut(source.length);
  return parts;
}

/** Whether an item begins with one that the parser takes for text or not by what stands before. */
function beginsDoubtful(item: string): boolean {
  return DOUBTFUL_ITEM.test(`- ${item.trimStart()}`) || NUMBER.test(item.trimStart());
}

/** The column at which the text of a list item begins. */
function widthOf(source: string, at: number, end: number, indent: number, marker: string): number {
  const behind = indent + marker.length;
  const [column, text] = skipBlanks(source, at + marker.length, end, behind);
  return text === end || column > behind + 4 ? behind + 1 : column;
}
