import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';
import { Piece } from './source-map.js';

/** Takes one piece of a text node: its characters, what kind of piece they are, and their range in the source. */
export type PieceSink = (text: string, kind: number, sourceStart: number, sourceEnd: number) => void;

interface Reference {
  text: string;
  end: number;
}

/** Reads the character reference that begins with & at `start`; null when it is none. Bounded by the longest name. */
function characterReference(source: string, start: number, end: number): Reference | null {
  let text = '';
  let length = 0;
  const decoder = new HtmlEntityDecoder((point, consumed) => {
    text += String.fromCodePoint(point);
    length = consumed;
  });
  decoder.startEntity(DecodingMode.Legacy);
  const slice = source.slice(start + 1, Math.min(end, start + 64));
  if (decoder.write(slice, 0) < 0) decoder.end();
  return length === 0 ? null : { text, end: start + length };
}

/** What a parser does to text between source and node. */
export interface AlignOptions {
  /** Backslash before ASCII punctuation stands for the punctuation (Markdown). */
  readonly escapes: boolean;
  /** A line end takes the marks of quotes and lists and the blanks around it along (Markdown). */
  readonly lazyLines: boolean;
  /** Tags that the parser passed over stand within the text (HTML). */
  readonly tags: boolean;
}

/** The end of the tag, comment or declaration that begins with < at `start`; -1 when it is none, or is never closed before `end`. */
function endOfTag(source: string, start: number, end: number): number {
  if (!/[a-z/!?]/i.test(source.charAt(start + 1))) return -1;
  if (source.startsWith('<!--', start)) {
    const close = source.indexOf('-->', start + 2);
    return close < 0 || close + 3 > end ? -1 : close + 3;
  }
  let quote = '';
  for (let i = start + 1; i < end; i++) {
    const c = source.charAt(i);
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /[=\s]/.test(source.charAt(i - 1))) quote = c;
    else if (c === '>') return i + 1;
  }
  return -1;
}

/**
 * Walks a parser's text node beside the source that it was made from and hands on literal runs and replaced characters. Returns false, having
 * handed on nothing, when the two cannot be brought together (the parser moved or merged text): the caller then knows the range only.
 */
export function align(
  value: string,
  source: string,
  sourceStart: number,
  sourceEnd: number,
  options: AlignOptions,
  sink: PieceSink,
): boolean {
  // most text stands in the source as it is
  if (sourceEnd - sourceStart === value.length && source.startsWith(value, sourceStart)) {
    sink(value, Piece.literal, sourceStart, sourceEnd);
    return true;
  }
  const pieces: [string, number, number, number][] = [];
  let v = 0;
  let s = sourceStart;
  let runValue = 0;
  let runSource = s;
  const flush = (): void => {
    if (v > runValue) pieces.push([value.slice(runValue, v), Piece.literal, runSource, s]);
  };
  const replaced = (length: number, end: number): void => {
    flush();
    pieces.push([value.slice(v, v + length), Piece.replaced, s, end]);
    v += length;
    s = end;
    runValue = v;
    runSource = s;
  };
  while (v < value.length) {
    if (s >= sourceEnd) return false;
    const wanted = value[v] as string;
    const found = source[s] as string;
    if (found === '&') {
      const reference = characterReference(source, s, sourceEnd);
      if (reference !== null && value.startsWith(reference.text, v)) {
        replaced(reference.text.length, reference.end);
        continue;
      }
    }
    if (options.escapes && found === '\\' && source[s + 1] === wanted && /[!-/:-@[-`{-~]/.test(wanted)) {
      replaced(1, s + 2);
      continue;
    }
    if (wanted === '\n' && options.lazyLines) {
      let end = s;
      while (end < sourceEnd && (source[end] === ' ' || source[end] === '\t' || source[end] === '\r')) end++;
      if (source[end] === '\n') {
        end++;
        while (end < sourceEnd && /[ \t>]/.test(source[end] as string) && source[end] !== value[v + 1]) end++;
        replaced(1, end);
        continue;
      }
    }
    if (found === wanted) {
      v++;
      s++;
      continue;
    }
    if (found === '\r' && wanted === '\n') {
      replaced(1, source[s + 1] === '\n' ? s + 2 : s + 1);
      continue;
    }
    if (found === '<' && options.tags) {
      // a tag that the parser passed over (an end tag that closes nothing): the text goes on behind it
      const end = endOfTag(source, s, sourceEnd);
      if (end < 0) return false;
      flush();
      s = end;
      runValue = v;
      runSource = s;
      continue;
    }
    if (found === '\0') {
      // parsers drop NUL, or put U+FFFD in its place
      if (wanted === '\uFFFD') {
        replaced(1, s + 1);
        continue;
      }
      flush();
      s++;
      runValue = v;
      runSource = s;
      continue;
    }
    return false;
  }
  flush();
  for (const piece of pieces) sink(...piece);
  return true;
}
