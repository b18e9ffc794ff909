import { EXACT_FIELDS, SENTENCE_FIELDS, type StoredText } from '../../output/store/stored-text.js';
import { unpackTables } from './packed-tables.js';
import { type Diagnostic, type DocumentFormat, NO_METADATA, type Place, type ReadDocument } from './reader.js';
import { type ByteRange, NO_BYTES, type SourceMap } from './source-map.js';

const DIAGNOSTIC: Diagnostic = {
  code: 'STORED_TEXT',
  severity: 'warning',
  message:
    'the original is gone or has changed: this is the text that an older reader made of it, and the bytes of what was not found before are those of its sentence',
};

/** Where a document stood. */
export interface StoredTextPlace {
  readonly format: DocumentFormat;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** Formats that have no bytes to point to. */
const WITHOUT_BYTES: ReadonlySet<DocumentFormat> = new Set<DocumentFormat>(['pdf', 'docx', 'epub']);

/**
 * A document from its stored text, where its original is gone or has changed. Bytes are those that were stored: exact for what was found before and
 * in sentences that stand in the source as in the text, else those of the sentence, or of the whole document, as `approximate`.
 */
export function readStoredText(stored: StoredText, place: StoredTextPlace): ReadDocument {
  const { text, charset } = stored;
  const map = WITHOUT_BYTES.has(place.format) ? null : new StoredMap(stored, place);
  return {
    ...NO_METADATA,
    text,
    sourceMap: map ?? NO_BYTES,
    charset,
    places: placesOf(stored),
    tables: unpackTables(stored.tables),
    lines: map,
    diagnostics: [DIAGNOSTIC],
  };
}

/** Pages or paragraphs, as far as sentences tell where they begin. */
function placesOf({ text, sentences }: StoredText): Place[] | null {
  const places: Place[] = [];
  for (let i = 0; i < sentences.length; i += SENTENCE_FIELDS) {
    const [start, , , , , page, paragraph, offset] = sentences.subarray(i, i + SENTENCE_FIELDS) as unknown as number[];
    const number = (page as number) || (paragraph as number);
    if (number === 0 || number === undefined) continue;
    const last = places.at(-1);
    if (last?.number === number) continue;
    const from = (start as number) - (offset as number);
    if (last !== undefined) places[places.length - 1] = { ...last, end: from };
    places.push({ kind: page === 0 ? 'paragraph' : 'page', number, start: from, end: text.length });
  }
  return places.length === 0 ? null : places;
}

const spanKey = (start: number, end: number): string => `${start} ${end}`;

class StoredMap implements SourceMap {
  readonly #text: string;
  readonly #sentences: Float64Array;
  readonly #utf8: boolean;
  readonly #place: StoredTextPlace;
  readonly #exact = new Map<string, ByteRange>();

  constructor({ text, charset, sentences, exact }: StoredText, place: StoredTextPlace) {
    this.#place = place;
    this.#text = text;
    this.#sentences = sentences;
    this.#utf8 = charset === 'utf-8';
    for (let i = 0; i < exact.length; i += EXACT_FIELDS) {
      const [start, end, byteStart, byteEnd] = exact.subarray(i, i + EXACT_FIELDS) as unknown as number[];
      this.#exact.set(spanKey(start as number, end as number), {
        byteStart: byteStart as number,
        byteEnd: byteEnd as number,
        precision: 'exact',
      });
    }
  }

  bytesOf(start: number, end: number): ByteRange {
    const known = this.#exact.get(spanKey(start, end));
    if (known !== undefined) return known;
    if (this.#sentences.length === 0) {
      const { byteStart, byteEnd } = this.#place;
      return { byteStart, byteEnd, precision: 'approximate' };
    }
    const first = this.#last((i) => this.#field(i, 0) <= start);
    const last = this.#last((i) => this.#field(i, 0) < Math.max(end, start + 1));
    const byteStart = this.#field(first, 2);
    const inside = first === last && start >= this.#field(first, 0) && end <= this.#field(first, 1);
    if (inside && this.#isLiteral(first)) {
      const from = byteStart + Buffer.byteLength(this.#text.slice(this.#field(first, 0), start));
      const length = Buffer.byteLength(this.#text.slice(start, end));
      return { byteStart: from, byteEnd: from + length, precision: 'exact' };
    }
    return { byteStart, byteEnd: Math.max(byteStart, this.#field(last, 3)), precision: 'approximate' };
  }

  /** The line of a byte, where the sentences around it leave no other, or the text shows its line ends. */
  lineOf(byte: number): number | null {
    if (this.#sentences.length === 0) return null;
    const at = this.#last((i) => this.#field(i, 2) <= byte);
    const [start, byteStart, line] = [this.#field(at, 0), this.#field(at, 2), this.#field(at, 4)];
    if (line === 0) return null;
    const next = at + 1 < this.#count ? this.#field(at + 1, 4) : 0;
    if (byte === byteStart || next === line) return line;
    // plain text has each line end of its source
    if (this.#place.format !== 'text' || !this.#isLiteral(at)) return null;
    const before = Buffer.from(this.#text.slice(start, this.#field(at, 1))).subarray(0, byte - byteStart);
    return line + before.toString('latin1').split('\n').length - 1;
  }

  get #count(): number {
    return this.#sentences.length / SENTENCE_FIELDS;
  }

  #field(sentence: number, field: number): number {
    return this.#sentences[sentence * SENTENCE_FIELDS + field] as number;
  }

  /** The last sentence of which something holds that holds of all before it; the first where it holds of none. */
  #last(holds: (sentence: number) => boolean): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (holds(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whether a sentence has as many bytes as its text has in UTF-8: each tag, escape or reference in the source would make it longer. */
  #isLiteral(sentence: number): boolean {
    const text = this.#text.slice(this.#field(sentence, 0), this.#field(sentence, 1));
    return this.#utf8 && this.#field(sentence, 3) - this.#field(sentence, 2) === Buffer.byteLength(text);
  }
}
