import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article } from '../pipeline/cli/run-command.js';
import { makeDocuments } from './make-documents.mjs';
import { descriptorsHeld, runBatch, slope } from './run-batch.js';

const DOCUMENTS = Number(process.env.WHOSAID_MEMORY_DOCUMENTS ?? 100_000);
const FILES = 100;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'whosaid-memory-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Reads a folder in one run and looks at what the process holds from the 30th of a hundred documents on. */
async function expectMemoryKept(folder: string, documents: number): Promise<void> {
  const run = await runBatch(folder, join(root, 'memory.db'));
  const { seconds, samples } = run;
  const grown = slope(samples, documents * 0.3);
  const peak = Math.max(...samples.map(({ rss }) => rss));
  const [middle, last] = descriptorsHeld(samples);
  process.stderr.write(
    `  ${seconds.toFixed(0)} s, slope ${grown.toFixed(0)} bytes a document, peak ${(peak / 1e6).toFixed(0)} MB, descriptors held ${middle}, then ${last}\n`,
  );
  expect(run.documents?.new).toBe(documents);
  expect(grown).toBeLessThan(1000);
  expect(peak).toBeLessThan(1e9);
  expect(last).toBeLessThanOrEqual(middle + 2);
}

describe(`${DOCUMENTS} documents in one run leave memory and file descriptors as they were`, () => {
  it('as lines of a hundred files', async () => {
    const folder = join(root, 'lines');
    mkdirSync(folder);
    for (let file = 0; file < FILES; file++) {
      const lines = Array.from({ length: DOCUMENTS / FILES }, (_, k) => {
        const n = (file * DOCUMENTS) / FILES + k;
        return JSON.stringify({ id: n, text: `${article(n)} Document ${n} of them.` });
      });
      writeFileSync(join(folder, `${String(file).padStart(3, '0')}.jsonl`), `${lines.join('\n')}\n`);
    }
    await expectMemoryKept(folder, DOCUMENTS);
  });

  it('mixed, in every format, some of them large, some of them broken', async () => {
    const folder = join(root, 'mixed');
    const { documents } = await makeDocuments(folder, { count: DOCUMENTS, seed: 2 });
    await expectMemoryKept(folder, documents);
  });
});
