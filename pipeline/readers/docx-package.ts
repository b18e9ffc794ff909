import { TextDecoder } from '@exodus/bytes/encoding.js';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { shownAsPrinted } from './docx-markup.js';
import { ReadError } from './errors.js';

/** A Word file's parts, as the library asks for them: XML comes as what is printed (see `shownAsPrinted`), and what is unpacked is counted. */
export class WordPackage {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limit: number;
  #unpacked = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limit: number) {
    this.#zip = zip;
    this.#entries = entries;
    this.#limit = limit;
  }

  /**
   * Opens a package; nothing of it is unpacked.
   * @throws ReadError ARCHIVE_BOMB where it says that it would unpack to more than `limit` bytes
   */
  static async open(bytes: Buffer, limit: number): Promise<WordPackage> {
    const zip = await fromBufferPromise(bytes);
    const entries = new Map<string, Entry>();
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > limit) throw bomb(limit);
      entries.set(entry.fileName, entry);
    }
    return new WordPackage(zip, entries, limit);
  }

  exists(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of a part, or its text where an encoding is given. */
  async read(name: string, encoding?: string): Promise<Uint8Array | string> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new Error(`the file has no ${name}`);
    const parts: Buffer[] = [];
    for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
      this.#unpacked += (chunk as Buffer).length;
      if (this.#unpacked > this.#limit) throw bomb(this.#limit);
      parts.push(chunk as Buffer);
    }
    const bytes = Buffer.concat(parts);
    if (encoding === undefined) return bytes;
    if (encoding === 'base64') return bytes.toString('base64');
    const text = new TextDecoder(encoding).decode(bytes);
    return name.endsWith('.rels') ? text : shownAsPrinted(text);
  }

  /** The XML of the styles, where it has any. */
  async styles(): Promise<string> {
    return this.exists('word/styles.xml') ? ((await this.read('word/styles.xml', 'utf-8')) as string) : '';
  }
}

function bomb(limit: number): ReadError {
  return new ReadError('ARCHIVE_BOMB', `the file would unpack to more than ${limit} bytes`);
}
