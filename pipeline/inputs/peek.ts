/** The beginning of a stream, and the whole stream again, which closes it at its end. */
export interface Peeked {
  /** As many bytes as were asked for, or more; fewer where there are no more. */
  readonly first: Uint8Array;
  readonly all: AsyncIterable<Uint8Array>;
  /** Closes the stream where `all` is not asked for. */
  close(): Promise<void>;
}

/** Looks at the first bytes of a stream that can be read once. Throws what reading it throws. */
export async function peek(chunks: AsyncIterable<Uint8Array>, least: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < least) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  const close = async (): Promise<void> => {
    await iterator.return?.();
  };
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* parts;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  }
  return { first: parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts), all: all(), close };
}
