import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '../pipeline/errors.js';
import { jsonLines, scratchFolder, startWhosaid, whosaid } from './pipeline/cli/run-command.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { path: folder, remove } = scratchFolder();
afterAll(remove);

/** Words of a command line: quotes as a shell reads them, without a comment at its end. */
function wordsOf(line: string): string[] {
  return [...line.replace(/\s+#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? (match[2] as string));
}

/** Every command of the README's `sh` blocks, without the word `whosaid`. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap((block) => (block[1] as string).split('\n'))
  .filter((line) => line.startsWith('whosaid '))
  .map((line) => wordsOf(line).slice(1));
/** Commands that run until they are stopped. */
const STAYING = new Set(['serve', 'mcp', 'watch', 'schedule']);

beforeAll(() => {
  mkdirSync(join(folder, 'articles'));
  writeFileSync(
    join(folder, 'articles', 'budget.txt'),
    'The roads budget of Norvania reached €296 million in 2024, according to the Kestrel Office. “It rose 12%,” said Ada Brandt of the Kestrel Office.\n',
  );
});

describe('the README', () => {
  it('has commands to run', () => {
    expect(commands.length).toBeGreaterThan(20);
    expect(commands[0]?.[0]).toBe('ingest');
  });

  for (const command of commands) {
    it(`is right about: whosaid ${command.join(' ')}`, async () => {
      const [fact] = jsonLines(whosaid(folder, ['facts', '--jsonl', '--limit', '1']).stdout);
      // the README's fact stands for any
      const args = command.map((word) => (/^[0-9a-f]{8}$/.test(word) ? (fact?.fact_id as string) : word));
      if (!STAYING.has(args[0] as string)) {
        const { status, stdout, stderr } = whosaid(folder, args);
        expect(status, stderr).toBe(0);
        expect(`${stdout}${stderr}`).not.toBe('');
        return;
      }
      const { child, ended } = startWhosaid(folder, args);
      // an agent's server says nothing before it is asked
      if (args[0] !== 'mcp') await new Promise((said) => child.stderr?.once('data', said));
      child.kill('SIGTERM');
      const { status, signal, stderr } = await ended;
      expect([0, 143, null], stderr).toContain(status);
      if (status === null) expect(signal).toBe('SIGTERM');
    });
  }

  it('links to nothing that is not there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] as string);
    expect(targets.length).toBeGreaterThan(15);
    for (const target of targets) expect(existsSync(join(root, target)), target).toBe(true);
  });

  it('tells every exit code that errors lead to', () => {
    const told = [...readme.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap((row) =>
      (row[1] as string).split(', ').map(Number),
    );
    for (const { status } of Object.values(ERRORS)) expect(told).toContain(status);
  });
});
