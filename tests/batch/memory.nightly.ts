import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { article } from '../pipeline/cli/run-command.js';
import { runBatch, slope } from './run-batch.js';

const DOCUMENTS = Number(process.env.WHOSAID_MEMORY_DOCUMENTS ?? 100_000);
const FILES = 100;

const root = mkdtempSync(join(tmpdir(), 'whosaid-memory-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe(`${DOCUMENTS} documents in one run`, () => {
  it('leave memory and file descriptors as they were', async () => {
    const folder = join(root, 'lines');
    mkdirSync(folder);
    for (let file = 0; file < FILES; file++) {
      const lines = Array.from({ length: DOCUMENTS / FILES }, (_, k) => {
        const n = (file * DOCUMENTS) / FILES + k;
        return JSON.stringify({ id: n, text: `${article(n)} Document ${n} of them.` });
      });
      writeFileSync(join(folder, `${String(file).padStart(3, '0')}.jsonl`), `${lines.join('\n')}\n`);
    }
    const { samples, documents, seconds } = await runBatch(folder, join(root, 'memory.db'));
    const grown = slope(samples, DOCUMENTS * 0.3);
    const peak = Math.max(...samples.map(({ rss }) => rss));
    const open = samples.slice(Math.floor(samples.length / 3)).map(({ descriptors }) => descriptors);
    process.stderr.write(
      `  ${seconds.toFixed(0)} s, slope ${grown.toFixed(0)} bytes a document, peak ${(peak / 1e6).toFixed(0)} MB, descriptors ${Math.min(...open)} to ${Math.max(...open)}\n`,
    );
    expect(documents?.new).toBe(DOCUMENTS);
    expect(grown).toBeLessThan(1000);
    expect(peak).toBeLessThan(1e9);
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(8);
  });
});
