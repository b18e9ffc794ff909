import { WhosaidError } from '../../errors.js';

/** Unpacked bytes below which no ratio is a bomb: small files of one character repeated are none. */
const GRACE_BYTES = 1_000_000;

/** Compares what goes into an unpacker with what comes out. One for each input file: what is packed twice counts by its outermost bytes. */
export class BombMeter {
  readonly #ratio: number;
  readonly #name: string;
  #in = 0;
  #out = 0;

  constructor(name: string, ratio: number) {
    this.#name = name;
    this.#ratio = ratio;
  }

  async *packed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#in += chunk.length;
      yield chunk;
    }
  }

  /** Throws ARCHIVE_BOMB as soon as too much has come out of what went in. */
  async *unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#out += chunk.length;
      if (this.#out > GRACE_BYTES && this.#out > this.#in * this.#ratio) {
        throw new WhosaidError(
          'ARCHIVE_BOMB',
          `${this.#name}: unpacks to more than ${this.#ratio} times its size; if it is no bomb, unpack it yourself`,
        );
      }
      yield chunk;
    }
  }

  /** Where the packed bytes cannot be counted one by one (zip): what the directory says of a member. */
  addPacked(bytes: number): void {
    this.#in += bytes;
  }
}
