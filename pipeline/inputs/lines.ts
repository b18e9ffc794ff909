/** One line of a stream of bytes, without its newline. */
export interface Line {
  /** 1 for the first. */
  readonly number: number;
  /** Byte offset of its first byte in the stream. */
  readonly offset: number;
  /** Its bytes without `\n` (a `\r` before it stays); null where the line is longer than the limit: it was skipped unread. */
  readonly bytes: Uint8Array | null;
}

const NEWLINE = 10;

/**
 * Cuts a stream of bytes into lines, holding no more than one line. A byte order mark at the start counts in the offsets but is not in the
 * first line. An empty last line (after the final newline) is none.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxLineBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let offset = 0; // of the line that is being read
  let length = 0; // of what has been read of it
  let parts: Uint8Array[] = [];
  let tooLong = false;

  const finish = (end: Uint8Array): Line => {
    let bytes: Uint8Array | null = null;
    if (!tooLong && length <= maxLineBytes) bytes = parts.length === 0 ? end : Buffer.concat([...parts, end]);
    let start = offset;
    if (bytes !== null && offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      bytes = bytes.subarray(3);
      start = 3;
    }
    const line = { number, offset: start, bytes };
    number++;
    offset += length + 1;
    length = 0;
    parts = [];
    tooLong = false;
    return line;
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const end = chunk.subarray(from, at);
      length += end.length;
      yield finish(end);
      from = at + 1;
    }
    if (from < chunk.length) {
      const rest = chunk.subarray(from);
      length += rest.length;
      if (length > maxLineBytes) {
        tooLong = true;
        parts = [];
      } else if (!tooLong) parts.push(rest);
    }
  }
  if (length > 0) yield finish(new Uint8Array(0));
}
