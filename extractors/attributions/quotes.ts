import { Shape, TokenKind, type Tokens, touchesPrevious } from '../text/tokens.js';
import type { Reader } from './reader.js';

/** A quotation: tokens `first` to `end` (exclusive), its marks included. It may run over sentences and paragraphs. */
export interface Quote {
  readonly first: number;
  readonly end: number;
  /** Whether the text marks its end. */
  readonly closed: boolean;
  /** Where the content stands: one piece for each paragraph, marks included. */
  readonly pieces: readonly (readonly [first: number, end: number])[];
  /** Whether it opens inside another quotation. */
  readonly inner: boolean;
}

/** Kinds of quotation marks: those of one kind open and close each other. */
const Mark = { none: 0, double: 1, single: 2, guillemet: 3 } as const;

const OPEN: ReadonlyMap<string, number> = new Map([
  ['“', Mark.double],
  ['„', Mark.double],
  ['‘', Mark.single],
  ['‚', Mark.single],
  ['«', Mark.guillemet],
  ['‹', Mark.guillemet],
]);
const CLOSE: ReadonlyMap<string, number> = new Map([
  ['”', Mark.double],
  ['“', Mark.double],
  ['’', Mark.single],
  ['»', Mark.guillemet],
  ['›', Mark.guillemet],
]);

/** The longest title of a show, paper or ship in quotation marks, in tokens with its marks. */
export const LONGEST_TITLE = 9;

interface Open {
  readonly kind: number;
  /** The mark's text: straight marks are closed by straight ones, old typesetting by ''. */
  readonly style: string;
  readonly first: number;
  readonly pieces: [number, number][];
}

/** Finds the quotations of a document, outer and inner, ordered by their first token. Linear: marks are looked at once, left to right. */
export function findQuotes(tokens: Tokens): Quote[] {
  const quotes: Quote[] = [];
  let stack: Open[] = [];
  for (let p = 0; p < tokens.paragraphCount; p++) {
    const first = tokens.sentenceStarts[tokens.paragraphStarts[p] as number] as number;
    const end = tokens.sentenceStarts[tokens.paragraphStarts[p + 1] as number] as number;
    const transcript = opensTranscript(tokens, first, end);
    if (transcript) closeOpen(tokens, stack, quotes);
    else stack = continueQuotes(tokens, stack, first, quotes);
    let from = transcript ? first + 1 : first;
    // the mark that opens a paragraph again is no new quotation
    if (stack.length > 0 && reopens(tokens, stack[0] as Open, first)) from = first + markWidth(tokens, first, end);
    for (let i = from; i < end; i++) {
      if (tokens.kinds[i] !== TokenKind.punctuation && tokens.kinds[i] !== TokenKind.symbol) continue;
      const width = markWidth(tokens, i, end);
      if (width === 0) continue;
      i += read(tokens, i, width, end, stack, quotes) - 1;
    }
    const outer = stack[0];
    if (outer !== undefined) {
      stack.length = 1;
      const piece = outer.pieces.at(-1) as [number, number];
      piece[1] = end;
    }
  }
  closeOpen(tokens, stack, quotes);
  return quotes.sort((a, b) => a.first - b.first || b.end - a.end);
}

/** A paragraph of a transcript that is quoted as a whole: "BRUN: Fares must fall. The name's line is said, the mark before it opens nothing. */
export function opensTranscript(tokens: Tokens, first: number, end: number): boolean {
  if (!/^["“]$/u.test(tokens.text.slice(tokens.starts[first], tokens.ends[first]))) return false;
  let i = first + 1;
  while (i < end && i <= first + 3 && tokens.shapes[i] === Shape.upper) i++;
  return i > first + 1 && i < end && tokens.text.slice(tokens.starts[i], tokens.ends[i]) === ':';
}

/** How many tokens the quotation mark at `i` takes: 0 when it is none, 2 for `` and ''. */
function markWidth(tokens: Tokens, i: number, end: number): number {
  const width = (tokens.ends[i] as number) - (tokens.starts[i] as number);
  if (width !== 1) return 0;
  const mark = tokens.text[tokens.starts[i] as number] as string;
  if (mark === '`' || mark === "'") {
    const next = i + 1 < end && touchesPrevious(tokens, i + 1) && tokens.text[tokens.starts[i + 1] as number] === mark;
    if (next && (tokens.ends[i + 1] as number) - (tokens.starts[i + 1] as number) === 1) return 2;
    return 1;
  }
  return mark === '"' || OPEN.has(mark) || CLOSE.has(mark) ? 1 : 0;
}

/** Reads the mark at `i`: opens or closes with it. Returns how many tokens it took. */
function read(tokens: Tokens, i: number, width: number, end: number, stack: Open[], quotes: Quote[]): number {
  const mark = tokens.text[tokens.starts[i] as number] as string;
  const top = stack.at(-1);
  const after = i + width;
  const closes = (open: Open | undefined): boolean => {
    if (open === undefined) return false;
    if (width === 2) return open.kind === Mark.double;
    if (mark === '"' || mark === '“')
      return open.kind === Mark.double && (open.style === mark || open.style === '„' || endsDouble(tokens, i));
    if (mark === "'") return (open.style === "'" || open.style === '`') && endsSingle(tokens, i, end);
    if (mark === '’') return open.kind === Mark.single && open.style !== "'" && endsSingle(tokens, i, end);
    return CLOSE.get(mark) === open.kind;
  };
  // ,''' ends a quotation and the one around it
  if (width === 2 && top?.kind === Mark.single && tokens.text[tokens.ends[i + 1] as number] === "'") {
    close(stack, i + 1, quotes);
    return 1;
  }
  if (closes(top)) {
    close(stack, after, quotes);
    return width;
  }
  // an inner quotation that was never closed must not hide the end of the outer
  if (stack.length > 1 && closes(stack[0])) {
    stack.length = 1;
    close(stack, after, quotes);
    return width;
  }
  if (!mayOpen(tokens, i, after, end)) return width;
  const turned = mark === '”' && stack.length === 0;
  const kind =
    mark === '"' || width === 2 || turned
      ? Mark.double
      : mark === "'" || mark === '`'
        ? Mark.single
        : (OPEN.get(mark) ?? 0);
  if (kind === Mark.none || stack.length >= 3) return width;
  // the same kind again while one is open: the first was never closed
  if (top !== undefined && top.kind === kind) {
    abandon(tokens, stack, i, quotes);
  }
  const style = width === 2 ? mark + mark : mark;
  stack.push({ kind, style, first: i, pieces: [[i, after]] });
  return width;
}

/** A quotation that opens while one of its kind is open ends the other at the end of its sentence. */
function abandon(tokens: Tokens, stack: Open[], before: number, quotes: Quote[]): void {
  const open = stack.pop() as Open;
  const end = Math.min(before, tokens.sentenceStarts[(tokens.sentenceOf[open.first] as number) + 1] as number);
  finish(open, end, false, stack.length > 0, quotes);
}

function close(stack: Open[], end: number, quotes: Quote[]): void {
  finish(stack.pop() as Open, end, true, stack.length > 0, quotes);
}

function finish(open: Open, end: number, closed: boolean, inner: boolean, quotes: Quote[]): void {
  const last = open.pieces.at(-1) as [number, number];
  last[1] = end;
  quotes.push({ first: open.first, end, closed, pieces: open.pieces, inner });
}

function reopens(tokens: Tokens, open: Open, first: number): boolean {
  const mark = tokens.text[tokens.starts[first] as number];
  return open.style.length === 2 ? mark === open.style[0] : mark === open.style;
}

/** A paragraph that opens with the mark of a quotation that is still open goes on with it; otherwise that one ends with its sentence. */
function continueQuotes(tokens: Tokens, stack: Open[], first: number, quotes: Quote[]): Open[] {
  const open = stack[0];
  if (open === undefined) return stack;
  if (reopens(tokens, open, first) && open.pieces.length < 50) {
    open.pieces.push([first, first + 1]);
    return stack;
  }
  // a paragraph that only closes it goes on with it too
  if (open.kind === Mark.double && open.pieces.length < 3 && closesFirst(tokens, first)) {
    open.pieces.push([first, first + 1]);
    return stack;
  }
  closeOpen(tokens, stack, quotes);
  return [];
}

/** Whether the first quotation mark of a paragraph closes something. Looks at 200 tokens. */
function closesFirst(tokens: Tokens, first: number): boolean {
  const stop = Math.min(tokens.count, first + 200);
  for (let i = first; i < stop; i++) {
    if (i > first && tokens.text.slice(tokens.ends[i - 1], tokens.starts[i]).includes('\n')) return false;
    const mark = tokens.text[tokens.starts[i] as number];
    if (mark === '“' || mark === '„') return false;
    if ((tokens.ends[i] as number) - (tokens.starts[i] as number) !== 1) continue;
    if (mark === '”') return true;
    if (mark === '"') return endsDouble(tokens, i) && i > first;
  }
  return false;
}

/** Ends what the text leaves open: a quotation over whole paragraphs with its last one, another with the sentence it opens in. */
function closeOpen(tokens: Tokens, stack: Open[], quotes: Quote[]): void {
  const open = stack[0];
  if (open === undefined) return;
  const last = open.pieces.at(-1) as [number, number];
  const paragraphStart =
    open.first === 0 || tokens.text.slice(tokens.ends[open.first - 1], tokens.starts[open.first]).includes('\n');
  const sentenceEnd = tokens.sentenceStarts[(tokens.sentenceOf[open.first] as number) + 1] as number;
  const end = open.pieces.length > 1 || paragraphStart ? last[1] : Math.min(last[1], sentenceEnd);
  finish(open, end, false, false, quotes);
  stack.length = 0;
}

/** A mark of another style closes too where it stands as a closing one: “It is,“ he said. */
function endsDouble(tokens: Tokens, i: number): boolean {
  return /[\p{L}\p{N}.,!?…]/u.test(charBefore(tokens, i)) && !/[\p{L}\p{N}]/u.test(charAfter(tokens, i));
}

function charBefore(tokens: Tokens, i: number): string {
  return tokens.text[(tokens.starts[i] as number) - 1] ?? ' ';
}

function charAfter(tokens: Tokens, i: number): string {
  return tokens.text[tokens.ends[i] as number] ?? ' ';
}

/** A mark opens behind a blank, bracket, dash or other mark, and before something. */
function mayOpen(tokens: Tokens, i: number, after: number, end: number): boolean {
  if (after >= end) return false;
  const before = charBefore(tokens, i);
  const next = charAfter(tokens, after - 1);
  if (OPEN.has(tokens.text[tokens.starts[i] as number] as string) && !/[\p{L}\p{N}]/u.test(before)) return true;
  return !/[\p{L}\p{N}%.,!?;]/u.test(before) && !/\s/u.test(next);
}

/** A single mark is an apostrophe (traders’ fears) unless a mark, the paragraph's end or another sign of the end stands by it. */
function endsSingle(tokens: Tokens, i: number, end: number): boolean {
  const before = charBefore(tokens, i);
  const next = charAfter(tokens, i);
  if (/[\p{L}\p{N}]/u.test(next)) return false;
  if (before !== 's' || !/\s/u.test(next)) return true;
  // traders’ fears: an apostrophe when another mark ends the quotation within the sentence
  const stop = Math.min(end, i + 60);
  for (let k = i + 1; k < stop; k++) {
    const mark = tokens.text[tokens.starts[k] as number];
    if (mark === '‘') return true;
    if ((mark === '’' || mark === "'") && (tokens.ends[k] as number) - (tokens.starts[k] as number) === 1)
      return mark === "'" && !/[\p{L}\p{N}.,!?]/u.test(charBefore(tokens, k));
  }
  return true;
}

/** The last mark that a quotation holds, before its closing mark. */
export function lastInside(r: Reader, quote: Quote): string {
  const close = r.mark(quote.end - 1);
  return r.mark(quote.end - (close === "'" && r.mark(quote.end - 2) === "'" ? 3 : 2));
}
