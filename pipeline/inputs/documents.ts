import { codeOf, messageOf, WhosaidError } from '../errors.js';
import { cutRow, readCsvRow } from '../readers/csv.js';
import { decodeLine, parseArticle } from '../readers/jsonl.js';
import type { Format } from '../readers/reader.js';
import { type InputContext, type InputItem, makeSource } from './context.js';
import { systemFailure } from './discover.js';
import { inputFormatOf, unpackedName } from './formats.js';
import { readLines } from './lines.js';
import { LOOK_BYTES, listingOfHead, mayBeListing } from './listing-file.js';
import { peek } from './peek.js';
import { alone, collect, type RawInput } from './raw-input.js';
import { findColumns, readRows, tableShape } from './table.js';
import { BombMeter } from './unpack/meter.js';

/** Bytes of a table that its heads are looked for in, to tell what parts them. */
const HEAD_BYTES = 4096;
/** Archives within archives. */
const MOST_DEPTH = 3;

/** What has a head even where it holds nothing: without one it was never written. No lines, records or members are none of their files' fault. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(['feed', 'sitemap', 'gzip', 'bzip2', 'zip']);

/** The documents in a file, member or pipe, one after the other, as they are asked for. Whatever is wrong is one of the items. */
export async function* documentsIn(
  raw: RawInput,
  context: InputContext,
  meter: BombMeter = new BombMeter(raw.name, context.options.limits.unpackRatio),
): AsyncGenerator<InputItem> {
  try {
    if (raw.size === 0 && NEVER_EMPTY.has(raw.format)) throw new WhosaidError('EMPTY_DOCUMENT', 'the file is empty');
    switch (raw.format) {
      case 'jsonl':
        yield* linesIn(raw, context);
        break;
      case 'csv':
      case 'tsv':
        yield* rowsIn(raw, context);
        break;
      case 'warc':
        yield* recordsIn(raw, context);
        break;
      case 'feed':
      case 'sitemap':
        yield* listingIn(raw, context);
        break;
      case 'gzip':
      case 'bzip2':
        yield* packedIn(raw, raw.format, context, meter);
        break;
      case 'zip':
      case 'tar':
        yield* membersIn(raw, context, meter);
        break;
      default:
        yield* articleIn(raw, raw.format, context);
    }
  } catch (error) {
    yield failureOf(raw, error);
  }
}

function failureOf(raw: RawInput, error: unknown, locator: string = raw.name, bytes = 0): InputItem {
  const known = codeOf(error) !== 'INTERNAL';
  const system = typeof (error as NodeJS.ErrnoException).syscall === 'string';
  const { code, message } = known
    ? { code: codeOf(error), message: messageOf(error) }
    : system
      ? systemFailure(raw.name, error)
      : { code: 'READ_FAILED' as const, message: `${raw.name}: ${messageOf(error)}` };
  return { kind: 'failure', locator, input: raw.input, code, message, bytes };
}

function tooLarge(raw: RawInput, limit: number): WhosaidError {
  return new WhosaidError(
    'FILE_TOO_LARGE',
    `${raw.name}: more than ${limit} bytes; split it, or raise --max-file-bytes`,
  );
}

async function* articleIn(raw: RawInput, format: Format, context: InputContext): AsyncGenerator<InputItem> {
  const limit = context.options.limits.fileBytes;
  if (raw.size !== null && raw.size > limit) throw tooLarge(raw, limit);
  const bytes = await collect(raw.open(), limit);
  if (bytes === null) throw tooLarge(raw, limit);
  const source = makeSource(raw, context, { locator: raw.name, format, bytes });
  // what came through a pipe has no name of its own but its content
  const locator = raw.input === '-' && raw.name === 'stdin' ? `stdin:sha256:${source.contentSha256}` : raw.name;
  yield { kind: 'source', source: { ...source, locator } };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}

async function* linesIn(raw: RawInput, context: InputContext): AsyncGenerator<InputItem> {
  const ids = new Set<string>();
  const limit = context.options.limits.fileBytes;
  const { first, all } = await peek(raw.open(), HEAD_BYTES);
  assertNarrow(first);
  assertLines(first);
  for await (const line of readLines(all, limit)) {
    if (line.bytes !== null && isBlank(line.bytes)) continue;
    try {
      if (line.bytes === null)
        throw new WhosaidError('FILE_TOO_LARGE', `longer than ${limit} bytes; split the article`);
      const id = String(parseArticle(decodeLine(line.bytes)).id ?? line.number);
      yield { kind: 'source', source: partSource(raw, context, 'jsonl', id, ids, line, line.number) };
    } catch (error) {
      const told = new WhosaidError(codeOf(error), `${raw.name}, line ${line.number}: ${messageOf(error)}`);
      yield failureOf(raw, told, `${raw.name}#line=${line.number}`, line.bytes?.length ?? 0);
    }
  }
}

/** Throws where a file of lines or rows is UTF-16: its offsets would count other bytes. */
function assertNarrow(head: Uint8Array): void {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide)
    throw new WhosaidError('INVALID_ENCODING', 'the file is UTF-16; convert it first: iconv -f utf-16 -t utf-8');
}

/** Throws where a file begins as one JSON value that stands on many lines. */
function assertLines(head: Uint8Array): void {
  const first = /^(?:\xef\xbb\xbf)?\s{0,99}([[{])[ \t]{0,99}\r?\n/.exec(Buffer.from(head).toString('latin1'))?.[1];
  if (first === undefined) return;
  const told =
    first === '['
      ? `one JSON array; write an object a line: jq -c '.[]'`
      : 'JSON that goes over many lines; write an object a line: jq -c .';
  throw new WhosaidError('JSONL_INVALID', `the file is ${told}`);
}

/** A line or row: known by its id, with its place in the file. */
function partSource(
  raw: RawInput,
  context: InputContext,
  format: 'jsonl' | 'csv',
  id: string,
  ids: Set<string>,
  part: { readonly bytes: Uint8Array | null; readonly offset: number },
  line: number,
) {
  if (ids.has(id)) {
    const code = format === 'jsonl' ? 'JSONL_DUPLICATE_ID' : 'TABLE_DUPLICATE_ID';
    throw new WhosaidError(code, `the id ${JSON.stringify(id)} stands on an earlier line`);
  }
  ids.add(id);
  const bytes = alone(part.bytes as Uint8Array);
  // what came through a pipe is kept in the store line by line, and bytes are counted in the line
  const offset = raw.passing ? 0 : part.offset;
  return makeSource(raw, context, {
    locator: `${raw.name}#${id}`,
    format,
    bytes,
    byteStart: offset,
    byteEnd: offset + bytes.length,
    line,
  });
}

async function* rowsIn(raw: RawInput, context: InputContext): AsyncGenerator<InputItem> {
  const limit = context.options.limits.fileBytes;
  const named = context.spec.kind === 'files' ? (context.spec.columns ?? null) : null;
  const { first, all } = await peek(raw.open(), HEAD_BYTES);
  assertNarrow(first);
  const { delimiter, newline, namesDelimiter } = tableShape(first, raw.format === 'tsv');
  let table: ReturnType<typeof findColumns> | null = null;
  const ids = new Set<string>();
  for await (const row of readRows(all, delimiter, limit, newline)) {
    if (row.bytes !== null && isBlank(row.bytes)) continue;
    if (row.number === 1 && namesDelimiter) continue;
    try {
      if (row.bytes === null) throw new WhosaidError('FILE_TOO_LARGE', `longer than ${limit} bytes; split the table`);
      if (table === null) {
        const heads = cutRow(row.bytes, delimiter, context.charset).map((field) => field.value);
        table = findColumns(heads, delimiter, named);
        continue;
      }
      const { id } = readCsvRow(row.bytes, table, 0, context.charset);
      const source = partSource(raw, context, 'csv', id ?? String(row.number), ids, row, row.line);
      yield { kind: 'source', source: { ...source, access: { ...raw.access, table } } };
    } catch (error) {
      const told = new WhosaidError(codeOf(error), `${raw.name}, line ${row.line}: ${messageOf(error)}`);
      // without heads nothing below them can be read
      if (table === null) throw told;
      yield failureOf(raw, told, `${raw.name}#line=${row.line}`, row.bytes?.length ?? 0);
    }
  }
  if (table === null) throw new WhosaidError('EMPTY_DOCUMENT', 'the table has no rows, and no heads of columns');
}

async function* recordsIn(raw: RawInput, context: InputContext): AsyncGenerator<InputItem> {
  const { crawledRecords, placeName } = await import('./warc/records.js');
  for await (const record of crawledRecords(
    (from) => raw.open(from),
    context.options.limits.fileBytes,
    raw.path !== null,
  )) {
    const locator = `${raw.name}${placeName(record.place)}`;
    if (record.kind === 'bad') {
      const told = new WhosaidError(codeOf(record.error), `${raw.name}: ${messageOf(record.error)}`);
      yield failureOf(raw, told, locator, record.bytes);
      continue;
    }
    const { format, bytes, address, charset, day, place } = record;
    const source = makeSource(raw, context, {
      locator,
      format,
      bytes,
      known: { url: address, published: null },
      charset: charset ?? context.charset,
      referenceDate: context.referenceDate ?? day,
      access: { ...raw.access, record: place.offset, ...(place.inner === 0 ? {} : { inner: place.inner }) },
    });
    yield { kind: 'source', source };
  }
}

async function* listingIn(raw: RawInput, context: InputContext): AsyncGenerator<InputItem> {
  const { LISTING_BYTES } = await import('./web/xml.js');
  const { feedDocuments } = await import('./web/feed.js');
  const { sitemapDocuments } = await import('./web/sitemap.js');
  const limit = Math.min(LISTING_BYTES, context.options.limits.fileBytes);
  const bytes = await collect(raw.open(), limit);
  if (bytes === null) throw tooLarge(raw, limit);
  const listing = { address: raw.name, input: raw.input, bytes, charset: null, fromWeb: false };
  yield* raw.format === 'feed' ? feedDocuments(listing, context) : sitemapDocuments(listing, context);
}

async function* packedIn(
  raw: RawInput,
  packing: 'gzip' | 'bzip2',
  context: InputContext,
  meter: BombMeter,
): AsyncGenerator<InputItem> {
  const name = unpackedName(raw.name);
  const { inflate } = await import('./unpack/inflate.js');
  const unpacked = (): AsyncIterable<Uint8Array> =>
    meter.unpacked(inflate(raw.depth === 0 ? meter.packed(raw.open()) : raw.open(), packing, raw.name));
  const told = inputFormatOf(name) ?? (context.spec.kind === 'files' ? context.spec.format : null) ?? null;
  const looked = told === null && mayBeListing(name) ? await peek(unpacked(), LOOK_BYTES) : null;
  const format = told ?? (looked === null ? 'text' : listingOfHead(name, looked.first));
  if (format === packing || format === null) {
    await looked?.close();
    throw new WhosaidError('INPUT_UNSUPPORTED', `${raw.name}: its name does not tell what it holds`);
  }
  const open = looked === null ? unpacked : () => looked.all;
  yield* documentsIn({ ...raw, format, size: null, path: null, depth: raw.depth + 1, open }, context, meter);
}

/** Opens an .xml or .json member that turns out to be a feed; null for any other, and for one that is damaged, as nobody asked for it. */
async function openFeed(member: {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}): Promise<(() => AsyncIterable<Uint8Array>) | null> {
  try {
    const { first, all, close } = await peek(member.open(), LOOK_BYTES);
    if (listingOfHead(member.name, first) === 'feed') return () => all;
    await close();
  } catch {
    // passed over as what it seems to be
  }
  return null;
}

async function* membersIn(raw: RawInput, context: InputContext, meter: BombMeter): AsyncGenerator<InputItem> {
  const members = raw.access.members ?? [];
  if (members.length >= MOST_DEPTH) {
    throw new WhosaidError('ARCHIVE_TOO_DEEP', `${raw.name}: archives are nested more than ${MOST_DEPTH} deep`);
  }
  const { membersOf } = await import('./unpack/archive.js');
  const names = new Set<string>();
  for await (const member of membersOf(raw, context.options.limits.fileBytes, meter)) {
    const name = `${raw.name}#${member.name}`;
    const format = inputFormatOf(member.name);
    if (member.kind === 'refused' || names.has(member.name)) {
      const reason = member.kind === 'refused' ? member.reason : 'an earlier member has the same name';
      yield failureOf(raw, new WhosaidError('ARCHIVE_MEMBER', `${name}: not read: ${reason}`), name);
      continue;
    }
    names.add(member.name);
    if (format === null && !mayBeListing(member.name)) continue;
    const open = format === null ? await openFeed(member) : () => member.open();
    if (open === null) continue;
    const inside: RawInput = {
      name,
      input: raw.input,
      format: format ?? 'feed',
      size: member.size,
      path: null,
      passing: raw.passing,
      access: { ...raw.access, members: [...members, member.name] },
      depth: raw.depth + 1,
      open,
    };
    yield* documentsIn(inside, context, meter);
  }
}
