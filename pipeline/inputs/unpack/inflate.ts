import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import unbzip2 from 'unbzip2-stream';
import { messageOf, WhosaidError } from '../../errors.js';

/** Unpacks a stream of gzip (all members, one after the other) or bzip2. Holds no more than a block. Throws ARCHIVE_BROKEN. */
export async function* inflate(
  packed: AsyncIterable<Uint8Array>,
  packing: 'gzip' | 'bzip2',
  name: string,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed);
  let failure: unknown = null;
  let out: Readable;
  if (packing === 'gzip') {
    const gunzip = createGunzip({ chunkSize: 1 << 17 });
    source.on('error', (error) => {
      failure = error;
      gunzip.destroy(error);
    });
    out = source.pipe(gunzip);
  } else {
    // a stream of the old kind: its errors do not travel down the pipe, and it closes before it has been read
    const old = unbzip2();
    const bridge = new Readable({ highWaterMark: 1 << 20, read: () => void old.resume() });
    const fail = (error: Error): void => {
      failure = error;
      bridge.destroy(error);
    };
    old.on('data', (chunk) => void (bridge.push(chunk) || old.pause()));
    old.on('end', () => void bridge.push(null));
    old.on('error', fail);
    source.on('error', fail);
    out = bridge;
    source.pipe(old);
  }
  try {
    for await (const chunk of out) yield chunk as Uint8Array;
    if (failure !== null) throw failure;
  } catch (error) {
    if (error instanceof WhosaidError) throw error;
    throw new WhosaidError('ARCHIVE_BROKEN', `${name}: cannot be unpacked: ${messageOf(error)}`);
  } finally {
    source.destroy();
    out.destroy();
  }
}
