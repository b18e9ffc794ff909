import type { Span, TextSpan } from '../../extractors/text/span.js';
import { type Tokens, tokenAt } from '../../extractors/text/tokens.js';
import { publicId } from '../../output/store/text.js';
import type { Lines, Place } from '../readers/reader.js';
import type { BytePrecision, ByteRange, SourceMap } from '../readers/source-map.js';
import { LineIndex } from './line-index.js';
import type { Source } from './stage.js';

export interface PackContext {
  readonly source: Source;
  readonly charset: string;
  readonly textHash: string;
  readonly places: readonly Place[] | null;
  /** As in `ReadDocument`. */
  readonly lines?: Lines | null;
}

/** The columns that say where a mention stands; null bytes where the format has none. */
export interface MarkPlace {
  readonly public_id: string;
  readonly sentence_id: number;
  readonly byte_start: number | null;
  readonly byte_end: number | null;
  readonly byte_precision: BytePrecision;
}

/** What the columns of a slot are filled with: `measure_text`, `measure_start`, … */
export interface SlotPlace {
  readonly text: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly byteStart: number | null;
  readonly byteEnd: number | null;
}

/** Of a slot with nothing in it. */
const NOWHERE: SlotPlace = { text: null, start: null, end: null, byteStart: null, byteEnd: null };

/** Tells where the spans of one document stand: sentence, bytes, line, page or paragraph. */
export class MarkPlaces {
  readonly #tokens: Tokens;
  readonly #map: SourceMap;
  readonly #context: PackContext;
  readonly #lines: Lines | null;

  constructor(tokens: Tokens, map: SourceMap, context: PackContext) {
    this.#tokens = tokens;
    this.#map = map;
    this.#context = context;
    const { source, charset, lines } = context;
    this.#lines = source.line === null ? (lines ?? new LineIndex(source.bytes, charset)) : null;
  }

  /** @param at Offset of what says in which sentence it is. */
  mark(layer: string, span: Span, at: number = span.start): MarkPlace {
    const { byteStart, byteEnd, precision } = this.#map.bytesOf(span.start, span.end);
    const none = precision === 'none';
    return {
      public_id: publicId(this.#context.textHash, layer, span.start, span.end),
      sentence_id: this.sentence(at),
      byte_start: none ? null : byteStart,
      byte_end: none ? null : byteEnd,
      byte_precision: precision,
    };
  }

  slot(span: TextSpan | null): SlotPlace {
    if (span === null) return NOWHERE;
    const { start, end, text } = span;
    const { byteStart, byteEnd } = this.#map.bytesOf(start, end);
    return { text, start, end, byteStart, byteEnd };
  }

  /** Spans as the JSON list of a column, each with its bytes. */
  list(spans: readonly TextSpan[]): string {
    return JSON.stringify(
      spans.map(({ start, end, text }) => {
        const { byteStart, byteEnd } = this.#map.bytesOf(start, end);
        return { start, end, byte_start: byteStart, byte_end: byteEnd, text };
      }),
    );
  }

  bytes(start: number, end: number): ByteRange {
    return this.#map.bytesOf(start, end);
  }

  sentence(offset: number): number {
    const tokens = this.#tokens;
    return tokens.count === 0 ? 0 : (tokens.sentenceOf[Math.min(tokenAt(tokens, offset), tokens.count - 1)] as number);
  }

  line(bytes: ByteRange): number | null {
    if (bytes.precision === 'none') return null;
    return this.#lines === null ? this.#context.source.line : this.#lines.lineOf(bytes.byteStart);
  }

  /** The page or paragraph on which an offset stands, where the format has them. */
  place(offset: number): Place | null {
    const { places } = this.#context;
    const index = places === null ? null : firstOverlap(places, { start: offset, end: offset + 1 });
    return index === null ? null : (places?.[index] ?? null);
  }
}

/** Index of the first of some ordered, disjoint spans that shares a code unit with `span`; null when there is none. */
export function firstOverlap(ordered: readonly Span[], span: Span): number | null {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] as Span).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found = ordered[low];
  return found !== undefined && found.start < span.end ? low : null;
}
