import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { codeOf, type ErrorCode, messageOf, WhosaidError } from '../errors.js';
import type { FilledIngestOptions } from '../ingest-options.js';
import { decodeLine, parseArticle } from '../readers/jsonl.js';
import type { Source } from '../stages/stage.js';
import { type Input, systemFailure } from './discover.js';
import { type Line, readLines } from './lines.js';

/** A document's bytes, or what is wrong with an input or line before any worker has seen it. */
export type SourceOrFailure =
  | { readonly kind: 'source'; readonly source: Source }
  | {
      readonly kind: 'failure';
      readonly locator: string;
      readonly input: string;
      readonly code: ErrorCode;
      readonly message: string;
      readonly bytes: number;
    };

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes);

/** A copy with memory of its own: what goes to a worker is cloned with the whole buffer that it is a view of. */
const alone = (bytes: Uint8Array): Uint8Array => Uint8Array.prototype.slice.call(bytes);

/** The documents of one input, one after the other, as they are asked for; a JSONL file of any size is streamed. */
export async function* sourcesOf(
  input: Exclude<Input, { kind: 'failure' }>,
  options: FilledIngestOptions,
  extractionKey: string,
): AsyncGenerator<SourceOrFailure> {
  const name = input.kind === 'stdin' ? '-' : input.path;
  const format = input.kind === 'stdin' ? (options.format ?? 'text') : input.format;
  const tooLarge = (bytes: number): SourceOrFailure => ({
    kind: 'failure',
    locator: name,
    input: name,
    code: 'FILE_TOO_LARGE',
    message: `${name}: more than ${options.limits.fileBytes} bytes; split it, or raise --max-file-bytes`,
    bytes,
  });
  const shared = {
    input: name,
    referenceDate: options.referenceDate,
    charset: options.charset,
    extractionKey,
    keepBytes: options.keepBytes === 'always' || (options.keepBytes === 'auto' && input.kind === 'stdin'),
  };
  try {
    if (format === 'jsonl') {
      const chunks = input.kind === 'stdin' ? options.stdin : createReadStream(input.path, { highWaterMark: 1 << 18 });
      yield* linesOf(name, chunks, options, shared);
      return;
    }
    if (input.kind === 'file' && input.size > options.limits.fileBytes) {
      yield tooLarge(0);
      return;
    }
    const bytes =
      input.kind === 'stdin'
        ? await collect(options.stdin, options.limits.fileBytes)
        : alone(await readFile(input.path));
    if (bytes === null || bytes.length > options.limits.fileBytes) {
      yield tooLarge(bytes?.length ?? 0);
      return;
    }
    const contentSha256 = sha256(bytes);
    // what came through a pipe has no name of its own but its content
    const locator = input.kind === 'stdin' ? `stdin:sha256:${contentSha256}` : name;
    const source: Source = {
      ...shared,
      locator,
      format,
      bytes,
      contentSha256,
      byteStart: 0,
      byteEnd: bytes.length,
      line: null,
    };
    yield { kind: 'source', source };
  } catch (error) {
    const known = codeOf(error) !== 'INTERNAL';
    const { code, message } = known ? { code: codeOf(error), message: messageOf(error) } : systemFailure(name, error);
    yield { kind: 'failure', locator: name, input: name, code, message, bytes: 0 };
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) return null;
    parts.push(chunk);
  }
  return alone(Buffer.concat(parts));
}

type SharedFields = Pick<Source, 'input' | 'referenceDate' | 'charset' | 'extractionKey' | 'keepBytes'>;

async function* linesOf(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: FilledIngestOptions,
  shared: SharedFields,
): AsyncGenerator<SourceOrFailure> {
  const ids = new Set<string>();
  for await (const line of readLines(chunks, options.limits.fileBytes)) {
    if (line.bytes !== null && isBlank(line.bytes)) continue;
    try {
      yield { kind: 'source', source: sourceOfLine(name, line, ids, options, shared) };
    } catch (error) {
      yield {
        kind: 'failure',
        locator: `${name}#line=${line.number}`,
        input: name,
        code: codeOf(error),
        message: `${name}, line ${line.number}: ${messageOf(error)}`,
        bytes: line.bytes?.length ?? 0,
      };
    }
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}

function sourceOfLine(
  name: string,
  line: Line,
  ids: Set<string>,
  options: FilledIngestOptions,
  shared: SharedFields,
): Source {
  if (line.bytes === null) {
    throw new WhosaidError('FILE_TOO_LARGE', `longer than ${options.limits.fileBytes} bytes; split the article`);
  }
  const id = String(parseArticle(decodeLine(line.bytes)).id ?? line.number);
  if (ids.has(id))
    throw new WhosaidError('JSONL_DUPLICATE_ID', `the id ${JSON.stringify(id)} stands on an earlier line`);
  ids.add(id);
  const bytes = alone(line.bytes);
  // what came through a pipe is kept in the store line by line, and bytes are counted in the line
  const piped = name === '-';
  const offset = piped ? 0 : line.offset;
  return {
    ...shared,
    locator: `${piped ? 'stdin' : name}#${id}`,
    format: 'jsonl',
    bytes,
    contentSha256: sha256(bytes),
    byteStart: offset,
    byteEnd: offset + bytes.length,
    line: line.number,
  };
}
