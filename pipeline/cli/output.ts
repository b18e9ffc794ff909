import type { WriteStream } from 'node:tty';
import { printableData, printableJson, printableLines } from './text-width.js';

/** A reader of our output went away (`| head`): not an error, but nothing more can be said. */
export class ClosedOutput extends Error {}

let closed = false;

/**
 * Makes a closed standard output end the process quietly, with what had been decided so far. Called once, first of all.
 */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code === 'EPIPE') process.exit(0);
    process.exitCode = 1;
    process.stderr.write(`whosaid: cannot write to standard output: ${error.message}\n`);
  });
  process.stderr.on('error', () => {});
}

/** Writes rows of an article's own text (CSV, Markdown) to standard output: as they are to files and pipes, made safe for a terminal. */
export async function writeRows(rows: string): Promise<void> {
  await write(process.stdout.isTTY ? printableData(rows) : rows);
}

/** Writes a table or JSON to standard output and waits while its reader is slower than we are. */
export async function write(data: string): Promise<void> {
  if (closed) throw new ClosedOutput();
  // tables have been made printable cell by cell, and hold colours
  const shown = process.stdout.isTTY ? printableJson(data) : data;
  if (shown === '' || process.stdout.write(shown)) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
    process.stdout.once('close', resolve);
  });
}

/** Writes a message for people to standard error, with nothing in it that a terminal would obey. */
export function note(message: string): void {
  process.stderr.write(`${printableLines(message)}\n`);
}

/**
 * Whether a stream gets colours: --color/--no-color before FORCE_COLOR before NO_COLOR before what the stream is. An empty variable counts
 * as not set (no-color.org).
 */
export function wantsColor(
  stream: Pick<WriteStream, 'isTTY'>,
  env: NodeJS.ProcessEnv = process.env,
  flag?: boolean,
): boolean {
  if (flag !== undefined) return flag;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.TERM === 'dumb') return false;
  return stream.isTTY === true;
}

/** Columns that a table may take: those of the terminal, COLUMNS, or 120. */
export function tableWidth(stream: Pick<WriteStream, 'columns'> = process.stdout): number {
  const columns = stream.columns || Number(process.env.COLUMNS) || 120;
  return Math.max(60, Math.min(columns, 240));
}
