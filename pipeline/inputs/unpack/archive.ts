import { Readable } from 'node:stream';
import { extract as untar } from 'tar-stream';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise } from 'yauzl';
import { messageOf, WhosaidError } from '../../errors.js';
import { collect, type RawInput } from '../raw-input.js';
import { isHiddenMember, refusedName } from './member-name.js';
import type { BombMeter } from './meter.js';

/** A member of an archive, or why it is refused. Its bytes must be read, or passed over, before the next one is asked for. */
export type ArchiveMember =
  | {
      readonly kind: 'member';
      readonly name: string;
      readonly size: number | null;
      open(): AsyncIterable<Uint8Array>;
    }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

const S_IFMT = 0o170000;
const S_IFLNK = 0o120000;

function printableName(name: string): string {
  return name.slice(0, 200).replace(/[\u0000-\u001f\u007f]/g, '\ufffd');
}

/** The files in a zip. Needs the whole archive: a file is read where it lies, a member of another archive from memory. */
export async function* zipMembers(raw: RawInput, limit: number, meter: BombMeter): AsyncGenerator<ArchiveMember> {
  const options = { decodeStrings: false, autoClose: false } as const;
  let bytes: Uint8Array | null = null;
  if (raw.path === null) {
    bytes = await collect(raw.open(), limit);
    if (bytes === null) {
      throw new WhosaidError('FILE_TOO_LARGE', `${raw.name}: a zip of more than ${limit} bytes inside another archive`);
    }
  }
  const zip =
    bytes === null
      ? await openPromise(raw.path as string, options)
      : await fromBufferPromise(Buffer.from(bytes), options);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      if (name.endsWith('/') || ((entry.externalFileAttributes >>> 16) & S_IFMT) === S_IFLNK) continue;
      const reason = refusedName(name) ?? refusedPacking(entry);
      if (reason !== null) {
        yield { kind: 'refused', name: printableName(name), reason };
        continue;
      }
      if (isHiddenMember(name)) continue;
      yield {
        kind: 'member',
        name,
        size: entry.uncompressedSize,
        open: async function* () {
          meter.addPacked(entry.compressedSize);
          const stream = await zip.openReadStreamPromise(entry);
          try {
            yield* meter.unpacked(stream);
          } catch (error) {
            throw broken(name, error);
          } finally {
            stream.destroy();
          }
        },
      };
    }
  } finally {
    zip.close();
  }
}

/** Why a member cannot be unpacked, or null: only what is stored as it is and what is deflated can. */
function refusedPacking(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'it is encrypted';
  const method = entry.compressionMethod;
  return method === 0 || method === 8 ? null : `it is packed by method ${method}; pack it anew with Deflate`;
}

function entryName(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

/** The files in a tar, streamed. */
export async function* tarMembers(raw: RawInput): AsyncGenerator<ArchiveMember> {
  const source = Readable.from(raw.open());
  const tar = untar();
  source.on('error', (error) => (tar as unknown as Readable).destroy(error));
  source.pipe(tar);
  try {
    for await (const entry of tar) {
      const { name, size, type } = entry.header;
      if (type === 'file' || type === 'contiguous-file') {
        const reason = refusedName(name);
        if (reason !== null) yield { kind: 'refused', name: printableName(name), reason };
        else if (!isHiddenMember(name.replace(/^\.\//, ''))) {
          yield {
            kind: 'member',
            name: name.replace(/^\.\//, ''),
            size: size ?? null,
            open: () => whole(entry as AsyncIterable<Uint8Array>, name),
          };
        }
      }
      entry.resume();
    }
  } finally {
    source.destroy();
    (tar as unknown as Readable).destroy();
  }
}

/** A member's bytes; breaking off half-way leaves the tar readable. */
async function* whole(entry: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const chunks = entry[Symbol.asyncIterator]();
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  } catch (error) {
    throw broken(name, error);
  }
}

/** The files in an archive, in its order. Throws ARCHIVE_BROKEN where it breaks off. */
export async function* membersOf(raw: RawInput, limit: number, meter: BombMeter): AsyncGenerator<ArchiveMember> {
  try {
    yield* raw.format === 'zip' ? zipMembers(raw, limit, meter) : tarMembers(raw);
  } catch (error) {
    throw broken(raw.name, error);
  }
}

/** What a library throws at a damaged archive; what the system or we throw stays as it is. */
function broken(name: string, error: unknown): unknown {
  if (error instanceof WhosaidError || typeof (error as NodeJS.ErrnoException).syscall === 'string') return error;
  return new WhosaidError('ARCHIVE_BROKEN', `${name}: cannot be unpacked: ${messageOf(error)}`);
}
