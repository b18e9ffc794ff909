import type { PieceSink } from './align.js';
import { Piece } from './source-map.js';

const RAISED: ReadonlyMap<string, string> = new Map(
  [...'0123456789+-−'].map((plain, i) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'][i] as string]),
);
const PLAIN: ReadonlyMap<string, string> = new Map([...RAISED].map(([plain, raised]) => [raised, plain]));

/** A raised number has no more characters than this: exponents and notes. */
const LONGEST = 4;

/**
 * Raised digits as the characters for them, one for one ("6" of 10<sup>6</sup> as "⁶"): what stands above the line is no digit of the figure
 * before it. Null for anything else, which stays as it is ("st" of 1<sup>st</sup>).
 */
export function superscript(text: string): string | null {
  return text.length > LONGEST || !/^[+−-]?\d+$/.test(text) ? null : withSuperscripts(text);
}

/** Each digit and sign of a text as a raised one. */
function withSuperscripts(text: string): string {
  return text.replace(/[\d+−-]/g, (c) => RAISED.get(c) ?? c);
}

/** The same digits on the line. */
export function withoutSuperscripts(text: string): string {
  return text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]/g, (c) => PLAIN.get(c) ?? c);
}

/** Hands pieces of a raised number on, each digit as a raised one that stands for its place in the source. */
export function raisedSink(sink: PieceSink): PieceSink {
  return (text, kind, start, end) => {
    if (kind !== Piece.literal) sink(withSuperscripts(text), kind, start, end);
    else
      for (let i = 0; i < text.length; i++)
        sink(withSuperscripts(text.charAt(i)), Piece.replaced, start + i, start + i + 1);
  };
}
