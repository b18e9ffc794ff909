import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FuzzResult } from './fuzz.mjs';

const DOCUMENTS = Number(process.env.WHOSAID_FUZZ_DOCUMENTS ?? 1_000_000);
/** Others each night; a failure names the seed of its document. */
const FIRST = Number(process.env.WHOSAID_FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000) * DOCUMENTS) >>> 0;
const PROCESSES = availableParallelism();

const script = join(dirname(fileURLToPath(import.meta.url)), 'fuzz.mjs');

/** One process of its own; its last line, and how it ended. */
async function fuzzProcess(first: number, count: number): Promise<{ result: FuzzResult; status: number | null }> {
  const child = spawn(process.execPath, [script, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  child.stdout.on('data', (data) => {
    const lines = (last + data).split('\n');
    last = lines.at(-1) === '' ? `${lines.at(-2)}\n` : (lines.at(-1) as string);
  });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { result: JSON.parse(last) as FuzzResult, status };
}

describe(`${DOCUMENTS} random documents from seed ${FIRST}`, () => {
  it('lead to facts or to a reason, never to an error; and every mention is a slice of its text', async () => {
    const began = performance.now();
    const share = Math.ceil(DOCUMENTS / PROCESSES);
    const parts = await Promise.all(
      Array.from({ length: PROCESSES }, (_, k) => fuzzProcess((FIRST + k * share) >>> 0, share)),
    );
    const sum = (of: (result: FuzzResult) => number): number => parts.reduce((all, { result }) => all + of(result), 0);
    const seconds = (performance.now() - began) / 1000;
    process.stderr.write(
      `  ${sum((r) => r.done)} documents from seed ${FIRST} in ${seconds.toFixed(0)} s: ${sum((r) => r.document)} read, ${sum((r) => r.failed)} failed with a reason, ${sum((r) => r.skipped)} skipped, ${sum((r) => r.wrong.length)} wrong\n`,
    );
    expect(parts.flatMap(({ result }) => result.wrong)).toEqual([]);
    expect(parts.map(({ status }) => status)).toEqual(parts.map(() => 0));
    expect(sum((r) => r.done)).toBe(share * PROCESSES);
  });
});
