import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type ExtractOptions, extract } from '../../extractors/extract.js';
import { toStandoff } from '../../extractors/standoff.js';
import { codeOf, messageOf, WhosaidError } from '../errors.js';
import { discover, systemFailure } from '../inputs/discover.js';
import type { InputFormat } from '../inputs/input.js';
import type { Limits } from '../limits.js';
import { readAny } from '../readers/read-any.js';
import { type Format, isFormat } from '../readers/reader.js';
import { extractJsonl } from './extract-jsonl.js';
import { failureLine } from './failure-line.js';

interface Options {
  readonly referenceDate: string | null;
  readonly format: InputFormat | null;
  readonly charset: string | null;
  /** What the user brings of their own. */
  readonly own: ExtractOptions;
  readonly limits: Limits;
  readonly write: (data: string) => Promise<void>;
  /** Told of each input that fails, beside the error line that is printed for it. */
  readonly onFailure: (message: string) => void;
}

/** Prints one line for each file (and for each line of a JSONL file); returns how many failed. Files are read one after the other. */
export async function extractFiles(paths: readonly string[], options: Options): Promise<number> {
  let failures = 0;
  const fail = async (id: string, error: unknown): Promise<void> => {
    failures++;
    const code = codeOf(error) === 'INTERNAL' ? 'READ_FAILED' : codeOf(error);
    options.onFailure(failureLine(id, code, messageOf(error)));
    const line = { id, line: null, error: { code, stage: 'read', message: messageOf(error) } };
    await options.write(`${JSON.stringify(line)}\n`);
  };
  for (const input of discover(paths, options.format)) {
    if (input.kind === 'failure') {
      await fail(input.path, new WhosaidError(input.code, input.message));
      continue;
    }
    const id = input.kind === 'stdin' ? '-' : input.given;
    const format = input.kind === 'stdin' ? (options.format ?? 'text') : input.format;
    try {
      if (format === 'jsonl') {
        const stream = input.kind === 'stdin' ? process.stdin : createReadStream(input.path);
        failures += await extractJsonl(stream, options.write, options.limits, options.referenceDate, options.own);
      } else if (!isFormat(format)) {
        throw new WhosaidError('INPUT_UNSUPPORTED', `${id}: ${format} holds many articles: use whosaid ingest`);
      } else {
        const bytes = input.kind === 'stdin' ? await collect(process.stdin) : await readFile(input.path);
        await options.write(await fileLine(id, bytes, format, options));
      }
    } catch (error) {
      const system = input.kind === 'file' && typeof (error as NodeJS.ErrnoException).syscall === 'string';
      const told = system ? systemFailure(input.path, error) : null;
      await fail(id, told === null ? error : new WhosaidError(told.code, told.message));
    }
  }
  return failures;
}

async function fileLine(id: string, bytes: Uint8Array, format: Format, options: Options): Promise<string> {
  const document = await readAny(bytes, format, {
    ...(options.charset === null ? {} : { charset: options.charset }),
    limits: { maxBytes: options.limits.fileBytes, maxTextLength: options.limits.textLength },
  });
  const referenceDate = document.published ?? options.referenceDate;
  const own = { ...options.own, tables: document.tables ?? null };
  const standoff = toStandoff(extract({ id, text: document.text, referenceDate }, own));
  const { title, byline, published, site, url } = document;
  return `${JSON.stringify({ ...standoff, title, byline, published, site, url, diagnostics: document.diagnostics })}\n`;
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
