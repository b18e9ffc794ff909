import type { ByteIndex } from './byte-index.js';
import { betweenCells } from './cells.js';
import { ReadError } from './errors.js';
import { Piece, PieceMap } from './source-map.js';

/** Where a word may be parted at a line's end: nobody sees it, and within a word or figure it would part them. */
const SOFT_HYPHEN = 0xad;

/** What white space of the source means. */
export interface WhiteSpace {
  /** Its line ends are line ends of the text: it has no paragraphs of its own. @default false */
  readonly keepLines?: boolean;
  /** Its tabs part columns, as cells do. @default false */
  readonly tabs?: boolean;
}

/**
 * Puts a document's text together from pieces of its source: white space is collapsed to one blank, blocks are parted by one line end, and
 * the map grows beside the text.
 */
export class TextBuilder {
  readonly map: PieceMap;
  readonly #parts: string[] = [];
  readonly #limit: number;
  readonly #keepLines: boolean;
  readonly #tabs: boolean;
  /** A blank or line end that is owed: it is written only when text follows. */
  #owedBlank: { start: number; end: number } | null = null;
  #owedBreak = false;
  /** The blank that is owed parts two cells. */
  #owedCell = false;
  #last = '';

  constructor(bytes: ByteIndex, limit: number, { keepLines = false, tabs = false }: WhiteSpace = {}) {
    this.map = new PieceMap(bytes);
    this.#limit = limit;
    this.#keepLines = keepLines;
    this.#tabs = tabs;
  }

  #write(text: string, kind: number, start: number, end: number): void {
    if (this.map.textLength + text.length > this.#limit) {
      throw new ReadError('TEXT_TOO_LONG', `the text is longer than ${this.#limit} characters; split the file`);
    }
    this.#parts.push(text);
    this.map.add(kind, text.length, start, end);
    this.#last = text.charAt(text.length - 1);
  }

  /** @param next The first character of what follows. */
  #payDebts(next: string): void {
    if (this.#owedBreak) {
      if (this.map.textLength > 0) this.#write('\n', Piece.inserted, 0, 0);
    } else if (this.#owedBlank !== null && this.map.textLength > 0 && this.#last !== '\n') {
      const { start, end } = this.#owedBlank;
      const blank = this.#owedCell ? betweenCells(this.#last, next) : ' ';
      if (start < 0) this.#write(blank, Piece.inserted, 0, 0);
      else this.#write(blank, Piece.replaced, start, end);
    }
    this.#owedBreak = false;
    this.#owedBlank = null;
    this.#owedCell = false;
  }

  /** Adds a piece of a text node; runs of white space in it become one blank, or none at a block's edge. */
  add(text: string, kind: number, sourceStart: number, sourceEnd: number): void {
    const literal = kind === Piece.literal;
    let i = 0;
    while (i < text.length) {
      let k = i;
      if (text.charCodeAt(i) === SOFT_HYPHEN) k++;
      else if (this.#collapses(text.charCodeAt(i))) {
        while (k < text.length && this.#collapses(text.charCodeAt(k))) k++;
        const start = literal ? sourceStart + i : sourceStart;
        const end = literal ? sourceStart + k : sourceEnd;
        if (this.#owedBlank === null || this.#owedBlank.start < 0) this.#owedBlank = { start, end };
        if (this.#tabs && text.slice(i, k).includes('\t')) this.#owedCell = true;
      } else {
        while (k < text.length && this.#isWritten(text, k, literal)) k++;
        this.#payDebts(text.charAt(i));
        if (literal) this.#write(text.slice(i, k), kind, sourceStart + i, sourceStart + k);
        else this.#write(text.slice(i, k), kind, sourceStart, sourceEnd);
      }
      i = k;
    }
  }

  /** Ends a block: what follows stands on a line of its own. */
  breakLine(): void {
    this.#owedBreak = true;
    this.#owedBlank = null;
  }

  /** Parts what follows as another cell of a table row, by a blank or a tab that the source need not have. */
  breakCell(): void {
    this.breakWord();
    this.#owedCell = true;
  }

  /** Parts what follows by a blank that the source need not have. */
  breakWord(): void {
    if (!this.#owedBreak && this.#owedBlank === null) this.#owedBlank = { start: -1, end: -1 };
  }

  /** Code units of the text so far; what is owed is not counted. */
  get length(): number {
    return this.map.textLength;
  }

  /** The text so far. */
  text(): string {
    return this.#parts.join('');
  }

  #collapses(code: number): boolean {
    return isCollapsible(code) && !(this.#keepLines && (code === 0x0a || code === 0x0d));
  }

  /** One blank between words: it stands in the text as it is. */
  #isLoneBlank(text: string, at: number): boolean {
    return text.charCodeAt(at) === 0x20 && at + 1 < text.length && !this.#collapses(text.charCodeAt(at + 1));
  }

  /** Whether a character goes on with a run: it is neither white space to be collapsed nor a soft hyphen. */
  #isWritten(text: string, at: number, literal: boolean): boolean {
    const code = text.charCodeAt(at);
    return code !== SOFT_HYPHEN && (!this.#collapses(code) || (literal && this.#isLoneBlank(text, at)));
  }
}

/** White space that HTML collapses; a no-break space is none. */
function isCollapsible(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}
