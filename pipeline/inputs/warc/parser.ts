import { AsyncIterReader, LimitReader } from 'warcio';

/** Longest line of a record's head, and most bytes of all its lines: more is no head. */
const LINE_BYTES = 65_536;
const HEAD_BYTES = 1_000_000;
const VERSION = /^WARC\/[01]\.\d{1,2}$/;

/** Something in a WARC that is no record. */
export class WarcError extends Error {}

/** Where a record begins: in a packed WARC, the offset of its gzip member, and where in what that holds. */
export interface RecordPlace {
  readonly offset: number;
  /** Not 0 only where several records were packed into one member. */
  readonly inner: number;
}

export interface WarcRecordHead {
  readonly place: RecordPlace;
  /** By lower-cased names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly length: number;
}

/** The library's reader of plain or packed WARC, with bounds, and with the place of what it hands out. */
class PlacedReader extends AsyncIterReader {
  readonly #starts = new WeakMap<object, number>();
  #unpacked = false;
  headBytes = 0;
  /** Offset of the gzip member that the last bytes came from, and how many bytes had been unpacked before it. */
  member = 0;
  memberReadOffset = 0;

  override _push(value: Uint8Array): void {
    const before = this.inflator;
    const start = this._rawOffset;
    if (before !== null && !this.#starts.has(before)) this.#starts.set(before, start);
    super._push(value);
    const after = this.inflator;
    if (after !== null && !this.#starts.has(after)) this.#starts.set(after, start);
  }

  #enter(member: number): void {
    if (member === this.member) return;
    this.member = member;
    this.memberReadOffset = this._readOffset;
  }

  override async _next(): Promise<Uint8Array | null> {
    const chunk = await super._next();
    if (this.compressed !== null && chunk !== null && this.inflator !== null) {
      this.#unpacked = true;
      this.#enter(this.#starts.get(this.inflator) ?? 0);
    }
    // the library takes what it cannot unpack for plain bytes, even in the middle of a file
    if (this.compressed === null && this.#unpacked) throw new WarcError('its gzip member is damaged');
    if (chunk === null && this.compressed !== null && this.inflator !== null && !this.inflator.ended) {
      // and says nothing of a member that is cut short
      const { total_in: taken } = (this.inflator as unknown as { strm: { total_in: number } }).strm;
      if (taken > 0) {
        this.#enter(this.#starts.get(this.inflator) ?? 0);
        throw new WarcError('the file ends inside it');
      }
    }
    return chunk;
  }

  /** A line without its end, as Latin-1; null at the end of the file. */
  async line(): Promise<string | null> {
    const line = await this.readlineRaw(LINE_BYTES);
    if (line === null) return null;
    this.headBytes += line.length;
    if (line.length >= LINE_BYTES || this.headBytes > HEAD_BYTES) throw new WarcError('its head never ends');
    return Buffer.from(line.buffer, line.byteOffset, line.byteLength)
      .toString('latin1')
      .replace(/\r?\n$/, '');
  }

  /** Where what stands at a read offset lies, when that was read last. */
  placeOf(readOffset: number): RecordPlace {
    if (this.compressed === null && !this.#unpacked) return { offset: readOffset, inner: 0 };
    return { offset: this.member, inner: Math.max(0, readOffset - this.memberReadOffset) };
  }
}

/**
 * Reads the records of a stream that begins with one, strictly: what is no record, or does not lead to the next one, throws `WarcError`. Holds
 * no more than a line and what the caller asks for.
 */
export class WarcReader {
  readonly #reader: PlacedReader;
  #block: LimitReader | null = null;
  #begin = 0;
  #place: RecordPlace | null = null;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#reader = new PlacedReader(chunks, 'gzip');
  }

  /** The head of the next record; null at the end. What was left unread of the record before must have been passed over with `endRecord`. */
  async next(): Promise<WarcRecordHead | null> {
    const reader = this.#reader;
    reader.headBytes = 0;
    this.#place = null;
    let first: string | null;
    do {
      this.#begin = reader._readOffset;
      first = await reader.line();
    } while (first === '');
    if (first === null) return null;
    const place = this.place;
    this.#place = place;
    if (!VERSION.test(first)) throw new WarcError('no record begins here');
    const headers = new Map<string, string>();
    let name = '';
    for (;;) {
      const line = await reader.line();
      if (line === null) throw new WarcError('the file ends inside its head');
      if (line === '') break;
      const colon = line.indexOf(':');
      if (/^[ \t]/.test(line) && name !== '') headers.set(name, `${headers.get(name)} ${line.trim()}`);
      else if (colon > 0) {
        name = line.slice(0, colon).trim().toLowerCase();
        headers.set(name, line.slice(colon + 1).trim());
      }
    }
    const length = headers.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) throw new WarcError(`its Content-Length is "${length.slice(0, 40)}"`);
    this.#block = new LimitReader(reader, Number(length));
    return { place, headers, length: Number(length) };
  }

  /** Where the record that is being read begins, or what stands in the place of one. */
  get place(): RecordPlace {
    return this.#place ?? this.#reader.placeOf(this.#begin);
  }

  /** The block of the record whose head came last. */
  block(): AsyncIterable<Uint8Array> {
    if (this.#block === null) throw new TypeError('Expected a head to have been read with `next()` before its block');
    return this.#block;
  }

  /** Passes over what is left of the record, and proves that it ends where its head says: two line ends, or the end of the file. */
  async endRecord(): Promise<void> {
    const block = this.#block;
    if (block === null) return;
    this.#block = null;
    while (block.limit > 0) {
      const skipped = await this.#reader.skipSize(block.limit);
      if (skipped === 0) throw new WarcError('the file ends inside it');
      block.limit -= skipped;
    }
    for (let i = 0; i < 2; i++) {
      const line = await this.#reader.line();
      if (line === null) return;
      if (line !== '') throw new WarcError('its Content-Length does not lead to its end');
    }
  }
}
