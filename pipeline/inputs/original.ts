import { open } from 'node:fs/promises';
import { codeOf, WhosaidError } from '../errors.js';
import { type Access, accessFromJson } from './access.js';
import { inputFormatOf, packingOf } from './formats.js';
import { collect, type RawInput, rawFile } from './raw-input.js';
import { membersOf } from './unpack/archive.js';
import { inflate } from './unpack/inflate.js';
import { BombMeter } from './unpack/meter.js';

/** What is stored of a document's place. */
export interface StoredPlace {
  readonly input: string;
  readonly format: string;
  /** As in `documents.access`. */
  readonly access: string | null;
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** Unpacked bytes that are kept between two documents of one archive. */
const KEPT_BYTES = 128_000_000;
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * Reads the bytes of stored documents again in what they came from: files, members of archives, records, lines. Keeps the archive that was
 * opened last, if it is not too large, because the next document is mostly in the same one. Throws where the bytes are gone.
 */
export class Originals {
  #key = '';
  #members: ReadonlyMap<string, Uint8Array> | null = null;

  /** The bytes of a document; for a line or row, its range of the file. */
  async read(place: StoredPlace): Promise<Uint8Array> {
    const access = accessFromJson(place.access);
    if (access.record !== undefined && (access.members?.length ?? 0) === 0) {
      const raw = rawFile(place.input, 'warc', null);
      return recordBytes(packingOf(await headOf(raw)) === 'bzip2' ? await unwrapped(raw) : raw, access);
    }
    const part = place.format === 'jsonl' || place.format === 'csv';
    const packed = (access.members?.length ?? 0) > 0 || (await isPackedAlone(place));
    if (!packed) return part ? readRange(place.input, place.byteStart, place.byteEnd) : readWhole(place.input);
    const bytes = await this.#member(place.input, access.members ?? []);
    if (access.record !== undefined) {
      const memory = { ...rawFile(place.input, 'warc', null), open: (from = 0) => once(bytes.subarray(from)) };
      return recordBytes(memory, access);
    }
    return part ? bytes.subarray(place.byteStart, place.byteEnd) : bytes;
  }

  /** A member of nested archives, unpacked all the way. */
  async #member(input: string, members: readonly string[]): Promise<Uint8Array> {
    const [name, around] = [members.at(-1) ?? '', members.slice(0, -1)];
    const key = JSON.stringify([input, around]);
    if (this.#key !== key) {
      this.#key = key;
      this.#members = await allMembers(input, around, members.length === 0);
    }
    const found = this.#members === null ? await oneMember(input, members) : this.#members.get(name);
    if (found === undefined)
      throw new WhosaidError('INPUT_NOT_FOUND', `${input}: has no member ${members.join('#')} any more`);
    return found;
  }
}

async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(end - start);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whether a file is gzip or bzip2 around the document: no document that is read begins as these do. */
async function isPackedAlone(place: StoredPlace): Promise<boolean> {
  const packing = packingOf(await readRange(place.input, 0, 262));
  return packing === 'gzip' || packing === 'bzip2';
}

async function recordBytes(raw: RawInput, access: Access): Promise<Uint8Array> {
  const { recordAt } = await import('./warc/records.js');
  return recordAt((from) => raw.open(from), { offset: access.record as number, inner: access.inner ?? 0 }, NO_LIMIT);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Takes gzip and bzip2 off, as often as they are there. */
async function unwrapped(raw: RawInput): Promise<RawInput> {
  let now: RawInput = { ...raw, format: 'text' };
  for (let depth = 0; depth < 4; depth++) {
    const packing = packingOf(await headOf(now));
    if (packing === 'zip' || packing === 'tar') return { ...now, format: packing };
    if (packing === null) return now;
    const packed = now;
    now = { ...packed, path: null, open: () => inflate(packed.open(), packing, packed.name) };
  }
  return now;
}

async function headOf(raw: RawInput): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of raw.open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= 262) break;
  }
  return Buffer.concat(parts);
}

/** What lies inside `members`, unpacked; a raw input that can be opened again and again. */
async function inside(input: string, members: readonly string[]): Promise<RawInput> {
  let raw = await unwrapped(rawFile(input, 'text', null));
  for (const [i, name] of members.entries()) {
    const bytes = await memberBytes(raw, name);
    if (bytes === null)
      throw new WhosaidError(
        'INPUT_NOT_FOUND',
        `${input}: has no member ${members.slice(0, i + 1).join('#')} any more`,
      );
    const member = { ...raw, path: null, open: (from = 0) => once(bytes.subarray(from)) };
    raw = isWarc(name) ? member : await unwrapped(member);
  }
  return raw;
}

/** Records are found by their places in the WARC as it lies, packed or not. */
const isWarc = (name: string): boolean => inputFormatOf(name) === 'warc';

async function memberBytes(raw: RawInput, name: string): Promise<Uint8Array | null> {
  for await (const member of membersOf(raw, NO_LIMIT, new BombMeter(raw.name, NO_LIMIT))) {
    if (member.kind === 'member' && member.name === name) return collect(member.open(), NO_LIMIT);
  }
  return null;
}

async function oneMember(input: string, members: readonly string[]): Promise<Uint8Array | undefined> {
  const raw = await inside(input, members);
  return (await collect(raw.open(), NO_LIMIT)) ?? undefined;
}

/** All members of the archive inside `around`, up to where it breaks off; null when they are too large together to be kept. */
async function allMembers(
  input: string,
  around: readonly string[],
  alone: boolean,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const raw = await inside(input, around);
  const kept = new Map<string, Uint8Array>();
  if (alone) {
    const bytes = await collect(untilItBreaks(raw.open()), KEPT_BYTES);
    return bytes === null ? null : kept.set('', bytes);
  }
  try {
    return (await keepMembers(raw, kept)) ? kept : null;
  } catch (error) {
    if (codeOf(error) !== 'ARCHIVE_BROKEN' || kept.size === 0) throw error;
    return kept;
  }
}

/** What was read before a packed file breaks off is there still: its bytes up to there. */
async function* untilItBreaks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let some = false;
  try {
    for await (const chunk of chunks) {
      some = true;
      yield chunk;
    }
  } catch (error) {
    if (codeOf(error) !== 'ARCHIVE_BROKEN' || !some) throw error;
  }
}

/** False when there is more than is kept. */
async function keepMembers(raw: RawInput, kept: Map<string, Uint8Array>): Promise<boolean> {
  let total = 0;
  for await (const member of membersOf(raw, NO_LIMIT, new BombMeter(raw.name, NO_LIMIT))) {
    if (member.kind !== 'member' || kept.has(member.name)) continue;
    const bytes = await collect(member.open(), KEPT_BYTES - total);
    if (bytes === null) return false;
    const { name } = member;
    // a member that is packed itself ("a.txt.gz" in a tar) is known by what it holds
    const unpacked = await unwrapped({ ...raw, name, path: null, open: (from = 0) => once(bytes.subarray(from)) });
    const asItLies = isWarc(name) || unpacked.format === 'zip' || unpacked.format === 'tar';
    const whole = asItLies ? bytes : await collect(unpacked.open(), KEPT_BYTES - total);
    if (whole === null) return false;
    total += whole.length;
    kept.set(name, whole);
  }
  return true;
}
