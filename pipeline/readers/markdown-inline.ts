import type { PieceSink } from './align.js';
import { isNoteText } from './html-notes.js';
import { Piece } from './source-map.js';
import { raisedSink, superscript } from './superscript.js';

/** What is struck out, and the marks of notes, as Markdown has it that goes beyond CommonMark: `~~5%~~`, `[^1]`, and `[^1]:` before the note. */
const UNREAD = /~~(?=[^\s~])[^~\n]{0,2000}~~|\[\^[^\]\s[]{1,40}\]:?/g;

const TAG = /^<(\/?)(del|s|strike|sup)\b[^>]*>$/i;

/** Hands on what stands outside of the given ranges of the text that the pieces make up. */
function outside(ranges: readonly (readonly [start: number, end: number])[], sink: PieceSink): PieceSink {
  let at = 0;
  let next = 0;
  return (text, kind, start, end) => {
    const from = at;
    at += text.length;
    let i = 0;
    for (; next < ranges.length && (ranges[next] as readonly number[])[0]! < at; next++) {
      const [begins, ends] = ranges[next] as readonly [number, number];
      const [cut, resume] = [Math.max(i, begins - from), Math.min(text.length, ends - from)];
      if (kind === Piece.literal) {
        if (cut > i) sink(text.slice(i, cut), kind, start + i, start + cut);
        i = resume;
      } else if (begins <= from) i = text.length;
      // the next piece goes on in it
      if (ends > at) break;
    }
    if (i >= text.length) return;
    if (kind === Piece.literal) sink(text.slice(i), kind, start + i, end);
    else sink(text, kind, start, end);
  };
}

/** What HTML tags within a paragraph of Markdown do to its text: some of it is taken back, some stands above the line. */
export class InlineMarks {
  #struck = 0;
  #raised = 0;

  /** Another block begins: what was left open ends. */
  reset(): void {
    this.#struck = 0;
    this.#raised = 0;
  }

  /** A tag, as it is written. */
  tag(html: string): void {
    const tag = TAG.exec(html);
    if (tag === null) return;
    const step = tag[1] === '/' ? -1 : 1;
    if (tag[2]?.toLowerCase() === 'sup') this.#raised = Math.max(0, this.#raised + step);
    else this.#struck = Math.max(0, this.#struck + step);
  }

  /** Where the pieces of a text are to go; null where it is no part of the article. */
  sinkFor(text: string, sink: PieceSink): PieceSink | null {
    if (this.#struck > 0 || (this.#raised > 0 && isNoteText(text))) return null;
    if (this.#raised > 0 && superscript(text) !== null) return raisedSink(sink);
    if (!/~~|\[\^/.test(text)) return sink;
    return outside(
      [...text.matchAll(UNREAD)].map((match) => [match.index, match.index + match[0].length] as const),
      sink,
    );
  }
}
