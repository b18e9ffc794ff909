import type { IngestProgress } from '../ingest-options.js';
import { paintFor } from './paint.js';

const PLAIN_INTERVAL_MS = 10_000;
const BAR_INTERVAL_MS = 100;

export function megabytes(bytes: number): string {
  return bytes < 999_500 ? `${(bytes / 1e3).toFixed(bytes < 9950 ? 1 : 0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** Shows how a run gets on: a bar that redraws itself on a terminal, a line every ten seconds elsewhere. */
export class ProgressLine {
  readonly #stream = process.stderr;
  readonly #paint = paintFor(process.stderr);
  readonly #live: boolean;
  #shownAt: number = performance.now();
  #drawn = false;

  constructor(quiet: boolean) {
    this.#live = this.#stream.isTTY === true && process.env.TERM !== 'dumb';
    if (quiet) this.show = () => {};
  }

  show = (progress: IngestProgress): void => {
    const now = performance.now();
    if (now - this.#shownAt < (this.#live ? BAR_INTERVAL_MS : PLAIN_INTERVAL_MS)) return;
    this.#shownAt = now;
    const { documents, failed, claims, bytes, totalBytes, seconds } = progress;
    const rate = `${megabytes(bytes / Math.max(seconds, 0.001))}/s`;
    const told = `${count(documents, 'document')}, ${count(claims, 'claim')}, ${megabytes(bytes)}, ${rate}${failed > 0 ? `, ${failed} failed` : ''}`;
    if (!this.#live) {
      this.#stream.write(`whosaid: ${told}\n`);
      return;
    }
    const bar = totalBytes === null || totalBytes === 0 ? '' : `${this.#bar(Math.min(1, bytes / totalBytes))} `;
    this.#stream.write(`\r\x1b[2K${bar}${told}`);
    this.#drawn = true;
  };

  #bar(share: number): string {
    const full = Math.round(share * 24);
    const percent = `${Math.floor(share * 100)}%`.padStart(4);
    return `${this.#paint.cyan('━'.repeat(full))}${this.#paint.dim('━'.repeat(24 - full))}${percent}`;
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#drawn) this.#stream.write('\r\x1b[2K');
    this.#drawn = false;
  }
}
