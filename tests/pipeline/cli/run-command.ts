import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
/** The built command, as a user's shell would start it. */
export const COMMAND = join(root, 'dist', 'pipeline', 'cli', 'main.js');

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const plainEnvironment = (): NodeJS.ProcessEnv => {
  const { FORCE_COLOR: _, NO_COLOR: __, WHOSAID_DB: ___, ...rest } = process.env;
  return rest;
};

/** Runs the built command to its end, in `folder`. */
export function whosaid(
  folder: string,
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: NodeJS.ProcessEnv } = {},
): Outcome {
  const run = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    input: options.input ?? '',
    env: { ...plainEnvironment(), ...options.env },
    maxBuffer: 1 << 30,
  });
  return { status: run.status, signal: run.signal, stdout: run.stdout.toString(), stderr: run.stderr.toString() };
}

/** Starts the built command and hands it over while it runs. */
export function startWhosaid(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<Outcome> } {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: { ...plainEnvironment(), ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => (stdout += data));
  child.stderr?.on('data', (data) => (stderr += data));
  const ended = new Promise<Outcome>((done) => {
    child.on('close', (status, signal) => done({ status, signal, stdout, stderr }));
  });
  return { child, ended };
}

/** A folder of its own for one test file; `remove()` takes it away. */
export function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'whosaid-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A short article with figures, different for each `n`. */
export function article(n: number): string {
  return [
    `Norvania's budget for ${2000 + (n % 25)}`,
    '',
    `The ministry of roads of Norvania said on Monday that it had spent $${n + 2} billion on ${n + 11} bridges in ${2000 + (n % 25)}.`,
    `Its share of the budget rose ${(n % 40) + 1}% from ${1999 + (n % 25)}, according to the Kestrel Office, to about €${n + 1}.5 million a day.`,
    '',
  ].join('\n');
}

export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
